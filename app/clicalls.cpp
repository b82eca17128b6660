// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clicommand.h"
#include "app/clidevices.h"
#include "app/clifiles.h"
#include "app/clijson.h"

#include <QMediaDevices>

using namespace Qt::StringLiterals;

namespace causerie::cli
{

namespace
{

/// Whether a talk went wrong, and nobody hung up.
bool isBroken(EndReason reason)
{
    switch (reason) {
    case EndReason::Success:
    case EndReason::Busy:
    case EndReason::Decline:
    case EndReason::Cancel:
    case EndReason::AlternativeSession:
    case EndReason::Transferred:
        return false;
    case EndReason::Timeout:
    case EndReason::Gone:
    case EndReason::ConnectivityError:
    case EndReason::MediaError:
    case EndReason::SecurityError:
    case EndReason::FailedApplication:
    case EndReason::FailedTransport:
    case EndReason::UnsupportedApplications:
    case EndReason::UnsupportedTransports:
    case EndReason::IncompatibleParameters:
    case EndReason::Expired:
    case EndReason::GeneralError:
        return true;
    }
    Q_UNREACHABLE_RETURN(true);
}

/// `call` and `answer`: one call, from its first sign to its statistics.
class CallCommand final : public Command
{
public:
    CallCommand(Session &session, const Arguments &arguments)
        : Command(session), m_peer(arguments.verb == Verb::Call ? arguments.peer : Jid()), m_seconds(arguments.seconds),
          m_microphone(arguments.microphone), m_speaker(arguments.speaker)
    {
        if (!arguments.playFile.isEmpty() || !arguments.recordFile.isEmpty())
            m_audio.backend = media::AudioSettings::Backend::Files;
        m_audio.playFile = arguments.playFile;
        m_audio.recordFile = arguments.recordFile;
        if (arguments.processing) {
            m_audio.processing = *arguments.processing;
            m_audio.processesFiles = true;
        }
        session.calls().setMode(arguments.mode);
        m_talk.setSingleShot(true);
        connect(&m_talk, &QTimer::timeout, this, [this] { m_call->hangUp(); });
        connect(&session.calls(), &Calls::ended, this, &CallCommand::ended);
    }

    // Media goes on when the stream drops (and a call waited for may still come).
    bool survivesLoss() const override { return true; }

    void start() override
    {
        if (!m_microphone.isEmpty() || !m_speaker.isEmpty()) { // asking for the devices takes a while
            const auto input = chooseDevice(m_microphone, namesOf(QMediaDevices::audioInputs()), "microphone"_L1);
            const auto output = chooseDevice(m_speaker, namesOf(QMediaDevices::audioOutputs()), "speaker"_L1);
            if (!input || !output)
                return fail(u"device-unknown"_s, input ? output.error() : input.error());
            m_audio.inputId = *input;
            m_audio.outputId = *output;
        }
        session().calls().setAudio(m_audio);
    }

    void online() override
    {
        if (m_peer.isEmpty()) {
            connect(&session().calls(), &Calls::incoming, this, [this](Call *call) {
                if (m_call)
                    return;
                follow(call);
                call->answer();
            });
            print("waiting"_L1, {});
        } else if (Call *call = session().call(m_peer)) {
            follow(call);
        } else {
            fail(u"call-impossible"_s, m_peer.toString());
        }
    }

    void interrupt() override
    {
        if (!m_call)
            return Q_EMIT finished(kInterrupted);
        m_call->hangUp();
    }

private:
    void follow(Call *call)
    {
        m_call = call;
        print("call"_L1, fields(*call));
        connect(call, &Call::stateChanged, this, [this, call](CallState state) {
            if (state == CallState::Ended)
                return; // `ended` says more
            print("call"_L1, fields(*call));
            if (state == CallState::Active && m_seconds && !m_talk.isActive())
                m_talk.start(*m_seconds);
        });
        connect(call, &Call::firstAudio, this, [call] { print("first-audio"_L1, fields(*call)); });
        connect(call, &Call::troubleBegan, this,
                [call](media::SoundTrouble trouble) { print("sound-trouble"_L1, fields(*call, trouble)); });
        connect(call, &Call::troubleOver, this,
                [call](media::SoundTrouble trouble) { print("sound-works"_L1, fields(*call, trouble)); });
    }

    void ended(const Call *call)
    {
        if (call != m_call)
            return;
        m_talk.stop();
        print("call-ended"_L1, endFields(*call));
        const QString why = call->mediaError() ? word(*call->mediaError()) : word(call->endReason());
        if (call->outcome() == CallOutcome::Failed)
            fail(u"call-failed"_s, u"%1: %2"_s.arg(call->peer().toString(), why));
        else if (call->outcome() == CallOutcome::Answered && isBroken(call->endReason()))
            fail(u"call-broken-off"_s, u"%1: %2"_s.arg(call->peer().toString(), why));
        else if (const auto problem =
                     findRecordingProblem(m_audio.recordFile, std::chrono::milliseconds(call->activeMs())))
            fail(problem->kind, problem->text);
        else
            Q_EMIT finished(call->outcome() == CallOutcome::Answered ? kOk : kFailed);
    }

    Jid m_peer; ///< empty: waits for a call
    std::optional<std::chrono::seconds> m_seconds;
    QString m_microphone;
    QString m_speaker;
    media::AudioSettings m_audio;
    Call *m_call = nullptr;
    QTimer m_talk;
};

} // namespace

std::unique_ptr<Command> makeCallCommand(const Arguments &arguments, Session &session)
{
    return std::make_unique<CallCommand>(session, arguments);
}

} // namespace causerie::cli

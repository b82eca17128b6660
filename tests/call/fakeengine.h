// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/mediasession.h"
#include "core/media/abstractengine.h"

#include <QPointer>

namespace causerie::test
{

/// A media engine without sockets and sound. It finds one candidate at once, connects as soon as it knows the other
/// side and one candidate of it, and writes down what it was told. Signals come from the event loop, as real ones do.
class FakeEngine final : public media::AbstractEngine
{
public:
    struct Script {
        bool knowsItself = true; ///< localReady and one candidate follow `prepare`
        bool connects = true;    ///< `connected` and `firstAudio` follow `connectTo` with a candidate
        bool stops = true;       ///< `stopped` follows `stop`
    };

    explicit FakeEngine(Script script) : m_script(script) {}

    void prepare(const media::EngineSettings &given) override
    {
        settings = given;
        if (m_script.knowsItself)
            later([this] { introduce(); });
    }
    void introduce()
    {
        Q_EMIT localReady(local());
        Q_EMIT localCandidates({candidate(1)});
    }
    void connectTo(const media::RemoteTransport &other, const media::AudioParameters &agreed) override
    {
        remote = other;
        parameters = agreed;
        tryToConnect();
    }
    void addRemoteCandidates(const QList<media::Candidate> &candidates) override
    {
        remoteCandidates += candidates;
        tryToConnect();
    }
    void setIceServers(const QList<media::IceServer> &servers) override { settings.iceServers = servers; }
    void restart() override
    {
        ++restarts;
        later([this] {
            Q_EMIT restarted(ofGeneration(restarts));
            Q_EMIT localCandidates({candidate(10 + restarts)});
        });
    }
    void reconnectTo(const media::IceCredentials &credentials) override { reconnectedTo = credentials; }
    void setMuted(bool on) override { muted = on; }
    void setHeld(bool on) override { held = on; }
    void setListenedTo(bool on) override { listenedTo = on; }
    void setAudio(const media::AudioSettings &audio) override { settings.audio = audio; }
    void setMode(media::CallMode mode) override { settings.mode = mode; }
    void sendDigits(const QString &keys) override { digits += keys; }
    void stop() override
    {
        isStopped = true;
        if (m_script.stops)
            later([this] { Q_EMIT stopped(statistics); });
    }

    static media::LocalTransport local()
    {
        media::LocalTransport transport;
        transport.credentials = {QStringLiteral("ufra"), QStringLiteral("passwordpasswordpassword")};
        transport.fingerprint = {QStringLiteral("sha-256"), QByteArray(32, 'f')};
        transport.ssrc = 4711;
        transport.cname = QStringLiteral("cname");
        return transport;
    }
    static media::IceCredentials ofGeneration(int number)
    {
        return {QStringLiteral("ufr%1").arg(number), QStringLiteral("passwordpasswordpasswor%1").arg(number)};
    }
    static media::Candidate candidate(int number)
    {
        media::Candidate found;
        found.foundation = QString::number(number);
        found.priority = 2130706431U - unsigned(number);
        found.address = QStringLiteral("192.0.2.%1").arg(number);
        found.port = 5000;
        return found;
    }

    media::EngineSettings settings;
    std::optional<media::RemoteTransport> remote;
    std::optional<media::AudioParameters> parameters;
    QList<media::Candidate> remoteCandidates;
    media::Statistics statistics;
    QString digits; ///< all that were to be sent
    bool muted = false;
    bool held = false;
    bool listenedTo = true;
    bool isStopped = false;
    int restarts = 0;
    std::optional<media::IceCredentials> reconnectedTo; ///< what `reconnectTo` was told last

private:
    template<typename Work>
    void later(Work work)
    {
        QMetaObject::invokeMethod(this, work, Qt::QueuedConnection);
    }
    void tryToConnect()
    {
        if (!m_script.connects || !remote || remoteCandidates.isEmpty() || std::exchange(m_connecting, true))
            return;
        later([this] {
            if (isStopped)
                return;
            Q_EMIT connected();
            Q_EMIT firstAudio();
        });
    }

    const Script m_script;
    bool m_connecting = false;
};

/// Makes fake engines and remembers the last one.
struct FakeEngines {
    FakeEngine::Script script;
    QPointer<FakeEngine> last;
    int made = 0;

    EngineFactory factory()
    {
        return [this] {
            auto engine = std::make_unique<FakeEngine>(script);
            last = engine.get();
            ++made;
            return engine;
        };
    }
};

} // namespace causerie::test

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/callwords.h"

#include "ui/call/warningwords.h"
#include "ui/style/format.h"

#include <QCoreApplication>

namespace causerie::ui
{

namespace
{
struct CallWords {
    Q_DECLARE_TR_FUNCTIONS(causerie::ui::CallWords)
};

EndWords trouble(const QString &title, const QString &detail)
{
    return {title, detail, true};
}

EndWords failedWords(const CallFacts &facts)
{
    if (facts.mediaError)
        return trouble(CallWords::tr("The call failed"), mediaErrorText(*facts.mediaError));
    switch (facts.endReason) {
    case EndReason::ConnectivityError:
    case EndReason::FailedTransport:
        return trouble(CallWords::tr("The call failed"), mediaErrorText(media::EngineError::IceFailed));
    case EndReason::SecurityError:
        return trouble(CallWords::tr("The call failed"), mediaErrorText(media::EngineError::DtlsFailed));
    case EndReason::UnsupportedApplications:
    case EndReason::UnsupportedTransports:
    case EndReason::IncompatibleParameters:
    case EndReason::FailedApplication:
        return trouble(CallWords::tr("The call failed"),
                       CallWords::tr("The programs of the two sides know no common way to talk."));
    case EndReason::Timeout:
    case EndReason::Expired:
        return trouble(CallWords::tr("No answer in time"),
                       CallWords::tr("%1 could not be reached just now.", "%1 is the contact's name").arg(facts.name));
    case EndReason::Gone:
        return trouble(CallWords::tr("%1 is not there any more", "%1 is the contact's name").arg(facts.name),
                       CallWords::tr("Their device went offline during the call."));
    case EndReason::MediaError:
        return trouble(CallWords::tr("The call failed"), CallWords::tr("The other side had trouble with its sound."));
    case EndReason::Success:
    case EndReason::Busy:
    case EndReason::Decline:
    case EndReason::Cancel:
    case EndReason::AlternativeSession:
    case EndReason::Transferred:
    case EndReason::GeneralError:
        break;
    }
    return trouble(CallWords::tr("The call failed"),
                   CallWords::tr("The other side or its server reported an error. Try again in a moment."));
}

/// Only who has handed them on knows to whom.
QString transferredDetail(const CallFacts &facts)
{
    return facts.transferTarget.isEmpty()
               ? QString()
               : CallWords::tr("%1 turns to %2 now.", "%1 is the contact's name, %2 an address")
                     .arg(facts.name, facts.transferTarget.toString());
}
} // namespace

QString phaseText(const CallFacts &facts)
{
    const QString timer = formatClock(facts.activeMs / 1000);
    switch (facts.state) {
    case CallState::Idle:
    case CallState::Proposed:
        return CallWords::tr("Calling…");
    case CallState::Ringing:
        return facts.direction == Direction::Incoming ? CallWords::tr("Incoming voice call…")
                                                      : CallWords::tr("Ringing…");
    case CallState::Connecting:
        return CallWords::tr("Connecting…");
    case CallState::Active:
        if (facts.moving)
            return CallWords::tr("The other side changes the device…");
        if (facts.reconnecting)
            return CallWords::tr("Connection interrupted…");
        if (facts.held)
            return CallWords::tr("%1 · on hold", "%1 is the call's timer").arg(timer);
        if (facts.peerHolding)
            return CallWords::tr("%1 · the other side put you on hold", "%1 is the call's timer").arg(timer);
        if (facts.peerMuted)
            return CallWords::tr("%1 · the other side is muted", "%1 is the call's timer").arg(timer);
        if (!facts.transferTarget.isEmpty())
            return CallWords::tr("%1 · asked to call %2", "%1 is the call's timer, %2 an address")
                .arg(timer, facts.transferTarget.toString());
        if (facts.talkMode == TalkMode::PushToTalk && facts.muted)
            return CallWords::tr("%1 · hold %2 to talk", "%1 is the call's timer, %2 a key").arg(timer, facts.talkKey);
        if (facts.talkMode == TalkMode::PushToMute && !facts.muted)
            return CallWords::tr("%1 · hold %2 to be silent", "%1 is the call's timer, %2 a key")
                .arg(timer, facts.talkKey);
        if (facts.transferRefused)
            return CallWords::tr("%1 · could not be transferred", "%1 is the call's timer").arg(timer);
        return timer;
    case CallState::Ending:
        return CallWords::tr("Hanging up…");
    case CallState::Ended:
        return facts.wasAnswered ? formatLength(facts.activeMs / 1000) : QString();
    }
    Q_UNREACHABLE_RETURN({});
}

QString securityText(const CallFacts &facts)
{
    const bool hasKeys = facts.state == CallState::Active && !facts.statistics.srtpProfile.isEmpty();
    return hasKeys ? CallWords::tr("Encrypted between the two devices (DTLS-SRTP)") : QString();
}

QString authText(const CallFacts &facts)
{
    return securityText(facts).isEmpty() || facts.authString.isEmpty()
               ? QString()
               : CallWords::tr("To compare aloud: %1", "%1 are twelve digits").arg(facts.authString);
}

QString authTip()
{
    return CallWords::tr("Read these digits to each other. If both of you see the same ones, nobody listens in "
                         "between, not even the servers.");
}

EndWords endWords(const CallFacts &facts)
{
    if (facts.state != CallState::Ended)
        return {CallWords::tr("Hanging up…"), {}, false};
    switch (facts.outcome) {
    case CallOutcome::Answered:
        if (facts.wasTaken)
            return {CallWords::tr("Taken on another device"), {}, false};
        if (facts.mediaError || facts.endReason == EndReason::ConnectivityError || facts.endReason == EndReason::Gone)
            return failedWords(facts);
        if (facts.endReason == EndReason::Transferred)
            return {CallWords::tr("Transferred"), transferredDetail(facts), false};
        return {CallWords::tr("Call ended"), {}, false};
    case CallOutcome::Missed:
        return facts.direction == Direction::Incoming
                   ? EndWords{CallWords::tr("Missed call"), {}, false}
                   : EndWords{CallWords::tr("No answer"),
                              CallWords::tr("%1 did not pick up.", "%1 is the contact's name").arg(facts.name), false};
    case CallOutcome::Declined:
        return facts.direction == Direction::Incoming
                   ? EndWords{CallWords::tr("Call declined"), {}, false}
                   : EndWords{CallWords::tr("Declined"),
                              CallWords::tr("%1 does not want to talk just now.", "%1 is the contact's name")
                                  .arg(facts.name),
                              false};
    case CallOutcome::Busy:
        if (facts.direction == Direction::Incoming)
            return {CallWords::tr("Missed call"), CallWords::tr("You were in another call."), false};
        return {CallWords::tr("Busy"),
                CallWords::tr("%1 is in another call.", "%1 is the contact's name").arg(facts.name), false};
    case CallOutcome::Cancelled:
        return {CallWords::tr("Call cancelled"), {}, false};
    case CallOutcome::AnsweredElsewhere:
        return {CallWords::tr("Answered on another device"), {}, false};
    case CallOutcome::Failed:
        return failedWords(facts);
    }
    Q_UNREACHABLE_RETURN({});
}

QString mediaErrorText(media::EngineError error)
{
    switch (error) {
    case media::EngineError::IceFailed:
        return CallWords::tr("No path for the sound was found between the two networks. A relay (TURN) on the server "
                             "would help; another network may, too.");
    case media::EngineError::DtlsFailed:
        return CallWords::tr("No encryption could be agreed between the two devices, so no sound was sent.");
    case media::EngineError::FingerprintMismatch:
        return CallWords::tr("The device that answered is not the one that was announced. Someone may have been "
                             "listening, so the call was ended.");
    case media::EngineError::Internal:
        return CallWords::tr("Something went wrong inside Causerie. Try again; if it stays, please report it.");
    }
    Q_UNREACHABLE_RETURN({});
}

QString soundTroubleText(media::SoundTrouble trouble)
{
    switch (trouble) {
    case media::SoundTrouble::NoMicrophone:
        return CallWords::tr("No microphone works, so you are not heard. Plug one in, or choose another in the devices "
                             "menu.");
    case media::SoundTrouble::FileUnreadable:
        return CallWords::tr("The sound file to be played could not be read.");
    case media::SoundTrouble::SilentMicrophone:
        return CallWords::tr("Your microphone gives only silence. Perhaps it is muted by a switch of its own or in the "
                             "settings of the system.");
    case media::SoundTrouble::NoSpeaker:
        return CallWords::tr("No loudspeaker works, so you hear nothing. Plug one in, or choose another in the devices "
                             "menu.");
    case media::SoundTrouble::FileUnwritable:
        return CallWords::tr("The sound file could not be written.");
    }
    Q_UNREACHABLE_RETURN({});
}

QString troubleText(const CallFacts &facts)
{
    if (facts.mediaError)
        return mediaErrorText(*facts.mediaError);
    const auto trouble = facts.soundTroubles.gravest();
    if (trouble)
        return soundTroubleText(*trouble);
    return facts.warnings.isEmpty() ? QString() : warningText(facts.warnings.first());
}

} // namespace causerie::ui

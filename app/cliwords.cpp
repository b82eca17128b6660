// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clijson.h"

using namespace Qt::StringLiterals;

namespace causerie::cli
{

QString word(Availability availability)
{
    switch (availability) {
    case Availability::Offline:
        return u"offline"_s;
    case Availability::DoNotDisturb:
        return u"dnd"_s;
    case Availability::ExtendedAway:
        return u"xa"_s;
    case Availability::Away:
        return u"away"_s;
    case Availability::Available:
        return u"available"_s;
    case Availability::FreeForChat:
        return u"chat"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString word(Subscription subscription)
{
    switch (subscription) {
    case Subscription::None:
        return u"none"_s;
    case Subscription::To:
        return u"to"_s;
    case Subscription::From:
        return u"from"_s;
    case Subscription::Both:
        return u"both"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString word(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Pending:
        return u"pending"_s;
    case DeliveryState::Failed:
        return u"failed"_s;
    case DeliveryState::Sent:
        return u"sent"_s;
    case DeliveryState::Delivered:
        return u"delivered"_s;
    case DeliveryState::Read:
        return u"read"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString word(CallOutcome outcome)
{
    switch (outcome) {
    case CallOutcome::Answered:
        return u"answered"_s;
    case CallOutcome::Missed:
        return u"missed"_s;
    case CallOutcome::Declined:
        return u"declined"_s;
    case CallOutcome::Busy:
        return u"busy"_s;
    case CallOutcome::Cancelled:
        return u"cancelled"_s;
    case CallOutcome::Failed:
        return u"failed"_s;
    case CallOutcome::AnsweredElsewhere:
        return u"answered-elsewhere"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString word(CallState state)
{
    switch (state) {
    case CallState::Idle:
        return u"idle"_s;
    case CallState::Proposed:
        return u"proposed"_s;
    case CallState::Ringing:
        return u"ringing"_s;
    case CallState::Connecting:
        return u"connecting"_s;
    case CallState::Active:
        return u"active"_s;
    case CallState::Ending:
        return u"ending"_s;
    case CallState::Ended:
        return u"ended"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString word(EndReason reason)
{
    switch (reason) {
    case EndReason::Success:
        return u"success"_s;
    case EndReason::Busy:
        return u"busy"_s;
    case EndReason::Decline:
        return u"decline"_s;
    case EndReason::Cancel:
        return u"cancel"_s;
    case EndReason::Timeout:
        return u"timeout"_s;
    case EndReason::Gone:
        return u"gone"_s;
    case EndReason::ConnectivityError:
        return u"connectivity-error"_s;
    case EndReason::MediaError:
        return u"media-error"_s;
    case EndReason::SecurityError:
        return u"security-error"_s;
    case EndReason::FailedApplication:
        return u"failed-application"_s;
    case EndReason::FailedTransport:
        return u"failed-transport"_s;
    case EndReason::UnsupportedApplications:
        return u"unsupported-applications"_s;
    case EndReason::UnsupportedTransports:
        return u"unsupported-transports"_s;
    case EndReason::IncompatibleParameters:
        return u"incompatible-parameters"_s;
    case EndReason::Expired:
        return u"expired"_s;
    case EndReason::AlternativeSession:
        return u"alternative-session"_s;
    case EndReason::Transferred:
        return u"transferred"_s;
    case EndReason::GeneralError:
        return u"general-error"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString word(RequestError error)
{
    switch (error) {
    case RequestError::NotConnected:
        return u"not-connected"_s;
    case RequestError::Timeout:
        return u"request-timeout"_s;
    case RequestError::Refused:
        return u"request-refused"_s;
    case RequestError::BadAnswer:
        return u"bad-answer"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString word(media::EngineError error)
{
    switch (error) {
    case media::EngineError::IceFailed:
        return u"no-path"_s;
    case media::EngineError::DtlsFailed:
        return u"no-keys"_s;
    case media::EngineError::FingerprintMismatch:
        return u"fingerprint-mismatch"_s;
    case media::EngineError::Internal:
        return u"internal"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString word(media::SoundTrouble trouble)
{
    switch (trouble) {
    case media::SoundTrouble::NoMicrophone:
        return u"no-microphone"_s;
    case media::SoundTrouble::FileUnreadable:
        return u"file-unreadable"_s;
    case media::SoundTrouble::SilentMicrophone:
        return u"silent-microphone"_s;
    case media::SoundTrouble::NoSpeaker:
        return u"no-speaker"_s;
    case media::SoundTrouble::FileUnwritable:
        return u"file-unwritable"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace causerie::cli

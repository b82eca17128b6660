// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/calloutcome.h"

namespace causerie
{

CallOutcome outcomeOf(Direction direction, CallState at, EndedBy endedBy, EndReason reason)
{
    if (at == CallState::Active)
        return CallOutcome::Answered;
    if (endedBy == EndedBy::Elsewhere)
        return reason == EndReason::Success ? CallOutcome::AnsweredElsewhere : CallOutcome::Declined;
    const bool incoming = direction == Direction::Incoming;
    if (incoming && at == CallState::Ringing && endedBy == EndedBy::Peer)
        return CallOutcome::Missed; // whatever reason they give
    switch (reason) {
    case EndReason::Busy:
        return incoming ? CallOutcome::Missed : CallOutcome::Busy;
    case EndReason::Decline:
        return CallOutcome::Declined;
    case EndReason::Cancel:
    case EndReason::Success:
    case EndReason::Transferred:
        // A peer that leaves before the first word has not taken our call; we may have taken theirs too late.
        if (endedBy == EndedBy::Us)
            return CallOutcome::Cancelled;
        return incoming ? CallOutcome::Missed : CallOutcome::Declined;
    case EndReason::Timeout:
    case EndReason::Expired:
    case EndReason::AlternativeSession:
        return CallOutcome::Missed;
    case EndReason::Gone:
        return incoming ? CallOutcome::Missed : CallOutcome::Failed;
    case EndReason::ConnectivityError:
    case EndReason::MediaError:
    case EndReason::SecurityError:
    case EndReason::FailedApplication:
    case EndReason::FailedTransport:
    case EndReason::UnsupportedApplications:
    case EndReason::UnsupportedTransports:
    case EndReason::IncompatibleParameters:
    case EndReason::GeneralError:
        return CallOutcome::Failed;
    }
    return CallOutcome::Failed;
}

EndReason finishReason(EndReason reason)
{
    switch (reason) {
    case EndReason::Success:
    case EndReason::ConnectivityError:
        return reason;
    case EndReason::Transferred:
        return EndReason::Success;
    case EndReason::Busy:
    case EndReason::Decline:
    case EndReason::Cancel:
    case EndReason::Timeout:
    case EndReason::Gone:
    case EndReason::Expired:
    case EndReason::AlternativeSession:
        return EndReason::Expired;
    case EndReason::MediaError:
    case EndReason::SecurityError:
    case EndReason::FailedApplication:
    case EndReason::FailedTransport:
    case EndReason::UnsupportedApplications:
    case EndReason::UnsupportedTransports:
    case EndReason::IncompatibleParameters:
    case EndReason::GeneralError:
        return EndReason::ConnectivityError;
    }
    return EndReason::Expired;
}

EndReason reasonOf(media::EngineError error)
{
    switch (error) {
    case media::EngineError::IceFailed:
        return EndReason::ConnectivityError;
    case media::EngineError::DtlsFailed: // the path was there; their refusal of our certificate comes as this, too
    case media::EngineError::FingerprintMismatch:
        return EndReason::SecurityError;
    case media::EngineError::Internal:
        return EndReason::GeneralError;
    }
    return EndReason::GeneralError;
}

} // namespace causerie

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/signalling.h"
#include "core/xmpp/arrival.h"
#include "core/xmpp/messageparse.h"

#include <QDomElement>

#include <chrono>
#include <optional>

class QXmppMessage;

namespace causerie::xmpp
{

/// One element of XEP-0353; `Accept` is the old word devices without carbons send to their own account.
struct CallMessage {
    enum class Verb { Propose, Retract, Ringing, Proceed, Accept, Reject, Finish };

    Verb verb = Verb::Propose;
    QString sid;
    bool takesAudio = false;               ///< propose: speech is asked for
    EndReason reason = EndReason::Success; ///< retract, reject, finish; their default when missing
    bool tieBreak = false;                 ///< XEP-0353 §tie-break-1
    QString movedTo = {};                  ///< finish: the session that goes on instead (§tie-break-2); else empty

    friend bool operator==(const CallMessage &, const CallMessage &) = default;
};

/// The first element of a call in a <message/>, nothing without one. Liberal in what stands beside it. Pure.
std::optional<CallMessage> parseCallMessage(const QDomElement &message);

/// The stanza: type chat, kept by archives, `Expired` as a tie-break. `id` is the stanza's.
QXmppMessage toStanza(const CallMessage &message, const Jid &to, const QString &id);

/// The stanza ids by which a bounce is known again.
QString proposalId(const QString &sid);
QString proceedId(const QString &sid);

/// What a message about a call means to this device.
struct CallNews {
    enum class Kind {
        Proposed,
        Retracted,
        Ringing,
        Proceeded,
        Rejected,
        Finished,           ///< the peer's
        Moved,              ///< the peer's: it goes on as `movedTo`
        Bounced,            ///< our propose came back
        ProceededElsewhere, ///< the peer's, to another device of ours
        CalledElsewhere,    ///< from here on: another device of ours
        AnsweredElsewhere,
        RejectedElsewhere,
        EndedElsewhere
    };
    Kind kind = Kind::Proposed;
    Jid peer; ///< the other side; of a bounce: whom it did not reach; empty for what our devices say to themselves
    QString sid;
    EndReason reason = EndReason::Success;
    QString receiptId;    ///< Proposed: the id a receipt acknowledges, empty when none is wanted
    QString movedTo = {}; ///< Moved
    Jid device = {};      ///< which of ours, where another one acted

    friend bool operator==(const CallNews &, const CallNews &) = default;
};

/// A propose that waited longer than this on a server does not ring any more.
inline constexpr std::chrono::seconds kOldestProposal{45};

/// `message` came by `route`; `own` is our full address. A `proceed` to this device or to all of ours is `Proceeded`; a
/// copy of one for a single device must not start a session. Nothing for rooms, where one address is many people's,
/// archives, and what is too old. Pure.
std::optional<CallNews> readCallNews(const QDomElement &message, Route route, const Jid &own, const QDateTime &now,
                                     const std::optional<QDateTime> &carbonDelay = {});

} // namespace causerie::xmpp

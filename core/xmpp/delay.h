// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace causerie::xmpp
{

/// When a message was first sent, as `by` says (XEP-0203); anybody can write any name there.
struct Delay {
    Jid by;
    QDateTime stamp;
    friend bool operator==(const Delay &, const Delay &) = default;
};

/// A time in which our server may have kept messages for us, because it could not reach us.
struct Backlog {
    QDateTime since; ///< nothing kept is older; invalid: there is no telling
    QDateTime until; ///< from then on it could reach us
    friend bool operator==(const Backlog &, const Backlog &) = default;
};

/// When a message that came by itself, not as a copy, was sent, if our own server vouches for another time than now.
/// XEP-0203 §8 leaves that to us, and servers do not take away what a sender writes in their name. So:
/// - a delay counts only while the server hands over what it kept (`backlog`): what is sent to somebody who can be
///   reached is not kept;
/// - it counts only in the name of our server or account;
/// - of several the newest counts that is not in the future: the server stamps a message after it was written, so
///   whoever wants to seem older than that is overruled, wherever servers put theirs;
/// - it is brought inside of `backlog`: what a resumed stream still owed us was not sent before that stream fell
/// silent. Pure.
std::optional<QDateTime> trustedDelay(const QList<Delay> &delays, const Jid &own,
                                      const std::optional<Backlog> &backlog);

} // namespace causerie::xmpp

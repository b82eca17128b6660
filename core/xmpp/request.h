// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDomElement>
#include <QObject>
#include <QString>

#include <chrono>
#include <expected>
#include <functional>

class QXmppIq;

namespace causerie::xmpp
{

class Connection;

/// Why an IQ brought no result (RFC 6120 §8.2.3, §8.3).
struct IqError {
    enum class Kind { NotConnected, Timeout, Refused, BadAnswer };
    Kind kind = Kind::Refused;
    QString condition;   ///< RFC 6120 §8.3.3, e.g. "item-not-found"
    QString application; ///< the application-specific condition's element name, e.g. "unknown-session"
    QString text;        ///< the server's words
};

using IqResult = std::expected<QDomElement, IqError>; ///< the whole <iq type='result'/>

inline constexpr std::chrono::milliseconds kRequestDeadline{15'000};

/// Sends `iq` (get or set) under a fresh UUID and calls `done` exactly once unless `context` dies first: with the
/// result, an error, or `Timeout` at the deadline. `done` never runs inside QXmpp's own code, so it may
/// close the connection. Thread: GUI.
void request(Connection &connection, QXmppIq &&iq, QObject *context, std::function<void(IqResult)> done,
             std::chrono::milliseconds deadline = kRequestDeadline);

/// Asks our server for a sign of life (XEP-0199 §4.2); a refusal is one, too. Stanzas stay in order, so the answer
/// also says that it is done with what was sent before.
void ping(Connection &connection, QObject *context, std::function<void(IqResult)> done,
          std::chrono::milliseconds deadline = kRequestDeadline);

} // namespace causerie::xmpp

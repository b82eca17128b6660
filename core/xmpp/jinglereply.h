// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/jinglesessions.h"

class QDomElement;
class QXmlStreamWriter;
class QXmppClient;

namespace causerie::xmpp
{

/// The errors of XEP-0166 §10, each with its stanza condition and its own.
enum class JingleRefusal {
    BadRequest,         ///< bad-request
    UnknownSession,     ///< item-not-found, unknown-session
    OutOfOrder,         ///< unexpected-request, out-of-order
    UnsupportedInfo,    ///< feature-not-implemented, unsupported-info
    ResourceConstraint, ///< resource-constraint
    Absent              ///< service-unavailable: what a server says for a device that is not there
};

/// What a verdict means for the answer; nothing when the action is taken. To those who may not know that we are here we
/// are as absent as a device that is not there (RFC 6121 §8.5.3.2.3). Pure.
std::optional<JingleRefusal> refusalOf(JingleSessions::Verdict verdict, bool mayKnow);

/// Writes <error/>.
void writeRefusal(QXmlStreamWriter &writer, JingleRefusal refusal);
/// Answers the IQ `stanza` with it.
void refuseJingle(QXmppClient &client, const QDomElement &stanza, JingleRefusal refusal);

} // namespace causerie::xmpp

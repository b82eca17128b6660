// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"
#include "core/xmpp/fallback.h"

#include <QDomElement>
#include <QXmlStreamWriter>

#include <optional>

namespace causerie::xmpp
{

/// Which message is answered (XEP-0461).
struct ReplyPayload {
    QString target;
    Jid author; ///< empty when not said or not an address
    friend bool operator==(const ReplyPayload &, const ReplyPayload &) = default;
};

/// Nothing without a target. Pure.
std::optional<ReplyPayload> readReply(const QDomElement &reply);

/// A fallback's text ("> Hello\n> you\n") as it was before it was quoted, at most `limit` characters. Pure.
QString unquoted(const QString &fallback, qsizetype limit);
/// `quote` as lines behind "> ", each with its line feed; empty for an empty one (XEP-0461 §3.1). Pure.
QString quoted(const QString &quote);

/// The element, and which part of every body is `quoted(quote)`, when that is there.
void writeReply(QXmlStreamWriter &writer, const ReplyPayload &reply, const QString &quote);

} // namespace causerie::xmpp

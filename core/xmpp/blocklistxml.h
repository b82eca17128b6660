// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/report.h"

#include <QDomElement>

#include <optional>
#include <vector>

class QXmlStreamWriter;

/// What XEP-0191 and XEP-0377 put on the wire. Pure; any thread.
namespace causerie::xmpp
{

inline constexpr QLatin1StringView kBlocking{"urn:xmpp:blocking"};
inline constexpr QLatin1StringView kReporting{"urn:xmpp:reporting:1"};

/// The addresses below <blocklist/>, <block/> or <unblock/>; what is no address is left out, each is there once,
/// sorted.
std::vector<Jid> parseBlockItems(const QDomElement &list);

/// <block/> with one item, and the report beside it.
void writeBlock(QXmlStreamWriter &writer, const Jid &jid, const std::optional<Report> &report);
/// <unblock/> with these; an empty one would unblock everybody, so `jids` must not be empty.
void writeUnblock(QXmlStreamWriter &writer, const std::vector<Jid> &jids);

} // namespace causerie::xmpp

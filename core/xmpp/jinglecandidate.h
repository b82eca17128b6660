// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/parameters.h"

#include <QDomElement>

#include <optional>

class QXmlStreamWriter;

namespace causerie::xmpp
{

/// A decimal number within limits; nothing for anything else ("+1", " 1", "1e3").
std::optional<qint64> wireNumber(QStringView text, qint64 least, qint64 most);

/// Reads one <candidate/> (XEP-0176 §5.4). Nothing for TCP, priority 0, port 0, unknown types, and addresses that
/// no single host has (multicast, broadcast, unspecified) or that need a scope (link-local). Pure.
std::optional<media::Candidate> parseCandidate(const QDomElement &element);

/// Writes every attribute the schema and other clients ask for; the id follows from the content.
void writeCandidate(QXmlStreamWriter &writer, const media::Candidate &candidate);

} // namespace causerie::xmpp

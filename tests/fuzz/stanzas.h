// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/streamparser.h"

#include <cstdint>
#include <functional>

namespace causerie::fuzz
{

/// Reads the input as the children of a stream, as the connection does, and calls `take` with each.
inline void forEachStanza(const std::uint8_t *data, std::size_t size,
                          const std::function<void(const QDomElement &)> &take)
{
    xmpp::StreamParser parser;
    parser.addData("<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'"
                   " from='example.test' id='s' version='1.0'>");
    parser.addData(QByteArrayView(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    while (const auto event = parser.next()) {
        if (const auto *document = std::get_if<QDomDocument>(&*event))
            take(document->documentElement());
        else if (!std::holds_alternative<xmpp::StreamHeader>(*event))
            return;
    }
}

} // namespace causerie::fuzz

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"

#include <QDomElement>
#include <QXmlStreamWriter>

#include <optional>

namespace causerie::xmpp
{

/// A message is taken back, by who sent it (XEP-0424) or by a room for a moderator (XEP-0425), in the present or the
/// older form of either.
struct RetractionPayload {
    QString target; ///< empty in a tombstone, which stands where the message was
    bool isModeration = false;
    Jid moderator;  ///< as the room says, may be empty
    QString reason; ///< a moderator's words
    friend bool operator==(const RetractionPayload &, const RetractionPayload &) = default;
};

/// What one child of a message says: a retraction, if it is one. Nothing without a target. Pure.
std::optional<RetractionPayload> readRetraction(const QDomElement &child);
/// What an archive leaves in place of a message that was taken back (XEP-0424 §4, XEP-0425 §4). Anybody can write one
/// into a live message, where it means nothing. Pure.
std::optional<RetractionPayload> readTombstone(const QDomElement &child);

/// Ours: the element, and words for clients that do not know it (XEP-0424 §3.1).
void writeRetraction(QXmlStreamWriter &writer, const QString &target);

} // namespace causerie::xmpp

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDomElement>
#include <QStringList>
#include <QXmlStreamWriter>

#include <optional>

namespace causerie::xmpp
{

/// All that one person thinks of a message now (XEP-0444).
struct ReactionsPayload {
    QString target;
    QStringList emojis; ///< each once, in order; empty takes everything back
    friend bool operator==(const ReactionsPayload &, const ReactionsPayload &) = default;
};

inline constexpr qsizetype kMostReactions = 30; ///< of one person to one message

/// What is no emoji is left out (XEP-0444 §3.2); nothing without a target. Pure.
std::optional<ReactionsPayload> readReactions(const QDomElement &reactions);
void writeReactions(QXmlStreamWriter &writer, const ReactionsPayload &reactions);

} // namespace causerie::xmpp

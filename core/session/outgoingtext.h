// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"

namespace causerie
{

/// What somebody wrote and wants to send.
struct OutgoingText {
    QString body;
    QString language = {};                        ///< BCP 47 of `body`, empty: not said
    std::vector<LocalizedText> translations = {}; ///< the same in other languages
    qint64 replyTo = 0;                           ///< Message::id of what it answers (XEP-0461), 0: nothing
    bool spoiler = false;
    QString spoilerHint = {};
    bool unstyled = false;
    std::vector<Attachment> attachments = {};
};

/// `text` as it can be sent: line ends as LF, without the characters XML 1.0 §2.2 excludes, so that what we show is
/// what arrives. Pure.
QString sendableText(const QString &text);

/// The same for all that is written; empty translations and those in the body's own language go. Pure.
OutgoingText sendable(const OutgoingText &text);

/// What an answer shows of `target`: its text, at most `kQuoteLimit` characters, or nothing when it was taken back.
/// Empty when it cannot be named. Pure.
std::optional<Reply> replyTo(const Message &target, bool inRoom);

/// Each once, without white space, at most `kMostReactions`. Pure.
QStringList sendableReactions(const QStringList &emojis);
inline constexpr int kMostReactions = 20;

} // namespace causerie

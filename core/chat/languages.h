// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"

#include <QStringList>

namespace causerie
{

/// Every language a message is written in, its `body` first. Pure.
std::vector<LocalizedText> allTexts(const Message &message);

/// A message as it reads in one language.
struct MessageVersion {
    QString language;
    QString subject;
    QString body;
    friend bool operator==(const MessageVersion &, const MessageVersion &) = default;
};

/// Every body with the subject that belongs to it: the one in its language, else the reader's; then each subject in a
/// language that no body has, with the reader's body. At least one. Pure.
std::vector<MessageVersion> versionsOf(const Message &message);
/// As `chooseText`. Pure.
size_t chooseVersion(const std::vector<MessageVersion> &versions, const QStringList &languages);

/// The one of `texts` for a reader of `languages`, best first (RFC 4647 §3.4, lookup: "de-AT" takes "de", and "de"
/// takes "de-CH"); else the first. Never beyond the end; 0 when there is none. Pure.
size_t chooseText(const std::vector<LocalizedText> &texts, const QStringList &languages);

/// True when the versions of a message lead to different places: somebody may want readers of one language to go
/// elsewhere. Pure.
bool linksDiffer(const std::vector<LocalizedText> &texts);

} // namespace causerie

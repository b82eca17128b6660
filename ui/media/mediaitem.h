// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"
#include "core/chat/page.h"
#include "core/session/filekey.h"

#include <QDateTime>
#include <QLocale>

#include <optional>

namespace causerie::ui
{

enum class MediaKind { Pictures, Files, Voice };
inline constexpr int kMediaKinds = 3;

/// Under which heading a file stands. Pure.
MediaKind mediaKind(const Attachment &file);

/// One file of a message, where it is shown apart from it.
struct MediaItem {
    Message message;
    int index = 0; ///< of the file

    const Attachment &file() const { return message.attachments[size_t(index)]; }
    bool isHere() const; ///< our copy exists; looks at the disk
};

/// What can be done about a file that is not here.
enum class MediaChoice {
    Fetch,
    Break, ///< it waits or is on its way
    Take,  ///< or decline: it is offered directly
    None   ///< it was offered directly, and is not any more
};
/// `progress` is what the session knows of it. Pure.
MediaChoice mediaChoice(const MediaItem &item, const std::optional<FileProgress> &progress);

/// Newest first; of one message in the order of its files. Pure.
bool standsBefore(const MediaItem &a, const MediaItem &b);

/// "1:24 · 340 kB · 3 May · Juliet"; `who` is who sent it, empty where that is said already. Pure.
QString mediaDetails(const MediaItem &item, const QString &who, const QDateTime &now,
                     const QLocale &locale = QLocale());

} // namespace causerie::ui

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/media/mediaitem.h"

#include "ui/chat/attachmentwords.h"
#include "ui/style/format.h"

#include <QFile>

#include <tuple>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

MediaKind mediaKind(const Attachment &file)
{
    if (isShownPicture(file))
        return MediaKind::Pictures;
    return isSound(file) ? MediaKind::Voice : MediaKind::Files;
}

bool MediaItem::isHere() const
{
    return !file().localFile.isEmpty() && QFile::exists(file().localFile);
}

MediaChoice mediaChoice(const MediaItem &item, const std::optional<FileProgress> &progress)
{
    if (progress)
        return progress->stage == FileProgress::Stage::Asks ? MediaChoice::Take : MediaChoice::Break;
    const bool wasDirect = item.message.direction == Direction::Incoming && item.file().url.isEmpty();
    return wasDirect ? MediaChoice::None : MediaChoice::Fetch;
}

bool standsBefore(const MediaItem &a, const MediaItem &b)
{
    const Cursor first = cursorOf(a.message);
    const Cursor second = cursorOf(b.message);
    return first != second ? first > second : a.index < b.index;
}

QString mediaDetails(const MediaItem &item, const QString &who, const QDateTime &now, const QLocale &locale)
{
    QStringList parts;
    if (item.file().durationMs >= 0)
        parts << formatClock(item.file().durationMs / 1000);
    if (const QString size = sizeText(item.file().size, locale); !size.isEmpty())
        parts << size;
    parts << formatListTime(item.message.sentAt, now, locale);
    if (!who.isEmpty())
        parts << who;
    return parts.join(u" · "_s);
}

} // namespace causerie::ui

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/noticewire.h"

#include "ui/desktop/noticetext.h"
#include "ui/desktop/noticewords.h"

#include <QDBusArgument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

constexpr NoticeDeed kDeeds[] = {NoticeDeed::Open, NoticeDeed::Reply, NoticeDeed::Answer, NoticeDeed::Decline};

constexpr uchar kNormal = 1; // "Urgency Levels"
constexpr uchar kCritical = 2;
constexpr int kAsTheServerLikes = -1; // "expire_timeout"
constexpr int kNever = 0;

/// Keys and words, one after the other.
QStringList actionsOf(const Notice &notice, const NoticeAbilities &abilities)
{
    QStringList actions;
    if (!abilities.hasActions)
        return actions;
    for (const NoticeDeed deed : notice.deeds) {
        if (deed != NoticeDeed::Reply || abilities.takesReplies)
            actions << deedKey(deed) << deedWords(deed);
    }
    return actions;
}

QVariantMap hintsOf(const Notice &notice, const NoticeAbilities &abilities)
{
    QVariantMap hints{{u"desktop-entry"_s, u"causerie"_s},
                      {u"urgency"_s, QVariant::fromValue(notice.isUrgent ? kCritical : kNormal)},
                      {u"category"_s, notice.isUrgent ? u"call.incoming"_s : u"im.received"_s}};
    if (notice.isUrgent)
        hints.insert(u"resident"_s, true); // also when a button was pressed: we take it away
    if (notice.isUrgent || notice.isQuiet)
        hints.insert(u"suppress-sound"_s, true); // calls ring by themselves
    if (!notice.picture.isNull())
        hints.insert(u"image-data"_s, QVariant::fromValue(noticeImage(notice.picture)));
    if (abilities.takesReplies && std::ranges::contains(notice.deeds, NoticeDeed::Reply))
        hints.insert(u"x-kde-reply-placeholder-text"_s, replyHint());
    return hints;
}

} // namespace

NoticeAbilities noticeAbilities(const QStringList &capabilities)
{
    return {.readsMarkup = capabilities.contains("body-markup"_L1),
            .hasActions = capabilities.contains("actions"_L1),
            .takesReplies = capabilities.contains("inline-reply"_L1),
            .keepsExpired = capabilities.contains("persistence"_L1)};
}

NoticeImage noticeImage(const QImage &picture)
{
    QImage small = picture;
    if (picture.width() > kNoticeImage || picture.height() > kNoticeImage)
        small = picture.scaled(kNoticeImage, kNoticeImage, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    small.convertTo(QImage::Format_RGBA8888);
    return {.width = small.width(),
            .height = small.height(),
            .bytesPerRow = int(small.bytesPerLine()),
            .data = QByteArray(reinterpret_cast<const char *>(small.constBits()), small.sizeInBytes())};
}

QDBusArgument &operator<<(QDBusArgument &argument, const NoticeImage &image)
{
    argument.beginStructure();
    argument << image.width << image.height << image.bytesPerRow << image.hasAlpha << image.bitsPerSample
             << image.channels << image.data;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, NoticeImage &image)
{
    argument.beginStructure();
    argument >> image.width >> image.height >> image.bytesPerRow >> image.hasAlpha >> image.bitsPerSample >>
        image.channels >> image.data;
    argument.endStructure();
    return argument;
}

QVariantList notifyArguments(const Notice &notice, const NoticeAbilities &abilities, quint32 replaces)
{
    return {u"Causerie"_s,
            replaces,
            u"causerie"_s, // as the icon is installed
            notice.title,
            abilities.readsMarkup ? noticeMarkup(notice.words) : notice.words,
            actionsOf(notice, abilities),
            hintsOf(notice, abilities),
            notice.isUrgent ? kNever : kAsTheServerLikes};
}

QString deedKey(NoticeDeed deed)
{
    switch (deed) {
    case NoticeDeed::Open:
        return u"default"_s;
    case NoticeDeed::Reply:
        return u"inline-reply"_s;
    case NoticeDeed::Answer:
        return u"answer"_s;
    case NoticeDeed::Decline:
        return u"decline"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

std::optional<NoticeDeed> deedOf(const QString &key)
{
    for (const NoticeDeed deed : kDeeds) {
        if (deedKey(deed) == key)
            return deed;
    }
    return {};
}

} // namespace causerie::ui

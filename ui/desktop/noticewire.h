// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/desktop/notice.h"

#include <QStringList>
#include <QVariantList>

#include <optional>

class QDBusArgument;

/// Notices as org.freedesktop.Notifications has them (Desktop Notifications Specification 1.3). Pure.
namespace causerie::ui
{

/// What the server that shows them can do ("GetCapabilities").
struct NoticeAbilities {
    bool readsMarkup = false; ///< "body-markup": what is sent has to be escaped
    bool hasActions = false;
    bool takesReplies = false; ///< "inline-reply", of KDE: text that is typed into the notice
    bool keepsExpired = false; ///< "persistence": what has had its time stands in a list
    friend bool operator==(const NoticeAbilities &, const NoticeAbilities &) = default;
};
NoticeAbilities noticeAbilities(const QStringList &capabilities);

/// "image-data": (iiibiiay), rows of red, green, blue and alpha.
struct NoticeImage {
    int width = 0;
    int height = 0;
    int bytesPerRow = 0;
    bool hasAlpha = true;
    int bitsPerSample = 8;
    int channels = 4;
    QByteArray data{};
    friend bool operator==(const NoticeImage &, const NoticeImage &) = default;
};
inline constexpr int kNoticeImage = 96; ///< pixels at most, each way
NoticeImage noticeImage(const QImage &picture);
QDBusArgument &operator<<(QDBusArgument &argument, const NoticeImage &image);
const QDBusArgument &operator>>(const QDBusArgument &argument, NoticeImage &image);

/// The arguments of "Notify"; `replaces` is the id of the one before, or 0. `NoticeImage` must be known to Qt D-Bus.
QVariantList notifyArguments(const Notice &notice, const NoticeAbilities &abilities, quint32 replaces);

QString deedKey(NoticeDeed deed); ///< "default" for opening
std::optional<NoticeDeed> deedOf(const QString &key);

} // namespace causerie::ui

Q_DECLARE_METATYPE(causerie::ui::NoticeImage)

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"
#include "core/roster/presence.h"

#include <QDateTime>
#include <QLocale>
#include <QString>

#include <chrono>

/// Words for times, lengths and states. Pure: "now" is an argument; the language is the installed translator's, the
/// order of day and month the locale's.
namespace causerie::ui
{

QString formatTime(const QDateTime &when, const QLocale &locale = QLocale()); ///< "14:32"
/// For a row of the list: a time today, "Yesterday", a weekday within six days, else a short date.
QString formatListTime(const QDateTime &when, const QDateTime &now, const QLocale &locale = QLocale());
/// For a day separator: "Today, 20 November", "Yesterday, …", "Monday, 16 November", with the year when another.
QString formatDay(QDate day, QDate today, const QLocale &locale = QLocale());
QString formatDateTime(const QDateTime &when,
                       const QLocale &locale = QLocale()); ///< complete, for tooltips and readers
QString formatClock(qint64 seconds);                       ///< "0:07", "12:47", "1:02:03"
QString formatLength(qint64 seconds);                      ///< "7 s", "4 min 12 s", "1 h 2 min"

/// "1" … "99", "99+": what fits a badge or a tab; empty for none.
QString badgeWords(int count, const QLocale &locale = QLocale());

/// The first `limit` units of UTF-16 and "…", when there are more; never a half of a pair.
QString shortened(QStringView text, qsizetype limit);

/// "last active 20 minutes ago"; empty within a minute, and when `since` is invalid or ahead of `now`.
QString lastActiveText(const QDateTime &since, const QDateTime &now);

/// "14:05 at their place"; empty where the clocks go as ours does at `now`, which is local.
QString theirTimeText(std::chrono::minutes offset, const QDateTime &now, const QLocale &locale = QLocale());

QString availabilityText(Availability availability);
QString deliveryText(DeliveryState state); ///< for readers and tooltips
QString callText(const Message &message);  ///< "Missed call", "Outgoing call, 4 min 12 s"
QString eventText(const Message &message); ///< of a line of a room: "Ann changed the subject to “Tea”"
QString goneText(const Message &message);  ///< in place of what was taken back or is blank; else empty
bool isSound(const Attachment &file);      ///< is played, and shown as a voice message
QString fileText(const Attachment &file);  ///< in one line: its name; of a sound "Voice message, 0:12"

} // namespace causerie::ui

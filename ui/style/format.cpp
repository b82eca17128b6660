// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/format.h"

#include <QCoreApplication>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

struct Format {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

constexpr auto kSubjectChanged = "subject changed"_L1; ///< the body of such a line, as it is stored

/// "20 November" in the locale's order: its long date without weekday and year.
QString dayAndMonth(QDate day, const QLocale &locale)
{
    switch (locale.language()) {
    case QLocale::English:
        return locale.territory() == QLocale::UnitedStates ? locale.toString(day, u"MMMM d"_s)
                                                           : locale.toString(day, u"d MMMM"_s);
    case QLocale::German:
        return locale.toString(day, u"d. MMMM"_s);
    case QLocale::Chinese:
    case QLocale::Japanese:
        return locale.toString(day, u"M月d日"_s);
    default:
        return locale.toString(day, u"d MMMM"_s);
    }
}

} // namespace

QString formatTime(const QDateTime &when, const QLocale &locale)
{
    // The C locale writes seconds and English has no 24-hour form of its own; the short form is right elsewhere.
    if (locale.language() == QLocale::C)
        return when.toLocalTime().toString(u"HH:mm"_s);
    return locale.toString(when.toLocalTime().time(), QLocale::ShortFormat);
}

QString formatListTime(const QDateTime &when, const QDateTime &now, const QLocale &locale)
{
    if (!when.isValid())
        return {};
    const QDate day = when.toLocalTime().date();
    const qint64 age = day.daysTo(now.toLocalTime().date());
    if (age <= 0)
        return formatTime(when, locale);
    if (age == 1)
        return Format::tr("Yesterday");
    if (age < 7)
        return locale.dayName(day.dayOfWeek(), QLocale::ShortFormat);
    return locale.toString(day, QLocale::ShortFormat);
}

QString formatDay(QDate day, QDate today, const QLocale &locale)
{
    const qint64 age = day.daysTo(today);
    const QString date = dayAndMonth(day, locale);
    if (age == 0)
        return Format::tr("Today, %1", "%1 is a date such as 20 November").arg(date);
    if (age == 1)
        return Format::tr("Yesterday, %1", "%1 is a date such as 20 November").arg(date);
    if (day.year() != today.year())
        return locale.toString(day, QLocale::LongFormat);
    return Format::tr("%1, %2", "%1 is a weekday, %2 a date such as 20 November")
        .arg(locale.dayName(day.dayOfWeek()), date);
}

QString formatDateTime(const QDateTime &when, const QLocale &locale)
{
    return Format::tr("%1 at %2", "%1 is a complete date, %2 a time")
        .arg(locale.toString(when.toLocalTime().date(), QLocale::LongFormat), formatTime(when, locale));
}

QString formatClock(qint64 seconds)
{
    const qint64 s = std::max<qint64>(0, seconds);
    if (s < 3600)
        return u"%1:%2"_s.arg(s / 60).arg(s % 60, 2, 10, '0'_L1);
    return u"%1:%2:%3"_s.arg(s / 3600).arg(s / 60 % 60, 2, 10, '0'_L1).arg(s % 60, 2, 10, '0'_L1);
}

QString formatLength(qint64 seconds)
{
    const qint64 s = std::max<qint64>(0, seconds);
    if (s < 60)
        return Format::tr("%1 s", "a length in seconds").arg(s);
    if (s < 3600)
        return Format::tr("%1 min %2 s", "a length").arg(s / 60).arg(s % 60);
    return Format::tr("%1 h %2 min", "a length").arg(s / 3600).arg(s / 60 % 60);
}

QString badgeWords(int count, const QLocale &locale)
{
    constexpr int kMost = 99;
    if (count <= 0)
        return {};
    return count > kMost ? locale.toString(kMost) + u'+' : locale.toString(count);
}

QString shortened(QStringView text, qsizetype limit)
{
    if (text.size() <= limit)
        return text.toString();
    const bool halves = limit > 0 && text[limit - 1].isHighSurrogate();
    return text.first(limit - halves).toString() + u'…';
}

QString lastActiveText(const QDateTime &since, const QDateTime &now)
{
    const qint64 minutes = since.isValid() ? since.secsTo(now) / 60 : 0;
    if (minutes < 1)
        return {};
    if (minutes < 60)
        return Format::tr("last active %n minute(s) ago", nullptr, int(minutes));
    if (minutes < 24 * 60)
        return Format::tr("last active %n hour(s) ago", nullptr, int(minutes / 60));
    constexpr qint64 kMostDays = 9'999;
    return Format::tr("last active %n day(s) ago", nullptr, int(std::min(minutes / (24 * 60), kMostDays)));
}

QString theirTimeText(std::chrono::minutes offset, const QDateTime &now, const QLocale &locale)
{
    const int theirs = int(std::chrono::seconds(offset).count());
    if (theirs == now.offsetFromUtc())
        return {};
    const QTime time = now.toTimeZone(QTimeZone::fromSecondsAheadOfUtc(theirs)).time();
    return Format::tr("%1 at their place", "%1 is a time of day").arg(locale.toString(time, QLocale::ShortFormat));
}

QString availabilityText(Availability availability)
{
    switch (availability) {
    case Availability::FreeForChat:
        return Format::tr("Free for chat");
    case Availability::Available:
        return Format::tr("Available");
    case Availability::Away:
        return Format::tr("Away");
    case Availability::ExtendedAway:
        return Format::tr("Away for longer");
    case Availability::DoNotDisturb:
        return Format::tr("Do not disturb");
    case Availability::Offline:
        return Format::tr("Offline");
    }
    return {};
}

QString deliveryText(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Pending:
        return Format::tr("Waiting to be sent");
    case DeliveryState::Failed:
        return Format::tr("Not sent");
    case DeliveryState::Sent:
        return Format::tr("Sent");
    case DeliveryState::Delivered:
        return Format::tr("Delivered");
    case DeliveryState::Read:
        return Format::tr("Read");
    }
    return {};
}

namespace
{

/// In words for what Jingle says (XEP-0166 §7.4).
QString callFailureText(const QString &condition)
{
    if (condition == "connectivity-error"_L1 || condition == "failed-transport"_L1)
        return Format::tr("no path for the sound");
    if (condition == "security-error"_L1)
        return Format::tr("no encryption");
    if (condition == "gone"_L1)
        return Format::tr("they were gone");
    if (condition == "timeout"_L1)
        return Format::tr("no answer in time");
    if (condition.startsWith("unsupported"_L1) || condition == "incompatible-parameters"_L1 ||
        condition == "failed-application"_L1)
        return Format::tr("no sound that both know");
    return {};
}

} // namespace

QString callText(const Message &message)
{
    const bool incoming = message.direction == Direction::Incoming;
    switch (message.outcome) {
    case CallOutcome::Answered:
        return incoming ? Format::tr("Incoming call, %1", "%1 is a length").arg(formatLength(message.callSeconds))
                        : Format::tr("Outgoing call, %1", "%1 is a length").arg(formatLength(message.callSeconds));
    case CallOutcome::Missed:
        return incoming ? Format::tr("Missed call") : Format::tr("Outgoing call, no answer");
    case CallOutcome::Declined:
        return incoming ? Format::tr("You declined a call") : Format::tr("Call declined");
    case CallOutcome::Busy:
        return incoming ? Format::tr("Missed call while in another") : Format::tr("Busy");
    case CallOutcome::Cancelled:
        return incoming ? Format::tr("Missed call") : Format::tr("Call cancelled");
    case CallOutcome::Failed: {
        const QString why = callFailureText(message.failure);
        return why.isEmpty() ? Format::tr("The call failed")
                             : Format::tr("The call failed: %1", "%1 is why, in small letters").arg(why);
    }
    case CallOutcome::AnsweredElsewhere:
        return Format::tr("Answered on another device");
    }
    return {};
}

QString eventText(const Message &message)
{
    const QString subject = message.subject.simplified();
    const QString who = message.from.resource();
    if (!subject.isEmpty())
        return who.isEmpty() ? Format::tr("The subject is now: %1", "%1 is what a room is about").arg(subject)
                             : Format::tr("%1 changed the subject to: %2", "%1 is a person, %2 what a room is about")
                                   .arg(who, subject);
    if (message.body != kSubjectChanged)
        return message.body.simplified(); // our own words, kept when it happened
    return who.isEmpty() ? Format::tr("The subject was removed")
                         : Format::tr("%1 removed the subject", "%1 is a person").arg(who);
}

namespace
{

/// Something was written, but nothing that can be seen, and nothing was sent along.
bool isBlank(const Message &message)
{
    return message.kind == MessageKind::Text && !message.body.isEmpty() &&
           QStringView(message.body).trimmed().isEmpty() && message.subject.isEmpty() && message.attachments.empty() &&
           message.translations.empty();
}

} // namespace

QString goneText(const Message &message)
{
    switch (message.retraction) {
    case Retraction::None:
        return isBlank(message) ? Format::tr("This message is empty.") : QString();
    case Retraction::BySender:
        return Format::tr("This message was deleted.");
    case Retraction::ByModerator:
        return message.retractionReason.isEmpty()
                   ? Format::tr("A moderator removed this message.")
                   : Format::tr("A moderator removed this message: %1", "%1 is the moderator's reason")
                         .arg(message.retractionReason.simplified());
    }
    Q_UNREACHABLE_RETURN({});
}

bool isSound(const Attachment &file)
{
    return file.mediaType.startsWith("audio/"_L1) || file.mediaType == "application/ogg"_L1;
}

QString fileText(const Attachment &file)
{
    if (!isSound(file))
        return file.name;
    return file.durationMs < 0
               ? Format::tr("Voice message")
               : Format::tr("Voice message, %1", "%1 is a length: 0:12").arg(formatClock(file.durationMs / 1000));
}

} // namespace causerie::ui

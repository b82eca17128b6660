// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/format.h"

#include <QSet>
#include <QTest>
#include <QTimeZone>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

class TestFormat final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listTime_data();
    void listTime();
    void day_data();
    void day();
    void lengths_data();
    void lengths();
    void calls_data();
    void calls();
    void lastActive_data();
    void lastActive();
    void theirTime();
    void shortening_data();
    void shortening();
    void everyStateHasItsWord();
};

void TestFormat::listTime_data()
{
    QTest::addColumn<QDateTime>("when");
    QTest::addColumn<QString>("text");
    const auto at = [](int month, int dayOfMonth, int hour, int minute) {
        return QDateTime(QDate(2026, month, dayOfMonth), QTime(hour, minute));
    };
    QTest::newRow("today") << at(11, 20, 14, 2) << u"14:02"_s;
    QTest::newRow("just after midnight") << at(11, 20, 0, 0) << u"00:00"_s;
    QTest::newRow("a clock ahead of ours") << at(11, 21, 9, 0) << u"09:00"_s;
    QTest::newRow("late yesterday") << at(11, 19, 23, 59) << u"Yesterday"_s;
    QTest::newRow("six days ago") << at(11, 14, 12, 0) << u"Sat"_s;
    QTest::newRow("a week ago") << at(11, 13, 12, 0) << u"13/11/2026"_s;
    QTest::newRow("never") << QDateTime() << QString();
}

void TestFormat::listTime()
{
    QFETCH(QDateTime, when);
    const QDateTime now(QDate(2026, 11, 20), QTime(15, 30));
    QTEST(formatListTime(when, now, QLocale(u"en_GB"_s)), "text");
}

void TestFormat::lastActive_data()
{
    QTest::addColumn<qint64>("secondsAgo");
    QTest::addColumn<QString>("text");
    QTest::newRow("a moment") << qint64(59) << QString();
    QTest::newRow("a minute") << qint64(60) << u"last active 1 minute(s) ago"_s; // plurals are the translator's
    QTest::newRow("minutes") << qint64(20 * 60 + 59) << u"last active 20 minute(s) ago"_s;
    QTest::newRow("an hour") << qint64(3600) << u"last active 1 hour(s) ago"_s;
    QTest::newRow("nearly a day") << qint64(86'399) << u"last active 23 hour(s) ago"_s;
    QTest::newRow("days") << qint64(3 * 86'400) << u"last active 3 day(s) ago"_s;
    QTest::newRow("longer than there were computers") << qint64(1'000'000'000'000) << u"last active 9999 day(s) ago"_s;
    QTest::newRow("a clock ahead of ours") << qint64(-7200) << QString();
}

void TestFormat::lastActive()
{
    QFETCH(qint64, secondsAgo);
    const QDateTime now(QDate(2026, 11, 20), QTime(15, 30), QTimeZone::UTC);
    QTEST(lastActiveText(now.addSecs(-secondsAgo), now), "text");
    QCOMPARE(lastActiveText(QDateTime(), now), QString());
}

void TestFormat::theirTime()
{
    using namespace std::chrono_literals;
    const QDateTime now(QDate(2026, 11, 20), QTime(12, 5), QTimeZone::fromSecondsAheadOfUtc(3600));
    const QLocale here(u"en_GB"_s);
    QCOMPARE(theirTimeText(180min, now, here), u"14:05 at their place"_s);
    QCOMPARE(theirTimeText(-330min, now, here), u"05:35 at their place"_s);
    QCOMPARE(theirTimeText(60min, now, here), QString()); // as with us
}

void TestFormat::day_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QDate>("date");
    QTest::addColumn<QString>("text");
    QTest::newRow("today") << u"en_GB"_s << QDate(2026, 11, 20) << u"Today, 20 November"_s;
    QTest::newRow("today in America") << u"en_US"_s << QDate(2026, 11, 20) << u"Today, November 20"_s;
    QTest::newRow("yesterday") << u"en_GB"_s << QDate(2026, 11, 19) << u"Yesterday, 19 November"_s;
    QTest::newRow("this year") << u"en_GB"_s << QDate(2026, 11, 16) << u"Monday, 16 November"_s;
    QTest::newRow("another year") << u"en_GB"_s << QDate(2025, 1, 3) << u"Friday 3 January 2025"_s;
}

void TestFormat::day()
{
    QFETCH(QString, locale);
    QFETCH(QDate, date);
    QString text = formatDay(date, QDate(2026, 11, 20), QLocale(locale));
    if (date.year() != 2026)
        text.remove(u','); // releases of the locale data differ in the comma
    QTEST(text, "text");
}

void TestFormat::lengths_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("clock");
    QTest::addColumn<QString>("words");
    QTest::newRow("none") << qint64(0) << u"0:00"_s << u"0 s"_s;
    QTest::newRow("never negative") << qint64(-4) << u"0:00"_s << u"0 s"_s;
    QTest::newRow("seconds") << qint64(7) << u"0:07"_s << u"7 s"_s;
    QTest::newRow("minutes") << qint64(767) << u"12:47"_s << u"12 min 47 s"_s;
    QTest::newRow("hours") << qint64(3723) << u"1:02:03"_s << u"1 h 2 min"_s;
}

void TestFormat::lengths()
{
    QFETCH(qint64, seconds);
    QTEST(formatClock(seconds), "clock");
    QTEST(formatLength(seconds), "words");
}

void TestFormat::calls_data()
{
    QTest::addColumn<Direction>("direction");
    QTest::addColumn<CallOutcome>("outcome");
    QTest::addColumn<QString>("text");
    QTest::newRow("we called") << Direction::Outgoing << CallOutcome::Answered << u"Outgoing call, 4 min 12 s"_s;
    QTest::newRow("they called") << Direction::Incoming << CallOutcome::Answered << u"Incoming call, 4 min 12 s"_s;
    QTest::newRow("missed") << Direction::Incoming << CallOutcome::Missed << u"Missed call"_s;
    QTest::newRow("they gave up") << Direction::Incoming << CallOutcome::Cancelled << u"Missed call"_s;
    QTest::newRow("nobody came") << Direction::Outgoing << CallOutcome::Missed << u"Outgoing call, no answer"_s;
    QTest::newRow("refused by them") << Direction::Outgoing << CallOutcome::Declined << u"Call declined"_s;
    QTest::newRow("refused by us") << Direction::Incoming << CallOutcome::Declined << u"You declined a call"_s;
    QTest::newRow("elsewhere") << Direction::Incoming << CallOutcome::AnsweredElsewhere
                               << u"Answered on another device"_s;
}

void TestFormat::calls()
{
    QFETCH(Direction, direction);
    QFETCH(CallOutcome, outcome);
    Message message;
    message.kind = MessageKind::Call;
    message.direction = direction;
    message.outcome = outcome;
    message.callSeconds = 252;
    QTEST(callText(message), "text");
}

void TestFormat::shortening_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("short") << u"abc"_s << u"abc"_s;
    QTest::newRow("just short enough") << u"abcd"_s << u"abcd"_s;
    QTest::newRow("long") << u"abcde"_s << u"abcd…"_s;
    QTest::newRow("a pair in the way") << u"abc😀de"_s << u"abc…"_s;
    QTest::newRow("a pair in front") << u"ab😀de"_s << u"ab😀…"_s;
}

void TestFormat::shortening()
{
    QFETCH(QString, text);
    QTEST(shortened(text, 4), "shown");
}

void TestFormat::everyStateHasItsWord()
{
    QSet<QString> words;
    for (const auto availability : {Availability::Offline, Availability::DoNotDisturb, Availability::ExtendedAway,
                                    Availability::Away, Availability::Available, Availability::FreeForChat})
        words.insert(availabilityText(availability));
    for (const auto state : {DeliveryState::Pending, DeliveryState::Failed, DeliveryState::Sent,
                             DeliveryState::Delivered, DeliveryState::Read})
        words.insert(deliveryText(state));
    QCOMPARE(words.size(), 11);
    QVERIFY(!words.contains(QString()));
}

QTEST_MAIN(TestFormat)
#include "tst_format.moc"

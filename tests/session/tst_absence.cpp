// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/absence.h"

#include <QTest>
#include <QTimeZone>

using namespace causerie;

namespace
{

const QDateTime kNow(QDate(2026, 11, 20), QTime(12, 0), QTimeZone::UTC);

} // namespace

/// Since when nobody is there, and what others are told of it.
class TestAbsence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void notes_data();
    void notes();
    void theSameAbsenceIsNoNews();
    void outwards_data();
    void outwards();
};

void TestAbsence::notes_data()
{
    QTest::addColumn<QDateTime>("lastUse");
    QTest::addColumn<bool>("isAbsent");
    QTest::newRow("just now") << kNow << false;
    QTest::newRow("nearly long enough") << kNow.addSecs(-299) << false;
    QTest::newRow("five minutes ago") << kNow.addSecs(-300) << true;
    QTest::newRow("yesterday") << kNow.addDays(-1) << true;
    QTest::newRow("a clock that jumped") << kNow.addSecs(3600) << false;
    QTest::newRow("not known") << QDateTime() << false;
}

void TestAbsence::notes()
{
    QFETCH(QDateTime, lastUse);
    QFETCH(bool, isAbsent);
    Absence absence;
    QCOMPARE(absence.note(lastUse, kNow), isAbsent);
    QCOMPARE(absence.since(), isAbsent ? lastUse : QDateTime());
}

void TestAbsence::theSameAbsenceIsNoNews()
{
    Absence absence;
    QVERIFY(absence.note(kNow.addSecs(-400), kNow));
    QVERIFY(!absence.note(kNow.addSecs(-400).addMSecs(700), kNow.addSecs(15))); // measured a little differently
    QCOMPARE(absence.since(), kNow.addSecs(-400));
    QVERIFY(absence.note(kNow.addSecs(30), kNow.addSecs(30)));
    QVERIFY(!absence.since().isValid());
    QVERIFY(!absence.note(kNow.addSecs(40), kNow.addSecs(45)));
    QVERIFY(absence.note(kNow.addSecs(40), kNow.addSecs(400)));
    // Somebody was there for a moment, between two questions.
    QVERIFY(absence.note(kNow.addSecs(460), kNow.addSecs(800)));
    QCOMPARE(absence.since(), kNow.addSecs(460));
}

void TestAbsence::outwards_data()
{
    QTest::addColumn<Availability>("chosen");
    QTest::addColumn<Availability>("told");
    QTest::newRow("available") << Availability::Available << Availability::Away;
    QTest::newRow("free for chat") << Availability::FreeForChat << Availability::Away;
    QTest::newRow("away") << Availability::Away << Availability::Away;
    QTest::newRow("away for longer") << Availability::ExtendedAway << Availability::ExtendedAway;
    QTest::newRow("do not disturb") << Availability::DoNotDisturb << Availability::DoNotDisturb;
}

void TestAbsence::outwards()
{
    QFETCH(Availability, chosen);
    Presence presence;
    presence.availability = chosen;
    presence.priority = 5;
    QCOMPARE(outward(presence, {}), presence);
    const Presence told = outward(presence, kNow);
    QTEST(told.availability, "told");
    QCOMPARE(told.idleSince, kNow);
    QCOMPARE(told.priority, 5);
}

QTEST_APPLESS_MAIN(TestAbsence)
#include "tst_absence.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/calloutcome.h"

#include <QTest>

using namespace causerie;

class TestCallOutcome : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outcome_data();
    void outcome();
    void finishGivesLittleAway();
    void mediaErrors_data();
    void mediaErrors();
};

void TestCallOutcome::outcome_data()
{
    QTest::addColumn<Direction>("direction");
    QTest::addColumn<CallState>("at");
    QTest::addColumn<EndedBy>("by");
    QTest::addColumn<EndReason>("reason");
    QTest::addColumn<CallOutcome>("outcome");
    using enum CallState;
    constexpr auto In = Direction::Incoming;
    constexpr auto Out = Direction::Outgoing;
    constexpr auto Us = EndedBy::Us;
    constexpr auto Peer = EndedBy::Peer;
    constexpr auto Elsewhere = EndedBy::Elsewhere;
    using R = EndReason;
    using O = CallOutcome;

    QTest::newRow("we talked and hung up") << Out << Active << Us << R::Success << O::Answered;
    QTest::newRow("we talked and the path broke") << In << Active << Us << R::ConnectivityError << O::Answered;
    QTest::newRow("we talked and they left") << In << Active << Peer << R::Gone << O::Answered;
    QTest::newRow("they were busy") << Out << Proposed << Peer << R::Busy << O::Busy;
    QTest::newRow("they declined") << Out << Ringing << Peer << R::Decline << O::Declined;
    QTest::newRow("they hung up instead of answering") << Out << Connecting << Peer << R::Success << O::Declined;
    QTest::newRow("we changed our mind") << Out << Ringing << Us << R::Cancel << O::Cancelled;
    QTest::newRow("nobody answered") << Out << Ringing << Us << R::Timeout << O::Missed;
    QTest::newRow("nobody was there") << Out << Proposed << Peer << R::Gone << O::Failed;
    QTest::newRow("no path") << Out << Connecting << Us << R::ConnectivityError << O::Failed;
    QTest::newRow("no proof of identity") << Out << Connecting << Us << R::SecurityError << O::Failed;
    QTest::newRow("we declined") << In << Ringing << Us << R::Decline << O::Declined;
    QTest::newRow("they gave up") << In << Ringing << Peer << R::Cancel << O::Missed;
    QTest::newRow("they gave up oddly") << In << Ringing << Peer << R::Decline << O::Missed;
    QTest::newRow("they gave up failing") << In << Ringing << Peer << R::ConnectivityError << O::Missed;
    QTest::newRow("they vanished while it rang") << In << Ringing << Peer << R::Gone << O::Missed;
    QTest::newRow("it rang too long here") << In << Ringing << Us << R::Timeout << O::Missed;
    QTest::newRow("we were in another call") << In << Idle << Us << R::Busy << O::Missed;
    QTest::newRow("we left before the first word") << In << Connecting << Us << R::Success << O::Cancelled;
    QTest::newRow("they left before the first word") << In << Connecting << Peer << R::Cancel << O::Missed;
    QTest::newRow("our other device answered") << In << Ringing << Elsewhere << R::Success << O::AnsweredElsewhere;
    QTest::newRow("our other device declined") << In << Ringing << Elsewhere << R::Busy << O::Declined;
}

void TestCallOutcome::outcome()
{
    QFETCH(Direction, direction);
    QFETCH(CallState, at);
    QFETCH(EndedBy, by);
    QFETCH(EndReason, reason);
    QTEST(outcomeOf(direction, at, by, reason), "outcome");
}

void TestCallOutcome::finishGivesLittleAway()
{
    for (int reason = 0; reason <= int(EndReason::GeneralError); ++reason) {
        const EndReason said = finishReason(EndReason(reason));
        QVERIFY(said == EndReason::Success || said == EndReason::Expired || said == EndReason::ConnectivityError);
    }
    QCOMPARE(finishReason(EndReason::Success), EndReason::Success);
    QCOMPARE(finishReason(EndReason::Decline), EndReason::Expired);
    QCOMPARE(finishReason(EndReason::SecurityError), EndReason::ConnectivityError);
}

void TestCallOutcome::mediaErrors_data()
{
    QTest::addColumn<media::EngineError>("error");
    QTest::addColumn<EndReason>("reason");
    QTest::newRow("no path") << media::EngineError::IceFailed << EndReason::ConnectivityError;
    QTest::newRow("no handshake") << media::EngineError::DtlsFailed << EndReason::SecurityError;
    QTest::newRow("somebody else") << media::EngineError::FingerprintMismatch << EndReason::SecurityError;
    QTest::newRow("our fault") << media::EngineError::Internal << EndReason::GeneralError;
}

void TestCallOutcome::mediaErrors()
{
    QFETCH(media::EngineError, error);
    QTEST(reasonOf(error), "reason");
}

QTEST_APPLESS_MAIN(TestCallOutcome)
#include "tst_calloutcome.moc"

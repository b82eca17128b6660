// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/callstate.h"

#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

/// The life of a call as a table: each row a state, each column an event; "-" is "means nothing here".
class TestCallState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void table_data();
    void table();
    void onlyTheEndIsEndless();
    void progress();
};

namespace
{

const QStringList kStates{u"Idle"_s,   u"Proposed"_s, u"Ringing"_s, u"Connecting"_s,
                          u"Active"_s, u"Ending"_s,   u"Ended"_s};

} // namespace

void TestCallState::table_data()
{
    QTest::addColumn<CallState>("state");
    QTest::addColumn<QStringList>("after"); // Propose, Offer, PeerRings, Answer, Connect, End, Close
    const auto row = [](const char *name, CallState state, QStringView after) {
        QTest::newRow(name) << state << after.toString().simplified().split(u' ');
    };
    row("made", CallState::Idle, u"Proposed Ringing - - - - Ended");
    row("asked", CallState::Proposed, u"- - Ringing Connecting - Ending Ended");
    row("ringing", CallState::Ringing, u"- - - Connecting - Ending Ended");
    row("answered", CallState::Connecting, u"- - Ringing - Active Ending Ended");
    row("talking", CallState::Active, u"- - - - - Ending Ended");
    row("closing", CallState::Ending, u"- - - - - - Ended");
    row("over", CallState::Ended, u"- - - - - - -");
}

void TestCallState::table()
{
    QFETCH(CallState, state);
    QFETCH(QStringList, after);
    for (int event = 0; event < after.size(); ++event) {
        const auto to = next(state, CallEvent(event));
        QCOMPARE(to ? kStates.at(int(*to)) : u"-"_s, after.at(event));
    }
}

void TestCallState::onlyTheEndIsEndless()
{
    for (int state = 0; state < int(CallState::Ended); ++state)
        QCOMPARE(next(CallState(state), CallEvent::Close), CallState::Ended);
    for (int event = 0; event <= int(CallEvent::Close); ++event)
        QVERIFY(!next(CallState::Ended, CallEvent(event)));
}

void TestCallState::progress()
{
    QVERIFY(isInProgress(CallState::Idle));
    QVERIFY(isInProgress(CallState::Ringing));
    QVERIFY(isInProgress(CallState::Active));
    QVERIFY(!isInProgress(CallState::Ending));
    QVERIFY(!isInProgress(CallState::Ended));
}

QTEST_APPLESS_MAIN(TestCallState)
#include "tst_callstate.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/callhistory.h"
#include "core/session/calllog.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

namespace
{
const Jid kAlice = *Jid::parse(u"alice@example.test/desk");
const Jid kBob = *Jid::parse(u"bob@example.test/phone");
} // namespace

/// What a log of calls hears of the history.
class TestCallLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatIsNewAndWhatChanges();
    void withoutAHistoryThereIsNone();
    void withoutADiskCallsAreStillTold();

private:
    static Message line(CallOutcome outcome)
    {
        return callLine(kBob, Direction::Incoming, u"3f1c0e1a-0001-4000-8000-000000000000"_s, outcome, 0, kAlice,
                        QDateTime::currentDateTimeUtc(), EndReason::ConnectivityError);
    }
};

void TestCallLog::tellsWhatIsNewAndWhatChanges()
{
    const QTemporaryDir dir;
    Conversations conversations;
    History history(conversations);
    CallLog log(history, conversations);
    QSignalSpy reset(&log, &CallLog::reset);
    QSignalSpy noted(&log, &CallLog::noted);
    QSignalSpy forgotten(&log, &CallLog::forgotten);
    history.open(dir.filePath(u"history.sqlite"_s));
    QTRY_VERIFY(!reset.isEmpty());

    history.keep(line(CallOutcome::Missed), this, [](const Message &) {});
    QTRY_COMPARE(noted.size(), 1);
    history.keep(line(CallOutcome::Failed), this, [](const Message &) {});
    QTRY_COMPARE(noted.size(), 2);
    const auto first = noted[0][0].value<Message>();
    const auto second = noted[1][0].value<Message>();
    QCOMPARE(first.id, second.id);
    QCOMPARE(second.outcome, CallOutcome::Failed);
    QCOMPARE(second.failure, u"connectivity-error"_s);

    CallPage page;
    log.read({}, {}, 10, this, [&page](CallPage read) { page = std::move(read); });
    QTRY_COMPARE(page.calls.size(), 1u);
    QCOMPARE(page.calls.front(), second);

    history.removeConversation(kBob.bare());
    QCOMPARE(forgotten.size(), 1);
    QCOMPARE(forgotten[0][0].value<Jid>(), kBob.bare());
}

void TestCallLog::withoutAHistoryThereIsNone()
{
    Conversations conversations;
    History history(conversations);
    CallLog log(history, conversations);
    bool answered = false;
    log.read({}, {}, 10, this, [&answered](const CallPage &page) { answered = page.calls.empty(); });
    QVERIFY(answered);
}

void TestCallLog::withoutADiskCallsAreStillTold()
{
    Conversations conversations;
    History history(conversations);
    CallLog log(history, conversations);
    QSignalSpy noted(&log, &CallLog::noted);
    history.keep(line(CallOutcome::Missed), this, [](const Message &) {});
    QCOMPARE(noted.size(), 1);
}

QTEST_GUILESS_MAIN(TestCallLog)
#include "tst_calllog.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/filetransfer.h"

#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using files::TransferError;

namespace
{

using Kind = FileEvent::Kind;
using Why = TransferError::Kind;

const FilePatience kPatience{.answer = 100s, .opening = 60s, .silence = 20s, .checksum = 10s, .lastWord = 30s};

FileEvent sent(qint64 bytes)
{
    return {.kind = Kind::Sent, .bytes = bytes};
}
FileEvent moved(qint64 bytes)
{
    return {.kind = Kind::Moved, .bytes = bytes};
}
FileEvent ended(EndReason reason)
{
    return {.kind = Kind::Terminated, .reason = reason};
}
FileEvent broken(Why why)
{
    return {.kind = Kind::Broken, .error = {.kind = why}};
}
FileEvent just(Kind kind)
{
    return {.kind = kind};
}

/// "open" for the acts, a reason behind "end"; at last what it came to.
QString words(const FileStep &step)
{
    static const QStringList acts{u"accept"_s, u"open"_s, u"blocks"_s, u"close"_s, u"check"_s, u"received"_s};
    static const QStringList stages{u"offered"_s, u"opening"_s, u"moving"_s, u"settling"_s, u"ended"_s};
    QStringList said;
    for (const FileAct act : step.acts)
        said << (act == FileAct::Terminate ? u"end:%1"_s.arg(int(step.reason)) : acts[int(act)]);
    said << u"= "_s + stages[int(step.next.stage)];
    if (step.error)
        said << files::word(step.error->kind);
    return said.join(u' ');
}

QString reason(EndReason why)
{
    return u"end:%1"_s.arg(int(why));
}

} // namespace

/// What happens to one file, as a table: the way so far, one more event, what follows from it.
class TestFileTransfer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sending_data();
    void sending();
    void unproven();
    void receiving_data();
    void receiving();
    void deadlines();
    void reasons_data();
    void reasons();

private:
    static void walk(FileTransfer transfer);
};

Q_DECLARE_METATYPE(QList<FileEvent>)

void TestFileTransfer::walk(FileTransfer transfer)
{
    QFETCH(QList<FileEvent>, events);
    FileStep last{transfer, {}, EndReason::Success, {}};
    for (FileEvent event : std::as_const(events)) {
        event.now = 1000s;
        last = step(last.next, event, kPatience);
    }
    QTEST(words(last), "follows");
}

void TestFileTransfer::sending_data()
{
    QTest::addColumn<QList<FileEvent>>("events");
    QTest::addColumn<QString>("follows");
    const auto row = [](const char *name, const QList<FileEvent> &events, const QString &follows) {
        QTest::newRow(name) << events << follows;
    };
    const QList<FileEvent> none;
    const QList<FileEvent> taken{just(Kind::Accepted)};
    const QList<FileEvent> open = taken + QList{just(Kind::Opened)};
    const QList<FileEvent> half = open + QList{sent(60), moved(60)};
    const QList<FileEvent> all = half + QList{sent(40)};
    const QList<FileEvent> over = all + QList{moved(40)};
    row("taken", taken, u"open = opening"_s);
    row("taken twice", taken + taken, u"= opening"_s);
    row("declined", none + QList{ended(EndReason::Decline)}, u"= ended declined"_s);
    row("withdrawn by us", {just(Kind::Cancelled)}, reason(EndReason::Cancel) + u" = ended cancelled"_s);
    row("nobody took it", {just(Kind::TimeOut)}, reason(EndReason::Timeout) + u" = ended no-answer"_s);
    row("they cannot", {ended(EndReason::UnsupportedTransports)}, u"= ended peer-unable"_s);
    row("open", open, u"blocks = moving"_s);
    row("open before it is taken", {just(Kind::Opened)}, u"= offered"_s);
    row("a block", half, u"blocks = moving"_s);
    row("the last block", over, u"close = settling"_s);
    row("their word", over + QList{just(Kind::Received)}, reason(EndReason::Success) + u" = ended"_s);
    row("their end is their word", over + QList{ended(EndReason::Success)}, u"= ended"_s);
    row("their word overtakes the acknowledgement", all + QList{just(Kind::Received)},
        reason(EndReason::Success) + u" = ended"_s);
    row("their end does, too", all + QList{ended(EndReason::Success)}, u"= ended"_s);
    row("their word comes too soon", half + QList{just(Kind::Received)}, u"= moving"_s);
    row("they end it too soon", half + QList{ended(EndReason::Success)}, u"= ended withdrawn"_s);
    row("they break it off", half + QList{ended(EndReason::Cancel)}, u"= ended withdrawn"_s);
    row("they close the stream too soon", half + QList{just(Kind::Closed)},
        reason(EndReason::FailedTransport) + u" = ended withdrawn"_s);
    row("they close the stream at its end", over + QList{just(Kind::Closed)}, u"= settling"_s);
    row("they got something else", over + QList{ended(EndReason::MediaError)}, u"= ended file-mismatch"_s);
    row("their disk is full", half + QList{ended(EndReason::FailedApplication)}, u"= ended peer-failed"_s);
    row("without a last word", over + QList{just(Kind::TimeOut)}, reason(EndReason::Success) + u" = ended"_s);
    row("silence", half + QList{just(Kind::TimeOut)}, reason(EndReason::Timeout) + u" = ended no-answer"_s);
    row("we break it off", half + QList{just(Kind::Cancelled)}, reason(EndReason::Cancel) + u" = ended cancelled"_s);
    row("they go offline", half + QList{just(Kind::PeerGone)}, u"= ended peer-gone"_s);
    row("they go before their last word", over + QList{just(Kind::PeerGone)}, u"= ended peer-gone"_s);
    row("our stream is lost", half + QList{just(Kind::StreamLost)}, u"= ended not-connected"_s);
    row("our file changes", half + QList{broken(Why::Changed)},
        reason(EndReason::FailedApplication) + u" = ended file-changed"_s);
    row("the stream beside the stanzas breaks", half + QList{just(Kind::Severed)}, u"= moving"_s);
    row("they say why", half + QList{just(Kind::Severed), ended(EndReason::Cancel)}, u"= ended withdrawn"_s);
    row("they do not", half + QList{just(Kind::Severed), just(Kind::TimeOut)},
        reason(EndReason::FailedTransport) + u" = ended transfer-failed"_s);
    row("it breaks behind the last byte", over + QList{just(Kind::Severed)}, u"= settling"_s);
    row("after the end", none + QList{just(Kind::Cancelled), just(Kind::Accepted)}, u"= ended"_s);
    row("we cannot decline our own after it is taken", taken + QList{just(Kind::Declined)}, u"= opening"_s);
}

void TestFileTransfer::sending()
{
    FileTransfer transfer;
    transfer.size = 100;
    walk(transfer);
}

/// Nobody acknowledges what goes beside the stanzas (XEP-0260).
void TestFileTransfer::unproven()
{
    FileTransfer transfer;
    transfer.size = 100;
    transfer.isProven = false;
    for (const FileEvent &event : {just(Kind::Accepted), just(Kind::Opened), sent(100), moved(100)})
        transfer = step(transfer, event, kPatience).next;
    QCOMPARE(transfer.stage, FileTransfer::Stage::Settling);
    QCOMPARE(transfer.deadline, kPatience.silence); // it may still be under way
    QCOMPARE(words(step(transfer, just(Kind::TimeOut), kPatience)),
             reason(EndReason::Timeout) + u" = ended no-answer"_s);
    QCOMPARE(words(step(transfer, just(Kind::Received), kPatience)), reason(EndReason::Success) + u" = ended"_s);
}

void TestFileTransfer::receiving_data()
{
    QTest::addColumn<QList<FileEvent>>("events");
    QTest::addColumn<QString>("follows");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<bool>("hashFollows");
    const auto row = [](const char *name, const QList<FileEvent> &events, const QString &follows, qint64 size = 100,
                        bool hashFollows = false) { QTest::newRow(name) << events << follows << size << hashFollows; };
    const QList<FileEvent> taken{just(Kind::Accepted)};
    const QList<FileEvent> open = taken + QList{just(Kind::Opened)};
    const QList<FileEvent> half = open + QList{moved(60)};
    const QList<FileEvent> all = half + QList{moved(40)};
    const QString done = u"received %1 = ended"_s.arg(reason(EndReason::Success));
    row("we take it", taken, u"accept = opening"_s);
    row("we do not", {just(Kind::Declined)}, reason(EndReason::Decline) + u" = ended declined"_s);
    row("they withdraw it", {ended(EndReason::Cancel)}, u"= ended withdrawn"_s);
    row("they do so without a word", {ended(EndReason::Success)}, u"= ended withdrawn"_s);
    row("they wait no longer", {ended(EndReason::Timeout)}, u"= ended no-answer"_s);
    row("they go offline", {just(Kind::PeerGone)}, u"= ended peer-gone"_s);
    row("open", open, u"= moving"_s);
    row("no stream comes", taken + QList{just(Kind::TimeOut)}, reason(EndReason::Timeout) + u" = ended no-answer"_s);
    row("a block", half, u"= moving"_s);
    row("the last block", all, u"check = settling"_s);
    row("it is right", all + QList{just(Kind::Checked)}, done);
    row("it is wrong", all + QList{broken(Why::Mismatch)}, reason(EndReason::MediaError) + u" = ended file-mismatch"_s);
    row("more than announced", half + QList{moved(41)}, reason(EndReason::MediaError) + u" = ended file-mismatch"_s);
    row("one more behind the last", all + QList{moved(1)}, reason(EndReason::MediaError) + u" = ended file-mismatch"_s,
        100, true);
    row("the stream ends too soon", half + QList{just(Kind::Closed)},
        reason(EndReason::FailedTransport) + u" = ended transfer-failed"_s);
    row("the stream ends", all + QList{just(Kind::Closed)}, u"= settling"_s);
    row("our disk is full", half + QList{broken(Why::Unwritable)},
        reason(EndReason::FailedApplication) + u" = ended file-unwritable"_s);
    row("we break it off", half + QList{just(Kind::Cancelled)}, reason(EndReason::Cancel) + u" = ended cancelled"_s);
    row("they break it off", half + QList{ended(EndReason::Cancel)}, u"= ended withdrawn"_s);
    row("they say it is the end", half + QList{ended(EndReason::Success)}, u"= ended withdrawn"_s);
    row("our stream is lost", half + QList{just(Kind::StreamLost)}, u"= ended not-connected"_s);
    row("silence", half + QList{just(Kind::TimeOut)}, reason(EndReason::Timeout) + u" = ended no-answer"_s);
    row("the hash is to follow", all, u"= settling"_s, 100, true);
    row("it comes", all + QList{just(Kind::HashCame)}, u"check = settling"_s, 100, true);
    row("it never comes", all + QList{just(Kind::TimeOut)}, u"check = settling"_s, 100, true);
    row("they end it before it comes", all + QList{ended(EndReason::Success)}, u"check = settling"_s, 100, true);
    row("then nothing more is said", all + QList{ended(EndReason::Success), just(Kind::Checked)}, u"= ended"_s, 100,
        true);
    row("nothing in it", open + QList{just(Kind::Closed)}, u"check = settling"_s, 0);
    row("the stream beside the stanzas breaks", half + QList{just(Kind::Severed)}, u"= moving"_s);
    row("they say why", half + QList{just(Kind::Severed), ended(EndReason::Cancel)}, u"= ended withdrawn"_s);
    row("they do not", half + QList{just(Kind::Severed), just(Kind::TimeOut)},
        reason(EndReason::FailedTransport) + u" = ended transfer-failed"_s);
    row("it breaks when all is here", all + QList{just(Kind::Severed)}, u"= settling"_s);
    row("no size was said, and it ends", half + QList{just(Kind::Severed)}, u"check = settling"_s, -1);
    row("no size was said", half + QList{just(Kind::Closed)}, u"check = settling"_s, -1);
    row("no size, and more and more", half + QList{moved(1'000'000)}, u"= moving"_s, -1);
}

void TestFileTransfer::receiving()
{
    QFETCH(qint64, size);
    QFETCH(bool, hashFollows);
    FileTransfer transfer;
    transfer.role = FileTransfer::Role::Receiver;
    transfer.size = size;
    transfer.hashFollows = hashFollows;
    walk(transfer);
}

void TestFileTransfer::deadlines()
{
    FileTransfer transfer;
    transfer.size = 100;
    const auto at = [&transfer](FileEvent event, std::chrono::milliseconds now) {
        event.now = now;
        transfer = step(transfer, event, kPatience).next;
        return transfer.deadline.value_or(-1ms);
    };
    QCOMPARE(at(just(Kind::Accepted), 5s), 65s);
    QCOMPARE(at(just(Kind::Opened), 6s), 26s);
    QCOMPARE(at(sent(100), 7s), 26s);
    QCOMPARE(at(moved(50), 8s), 28s); // each answer is a sign of life
    QCOMPARE(at(moved(50), 9s), 39s);
    QCOMPARE(at(just(Kind::Received), 10s), -1ms);
}

void TestFileTransfer::reasons_data()
{
    QTest::addColumn<EndReason>("reason");
    QTest::addColumn<TransferError::Kind>("kind");
    QTest::newRow("decline") << EndReason::Decline << Why::Declined;
    QTest::newRow("cancel") << EndReason::Cancel << Why::Withdrawn;
    QTest::newRow("timeout") << EndReason::Timeout << Why::NoAnswer;
    QTest::newRow("media-error") << EndReason::MediaError << Why::Mismatch;
    QTest::newRow("failed-application") << EndReason::FailedApplication << Why::PeerFailed;
    QTest::newRow("failed-transport") << EndReason::FailedTransport << Why::Network;
}

/// What we tell of an error of ours is what they would tell us.
void TestFileTransfer::reasons()
{
    QFETCH(EndReason, reason);
    QTEST(toTransferError(reason).kind, "kind");
    const QList<std::pair<Why, EndReason>> ours{{Why::Declined, EndReason::Decline},
                                                {Why::Cancelled, EndReason::Cancel},
                                                {Why::NoAnswer, EndReason::Timeout},
                                                {Why::Mismatch, EndReason::MediaError},
                                                {Why::Unwritable, EndReason::FailedApplication},
                                                {Why::Network, EndReason::FailedTransport}};
    QVERIFY(std::ranges::any_of(
        ours, [reason](const auto &one) { return one.second == reason && toReason({.kind = one.first}) == reason; }));
}

QTEST_APPLESS_MAIN(TestFileTransfer)
#include "tst_filetransfer.moc"

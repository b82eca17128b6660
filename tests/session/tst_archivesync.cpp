// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/archivecheck.h"
#include "core/session/incoming.h"
#include "tests/session/fakearchive.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{

const Jid kAccount = *Jid::parse(u"alice@example.test");
const Jid kBob = *Jid::parse(u"bob@example.test");
const Jid kCarol = *Jid::parse(u"carol@example.test");

/// A program that reads an archive into a store, and can end at any moment.
struct Reader {
    Reader(const QString &file, FakeArchive &fake)
        : archive(fake), sync(history, conversations, fake.server()), requests(history, conversations, roster),
          incoming(history, conversations, requests)
    {
        QObject::connect(&sync, &ArchiveSync::arriving, &requests, &Requests::expect);
        QObject::connect(&sync, &ArchiveSync::arriving, &incoming, &Incoming::flush);
        QObject::connect(&sync, &ArchiveSync::arrived, &incoming, &Incoming::takeMissed);
        QObject::connect(&incoming, &Incoming::received, &incoming, [this](const Message &message, Arrival arrival) {
            news << (arrival == Arrival::Live ? u"live "_s : u"missed "_s) + message.body;
        });
        history.open(file);
    }

    void signIn()
    {
        incoming.flush();
        sync.streamOpened(kAccount, false);
        sync.start();
    }
    bool catchUp()
    {
        QSignalSpy caughtUp(&sync, &ArchiveSync::caughtUp);
        signIn();
        return QTest::qWaitFor([&] { return !caughtUp.isEmpty(); });
    }
    bool settle()
    {
        incoming.flush();
        bool answered = false;
        history.readNewest(kBob, 1, &history, [&](const std::vector<Message> &) { answered = true; });
        return QTest::qWaitFor([&] { return answered; });
    }
    QStringList stored(const Jid &peer)
    {
        incoming.flush();
        QStringList bodies;
        bool answered = false;
        history.readNewest(peer, 10'000, &history, [&](const std::vector<Message> &messages) {
            for (const Message &message : messages)
                bodies << message.body;
            answered = true;
        });
        return QTest::qWaitFor([&] { return answered; }) ? bodies : QStringList{u"no answer"_s};
    }
    size_t gaps()
    {
        std::optional<size_t> count;
        storage::whenDone(history.store()->gaps(kAccount), &history,
                          [&](const storage::Result<std::vector<Gap>> &all) { count = all->size(); });
        return QTest::qWaitFor([&] { return count.has_value(); }) ? *count : 99;
    }
    Conversation &bob() { return conversations.at(kBob); }
    /// What the server delivers and archives at once.
    void live(const Jid &peer, const QString &body) { incoming.take(archive.add(peer, body)); }

    FakeArchive &archive;
    QStringList news;
    Roster roster;
    Conversations conversations;
    History history{conversations};
    ArchiveSync sync;
    Requests requests;
    Incoming incoming;
};

QStringList numbers(int first, int last)
{
    QStringList all;
    for (int i = first; i <= last; ++i)
        all << QString::number(i);
    return all;
}

} // namespace

class TestArchiveSync : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theFirstTime();
    void liveInTheFirstPage();
    void whoSawUsBeforeTheFirstPage();
    void whatWasMissedStandsBeforeWhatIsNew();
    void aResumedStreamHasNoGap();
    void killedAnywhere_data();
    void killedAnywhere();
    void interruptedByTheNetwork();
    void whatTheDiskHadNoRoomFor_data();
    void whatTheDiskHadNoRoomFor();
    void withoutAnArchive();
    void anArchiveThatHasLostItsPast();
    void aGapIsFilledWhenAskedFor_data();
    void aGapIsFilledWhenAskedFor();
    void whatCannotBeReachedSaysSo();
    void gapsAreShownWithoutAStream();
    void olderPages();
    void aRoomIsReadOnlyFromInside();
    void strangersInWhatWasMissed();
    void clocksDoNotMatter();
    void checksAndRepairs();
    void aCheckEnds_data();
    void aCheckEnds();

private:
    void add(int first, int last, const Jid &peer = kBob)
    {
        for (int i = first; i <= last; ++i)
            m_archive.add(peer, QString::number(i), i % 3 == 0 ? Direction::Outgoing : Direction::Incoming);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
    FakeArchive m_archive;
};

void TestArchiveSync::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_file = m_dir->filePath(u"history.sqlite"_s);
    m_archive = FakeArchive();
}

void TestArchiveSync::theFirstTime()
{
    for (int i = 1; i <= 1'200; ++i)
        m_archive.add(i % 2 ? kBob : kCarol, QString::number(i));
    Reader reader(m_file, m_archive);
    reader.signIn();
    reader.live(kBob, u"while it reads"_s);
    QTRY_VERIFY(!reader.sync.isCatchingUp(kAccount) && reader.conversations.find(kCarol));
    QVERIFY(reader.settle());
    const QStringList bob = reader.stored(kBob);
    QCOMPARE(bob.size(), 251); // with the live one, which the archive has too
    QCOMPARE(bob.last(), u"while it reads");
    QVERIFY(std::ranges::is_sorted(bob.first(250), {}, [](const QString &text) { return text.toInt(); }));
    QCOMPARE(reader.conversations.at(kCarol).unread(), 251);
    QCOMPARE(reader.news, QStringList{u"live while it reads"_s}); // the rest is no news
    QCOMPARE(reader.gaps(), 0u);
}

/// A message that comes while a new device reads may be in the archive's page before the stream brings it.
void TestArchiveSync::liveInTheFirstPage()
{
    add(1, 4);
    const Message live = m_archive.add(kBob, u"5"_s);
    Reader reader(m_file, m_archive);
    QVERIFY(reader.catchUp());
    QVERIFY(reader.news.isEmpty());
    reader.incoming.take(live);
    reader.incoming.take(live); // once
    QVERIFY(reader.settle());
    QCOMPARE(reader.news, QStringList{u"live 5"_s});
    QCOMPARE(reader.stored(kBob), numbers(1, 5));
}

/// Sent before the server counted us as present, so that no stream brings it: in the archive alone, and news.
void TestArchiveSync::whoSawUsBeforeTheFirstPage()
{
    add(1, 4);
    Reader reader(m_file, m_archive);
    QSignalSpy caughtUp(&reader.sync, &ArchiveSync::caughtUp);
    reader.sync.streamOpened(kAccount, false);
    add(5, 5);
    reader.sync.start();
    QTRY_COMPARE(caughtUp.size(), 1);
    QCOMPARE(reader.news, QStringList{u"missed 5"_s});
    QCOMPARE(reader.stored(kBob), numbers(1, 5));
    QCOMPARE(reader.gaps(), 0u);
}

void TestArchiveSync::whatWasMissedStandsBeforeWhatIsNew()
{
    add(1, 10);
    Reader reader(m_file, m_archive);
    QVERIFY(reader.catchUp());
    reader.sync.streamLost();
    reader.conversations.at(kBob).open();
    add(11, 460);
    QSignalSpy gaps(&reader.conversations.at(kBob), &Conversation::gapsChanged);
    reader.signIn();
    reader.live(kBob, u"461"_s);
    QTRY_COMPARE(reader.conversations.at(kBob).last()->body, u"461");
    QTRY_VERIFY(gaps.size() >= 2); // seen, and gone
    QTRY_VERIFY(!reader.sync.isCatchingUp(kAccount) && reader.gaps() == 0);
    QCOMPARE(reader.stored(kBob), numbers(1, 461));
    QVERIFY(reader.conversations.at(kBob).gaps().empty());
    QVERIFY(std::ranges::is_sorted(reader.conversations.at(kBob).messages(), {}, cursorOf));
    QCOMPARE(reader.conversations.at(kBob).messages().size(), 461u);
    QCOMPARE(reader.news.filter(u"missed"_s).size(), 300);
    QCOMPARE(reader.conversations.at(kBob).unread(), 2); // 459 is ours, and who answers has read
}

void TestArchiveSync::aResumedStreamHasNoGap()
{
    add(1, 10);
    Reader reader(m_file, m_archive);
    QVERIFY(reader.catchUp());
    const qsizetype asked = m_archive.asked.size();
    reader.sync.streamLost();
    reader.sync.streamOpened(kAccount, true);
    QVERIFY(reader.settle());
    QCOMPARE(reader.gaps(), 0u);
    QTRY_VERIFY(!reader.sync.isCatchingUp(kAccount));
    QCOMPARE(m_archive.asked.size(), asked);
}

void TestArchiveSync::killedAnywhere_data()
{
    QTest::addColumn<int>("answers");
    for (int answers = 0; answers <= 6; ++answers)
        QTest::addRow("after %d answers", answers) << answers;
}

/// Everything is there once and in order, wherever the program ended; what is live stands where it belongs.
void TestArchiveSync::killedAnywhere()
{
    QFETCH(int, answers);
    add(1, 10);
    {
        Reader reader(m_file, m_archive);
        QVERIFY(reader.catchUp());
    }
    add(11, 400);
    for (int round = 0; round < 3; ++round) {
        Reader reader(m_file, m_archive);
        m_archive.breakAfter = answers;
        reader.signIn();
        QTRY_VERIFY(m_archive.breakAfter < 0 || reader.gaps() == 0);
        m_archive.breakAfter = -1;
        reader.live(kBob, QString::number(401 + round));
    }
    Reader reader(m_file, m_archive);
    QVERIFY(reader.catchUp());
    QCOMPARE(reader.stored(kBob), numbers(1, 403));
    QCOMPARE(reader.gaps(), 0u);
}

void TestArchiveSync::interruptedByTheNetwork()
{
    add(1, 10);
    Reader reader(m_file, m_archive);
    QVERIFY(reader.catchUp());
    reader.sync.streamLost();
    add(11, 400);
    m_archive.breakAfter = 2;
    reader.signIn();
    QTRY_VERIFY(m_archive.breakAfter < 0);
    QVERIFY(reader.settle());
    reader.sync.streamLost();
    reader.sync.streamOpened(kAccount, true); // resumed: goes on where it was
    QTRY_COMPARE(reader.gaps(), 0u);
    QCOMPARE(reader.stored(kBob), numbers(1, 400));
}

void TestArchiveSync::whatTheDiskHadNoRoomFor_data()
{
    QTest::addColumn<bool>("together"); // in one transaction, or each in its own
    QTest::newRow("one by one") << false;
    QTest::newRow("together") << true;
}

void TestArchiveSync::whatTheDiskHadNoRoomFor()
{
    QFETCH(bool, together);
    Reader reader(m_file, m_archive);
    reader.bob().open();
    QVERIFY(reader.catchUp());
    reader.live(kBob, u"before"_s);
    reader.incoming.flush();
    QVERIFY(reader.settle());
    // SQLite's own way to be full (sqlite.org/pragma.html#pragma_max_page_count).
    const auto setRoom = [&](const QString &pages) {
        return reader.history.database()
            ->run([pages](storage::SqlConnection &connection) {
                return connection.execute(u"PRAGMA max_page_count="_s + pages);
            })
            .result()
            .has_value();
    };
    const QString long1 = u"one "_s + QString(100'000, u'x'); // more than is free in the pages there are
    const QString long2 = u"two "_s + QString(100'000, u'y');
    QVERIFY(setRoom(u"1"_s)); // as many as there are
    for (const QString &body : {long1, long2}) {
        reader.live(kBob, body);
        if (!together)
            reader.incoming.flush();
    }
    reader.incoming.flush();
    QVERIFY(reader.settle());
    QCOMPARE(reader.bob().messages().size(), 3u); // shown all the same
    QCOMPARE(reader.stored(kBob), QStringList{u"before"_s});

    QVERIFY(setRoom(u"1000000"_s));
    reader.live(kBob, u"after"_s);
    reader.incoming.flush();
    const QStringList all{u"before"_s, long1, long2, u"after"_s};
    QTRY_COMPARE(reader.stored(kBob), all); // by itself, in its order, in the same stream
    QTRY_COMPARE(reader.gaps(), 0u);
    QStringList shown;
    for (const Message &message : reader.bob().messages())
        shown << message.body;
    QCOMPARE(shown, all); // once
}

void TestArchiveSync::withoutAnArchive()
{
    m_archive.isThere = false;
    m_archive.refusal = xmpp::IqError{xmpp::IqError::Kind::Refused, u"service-unavailable"_s, {}, {}};
    Reader reader(m_file, m_archive);
    reader.signIn();
    reader.live(kBob, u"1"_s);
    QVERIFY(reader.settle());
    QTRY_COMPARE(reader.gaps(), 0u);
    QCOMPARE(m_archive.asked, QStringList{u"<"_s}); // before it was known
    Conversation &bob = reader.conversations.at(kBob);
    bob.open();
    QTRY_VERIFY(bob.isLoaded());
    QVERIFY(!bob.hasOlder() && bob.gaps().empty());
}

void TestArchiveSync::anArchiveThatHasLostItsPast()
{
    add(1, 10);
    {
        Reader reader(m_file, m_archive);
        QVERIFY(reader.catchUp());
    }
    add(11, 20);
    m_archive.messages.erase(m_archive.messages.begin(), m_archive.messages.begin() + 12); // what was known is gone
    Reader reader(m_file, m_archive);
    QVERIFY(reader.catchUp());
    QCOMPARE(reader.stored(kBob), numbers(1, 10) + numbers(13, 20));
    QCOMPARE(reader.gaps(), 0u);
}

void TestArchiveSync::aGapIsFilledWhenAskedFor_data()
{
    using Kind = xmpp::IqError::Kind;
    QTest::addColumn<xmpp::IqError>("refusal");
    QTest::newRow("no answer") << xmpp::IqError{Kind::Timeout, {}, {}, {}};
    QTest::newRow("busy") << xmpp::IqError{Kind::Refused, u"resource-constraint"_s, {}, {}};
}

/// After a failure nothing happens for 5 s at least; who presses the button does not wait for it.
void TestArchiveSync::aGapIsFilledWhenAskedFor()
{
    QFETCH(xmpp::IqError, refusal);
    add(1, 10);
    Reader reader(m_file, m_archive);
    QVERIFY(reader.catchUp());
    reader.sync.streamLost();
    add(11, 400);
    Conversation &bob = reader.conversations.at(kBob);
    bob.open();
    QTRY_VERIFY(bob.isLoaded());
    std::vector<GapFilling> told;
    connect(&bob, &Conversation::gapFillingChanged, this, [&] { told.push_back(bob.gapFilling()); });
    m_archive.refusalForwards = refusal;
    reader.signIn();
    QTRY_VERIFY(bob.gapFilling() == GapFilling::Failed && bob.hasGapBefore(0));
    QCOMPARE(told, (std::vector{GapFilling::Running, GapFilling::Failed}));
    bob.fillGaps();
    QCOMPARE(bob.gapFilling(), GapFilling::Running);
    const qsizetype asked = m_archive.asked.size();
    bob.fillGaps(); // impatient: once is enough
    QTRY_COMPARE(reader.gaps(), 0u);
    QTRY_COMPARE(bob.gapFilling(), GapFilling::Waiting);
    QCOMPARE(m_archive.asked.mid(asked).count(u">a10"_s), 1);
    QCOMPARE(reader.stored(kBob), numbers(1, 400));
    QTRY_VERIFY(bob.gaps().empty());
}

void TestArchiveSync::whatCannotBeReachedSaysSo()
{
    add(1, 10);
    Reader reader(m_file, m_archive);
    QVERIFY(reader.catchUp());
    reader.sync.streamLost();
    add(11, 400);
    m_archive.breakAfter = 1; // the end is told, then the network is gone
    Conversation &bob = reader.conversations.at(kBob);
    bob.open();
    reader.signIn();
    QTRY_VERIFY(m_archive.breakAfter < 0);
    QTRY_VERIFY(bob.hasGapBefore(0));
    QCOMPARE(bob.gapFilling(), GapFilling::Running);
    reader.sync.streamLost();
    QCOMPARE(bob.gapFilling(), GapFilling::Waiting);
    bob.fillGaps();
    QCOMPARE(bob.gapFilling(), GapFilling::Unreachable);
    reader.sync.streamOpened(kAccount, true);
    QTRY_COMPARE(reader.gaps(), 0u);
    QTRY_COMPARE(bob.gapFilling(), GapFilling::Waiting);

    // A server that does not have them is asked again, too.
    reader.sync.streamLost();
    add(401, 402);
    m_archive.isThere = false;
    reader.signIn();
    QTRY_COMPARE(bob.gapFilling(), GapFilling::Refused);
    QTRY_VERIFY(bob.hasGapBefore(0));
    m_archive.isThere = true;
    bob.fillGaps();
    QTRY_COMPARE(reader.gaps(), 0u);
    QCOMPARE(reader.stored(kBob), numbers(1, 402));
}

/// A program that starts without a network knows what it has not read.
void TestArchiveSync::gapsAreShownWithoutAStream()
{
    add(1, 10);
    {
        Reader reader(m_file, m_archive);
        QVERIFY(reader.catchUp());
    }
    add(11, 400);
    {
        Reader reader(m_file, m_archive);
        m_archive.breakAfter = 1;
        reader.signIn();
        QTRY_VERIFY(m_archive.breakAfter < 0);
        reader.live(kBob, u"401"_s);
        QVERIFY(reader.settle());
    }
    Reader reader(m_file, m_archive);
    reader.sync.setAccount(kAccount);
    Conversation &bob = reader.conversations.at(kBob);
    bob.open();
    QTRY_COMPARE(bob.gaps().size(), 1u);
    QVERIFY(bob.hasGapBefore(bob.messages().back().id));
    bob.fillGaps();
    QCOMPARE(bob.gapFilling(), GapFilling::Unreachable);
    reader.signIn();
    QTRY_VERIFY(bob.gaps().empty());
    QCOMPARE(reader.stored(kBob), numbers(1, 401));
}

void TestArchiveSync::olderPages()
{
    add(1, 600);
    m_archive.add(kCarol, u"carol's"_s);
    Reader reader(m_file, m_archive);
    QVERIFY(reader.catchUp());
    Conversation &bob = reader.conversations.at(kBob);
    bob.open();
    QTRY_VERIFY(bob.isLoaded());
    for (int guard = 0; bob.hasOlder() && guard < 50; ++guard) {
        bob.loadOlder();
        QTRY_VERIFY(!bob.isLoadingOlder());
    }
    QCOMPARE(bob.messages().size(), 600u);
    QCOMPARE(bob.messages().front().body, u"1");
    QVERIFY(std::ranges::is_sorted(bob.messages(), {}, [](const Message &m) { return m.body.toInt(); }));
    const qsizetype asked = m_archive.asked.size();
    bob.loadOlder(); // the end is remembered
    QCOMPARE(m_archive.asked.size(), asked);

    // Somebody with whom nothing was read yet shows what the server has.
    Conversation &dave = reader.conversations.at(*Jid::parse(u"dave@example.test"));
    m_archive.add(dave.peer(), u"long ago"_s);
    dave.open();
    QTRY_COMPARE(dave.messages().size(), 1u);
}

/// Nobody outside can tell which of the words in a room are ours.
void TestArchiveSync::aRoomIsReadOnlyFromInside()
{
    Reader reader(m_file, m_archive);
    QVERIFY(reader.catchUp());
    const Jid tea = *Jid::parse(u"tea@rooms.test");
    m_archive.add(tea, u"before we came"_s);
    Conversation &room = reader.conversations.at(tea);
    ConversationSettings settings;
    settings.kind = ConversationKind::Room;
    reader.history.saveSettings(room, settings);
    const qsizetype asked = m_archive.asked.size();
    room.open();
    QTRY_VERIFY(room.isLoaded());
    QVERIFY(reader.settle());
    QCOMPARE(m_archive.asked.size(), asked);
    QVERIFY(room.messages().empty());
    reader.sync.joined(tea);
    QTRY_COMPARE(room.messages().size(), 1u);
}

void TestArchiveSync::strangersInWhatWasMissed()
{
    add(1, 2);
    Reader reader(m_file, m_archive);
    QVERIFY(reader.catchUp());
    QVERIFY(reader.conversations.at(kBob).settings().accepted == false); // no contact, never answered
    reader.sync.streamLost();
    add(3, 3); // ours, from another device
    m_archive.add(kCarol, u"hello"_s);
    QVERIFY(reader.catchUp());
    QVERIFY(reader.conversations.at(kBob).settings().accepted);
    QVERIFY(!reader.conversations.at(kCarol).settings().accepted);
}

/// Stamps of the archive and of live messages disagree by hours in both directions; the order is the archive's.
void TestArchiveSync::clocksDoNotMatter()
{
    add(1, 10);
    Reader reader(m_file, m_archive);
    QVERIFY(reader.catchUp());
    Message late = m_archive.add(kBob, u"11"_s);
    late.sentAt = late.sentAt.addSecs(-7 * 3600);
    reader.incoming.take(late);
    QVERIFY(reader.settle());
    reader.sync.streamLost();
    for (int i = 12; i <= 30; ++i)
        m_archive.add(kBob, QString::number(i)).sentAt = QDateTime::fromSecsSinceEpoch(i % 2 ? 0 : 4'000'000'000);
    reader.signIn();
    Message ahead = m_archive.add(kBob, u"31"_s);
    ahead.sentAt = ahead.sentAt.addSecs(9 * 3600);
    reader.incoming.take(ahead);
    QTRY_COMPARE(reader.gaps(), 0u);
    QCOMPARE(reader.stored(kBob), numbers(1, 31));
}

void TestArchiveSync::checksAndRepairs()
{
    add(1, 300);
    Reader reader(m_file, m_archive);
    // What a store has that lost some: from an older program, or a damaged file.
    for (const Message &message : m_archive.messages) {
        const int number = message.body.toInt();
        if (number > 40 && number != 150 && number != 151 && number < 295)
            reader.incoming.take(message);
    }
    QVERIFY(reader.settle());
    std::vector<int> progress;
    std::optional<ArchiveReport> report;
    auto *check = new ArchiveCheck(
        reader.history, m_archive.server(), kAccount, reader.conversations.at(kBob),
        [&](const ArchiveReport &soFar) { progress.push_back(soFar.onServer); },
        [&](const ArchiveReport &done) { report = done; });
    check->start();
    QTRY_VERIFY(report);
    QCOMPARE(report->end, ArchiveReport::End::Complete);
    QCOMPARE(report->onServer, 300);
    QCOMPARE(report->missing, 48);
    QCOMPARE(report->repaired, 48);
    QCOMPARE(report->here, 300);
    QCOMPARE(progress, (std::vector{100, 200}));
    QCOMPARE(reader.stored(kBob), numbers(1, 300));

    report.reset();
    check = new ArchiveCheck(reader.history, m_archive.server(), kAccount, reader.conversations.at(kBob), {},
                             [&](const ArchiveReport &done) { report = done; });
    check->start();
    QTRY_VERIFY(report);
    QCOMPARE(report->missing, 0);
}

void TestArchiveSync::aCheckEnds_data()
{
    using Kind = xmpp::IqError::Kind;
    QTest::addColumn<bool>("isThere");
    QTest::addColumn<int>("error"); ///< −1: none
    QTest::addColumn<bool>("cancelled");
    QTest::addColumn<ArchiveReport::End>("end");
    QTest::newRow("no archive") << false << -1 << false << ArchiveReport::End::NoArchive;
    QTest::newRow("refused") << true << int(Kind::Refused) << false << ArchiveReport::End::Refused;
    QTest::newRow("the network") << true << int(Kind::NotConnected) << false << ArchiveReport::End::NotConnected;
    QTest::newRow("cancelled") << true << -1 << true << ArchiveReport::End::Cancelled;
    QTest::newRow("in peace") << true << -1 << false << ArchiveReport::End::Complete;
}

void TestArchiveSync::aCheckEnds()
{
    QFETCH(bool, isThere);
    QFETCH(int, error);
    QFETCH(bool, cancelled);
    add(1, 150);
    m_archive.isThere = isThere;
    if (error >= 0)
        m_archive.refusal = {xmpp::IqError::Kind(error), u"forbidden"_s, {}, {}};
    Reader reader(m_file, m_archive);
    int ends = 0;
    std::optional<ArchiveReport> report;
    QPointer<ArchiveCheck> check;
    check = new ArchiveCheck(
        reader.history, m_archive.server(), kAccount, reader.conversations.at(kBob),
        [&](const ArchiveReport &) {
            if (cancelled)
                check->cancel();
        },
        [&](const ArchiveReport &done) {
            report = done;
            ++ends;
        });
    check->start();
    QTRY_VERIFY(report);
    QTEST(report->end, "end");
    QTRY_VERIFY(!check); // gone by itself
    QCOMPARE(ends, 1);
    QCOMPARE(report->repaired, cancelled ? 100 : report->end == ArchiveReport::End::Complete ? 150 : 0);
}

QTEST_GUILESS_MAIN(TestArchiveSync)
#include "tst_archivesync.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/session/archivereader.h"

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// An archive is read to the end, whatever comes in between.
class TestArchiveSync : public ArchiveReading
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstTime();
    void liveInTheFirstPage();
    void whoSawUsBeforeTheFirstPage();
    void whatWasMissedStandsBeforeWhatIsNew();
    void aResumedStreamHasNoGap();
    void anotherStreamWhileAPageIsWritten();
    void killedAnywhere_data();
    void killedAnywhere();
    void interruptedByTheNetwork();
    void withoutAnArchive();
    void olderPages();
    void aRoomIsReadOnlyFromInside();
    void strangersInWhatWasMissed();
    void clocksDoNotMatter();
};

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

/// What is on the disk is shown and told, though nobody waits for that page any more.
void TestArchiveSync::anotherStreamWhileAPageIsWritten()
{
    add(1, 10);
    Reader reader(m_file, m_archive);
    QVERIFY(reader.catchUp());
    reader.sync.streamLost();
    reader.bob().open();
    add(11, 20);
    QSignalSpy caughtUp(&reader.sync, &ArchiveSync::caughtUp);
    bool isCut = false;
    connect(&reader.sync, &ArchiveSync::arriving, &reader.sync, [&] {
        if (std::exchange(isCut, true))
            return;
        const auto again = [&reader] {
            reader.sync.streamLost();
            reader.signIn();
        };
        QMetaObject::invokeMethod(&reader.sync, again, Qt::QueuedConnection); // ahead of the store's answer
    });
    reader.signIn();
    QTRY_COMPARE(caughtUp.size(), 1);
    QVERIFY(isCut);
    QVERIFY(reader.settle());
    QCOMPARE(reader.news, (QStringList{u"missed 11"_s, u"missed 13"_s, u"missed 14"_s, u"missed 16"_s, u"missed 17"_s,
                                       u"missed 19"_s, u"missed 20"_s}));
    QCOMPARE(reader.bob().messages().size(), 20u);
    QCOMPARE(reader.stored(kBob), numbers(1, 20));
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

QTEST_GUILESS_MAIN(TestArchiveSync)
#include "tst_archivesync.moc"

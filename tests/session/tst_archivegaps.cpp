// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/session/archivereader.h"

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// Gaps of an archive that stay open for a while: why, how that is said, and how they are filled in the end.
class TestArchiveGaps : public ArchiveReading
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheDiskHadNoRoomFor_data();
    void whatTheDiskHadNoRoomFor();
    void anArchiveThatHasLostItsPast();
    void aGapIsFilledWhenAskedFor_data();
    void aGapIsFilledWhenAskedFor();
    void whatCannotBeReachedSaysSo();
    void gapsAreShownWithoutAStream();
};

void TestArchiveGaps::whatTheDiskHadNoRoomFor_data()
{
    QTest::addColumn<bool>("together"); // in one transaction, or each in its own
    QTest::newRow("one by one") << false;
    QTest::newRow("together") << true;
}

void TestArchiveGaps::whatTheDiskHadNoRoomFor()
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

void TestArchiveGaps::anArchiveThatHasLostItsPast()
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

void TestArchiveGaps::aGapIsFilledWhenAskedFor_data()
{
    using Kind = xmpp::IqError::Kind;
    QTest::addColumn<xmpp::IqError>("refusal");
    QTest::addColumn<GapFilling>("filling");
    QTest::newRow("no answer") << xmpp::IqError{Kind::Timeout, {}, {}, {}} << GapFilling::Failed;
    QTest::newRow("busy") << xmpp::IqError{Kind::Refused, u"resource-constraint"_s, {}, {}} << GapFilling::Failed;
    QTest::newRow("forbidden") << xmpp::IqError{Kind::Refused, u"forbidden"_s, {}, {}} << GapFilling::Refused;
}

/// After a failure nothing happens for 5 s at least; who presses the button does not wait for it.
void TestArchiveGaps::aGapIsFilledWhenAskedFor()
{
    QFETCH(const xmpp::IqError, refusal);
    QFETCH(const GapFilling, filling);
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
    QTRY_VERIFY(bob.gapFilling() == filling && bob.hasGapBefore(0));
    QCOMPARE(told, (std::vector{GapFilling::Running, filling}));
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

void TestArchiveGaps::whatCannotBeReachedSaysSo()
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
    // Nothing waits for what such a server does not fill.
    Annotation correction;
    correction.kind = Annotation::Kind::Correction;
    correction.conversation = kBob;
    correction.by = kBob;
    correction.target = u"of a message that is not here"_s;
    correction.content.body = u"403"_s;
    correction.at = QDateTime::currentDateTimeUtc();
    reader.incoming.take(correction);
    QTRY_COMPARE(bob.messages().back().body, u"403"_s);
    m_archive.isThere = true;
    bob.fillGaps();
    QTRY_COMPARE(reader.gaps(), 0u);
    QCOMPARE(reader.stored(kBob), numbers(1, 403));
}

/// A program that starts without a network knows what it has not read.
void TestArchiveGaps::gapsAreShownWithoutAStream()
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

QTEST_GUILESS_MAIN(TestArchiveGaps)
#include "tst_archivegaps.moc"

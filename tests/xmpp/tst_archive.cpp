// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/xmpp/archiveasker.h"

using namespace causerie;
using namespace causerie::test;

/// Against a server that lies.
class TestArchive : public ArchiveAsker
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void pages();
    void whoMaySend_data();
    void whoMaySend();
    void onlyUnderItsOwnId();
    void afterTheEnd();
    void aRoomsArchive();
    void twoAtOnce();
    void support();
    void ends();
};

void TestArchive::pages()
{
    const Asked asked = ask();
    QVERIFY(!QUuid::fromString(QString::fromLatin1(asked.query)).isNull());
    for (const char *id : {"a", "b", "c"})
        result(asked, id);
    fin(asked, "<fin xmlns='urn:xmpp:mam:2'><set xmlns='http://jabber.org/protocol/rsm'><first>a</first><last>c</last>"
               "</set></fin>");
    OUTCOME("a,b,c [a..c]");
    const Message first = std::get<Message>(m_outcomes.front()->events.front());
    QCOMPARE(first.archiveId, u"a");
    QCOMPARE(first.sentAt, QDateTime::fromString(u"2026-06-30T08:00:00Z"_s, Qt::ISODate));
    QCOMPARE(first.conversation, *Jid::parse(u"bob@example.test"));
    QCOMPARE(m_outcomes.front()->archive, kAlice);
    QVERIFY(m_live.isEmpty());
}

void TestArchive::whoMaySend_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("our account") << QByteArray("from='alice@example.test'") << true;
    QTest::newRow("in other letters") << QByteArray("from='Alice@EXAMPLE.test'") << true;
    QTest::newRow("unsaid, so our account") << QByteArray() << true;
    QTest::newRow("a contact") << QByteArray("from='bob@example.test'") << false;
    QTest::newRow("a device of ours") << QByteArray("from='alice@example.test/phone'") << false;
    QTest::newRow("our server") << QByteArray("from='example.test'") << false;
    QTest::newRow("a room") << QByteArray("from='room@muc.test'") << false;
    QTest::newRow("nobody at all") << QByteArray("from='@'") << false;
}

void TestArchive::whoMaySend()
{
    QFETCH(const QByteArray, from);
    QFETCH(const bool, isTaken);
    const Asked asked = ask();
    result(asked, "a", from);
    fin(asked);
    QTRY_COMPARE_WITH_TIMEOUT(m_outcomes.size(), size_t{1}, kPatience);
    QCOMPARE(spell(m_outcomes.front()), isTaken ? u"a [a..a] complete"_s : u" [..] complete"_s);
    QVERIFY(m_live.isEmpty()); // nor is it a message of now
}

void TestArchive::onlyUnderItsOwnId()
{
    const Asked asked = ask();
    result({asked.iq, "f27"}, "a");
    result({asked.iq, asked.iq}, "b");
    result({asked.iq, {}}, "c");
    result(asked, "d");
    fin(asked);
    OUTCOME("d [d..d] complete");
    QVERIFY(m_live.isEmpty());
}

void TestArchive::afterTheEnd()
{
    const Asked asked = ask();
    result(asked, "a");
    fin(asked);
    OUTCOME("a [a..a] complete");
    result(asked, "b");
    fin(asked);
    m_server->send("<message from='bob@example.test/x' type='chat'><body>live</body></message>");
    QTRY_COMPARE_WITH_TIMEOUT(m_live, QStringList{u"live"_s}, kPatience);
    QCOMPARE(m_outcomes.size(), size_t{1});
}

void TestArchive::aRoomsArchive()
{
    m_archive->setRooms([](const Jid &room) {
        RoomFacts facts;
        facts.isRoom = room == kRoom;
        facts.ownOccupant = *Jid::parse(u"room@muc.test/me");
        return facts;
    });
    const Asked asked = ask({kRoom, {}, {}, {}, true, 5, {}, {}});
    QVERIFY(m_server->received().contains(" to=\"room@muc.test\""));
    result(asked, "a", "from='room@muc.test'", "room@muc.test/bob", "groupchat");
    result(asked, "b", "from='room@muc.test'", "room@muc.test/me", "groupchat");
    result(asked, "c", "from='room@muc.test'", "other@muc.test/eve", "groupchat"); // as if it were of another room
    result(asked, "d", "from='room@muc.test'", "bob@example.test/x", "chat");      // or a person's
    result(asked, "e", "from='room@muc.test/bob'", "room@muc.test/bob", "groupchat");
    fin(asked, "<fin xmlns='urn:xmpp:mam:2' complete='true'/>", "from='room@muc.test'");
    OUTCOME("a,b [a..d] complete");
    QCOMPARE(std::get<Message>(m_outcomes.front()->events.back()).direction, Direction::Outgoing);
}

void TestArchive::twoAtOnce()
{
    const Asked one = ask();
    const Asked two = ask({kAlice, {}, {}, {}, true, 3, {}, {}});
    QVERIFY(one.query != two.query);
    result(one, "a");
    result(two, "b");
    result(one, "c");
    fin(two);
    OUTCOME("b [b..b] complete");
    fin(one);
    QTRY_COMPARE_WITH_TIMEOUT(m_outcomes.size(), size_t{2}, kPatience);
    QCOMPARE(spell(m_outcomes.back()), u"a,c [a..c] complete");
}

void TestArchive::support()
{
    std::vector<bool> answers;
    const auto ask = [&] {
        m_archive->isSupported(kRoom, m_context.get(),
                               [&answers](bool isSupported) { answers.push_back(isSupported); });
    };
    ask();
    ask();
    const auto question = [this] { return m_server->received().indexOf(" to=\"room@muc.test\""); };
    QTRY_VERIFY_WITH_TIMEOUT(question() > 0 && m_server->received().indexOf("disco#info", question()) > 0, kPatience);
    const QByteArray id = attribute(m_server->received(), "id", m_server->received().lastIndexOf("<iq ", question()));
    m_server->send("<iq type='result' id='" + id +
                   "' from='room@muc.test'><query "
                   "xmlns='http://jabber.org/protocol/disco#info'><feature var='urn:xmpp:mam:2'/></query></iq>");
    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), size_t{2}, kPatience);
    ask(); // known by now
    QCOMPARE(answers, (std::vector<bool>{true, true, true}));
    QCOMPARE(m_server->received().count(" to=\"room@muc.test\""), 1);
}

void TestArchive::ends()
{
    std::vector<std::expected<ArchiveEnds, IqError>> answers;
    m_archive->ends(kAlice, m_context.get(), [&answers](const auto &ends) { answers.push_back(ends); });
    QTRY_VERIFY_WITH_TIMEOUT(m_server->received().contains("<metadata "), kPatience);
    const qsizetype at = m_server->received().lastIndexOf("<iq ", m_server->received().indexOf("<metadata "));
    m_server->send("<iq type='result' id='" + attribute(m_server->received(), "id", at) +
                   "'><metadata xmlns='urn:xmpp:mam:2'><start id='a' timestamp='2026-06-30T08:00:00Z'/>"
                   "<end id='z' timestamp='2026-07-01T08:00:00Z'/></metadata></iq>");
    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), size_t{1}, kPatience);
    QVERIFY(answers.front());
    QCOMPARE(answers.front()->lastId, u"z");
}

QTEST_GUILESS_MAIN(TestArchive)
#include "tst_archive.moc"

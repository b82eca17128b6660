// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/bookmarkxml.h"
#include "core/xmpp/roomsearch.h"
#include "tests/xmpp/canonical.h"
#include "tests/xmpp/xml.h"

#include <QTest>
#include <QXmlStreamWriter>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;
using causerie::test::canonical;
using causerie::test::xml;

/// Bookmarks as they are written (XEP-0402, XEP-0048), and lists of public rooms (XEP-0045 §6.3, XEP-0433).
class TestBookmarkXml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads();
    void refuses_data();
    void refuses();
    void whatOthersWroteIsKept();
    void writes();
    void readsOldOnes();
    void oldOnesKeepWhatOthersAdded();
    void merges();
    void roomItems();
    void searchResults();
    void pages_data();
    void pages();
};

namespace
{

Jid jid(const QString &text)
{
    return *Jid::parse(text);
}

QString written(const Bookmark &bookmark)
{
    QString text;
    QXmlStreamWriter writer(&text);
    writeBookmark(writer, bookmark);
    return text;
}

} // namespace

void TestBookmarkXml::reads()
{
    // XEP-0402 example 1
    const auto bookmark = parseBookmark(u"TheMoon@conference.shakespeare.lit"_s,
                                        xml(u"<conference xmlns='urn:xmpp:bookmarks:1' name='The Moon' autojoin='1'>"
                                            "<nick>Puck</nick><password>pw</password></conference>"_s));
    QVERIFY(bookmark);
    const Bookmark expected{jid(u"themoon@conference.shakespeare.lit"_s), u"The Moon"_s, true, u"Puck"_s, u"pw"_s, {}};
    QVERIFY(*bookmark == expected);
    QVERIFY(!parseBookmark(u"a@b.test"_s, xml(u"<conference xmlns='urn:xmpp:bookmarks:1'/>"_s))->autojoin);
}

void TestBookmarkXml::refuses_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("payload");
    const auto good = u"<conference xmlns='urn:xmpp:bookmarks:1'/>"_s;
    QTest::newRow("no address") << u"@"_s << good;
    QTest::newRow("a service") << u"rooms.example.test"_s << good;
    QTest::newRow("no id") << QString() << good;
    QTest::newRow("an older version") << u"a@b.test"_s << u"<conference xmlns='urn:xmpp:bookmarks:0'/>"_s;
    QTest::newRow("something else") << u"a@b.test"_s << u"<url xmlns='urn:xmpp:bookmarks:1'/>"_s;
}

void TestBookmarkXml::refuses()
{
    QFETCH(QString, id);
    QFETCH(QString, payload);
    QVERIFY(!parseBookmark(id, xml(payload)));
    QVERIFY(!parseBookmark(id, {}));
}

void TestBookmarkXml::whatOthersWroteIsKept()
{
    const QString text =
        u"<conference xmlns='urn:xmpp:bookmarks:1' autojoin='true' name='x'><extensions>"
        "<state xmlns='http://myclient.example/bookmark/state' minimized='true'>a &lt; b<deep xmlns='urn:deep'><er/>"
        "</deep></state><pinned xmlns='urn:xmpp:bookmarks-pinning:0' xml:lang='de'/></extensions></conference>"_s;
    const auto bookmark = parseBookmark(u"a@b.test"_s, xml(text));
    QVERIFY(bookmark && !bookmark->extensions.isEmpty());
    QCOMPARE(canonical(xml(written(*bookmark))), canonical(xml(text)));
    Bookmark again = *bookmark;
    again.nick = u"Ann"_s; // a change of ours does not touch theirs
    const auto reread = parseBookmark(u"a@b.test"_s, xml(written(again)));
    QCOMPARE(canonical(xml(reread->extensions)), canonical(xml(bookmark->extensions)));
    again.extensions = u"<broken"_s;
    QVERIFY(parseBookmark(u"a@b.test"_s, xml(written(again)))->extensions.isEmpty());
}

void TestBookmarkXml::writes()
{
    const Bookmark bookmark{jid(u"a@b.test"_s), u"A & B\u0007"_s, false, u"<nick>"_s, u"p&w"_s, {}};
    const auto read = parseBookmark(u"a@b.test"_s, xml(written(bookmark)));
    QVERIFY(read);
    QCOMPARE(read->name, u"A & B"_s);
    QCOMPARE(read->nick, u"<nick>"_s);
    QCOMPARE(read->password, u"p&w"_s);
    QVERIFY(!read->autojoin);
}

void TestBookmarkXml::readsOldOnes()
{
    // XEP-0048 example 1
    const auto old = parseOldBookmarks(xml(uR"(<storage xmlns='storage:bookmarks'>
        <url name='Complete Works' url='http://example.org/'/>
        <conference name='Council of Oberon' autojoin='true' jid='council@conference.underhill.org'>
          <nick>Puck</nick><password>titania</password></conference>
        <conference jid='@'/><conference jid='conference.underhill.org'/><conference jid='b@c.test'/></storage>)"_s));
    QCOMPARE(old.size(), size_t{2});
    const Bookmark expected{
        jid(u"council@conference.underhill.org"_s), u"Council of Oberon"_s, true, u"Puck"_s, u"titania"_s, {}};
    QVERIFY(old[0] == expected);
    QVERIFY(!old[1].autojoin);
    QVERIFY(parseOldBookmarks(xml(u"<storage xmlns='storage:rosternotes'/>"_s)).empty());
    QVERIFY(parseOldBookmarks({}).empty());
}

void TestBookmarkXml::oldOnesKeepWhatOthersAdded()
{
    const QDomElement storage =
        xml(u"<storage xmlns='storage:bookmarks'>"
            "<conference jid='tea@rooms.test' name='Tea' autojoin='0' minimize='1'><nick>Ann</nick>"
            "<print_status xmlns='other:bookmarks'>all</print_status></conference>"
            "<url url='https://example.test/' name='Home'/>"
            "<conference jid='milk@rooms.test' autojoin='1'/>"
            "<conference jid='jam@rooms.test' name='Jam'/></storage>"_s);
    Bookmark tea;
    tea.room = jid(u"tea@rooms.test"_s);
    tea.name = u"Tea"_s;
    tea.autojoin = true;
    tea.nick = u"Bea"_s;
    Bookmark bread;
    bread.room = jid(u"bread@rooms.test"_s);
    bread.autojoin = true;
    QString text;
    QXmlStreamWriter writer(&text);
    writeOldBookmarks(writer, storage, {{tea.room, tea}, {jid(u"milk@rooms.test"_s), {}}, {bread.room, bread}});
    QCOMPARE(canonical(xml(text)),
             canonical(xml(u"<storage xmlns='storage:bookmarks'>"
                           "<conference jid='tea@rooms.test' name='Tea' autojoin='true' minimize='1'><nick>Bea</nick>"
                           "<print_status xmlns='other:bookmarks'>all</print_status></conference>"
                           "<url url='https://example.test/' name='Home'/>"
                           "<conference jid='jam@rooms.test' name='Jam'/>"
                           "<conference jid='bread@rooms.test' autojoin='true'/></storage>"_s)));
}

void TestBookmarkXml::merges()
{
    const auto room = [](const QString &text, const QString &nick) {
        return Bookmark{jid(text), {}, true, nick, {}, {}};
    };
    const std::vector known{room(u"a@x.test"_s, u"new"_s)};
    const std::vector old{room(u"a@x.test"_s, u"old"_s), room(u"b@x.test"_s, u"one"_s), room(u"b@x.test"_s, u"two"_s)};
    const auto missing = missingFrom(known, old);
    QCOMPARE(missing.size(), size_t{1});
    QCOMPARE(missing[0].nick, u"one"_s);
    QVERIFY(missingFrom(known, {}).empty());
}

void TestBookmarkXml::roomItems()
{
    const RoomPage page = parseRoomItems(xml(uR"(<query xmlns='http://jabber.org/protocol/disco#items'>
        <item jid='heath@chat.test' name='A Lonely Heath'/><item jid='cave@chat.test/x'/><item jid='chat.test'/>
        <item/><set xmlns='http://jabber.org/protocol/rsm'><first index='0'>a</first><last>b</last><count>37</count>
        </set></query>)"_s));
    QCOMPARE(page.rooms.size(), size_t{2});
    QCOMPARE(page.rooms[0].room, jid(u"heath@chat.test"_s));
    QCOMPARE(page.rooms[0].info.name, u"A Lonely Heath"_s);
    QCOMPARE(page.rooms[1].room, jid(u"cave@chat.test"_s));
    QCOMPARE(page.next, u"b"_s);
    QCOMPARE(page.total, 37);
}

void TestBookmarkXml::searchResults()
{
    const RoomPage page = parseSearchResult(xml(uR"(<result xmlns='urn:xmpp:channel-search:0:search'>
        <item address='tea@chat.test'><name>Tea</name><nusers>12</nusers><description>All of it</description>
          <language>en</language><anonymity-mode>none</anonymity-mode><is-open/></item>
        <item address='milk@chat.test'><nusers>many</nusers></item><item address='@'/></result>)"_s));
    QCOMPARE(page.rooms.size(), size_t{2});
    QCOMPARE(page.rooms[0].info.name, u"Tea"_s);
    QCOMPARE(page.rooms[0].info.description, u"All of it"_s);
    QCOMPARE(page.rooms[0].info.occupants, 12);
    QVERIFY(page.rooms[0].info.showsJids);
    QCOMPARE(page.rooms[1].info.occupants, -1);
    QVERIFY(page.next.isEmpty());
}

void TestBookmarkXml::pages_data()
{
    QTest::addColumn<QString>("set");
    QTest::addColumn<QString>("next");
    QTest::newRow("no pages") << QString() << QString();
    QTest::newRow("more follow") << u"<first index='0'>a</first><last>z</last><count>9</count>"_s << u"z"_s;
    QTest::newRow("the end by the count") << u"<first index='8'>a</first><last>z</last><count>9</count>"_s << QString();
    QTest::newRow("nobody counts") << u"<first>a</first><last>z</last>"_s << u"z"_s;
}

void TestBookmarkXml::pages()
{
    QFETCH(QString, set);
    QFETCH(QString, next);
    const QString text = u"<query xmlns='http://jabber.org/protocol/disco#items'><item jid='a@b.test'/>"
                         "<set xmlns='http://jabber.org/protocol/rsm'>%1</set></query>"_s;
    QCOMPARE(parseRoomItems(xml(text.arg(set))).next, next);
    // Nothing on a page is the end, whatever else it says: no asking for ever.
    QVERIFY(parseRoomItems(xml(text.arg(set).remove(u"<item jid='a@b.test'/>"_s))).next.isEmpty());
}

QTEST_APPLESS_MAIN(TestBookmarkXml)
#include "tst_bookmarkxml.moc"

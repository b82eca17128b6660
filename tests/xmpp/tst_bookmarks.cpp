// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/bookmarks.h"
#include "core/xmpp/bookmarkxml.h"
#include "core/xmpp/payloadiq.h"
#include "tests/xmpp/person.h"

#include <QSignalSpy>
#include <QTest>
#include <QXmlStreamWriter>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60'000)

namespace
{

class Device : public Person
{
public:
    Device(const Prosody &server, const QString &resource) : Person(server, u"alice"_s, resource)
    {
        QObject::connect(&connection, &Connection::announced, &connection, [this] { bookmarks.load(readsOld); });
        QObject::connect(&bookmarks, &Bookmarks::changed, &connection,
                         [this](const Bookmark &bookmark) { told.append(bookmark.room.toString()); });
        QObject::connect(&bookmarks, &Bookmarks::removed, &connection,
                         [this](const Jid &room) { told.append(u'-' + room.toString()); });
    }

    /// Signs in and has the list.
    bool begins()
    {
        signIn();
        return QTest::qWaitFor([this] { return bookmarks.isLoaded(); }, 60'000);
    }

    Pep pep{connection};
    Bookmarks bookmarks{connection, pep};
    bool readsOld = false;
    QStringList told;
};

Bookmark mark(const QString &room, bool autojoin = true)
{
    Bookmark bookmark;
    bookmark.room = *Jid::parse(room);
    bookmark.name = u"Tea & <milk> ☕"_s;
    bookmark.autojoin = autojoin;
    bookmark.nick = u"Ann"_s;
    bookmark.password = u"cauldron"_s;
    return bookmark;
}

} // namespace

/// Against a real Prosody.
class TestBookmarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyAreTheSameOnAllDevices();
    void onlyOursCount();
    void ourOwnEchoesChangeNothing();
    void whatIsChangedWithoutAStreamIsSaidOnTheNext();
    void oldOnesAreReadOnce_data();
    void oldOnesAreReadOnce();
    void olderProgramsHearOfChanges();
};

void TestBookmarks::theyAreTheSameOnAllDevices()
{
    const Prosody server;
    Device desk(server, u"desk"_s);
    Device phone(server, u"phone"_s);
    QVERIFY(desk.begins() && phone.begins());
    QVERIFY(desk.bookmarks.all().empty());

    const Bookmark tea = mark(u"tea@rooms.example.test"_s);
    bool kept = false;
    desk.bookmarks.set(tea, [&kept](const auto &result) { kept = result.has_value(); });
    QVERIFY(desk.bookmarks.find(tea.room) == tea); // here at once
    EVENTUALLY(kept);
    EVENTUALLY(phone.bookmarks.find(tea.room) == tea);
    desk.bookmarks.set(mark(u"milk@rooms.example.test"_s, false), {});
    EVENTUALLY(phone.bookmarks.all().size() == 2);
    QCOMPARE(phone.bookmarks.all().front().room.local(), u"milk"_s); // in order

    // One that was signed out learns it all; nothing is told twice.
    Device late(server, u"late"_s);
    QVERIFY(late.begins());
    QVERIFY(late.bookmarks.find(tea.room) == tea);
    QCOMPARE(late.told.size(), 2);

    bool gone = false;
    phone.bookmarks.remove(tea.room, [&gone](const auto &result) { gone = result.has_value(); });
    EVENTUALLY(gone && !desk.bookmarks.find(tea.room));
    EVENTUALLY(late.told.contains(u"-tea@rooms.example.test"_s));
    QCOMPARE(desk.told,
             (QStringList{u"tea@rooms.example.test"_s, u"milk@rooms.example.test"_s, u"-tea@rooms.example.test"_s}));
}

void TestBookmarks::onlyOursCount()
{
    const Prosody server;
    Device desk(server, u"desk"_s);
    QVERIFY(desk.begins());
    const QString event =
        u"<message from='%1'><event xmlns='http://jabber.org/protocol/pubsub#event'><items "
        "node='urn:xmpp:bookmarks:1'><item id='evil@rooms.test'><conference xmlns='urn:xmpp:bookmarks:1' "
        "autojoin='true'/></item></items></event></message>"_s;
    desk.hear(event.arg(u"mallory@example.test"_s));
    QVERIFY(desk.bookmarks.all().empty());
    desk.hear(event.arg(u"alice@example.test"_s));
    QCOMPARE(desk.bookmarks.all().size(), size_t{1});
}

/// The server tells us of each of our changes, and by then we may have made others.
void TestBookmarks::ourOwnEchoesChangeNothing()
{
    const Prosody server;
    Device desk(server, u"desk"_s);
    Device phone(server, u"phone"_s);
    QVERIFY(desk.begins() && phone.begins());
    int answers = 0;
    const auto count = [&answers](const auto &result) { answers += result.has_value() ? 1 : 0; };
    const Bookmark joined = mark(u"tea@rooms.example.test"_s, true);
    const Bookmark left = mark(u"tea@rooms.example.test"_s, false);
    desk.bookmarks.set(joined, count);
    desk.bookmarks.set(left, count);
    desk.bookmarks.remove(joined.room, count);
    desk.bookmarks.set(joined, count);
    QCOMPARE(desk.told.size(), 4);
    EVENTUALLY(answers == 4);
    QCOMPARE(desk.told.size(), 4);
    QCOMPARE(desk.bookmarks.find(joined.room), joined);
    // Others' changes count again.
    EVENTUALLY(phone.bookmarks.find(joined.room) == joined);
    phone.bookmarks.set(left, count);
    EVENTUALLY(desk.bookmarks.find(joined.room) == left);
}

void TestBookmarks::whatIsChangedWithoutAStreamIsSaidOnTheNext()
{
    const Prosody server;
    Device desk(server, u"desk"_s);
    Device phone(server, u"phone"_s);
    QVERIFY(desk.begins() && phone.begins());
    const Bookmark tea = mark(u"tea@rooms.example.test"_s);
    const Bookmark milk = mark(u"milk@rooms.example.test"_s);
    desk.bookmarks.set(tea, {});
    desk.bookmarks.set(milk, {});
    EVENTUALLY(phone.bookmarks.all().size() == 2);
    desk.connection.close();
    EVENTUALLY(!desk.connection.isOpen());
    desk.bookmarks.remove(tea.room, {});
    desk.bookmarks.set(mark(u"milk@rooms.example.test"_s, false), {});
    desk.told.clear();
    desk.signIn();
    EVENTUALLY(!phone.bookmarks.find(tea.room) && !phone.bookmarks.find(milk.room)->autojoin);
    QVERIFY(!desk.bookmarks.find(tea.room) && !desk.bookmarks.find(milk.room)->autojoin);
    QCOMPARE(desk.told, QStringList()); // nobody is sent into a room that they have left
}

void TestBookmarks::oldOnesAreReadOnce_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("a server that keeps both in step") << QStringList{};
    QTest::newRow("one that does not") << QStringList{u"--without"_s, u"bookmarks"_s};
}

void TestBookmarks::oldOnesAreReadOnce()
{
    QFETCH(QStringList, options);
    const Prosody server(options);
    {
        Person older(server, u"alice"_s, u"older"_s);
        older.signIn();
        EVENTUALLY(older.isReady);
        bool stored = false;
        PayloadIq iq(QXmppIq::Set, {}, [](QXmlStreamWriter &writer) {
            writer.writeStartElement("query"_L1);
            writer.writeDefaultNamespace("jabber:iq:private"_L1);
            writer.writeStartElement("storage"_L1);
            writer.writeDefaultNamespace("storage:bookmarks"_L1);
            writer.writeEmptyElement("conference"_L1);
            writer.writeAttribute("jid"_L1, "old@rooms.example.test"_L1);
            writer.writeAttribute("autojoin"_L1, "1"_L1);
            writer.writeEndElement();
            writer.writeEndElement();
        });
        request(older.connection, std::move(iq), &older.connection,
                [&stored](const IqResult &result) { stored = result.has_value(); });
        EVENTUALLY(stored);
        older.connection.close();
    }
    Device desk(server, u"desk"_s);
    desk.readsOld = true;
    QSignalSpy read(&desk.bookmarks, &Bookmarks::oldRead);
    desk.signIn();
    EVENTUALLY(read.size() == 1);
    const auto old = desk.bookmarks.find(*Jid::parse(u"old@rooms.example.test"));
    QVERIFY(old && old->autojoin);
    // Others find it among the new ones.
    Device phone(server, u"phone"_s);
    QVERIFY(phone.begins());
    EVENTUALLY(phone.bookmarks.find(old->room).has_value());
}

/// The server does not keep private storage in step, so we do; what else lies there is nobody's to touch.
void TestBookmarks::olderProgramsHearOfChanges()
{
    const Prosody server({u"--without"_s, u"bookmarks"_s});
    Person older(server, u"alice"_s, u"older"_s);
    older.signIn();
    EVENTUALLY(older.isReady);
    const auto ask = [&older](QXmppIq::Type type, const std::function<void(QXmlStreamWriter &)> &storage) {
        std::optional<IqResult> answer;
        PayloadIq iq(type, {}, [&storage](QXmlStreamWriter &writer) {
            writer.writeStartElement("query"_L1);
            writer.writeDefaultNamespace("jabber:iq:private"_L1);
            writer.writeStartElement("storage"_L1);
            writer.writeDefaultNamespace("storage:bookmarks"_L1);
            storage(writer);
            writer.writeEndElement();
            writer.writeEndElement();
        });
        request(older.connection, std::move(iq), &older.connection,
                [&answer](const IqResult &result) { answer = result; });
        return QTest::qWaitFor([&answer] { return answer.has_value(); }, 30'000) && *answer ? **answer : QDomElement();
    };
    const auto stored = [&ask] {
        const QDomElement query = ask(QXmppIq::Get, [](QXmlStreamWriter &) {}).firstChildElement(u"query"_s);
        return query.firstChildElement(u"storage"_s);
    };
    const auto rooms = [&stored] {
        QStringList all;
        for (const Bookmark &bookmark : parseOldBookmarks(stored()))
            all << bookmark.room.local() + (bookmark.autojoin ? u"!"_s : QString());
        all.sort();
        return all.join(u' ');
    };
    QVERIFY(!ask(QXmppIq::Set, [](QXmlStreamWriter &writer) {
                 writer.writeEmptyElement("url"_L1);
                 writer.writeAttribute("url"_L1, "https://example.test/"_L1);
                 writer.writeEmptyElement("conference"_L1);
                 writer.writeAttribute("jid"_L1, "old@rooms.example.test"_L1);
                 writer.writeAttribute("colour"_L1, "green"_L1);
             }).isNull());

    Device desk(server, u"desk"_s);
    QVERIFY(desk.begins());
    desk.bookmarks.set(mark(u"tea@rooms.example.test"_s), {}); // maybe before it is known what the server does
    desk.bookmarks.set(mark(u"milk@rooms.example.test"_s, false), {});
    EVENTUALLY(rooms() == u"milk old tea!"_s);
    desk.bookmarks.set(mark(u"tea@rooms.example.test"_s, false), {});
    desk.bookmarks.remove(*Jid::parse(u"milk@rooms.example.test"), {});
    EVENTUALLY(rooms() == u"old tea"_s);
    const QDomElement storage = stored();
    QCOMPARE(storage.firstChildElement(u"url"_s).attribute(u"url"_s), u"https://example.test/"_s);
    QCOMPARE(storage.firstChildElement(u"conference"_s).attribute(u"colour"_s), u"green"_s);
    for (const Bookmark &bookmark : parseOldBookmarks(storage)) {
        if (bookmark.room.local() == u"tea"_s)
            QCOMPARE(bookmark, mark(u"tea@rooms.example.test"_s, false));
    }
}

QTEST_GUILESS_MAIN(TestBookmarks)
#include "tst_bookmarks.moc"

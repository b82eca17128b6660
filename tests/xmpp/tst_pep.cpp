// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/displayedpositions.h"
#include "core/xmpp/pep.h"
#include "tests/xmpp/person.h"

#include <QSignalSpy>
#include <QTest>
#include <QXmlStreamWriter>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;
using causerie::test::Person;
using causerie::test::xml;

namespace
{

const Jid kAlice = *Jid::parse(u"alice@example.test");
const Jid kBob = *Jid::parse(u"bob@example.test");

QString pepMessage(const QString &content, const QString &from = u"alice@example.test"_s,
                   const QString &type = u"headline"_s)
{
    return u"<message from='%1' type='%2'><event xmlns='http://jabber.org/protocol/pubsub#event'>%3</event></message>"_s
        .arg(from, type, content);
}

Pep::Write note(const QString &text)
{
    return [text](QXmlStreamWriter &writer) {
        writer.writeStartElement(u"note"_s);
        writer.writeDefaultNamespace(u"urn:x-test:notes"_s);
        writer.writeCharacters(text);
        writer.writeEndElement();
    };
}

QString written(const Pep::Write &payload)
{
    QString text;
    QXmlStreamWriter writer(&text);
    payload(writer);
    return text;
}

} // namespace

/// The pure parts, and both ends against a real Prosody.
class TestPep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void events_data();
    void events();
    void eventContents();
    void displayed_data();
    void displayed();
    void writesAndReads();
    void aNodeKeptOtherwiseIsSetRight();
    void devicesHearOfEachOther();
    void withoutAStream();
};

void TestPep::events_data()
{
    QTest::addColumn<QString>("stanza");
    QTest::addColumn<bool>("isEvent");
    const QString items = u"<items node='n'><item id='1'/></items>"_s;
    QTest::newRow("as it should be") << pepMessage(items) << true;
    QTest::newRow("a normal message") << pepMessage(items, u"bob@example.test"_s, u"normal"_s) << true;
    QTest::newRow("from a device: not a node's owner") << pepMessage(items, u"bob@example.test/phone"_s) << false;
    QTest::newRow("an address that is none") << pepMessage(items, u"@"_s) << false;
    QTest::newRow("a bounce") << pepMessage(items, u"bob@example.test"_s, u"error"_s) << false;
    QTest::newRow("without a node") << pepMessage(u"<items><item id='1'/></items>"_s) << false;
    QTest::newRow("empty") << pepMessage({}) << false;
    QTest::newRow("a text") << u"<message from='alice@example.test'><body>hi</body></message>"_s << false;
    QTest::newRow("no message") << u"<iq/>"_s << false;
}

void TestPep::events()
{
    QFETCH(QString, stanza);
    QTEST(parsePepEvent(xml(stanza), kAlice).has_value(), "isEvent");
}

void TestPep::eventContents()
{
    const auto told =
        parsePepEvent(xml(pepMessage(u"<items node='n'><item id='1'><note xmlns='urn:x-test:notes'/></item>"
                                     "<retract id='2'/><retract id='3'/></items>"_s)),
                      kAlice);
    QVERIFY(told);
    QCOMPARE(told->owner, kAlice);
    QCOMPARE(told->node, u"n");
    QCOMPARE(told->items.size(), 1u);
    QCOMPARE(told->items.front().id, u"1");
    QCOMPARE(told->items.front().payload.localName(), u"note");
    QCOMPARE(told->retracted, (QStringList{u"2"_s, u"3"_s}));
    QVERIFY(!told->isEmptied);
    for (const auto &gone : {u"<purge node='n'/>"_s, u"<delete node='n'/>"_s})
        QVERIFY(parsePepEvent(xml(pepMessage(gone)), kAlice)->isEmptied);
    // Our own account may leave its address out (RFC 6120 §8.1.2.1).
    const auto own = parsePepEvent(
        xml(u"<message><event xmlns='http://jabber.org/protocol/pubsub#event'><items node='n'/></event></message>"_s),
        *Jid::parse(u"alice@example.test/desk"));
    QVERIFY(own);
    QCOMPARE(own->owner, kAlice);
}

void TestPep::displayed_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("by");
    QTest::addColumn<QString>("archiveId");
    QTest::addColumn<bool>("isPosition");
    QTest::newRow("a person's, by our account") << u"bob@example.test"_s << u"alice@example.test"_s << u"a1"_s << true;
    QTest::newRow("a room's, by the room")
        << u"talk@rooms.example.test"_s << u"talk@rooms.example.test"_s << u"r1"_s << true;
    QTest::newRow("by somebody else") << u"bob@example.test"_s << u"mallory@example.test"_s << u"a1"_s << false;
    QTest::newRow("without an id") << u"bob@example.test"_s << u"alice@example.test"_s << QString() << false;
    QTest::newRow("by nobody") << u"bob@example.test"_s << QString() << u"a1"_s << false;
    QTest::newRow("of nobody") << u"@"_s << u"alice@example.test"_s << u"a1"_s << false;
}

void TestPep::displayed()
{
    QFETCH(QString, id);
    QFETCH(QString, by);
    QFETCH(QString, archiveId);
    QFETCH(bool, isPosition);
    const DisplayedPosition position{Jid::parse(id).value_or(Jid()), Jid::parse(by).value_or(Jid()), archiveId};
    const PepItem item{id, xml(written(displayedPayload(position)))};
    const auto read = parseDisplayed(item, *Jid::parse(u"alice@example.test/desk"));
    QCOMPARE(read.has_value(), isPosition);
    if (isPosition)
        QCOMPARE(*read, position);
    QVERIFY(!parseDisplayed({id, xml(u"<displayed xmlns='urn:xmpp:chat-markers:0'/>"_s)}, kAlice));
    QVERIFY(!parseDisplayed({id, {}}, kAlice));
}

void TestPep::writesAndReads()
{
    test::Prosody server;
    QVERIFY(server.isReady());
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    Pep own(alice.connection);
    Pep theirs(bob.connection);
    alice.signIn();
    bob.signIn();
    QTRY_VERIFY(alice.isReady && bob.isReady);

    int done = 0;
    const auto count = [&done](const std::expected<void, IqError> &result) { done += result.has_value(); };
    const PepOptions shared{PepOptions::Access::Presence, 0, PepOptions::SendLast::Default};
    own.publish(u"urn:x-test:notes"_s, u"one"_s, shared, note(u"a < b"_s), this, count);
    own.publish(u"urn:x-test:notes"_s, u"two"_s, shared, note(u"c"_s), this, count);
    QTRY_COMPARE(done, 2);

    std::optional<std::vector<PepItem>> read;
    const auto take = [&read](const std::expected<std::vector<PepItem>, IqError> &items) { read = items.value(); };
    theirs.items(kAlice, u"urn:x-test:notes"_s, {}, this, take); // a contact may
    QTRY_VERIFY(read);
    QCOMPARE(read->size(), 2u);
    read.reset();
    own.items(kAlice, u"urn:x-test:notes"_s, u"one"_s, this, take);
    QTRY_VERIFY(read);
    QCOMPARE(read->size(), 1u);
    QCOMPARE(read->front().payload.text(), u"a < b");

    own.retract(u"urn:x-test:notes"_s, u"one"_s, this, count);
    QTRY_COMPARE(done, 3);
    own.remove(u"urn:x-test:notes"_s, this, count);
    QTRY_COMPARE(done, 4);
    read.reset();
    own.items(kAlice, u"urn:x-test:notes"_s, {}, this, take);
    QTRY_VERIFY(read); // no such node: nothing, and no error
    QVERIFY(read->empty());
}

void TestPep::aNodeKeptOtherwiseIsSetRight()
{
    test::Prosody server;
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    Pep own(alice.connection);
    Pep theirs(bob.connection);
    alice.signIn();
    bob.signIn();
    QTRY_VERIFY(alice.isReady && bob.isReady);
    int done = 0;
    const auto count = [&done](const std::expected<void, IqError> &result) { done += result.has_value(); };
    own.publish(u"n"_s, u"1"_s, {PepOptions::Access::Open, 1, PepOptions::SendLast::Default}, note(u"x"_s), this,
                count);
    QTRY_COMPARE(done, 1);
    own.publish(u"n"_s, u"2"_s, displayedOptions(), note(u"y"_s), this, count);
    QTRY_COMPARE(done, 2);
    std::optional<IqError> refused;
    theirs.items(kAlice, u"n"_s, {}, this, [&refused](const auto &items) {
        if (!items)
            refused = items.error();
    });
    QTRY_VERIFY(refused); // it is private now
    QCOMPARE(refused->kind, IqError::Kind::Refused);
}

void TestPep::devicesHearOfEachOther()
{
    test::Prosody server;
    Person desk(server, u"alice"_s, u"desk"_s);
    Person phone(server, u"alice"_s, u"phone"_s);
    Pep deskPep(desk.connection);
    Pep phonePep(phone.connection);
    desk.signIn();
    phone.signIn();
    QTRY_VERIFY(desk.isReady && phone.isReady);
    QSignalSpy heard(&deskPep, &Pep::received);
    const DisplayedPosition position{kBob, kAlice, u"a1"_s};
    const auto publish = [&] {
        phonePep.publish(kDisplayedNode, kBob.toString(), displayedOptions(), displayedPayload(position), this, {});
    };
    publish();
    // The server knows what a device wants to hear only when it has asked what the device can do.
    QTRY_VERIFY_WITH_TIMEOUT((heard.isEmpty() ? publish() : void(), !heard.isEmpty()), 30'000);
    const auto told = heard.first().first().value<PepEvent>();
    QCOMPARE(told.owner, kAlice);
    QCOMPARE(told.node, kDisplayedNode);
    QCOMPARE(told.items.size(), 1u);
    QCOMPARE(parseDisplayed(told.items.front(), desk.full()), position);
}

void TestPep::withoutAStream()
{
    Connection connection;
    Pep pep(connection);
    std::optional<IqError> error;
    pep.publish(u"n"_s, u"1"_s, {}, note(u"x"_s), this, [&error](const auto &result) { error = result.error(); });
    QTRY_VERIFY(error);
    QCOMPARE(error->kind, IqError::Kind::NotConnected);
}

QTEST_GUILESS_MAIN(TestPep)
#include "tst_pep.moc"

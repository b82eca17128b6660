// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/receipts.h"
#include "tests/xmpp/xml.h"

#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

class TestReceipts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asks_data();
    void asks();
    void answersOnce();
    void forgetsTheOldest();
};

void TestReceipts::asks_data()
{
    QTest::addColumn<QString>("attributes");
    QTest::addColumn<QString>("inside");
    QTest::addColumn<Route>("route");
    QTest::addColumn<bool>("expected");

    const QString bob = u"from='bob@example.test/x' type='chat' id='1'"_s;
    const QString body = u"<body>hi</body>"_s;
    const QString request = u"<request xmlns='urn:xmpp:receipts'/>"_s;
    const QString both = body + request;
    QTest::newRow("a chat") << bob << both << Route::Live << true;
    QTest::newRow("a normal message") << u"from='bob@example.test/x' id='1'"_s << both << Route::Live << true;
    QTest::newRow("what waited while we were away")
        << bob << both + u"<delay xmlns='urn:xmpp:delay' from='example.test' stamp='2026-06-30T08:00:00Z'/>"_s
        << Route::Live << true;
    QTest::newRow("not asked") << bob << body << Route::Live << false;
    QTest::newRow("without a body") << bob << request << Route::Live << false;
    QTest::newRow("without an id") << u"from='bob@example.test/x' type='chat'"_s << both << Route::Live << false;
    QTest::newRow("without a sender") << u"type='chat' id='1'"_s << both << Route::Live << false;
    QTest::newRow("our own") << u"from='alice@example.test/phone' type='chat' id='1'"_s << both << Route::Live << false;
    QTest::newRow("a copy of what another device received") << bob << both << Route::ReceivedCarbon << false;
    QTest::newRow("a copy of what another device sent") << bob << both << Route::SentCarbon << false;
    QTest::newRow("a room's") << u"from='room@muc.test/bob' type='groupchat' id='1'"_s << both << Route::Live << false;
    QTest::newRow("a headline") << u"from='bob@example.test/x' type='headline' id='1'"_s << both << Route::Live
                                << false;
    QTest::newRow("an error") << u"from='bob@example.test/x' type='error' id='1'"_s << both << Route::Live << false;
    QTest::newRow("a receipt that asks for one")
        << bob << both + u"<received xmlns='urn:xmpp:receipts' id='2'/>"_s << Route::Live << false;
    QTest::newRow("in a room, privately")
        << u"from='room@muc.test/bob' type='chat' id='1'"_s
        << both + u"<x xmlns='http://jabber.org/protocol/muc#user'/>"_s << Route::Live << false;
    QTest::newRow("a call's") << bob << both + u"<propose xmlns='urn:xmpp:jingle-message:0' id='s'/>"_s << Route::Live
                              << false;
}

void TestReceipts::asks()
{
    QFETCH(const QString, attributes);
    QFETCH(const QString, inside);
    QFETCH(const Route, route);
    const auto own = *Jid::parse(u"alice@example.test/Causerie.1");
    const auto stanza = parseMessage(test::xml(u"<message "_s + attributes + u">"_s + inside + u"</message>"_s));
    QVERIFY(stanza);
    QTEST(asksForReceipt(*stanza, route, own), "expected");
}

void TestReceipts::answersOnce()
{
    AnsweredReceipts answered;
    const auto bob = *Jid::parse(u"bob@example.test/x");
    const auto carol = *Jid::parse(u"carol@example.test/x");
    QVERIFY(answered.add(bob, u"1"_s));
    QVERIFY(!answered.add(bob, u"1"_s));
    QVERIFY(answered.add(bob, u"2"_s));
    QVERIFY(answered.add(carol, u"1"_s)); // ids are the sender's
}

void TestReceipts::forgetsTheOldest()
{
    AnsweredReceipts answered;
    const auto bob = *Jid::parse(u"bob@example.test/x");
    for (size_t i = 0; i <= AnsweredReceipts::kKept; ++i)
        QVERIFY(answered.add(bob, QString::number(i)));
    QVERIFY(!answered.add(bob, u"1"_s));
    QVERIFY(answered.add(bob, u"0"_s));
}

QTEST_GUILESS_MAIN(TestReceipts)
#include "tst_receipts.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/carbons.h"
#include "core/xmpp/router.h"
#include "tests/xmpp/xml.h"

#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

namespace
{

const Jid kOwn = *Jid::parse(u"alice@example.test/Causerie.1");
const auto kReceived = u"<message xmlns='jabber:client' from='bob@example.test/dino' to='alice@example.test/phone'"
                       " type='chat' id='1'><body>hi</body></message>"_s;
const auto kSent = u"<message xmlns='jabber:client' from='alice@example.test/phone' to='bob@example.test'"
                   " type='chat' id='2'><body>ho</body></message>"_s;

QString wrapped(const QString &from, const QString &kind, const QString &inner, const QString &delay = {})
{
    return u"<message to='alice@example.test/Causerie.1' type='chat' %1><%2 xmlns='urn:xmpp:carbons:2'>"
           "<forwarded xmlns='urn:xmpp:forward:0'>%4%3</forwarded></%2></message>"_s.arg(from, kind, inner, delay);
}

} // namespace

class TestCarbons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opens_data();
    void opens();
    void refuses_data();
    void refuses();
    void keepsTheServersDelay();
    void aCopyThatWaited();
};

void TestCarbons::opens_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Route>("route");
    QTest::addColumn<QString>("id");
    const QString own = u"from='alice@example.test'"_s;
    QTest::newRow("received") << wrapped(own, u"received"_s, kReceived) << Route::ReceivedCarbon << u"1"_s;
    QTest::newRow("sent") << wrapped(own, u"sent"_s, kSent) << Route::SentCarbon << u"2"_s;
    QTest::newRow("our address in other letters")
        << wrapped(u"from='Alice@EXAMPLE.test'"_s, u"received"_s, kReceived) << Route::ReceivedCarbon << u"1"_s;
}

void TestCarbons::opens()
{
    QFETCH(const QString, text);
    const auto carbon = openCarbon(test::xml(text), kOwn);
    QVERIFY(carbon);
    QTEST(carbon->route, "route");
    QTEST(carbon->message.attribute(u"id"_s), "id");
    QVERIFY(!carbon->delay);
}

void TestCarbons::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<CarbonError>("error");
    const QString own = u"from='alice@example.test'"_s;
    const auto forged = [](const QString &from) { return wrapped(from, u"received"_s, kReceived); };

    QTest::newRow("a plain message") << kReceived << CarbonError::NotACarbon;
    // XEP-0280 §11; CVE-2017-5589 and its brothers in a dozen clients.
    QTest::newRow("from a contact") << forged(u"from='mallory@example.org/x'"_s) << CarbonError::Forged;
    QTest::newRow("from a contact, sent")
        << wrapped(u"from='mallory@example.org'"_s, u"sent"_s, kSent) << CarbonError::Forged;
    QTest::newRow("from our server, not our account") << forged(u"from='example.test'"_s) << CarbonError::Forged;
    QTest::newRow("from a device of ours") << forged(u"from='alice@example.test/phone'"_s) << CarbonError::Forged;
    QTest::newRow("from nobody") << forged(QString()) << CarbonError::Forged;
    QTest::newRow("from what is no address") << forged(u"from='@'"_s) << CarbonError::Forged;
    QTest::newRow("sent, by somebody else") << wrapped(own, u"sent"_s, kReceived) << CarbonError::Forged;
    QTest::newRow("nothing inside") << wrapped(own, u"received"_s, QString()) << CarbonError::Malformed;
    QTest::newRow("a message of another namespace inside")
        << wrapped(own, u"received"_s, u"<message xmlns='jabber:server' from='bob@example.test/x'/>"_s)
        << CarbonError::Malformed;
    QTest::newRow("no forwarded")
        << u"<message from='alice@example.test'><received xmlns='urn:xmpp:carbons:2'>%1</received></message>"_s.arg(
               kReceived)
        << CarbonError::Malformed;
}

void TestCarbons::refuses()
{
    QFETCH(const QString, text);
    const auto carbon = openCarbon(test::xml(text), kOwn);
    QVERIFY(!carbon);
    QTEST(carbon.error(), "error");
    if (carbon.error() == CarbonError::Malformed) // before the first session nothing is ours
        QCOMPARE(openCarbon(test::xml(text), Jid()).error(), CarbonError::Forged);
}

void TestCarbons::keepsTheServersDelay()
{
    const auto delay = u"<delay xmlns='urn:xmpp:delay' stamp='2026-06-30T08:00:00Z'/>"_s;
    const auto carbon = openCarbon(test::xml(wrapped(u"from='alice@example.test'"_s, u"sent"_s, kSent, delay)), kOwn);
    QVERIFY(carbon);
    QCOMPARE(carbon->delay, QDateTime::fromString(u"2026-06-30T08:00:00Z"_s, Qt::ISODate));
    const QDateTime now = QDateTime::fromString(u"2026-07-01T12:00:00Z"_s, Qt::ISODate);
    const Routed routed =
        route(*parseMessage(carbon->message), {carbon->route, now, {}, carbon->delay, {}}, {kOwn, {}, {}, {}});
    QCOMPARE(routed.events.size(), size_t{1});
    const auto *message = std::get_if<Message>(&routed.events.front());
    QVERIFY(message);
    QCOMPARE(message->sentAt, *carbon->delay);
    QCOMPARE(message->conversation, *Jid::parse(u"bob@example.test"));
    QCOMPARE(message->direction, Direction::Outgoing);
}

void TestCarbons::aCopyThatWaited()
{
    // What stream management kept for us carries when it was queued, outside; what is inside is the sender's.
    const auto claim = u"<delay xmlns='urn:xmpp:delay' from='example.test' stamp='1999-01-01T00:00:00Z'/>"_s;
    const auto queued = u"<delay xmlns='urn:xmpp:delay' from='alice@example.test' stamp='2026-06-30T08:00:00Z'/>"_s;
    const QString inner = QString(kReceived).replace(u"</message>"_s, claim + u"</message>"_s);
    QString text = wrapped(u"from='alice@example.test'"_s, u"received"_s, inner);
    QVERIFY(!openCarbon(test::xml(text), kOwn)->delay);
    text.insert(text.lastIndexOf(u"</message>"_s), queued);
    QCOMPARE(openCarbon(test::xml(text), kOwn)->delay, QDateTime::fromString(u"2026-06-30T08:00:00Z"_s, Qt::ISODate));
}

QTEST_GUILESS_MAIN(TestCarbons)
#include "tst_carbons.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/dom.h"
#include "core/xmpp/jingle.h"
#include "core/xmpp/jmi.h"
#include "tests/xmpp/jinglesamples.h"
#include "tests/xmpp/xml.h"

#include <QTest>
#include <QXmlStreamWriter>
#include <QXmppMessage.h>

using namespace causerie;
using namespace causerie::xmpp;
using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{

using Verb = CallMessage::Verb;
using Kind = CallNews::Kind;

const Jid kOwn = *Jid::parse(u"bob@example.test/phone");
const QDateTime kNow = QDateTime::fromString(u"2026-11-20T12:00:00Z"_s, Qt::ISODate);

/// <message> with one XEP-0353 element.
QString message(const QString &from, const QString &to, const QString &inside, const QString &type = u"chat"_s)
{
    return u"<message from='%1' to='%2' type='%3' id='m1'>%4</message>"_s.arg(from, to, type, inside);
}

QString element(const QString &name, const QString &inside = {})
{
    return u"<%1 xmlns='urn:xmpp:jingle-message:0' id='sid1'>%2</%1>"_s.arg(name, inside);
}

const QString kAudio = u"<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'/>"_s;
const QString kVideo = u"<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='video'/>"_s;

std::optional<CallNews> news(const QString &text, Route route = Route::Live,
                             const std::optional<QDateTime> &carbonDelay = {})
{
    return readCallNews(xml(text), route, kOwn, kNow, carbonDelay);
}

} // namespace

class TestJmi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recorded_data();
    void recorded();
    void parses_data();
    void parses();
    void survives_data();
    void survives();
    void stanzaIsKeptAndAsksForAReceipt();
    void tieBreak();
    void moved();
    void whatItMeans_data();
    void whatItMeans();
    void age_data();
    void age();
    void receiptOnlyWhenAsked();
    void archivesDoNotRing();
    void mutations();
};

void TestJmi::recorded_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("sid");
    QTest::addColumn<EndReason>("reason");
    using namespace samples;
    QTest::newRow("Conversations calls") << conversationsPropose() << Kind::Proposed << u"conv-sid"_s
                                         << EndReason::Success;
    QTest::newRow("Dino calls") << dinoPropose() << Kind::Proposed << u"dino-sid"_s << EndReason::Success;
    QTest::newRow("the gateway answers") << cheogramProceed() << Kind::Proceeded << u"cheo-sid"_s << EndReason::Success;
    QTest::newRow("Conversations answers")
        << conversationsProceed() << Kind::Proceeded << u"conv-sid"_s << EndReason::Success;
    QTest::newRow("Conversations cancels")
        << conversationsRetract() << Kind::Retracted << u"conv-sid"_s << EndReason::Cancel;
    QTest::newRow("Movim finishes") << movimFinish() << Kind::Finished << u"movim-sid"_s << EndReason::Success;
}

void TestJmi::recorded()
{
    QFETCH(QString, text);
    const auto read = news(text);
    QVERIFY(read);
    QTEST(read->kind, "kind");
    QTEST(read->sid, "sid");
    QTEST(read->reason, "reason");
    QVERIFY(!read->peer.isBare());
}

void TestJmi::parses_data()
{
    QTest::addColumn<QString>("inside");
    QTest::addColumn<bool>("found");
    QTest::newRow("a propose") << element(u"propose"_s, kAudio) << true;
    QTest::newRow("after other things") << u"<body>x</body><store xmlns='urn:xmpp:hints'/>"_s + element(u"ringing"_s)
                                        << true;
    QTest::newRow("without id") << u"<propose xmlns='urn:xmpp:jingle-message:0'/>"_s << false;
    QTest::newRow("an endless id") << u"<propose xmlns='urn:xmpp:jingle-message:0' id='%1'/>"_s.arg(QString(300, u'x'))
                                   << false;
    QTest::newRow("an unknown word") << element(u"sing"_s) << false;
    QTest::newRow("another version") << u"<propose xmlns='urn:xmpp:jingle-message:1' id='s'/>"_s << false;
    QTest::newRow("nothing") << QString() << false;
}

void TestJmi::parses()
{
    QFETCH(QString, inside);
    const bool found = parseCallMessage(xml(message(u"a@b/c"_s, u"d@e"_s, inside))).has_value();
    QTEST(found, "found");
}

void TestJmi::survives_data()
{
    QTest::addColumn<Verb>("verb");
    QTest::addColumn<EndReason>("reason");
    QTest::newRow("propose") << Verb::Propose << EndReason::Success;
    QTest::newRow("retract") << Verb::Retract << EndReason::Cancel;
    QTest::newRow("ringing") << Verb::Ringing << EndReason::Success;
    QTest::newRow("proceed") << Verb::Proceed << EndReason::Success;
    QTest::newRow("accept") << Verb::Accept << EndReason::Success;
    QTest::newRow("reject as busy") << Verb::Reject << EndReason::Busy;
    QTest::newRow("reject as declined") << Verb::Reject << EndReason::Decline;
    QTest::newRow("finish") << Verb::Finish << EndReason::ConnectivityError;
}

namespace
{

QDomElement written(const CallMessage &call, const Jid &to, const QString &id)
{
    QString text;
    QXmlStreamWriter writer(&text);
    toStanza(call, to, id).toXml(&writer);
    return xml(text);
}

} // namespace

void TestJmi::survives()
{
    QFETCH(Verb, verb);
    QFETCH(EndReason, reason);
    CallMessage call;
    call.verb = verb;
    call.sid = u"a <sid> & more"_s;
    call.reason = reason;
    call.takesAudio = verb == Verb::Propose;
    const QDomElement stanza = written(call, kOwn, u"id1"_s);
    QCOMPARE(parseCallMessage(stanza), std::optional(call));
    QCOMPARE(stanza.attribute(u"to"_s), kOwn.toString());
    QCOMPARE(stanza.attribute(u"type"_s), u"chat"_s);
    QCOMPARE(stanza.attribute(u"id"_s), u"id1"_s);
}

void TestJmi::stanzaIsKeptAndAsksForAReceipt()
{
    CallMessage call;
    call.sid = u"s"_s;
    const QDomElement propose = written(call, kOwn.bare(), proposalId(u"s"_s));
    QCOMPARE(propose.attribute(u"id"_s), u"jm-propose-s"_s); // what Conversations expects
    QVERIFY(!child(propose, "store"_L1, ns::kHints).isNull());
    QVERIFY(!child(propose, "request"_L1, ns::kReceipts).isNull());
    call.verb = Verb::Proceed;
    const QDomElement proceed = written(call, kOwn, u"x"_s);
    QVERIFY(!child(proceed, "store"_L1, ns::kHints).isNull());
    QVERIFY(child(proceed, "request"_L1, ns::kReceipts).isNull());
}

void TestJmi::tieBreak()
{
    CallMessage call;
    call.verb = Verb::Reject;
    call.sid = u"s"_s;
    call.reason = EndReason::Expired;
    call.tieBreak = true;
    const QDomElement reject = child(written(call, kOwn, u"x"_s), "reject"_L1, ns::kCallMessage);
    QVERIFY(!child(reject, "tie-break"_L1, ns::kCallMessage).isNull());
    QVERIFY(!child(child(reject, "reason"_L1, ns::kJingle), "expired"_L1, ns::kJingle).isNull());
}

/// XEP-0353 §tie-break-2, as its example has it.
void TestJmi::moved()
{
    CallMessage call;
    call.verb = Verb::Finish;
    call.sid = u"ca3cf894-5325-482f-a412-a6e9f832298d"_s;
    call.reason = EndReason::Expired;
    call.movedTo = u"989a46a6-f202-4910-a7c3-83c6ba3f3947"_s;
    const QDomElement stanza = written(call, kOwn, u"x"_s);
    QCOMPARE(parseCallMessage(stanza), std::optional(call));
    const QDomElement finish = child(stanza, "finish"_L1, ns::kCallMessage);
    QCOMPARE(child(finish, "migrated"_L1, ns::kCallMessage).attribute(u"to"_s), call.movedTo);
    QVERIFY(!child(child(finish, "reason"_L1, ns::kJingle), "expired"_L1, ns::kJingle).isNull());

    const QString inside = u"<reason xmlns='urn:xmpp:jingle:1'><expired/></reason><migrated to='%1'/>"_s;
    const auto read =
        news(message(u"alice@example.test/desk"_s, u"bob@example.test"_s, element(u"finish"_s, inside.arg(u"2"_s))));
    QVERIFY(read && read->kind == Kind::Moved && read->movedTo == u"2"_s);
    const auto nowhere =
        news(message(u"alice@example.test/desk"_s, u"bob@example.test"_s, element(u"finish"_s, inside.arg(QString()))));
    QVERIFY(nowhere && nowhere->kind == Kind::Finished);
}

void TestJmi::whatItMeans_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Route>("route");
    QTest::addColumn<std::optional<Kind>>("kind");
    const QString alice = u"alice@example.test/desk"_s;
    const QString phone = u"bob@example.test/phone"_s;
    const QString tablet = u"bob@example.test/tablet"_s;
    const QString bob = u"bob@example.test"_s;
    const auto row = [](const char *name, const QString &text, Route route, std::optional<Kind> kind) {
        QTest::newRow(name) << text << route << kind;
    };
    const QString propose = element(u"propose"_s, kAudio);

    row("they call", message(alice, bob, propose), Route::Live, Kind::Proposed);
    row("they call, our server copied it", message(alice, bob, propose), Route::ReceivedCarbon, Kind::Proposed);
    row("they call with video too", message(alice, bob, element(u"propose"_s, kVideo + kAudio)), Route::Live,
        Kind::Proposed);
    row("they want to show, not to speak", message(alice, bob, element(u"propose"_s, kVideo)), Route::Live, {});
    row("our other device calls", message(tablet, u"alice@example.test"_s, propose), Route::SentCarbon,
        Kind::CalledElsewhere);
    row("somebody in a room calls",
        message(u"room@rooms.test/x"_s, phone, propose + u"<x xmlns='http://jabber.org/protocol/muc#user'/>"_s),
        Route::Live, {});
    row("they answer this device", message(alice, phone, element(u"proceed"_s)), Route::Live, Kind::Proceeded);
    row("they answer, in a message of type normal", message(alice, phone, element(u"proceed"_s), u"normal"_s),
        Route::Live, Kind::Proceeded);
    row("they answer our other device", message(alice, tablet, element(u"proceed"_s)), Route::ReceivedCarbon,
        Kind::ProceededElsewhere);
    row("a copy of an answer to us is no answer", message(alice, phone, element(u"proceed"_s)), Route::ReceivedCarbon,
        {});
    row("they answer whichever device has asked", message(alice, bob, element(u"proceed"_s)), Route::Live,
        Kind::Proceeded);
    row("they do, our server copied it", message(alice, bob, element(u"proceed"_s)), Route::ReceivedCarbon,
        Kind::Proceeded);
    row("they answer somebody else", message(alice, u"carol@example.test/x"_s, element(u"proceed"_s)), Route::Live, {});
    row("they ring", message(alice, phone, element(u"ringing"_s)), Route::Live, Kind::Ringing);
    row("they decline", message(alice, phone, element(u"reject"_s)), Route::Live, Kind::Rejected);
    row("they decline everywhere", message(alice, bob, element(u"reject"_s)), Route::ReceivedCarbon, Kind::Rejected);
    row("they give up", message(alice, bob, element(u"retract"_s)), Route::Live, Kind::Retracted);
    row("they finish", message(alice, phone, element(u"finish"_s)), Route::Live, Kind::Finished);
    row("their devices talk among themselves", message(alice, bob, element(u"accept"_s)), Route::Live, {});
    row("our other device answers", message(tablet, alice, element(u"proceed"_s)), Route::SentCarbon,
        Kind::AnsweredElsewhere);
    row("our other device answers, without carbons", message(tablet, bob, element(u"accept"_s)), Route::Live,
        Kind::AnsweredElsewhere);
    row("our other device declines", message(tablet, alice, element(u"reject"_s)), Route::SentCarbon,
        Kind::RejectedElsewhere);
    row("our other device gives up its own call", message(tablet, alice, element(u"retract"_s)), Route::SentCarbon,
        Kind::EndedElsewhere);
    row("our other device hangs up", message(tablet, alice, element(u"finish"_s)), Route::SentCarbon,
        Kind::EndedElsewhere);
    row("our other device rings", message(tablet, alice, element(u"ringing"_s)), Route::SentCarbon, {});
    row("our own words come back", message(phone, bob, element(u"accept"_s)), Route::Live, {});
    row("a room", message(u"room@rooms.test/x"_s, bob, propose, u"groupchat"_s), Route::Live, {});
    row("a headline", message(alice, bob, propose, u"headline"_s), Route::Live, {});
    row("not a call", message(alice, bob, u"<body>hello</body>"_s), Route::Live, {});
    row("from an impossible address", message(u"@@"_s, bob, propose), Route::Live, {});
    row("our propose comes back",
        u"<message from='alice@example.test' to='%1' type='error' id='jm-propose-sid1'/>"_s.arg(phone), Route::Live,
        Kind::Bounced);
    row("our proceed comes back", u"<message from='%2' to='%1' type='error' id='jm-proceed-sid1'/>"_s.arg(phone, alice),
        Route::Live, Kind::Finished);
    row("something else comes back", message(alice, phone, propose, u"error"_s), Route::Live, {});
    row("a copy of a bounce", u"<message from='%2' to='%1' type='error' id='jm-propose-sid1'/>"_s.arg(phone, alice),
        Route::ReceivedCarbon, {});
}

void TestJmi::whatItMeans()
{
    QFETCH(QString, text);
    QFETCH(Route, route);
    QFETCH(std::optional<Kind>, kind);
    const auto read = news(text, route);
    QCOMPARE(read.has_value(), kind.has_value());
    if (read) {
        QCOMPARE(read->kind, *kind);
        QCOMPARE(read->sid, u"sid1"_s);
        const bool isByUs = kind == Kind::CalledElsewhere || kind == Kind::AnsweredElsewhere ||
                            kind == Kind::RejectedElsewhere || kind == Kind::EndedElsewhere;
        QCOMPARE(read->device, isByUs ? *Jid::parse(u"bob@example.test/tablet") : Jid());
        QVERIFY(read->peer.bare() != kOwn.bare());
        QCOMPARE(read->peer.isEmpty(), isByUs && route == Route::Live); // it told only us
    }
}

void TestJmi::age_data()
{
    QTest::addColumn<QString>("delay");
    QTest::addColumn<int>("carbonAge"); // s, −1: none
    QTest::addColumn<bool>("rings");
    const QString stamp = u"<delay xmlns='urn:xmpp:delay' from='%1' stamp='2026-11-20T%2Z'/>"_s;
    const QString server = u"example.test"_s;
    QTest::newRow("fresh") << QString() << -1 << true;
    QTest::newRow("44 s on our server") << stamp.arg(server, u"11:59:16"_s) << -1 << true;
    QTest::newRow("46 s on our server") << stamp.arg(server, u"11:59:14"_s) << -1 << false;
    QTest::newRow("a day, says our account") << stamp.arg(u"bob@example.test"_s, u"00:00:00"_s) << -1 << false;
    QTest::newRow("a day, says anybody") << stamp.arg(u"mallory.test"_s, u"00:00:00"_s) << -1 << true;
    QTest::newRow("from tomorrow") << stamp.arg(server, u"23:00:00"_s) << -1 << true;
    QTest::newRow("an old copy") << QString() << 60 << false;
    QTest::newRow("a fresh copy") << QString() << 5 << true;
}

void TestJmi::age()
{
    QFETCH(QString, delay);
    QFETCH(int, carbonAge);
    QFETCH(bool, rings);
    const QString text =
        message(u"alice@example.test/desk"_s, u"bob@example.test"_s, element(u"propose"_s, kAudio) + delay);
    std::optional<QDateTime> copied;
    if (carbonAge >= 0)
        copied = kNow.addSecs(-carbonAge);
    QCOMPARE(news(text, carbonAge >= 0 ? Route::ReceivedCarbon : Route::Live, copied).has_value(), rings);
    // What ends a call is never too old.
    const QString end = message(u"alice@example.test/desk"_s, u"bob@example.test"_s, element(u"retract"_s) + delay);
    QVERIFY(news(end));
}

void TestJmi::receiptOnlyWhenAsked()
{
    QCOMPARE(news(samples::conversationsPropose())->receiptId, u"jm-propose-conv-sid"_s);
    QCOMPARE(news(samples::dinoPropose())->receiptId, QString());
}

void TestJmi::archivesDoNotRing()
{
    const QString inner = message(u"alice@example.test/desk"_s, u"bob@example.test"_s, element(u"propose"_s, kAudio));
    const QString result = uR"(<message from='bob@example.test' to='bob@example.test/phone'>
        <result xmlns='urn:xmpp:mam:2' id='1' queryid='q'><forwarded xmlns='urn:xmpp:forward:0'>
        <delay xmlns='urn:xmpp:delay' stamp='2026-11-20T12:00:00Z'/>%1</forwarded></result></message>)"_s;
    QVERIFY(!news(result.arg(inner)));
}

/// Every byte of recorded stanzas is replaced; what is still XML must not break anything.
void TestJmi::mutations()
{
    int read = 0;
    for (const QString &sample : {samples::conversationsPropose(), samples::cheogramProceed(),
                                  samples::conversationsRetract(), samples::movimFinish()}) {
        for (qsizetype i = 0; i < sample.size(); ++i) {
            for (const QChar c : {u'x', u'/', u'@', u'\'', u'<', u' '}) {
                QString mutant = sample;
                mutant[i] = c;
                QDomDocument document;
                if (!document.setContent(u"<stream xmlns='jabber:client'>%1</stream>"_s.arg(mutant),
                                         QDomDocument::ParseOption::UseNamespaceProcessing))
                    continue;
                const auto found =
                    readCallNews(document.documentElement().firstChildElement(), Route::Live, kOwn, kNow);
                if (found) {
                    ++read;
                    QVERIFY(!found->sid.isEmpty());
                }
            }
        }
    }
    QVERIFY(read > 100);
}

QTEST_APPLESS_MAIN(TestJmi)
#include "tst_jmi.moc"

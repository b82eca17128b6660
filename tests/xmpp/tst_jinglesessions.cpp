// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/dom.h"
#include "core/xmpp/jinglereply.h"
#include "core/xmpp/jinglesessions.h"
#include "tests/xmpp/xml.h"

#include <QTest>
#include <QXmlStreamWriter>

using namespace causerie;
using namespace causerie::xmpp;
using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{

const Jid kAlice = *Jid::parse(u"alice@example.test/desk");
const Jid kAliceElsewhere = *Jid::parse(u"alice@example.test/tablet");
const Jid kMallory = *Jid::parse(u"mallory@example.test/x");

} // namespace

class TestJingleSessions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judges_data();
    void judges();
    void onlyTheirOwnPeer();
    void tooMany();
    void oneAnswerToAReplacement();
    void ends();
    void namesTheContent();
    void refusals_data();
    void refusals();
};

void TestJingleSessions::judges_data()
{
    QTest::addColumn<JingleAction>("action");
    QTest::addColumn<QString>("verdicts"); // without a session, we offered, agreed, they offered
    const auto row = [](const char *name, JingleAction action, QStringView verdicts) {
        QTest::newRow(name) << action << verdicts.toString();
    };
    using enum JingleAction;
    row("session-initiate", SessionInitiate, u"take order order order");
    row("session-accept", SessionAccept, u"unknown take order order");
    row("session-terminate", SessionTerminate, u"unknown take take take");
    row("session-info", JingleAction::SessionInfo, u"unknown take take take");
    row("transport-info", TransportInfo, u"unknown take take take");
    row("transport-replace", TransportReplace, u"unknown take take take");
    row("transport-accept", TransportAccept, u"unknown order order order");
    row("transport-reject", TransportReject, u"unknown order order order");
    row("content-add", ContentAdd, u"unknown take take take");
    row("content-modify", ContentModify, u"unknown take take take");
    row("content-remove", ContentRemove, u"unknown take take take");
    row("content-accept", ContentAccept, u"unknown order order order");
    row("content-reject", ContentReject, u"unknown order order order");
    row("description-info", DescriptionInfo, u"unknown take take take");
    row("security-info", SecurityInfo, u"unknown take take take");
}

void TestJingleSessions::judges()
{
    QFETCH(JingleAction, action);
    QFETCH(QString, verdicts);
    JingleSessions none;
    JingleSessions offered;
    offered.begin(kAlice, u"s"_s, JingleSessions::Role::Initiator);
    JingleSessions agreed = offered;
    agreed.agree(u"s"_s);
    JingleSessions theirs;
    theirs.begin(kAlice, u"s"_s, JingleSessions::Role::Responder);
    QStringList found;
    for (const JingleSessions *sessions : {&none, &offered, &agreed, &theirs}) {
        switch (sessions->judge(kAlice, u"s"_s, action)) {
        case JingleSessions::Verdict::Take:
            found.append(u"take"_s);
            break;
        case JingleSessions::Verdict::Unknown:
            found.append(u"unknown"_s);
            break;
        case JingleSessions::Verdict::OutOfOrder:
            found.append(u"order"_s);
            break;
        case JingleSessions::Verdict::TooMany:
            found.append(u"many"_s);
            break;
        }
    }
    QCOMPARE(found.join(u' '), verdicts);
}

void TestJingleSessions::onlyTheirOwnPeer()
{
    JingleSessions sessions;
    sessions.begin(kAlice, u"s"_s, JingleSessions::Role::Initiator);
    for (const Jid &other : {kMallory, kAliceElsewhere, kAlice.bare()}) {
        for (int action = 0; action <= int(JingleAction::TransportReplace); ++action) {
            const auto verdict = sessions.judge(other, u"s"_s, JingleAction(action));
            QVERIFY(verdict != JingleSessions::Verdict::Take);
        }
        QVERIFY(!sessions.isOpen(other, u"s"_s));
    }
    QVERIFY(sessions.isOpen(kAlice, u"s"_s));
}

void TestJingleSessions::tooMany()
{
    JingleSessions sessions;
    for (int i = 0; i < JingleSessions::kMaxSessions; ++i)
        sessions.begin(kMallory, QString::number(i), JingleSessions::Role::Responder);
    QCOMPARE(sessions.judge(kMallory, u"one more"_s, JingleAction::SessionInitiate), JingleSessions::Verdict::TooMany);
    sessions.end(u"0"_s);
    QCOMPARE(sessions.judge(kAlice, u"one more"_s, JingleAction::SessionInitiate), JingleSessions::Verdict::Take);
}

void TestJingleSessions::oneAnswerToAReplacement()
{
    JingleSessions sessions;
    sessions.begin(kAlice, u"s"_s, JingleSessions::Role::Initiator);
    sessions.agree(u"s"_s);
    sessions.replace(u"s"_s);
    for (const auto action : {JingleAction::TransportAccept, JingleAction::TransportReject}) {
        QCOMPARE(sessions.judge(kAlice, u"s"_s, action), JingleSessions::Verdict::Take);
        QCOMPARE(sessions.judge(kMallory, u"s"_s, action), JingleSessions::Verdict::Unknown);
    }
    sessions.replaced(u"s"_s);
    QCOMPARE(sessions.judge(kAlice, u"s"_s, JingleAction::TransportAccept), JingleSessions::Verdict::OutOfOrder);
}

void TestJingleSessions::ends()
{
    JingleSessions sessions;
    sessions.begin(kAlice, u"s"_s, JingleSessions::Role::Initiator);
    QCOMPARE(sessions.ofPeer(kAlice), QStringList{u"s"_s});
    QVERIFY(sessions.ofPeer(kMallory).isEmpty());
    sessions.end(u"s"_s);
    sessions.end(u"s"_s);
    sessions.agree(u"s"_s);
    QCOMPARE(sessions.judge(kAlice, u"s"_s, JingleAction::TransportInfo), JingleSessions::Verdict::Unknown);
    QVERIFY(sessions.ofPeer(kAlice).isEmpty());
}

void TestJingleSessions::namesTheContent()
{
    SessionDescription offer;
    offer.contentName = u"voice"_s;
    offer.creatorIsInitiator = false;
    JingleSessions sessions;
    sessions.begin(kAlice, u"s"_s, JingleSessions::Role::Responder, offer);
    QCOMPARE(sessions.content(u"s"_s).contentName, u"voice"_s);
    QVERIFY(!sessions.content(u"s"_s).creatorIsInitiator);
    QCOMPARE(sessions.content(u"other"_s), SessionDescription());
}

void TestJingleSessions::refusals_data()
{
    QTest::addColumn<JingleRefusal>("refusal");
    QTest::addColumn<QString>("condition");
    QTest::addColumn<QString>("application"); // XEP-0166 §10
    QTest::newRow("malformed") << JingleRefusal::BadRequest << u"bad-request"_s << QString();
    QTest::newRow("unknown session") << JingleRefusal::UnknownSession << u"item-not-found"_s << u"unknown-session"_s;
    QTest::newRow("out of order") << JingleRefusal::OutOfOrder << u"unexpected-request"_s << u"out-of-order"_s;
    QTest::newRow("unknown info") << JingleRefusal::UnsupportedInfo << u"feature-not-implemented"_s
                                  << u"unsupported-info"_s;
    QTest::newRow("not for strangers") << JingleRefusal::Absent << u"service-unavailable"_s << QString();
    QTest::newRow("too many") << JingleRefusal::ResourceConstraint << u"resource-constraint"_s << QString();
}

void TestJingleSessions::refusals()
{
    QFETCH(JingleRefusal, refusal);
    QFETCH(QString, condition);
    QFETCH(QString, application);
    QString text;
    QXmlStreamWriter writer(&text);
    writeRefusal(writer, refusal);
    const QDomElement error = xml(text);
    QCOMPARE(localName(error), u"error"_s);
    QVERIFY(!error.attribute(u"type"_s).isEmpty());
    QStringList names;
    forEachChild(error, [&names](const QDomElement &e) { names.append(localName(e)); });
    QCOMPARE(names.value(0), condition);
    QCOMPARE(names.value(1), application);
    QCOMPARE(error.firstChildElement().namespaceURI(), QString(ns::kStanzaErrors));
}

QTEST_APPLESS_MAIN(TestJingleSessions)
#include "tst_jinglesessions.moc"

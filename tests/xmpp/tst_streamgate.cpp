// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/dom.h"
#include "core/xmpp/streamgate.h"

#include <QDomDocument>
#include <QTest>

using namespace causerie::xmpp;
using namespace Qt::StringLiterals;
using Phase = StreamGate::Phase;
using Verdict = StreamGate::Verdict;
using Kind = ConnectionError::Kind;

namespace
{

/// `xml` as a child of a client's stream.
QDomElement element(const QString &xml)
{
    QDomDocument document;
    document.setContent("<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>"_L1 +
                            xml + "</stream:stream>"_L1,
                        QDomDocument::ParseOption::UseNamespaceProcessing);
    static QList<QDomDocument> alive; // an element is only good while its document is
    alive += document;
    return document.documentElement().firstChildElement();
}

constexpr auto kTlsFeature = "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"_L1;
constexpr auto kProceed = "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"_L1;
constexpr auto kSuccess = "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>"_L1;
constexpr auto kEnabled = "<enabled xmlns='urn:xmpp:sm:3' resume='true' id='a' location='[::1]:5333'/>"_L1;

QString features(const QString &inner)
{
    return u"<stream:features>"_s + inner + u"</stream:features>"_s;
}

QString mechanisms(const QStringList &names)
{
    QString xml = u"<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>"_s;
    for (const QString &name : names)
        xml += u"<mechanism>"_s + name + u"</mechanism>"_s;
    return features(xml + u"</mechanisms>"_s);
}

StreamGate gateIn(Phase phase, bool resuming = false)
{
    StreamGate gate;
    gate.start(StreamGate::Plaintext::Refuse, resuming);
    const auto pass = [&gate](QLatin1StringView xml) {
        QDomElement e = element(xml);
        gate.decide(e);
    };
    if (phase == Phase::Proceeding)
        pass(kProceed);
    if (phase == Phase::Encrypted || phase == Phase::Authenticated || phase == Phase::Open)
        gate.setEncrypted();
    if (phase == Phase::Authenticated || phase == Phase::Open)
        pass(kSuccess);
    if (phase == Phase::Open)
        gate.setOpen();
    Q_ASSERT(gate.phase() == phase);
    return gate;
}

} // namespace

class TestStreamGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decides_data();
    void decides();
    void refusesWithReason_data();
    void refusesWithReason();
    void mechanismsOffered();
    void plainAfterAYes();
    void countsOnlyAfterEnabled();
    void locationIsTakenAway();
    void sasl2BindsAtOnce();
    void refusedResumption();
    void registering_data();
    void registering();
};

void TestStreamGate::decides_data()
{
    QTest::addColumn<Phase>("phase");
    QTest::addColumn<QString>("xml");
    QTest::addColumn<Verdict>("verdict");
    const QString message = u"<message><body>hi</body></message>"_s;
    const QString push = u"<iq type='set' id='1'><query xmlns='jabber:iq:roster'/></iq>"_s;

    QTest::newRow("plain: TLS on offer") << Phase::Plain << features(kTlsFeature) << Verdict::Deliver;
    QTest::newRow("plain: go ahead") << Phase::Plain << QString(kProceed) << Verdict::Deliver;
    QTest::newRow("plain: a message") << Phase::Plain << message << Verdict::Refuse;
    QTest::newRow("plain: a roster push") << Phase::Plain << push << Verdict::Refuse;
    QTest::newRow("plain: success") << Phase::Plain << QString(kSuccess) << Verdict::Refuse;
    QTest::newRow("plain: no TLS on offer") << Phase::Plain << features({}) << Verdict::Refuse;
    QTest::newRow("after go-ahead: features") << Phase::Proceeding << features(kTlsFeature) << Verdict::Refuse;
    QTest::newRow("after go-ahead: a message") << Phase::Proceeding << message << Verdict::Refuse;
    QTest::newRow("TLS: mechanisms") << Phase::Encrypted << mechanisms({u"SCRAM-SHA-1"_s}) << Verdict::Deliver;
    QTest::newRow("TLS: binding without signing in")
        << Phase::Encrypted << features(u"<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>"_s) << Verdict::Refuse;
    QTest::newRow("TLS: a challenge") << Phase::Encrypted
                                      << u"<challenge xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>eA==</challenge>"_s
                                      << Verdict::Deliver;
    QTest::newRow("TLS: a presence") << Phase::Encrypted << u"<presence/>"_s << Verdict::Refuse;
    QTest::newRow("TLS: go-ahead again") << Phase::Encrypted << QString(kProceed) << Verdict::Refuse;
    QTest::newRow("signed in: features") << Phase::Authenticated
                                         << features(u"<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>"_s)
                                         << Verdict::Deliver;
    QTest::newRow("signed in: bound")
        << Phase::Authenticated
        << u"<iq type='result' id='1'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>a@b/c</jid></bind></iq>"_s
        << Verdict::Deliver;
    QTest::newRow("signed in: a message waits") << Phase::Authenticated << message << Verdict::HoldUncounted;
    QTest::newRow("signed in: a push waits") << Phase::Authenticated << push << Verdict::HoldUncounted;
    QTest::newRow("signed in: somebody's error waits")
        << Phase::Authenticated
        << u"<iq type='error' id='p' from='bob@b.example'><error type='cancel'>"
           "<recipient-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>"_s
        << Verdict::HoldUncounted;
    QTest::newRow("signed in: unknown element") << Phase::Authenticated << u"<x xmlns='urn:x'/>"_s << Verdict::Ignore;
    QTest::newRow("signed in: success again") << Phase::Authenticated << QString(kSuccess) << Verdict::Ignore;
    QTest::newRow("open: a message") << Phase::Open << message << Verdict::Deliver;
    QTest::newRow("open: acknowledgement wanted that was not agreed")
        << Phase::Open << u"<r xmlns='urn:xmpp:sm:3'/>"_s << Verdict::Ignore;
    QTest::newRow("open: acknowledged") << Phase::Open << u"<a xmlns='urn:xmpp:sm:3' h='1'/>"_s << Verdict::Deliver;
    QTest::newRow("open: unknown element") << Phase::Open << u"<x xmlns='urn:x'/>"_s << Verdict::Ignore;
    QTest::newRow("open: unknown stanza") << Phase::Open << u"<telegram/>"_s << Verdict::Ignore;
    QTest::newRow("open: features again") << Phase::Open << mechanisms({u"ANONYMOUS"_s}) << Verdict::Ignore;
    QTest::newRow("open: enabled again") << Phase::Open << QString(kEnabled) << Verdict::Ignore;
    const QString success2 = u"<success xmlns='urn:xmpp:sasl:2'><bound xmlns='urn:xmpp:bind:0'/></success>"_s;
    QTest::newRow("XEP-0388, plain: success") << Phase::Plain << success2 << Verdict::Refuse;
    QTest::newRow("XEP-0388, after go-ahead: success") << Phase::Proceeding << success2 << Verdict::Refuse;
    QTest::newRow("XEP-0388, TLS: a challenge")
        << Phase::Encrypted << u"<challenge xmlns='urn:xmpp:sasl:2'>eA==</challenge>"_s << Verdict::Deliver;
    QTest::newRow("XEP-0388, TLS: bound without success")
        << Phase::Encrypted << u"<bound xmlns='urn:xmpp:bind:0'/>"_s << Verdict::Refuse;
    QTest::newRow("XEP-0388, TLS: resumed without success")
        << Phase::Encrypted << u"<resumed xmlns='urn:xmpp:sm:3' previd='x' h='1'/>"_s << Verdict::Refuse;
    QTest::newRow("XEP-0388, TLS: only anonymous")
        << Phase::Encrypted
        << features(u"<authentication xmlns='urn:xmpp:sasl:2'><mechanism>ANONYMOUS</mechanism></authentication>"_s)
        << Verdict::Refuse;
    QTest::newRow("XEP-0388, signed in: success again") << Phase::Authenticated << success2 << Verdict::Ignore;
    QTest::newRow("XEP-0388, open: success again") << Phase::Open << success2 << Verdict::Ignore;
    QTest::newRow("open: a message of another kind of stream")
        << Phase::Open << u"<message xmlns='jabber:server'/>"_s << Verdict::Ignore;
}

void TestStreamGate::decides()
{
    QFETCH(Phase, phase);
    QFETCH(QString, xml);
    QFETCH(Verdict, verdict);
    StreamGate gate = gateIn(phase);
    QDomElement e = element(xml);
    QVERIFY(!e.isNull());
    QCOMPARE(int(gate.decide(e).verdict), int(verdict));
}

void TestStreamGate::refusesWithReason_data()
{
    QTest::addColumn<Phase>("phase");
    QTest::addColumn<QString>("xml");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("condition");
    QTest::addColumn<QString>("text");
    const auto sasl = [](QLatin1StringView condition) {
        return u"<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><%1/><text>Sorry</text></failure>"_s.arg(condition);
    };
    const auto stream = [](const QString &inner) { return u"<stream:error>"_s + inner + u"</stream:error>"_s; };
    const QString ns = u"xmlns='urn:ietf:params:xml:ns:xmpp-streams'"_s;

    QTest::newRow("TLS refused") << Phase::Plain << u"<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"_s
                                 << Kind::NoEncryption << u"failure"_s << u""_s;
    QTest::newRow("not authorized") << Phase::Encrypted << sasl("not-authorized"_L1) << Kind::WrongPassword
                                    << u"not-authorized"_s << u"Sorry"_s;
    QTest::newRow("disabled") << Phase::Encrypted << sasl("account-disabled"_L1) << Kind::AccountDisabled
                              << u"account-disabled"_s << u"Sorry"_s;
    QTest::newRow("too weak") << Phase::Encrypted << sasl("mechanism-too-weak"_L1) << Kind::NoMechanism
                              << u"mechanism-too-weak"_s << u"Sorry"_s;
    QTest::newRow("temporary") << Phase::Encrypted << sasl("temporary-auth-failure"_L1) << Kind::AuthenticationFailed
                               << u"temporary-auth-failure"_s << u"Sorry"_s;
    QTest::newRow("XEP-0388 failure")
        << Phase::Encrypted
        << u"<failure xmlns='urn:xmpp:sasl:2'><not-authorized xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/><text>No</text></failure>"_s
        << Kind::WrongPassword << u"not-authorized"_s << u"No"_s;
    QTest::newRow("XEP-0388 second factor")
        << Phase::Encrypted << u"<continue xmlns='urn:xmpp:sasl:2'><text>Code?</text></continue>"_s
        << Kind::AuthenticationFailed << u"continue"_s << u"Code?"_s;
    QTest::newRow("bind refused")
        << Phase::Authenticated
        << u"<iq type='error' id='b'><error type='wait'><resource-constraint xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>"_s
        << Kind::BindFailed << u"resource-constraint"_s << u""_s;
    QTest::newRow("nothing to bind") << Phase::Authenticated << features({}) << Kind::BindFailed << u"no-bind"_s
                                     << u""_s;
    QTest::newRow("conflict") << Phase::Open << stream(u"<conflict %1/><text %1>Elsewhere</text>"_s.arg(ns))
                              << Kind::Conflict << u"conflict"_s << u"Elsewhere"_s;
    QTest::newRow("conflict, said by anybody")
        << Phase::Plain << stream(u"<conflict %1/>"_s.arg(ns)) << Kind::ConnectionLost << u"conflict"_s << u""_s;
    QTest::newRow("shutdown") << Phase::Open << stream(u"<system-shutdown %1/>"_s.arg(ns)) << Kind::StreamError
                              << u"system-shutdown"_s << u""_s;
    QTest::newRow("no end of words") << Phase::Encrypted
                                     << stream(u"<policy-violation %1/><text %1>%2</text>"_s.arg(
                                            ns, QString(100'000, u'a')))
                                     << Kind::StreamError << u"policy-violation"_s << QString(500, u'a');
    QTest::newRow("unknown host") << Phase::Encrypted << stream(u"<host-unknown %1/>"_s.arg(ns)) << Kind::StreamError
                                  << u"host-unknown"_s << u""_s;
    QTest::newRow("elsewhere, inside TLS")
        << Phase::Encrypted << stream(u"<see-other-host %1>b.example:5333</see-other-host>"_s.arg(ns))
        << Kind::StreamError << u"see-other-host"_s << u"b.example:5333"_s;
    QTest::newRow("elsewhere, said by anybody")
        << Phase::Plain << stream(u"<see-other-host %1>evil.example</see-other-host>"_s.arg(ns)) << Kind::StreamError
        << u"see-other-host"_s << u""_s;
    QTest::newRow("no TLS") << Phase::Plain << mechanisms({u"SCRAM-SHA-1"_s}) << Kind::NoEncryption << u"no-starttls"_s
                            << u""_s;
    QTest::newRow("only anonymous") << Phase::Encrypted << mechanisms({u"ANONYMOUS"_s}) << Kind::NoMechanism
                                    << u"ANONYMOUS"_s << u""_s;
    QTest::newRow("only plain") << Phase::Encrypted << mechanisms({u"PLAIN"_s, u"ANONYMOUS"_s}) << Kind::PlainRefused
                                << u"PLAIN ANONYMOUS"_s << u""_s;
    QTest::newRow("only old digests") << Phase::Encrypted << mechanisms({u"DIGEST-MD5"_s, u"CRAM-MD5"_s})
                                      << Kind::NoMechanism << u"DIGEST-MD5 CRAM-MD5"_s << u""_s;
    QTest::newRow("message before TLS") << Phase::Plain << u"<message/>"_s << Kind::ProtocolViolation << u"message"_s
                                        << u""_s;
}

void TestStreamGate::refusesWithReason()
{
    QFETCH(Phase, phase);
    QFETCH(QString, xml);
    QFETCH(Kind, kind);
    QFETCH(QString, condition);
    QFETCH(QString, text);
    StreamGate gate = gateIn(phase);
    QDomElement e = element(xml);
    const auto decision = gate.decide(e);
    QVERIFY(decision.verdict == Verdict::Refuse);
    QCOMPARE(toString(decision.error.kind), toString(kind));
    QCOMPARE(decision.error.condition, condition);
    QCOMPARE(decision.error.serverText, text);
}

void TestStreamGate::mechanismsOffered()
{
    QCOMPARE(offeredMechanisms(element(mechanisms({u"PLAIN"_s, u"SCRAM-SHA-1"_s}))),
             (QStringList{u"PLAIN"_s, u"SCRAM-SHA-1"_s}));
    const QString both =
        features(u"<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms>"
                 "<authentication xmlns='urn:xmpp:sasl:2'><mechanism>SCRAM-SHA-256</mechanism>"
                 "<mechanism>PLAIN</mechanism></authentication>"_s);
    QCOMPARE(offeredMechanisms(element(both)), (QStringList{u"PLAIN"_s, u"SCRAM-SHA-256"_s}));
    QCOMPARE(offeredMechanisms(element(features({}))), QStringList());
}

void TestStreamGate::plainAfterAYes()
{
    StreamGate gate;
    gate.start(StreamGate::Plaintext::Allow, false);
    gate.setEncrypted();
    QDomElement plain = element(mechanisms({u"PLAIN"_s}));
    QVERIFY(gate.decide(plain).verdict == Verdict::Deliver);
    QDomElement anonymous = element(mechanisms({u"ANONYMOUS"_s}));
    QVERIFY(gate.decide(anonymous).verdict == Verdict::Refuse);
}

void TestStreamGate::countsOnlyAfterEnabled()
{
    StreamGate gate = gateIn(Phase::Authenticated);
    QDomElement early = element(u"<message/>"_s);
    QVERIFY(gate.decide(early).verdict == Verdict::HoldUncounted);
    QDomElement enabled = element(kEnabled);
    QVERIFY(gate.decide(enabled).verdict == Verdict::Deliver);
    QDomElement late = element(u"<message/>"_s);
    QVERIFY(gate.decide(late).verdict == Verdict::HoldCounted);
    QVERIFY(gate.canResume());
    QVERIFY(gate.isCounting() && !gate.isResumed());
    gate.setOpen();
    QDomElement asked = element(u"<r xmlns='urn:xmpp:sm:3'/>"_s);
    QVERIFY(gate.decide(asked).verdict == Verdict::Confirm);
}

void TestStreamGate::locationIsTakenAway()
{
    StreamGate gate = gateIn(Phase::Authenticated);
    QDomElement enabled = element(kEnabled);
    gate.decide(enabled);
    QVERIFY(!enabled.hasAttribute(u"location"_s));
    QCOMPARE(enabled.attribute(u"id"_s), u"a"_s);
    QCOMPARE(gate.resumeLocation(), u"[::1]:5333"_s);
    QDomElement without = element(u"<enabled xmlns='urn:xmpp:sm:3' id='a'/>"_s);
    gate.decide(without);
    QVERIFY(!gate.canResume());
    QCOMPARE(gate.resumeLocation(), QString());
}

void TestStreamGate::sasl2BindsAtOnce()
{
    StreamGate gate = gateIn(Phase::Encrypted);
    QDomElement success =
        element(u"<success xmlns='urn:xmpp:sasl:2'><bound xmlns='urn:xmpp:bind:0'>"
                "<enabled xmlns='urn:xmpp:sm:3' resume='1' id='z' location='h'/></bound></success>"_s);
    QVERIFY(gate.decide(success).verdict == Verdict::Deliver);
    QVERIFY(gate.phase() == Phase::Authenticated);
    QVERIFY(gate.canResume());
    QCOMPARE(gate.resumeLocation(), u"h"_s);
    QDomElement message = element(u"<message/>"_s);
    QVERIFY(gate.decide(message).verdict == Verdict::HoldCounted);
    QDomElement last = element(features({}));
    QVERIFY(gate.decide(last).verdict == Verdict::Deliver);
}

void TestStreamGate::refusedResumption()
{
    const QString failed =
        u"<failed xmlns='urn:xmpp:sm:3'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>"_s;
    StreamGate resuming = gateIn(Phase::Authenticated, true);
    QDomElement e = element(failed);
    const auto decision = resuming.decide(e);
    QVERIFY(decision.verdict == Verdict::Refuse);
    QCOMPARE(decision.error.condition, QString(kResumptionRefused));

    StreamGate enabling = gateIn(Phase::Authenticated, false);
    QDomElement again = element(failed);
    QVERIFY(enabling.decide(again).verdict == Verdict::Deliver);

    StreamGate sasl2 = gateIn(Phase::Encrypted, true);
    QDomElement success = element(u"<success xmlns='urn:xmpp:sasl:2'>"_s + failed + u"</success>"_s);
    QCOMPARE(sasl2.decide(success).error.condition, QString(kResumptionRefused));
}

void TestStreamGate::registering_data()
{
    QTest::addColumn<Phase>("phase");
    QTest::addColumn<QString>("xml");
    QTest::addColumn<Verdict>("verdict");
    const QString form = u"<iq type='result' id='1'><query xmlns='jabber:iq:register'><username/></query></iq>"_s;
    const QString error = u"<iq type='error' id='1'><error/></iq>"_s;
    QTest::newRow("plain: TLS on offer") << Phase::Plain << features(kTlsFeature) << Verdict::Deliver;
    QTest::newRow("plain: no TLS on offer") << Phase::Plain << features({}) << Verdict::Refuse;
    QTest::newRow("plain: a form") << Phase::Plain << form << Verdict::Refuse;
    QTest::newRow("after go-ahead: a form") << Phase::Proceeding << form << Verdict::Refuse;
    QTest::newRow("TLS: features") << Phase::Encrypted << features({}) << Verdict::Deliver;
    QTest::newRow("TLS: a form") << Phase::Encrypted << form << Verdict::Deliver;
    QTest::newRow("TLS: done") << Phase::Encrypted << u"<iq type='result' id='1'/>"_s << Verdict::Deliver;
    QTest::newRow("TLS: an error") << Phase::Encrypted << error << Verdict::Deliver;
    QTest::newRow("TLS: another result") << Phase::Encrypted
                                         << u"<iq type='result' id='1'><query xmlns='jabber:iq:roster'/></iq>"_s
                                         << Verdict::Refuse;
    QTest::newRow("TLS: a request") << Phase::Encrypted
                                    << u"<iq type='set' id='1'><query xmlns='jabber:iq:register'/></iq>"_s
                                    << Verdict::Refuse;
    QTest::newRow("TLS: a message") << Phase::Encrypted << u"<message/>"_s << Verdict::Refuse;
    QTest::newRow("TLS: success") << Phase::Encrypted << QString(kSuccess) << Verdict::Refuse;
}

void TestStreamGate::registering()
{
    QFETCH(Phase, phase);
    QFETCH(QString, xml);
    QFETCH(Verdict, verdict);
    StreamGate gate;
    gate.start(StreamGate::Plaintext::Refuse, false, StreamGate::Purpose::Register);
    if (phase == Phase::Proceeding) {
        QDomElement proceed = element(kProceed);
        gate.decide(proceed);
    }
    if (phase == Phase::Encrypted)
        gate.setEncrypted();
    QCOMPARE(gate.isRegistering(), phase == Phase::Encrypted);
    QDomElement e = element(xml);
    QCOMPARE(gate.decide(e).verdict, verdict);
    // Without that purpose nobody may answer before signing in.
    if (phase == Phase::Encrypted && localName(e) == "iq"_L1) {
        StreamGate usual = gateIn(Phase::Encrypted);
        QCOMPARE(usual.decide(e).verdict, Verdict::Refuse);
    }
}

QTEST_APPLESS_MAIN(TestStreamGate)
#include "tst_streamgate.moc"

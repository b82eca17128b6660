// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/registrar.h"
#include "tests/xmpp/fakesession.h"

#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;
using Kind = RegistrationError::Kind;
using Security = FakeServer::Security;

namespace
{

constexpr int kPatience = 60'000; // milliseconds; a limit for a hung test, not a measure

const QByteArray kOffer =
    "<register xmlns='http://jabber.org/features/iq-register'/>"
    "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms>";
const QByteArray kOlder =
    "<iq type='result' id='$id'><query xmlns='jabber:iq:register'><username/><password/></query></iq>";
const QByteArray kCaptcha =
    "<iq type='result' id='$id'><query xmlns='jabber:iq:register'><x xmlns='jabber:x:data' type='form'>"
    "<field var='username'/><field var='password' type='text-private'/><field var='ocr'/></x></query></iq>";
const QByteArray kDone = "<iq type='result' id='$id'/>";

QByteArray refusal(const QByteArray &condition)
{
    return "<iq type='error' id='$id'><error type='cancel'><" + condition +
           " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>";
}

/// What the older form is answered with; its id is known behind its end.
QByteArray answerOf(const QByteArray &name)
{
    return "<username>" + name + "</username><password>very secret</password></query></iq>";
}

/// The way to the form.
Script &ask(Script &script, const QByteArray &form, const QByteArray &features = kOffer)
{
    return script.offerTls().header(features).expect("<query xmlns=\"jabber:iq:register\"/></iq>").send(form);
}

} // namespace

/// Making accounts on servers that do what real ones do rarely: faults, lies, lost connections.
class TestRegistrar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void makesAnAccount_data();
    void makesAnAccount();
    void saysNothingBeforeTls();
    void refusesAStrangersCertificate();
    void pinnedCertificate();
    void hostile_data();
    void hostile();
    void notOffered_data();
    void notOffered();
    void aRefusedAnswerCanBeGivenAgain();
    void aCaptchaIsAskedForAnew();
    void theTokenGoesFirst();
    void aTokenThatIsNotGood();
    void aLostStreamIsOpenedAgain();
    void anotherFormAfterALoss();
    void aLostAnswer();
    void silence();
    void answersOfOthersAreNothing();
    void cancels();
    void deletedInsideASignal();

private:
    DataForm filled(const QString &name = u"ann"_s) const;
    void ask();

    FakeAccount m_account;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<Registrar> m_registrar;
    std::unique_ptr<QSignalSpy> m_asked;
    std::unique_ptr<QSignalSpy> m_registered;
    std::unique_ptr<QSignalSpy> m_failed;
};

void TestRegistrar::init()
{
    m_server = std::make_unique<FakeServer>(Security::StartTls, m_account.identity, "example.test");
    m_registrar = std::make_unique<Registrar>(quickTuning());
    m_asked = std::make_unique<QSignalSpy>(m_registrar.get(), &Registrar::asked);
    m_registered = std::make_unique<QSignalSpy>(m_registrar.get(), &Registrar::registered);
    m_failed = std::make_unique<QSignalSpy>(m_registrar.get(), &Registrar::failed);
}

void TestRegistrar::cleanup()
{
    m_registrar.reset();
    m_server.reset();
}

DataForm TestRegistrar::filled(const QString &name) const
{
    DataForm form = m_asked->back()[0].value<RegistrationForm>().form;
    setValue(form, u"username"_s, {name});
    setValue(form, u"password"_s, {u"very secret"_s});
    return form;
}

void TestRegistrar::ask()
{
    m_registrar->ask(m_account.settings(*m_server));
}

#define ERROR_KIND(spy) toString((spy)->back()[0].value<RegistrationError>().kind)

void TestRegistrar::makesAnAccount_data()
{
    QTest::addColumn<QByteArray>("features");
    QTest::newRow("offered") << kOffer;
    QTest::newRow("not announced, but there") << QByteArray("<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
    QTest::newRow("no way to sign in that we take") << QByteArray();
}

void TestRegistrar::makesAnAccount()
{
    QFETCH(QByteArray, features);
    ::ask(m_server->script(), kOlder, features).expect(answerOf("ann")).send(kDone).expect("</stream:stream>");
    ask();
    QTRY_COMPARE_WITH_TIMEOUT(m_asked->count(), 1, kPatience);
    m_registrar->submit(filled());
    QTRY_COMPARE_WITH_TIMEOUT(m_registered->count(), 1, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(m_server->isFinished(), kPatience);
    QVERIFY(m_server->received().contains("<password>very secret</password>"));
    QVERIFY(!m_server->received().contains("<auth")); // nobody signed in
    QVERIFY(!m_server->received().contains("<presence"));
    QCOMPARE(m_failed->count(), 0);
}

void TestRegistrar::saysNothingBeforeTls()
{
    m_server->script().header(kOffer).expect("never");
    ask();
    QTRY_COMPARE_WITH_TIMEOUT(m_failed->count(), 1, kPatience);
    const auto error = m_failed->back()[0].value<RegistrationError>();
    QCOMPARE(toString(error.kind), u"not-connected"_s);
    QCOMPARE(toString(error.connection.kind), u"no-encryption"_s);
    QVERIFY(!m_server->received().contains("register"));
    QVERIFY(!m_server->received().contains("<iq"));
}

void TestRegistrar::refusesAStrangersCertificate()
{
    m_server->script().offerTls().header(kOffer).expect("never");
    auto settings = m_account.settings(*m_server);
    settings.caFile.clear();
    m_registrar->ask(settings);
    QTRY_COMPARE_WITH_TIMEOUT(m_failed->count(), 1, kPatience);
    const auto error = m_failed->back()[0].value<RegistrationError>();
    QCOMPARE(toString(error.connection.kind), u"certificate-wrong"_s);
    QVERIFY(!error.connection.certificate.sha256.isEmpty());
    QVERIFY(!m_server->received().contains("jabber:iq:register"));
}

void TestRegistrar::pinnedCertificate()
{
    ::ask(m_server->script(), kOlder);
    auto settings = m_account.settings(*m_server);
    settings.caFile.clear();
    settings.pinnedCertificate = m_account.identity.certificate.digest(QCryptographicHash::Sha256);
    m_registrar->ask(settings);
    QTRY_COMPARE_WITH_TIMEOUT(m_asked->count(), 1, kPatience);
}

void TestRegistrar::hostile_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("condition");
    QTest::newRow("a message") << QByteArray("<message><body>hello</body></message>") << u"message"_s;
    QTest::newRow("a roster push") << QByteArray("<iq type='set' id='1'><query xmlns='jabber:iq:roster'/></iq>")
                                   << u"iq"_s;
    QTest::newRow("another result") << QByteArray("<iq type='result' id='$id'><query xmlns='jabber:iq:roster'/></iq>")
                                    << u"iq"_s;
    QTest::newRow("success") << QByteArray("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>") << u"success"_s;
    QTest::newRow("a picture without an end")
        << QByteArray("<iq type='result' id='$id'><query xmlns='jabber:iq:register'><username/><password/></query>"
                      "<data xmlns='urn:xmpp:bob' cid='x'>" +
                      QByteArray(50 * 1024 * 1024, 'A'))
        << u"stanza-too-long"_s;
    QTest::newRow("a form without an end")
        << QByteArray(
               "<iq type='result' id='$id'><query xmlns='jabber:iq:register'><x xmlns='jabber:x:data' type='form'>" +
               QByteArray("<field/>").repeated(1'000'000))
        << u"stanza-too-long"_s;
    QTest::newRow("no XML") << QByteArray("<iq type='result'></query>") << u"not-well-formed"_s;
}

void TestRegistrar::hostile()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, condition);
    ::ask(m_server->script(), answer);
    ask();
    QTRY_COMPARE_WITH_TIMEOUT(m_failed->count(), 1, kPatience);
    const auto error = m_failed->back()[0].value<RegistrationError>();
    QCOMPARE(toString(error.connection.kind), u"protocol-violation"_s);
    QCOMPARE(error.connection.condition, condition);
    QCOMPARE(m_asked->count(), 0);
}

void TestRegistrar::notOffered_data()
{
    QTest::addColumn<QByteArray>("features");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<Kind>("kind");
    const QByteArray silent;
    QTest::newRow("unknown") << silent << refusal("service-unavailable") << Kind::NotOffered;
    QTest::newRow("not for strangers") << silent << refusal("not-authorized") << Kind::NotOffered;
    QTest::newRow("ends the stream")
        << silent
        << QByteArray("<stream:error><unsupported-stanza-type "
                      "xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error></stream:stream>")
        << Kind::NotOffered;
    QTest::newRow("offered, but not from here") << kOffer << refusal("not-allowed") << Kind::NotAllowed;
    QTest::newRow("offered, but not now") << kOffer << refusal("resource-constraint") << Kind::Wait;
    QTest::newRow("not announced, and not now") << silent << refusal("resource-constraint") << Kind::Wait;
    QTest::newRow("in a browser")
        << kOffer
        << QByteArray("<iq type='result' id='$id'><query xmlns='jabber:iq:register'><x xmlns='jabber:x:oob'>"
                      "<url>https://example.test/new</url></x></query></iq>")
        << Kind::PageOnly;
}

void TestRegistrar::notOffered()
{
    QFETCH(QByteArray, features);
    QFETCH(QByteArray, answer);
    QFETCH(Kind, kind);
    ::ask(m_server->script(), answer, features);
    ask();
    QTRY_COMPARE_WITH_TIMEOUT(m_failed->count(), 1, kPatience);
    QCOMPARE(ERROR_KIND(m_failed), toString(kind));
    QCOMPARE(m_asked->count(), 0);
}

void TestRegistrar::aRefusedAnswerCanBeGivenAgain()
{
    ::ask(m_server->script(), kOlder)
        .expect(answerOf("ann"))
        .send(refusal("conflict"))
        .expect(answerOf("anne"))
        .send(kDone);
    ask();
    QTRY_COMPARE_WITH_TIMEOUT(m_asked->count(), 1, kPatience);
    m_registrar->submit(filled());
    QTRY_COMPARE_WITH_TIMEOUT(m_failed->count(), 1, kPatience);
    QCOMPARE(ERROR_KIND(m_failed), u"name-taken"_s);
    m_registrar->submit(filled(u"anne"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_registered->count(), 1, kPatience);
    QCOMPARE(m_asked->count(), 1);
    QCOMPARE(m_server->connections(), 1);
}

void TestRegistrar::aCaptchaIsAskedForAnew()
{
    ::ask(m_server->script(), kCaptcha)
        .expect("</x></query></iq>")
        .send(refusal("not-acceptable"))
        .expect("<query xmlns=\"jabber:iq:register\"/></iq>")
        .send(kCaptcha);
    ask();
    QTRY_COMPARE_WITH_TIMEOUT(m_asked->count(), 1, kPatience);
    QVERIFY(m_asked->back()[0].value<RegistrationForm>().hasCaptcha);
    m_registrar->submit(filled());
    QTRY_COMPARE_WITH_TIMEOUT(m_asked->count(), 2, kPatience);
    QCOMPARE(ERROR_KIND(m_failed), u"wrong-captcha"_s);
    QCOMPARE(m_server->connections(), 1);
}

/// On every stream, or the server would not know on the second who was invited.
void TestRegistrar::theTokenGoesFirst()
{
    const auto invited = [this]() -> Script & {
        return m_server->script()
            .offerTls()
            .header(kOffer)
            .expect("<preauth xmlns=\"urn:xmpp:pars:0\" token=\"T0K&amp;en\"/></iq>")
            .send(kDone)
            .expect("<query xmlns=\"jabber:iq:register\"/></iq>")
            .send(kOlder);
    };
    invited();
    invited().expect(answerOf("ann")).send(kDone);
    m_registrar->ask(m_account.settings(*m_server), u"T0K&en"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_asked->count(), 1, kPatience);
    m_server->cut();
    QTRY_VERIFY_WITH_TIMEOUT(!m_registrar->hasStream(), kPatience);
    m_registrar->submit(filled());
    QTRY_COMPARE_WITH_TIMEOUT(m_registered->count(), 1, kPatience);
    QCOMPARE(m_server->connections(), 2);
    QVERIFY(m_failed->isEmpty());
}

void TestRegistrar::aTokenThatIsNotGood()
{
    m_server->script()
        .offerTls()
        .header(kOffer)
        .expect("</iq>")
        .send(refusal("item-not-found"))
        .expect("</stream:stream>");
    m_registrar->ask(m_account.settings(*m_server), u"T0K-en"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_failed->count(), 1, kPatience);
    QCOMPARE(ERROR_KIND(m_failed), u"invitation-not-valid"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_server->isFinished(), kPatience);
    QVERIFY(!m_server->received().contains("jabber:iq:register")); // it was not asked for its form
    QVERIFY(m_asked->isEmpty());
}

void TestRegistrar::aLostStreamIsOpenedAgain()
{
    ::ask(m_server->script(), kOlder);
    ::ask(m_server->script(), kOlder).expect(answerOf("ann")).send(kDone);
    ask();
    QTRY_COMPARE_WITH_TIMEOUT(m_asked->count(), 1, kPatience);
    m_server->cut();
    QTRY_VERIFY_WITH_TIMEOUT(!m_registrar->hasStream(), kPatience);
    m_registrar->submit(filled());
    QTRY_COMPARE_WITH_TIMEOUT(m_registered->count(), 1, kPatience);
    QCOMPARE(m_asked->count(), 1);
    QCOMPARE(m_server->connections(), 2);
}

void TestRegistrar::anotherFormAfterALoss()
{
    ::ask(m_server->script(), kOlder);
    ::ask(m_server->script(), kCaptcha);
    ask();
    QTRY_COMPARE_WITH_TIMEOUT(m_asked->count(), 1, kPatience);
    m_server->cut();
    QTRY_VERIFY_WITH_TIMEOUT(!m_registrar->hasStream(), kPatience);
    m_registrar->submit(filled());
    QTRY_COMPARE_WITH_TIMEOUT(m_asked->count() + m_failed->count(), 3, kPatience);
    QCOMPARE(ERROR_KIND(m_failed), u"form-expired"_s);
    QVERIFY(!m_server->received().contains("very secret")); // that form was never answered
}

void TestRegistrar::aLostAnswer()
{
    ::ask(m_server->script(), kOlder).expect(answerOf("ann")).cut();
    ask();
    QTRY_COMPARE_WITH_TIMEOUT(m_asked->count(), 1, kPatience);
    m_registrar->submit(filled());
    QTRY_COMPARE_WITH_TIMEOUT(m_failed->count(), 1, kPatience);
    QCOMPARE(ERROR_KIND(m_failed), u"no-answer"_s);
    // Once more is a question, too: is the name taken?
    ::ask(m_server->script(), kOlder).expect(answerOf("ann")).send(refusal("conflict"));
    m_registrar->submit(filled());
    QTRY_COMPARE_WITH_TIMEOUT(m_failed->count(), 2, kPatience);
    QCOMPARE(ERROR_KIND(m_failed), u"name-taken"_s);
}

void TestRegistrar::silence()
{
    m_server->script().offerTls(); // and then not a word
    auto tuning = quickTuning();
    tuning.stepDeadline = std::chrono::milliseconds(300);
    Registrar registrar(tuning);
    QSignalSpy failed(&registrar, &Registrar::failed);
    registrar.ask(m_account.settings(*m_server));
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatience);
    QCOMPARE(toString(failed[0][0].value<RegistrationError>().connection.kind), u"timeout"_s);
}

void TestRegistrar::answersOfOthersAreNothing()
{
    QByteArray other = kOlder;
    other.replace("$id", "another");
    ::ask(m_server->script(), other + kOlder);
    ask();
    QTRY_COMPARE_WITH_TIMEOUT(m_asked->count(), 1, kPatience);
    QCOMPARE(m_failed->count(), 0);
}

void TestRegistrar::cancels()
{
    ::ask(m_server->script(), kOlder);
    ask();
    m_registrar->cancel();
    ::ask(m_server->script(), kOlder);
    ask();
    QTRY_COMPARE_WITH_TIMEOUT(m_asked->count(), 1, kPatience);
    QCOMPARE(m_failed->count(), 0);
}

void TestRegistrar::deletedInsideASignal()
{
    ::ask(m_server->script(), kOlder);
    connect(m_registrar.get(), &Registrar::asked, this, [this] { m_registrar.reset(); });
    ask();
    QTRY_VERIFY_WITH_TIMEOUT(!m_registrar, kPatience);
}

QTEST_GUILESS_MAIN(TestRegistrar)
#include "tst_registrar.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/bits.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/registrationxml.h"
#include "tests/xmpp/written.h"

#include <QCryptographicHash>
#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;
using causerie::test::written;
using causerie::test::xml;
using Kind = RegistrationError::Kind;

Q_DECLARE_METATYPE(IqError)

/// What servers ask of who wants an account, and how it is answered: XEP-0077, 0004, 0158, 0221, 0231.
class TestRegistrationXml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void olderFields();
    void form();
    void captcha();
    void pictures_data();
    void pictures();
    void pages_data();
    void pages();
    void strange_data();
    void strange();
    void hugeForms();
    void answersTheWayItWasAsked();
    void passwordAndRemoval();
    void whyNot_data();
    void whyNot();
    void addresses_data();
    void addresses();
    void theSameQuestions();
};

namespace
{

const QByteArray kPng = QByteArray::fromHex("89504e470d0a1a0a");

QString cidOf(const QByteArray &bytes)
{
    return u"sha1+"_s + QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex()) +
           u"@bob.xmpp.org"_s;
}

QString bits(const QString &cid, const QByteArray &bytes)
{
    return u"<data xmlns='urn:xmpp:bob' cid='%1' type='image/png'>%2</data>"_s.arg(
        cid, QString::fromLatin1(bytes.toBase64()));
}

QDomElement answer(const QString &inside, const QString &beside = {})
{
    return xml(u"<iq type='result' id='1'><query xmlns='jabber:iq:register'>%1</query>%2</iq>"_s.arg(inside, beside));
}

const QString kForm = u"<x xmlns='jabber:x:data' type='form'><title>New</title>"
                      "<field type='hidden' var='FORM_TYPE'><value>jabber:iq:register</value></field>"
                      "<field type='text-single' label='User' var='username'><required/></field>"
                      "<field type='text-private' label='Pass' var='password'><required/></field>%1</x>"_s;

} // namespace

void TestRegistrationXml::olderFields()
{
    // After XEP-0077 example 2
    const auto read = parseRegistration(answer(u"<instructions>Choose a username and password.</instructions>"
                                               "<username/><password/><email>a@example.test</email><key>k1</key>"
                                               "<username/><shoe-size/><x xmlns='urn:other'/>"_s));
    QVERIFY(read);
    QVERIFY(read->isOlder);
    QVERIFY(!read->hasCaptcha);
    QCOMPARE(read->form.instructions, QStringList{u"Choose a username and password."_s});
    QStringList vars;
    for (const FormField &field : read->form.fields)
        vars += field.var;
    QCOMPARE(vars, (QStringList{u"username"_s, u"password"_s, u"email"_s, u"key"_s}));
    QCOMPARE(read->form.fields[1].type, FormField::Type::TextPrivate);
    QVERIFY(read->form.fields[0].required);
    QCOMPARE(read->form.fields[2].values, QStringList{u"a@example.test"_s});
    QCOMPARE(read->form.fields[3].type, FormField::Type::Hidden);
    QCOMPARE(read->form.fields[3].values, QStringList{u"k1"_s});
}

void TestRegistrationXml::form()
{
    // The form counts, the elements are for clients that know none (§4).
    const auto read = parseRegistration(answer(u"<username/><password/><nick/>"_s + kForm.arg(QString())));
    QVERIFY(read);
    QVERIFY(!read->isOlder);
    QCOMPARE(read->form.fields.size(), 3u);
    QCOMPARE(read->form.title, u"New"_s);
    QVERIFY(read->page.isEmpty());
}

void TestRegistrationXml::captcha()
{
    // As ejabberd asks: the picture stands beside the query.
    const QString cid = cidOf(kPng);
    const QString field =
        u"<field type='text-single' label='Enter the text you see' var='ocr'>"
        "<media xmlns='urn:xmpp:media-element'><uri type='image/PNG'>cid:%1</uri>"
        "<uri type='image/png'>https://example.test/c.png</uri></media><required/></field>"_s.arg(cid);
    const auto read = parseRegistration(answer(kForm.arg(field), bits(cid, kPng)));
    QVERIFY(read);
    QVERIFY(read->hasCaptcha);
    const FormField *ocr = findField(read->form, u"ocr");
    QVERIFY(ocr);
    QCOMPARE(ocr->media, (std::vector<FormMedia>{{u"image/png"_s, u"cid:"_s + cid},
                                                 {u"image/png"_s, u"https://example.test/c.png"_s}}));
    QCOMPARE(read->pictures.value(ocr->media[0].uri), kPng);
}

void TestRegistrationXml::pictures_data()
{
    QTest::addColumn<QString>("data");
    QTest::addColumn<bool>("isTaken");
    const QString cid = cidOf(kPng);
    const QString sha256 = u"sha256+"_s +
                           QString::fromLatin1(QCryptographicHash::hash(kPng, QCryptographicHash::Sha256).toHex()) +
                           u"@bob.xmpp.org"_s;
    QTest::newRow("SHA-1") << bits(cid, kPng) << true;
    QTest::newRow("in capitals") << bits(cid.toUpper(), kPng) << true;
    QTest::newRow("SHA-256") << bits(sha256, kPng) << true;
    QTest::newRow("in lines") << bits(cid, kPng).replace(u"=<"_s, u"\n  =\n<"_s) << true;
    QTest::newRow("other bytes than named") << bits(cid, kPng + 'x') << false;
    QTest::newRow("a hash nobody knows") << bits(u"md5+00@bob.xmpp.org"_s, kPng) << false;
    QTest::newRow("no hash") << bits(u"picture@bob.xmpp.org"_s, kPng) << false;
    QTest::newRow("another name") << bits(u"cid"_s, kPng) << false;
    QTest::newRow("no name") << bits({}, kPng) << false;
    QTest::newRow("nothing in it") << bits(cidOf({}), {}) << false;
    QTest::newRow("no base64") << u"<data xmlns='urn:xmpp:bob' cid='%1'>[hello]</data>"_s.arg(cid) << false;
    const QByteArray large(kMostBits + 1, 'x');
    QTest::newRow("too large") << bits(cidOf(large), large) << false;
    const QByteArray fits(kMostBits, 'x');
    QTest::newRow("as large as can be") << bits(cidOf(fits), fits) << true;
    QTest::newRow("another element") << bits(cid, kPng).replace(u"urn:xmpp:bob"_s, u"urn:other"_s) << false;
}

void TestRegistrationXml::pictures()
{
    QFETCH(QString, data);
    QFETCH(bool, isTaken);
    QCOMPARE(readBits(xml(data)).has_value(), isTaken);
    const auto read = parseRegistration(answer(kForm.arg(QString()) + data));
    QVERIFY(read);
    QCOMPARE(read->pictures.size(), isTaken ? 1 : 0);
}

void TestRegistrationXml::pages_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("page");
    QTest::newRow("https") << u" https://example.test/new?a=1 "_s << u"https://example.test/new?a=1"_s;
    QTest::newRow("unencrypted") << u"http://example.test/new"_s << QString();
    QTest::newRow("a script") << u"javascript:alert(1)"_s << QString();
    QTest::newRow("a file") << u"file:///etc/passwd"_s << QString();
    QTest::newRow("with a user in front") << u"https://bank.test@evil.test/"_s << QString();
    QTest::newRow("no host") << u"https:///x"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void TestRegistrationXml::pages()
{
    QFETCH(QString, url);
    QFETCH(QString, page);
    const QString oob = u"<x xmlns='jabber:x:oob'><url>%1</url></x>"_s.arg(url);
    const auto only = parseRegistration(answer(u"<instructions>Go there.</instructions>"_s + oob));
    QVERIFY(!only);
    QCOMPARE(toString(only.error().kind), toString(page.isEmpty() ? Kind::Unanswerable : Kind::PageOnly));
    QCOMPARE(only.error().page, page);
    QCOMPARE(only.error().serverText, u"Go there."_s);
    const auto both = parseRegistration(answer(u"<username/><password/>"_s + oob));
    QVERIFY(both);
    QCOMPARE(both->page, page);
}

void TestRegistrationXml::strange_data()
{
    QTest::addColumn<QString>("iq");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("nothing") << u"<iq type='result'/>"_s << Kind::BadAnswer;
    QTest::newRow("another query") << u"<iq type='result'><query xmlns='jabber:iq:roster'/></iq>"_s << Kind::BadAnswer;
    QTest::newRow("no questions") << u"<iq type='result'><query xmlns='jabber:iq:register'/></iq>"_s
                                  << Kind::Unanswerable;
    QTest::newRow("no password") << u"<iq type='result'><query xmlns='jabber:iq:register'><username/></query></iq>"_s
                                 << Kind::Unanswerable;
    QTest::newRow("a form without a name")
        << u"<iq type='result'><query xmlns='jabber:iq:register'><x xmlns='jabber:x:data' type='form'>"
           "<field var='password'/></x></query></iq>"_s
        << Kind::Unanswerable;
    QTest::newRow("elements of another namespace")
        << u"<iq type='result'><query xmlns='jabber:iq:register'><username xmlns='urn:x'/><password xmlns='urn:x'/></query></iq>"_s
        << Kind::Unanswerable;
}

void TestRegistrationXml::strange()
{
    QFETCH(QString, iq);
    QFETCH(Kind, kind);
    const auto read = parseRegistration(xml(iq));
    QVERIFY(!read);
    QCOMPARE(toString(read.error().kind), toString(kind));
}

void TestRegistrationXml::hugeForms()
{
    QString fields;
    for (int i = 0; i < 3000; ++i)
        fields += u"<field var='f%1'/>"_s.arg(i);
    const auto read = parseRegistration(answer(kForm.arg(fields)));
    QVERIFY(read);
    QCOMPARE(read->form.fields.size(), 1000u);

    QString uris;
    for (int i = 0; i < 500; ++i)
        uris += u"<uri type='image/png'>https://example.test/%1</uri>"_s.arg(i);
    const auto media = parseRegistration(
        answer(kForm.arg(u"<field var='ocr'><media xmlns='urn:xmpp:media-element'>%1</media></field>"_s.arg(uris))));
    QVERIFY(media);
    QCOMPARE(findField(media->form, u"ocr")->media.size(), 20u);

    QString pictures;
    for (int i = 0; i < 50; ++i)
        pictures += bits(cidOf(QByteArray::number(i)), QByteArray::number(i));
    const auto many = parseRegistration(answer(kForm.arg(QString()), pictures));
    QVERIFY(many);
    QCOMPARE(many->pictures.size(), 10);
}

void TestRegistrationXml::answersTheWayItWasAsked()
{
    auto older = parseRegistration(answer(u"<username/><password/><key>k1</key><email/>"_s));
    QVERIFY(older);
    DataForm filled = older->form;
    setValue(filled, u"username"_s, {u"ann"_s});
    setValue(filled, u"password"_s, {u"a<b & \"c\""_s});
    QDomElement query =
        written([&](QXmlStreamWriter &writer) { writeRegistration(writer, *older, filled); }).firstChildElement();
    QVERIFY(is(query, "query"_L1, "jabber:iq:register"_L1));
    QCOMPARE(child(query, "username"_L1, "jabber:iq:register"_L1).text(), u"ann"_s);
    QCOMPARE(child(query, "password"_L1, "jabber:iq:register"_L1).text(), u"a<b & \"c\""_s);
    QCOMPARE(child(query, "key"_L1, "jabber:iq:register"_L1).text(), u"k1"_s);
    QVERIFY(child(query, "x"_L1, ns::kDataForm).isNull());

    auto form = parseRegistration(answer(u"<username/><password/>"_s + kForm.arg(QString())));
    QVERIFY(form);
    filled = form->form;
    setValue(filled, u"username"_s, {u"ann"_s});
    setValue(filled, u"password"_s, {u"secret"_s});
    query = written([&](QXmlStreamWriter &writer) { writeRegistration(writer, *form, filled); }).firstChildElement();
    QVERIFY(child(query, "username"_L1, "jabber:iq:register"_L1).isNull());
    const QDomElement x = child(query, "x"_L1, ns::kDataForm);
    QCOMPARE(x.attribute(u"type"_s), u"submit"_s);
    QCOMPARE(x.childNodes().size(), 3);
    QCOMPARE(x.firstChildElement().text(), u"jabber:iq:register"_s);
}

void TestRegistrationXml::passwordAndRemoval()
{
    const QDomElement change = written([](QXmlStreamWriter &writer) {
                                   writePasswordChange(writer, u"ann"_s, u"new & better"_s);
                               }).firstChildElement();
    QCOMPARE(child(change, "username"_L1, "jabber:iq:register"_L1).text(), u"ann"_s);
    QCOMPARE(child(change, "password"_L1, "jabber:iq:register"_L1).text(), u"new & better"_s);
    const QDomElement removal = written(writeRemoval).firstChildElement();
    QVERIFY(!child(removal, "remove"_L1, "jabber:iq:register"_L1).isNull());
    const QDomElement ask = written(writeFormRequest).firstChildElement();
    QVERIFY(is(ask, "query"_L1, "jabber:iq:register"_L1) && ask.childNodes().isEmpty());
}

void TestRegistrationXml::whyNot_data()
{
    using Act = RegistrationAct;
    QTest::addColumn<IqError>("error");
    QTest::addColumn<Act>("act");
    QTest::addColumn<bool>("hasCaptcha");
    QTest::addColumn<Kind>("kind");
    const auto refused = [](const QString &condition, const QString &text = {}) {
        return IqError{IqError::Kind::Refused, condition, {}, text};
    };
    const auto row = [](const char *name, const IqError &error, Act act, Kind kind, bool hasCaptcha = false) {
        QTest::newRow(name) << error << act << hasCaptcha << kind;
    };
    row("no connection", {IqError::Kind::NotConnected, {}, {}, {}}, Act::Create, Kind::NotConnected);
    row("silence", {IqError::Kind::Timeout, {}, {}, {}}, Act::ChangePassword, Kind::NoAnswer);
    row("conflict", refused(u"conflict"_s), Act::Create, Kind::NameTaken);
    row("Prosody: bad name", refused(u"not-acceptable"_s, u"The requested username is invalid."_s), Act::Create,
        Kind::BadName);
    row("Prosody: weak", refused(u"not-acceptable"_s, u"Password is too short (minimum 8 characters)"_s), Act::Create,
        Kind::WeakPassword);
    row("Prosody: a password like the name", refused(u"not-acceptable"_s, u"Password must not include your username"_s),
        Act::Create, Kind::WeakPassword);
    row("Prosody: by invitation only",
        refused(u"not-acceptable"_s, u"Registration on this server is through invitation only"_s), Act::Create,
        Kind::NotAllowed);
    row("Prosody: too quick", refused(u"policy-violation"_s), Act::Create, Kind::Wait);
    row("ejabberd: weak", refused(u"not-acceptable"_s, u"The password is too weak"_s), Act::Create, Kind::WeakPassword,
        true);
    row("ejabberd: captcha", refused(u"not-allowed"_s, u"The CAPTCHA verification has failed"_s), Act::Create,
        Kind::WrongCaptcha, true);
    row("ejabberd: too quick",
        refused(u"resource-constraint"_s, u"Users are not allowed to register accounts so quickly"_s), Act::Create,
        Kind::Wait);
    row("without words, with a captcha", refused(u"not-acceptable"_s), Act::Create, Kind::WrongCaptcha, true);
    row("without words or captcha", refused(u"not-acceptable"_s), Act::Create, Kind::NotAcceptable);
    row("a weak new password without words", refused(u"not-acceptable"_s), Act::ChangePassword, Kind::WeakPassword);
    row("not here", refused(u"not-allowed"_s), Act::Create, Kind::NotAllowed);
    row("forbidden", refused(u"forbidden"_s), Act::Remove, Kind::NotAllowed);
    row("unknown", refused(u"feature-not-implemented"_s), Act::AskForm, Kind::NotOffered);
    row("no such service", refused(u"service-unavailable"_s), Act::Remove, Kind::NotOffered);
    row("a fault of its own", refused(u"internal-server-error"_s), Act::Create, Kind::Refused);
    row("a used token", refused(u"item-not-found"_s), Act::Present, Kind::BadToken);
    row("Prosody: a used token", refused(u"forbidden"_s, u"The invite token is invalid or expired"_s), Act::Present,
        Kind::BadToken);
    row("no tokens", refused(u"service-unavailable"_s), Act::Present, Kind::NoTokens);
    row("too many tokens", refused(u"resource-constraint"_s), Act::Present, Kind::Wait);
    row("a fault with tokens", refused(u"internal-server-error"_s), Act::Present, Kind::Refused);
    row("no name at all", refused(u"jid-malformed"_s), Act::Create, Kind::BadName);
}

void TestRegistrationXml::whyNot()
{
    QFETCH(IqError, error);
    QFETCH(RegistrationAct, act);
    QFETCH(bool, hasCaptcha);
    QFETCH(Kind, kind);
    const RegistrationError read = toRegistrationError(error, act, hasCaptcha);
    QCOMPARE(toString(read.kind), toString(kind));
    QCOMPARE(read.serverText, error.text);
    QCOMPARE(read.condition, error.condition);
}

void TestRegistrationXml::addresses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("address");
    QTest::newRow("simple") << u"ann"_s << u"ann@example.test"_s;
    QTest::newRow("in capitals") << u"Ann"_s << u"ann@example.test"_s;
    QTest::newRow("accents") << u"andré"_s << u"andré@example.test"_s;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("a whole address") << u"ann@other.test"_s << QString();
    QTest::newRow("a slash") << u"ann/x"_s << QString();
    QTest::newRow("a space") << u"ann lee"_s << QString();
    QTest::newRow("too long") << QString(2000, u'a') << QString();
}

void TestRegistrationXml::addresses()
{
    QFETCH(QString, name);
    QFETCH(QString, address);
    const auto jid = accountAddress(name, u"example.test"_s);
    QCOMPARE(jid ? jid->toString() : QString(), address);
}

void TestRegistrationXml::theSameQuestions()
{
    const auto one = parseRegistration(answer(kForm.arg(u"<field var='email'/>"_s)));
    const auto other = parseRegistration(answer(kForm.arg(u"<field var='phone'/>"_s)));
    const auto older = parseRegistration(answer(u"<username/><password/><key>1</key>"_s));
    const auto otherKey = parseRegistration(answer(u"<username/><password/><key>2</key>"_s));
    const auto captcha = parseRegistration(answer(kForm.arg(u"<field var='ocr'/>"_s)));
    QVERIFY(one && other && older && otherKey && captcha);
    QVERIFY(asksTheSame(*one, *one));
    QVERIFY(!asksTheSame(*one, *other));
    QVERIFY(!asksTheSame(*one, *older));
    QVERIFY(!asksTheSame(*older, *otherKey));
    QVERIFY(!asksTheSame(*captcha, *captcha));
}

QTEST_APPLESS_MAIN(TestRegistrationXml)
#include "tst_registrationxml.moc"

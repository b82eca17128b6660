// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/hands.h"
#include "ui/signin/newaccountform.h"
#include "ui/signin/providerform.h"
#include "ui/signin/registerwords.h"
#include "ui/signin/signincard.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QBuffer>
#include <QCheckBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;
using xmpp::RegistrationError;
using xmpp::RegistrationForm;
using Kind = RegistrationError::Kind;

/// The two forms of making an account: what they let through, what they keep, where they say what is wrong.
class TestRegisterForms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void providers_data();
    void providers();
    void whileAskingNothingIsAskedAgain();
    void aPageIsALink();
    void aCertificateCanBeLookedAt();
    void nothingIsSentWithoutNameAndPassword_data();
    void nothingIsSentWithoutNameAndPassword();
    void answersGoToTheirQuestions();
    void olderQuestionsGetWords();
    void troubleStandsAtItsField_data();
    void troubleStandsAtItsField();
    void whatWasTypedStays();
    void whatWasWrongIsForgotten();
    void aLongServerTextIsCut();
    void everyFailureHasWords();
    void shots();

private:
    static RegistrationForm form(bool withCaptcha = false);
    static RegistrationError error(Kind kind, const QString &serverText = {});
    NewAccountForm &showForm(const RegistrationForm &form);
    QPushButton *button(const QString &text) const;
    QString problem() const;
    void shoot(const QString &name);

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<SignInCard> m_card;
};

namespace
{

const QString kCid = u"cid:sha1+0@bob.xmpp.org"_s;

QByteArray captcha()
{
    QImage image(260, 80, QImage::Format_RGB32);
    image.fill(QColor(0xf0f0e8));
    QPainter painter(&image);
    QFont font;
    font.setPixelSize(46);
    painter.setFont(font);
    painter.setPen(QPen(QColor(0x35506a), 2));
    painter.rotate(-4);
    painter.drawText(QRect(10, 10, 240, 66), Qt::AlignCenter, u"7 k Q 2 m"_s);
    painter.drawLine(0, 30, 250, 70);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

FormField field(const QString &var, const QString &label, FormField::Type type = FormField::Type::TextSingle)
{
    FormField made;
    made.var = var;
    made.label = label;
    made.type = type;
    return made;
}

} // namespace

RegistrationForm TestRegisterForms::form(bool withCaptcha)
{
    RegistrationForm asked;
    asked.form.instructions = {u"Choose a username and password for use with this service."_s};
    asked.form.fields = {field(u"FORM_TYPE"_s, {}, FormField::Type::Hidden), field(u"username"_s, u"Username"_s),
                         field(u"password"_s, u"Password"_s, FormField::Type::TextPrivate),
                         field(u"email"_s, u"E-mail address"_s)};
    asked.form.fields[0].values = {u"jabber:iq:register"_s};
    if (withCaptcha) {
        FormField ocr = field(u"ocr"_s, u"Enter the text you see"_s);
        ocr.required = true;
        ocr.media = {{u"image/png"_s, kCid}};
        asked.form.fields.push_back(ocr);
        asked.pictures.insert(kCid, captcha());
        asked.hasCaptcha = true;
    }
    return asked;
}

RegistrationError TestRegisterForms::error(Kind kind, const QString &serverText)
{
    RegistrationError made;
    made.kind = kind;
    made.serverText = serverText;
    return made;
}

void TestRegisterForms::initTestCase()
{
    QFont font(u"Inter"_s);
    font.setPixelSize(14); // what the design was drawn with
    QApplication::setFont(font);
    m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
}

void TestRegisterForms::init()
{
    m_card = std::make_unique<SignInCard>(true);
    m_card->resize(560, 720);
    m_card->show();
    m_card->showProvider();
    m_card->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_card.get()));
}

void TestRegisterForms::cleanup()
{
    m_card.reset();
}

NewAccountForm &TestRegisterForms::showForm(const RegistrationForm &asked)
{
    m_card->newAccountForm().setForm(u"example.com"_s, asked);
    m_card->showNewAccount();
    QCoreApplication::processEvents();
    return m_card->newAccountForm();
}

QPushButton *TestRegisterForms::button(const QString &text) const
{
    for (QPushButton *candidate : m_card->findChildren<QPushButton *>()) {
        if (candidate->isVisible() && candidate->text().remove(u'&') == text)
            return candidate;
    }
    return nullptr;
}

QString TestRegisterForms::problem() const
{
    for (const QLabel *label : m_card->findChildren<QLabel *>()) {
        if (label->isVisible() && label->property("kind").toString() == "error"_L1)
            return label->text();
    }
    return {};
}

void TestRegisterForms::providers_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("asked");
    QTest::newRow("a name") << u" Example.COM "_s << u"example.com"_s;
    QTest::newRow("another script") << u"bücher.example"_s << u"bücher.example"_s;
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("an address") << u"ann@example.com"_s << QString();
    QTest::newRow("a web page") << u"https://example.com/"_s << QString();
    QTest::newRow("a space") << u"exa mple.com"_s << QString();
}

void TestRegisterForms::providers()
{
    QFETCH(QString, typed);
    QFETCH(QString, asked);
    QSignalSpy requests(&m_card->providerForm(), &ProviderForm::askRequested);
    auto *field = findNamed<QLineEdit>(*m_card, u"Provider"_s);
    QVERIFY(field);
    field->setText(typed);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(requests.size(), asked.isEmpty() ? 0 : 1);
    QCOMPARE(problem().isEmpty(), !asked.isEmpty());
    if (!asked.isEmpty())
        QCOMPARE(requests[0][0].value<Account>().jid.toString(), asked);
}

void TestRegisterForms::whileAskingNothingIsAskedAgain()
{
    QSignalSpy requests(&m_card->providerForm(), &ProviderForm::askRequested);
    QSignalSpy back(&m_card->providerForm(), &ProviderForm::backRequested);
    QVERIFY(fillIn(*m_card, u"Provider"_s, u"example.com"_s));
    button(u"Continue"_s)->click();
    QVERIFY(m_card->providerForm().isAsking());
    m_card->providerForm().showStep(SignInStep::Encrypting);
    QVERIFY(!button(u"Continue"_s)->isEnabled());
    QVERIFY(!findNamed(*m_card, u"Provider"_s)->isEnabled());
    QTest::keyClick(&m_card->providerForm(), Qt::Key_Return);
    QCOMPARE(requests.size(), 1);
    button(u"Cancel"_s)->click();
    QCOMPARE(back.size(), 1);
}

void TestRegisterForms::aPageIsALink()
{
    QVERIFY(fillIn(*m_card, u"Provider"_s, u"example.com"_s));
    RegistrationError only = error(Kind::PageOnly, u"Go to our page."_s);
    only.page = u"https://example.com/new?a=1&b=2"_s;
    m_card->providerForm().showFailure(only);
    QVERIFY(problem().contains(u"on a web page"_s));
    QVERIFY(problem().contains(u"Go to our page."_s));
    const QLabel *link = nullptr;
    for (const QLabel *label : m_card->findChildren<QLabel *>())
        link = label->isVisible() && label->openExternalLinks() ? label : link;
    QVERIFY(link);
    QVERIFY(link->text().contains(u"href=\"https://example.com/new?a=1&amp;b=2\""_s));
    for (const auto &[look, scheme] :
         {std::pair(ThemeChoice::Dark, Scheme::Dark), std::pair(ThemeChoice::Light, Scheme::Light)}) {
        m_theme->setChoice(look);
        QTRY_VERIFY(link->text().contains(tokens(scheme).accent.name()));
    }
}

void TestRegisterForms::aCertificateCanBeLookedAt()
{
    QVERIFY(fillIn(*m_card, u"Provider"_s, u"example.com"_s));
    RegistrationError wrong = error(Kind::NotConnected);
    wrong.connection.kind = xmpp::ConnectionError::Kind::CertificateWrong;
    wrong.connection.certificate.sha256 = QByteArray(32, 'x');
    wrong.connection.certificate.expired = true;
    m_card->providerForm().showFailure(wrong);
    QVERIFY(button(u"Look at the certificate…"_s));
    m_card->providerForm().showFailure(error(Kind::NotOffered));
    QVERIFY(!button(u"Look at the certificate…"_s));
}

void TestRegisterForms::nothingIsSentWithoutNameAndPassword_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("password");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("no name") << QString() << u"secret"_s;
    QTest::newRow("no password") << u"ann"_s << QString();
    QTest::newRow("a whole address") << u"ann@example.com"_s << u"secret"_s;
    QTest::newRow("two words") << u"ann lee"_s << u"secret"_s;
}

void TestRegisterForms::nothingIsSentWithoutNameAndPassword()
{
    QFETCH(QString, name);
    QFETCH(QString, password);
    NewAccountForm &view = showForm(form());
    QSignalSpy sent(&view, &NewAccountForm::submitted);
    fillIn(*m_card, u"Name"_s, name);
    fillIn(*m_card, u"Password"_s, password);
    view.createButton()->click();
    QCOMPARE(sent.size(), 0);
    QVERIFY(!problem().isEmpty());
}

void TestRegisterForms::answersGoToTheirQuestions()
{
    NewAccountForm &view = showForm(form(true));
    QSignalSpy sent(&view, &NewAccountForm::submitted);
    QVERIFY(fillIn(*m_card, u"Name"_s, u"ann"_s));
    QVERIFY(fillIn(*m_card, u"Password"_s, u"secret"_s));
    view.createButton()->click();
    QCOMPARE(sent.size(), 0); // the captcha is needed
    QVERIFY(fillIn(*m_card, u"Enter the text you see"_s, u"7kQ2m"_s));
    QVERIFY(fillIn(*m_card, u"E-mail address"_s, u"ann@example.org"_s));
    view.createButton()->click();
    QCOMPARE(sent.size(), 1);
    const auto filled = sent[0][0].value<DataForm>();
    QCOMPARE(value(filled, u"username"), u"ann"_s);
    QCOMPARE(value(filled, u"password"), u"secret"_s);
    QCOMPARE(value(filled, u"ocr"), u"7kQ2m"_s);
    QCOMPARE(value(filled, u"email"), u"ann@example.org"_s);
    QCOMPARE(value(filled, u"FORM_TYPE"), u"jabber:iq:register"_s);
    QCOMPARE(findField(filled, u"password")->type, FormField::Type::TextPrivate);
    QVERIFY(!button(u"Creating the account…"_s)->isEnabled());
}

void TestRegisterForms::olderQuestionsGetWords()
{
    RegistrationForm older;
    older.isOlder = true;
    older.form.fields = {field(u"username"_s, {}), field(u"password"_s, {}), field(u"email"_s, {}),
                         field(u"zip"_s, {})};
    showForm(older);
    QVERIFY(findNamed<QLineEdit>(*m_card, u"E-mail"_s));
    QVERIFY(findNamed<QLineEdit>(*m_card, u"Postal code"_s));
    QCOMPARE(registrationLabel(u"shoe-size"_s), u"shoe-size"_s);
}

void TestRegisterForms::troubleStandsAtItsField_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("at");
    QTest::newRow("name taken") << Kind::NameTaken << u"Name"_s;
    QTest::newRow("bad name") << Kind::BadName << u"Name"_s;
    QTest::newRow("weak password") << Kind::WeakPassword << u"Password"_s;
    QTest::newRow("captcha") << Kind::WrongCaptcha << u"Enter the text you see"_s;
    QTest::newRow("wait") << Kind::Wait << u"Create the account"_s;
    QTest::newRow("no answer") << Kind::NoAnswer << u"Create the account"_s;
}

void TestRegisterForms::troubleStandsAtItsField()
{
    QFETCH(Kind, kind);
    QFETCH(QString, at);
    NewAccountForm &view = showForm(form(true));
    view.setTrouble(registrationTrouble(error(kind, u"so says the server"_s), u"example.com"_s));
    const QWidget *field = findNamed(*m_card, at);
    QVERIFY(field);
    QVERIFY(field->accessibleDescription().contains(u"so says the server"_s));
    QVERIFY(field->hasFocus());
    QCOMPARE(problem(), field->accessibleDescription());
    QVERIFY(view.createButton()->isEnabled());
}

void TestRegisterForms::whatWasTypedStays()
{
    NewAccountForm &view = showForm(form(true));
    QVERIFY(fillIn(*m_card, u"Name"_s, u"ann"_s));
    QVERIFY(fillIn(*m_card, u"Password"_s, u"secret"_s));
    QVERIFY(fillIn(*m_card, u"E-mail address"_s, u"ann@example.org"_s));
    QVERIFY(fillIn(*m_card, u"Enter the text you see"_s, u"7kQ2m"_s));
    view.createButton()->click();
    view.setTrouble(registrationTrouble(error(Kind::WrongCaptcha), u"example.com"_s));
    showForm(form(true)); // the server sends another picture
    QCOMPARE(findNamed<QLineEdit>(*m_card, u"Name"_s)->text(), u"ann"_s);
    QCOMPARE(findNamed<QLineEdit>(*m_card, u"Password"_s)->text(), u"secret"_s);
    QCOMPARE(findNamed<QLineEdit>(*m_card, u"E-mail address"_s)->text(), u"ann@example.org"_s);
    QVERIFY(findNamed<QLineEdit>(*m_card, u"Enter the text you see"_s)->text().isEmpty());
    QVERIFY(problem().contains(u"not what the picture shows"_s)); // it is still to be read
    QVERIFY(findNamed<QLineEdit>(*m_card, u"Enter the text you see"_s)->hasFocus());
}

void TestRegisterForms::whatWasWrongIsForgotten()
{
    NewAccountForm &view = showForm(form(true));
    for (const Kind kind : {Kind::NameTaken, Kind::WrongCaptcha, Kind::Wait}) {
        view.setTrouble(registrationTrouble(error(kind), u"example.com"_s));
        QVERIFY(!problem().isEmpty());
        button(u"Back"_s)->click();
        showForm(form(true));
        QVERIFY(problem().isEmpty());
    }
}

void TestRegisterForms::aLongServerTextIsCut()
{
    RegistrationForm talkative = form();
    talkative.form.instructions = {QString(50'000, u'x'), u"<b>bold</b>"_s};
    showForm(talkative);
    for (const QLabel *label : m_card->findChildren<QLabel *>())
        QVERIFY(label->text().size() < 2000);
    m_card->newAccountForm().setTrouble(
        registrationTrouble(error(Kind::Refused, QString(50'000, u'y')), u"example.com"_s));
    QVERIFY(problem().size() < 2000);
}

void TestRegisterForms::everyFailureHasWords()
{
    QSet<QString> titles;
    for (int kind = int(Kind::NotConnected); kind <= int(Kind::BadAnswer); ++kind) {
        const Trouble trouble = registrationTrouble(error(Kind(kind)), u"example.com"_s);
        QVERIFY(!trouble.title.isEmpty());
        titles << trouble.title;
    }
    QCOMPARE(titles.size(), int(Kind::BadAnswer)); // the last two are told alike
}

void TestRegisterForms::shoot(const QString &name)
{
    const QString folder = qEnvironmentVariable("CAUSERIE_SHOTS");
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        m_theme->setChoice(choice);
        QCoreApplication::processEvents();
        const QPixmap picture = m_card->grab();
        QVERIFY(!picture.isNull());
        if (!folder.isEmpty() && QDir().mkpath(folder))
            picture.save(u"%1/%2-%3.png"_s.arg(folder, name, choice == ThemeChoice::Dark ? u"dark"_s : u"light"_s));
    }
    m_theme->setChoice(ThemeChoice::Light);
}

void TestRegisterForms::shots()
{
    shoot(u"register-provider"_s);
    QVERIFY(fillIn(*m_card, u"Provider"_s, u"example.com"_s));
    button(u"Continue"_s)->click();
    m_card->providerForm().showStep(SignInStep::Encrypting);
    shoot(u"register-asking"_s);
    RegistrationError only = error(Kind::PageOnly);
    only.page = u"https://example.com/register"_s;
    m_card->providerForm().showFailure(only);
    shoot(u"register-page-only"_s);
    m_card->resize(560, 820);
    NewAccountForm &view = showForm(form(true));
    QVERIFY(fillIn(*m_card, u"Name"_s, u"ann"_s));
    QVERIFY(fillIn(*m_card, u"Password"_s, u"correct horse"_s));
    QVERIFY(fillIn(*m_card, u"E-mail address"_s, u"ann@example.org"_s));
    shoot(u"register-captcha"_s);
    view.setTrouble(
        registrationTrouble(error(Kind::WrongCaptcha, u"The CAPTCHA verification has failed"_s), u"example.com"_s));
    shoot(u"register-wrong-captcha"_s);
}

QTEST_MAIN(TestRegisterForms)
#include "tst_registerforms.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/signin/showncard.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;

namespace causerie::test
{

using namespace causerie::ui;
using Kind = xmpp::ConnectionError::Kind;

xmpp::ConnectionError errorOf(Kind kind)
{
    xmpp::ConnectionError error;
    error.kind = kind;
    error.host = u"xmpp1.example.com"_s;
    error.port = 5223;
    if (kind == Kind::CertificateWrong) {
        error.certificate.sha256 =
            QByteArray::fromHex("a3f1c2d4e5968778695a4b3c2d1e0f00112233445566778899aabbccddeeff01");
        error.certificate.names = {u"mail.example.com"_s};
        error.certificate.issuer = u"Example Authority R3"_s;
        error.certificate.validFrom = QDateTime(QDate(2025, 11, 3), QTime(0, 0), QTimeZone::UTC);
        error.certificate.validUntil = QDateTime(QDate(2026, 11, 3), QTime(0, 0), QTimeZone::UTC);
        error.certificate.expired = error.certificate.wrongName = true;
    }
    return error;
}

Account alice()
{
    Account account;
    account.jid = *Jid::parse(u"alice@example.com");
    return account;
}

StepTrack trackAt(SignInStep step)
{
    StepTrack track;
    track.restart(0);
    track.reach(SignInStep::LookingUp, u"_xmpps-client._tcp.example.com"_s, 0);
    if (step > SignInStep::LookingUp)
        track.reach(SignInStep::Reaching, u"xmpp1.example.com:5223"_s, 18);
    if (step > SignInStep::Reaching)
        track.reach(step, {}, 43);
    return track;
}

void ShownCard::initTestCase()
{
    QFont font(u"Inter"_s);
    font.setPixelSize(14); // what the design was drawn with
    QApplication::setFont(font);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
}

void ShownCard::init()
{
    m_card = std::make_unique<SignInCard>(true);
    m_card->resize(560, 720);
    m_card->show();
    m_card->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_card.get()));
}

void ShownCard::cleanup()
{
    m_card.reset();
}

void ShownCard::shoot(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("CAUSERIE_SHOTS");
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        m_theme->setChoice(choice);
        QCoreApplication::processEvents();
        const QPixmap picture = widget.grab();
        QVERIFY(!picture.isNull());
        if (!folder.isEmpty() && QDir().mkpath(folder))
            picture.save(u"%1/%2-%3.png"_s.arg(folder, name, choice == ThemeChoice::Dark ? u"dark"_s : u"light"_s));
    }
    m_theme->setChoice(ThemeChoice::Light);
}

QPushButton *ShownCard::button(const QString &text, QWidget *in) const
{
    QPushButton *hidden = nullptr; // the faces of the card share some words
    for (QPushButton *candidate : (in ? in : m_card.get())->findChildren<QPushButton *>()) {
        if (candidate->text().remove(u'&') != text)
            continue;
        if (candidate->isVisible())
            return candidate;
        hidden = candidate;
    }
    return hidden;
}

QString ShownCard::visibleProblem() const
{
    for (const QLabel *label : m_card->findChildren<QLabel *>()) {
        if (label->isVisible() && label->property("kind").toString() == "error"_L1)
            return label->text();
    }
    return {};
}

} // namespace causerie::test

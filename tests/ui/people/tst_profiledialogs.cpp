// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/hands.h"
#include "tests/ui/support/fakepeople.h"
#include "tests/ui/support/sample.h"
#include "ui/people/carddialog.h"
#include "ui/people/profiledialog.h"
#include "ui/roster/listpanel.h"
#include "ui/style/avatar.h"
#include "ui/style/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPointer>
#include <QStandardPaths>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{

QImage face(const QColor &colour)
{
    QImage image(168, 168, QImage::Format_ARGB32_Premultiplied);
    image.fill(colour);
    QPainter painter(&image);
    painter.setBrush(colour.darker(140));
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(QPointF(84, 66), 34, 34);
    painter.drawEllipse(QPointF(84, 170), 66, 62);
    return image;
}

} // namespace

/// The profile of oneself and of others, through the windows; and pictures where people are shown.
class TestProfileDialogs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void savesWhatWasChanged();
    void severalLinesAboutUs();
    void saysWhatFailed();
    void theOwnPicture();
    void theirCard();
    void theirCardFails();
    void picturesAreRound();
    void shots_data();
    void shots();

private:
    static QAbstractButton *button(const QWidget &parent, const QString &text);
    static bool says(const QWidget &parent, const QString &text);
    Jid own() const { return test::jid(u"alice@example.test"_s); }
    FakeProfiles &profiles() { return fakeOf(m_session->profiles()); }

    std::unique_ptr<Session> m_session;
    std::unique_ptr<QWidget> m_window;
};

void TestProfileDialogs::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void TestProfileDialogs::init()
{
    m_session = std::make_unique<Session>(SessionSettings{});
    fillSample(*m_session);
    m_window = std::make_unique<QWidget>();
}

void TestProfileDialogs::cleanup()
{
    m_window.reset();
    m_session.reset();
}

QAbstractButton *TestProfileDialogs::button(const QWidget &parent, const QString &text)
{
    for (QAbstractButton *found : parent.findChildren<QAbstractButton *>()) {
        if (found->text().remove(u'&') == text)
            return found;
    }
    return nullptr;
}

bool TestProfileDialogs::says(const QWidget &parent, const QString &text)
{
    const auto labels = parent.findChildren<QLabel *>();
    return std::ranges::any_of(labels, [&text](const QLabel *label) { return label->text().contains(text); });
}

void TestProfileDialogs::savesWhatWasChanged()
{
    Profile known;
    known.fullName = u"Alice"_s;
    known.phone = u"+33 1"_s;
    profiles().cards.insert(own(), known);
    const QPointer dialog = new ProfileDialog(*m_session, m_window.get());
    dialog->open();
    QVERIFY(fillIn(*dialog, u"Nickname"_s, u"Al"_s));
    QVERIFY(fillIn(*dialog, u"Phone"_s, u" "_s));
    button(*dialog, u"Save"_s)->click();
    QVERIFY(profiles().saved);
    known.nickname = u"Al"_s;
    known.phone.clear();
    QCOMPARE(*profiles().saved, known);
    QVERIFY(!dialog || !dialog->isVisible());
}

void TestProfileDialogs::severalLinesAboutUs()
{
    Profile known;
    known.note = u"two\nlines"_s;
    profiles().cards.insert(own(), known);
    auto *dialog = new ProfileDialog(*m_session, m_window.get());
    dialog->open();
    QVERIFY(fillIn(*dialog, u"Full name"_s, u"Alice"_s));
    button(*dialog, u"Save"_s)->click();
    QCOMPARE(profiles().saved->note, u"two\nlines"_s);
    profiles().saved.reset();
    auto *second = new ProfileDialog(*m_session, m_window.get());
    second->open();
    button(*second, u"Save"_s)->click(); // nothing changed: nothing sent
    QVERIFY(!profiles().saved);
    auto *third = new ProfileDialog(*m_session, m_window.get());
    third->open();
    auto *about = third->findChild<QPlainTextEdit *>();
    QCOMPARE(about->accessibleName(), u"About you"_s);
    QCOMPARE(about->toPlainText(), u"two\nlines"_s);
    about->selectAll();
    QTest::keyClicks(about, u"More than two."_s);
    QTest::keyClick(about, Qt::Key_Return); // a new line, not "Save"
    QTest::keyClicks(about, u"Two more."_s);
    button(*third, u"Save"_s)->click();
    QCOMPARE(profiles().saved->note, u"More than two.\nTwo more."_s);
}

void TestProfileDialogs::saysWhatFailed()
{
    profiles().refuses = true;
    auto *dialog = new ProfileDialog(*m_session, m_window.get());
    dialog->open();
    QVERIFY(says(*dialog, u"could not be read"_s));
    QVERIFY(!button(*dialog, u"Save"_s)->isEnabled()); // an empty form would write over what is there
    dialog->reject();
    profiles().refuses = false;
    auto *second = new ProfileDialog(*m_session, m_window.get());
    second->open();
    QVERIFY(fillIn(*second, u"Nickname"_s, u"Al"_s));
    profiles().refuses = true;
    button(*second, u"Save"_s)->click();
    QVERIFY(second->isVisible());
    QVERIFY(says(*second, u"did not take your profile"_s));
    QVERIFY(button(*second, u"Save"_s)->isEnabled());
}

void TestProfileDialogs::theOwnPicture()
{
    auto *dialog = new ProfileDialog(*m_session, m_window.get());
    dialog->open();
    QVERIFY(!button(*dialog, u"Remove the picture"_s)->isEnabled());
    dialog->setPicture(u"/tmp/me.png"_s);
    setPicture(m_session->avatars(), own(), face(Qt::darkCyan));
    QVERIFY(button(*dialog, u"Remove the picture"_s)->isEnabled());
    button(*dialog, u"Remove the picture"_s)->click();
    QCOMPARE(fakeOf(m_session->avatars()).asked,
             (QStringList{u"set %1 /tmp/me.png"_s.arg(own().toString()), u"unset "_s + own().toString()}));
    Q_EMIT m_session->avatars().notSet(test::jid(u"room@example.test"_s), Avatars::SetError::Refused);
    QVERIFY(!says(*dialog, u"did not take"_s)); // somebody else's
    Q_EMIT m_session->avatars().notSet(own(), Avatars::SetError::NotAPicture);
    QVERIFY(says(*dialog, u"not a picture"_s));
}

void TestProfileDialogs::theirCard()
{
    Profile card;
    card.fullName = u"Juliet <b>Capulet</b>"_s;
    profiles().cards.insert(test::jid(u"juliet@example.test"_s), card);
    auto *dialog = new CardDialog(*m_session, test::jid(u"juliet@example.test/balcony"_s), m_window.get());
    dialog->open();
    QVERIFY(says(*dialog, u"Juliet <b>Capulet</b>"_s));
    QVERIFY(!says(*dialog, u"Phone"_s));
    QVERIFY(says(*dialog, u"Time there"_s));
    auto *away = new CardDialog(*m_session, test::jid(u"benvolio@example.test"_s), m_window.get());
    away->open();
    QVERIFY(!says(*away, u"Time there"_s)); // no device of theirs is there
    QVERIFY(says(*away, u"not written a profile"_s));
}

void TestProfileDialogs::theirCardFails()
{
    profiles().refuses = true;
    auto *dialog = new CardDialog(*m_session, test::jid(u"benvolio@example.test"_s), m_window.get());
    dialog->open();
    QVERIFY(says(*dialog, u"do not show you"_s));
}

void TestProfileDialogs::picturesAreRound()
{
    QImage canvas(100, 100, QImage::Format_ARGB32_Premultiplied);
    canvas.fill(Qt::white);
    QPainter painter(&canvas);
    QImage red(300, 300, QImage::Format_RGB32);
    red.fill(Qt::red);
    paintAvatar(painter, QRectF(20, 20, 60, 60), own(), u"Alice", red);
    painter.end();
    QCOMPARE(canvas.pixelColor(50, 50), QColor(Qt::red));
    QCOMPARE(canvas.pixelColor(22, 22), QColor(Qt::white));
    QCOMPARE(canvas.pixelColor(50, 23), QColor(Qt::red));
}

void TestProfileDialogs::shots_data()
{
    QTest::addColumn<ThemeChoice>("look");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

void TestProfileDialogs::shots()
{
    QFETCH(ThemeChoice, look);
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
    Theme theme(*qApp, look);
    const QString file =
        QStringLiteral(CAUSERIE_SHOTS_DIR) + u"/%1-"_s + QLatin1StringView(QTest::currentDataTag()) + u".png"_s;
    Profile card{u"Juliet of Verona"_s,
                 u"Juliet"_s,
                 u"Example Gardens"_s,
                 u"Gardener"_s,
                 u"juliet@example.test"_s,
                 u"+39 045 555 0123"_s,
                 u"https://example.test/"_s,
                 u"1990-07-31"_s,
                 u"I plant what bees like, and I am often outside: write rather than call before noon.\n"
                 "In the evening I answer quickly."_s};
    setPicture(m_session->avatars(), test::jid(u"juliet@example.test"_s), face(QColor(0xd0, 0x60, 0x90)));
    setPicture(m_session->avatars(), own(), face(QColor(0x40, 0x90, 0xc0)));
    profiles().cards.insert(test::jid(u"juliet@example.test"_s), card);
    profiles().cards.insert(own(), card);
    auto *theirs = new CardDialog(*m_session, test::jid(u"juliet@example.test"_s), m_window.get());
    theirs->open();
    QVERIFY(takePicture(*theirs, file.arg(u"card"_s)));
    auto *ours = new ProfileDialog(*m_session, m_window.get());
    ours->open();
    QVERIFY(takePicture(*ours, file.arg(u"profile"_s)));
    ListPanel panel(*m_session);
    panel.resize(312, 600);
    panel.show();
    QVERIFY(takePicture(panel, file.arg(u"list-pictures"_s)));
}

QTEST_MAIN(TestProfileDialogs)
#include "tst_profiledialogs.moc"

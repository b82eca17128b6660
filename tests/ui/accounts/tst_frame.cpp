// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/hands.h"
#include "tests/ui/support/sample.h"
#include "ui/accounts/accountbutton.h"
#include "ui/accounts/accountrail.h"
#include "ui/accounts/frame.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QTranslator>

#include <memory>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// The one window with three accounts in it, and pictures of it in build/shots.
class TestFrame : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void pictures_data();
    void pictures();
    void titleIsThatOfThePage();
    void remembersItsPlace();
    void choicesAreTheSameInAll();

private:
    void build(ThemeChoice look = ThemeChoice::Light);
    MainWindow &main(int place) { return *m_mains.at(size_t(place)); }

    QTranslator m_plurals;
    std::unique_ptr<Theme> m_theme;
    std::vector<std::unique_ptr<Session>> m_sessions;
    std::unique_ptr<Frame> m_frame;
    std::vector<std::unique_ptr<MainWindow>> m_mains;
};

void TestFrame::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"Causerie"_s);
    QCoreApplication::setApplicationName(u"frame"_s);
    QLocale::setDefault(QLocale(u"en_GB"_s));
    QVERIFY(m_plurals.load(QStringLiteral(CAUSERIE_ENGLISH)));
    QCoreApplication::installTranslator(&m_plurals);
}

void TestFrame::init()
{
    QSettings().clear();
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
}

void TestFrame::cleanup()
{
    m_mains.clear();
    m_frame.reset();
    m_sessions.clear();
    m_theme.reset();
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

/// Three: one with people, one with news, one whose password is wrong.
void TestFrame::build(ThemeChoice look)
{
    m_theme = std::make_unique<Theme>(*qApp, look);
    m_frame = std::make_unique<Frame>();
    for (const QString &address : {u"alice@example.test"_s, u"a.martin@office.example"_s, u"choir@music.example"_s}) {
        m_sessions.push_back(std::make_unique<Session>(SessionSettings{QDir(), false}));
        Session &session = *m_sessions.back();
        fakeOf(session).account.jid = *Jid::parse(address);
        if (m_sessions.size() == 1)
            fillSample(session);
        m_mains.push_back(std::make_unique<MainWindow>(session, *m_theme, m_frame.get()));
        m_frame->takeIn(*m_mains.back());
        m_mains.back()->setSeveralAccounts(true);
        m_frame->rail().insert(int(m_sessions.size()) - 1, session);
    }
    fakeOf(*m_sessions[1]).availability = Availability::Away;
    Q_EMIT m_sessions[1]->presenceChanged();
    m_frame->rail().buttons()[1]->setUnread(3);
    fakeOf(*m_sessions[2]).state = SessionState::Failed;
    fakeOf(*m_sessions[2]).error.emplace().kind = xmpp::ConnectionError::Kind::WrongPassword;
    Q_EMIT m_sessions[2]->stateChanged();
    main(0).setUnreadElsewhere(3);
    m_frame->rail().setCurrent(m_sessions[0].get());
    m_frame->setRailShown(true);
    m_frame->showPage(main(0));
}

void TestFrame::pictures_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<ThemeChoice>("look");
    QTest::addColumn<int>("textPercent");
    QTest::addColumn<bool>("open");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    const QSize full(1300, 800);
    QTest::newRow("accounts-light") << full << ThemeChoice::Light << 100 << true << Qt::LeftToRight;
    QTest::newRow("accounts-dark") << full << ThemeChoice::Dark << 100 << true << Qt::LeftToRight;
    QTest::newRow("accounts-rtl") << full << ThemeChoice::Light << 100 << true << Qt::RightToLeft;
    QTest::newRow("accounts-narrow") << QSize(420, 760) << ThemeChoice::Light << 100 << true << Qt::LeftToRight;
    QTest::newRow("accounts-narrow-list") << QSize(420, 760) << ThemeChoice::Dark << 100 << false << Qt::LeftToRight;
    QTest::newRow("accounts-150") << QSize(1600, 1000) << ThemeChoice::Light << 150 << true << Qt::LeftToRight;
}

void TestFrame::pictures()
{
    QFETCH(QSize, size);
    QFETCH(ThemeChoice, look);
    QFETCH(int, textPercent);
    QFETCH(bool, open);
    QFETCH(Qt::LayoutDirection, direction);
    QFont font(u"Inter"_s);
    font.setPixelSize(14 * textPercent / 100);
    QApplication::setFont(font);
    QApplication::setLayoutDirection(direction);
    build(look);
    m_frame->resize(size);
    m_frame->show();
    m_frame->activateWindow();
    if (open)
        main(0).openConversation(*Jid::parse(u"juliet@example.test"));
    QVERIFY(QTest::qWaitForWindowActive(m_frame.get()));
    QCOMPARE(m_frame->size(), size); // it fits
    QCOMPARE(main(0).width() + m_frame->rail().width(), size.width());
    QCOMPARE(m_frame->rail().x() > 0, direction == Qt::RightToLeft);
    if (open)
        QVERIFY(findNamed(*m_frame, u"Message to Juliette Capulet"_s));
    bool isSaid = false;
    for (const QLabel *label : m_frame->findChildren<QLabel *>())
        isSaid = isSaid || (label->isVisible() && label->text() == u"You write as alice@example.test"_s);
    QCOMPARE(isSaid, open);
    QVERIFY(takePicture(*m_frame,
                        QStringLiteral(CAUSERIE_SHOTS_DIR "/%1.png").arg(QLatin1StringView(QTest::currentDataTag()))));
}

void TestFrame::titleIsThatOfThePage()
{
    build();
    QCOMPARE(m_frame->windowTitle(), main(0).windowTitle());
    QVERIFY(m_frame->windowTitle().startsWith(u'('));
    main(0).openConversation(*Jid::parse(u"juliet@example.test"));
    QVERIFY(m_frame->windowTitle().contains(u"Juliet"_s));
    m_frame->showPage(main(1));
    QCOMPARE(m_frame->windowTitle(), u"Causerie"_s);
    main(0).setUnreadElsewhere(0); // whose title is not ours any more
    QCOMPARE(m_frame->windowTitle(), u"Causerie"_s);
    main(1).setUnreadElsewhere(7);
    QCOMPARE(m_frame->windowTitle(), u"(7) Causerie"_s);
}

void TestFrame::remembersItsPlace()
{
    build();
    m_frame->resize(700, 500); // also fits small displays
    m_frame->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_frame.get()));
    QSignalSpy closed(m_frame.get(), &Frame::closed);
    m_frame->close();
    QCOMPARE(closed.size(), 1);
    const Frame again;
    QCOMPARE(again.size(), QSize(700, 500));
}

void TestFrame::choicesAreTheSameInAll()
{
    build();
    m_frame->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_frame.get()));
    const auto offline = [this](int place) {
        for (QAction *action : main(place).findChildren<QAction *>()) {
            if (action->text() == u"Show &offline contacts"_s)
                return action;
        }
        return static_cast<QAction *>(nullptr);
    };
    QVERIFY(offline(0)->isChecked() && offline(1)->isChecked());
    offline(0)->trigger();
    m_frame->showPage(main(1));
    QVERIFY(!offline(1)->isChecked());
}

QTEST_MAIN(TestFrame)
#include "tst_frame.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures of the main window in its faces, written to build/shots; the test is that they can be made.

#include "tests/ui/support/sample.h"
#include "ui/accounts/removal.h"
#include "ui/chat/pictureviewer.h"
#include "ui/mainwindow.h"
#include "ui/roster/contactdialogs.h"
#include "ui/roster/listpanel.h"

#include <QApplication>
#include <QDir>
#include <QGraphicsView>
#include <QMessageBox>
#include <QScreen>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

class Shots final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void mainWindow_data();
    void mainWindow();
    void pieces_data();
    void pieces();

private:
    QTranslator m_plurals;
};

void Shots::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"Causerie"_s);
    QCoreApplication::setApplicationName(u"shots"_s);
    QLocale::setDefault(QLocale(u"en_GB"_s));
    QDir().mkpath(QStringLiteral(CAUSERIE_SHOTS_DIR));
    QVERIFY(m_plurals.load(QStringLiteral(CAUSERIE_ENGLISH)));
    QCoreApplication::installTranslator(&m_plurals);
}

void Shots::mainWindow_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<ThemeChoice>("look");
    QTest::addColumn<int>("textPercent");
    QTest::addColumn<int>("tab");
    QTest::addColumn<QString>("peer");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    const QString juliet = u"juliet@example.test"_s;
    const QSize full(1240, 800);
    QTest::newRow("main-light") << full << ThemeChoice::Light << 100 << 0 << juliet << Qt::LeftToRight;
    QTest::newRow("main-dark") << full << ThemeChoice::Dark << 100 << 0 << juliet << Qt::LeftToRight;
    QTest::newRow("main-people") << full << ThemeChoice::Light << 100 << 2 << juliet << Qt::LeftToRight;
    QTest::newRow("main-150") << QSize(1600, 1000) << ThemeChoice::Light << 150 << 0 << juliet << Qt::LeftToRight;
    QTest::newRow("main-rtl") << full << ThemeChoice::Dark << 100 << 2 << juliet << Qt::RightToLeft;
    QTest::newRow("main-narrow") << QSize(400, 760) << ThemeChoice::Light << 100 << 0 << juliet << Qt::LeftToRight;
    QTest::newRow("main-narrow-list") << QSize(400, 760) << ThemeChoice::Dark << 100 << 0 << QString()
                                      << Qt::LeftToRight;
    QTest::newRow("main-notes-light") << full << ThemeChoice::Light << 100 << 0 << u"alice@example.test"_s
                                      << Qt::LeftToRight;
    QTest::newRow("main-notes-dark") << full << ThemeChoice::Dark << 100 << 0 << u"alice@example.test"_s
                                     << Qt::LeftToRight;
    QTest::newRow("main-archived") << full << ThemeChoice::Light << 100 << 5 << u"benvolio@example.test"_s
                                   << Qt::LeftToRight;
    QTest::newRow("main-empty") << full << ThemeChoice::Light << 100 << 1 << QString() << Qt::LeftToRight;
}

void Shots::mainWindow()
{
    QFETCH(QSize, size);
    QFETCH(ThemeChoice, look);
    QFETCH(int, textPercent);
    QFETCH(int, tab);
    QFETCH(QString, peer);
    QFETCH(Qt::LayoutDirection, direction);
    QSettings().clear();
    QFont font(u"Inter"_s);
    font.setPixelSize(14 * textPercent / 100);
    QApplication::setFont(font);
    QApplication::setLayoutDirection(direction);
    Theme theme(*qApp, look);

    Session session({QDir(), false});
    fillSample(session);
    if (QLatin1StringView(QTest::currentDataTag()).contains("notes"_L1) || tab == int(ListPanel::Tab::Archived))
        fillPlaces(session);
    if (tab == 2)
        session.roster().addSubscriptionRequest(jid(u"lady@elsewhere.test"_s));
    MainWindow window(session, theme);
    window.resize(size);
    window.findChild<ListPanel *>()->setTab(ListPanel::Tab(tab));
    window.show();
    window.activateWindow();
    if (!peer.isEmpty())
        window.openConversation(jid(peer));
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCoreApplication::processEvents();
    QVERIFY(window.grab().save(
        QStringLiteral(CAUSERIE_SHOTS_DIR "/%1.png").arg(QLatin1StringView(QTest::currentDataTag()))));
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void Shots::pieces_data()
{
    QTest::addColumn<ThemeChoice>("look");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

/// What stands in a conversation, and over it, only now and then.
void Shots::pieces()
{
    QFETCH(ThemeChoice, look);
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
    Theme theme(*qApp, look);
    Session session({QDir(), false});
    fillSample(session);
    const Jid peer = jid(u"juliet@example.test"_s);
    const QDateTime now(QDate(2026, 11, 20), QTime(14, 35));
    Message removed = incoming(peer, {}, now);
    removed.retraction = Retraction::ByModerator;
    removed.retractionReason =
        u"This room is about tea, and only about tea; prices of coffee belong elsewhere, and have "
        "been asked to stay there twice this week."_s;
    session.conversations().at(peer).append(removed, false);
    Message both = incoming(peer, u"The kettle is on"_s, now.addSecs(60));
    both.language = u"en"_s;
    both.translations = {{u"fr"_s, u"L’eau chauffe"_s}};
    session.conversations().at(peer).append(both, false);
    Message voice = incoming(jid(u"romeo@example.test"_s), {}, now);
    Attachment sound;
    sound.name = u"Voice message.opus"_s;
    sound.mediaType = u"audio/ogg"_s;
    sound.durationMs = 12'000;
    voice.attachments = {sound};
    session.conversations().at(voice.conversation).append(voice, true);
    Message taken = incoming(jid(u"benvolio@example.test"_s), {}, now);
    taken.retraction = Retraction::BySender;
    session.conversations().at(taken.conversation).append(taken, false);
    MainWindow window(session, theme);
    window.resize(1100, 720);
    window.show();
    window.openConversation(peer);
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    Annotation edit;
    edit.kind = Annotation::Kind::Correction;
    edit.conversation = peer;
    edit.content.body = u"At six, then"_s;
    Q_EMIT session.notCorrected(edit);
    edit.content.body = u"In the garden, behind the old wall"_s;
    Q_EMIT session.notCorrected(edit); // waits for the first
    const auto shoot = [&](QWidget &widget, const QString &name) {
        QCoreApplication::processEvents();
        return widget.grab().save(
            QStringLiteral(CAUSERIE_SHOTS_DIR "/%1-%2.png").arg(name, QLatin1StringView(QTest::currentDataTag())));
    };
    QVERIFY(shoot(window, u"pieces"_s));
    askToRemove(peer, window, [] {});
    auto *question = window.findChild<QMessageBox *>();
    QVERIFY(question && shoot(*question, u"pieces-question"_s));
    question->close();
    AddContactDialog add(session, u"paris@elsewhere.test"_s, &window);
    add.show();
    QVERIFY(shoot(add, u"pieces-add"_s));
    QImage picture(900, 600, QImage::Format_RGB32);
    picture.fill(QColor(0x6b8e4e));
    const QTemporaryDir dir;
    QVERIFY(picture.save(dir.filePath(u"garden.png"_s)));
    auto *viewer = new PictureViewer({{dir.filePath(u"garden.png"_s), u"garden.png"_s}}, 0, nullptr);
    viewer->QWidget::show();
    QTRY_VERIFY(viewer->findChild<QGraphicsView *>()->sceneRect().width() > 100);
    QVERIFY(shoot(*viewer, u"pieces-viewer"_s));
    viewer->close();
}

QTEST_MAIN(Shots)
#include "shots.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/hands.h"
#include "tests/support/sessionbus.h"
#include "tests/windows/deskacts.h"
#include "tests/windows/deskperson.h"
#include "ui/desktop/desktopwishes.h"
#include "ui/desktop/tray.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDialog>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 30'000)

namespace
{
const SessionBus *g_bus = nullptr; ///< set by main()
}

/// A tray as desktops have it now (StatusNotifierWatcher): it hears of icons, and presses them.
class FakeTrayWatcher final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ hasHost)
    Q_PROPERTY(int ProtocolVersion READ protocol)
    Q_PROPERTY(QStringList RegisteredStatusNotifierItems READ items)

public:
    bool hasHost() const { return true; }
    int protocol() const { return 0; }
    QStringList items() const { return m_items; }

    bool comeUp(const QString &address)
    {
        QDBusConnection bus = QDBusConnection::connectToBus(address, u"tray"_s);
        return bus.registerObject(u"/StatusNotifierWatcher"_s, this, QDBusConnection::ExportAllContents) &&
               bus.registerService(u"org.kde.StatusNotifierWatcher"_s);
    }
    void goAway() { QDBusConnection::disconnectFromBus(u"tray"_s); }
    void press() const
    {
        QDBusMessage call = QDBusMessage::createMethodCall(m_items.constLast(), u"/StatusNotifierItem"_s,
                                                           u"org.kde.StatusNotifierItem"_s, u"Activate"_s);
        call.setArguments({0, 0});
        QDBusConnection(u"tray"_s).send(call);
    }

public Q_SLOTS:
    void RegisterStatusNotifierItem(const QString &item) { m_items.append(item); }
    void RegisterStatusNotifierHost(const QString &) {}

private:
    QStringList m_items;
};

/// The main window and the tray of a real desktop's kind, from the first closing to quitting.
class TestTrayWindows final : public DeskActs
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theIconIsThere();
    void closingHides();
    void pressingBringsItBack();
    void pressingHidesWhatIsInUse();
    void theMenuBringsItBack();
    void aSecondStartBringsItBack();
    void theTrayMutes();
    void aTrayThatGoesGivesItBack();
    void whoWantsItSoQuitsByClosing();
    void cleanupTestCase();

private:
    QWidget &window() { return *m_alice->mainWindow(); }
    ui::Tray &tray() { return *m_alice->application().tray(); }
    void choose(const QString &words);

    FakeTrayWatcher m_watcher;
    std::unique_ptr<Prosody> m_server;
    std::unique_ptr<DeskPerson> m_alice;
};

void TestTrayWindows::initTestCase()
{
    QVERIFY(m_watcher.comeUp(g_bus->address()));
    layTheDesk();
    QSettings().clear();
    m_server = std::make_unique<Prosody>(QStringList{u"--accounts"_s, u"alice,bob"_s});
    QVERIFY(m_server->isReady());
    m_alice =
        std::make_unique<DeskPerson>(u"Alice"_s, *m_server, *m_theme, QStringLiteral(CAUSERIE_SHOTS_DIR), u"tray-"_s);
    QVERIFY(m_alice->signIn());
}

void TestTrayWindows::choose(const QString &words)
{
    for (QAction *action : tray().menu().actions()) {
        if (action->text().remove(u'&') == words)
            return action->trigger();
    }
    QFAIL(qPrintable(u"no entry "_s + words));
}

void TestTrayWindows::theIconIsThere()
{
    EVENTUALLY(m_alice->application().tray());
    QVERIFY(ui::Tray::isThere());
    EVENTUALLY(!m_watcher.items().isEmpty());
    EVENTUALLY(tray().face().hasAccount && tray().face().isShown);
}

void TestTrayWindows::closingHides()
{
    QSignalSpy finished(&m_alice->application(), &Application::finished);
    QVERIFY(!ui::isTrayExplained(QSettings()));
    QVERIFY(!window().close());
    QVERIFY(!window().isVisible());
    QVERIFY(!tray().face().isShown);
    QVERIFY(ui::isTrayExplained(QSettings()));
    QCOMPARE(m_alice->session().state(), SessionState::Online);
    QVERIFY(finished.isEmpty());
}

void TestTrayWindows::pressingBringsItBack()
{
    m_watcher.press();
    EVENTUALLY(window().isVisible());
    QVERIFY(tray().face().isShown);
}

void TestTrayWindows::pressingHidesWhatIsInUse()
{
    window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window(), 30'000));
    m_watcher.press();
    EVENTUALLY(!window().isVisible());
}

void TestTrayWindows::theMenuBringsItBack()
{
    choose(u"Show Causerie"_s);
    QVERIFY(window().isVisible());
    choose(u"Hide Causerie"_s);
    QVERIFY(!window().isVisible());
}

void TestTrayWindows::aSecondStartBringsItBack()
{
    m_alice->application().summon();
    QVERIFY(window().isVisible());
}

void TestTrayWindows::theTrayMutes()
{
    choose(u"Mute new messages"_s);
    QVERIFY(!ui::keptDesktopWishes(QSettings()).announces);
    choose(u"Mute new messages"_s);
    QVERIFY(ui::keptDesktopWishes(QSettings()).announces);
}

/// The desktop's panel has crashed, say: a window that nobody can see any more comes back.
void TestTrayWindows::aTrayThatGoesGivesItBack()
{
    QVERIFY(!window().close());
    QVERIFY(!window().isVisible());
    m_watcher.goAway();
    EVENTUALLY(window().isVisible());
    QVERIFY(!ui::Tray::isThere());
    QVERIFY(m_watcher.comeUp(g_bus->address()));
    EVENTUALLY(ui::Tray::isThere());
}

void TestTrayWindows::whoWantsItSoQuitsByClosing()
{
    QVERIFY(pressAndChoose(window(), u"Menu"_s, u"Notifications…"_s));
    EVENTUALLY(m_alice->dialog<QDialog>());
    QVERIFY(m_alice->bothPictures(m_alice->dialog<QDialog>(), u"notifications"_s));
    QVERIFY(press(*m_alice->dialog<QDialog>(), u"Closing the window leaves Causerie running in the tray"_s));
    QVERIFY(press(*m_alice->dialog<QDialog>(), u"Close"_s));
    QSignalSpy finished(&m_alice->application(), &Application::finished);
    window().close();
    EVENTUALLY(finished.size() == 1);
}

void TestTrayWindows::cleanupTestCase()
{
    m_alice.reset();
    m_theme.reset();
    m_server.reset();
}

int main(int argc, char **argv)
{
    const SessionBus bus;
    g_bus = &bus;
    QApplication application(argc, argv);
    if (!bus.isReady())
        qFatal("there is no D-Bus session");
    TestTrayWindows test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_traywindows.moc"

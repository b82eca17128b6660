// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"
#include "core/session/accountfile.h"
#include "core/session/mending.h"
#include "core/session/rooms.h"
#include "tests/support/hands.h"
#include "tests/support/prosody.h"
#include "ui/accounts/frame.h"
#include "ui/mainwindow.h"
#include "ui/signin/signincard.h"
#include "ui/signin/signinform.h"
#include "ui/signin/signinwindow.h"
#include "ui/storebar.h"
#include "ui/storewords.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

namespace
{
constexpr int kLimitMs = 60'000; // for what never comes
} // namespace

#define EVENTUALLY(condition) QVERIFY(test::waitFor([&] { return bool(condition); }, kLimitMs))

/// Alice's history is damaged while she is away: her window says so, and begins a new one when she wants it. Bob and a
/// room are there to write to her, and a real server keeps what was said. Pictures are left in CAUSERIE_SHOTS.
class TestDamagedStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void isToldAndBegunAnew_data();
    void isToldAndBegunAnew();
    void aPlaceWithoutARight();

private:
    using Window = std::unique_ptr<Application>;
    Window makeWindow(const QString &folder);
    bool signIn(Application &window, const QString &name);
    bool quit(Window &window);
    StoreBar &bar() { return *m_alice->mainWindow()->findChild<StoreBar *>(); }
    QPlainTextEdit *composer() { return test::findNamed<QPlainTextEdit>(*m_alice->window(), u"Message to Bob"_s); }
    bool says(const Jid &peer, const QString &text);
    void shoot(const QString &name);
    Jid jid(const QString &name) const { return *Jid::parse(m_prosody->jid(name)); }
    QString store() const { return historyFile(m_dir->filePath(u"alice"_s), jid(u"alice"_s)); }

    std::unique_ptr<test::Prosody> m_prosody;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Theme> m_theme;
    Window m_alice;
    Window m_bob;
};

void TestDamagedStore::initTestCase()
{
    QApplication::setQuitOnLastWindowClosed(false);
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
    m_prosody = std::make_unique<test::Prosody>(
        QStringList{u"--accounts"_s, u"alice,bob"_s, u"--extra"_s,
                    u"Component \"rooms.example.test\" \"muc\"\nmodules_enabled = { \"muc_mam\" }"_s});
    QVERIFY(m_prosody->isReady());
}

void TestDamagedStore::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_dir->path());
    m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
}

void TestDamagedStore::cleanup()
{
    m_alice.reset();
    m_bob.reset();
    m_theme.reset();
}

TestDamagedStore::Window TestDamagedStore::makeWindow(const QString &folder)
{
    ApplicationSettings settings;
    settings.session.dataDir = QDir(m_dir->filePath(folder));
    settings.session.useKeychain = false;
    settings.audio.backend = media::AudioSettings::Backend::Null;
    auto window = std::make_unique<Application>(settings, *m_theme);
    window->start();
    return window;
}

bool TestDamagedStore::signIn(Application &window, const QString &name)
{
    Account account;
    account.jid = jid(name);
    account.host = m_prosody->host();
    account.port = m_prosody->port();
    account.caFile = m_prosody->caFile();
    SignInForm &form = window.signInWindow()->card().form();
    form.setAccount(account);
    form.passwordEdit()->setText(m_prosody->password(name));
    form.signInButton()->click();
    return test::waitFor([&] { return window.mainWindow() && window.session().state() == SessionState::Online; },
                         kLimitMs);
}

bool TestDamagedStore::quit(Window &window)
{
    QSignalSpy finished(window.get(), &Application::finished);
    window->quit();
    const bool isOut = test::waitFor([&] { return !finished.isEmpty(); }, kLimitMs);
    window.reset();
    return isOut;
}

bool TestDamagedStore::says(const Jid &peer, const QString &text)
{
    Conversation *conversation = m_alice->session().conversations().find(peer);
    return conversation && std::ranges::contains(conversation->messages(), text, &Message::body);
}

void TestDamagedStore::shoot(const QString &name)
{
    if (const QString folder = qEnvironmentVariable("CAUSERIE_SHOTS"); !folder.isEmpty())
        QVERIFY(test::takePicture(*m_alice->window(), u"%1/damaged-%2.png"_s.arg(folder, name)));
}

void TestDamagedStore::isToldAndBegunAnew_data()
{
    QTest::addColumn<ThemeChoice>("look");
    QTest::addColumn<QString>("name");
    QTest::newRow("light") << ThemeChoice::Light << u"light"_s;
    QTest::newRow("dark") << ThemeChoice::Dark << u"dark"_s;
}

void TestDamagedStore::isToldAndBegunAnew()
{
    QFETCH(ThemeChoice, look);
    QFETCH(QString, name);
    m_theme->setChoice(look);
    const Jid room = *Jid::parse(name + u"@rooms.example.test"_s);
    const QString question = u"Are you there, in the %1?"_s.arg(name);
    const QString greeting = u"Hello Alice, in the "_s + name;
    m_alice = makeWindow(u"alice"_s);
    QVERIFY(signIn(*m_alice, u"alice"_s));
    m_bob = makeWindow(u"bob"_s);
    QVERIFY(signIn(*m_bob, u"bob"_s));
    m_bob->session().send(jid(u"alice"_s), greeting);
    m_alice->session().rooms().join({.room = room, .nick = u"alice"_s, .creation = RoomCreation::Instant});
    EVENTUALLY(m_alice->session().rooms().ownOccupant(room));
    m_bob->session().rooms().join({.room = room, .nick = u"bob"_s}); // else it ends with her
    EVENTUALLY(m_bob->session().rooms().ownOccupant(room));
    m_alice->session().send(room, u"Is anybody here?"_s);
    m_alice->mainWindow()->openConversation(jid(u"bob"_s));
    EVENTUALLY(says(jid(u"bob"_s), greeting));
    EVENTUALLY(m_alice->session().conversations().find(room)->last());
    EVENTUALLY(m_alice->session().conversations().find(room)->last()->state >= DeliveryState::Sent);
    QVERIFY(quit(m_alice));

    QFile file(store());
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray nonsense = QByteArray("not a database any more\n").repeated(2'000);
    QVERIFY(file.write(nonsense) == nonsense.size());
    file.close();
    for (const auto &suffix : {u"-wal"_s, u"-shm"_s})
        QFile::remove(store() + suffix);

    m_alice = makeWindow(u"alice"_s);
    QVERIFY(signIn(*m_alice, u"alice"_s));
    EVENTUALLY(bar().isVisible() && m_alice->session().mending().trouble()->remedy == Remedy::SetAside);
    EVENTUALLY(m_alice->session().rooms().ownOccupant(room));
    // What comes and what is written meanwhile is there, and the file is as it was.
    m_alice->mainWindow()->openConversation(jid(u"bob"_s));
    m_bob->session().send(jid(u"alice"_s), question);
    EVENTUALLY(says(jid(u"bob"_s), question));
    m_alice->session().send(jid(u"bob"_s), u"Not on the disk"_s);
    EVENTUALLY(says(jid(u"bob"_s), u"Not on the disk"_s));
    QTest::keyClicks(composer(), u"half a sentence"_s);
    QFile now(store());
    QVERIFY(now.open(QIODevice::ReadOnly) && now.readAll().startsWith("not a database"));
    shoot(u"told-"_s + name);

    // What is only here is not lost by closing the window, but when that is wanted.
    QVERIFY(!m_alice->window()->close());
    QMessageBox *quitting = nullptr;
    EVENTUALLY((quitting = m_alice->window()->findChild<QMessageBox *>()) && quitting->isVisible());
    if (const QString folder = qEnvironmentVariable("CAUSERIE_SHOTS"); !folder.isEmpty())
        QVERIFY(test::takePicture(*quitting, u"%1/damaged-quitting-%2.png"_s.arg(folder, name)));
    QPointer<QMessageBox> gone = quitting;
    quitting->reject();
    EVENTUALLY(!gone && m_alice->window()->isVisible());

    QVERIFY(test::press(bar(), u"Set it aside and begin anew…"_s));
    QMessageBox *box = nullptr;
    EVENTUALLY((box = m_alice->window()->findChild<QMessageBox *>()) && box->isVisible());
    if (const QString folder = qEnvironmentVariable("CAUSERIE_SHOTS"); !folder.isEmpty())
        QVERIFY(test::takePicture(*box, u"%1/damaged-question-%2.png"_s.arg(folder, name)));
    QSignalSpy begun(&m_alice->session().mending(), &Mending::begun);
    for (QAbstractButton *one : box->buttons()) {
        if (box->buttonRole(one) == QMessageBox::AcceptRole)
            one->click();
    }
    EVENTUALLY(!begun.isEmpty());
    const auto start = begun.first().first().value<NewStart>();
    QCOMPARE(start.unsent, 1);
    QFile kept(start.keptAs);
    QVERIFY(kept.open(QIODevice::ReadOnly) && kept.readAll().startsWith("not a database"));

    // The archive gives back what was said, the room its own; what was typed is where it was.
    EVENTUALLY(m_alice->session().state() == SessionState::Online);
    EVENTUALLY(says(jid(u"bob"_s), greeting) && says(jid(u"bob"_s), question));
    QVERIFY(says(jid(u"bob"_s), u"Not on the disk"_s));
    QVERIFY(composer() && composer()->toPlainText() == u"half a sentence"_s);
    EVENTUALLY(m_alice->session().rooms().ownOccupant(room));
    m_alice->session().conversations().at(room).open();
    EVENTUALLY(says(room, u"Is anybody here?"_s));
    EVENTUALLY(m_alice->session().roster().find(jid(u"bob"_s)));
    const auto labels = bar().findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [&](const QLabel *one) { return one->text() == newStartWords(start); }));
    shoot(u"begun-"_s + name);

    // And it is all on the disk.
    QVERIFY(quit(m_alice));
    m_alice = makeWindow(u"alice"_s);
    QVERIFY(signIn(*m_alice, u"alice"_s));
    QVERIFY(!bar().isVisible());
    m_alice->mainWindow()->openConversation(jid(u"bob"_s));
    EVENTUALLY(says(jid(u"bob"_s), greeting) && says(jid(u"bob"_s), u"Not on the disk"_s));
    EVENTUALLY(m_alice->session().roster().find(jid(u"bob"_s)));
    const auto &all = m_alice->session().conversations().find(jid(u"bob"_s))->messages();
    QCOMPARE(std::ranges::count(all, greeting, &Message::body), 1);
    QCOMPARE(std::ranges::count(all, question, &Message::body), 1);
}

/// In place of the file there is a folder, which nobody can open as one: not even an administrator.
void TestDamagedStore::aPlaceWithoutARight()
{
    QVERIFY(QDir().mkpath(store()));
    m_alice = makeWindow(u"alice"_s);
    QVERIFY(signIn(*m_alice, u"alice"_s));
    EVENTUALLY(bar().isVisible());
    QCOMPARE(m_alice->session().mending().trouble()->remedy, Remedy::TryAgain);
    shoot(u"no-right-light"_s);
    QVERIFY(QDir().rmdir(store()));
    QSignalSpy begun(&m_alice->session().mending(), &Mending::begun);
    m_alice->session().mending().tryAgain();
    EVENTUALLY(!begun.isEmpty());
    EVENTUALLY(!bar().isVisible());
    EVENTUALLY(m_alice->session().state() == SessionState::Online);
    QVERIFY(QFileInfo(store()).isFile());
}

QTEST_MAIN(TestDamagedStore)
#include "tst_damagedstore.moc"

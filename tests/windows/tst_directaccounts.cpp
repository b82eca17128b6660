// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/files.h"
#include "tests/support/hands.h"
#include "tests/windows/deskperson.h"
#include "ui/accounts/accountbutton.h"
#include "ui/mainwindow.h"
#include "ui/signin/signinwindow.h"

#include <QApplication>
#include <QFile>
#include <QSettings>
#include <QSpinBox>
#include <QTest>

#include <algorithm>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QVERIFY(waitFor([&] { return bool(condition); }))

/// Somebody with two accounts in one window, alice and carol, and bob in his own; a real server that keeps no files.
class TestDirectAccounts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theHiddenOneTakesWhatIsForIt();
    void bothGiveAtOnce();
    void theOneWaitsAndTheOtherGives();
    void theyGiveToEachOther();
    void cleanupTestCase();

private:
    enum Place { Alice, Carol };

    bool addCarol();
    Jid jid(const QString &name) const { return *Jid::parse(m_server->jid(name)); }
    Session &session(Place place) { return m_both->application().session(place); }
    Attachment write(const QString &name, const QByteArray &bytes) const;
    static void send(Session &from, const Jid &to, const Attachment &file);
    static Attachment last(Session &session, const Jid &peer);
    static bool hasCome(Session &session, const Jid &peer, const QString &name);
    static bool isDelivered(Session &session, const Jid &peer, const QString &name);
    static QByteArray read(const QString &path);

    QTemporaryDir m_dir;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<Prosody> m_server;
    std::unique_ptr<DeskPerson> m_both;
    std::unique_ptr<DeskPerson> m_bob;
};

void TestDirectAccounts::initTestCase()
{
    QApplication::setQuitOnLastWindowClosed(false);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_dir.path());
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
    m_theme = std::make_unique<ui::Theme>(*qApp, ui::ThemeChoice::Light);
    m_server = std::make_unique<Prosody>(QStringList{u"--accounts"_s, u"alice,bob,carol"_s});
    QVERIFY(m_server->isReady());
    const QString shots = QStringLiteral(CAUSERIE_SHOTS_DIR);
    m_both = std::make_unique<DeskPerson>(u"Alice"_s, *m_server, *m_theme, shots, u"direct-accounts-"_s);
    m_bob = std::make_unique<DeskPerson>(u"Bob"_s, *m_server, *m_theme, shots, u"direct-accounts-"_s);
    QVERIFY(m_both->signIn() && m_bob->signIn() && addCarol());
    EVENTUALLY(m_both->application().accountCount() == 2 && session(Carol).state() == SessionState::Online);
    for (const Place place : {Alice, Carol})
        EVENTUALLY(session(place).files().route(jid(u"bob"_s), 5) == FileRoute::Direct);
}

void TestDirectAccounts::cleanupTestCase()
{
    m_both.reset();
    m_bob.reset();
    m_server.reset();
}

bool TestDirectAccounts::addCarol()
{
    const auto card = [this] { return m_both->application().signInWindow(); };
    if (!pressAndChoose(*m_both->mainWindow(), u"Menu"_s, u"Add an account…"_s) ||
        !waitFor([&] { return card() && card()->isVisible(); }))
        return false;
    if (!fillIn(*card(), u"Address"_s, m_server->jid(u"carol"_s)) ||
        !fillIn(*card(), u"Password"_s, m_server->password(u"carol"_s)) ||
        !press(*card(), u"Show the advanced settings"_s) || !fillIn(*card(), u"Server"_s, m_server->host()) ||
        !fillIn(*card(), u"Authorities"_s, m_server->caFile()))
        return false;
    findNamed<QSpinBox>(*card(), u"Port"_s)->setValue(m_server->port());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    return press(*card(), u"Sign in"_s);
}

Attachment TestDirectAccounts::write(const QString &name, const QByteArray &bytes) const
{
    Attachment file;
    file.name = name;
    file.localFile = m_dir.filePath(name);
    file.mediaType = u"application/octet-stream"_s;
    file.size = bytes.size();
    QFile target(file.localFile);
    return target.open(QIODevice::WriteOnly) && target.write(bytes) == bytes.size() ? file : Attachment();
}

void TestDirectAccounts::send(Session &from, const Jid &to, const Attachment &file)
{
    from.send(to, OutgoingText{.body = {}, .attachments = {file}});
}

Attachment TestDirectAccounts::last(Session &session, const Jid &peer)
{
    const Conversation *conversation = session.conversations().find(peer);
    const auto message = conversation ? conversation->last() : std::nullopt;
    return message && !message->attachments.empty() ? message->attachments.front() : Attachment();
}

bool TestDirectAccounts::hasCome(Session &session, const Jid &peer, const QString &name)
{
    const Attachment file = last(session, peer);
    return file.name == name && file.state == TransferState::Done;
}

bool TestDirectAccounts::isDelivered(Session &session, const Jid &peer, const QString &name)
{
    return hasCome(session, peer, name) && session.conversations().at(peer).last()->state == DeliveryState::Delivered;
}

QByteArray TestDirectAccounts::read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("nothing");
}

void TestDirectAccounts::theHiddenOneTakesWhatIsForIt()
{
    m_both->application().showAccount(Alice);
    send(m_bob->session(), jid(u"carol"_s), write(u"for carol.dat"_s, "carol's"));
    EVENTUALLY(hasCome(session(Carol), jid(u"bob"_s), u"for carol.dat"_s)); // bob is a contact of hers
    const QString here = last(session(Carol), jid(u"bob"_s)).localFile;
    QCOMPARE(read(here), "carol's");
    QVERIFY(here.startsWith(session(Carol).files().folder()));
    QVERIFY(session(Carol).files().folder() != session(Alice).files().folder());
    QVERIFY(last(session(Alice), jid(u"bob"_s)).name.isEmpty());
    EVENTUALLY(isDelivered(m_bob->session(), jid(u"carol"_s), u"for carol.dat"_s));
}

void TestDirectAccounts::bothGiveAtOnce()
{
    const QByteArray bytes(300'000, 'x');
    send(session(Alice), jid(u"bob"_s), write(u"from alice.dat"_s, bytes + "alice"));
    send(session(Carol), jid(u"bob"_s), write(u"from carol.dat"_s, bytes + "carol"));
    EVENTUALLY(hasCome(m_bob->session(), jid(u"alice"_s), u"from alice.dat"_s));
    EVENTUALLY(hasCome(m_bob->session(), jid(u"carol"_s), u"from carol.dat"_s));
    QCOMPARE(read(last(m_bob->session(), jid(u"alice"_s)).localFile), bytes + "alice");
    QCOMPARE(read(last(m_bob->session(), jid(u"carol"_s)).localFile), bytes + "carol");
    EVENTUALLY(isDelivered(session(Alice), jid(u"bob"_s), u"from alice.dat"_s));
    EVENTUALLY(isDelivered(session(Carol), jid(u"bob"_s), u"from carol.dat"_s));
}

/// Signing one out touches nothing of the other.
void TestDirectAccounts::theOneWaitsAndTheOtherGives()
{
    send(m_bob->session(), jid(u"alice"_s), write(u"large.dat"_s, QByteArray(6'000'000, 'x'))); // beyond the rule
    EVENTUALLY(last(session(Alice), jid(u"bob"_s)).name == u"large.dat"_s);
    session(Carol).signOut();
    EVENTUALLY(session(Carol).state() == SessionState::SignedOut);
    const Message offer = *session(Alice).conversations().at(jid(u"bob"_s)).last();
    const auto progress = session(Alice).files().progress({offer.id, 0});
    QVERIFY(progress && progress->stage == FileProgress::Stage::Asks);
    session(Alice).files().download(offer, 0);
    EVENTUALLY(hasCome(session(Alice), jid(u"bob"_s), u"large.dat"_s));
    session(Carol).signIn(session(Carol).account(), m_server->password(u"carol"_s));
    EVENTUALLY(session(Carol).state() == SessionState::Online);
}

void TestDirectAccounts::theyGiveToEachOther()
{
    EVENTUALLY(session(Alice).files().route(jid(u"carol"_s), 5) == FileRoute::Direct);
    send(session(Alice), jid(u"carol"_s), write(u"to myself.dat"_s, "mine"));
    EVENTUALLY(hasCome(session(Carol), jid(u"alice"_s), u"to myself.dat"_s));
    QCOMPARE(read(last(session(Carol), jid(u"alice"_s)).localFile), "mine");
    EVENTUALLY(isDelivered(session(Alice), jid(u"carol"_s), u"to myself.dat"_s));
    m_both->application().showAccount(Carol);
    EVENTUALLY(m_both->application().mainWindow() && m_both->application().mainWindow()->isVisible());
    m_both->application().mainWindow()->openConversation(jid(u"alice"_s));
    EVENTUALLY(findNamed(*m_both->mainWindow(), u"Message to Alice"_s));
    EVENTUALLY(findNamed(*m_both->mainWindow(), u"Record a voice message"_s));
    const auto buttons = m_both->mainWindow()->window()->findChildren<ui::AccountButton *>();
    QCOMPARE(buttons.size(), 2);
    EVENTUALLY(
        std::ranges::all_of(buttons, [](const auto *b) { return b->visibleRegion().contains(b->rect().center()); }));
    QVERIFY(!m_both->picture(m_both->mainWindow(), u"received"_s).isEmpty());
}

QTEST_MAIN(TestDirectAccounts)
#include "tst_directaccounts.moc"

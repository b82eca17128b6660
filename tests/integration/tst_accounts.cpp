// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/invitations.h"
#include "core/session/newaccount.h"
#include "core/session/serveraccount.h"
#include "tests/integration/jsonprocess.h"
#include "tests/integration/person.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(what) QTRY_VERIFY_WITH_TIMEOUT(what, kPatience)

/// Accounts from their making to their end on a real server, by the session and by the command line.
class TestAccounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aLife();
    void byTheCommandLine();
    void invitedByTheCommandLine();
    void theCommandLineSaysWhatIsMissing();
    void theCommandLineIsSure();

private:
    QStringList options(const QString &name, const QString &folder) const;
    std::unique_ptr<JsonProcess> run(const QString &name, const QStringList &command, const QString &password,
                                     const QMap<QString, QString> &more = {}) const;

    QTemporaryDir m_dir;
    std::unique_ptr<Prosody> m_server;
};

void TestAccounts::initTestCase()
{
    m_server = std::make_unique<Prosody>(QStringList{
        u"--with"_s, u"register_ibr"_s, u"--with"_s, u"user_account_management"_s, u"--with"_s, u"password_policy"_s,
        u"--extra"_s, u"allow_registration = true\nadditional_registration_fields = { \"email+\" }"_s});
    QVERIFY(m_server->isReady());
}

void TestAccounts::aLife()
{
    Account server;
    server.jid = *Jid::parse(m_server->domain());
    server.host = m_server->host();
    server.port = m_server->port();
    server.caFile = m_server->caFile();
    NewAccount maker;
    QSignalSpy asked(&maker, &NewAccount::asked);
    QSignalSpy made(&maker, &NewAccount::made);
    maker.ask(server);
    EVENTUALLY(asked.count() == 1);
    DataForm form = asked[0][0].value<xmpp::RegistrationForm>().form;
    setValue(form, u"username"_s, {u"Dora"_s});
    setValue(form, u"password"_s, {u"first password"_s});
    setValue(form, u"email"_s, {u"dora@example.test"_s});
    maker.submit(form);
    EVENTUALLY(made.count() == 1);
    const auto account = made[0][0].value<Account>();
    QCOMPARE(account.jid.toString(), u"dora@example.test"_s);
    QVERIFY(account.resource.isEmpty());

    QTemporaryDir data;
    Session session({.dataDir = QDir(data.path()), .useKeychain = false});
    ServerAccount &atServer = session.serverAccount();
    QSignalSpy changed(&atServer, &ServerAccount::passwordChanged);
    QSignalSpy failed(&atServer, &ServerAccount::failed);
    session.signIn(account, made[0][1].toString());
    EVENTUALLY(session.state() == SessionState::Online);

    atServer.changePassword(u"short"_s);
    EVENTUALLY(failed.count() == 1);
    QCOMPARE(xmpp::toString(failed[0][0].value<xmpp::RegistrationError>().kind), u"weak-password"_s);
    atServer.changePassword(u"second password"_s);
    EVENTUALLY(changed.count() == 1);
    QCOMPARE(session.state(), SessionState::Online);
    session.abortStream(); // a stream that is taken back is signed in with the new one
    EVENTUALLY(session.state() != SessionState::Online);
    EVENTUALLY(session.state() == SessionState::Online);
    session.signOut();
    EVENTUALLY(session.state() == SessionState::SignedOut);
    session.signIn(account, u"first password"_s);
    EVENTUALLY(session.state() == SessionState::Failed);
    QCOMPARE(xmpp::toString(session.error()->kind), u"wrong-password"_s);
    session.signIn(account, u"second password"_s);
    EVENTUALLY(session.state() == SessionState::Online);
    QVERIFY(session.storedAccount());

    QSignalSpy removed(&atServer, &ServerAccount::removed);
    atServer.remove();
    EVENTUALLY(removed.count() == 1);
    EVENTUALLY(session.state() == SessionState::SignedOut);
    QVERIFY(!session.storedAccount());
    QVERIFY(QDir(data.path()).entryList(QDir::Files).isEmpty());
    session.signIn(account, u"second password"_s);
    EVENTUALLY(session.state() == SessionState::Failed);
    QCOMPARE(xmpp::toString(session.error()->kind), u"wrong-password"_s); // nobody knows her any more
}

QStringList TestAccounts::options(const QString &name, const QString &folder) const
{
    return {u"--jid"_s,     m_server->jid(name),
            u"--host"_s,    m_server->host(),
            u"--port"_s,    QString::number(m_server->port()),
            u"--ca-file"_s, m_server->caFile(),
            u"--data"_s,    m_dir.filePath(folder)};
}

std::unique_ptr<JsonProcess> TestAccounts::run(const QString &name, const QStringList &command, const QString &password,
                                               const QMap<QString, QString> &more) const
{
    QMap<QString, QString> environment{{u"CAUSERIE_PASSWORD"_s, password}};
    environment.insert(more);
    return std::make_unique<JsonProcess>(QStringLiteral(CAUSERIE_CLI), options(name, name) + command, environment);
}

/// On a server that takes nobody else.
void TestAccounts::invitedByTheCommandLine()
{
    const Prosody server(QStringList{u"--accounts"_s, u"alice"_s, u"--with"_s, u"invites"_s, u"--with"_s,
                                     u"invites_adhoc"_s, u"--with"_s, u"invites_register"_s, u"--extra"_s,
                                     u"allow_user_invites = true"_s});
    QVERIFY(server.isReady());
    Account account;
    account.jid = *Jid::parse(server.jid(u"alice"_s));
    account.host = server.host();
    account.port = server.port();
    account.caFile = server.caFile();
    Session alice({.dataDir = QDir(m_dir.filePath(u"alice"_s)), .useKeychain = false});
    alice.signIn(account, server.password(u"alice"_s));
    EVENTUALLY(alice.state() == SessionState::Online);
    std::optional<Invitation> made;
    alice.invitations().make(&alice, [&made](const auto &invitation) {
        if (invitation)
            made = *invitation;
    });
    EVENTUALLY(made && made->givesAccount);
    const auto create = [&](const QStringList &token, QMap<QString, QString> environment = {}) {
        environment.insert(u"CAUSERIE_PASSWORD"_s, u"first password"_s);
        const QStringList options{u"--jid"_s,  u"gina@example.test"_s,         u"--host"_s,    server.host(),
                                  u"--port"_s, QString::number(server.port()), u"--ca-file"_s, server.caFile(),
                                  u"--data"_s, m_dir.filePath(u"gina"_s),      u"register"_s};
        return std::make_unique<JsonProcess>(QStringLiteral(CAUSERIE_CLI), options + token, environment);
    };
    QCOMPARE(create({})->wait(), 1);
    const auto empty = create({}, {{u"CAUSERIE_TOKEN"_s, QString()}}); // not as if there were none
    QCOMPARE(empty->waitForEvent(u"error"_s)[u"kind"_s].toString(), u"token-file"_s);
    QCOMPARE(empty->wait(), 1);
    const auto guessed = create({}, {{u"CAUSERIE_TOKEN"_s, u"guessed"_s}});
    QCOMPARE(guessed->waitForEvent(u"error"_s)[u"kind"_s].toString(), u"invitation-not-valid"_s);
    QCOMPARE(guessed->wait(), 1);
    const auto wrong = create({u"--token"_s, u"guessed"_s});
    QCOMPARE(wrong->waitForEvent(u"error"_s)[u"kind"_s].toString(), u"invitation-not-valid"_s);
    QCOMPARE(wrong->wait(), 1);
    QFile file(m_dir.filePath(u"token"_s)); // everybody can read a command line
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(made->link.toUtf8() + '\n') > 0);
    file.close();
    const auto invited = create({u"--token-file"_s, file.fileName()});
    QCOMPARE(invited->waitForEvent(u"registered"_s)[u"jid"_s].toString(), u"gina@example.test"_s);
    QCOMPARE(invited->wait(), 0);
}

void TestAccounts::byTheCommandLine()
{
    const QStringList create{u"register"_s, u"--answer"_s, u"email=emil@example.test"_s};
    const auto registering = run(u"emil"_s, create, u"first password"_s);
    QCOMPARE(registering->wait(), 0);
    QCOMPARE(registering->all().last()[u"event"_s].toString(), u"registered"_s);
    QCOMPARE(registering->all().last()[u"jid"_s].toString(), u"emil@example.test"_s);
    QVERIFY(!QDir(m_dir.filePath(u"emil"_s)).exists(u"account.ini"_s));

    const auto again = run(u"emil"_s, create, u"other password"_s);
    QCOMPARE(again->wait(), 1);
    QCOMPARE(again->all().last()[u"kind"_s].toString(), u"name-taken"_s);

    QFile file(m_dir.filePath(u"new"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("second password\n") > 0);
    file.close();
    const auto changing =
        run(u"emil"_s, {u"password"_s, u"--new-password-file"_s, file.fileName()}, u"first password"_s);
    QCOMPARE(changing->wait(), 0);
    QCOMPARE(changing->all().last()[u"event"_s].toString(), u"password-changed"_s);

    const auto old = run(u"emil"_s, {u"roster"_s}, u"first password"_s);
    QCOMPARE(old->wait(), 1);
    QCOMPARE(old->all().last()[u"kind"_s].toString(), u"wrong-password"_s);

    const auto removing = run(u"emil"_s, {u"unregister"_s, u"emil@example.test"_s}, u"second password"_s);
    QCOMPARE(removing->wait(), 0);
    QCOMPARE(removing->all().last()[u"event"_s].toString(), u"unregistered"_s);
    const auto gone = run(u"emil"_s, {u"roster"_s}, u"second password"_s);
    QCOMPARE(gone->wait(), 1);
}

void TestAccounts::theCommandLineSaysWhatIsMissing()
{
    const auto incomplete = run(u"fritz"_s, {u"register"_s}, u"first password"_s);
    QCOMPARE(incomplete->wait(), 1);
    const QList<QJsonObject> &lines = incomplete->all();
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0][u"event"_s].toString(), u"registration-form"_s);
    QCOMPARE(lines[0][u"fields"_s].toArray().size(), 3);
    QCOMPARE(lines[0][u"fields"_s].toArray()[2].toObject()[u"name"_s].toString(), u"email"_s);
    QVERIFY(lines[0][u"fields"_s].toArray()[2].toObject()[u"required"_s].toBool());
    QCOMPARE(lines[1][u"kind"_s].toString(), u"registration-incomplete"_s);
    QVERIFY(lines[1][u"text"_s].toString().contains(u"email"_s));

    const auto none = run(u"fritz"_s, {u"register"_s}, {});
    QCOMPARE(none->wait(), 1);
    QCOMPARE(none->all().last()[u"kind"_s].toString(), u"password-file"_s);
}

void TestAccounts::theCommandLineIsSure()
{
    const auto other = run(u"alice"_s, {u"unregister"_s, u"bob@example.test"_s}, m_server->password(u"alice"_s));
    QCOMPARE(other->wait(), 2);
    QCOMPARE(other->all().last()[u"kind"_s].toString(), u"usage"_s);
    const auto alice = run(u"alice"_s, {u"roster"_s}, m_server->password(u"alice"_s));
    QCOMPARE(alice->wait(), 0);
}

QTEST_GUILESS_MAIN(TestAccounts)
#include "tst_accounts.moc"

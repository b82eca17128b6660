// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/preauth.h"
#include "core/xmpp/registrar.h"
#include "tests/support/prosody.h"

#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

namespace
{
constexpr int kPatience = 60'000; // milliseconds; a limit for a hung test, not a measure
} // namespace

/// Accounts on a real server, which tells what it does not like.
class TestRegistrarProsody : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void makesAnAccountThatSignsIn_data();
    void makesAnAccountThatSignsIn();
    void whatIsRefused_data();
    void whatIsRefused();
    void notOffered();
    void tooQuick();
    void invited();
    void whoeverIsNotInvited();

private:
    static ConnectionSettings settings(const test::Prosody &server);
    static QString invite(const test::Prosody &server);
    static DataForm filled(const RegistrationForm &asked, const QString &name, const QString &password);

    std::unique_ptr<test::Prosody> m_prosody;
};

void TestRegistrarProsody::initTestCase()
{
    m_prosody = std::make_unique<test::Prosody>(
        QStringList{u"--with"_s, u"register_ibr"_s, u"--with"_s, u"password_policy"_s, u"--extra"_s,
                    u"allow_registration = true\nadditional_registration_fields = { \"email\" }"_s});
    QVERIFY(m_prosody->isReady());
}

ConnectionSettings TestRegistrarProsody::settings(const test::Prosody &server)
{
    ConnectionSettings settings;
    settings.jid = *Jid::parse(server.domain());
    settings.host = server.host();
    settings.port = server.port();
    settings.caFile = server.caFile();
    return settings;
}

DataForm TestRegistrarProsody::filled(const RegistrationForm &asked, const QString &name, const QString &password)
{
    DataForm form = asked.form;
    setValue(form, u"username"_s, {name});
    setValue(form, u"password"_s, {password});
    return form;
}

void TestRegistrarProsody::makesAnAccountThatSignsIn_data()
{
    QTest::addColumn<bool>("directTls");
    QTest::addColumn<QString>("name");
    QTest::newRow("STARTTLS") << false << u"dora"_s;
    QTest::newRow("direct TLS") << true << u"emil"_s;
}

void TestRegistrarProsody::makesAnAccountThatSignsIn()
{
    QFETCH(bool, directTls);
    QFETCH(QString, name);
    auto server = settings(*m_prosody);
    server.directTls = directTls;
    server.port = directTls ? m_prosody->tlsPort() : m_prosody->port();
    Registrar registrar;
    QSignalSpy asked(&registrar, &Registrar::asked);
    QSignalSpy registered(&registrar, &Registrar::registered);
    QSignalSpy failed(&registrar, &Registrar::failed);
    registrar.ask(server);
    QTRY_COMPARE_WITH_TIMEOUT(asked.count() + failed.count(), 1, kPatience);
    QCOMPARE(failed.count(), 0);
    const auto form = asked[0][0].value<RegistrationForm>();
    QVERIFY(!form.isOlder && !form.hasCaptcha);
    QVERIFY(findField(form.form, u"email"));
    QVERIFY(findField(form.form, u"username")->required);
    registrar.submit(filled(form, name, u"long & secret"_s));
    QTRY_COMPARE_WITH_TIMEOUT(registered.count() + failed.count(), 1, kPatience);
    QCOMPARE(failed.count(), 0);

    server.jid = *accountAddress(name, m_prosody->domain());
    server.password = u"long & secret"_s;
    Connection connection;
    QSignalSpy opened(&connection, &Connection::opened);
    connection.open(server);
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatience);
}

void TestRegistrarProsody::whatIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("kind");
    QTest::newRow("taken") << u"alice"_s << u"long & secret"_s << u"name-taken"_s;
    QTest::newRow("no name") << u"not a name"_s << u"long & secret"_s << u"bad-name"_s;
    QTest::newRow("weak") << u"fritz"_s << u"abc"_s << u"weak-password"_s;
}

void TestRegistrarProsody::whatIsRefused()
{
    QFETCH(QString, name);
    QFETCH(QString, password);
    QFETCH(QString, kind);
    Registrar registrar;
    QSignalSpy asked(&registrar, &Registrar::asked);
    QSignalSpy registered(&registrar, &Registrar::registered);
    QSignalSpy failed(&registrar, &Registrar::failed);
    registrar.ask(settings(*m_prosody));
    QTRY_COMPARE_WITH_TIMEOUT(asked.count(), 1, kPatience);
    registrar.submit(filled(asked[0][0].value<RegistrationForm>(), name, password));
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatience);
    const auto error = failed[0][0].value<RegistrationError>();
    QCOMPARE(toString(error.kind), kind);
    QVERIFY(!error.serverText.isEmpty());
    // The same stream takes a better answer.
    registrar.submit(filled(asked[0][0].value<RegistrationForm>(), u"gustav-"_s + kind, u"long & secret"_s));
    QTRY_COMPARE_WITH_TIMEOUT(registered.count(), 1, kPatience);
}

void TestRegistrarProsody::notOffered()
{
    const test::Prosody closed;
    QVERIFY(closed.isReady());
    Registrar registrar;
    QSignalSpy failed(&registrar, &Registrar::failed);
    registrar.ask(settings(closed));
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatience);
    QCOMPARE(toString(failed[0][0].value<RegistrationError>().kind), u"registration-not-offered"_s);
}

void TestRegistrarProsody::tooQuick()
{
    const test::Prosody slow(
        {u"--with"_s, u"register_ibr"_s, u"--extra"_s,
         u"allow_registration = true\nmin_seconds_between_registrations = 3600\nregistration_allowlist = {}"_s});
    QVERIFY(slow.isReady());
    Registrar registrar;
    QSignalSpy asked(&registrar, &Registrar::asked);
    QSignalSpy registered(&registrar, &Registrar::registered);
    QSignalSpy failed(&registrar, &Registrar::failed);
    for (const QString &name : {u"dora"_s, u"emil"_s}) {
        asked.clear();
        registrar.ask(settings(slow));
        QTRY_COMPARE_WITH_TIMEOUT(asked.count(), 1, kPatience);
        registrar.submit(filled(asked[0][0].value<RegistrationForm>(), name, u"long & secret"_s));
        QTRY_COMPARE_WITH_TIMEOUT(registered.count() + failed.count(), name == u"dora"_s ? 1 : 2, kPatience);
    }
    QCOMPARE(registered.count(), 1);
    QCOMPARE(toString(failed[0][0].value<RegistrationError>().kind), u"registration-wait"_s);
}

/// The token of a link that alice has her server make; empty: it made none.
QString TestRegistrarProsody::invite(const test::Prosody &server)
{
    Connection connection;
    QSignalSpy opened(&connection, &Connection::opened);
    auto alice = settings(server);
    alice.jid = *Jid::parse(server.jid(u"alice"_s));
    alice.password = server.password(u"alice"_s);
    connection.open(alice);
    if (!opened.wait(kPatience))
        return {};
    std::optional<std::optional<ServerInvite>> made;
    askForInvite(connection, alice.jid, &connection, [&made](const auto &invite) { made = invite; });
    if (!QTest::qWaitFor([&made] { return made.has_value(); }, kPatience) || !*made || !(*made)->link.givesAccount)
        return {};
    return (*made)->link.token;
}

void TestRegistrarProsody::invited()
{
    const test::Prosody byInvitation({u"--with"_s, u"invites"_s, u"--with"_s, u"invites_adhoc"_s, u"--with"_s,
                                      u"invites_register"_s, u"--extra"_s, u"allow_user_invites = true"_s});
    QVERIFY(byInvitation.isReady());
    const QString token = invite(byInvitation);
    QVERIFY(!token.isEmpty());
    for (const QString &name : {u"dora"_s, u"emil"_s}) {
        Registrar registrar;
        QSignalSpy asked(&registrar, &Registrar::asked);
        QSignalSpy registered(&registrar, &Registrar::registered);
        QSignalSpy failed(&registrar, &Registrar::failed);
        registrar.ask(settings(byInvitation), token);
        QTRY_COMPARE_WITH_TIMEOUT(asked.count() + failed.count(), 1, kPatience);
        if (name == u"emil") { // the second who comes with it
            QCOMPARE(toString(failed[0][0].value<RegistrationError>().kind), u"invitation-not-valid"_s);
            QCOMPARE(asked.count(), 0);
            return;
        }
        QCOMPARE(failed.count(), 0);
        registrar.submit(filled(asked[0][0].value<RegistrationForm>(), name, u"long & secret"_s));
        QTRY_COMPARE_WITH_TIMEOUT(registered.count() + failed.count(), 1, kPatience);
        QCOMPARE(failed.count(), 0);
    }
}

void TestRegistrarProsody::whoeverIsNotInvited()
{
    const test::Prosody byInvitation({u"--with"_s, u"invites"_s, u"--with"_s, u"invites_register"_s});
    QVERIFY(byInvitation.isReady());
    Registrar registrar;
    QSignalSpy asked(&registrar, &Registrar::asked);
    QSignalSpy failed(&registrar, &Registrar::failed);
    registrar.ask(settings(byInvitation), u"never-made"_s);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatience);
    QCOMPARE(toString(failed[0][0].value<RegistrationError>().kind), u"invitation-not-valid"_s);
    registrar.ask(settings(byInvitation)); // without
    QTRY_COMPARE_WITH_TIMEOUT(asked.count(), 1, kPatience);
    registrar.submit(filled(asked[0][0].value<RegistrationForm>(), u"fritz"_s, u"long & secret"_s));
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 2, kPatience);
    QCOMPARE(toString(failed[1][0].value<RegistrationError>().kind), u"registration-not-allowed"_s);
    // A server that takes anybody may know nothing of invitations.
    failed.clear();
    registrar.ask(settings(*m_prosody), u"of-another"_s);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatience);
    QCOMPARE(toString(failed[0][0].value<RegistrationError>().kind), u"invitations-not-known"_s);
}

QTEST_GUILESS_MAIN(TestRegistrarProsody)
#include "tst_registrarprosody.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/describe.h"
#include "core/session/files.h"
#include "core/session/rooms.h"
#include "tests/integration/person.h"
#include "tests/support/ejabberd.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

constexpr int kUploadLimit = 1'000'000;

/// The second opinion: what works with Prosody works with a server that shares no code with it.
class TestEjabberd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void signingIn();
    void wrongPassword();
    void contacts();
    void messages();
    void theArchive();
    void aNewDevice();
    void cutStreams();
    void theServerRestarts();
    void rooms();
    void files();

private:
    QStringList history(Person &whose, const Person &with);

    std::unique_ptr<Ejabberd> m_server;
};

void TestEjabberd::initTestCase()
{
    m_server = std::make_unique<Ejabberd>(QStringList{u"--upload"_s, QString::number(kUploadLimit)});
    QVERIFY(m_server->isReady());
}

QStringList TestEjabberd::history(Person &whose, const Person &with)
{
    std::optional<QStringList> bodies;
    whose.session().readHistory(with.jid(), 1'000, [&bodies](const std::vector<Message> &messages) {
        bodies.emplace();
        for (const Message &message : messages)
            *bodies << message.body;
    });
    return QTest::qWaitFor([&bodies] { return bodies.has_value(); }, kPatience) ? *bodies : QStringList{u"no answer"_s};
}

void TestEjabberd::signingIn()
{
    Person alice(*m_server, u"alice"_s);
    QVERIFY(alice.signIn());
    QVERIFY(alice.signOut());
    QVERIFY(alice.signIn());
}

void TestEjabberd::wrongPassword()
{
    Person alice(*m_server, u"alice"_s);
    alice.session().signIn(alice.account(), u"alice-guess"_s);
    EVENTUALLY(alice.session().error());
    QVERIFY(alice.session().error()->kind == xmpp::ConnectionError::Kind::WrongPassword);
}

void TestEjabberd::contacts()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    EVENTUALLY(alice.contact(bob) && alice.contact(bob)->availability() == Availability::Available);
    QCOMPARE(alice.contact(bob)->name, u"Bob"_s);
    QCOMPARE(alice.contact(bob)->groups, QStringList{u"Friends"_s});
    bob.session().setPresence(Availability::Away, u"à table"_s);
    EVENTUALLY(alice.contact(bob)->availability() == Availability::Away);
    alice.session().renameContact(bob.jid(), u"Robert"_s);
    EVENTUALLY(alice.contact(bob)->name == u"Robert"_s);
    alice.session().renameContact(bob.jid(), u"Bob"_s);
    EVENTUALLY(alice.contact(bob)->name == u"Bob"_s);
    QVERIFY(bob.signOut());
    EVENTUALLY(alice.contact(bob)->availability() == Availability::Offline);
}

void TestEjabberd::messages()
{
    Person desk(*m_server, u"alice"_s, u"desk"_s);
    Person phone(*m_server, u"alice"_s, u"phone"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(desk.signIn() && phone.signIn() && bob.signIn());
    const QString text = u"Grüße <&>\"' 😀\n\tdone"_s;
    desk.session().send(bob.jid(), text);
    EVENTUALLY(bob.bodies() == QStringList{text});
    EVENTUALLY(desk.with(bob).last()->state == DeliveryState::Delivered);
    EVENTUALLY(phone.with(bob).last() && phone.with(bob).last()->body == text); // a copy (XEP-0280)
    bob.session().send(desk.jid(), u"thanks"_s);
    EVENTUALLY(desk.bodies() == QStringList{u"thanks"_s});
    EVENTUALLY(phone.bodies() == QStringList{u"thanks"_s});
}

/// What was missed comes from the archive, in its place.
void TestEjabberd::theArchive()
{
    Person alice(*m_server, u"carol"_s, u"desk"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    bob.session().send(alice.jid(), u"1"_s);
    EVENTUALLY(alice.bodies().contains(u"1"_s));
    QVERIFY(alice.signOut());
    for (int i = 2; i <= 70; ++i)
        bob.session().send(alice.jid(), QString::number(i));
    EVENTUALLY(bob.with(alice).last()->body == u"70"_s && bob.with(alice).last()->state == DeliveryState::Sent);
    QVERIFY(alice.signIn());
    QStringList all;
    for (int i = 1; i <= 70; ++i)
        all << QString::number(i);
    EVENTUALLY(alice.received().size() >= 70);
    EVENTUALLY(!alice.session().isCatchingUp());
    QCOMPARE(history(alice, bob), all);
    EVENTUALLY(bob.with(alice).last()->state == DeliveryState::Delivered);
}

void TestEjabberd::aNewDevice()
{
    Person bob(*m_server, u"bob"_s);
    QVERIFY(bob.signIn());
    Person carol(*m_server, u"carol"_s, u"new"_s);
    QVERIFY(carol.signIn());
    EVENTUALLY(!carol.session().isCatchingUp() && carol.with(bob).last());
    QCOMPARE(history(carol, bob).last(), u"70"_s);
    QVERIFY(carol.received().isEmpty()); // old words are no news
}

void TestEjabberd::cutStreams()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    QStringList texts;
    for (int i = 1; i <= 40; ++i) {
        texts << u"cut %1"_s.arg(i);
        alice.session().send(bob.jid(), texts.last());
        if (i % 10 == 5) {
            alice.session().abortStream();
            QVERIFY(alice.waitFor(SessionState::Online));
        }
        if (i % 10 == 0) {
            bob.session().abortStream();
            QVERIFY(bob.waitFor(SessionState::Online));
        }
    }
    EVENTUALLY(std::ranges::all_of(texts, [&bob](const QString &text) { return bob.bodies().contains(text); }));
    alice.session().send(bob.jid(), u"behind whatever would come again"_s);
    EVENTUALLY(bob.bodies().contains(u"behind whatever would come again"_s));
    // None is missing, none there twice. ejabberd sends what arrives while a stream is taken back between what that
    // stream is owed, so the order is not ours to judge here.
    QStringList arrived = history(bob, alice).filter(u"cut "_s);
    arrived.sort();
    texts.sort();
    QCOMPARE(arrived, texts);
}

void TestEjabberd::theServerRestarts()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    m_server->kill();
    QVERIFY(alice.waitFor(SessionState::Waiting) && bob.waitFor(SessionState::Waiting));
    const QString text = u"while nobody was there"_s;
    alice.session().send(bob.jid(), text);
    m_server->start();
    alice.session().retryNow();
    bob.session().retryNow();
    QVERIFY(alice.waitFor(SessionState::Online) && bob.waitFor(SessionState::Online));
    EVENTUALLY(bob.bodies().contains(text));
    QCOMPARE(bob.bodies().count(text), 1);
}

void TestEjabberd::rooms()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    const Jid tea = *Jid::parse(u"tea@rooms.example.test"_s);
    alice.session().rooms().join({.room = tea, .nick = u"Alice"_s, .creation = RoomCreation::Instant});
    Room &hers = *alice.session().rooms().find(tea);
    EVENTUALLY(hers.state() == RoomState::Joined && hers.info().isRoom);
    bob.session().rooms().join({.room = tea, .nick = u"Bob"_s});
    Room &his = *bob.session().rooms().find(tea);
    EVENTUALLY(his.state() == RoomState::Joined);
    EVENTUALLY(hers.occupant(u"Bob"_s));
    alice.session().send(tea, u"Milk or lemon?"_s);
    EVENTUALLY(bob.bodies().contains(u"Milk or lemon?"_s));
    bob.session().send(tea, u"Neither."_s);
    EVENTUALLY(alice.bodies().contains(u"Neither."_s));
    EVENTUALLY(bob.session().conversations().at(tea).last()->body == u"Neither."_s); // ours comes back from the room
    alice.session().rooms().setSubject(tea, {{{}, u"Earl Grey"_s}}, this, {});
    EVENTUALLY(his.subject({}) == u"Earl Grey"_s);
    alice.session().rooms().kick(tea, u"Bob"_s, u"No milk"_s, this, {});
    EVENTUALLY(his.state() == RoomState::Out);
    QCOMPARE(his.removal()->how, Departure::Kicked);
    QCOMPARE(his.removal()->reason, u"No milk"_s);
}

/// mod_http_upload: a slot, the file on the server, and its way to the other side; what is too large is known before.
void TestEjabberd::files()
{
    const QTemporaryDir folder;
    const auto write = [&folder](const QString &name, const QByteArray &bytes) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    };
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    EVENTUALLY(alice.session().files().limits() == (UploadLimits{true, kUploadLimit}));
    const QByteArray bytes(300'000, 'n');
    const auto notes = files::describe(write(u"été & notes.txt"_s, bytes));
    QVERIFY(notes.has_value());
    alice.session().send(bob.jid(), OutgoingText{.body = u"Read this"_s, .attachments = {*notes}});
    EVENTUALLY(!bob.received().isEmpty() && bob.received().last().body == u"Read this"_s);
    const Message message = bob.received().last();
    QCOMPARE(message.attachments.size(), 1u);
    QCOMPARE(message.attachments.front().name, u"été & notes.txt"_s);
    QCOMPARE(message.attachments.front().url.scheme(), u"https"_s);
    bob.session().files().download(message, 0);
    EVENTUALLY(bob.with(alice).last()->attachments.front().state == TransferState::Done);
    QFile here(bob.with(alice).last()->attachments.front().localFile);
    QVERIFY(here.open(QIODevice::ReadOnly));
    QCOMPARE(here.readAll(), bytes);

    const auto large = files::describe(write(u"large"_s, QByteArray(kUploadLimit + 1, 'x')));
    QVERIFY(large.has_value());
    alice.session().files().setChoice(FileChoice::ServerOnly); // else it would go from device to device
    alice.session().send(bob.jid(), OutgoingText{.body = {}, .attachments = {*large}});
    EVENTUALLY(alice.with(bob).last()->state == DeliveryState::Failed);
    const auto error = files::transferErrorFrom(alice.with(bob).last()->failure);
    QCOMPARE(error.kind, files::TransferError::Kind::TooLarge);
    QCOMPARE(error.limit, kUploadLimit);
}

QTEST_GUILESS_MAIN(TestEjabberd)
#include "tst_ejabberd.moc"

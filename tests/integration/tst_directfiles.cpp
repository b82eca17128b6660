// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/describe.h"
#include "core/session/files.h"
#include "tests/integration/person.h"

#include <QRandomGenerator>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;
using Stage = FileProgress::Stage;
using Why = files::TransferError::Kind;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

/// Files from device to device, through a real server that keeps none.
class TestDirectFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void bothWays();
    void declined();
    void withdrawn();
    void cancelledInTheMiddle();
    void theSameNameTwice();
    void theyAreOffline();
    void theStreamIsCut();
    void theyLeaveAndComeBack();
    void sentAgain();
    void whatCouldRunIsNeverTaken();
    void strangers();
    void largerThanTheServerTakes();
    void theWordsGoAhead();
    void cleanupTestCase() { m_server.reset(); }

private:
    QString write(const QString &name, const QByteArray &bytes) const;
    static QByteArray random(qsizetype size);
    static QString device(); ///< each its own, for the server keeps one that was cut off for a while
    static QString send(Person &from, const Person &to, const QString &file, const QString &words = {});
    static Attachment file(Person &who, const Person &with);
    static std::optional<Stage> stage(Person &who, const Person &with);
    static Why failure(Person &who, const Person &with)
    {
        return files::transferErrorFrom(file(who, with).failure).kind;
    }
    static QByteArray read(const QString &path);

    QTemporaryDir m_dir;
    std::unique_ptr<Prosody> m_server;
};

void TestDirectFiles::initTestCase()
{
    m_server = std::make_unique<Prosody>(QStringList{u"--accounts"_s, u"alice,bob,carol,dan"_s});
    QVERIFY(m_server->isReady());
}

QString TestDirectFiles::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_dir.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

QByteArray TestDirectFiles::random(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator generator{quint32(size)};
    generator.generate(reinterpret_cast<quint32 *>(bytes.data()), reinterpret_cast<quint32 *>(bytes.data()) + size / 4);
    return bytes;
}

QString TestDirectFiles::device()
{
    static int devices = 0;
    return u"desk-%1"_s.arg(++devices);
}

QByteArray TestDirectFiles::read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("nothing");
}

QString TestDirectFiles::send(Person &from, const Person &to, const QString &file, const QString &words)
{
    const auto described = files::describe(file);
    return described ? from.session().send(to.jid(), OutgoingText{.body = words, .attachments = {*described}})
                     : QString();
}

Attachment TestDirectFiles::file(Person &who, const Person &with)
{
    const auto last = who.with(with).last();
    return last && !last->attachments.empty() ? last->attachments.front() : Attachment();
}

std::optional<Stage> TestDirectFiles::stage(Person &who, const Person &with)
{
    const auto last = who.with(with).last();
    const auto progress = last ? who.session().files().progress({last->id, 0}) : std::nullopt;
    return progress ? std::optional(progress->stage) : std::nullopt;
}

void TestDirectFiles::bothWays()
{
    Person alice(*m_server, u"alice"_s, device());
    Person bob(*m_server, u"bob"_s, device());
    QVERIFY(alice.signIn() && bob.signIn());
    const QByteArray bytes = random(5'000'000);
    const QString id = send(alice, bob, write(u"Ferien é.dat"_s, bytes));
    EVENTUALLY(stage(alice, bob) == Stage::PeerAsked);
    EVENTUALLY(bob.received().size() == 1);
    const Message offer = bob.received().first();
    QCOMPARE(offer.originId, id); // what is said of it later finds it
    QCOMPARE(offer.attachments.front().name, u"Ferien é.dat"_s);
    QCOMPARE(offer.attachments.front().size, 5'000'000);
    QCOMPARE(stage(bob, alice), Stage::Asks); // no rule takes it
    QCOMPARE(alice.with(bob).last()->state, DeliveryState::Pending);
    QElapsedTimer clock;
    clock.start();
    bob.session().files().download(offer, 0);
    EVENTUALLY(file(bob, alice).state == TransferState::Done);
    qInfo() << "5 MB directly:" << clock.elapsed() << "ms";
    QCOMPARE(read(file(bob, alice).localFile), bytes);
    QVERIFY(file(bob, alice).localFile.startsWith(bob.data()));
    EVENTUALLY(alice.with(bob).last()->state == DeliveryState::Delivered);
    QCOMPARE(file(alice, bob).state, TransferState::Done);
    QVERIFY(!stage(alice, bob));

    // Back, and by itself: alice knows bob, and it is small enough.
    alice.session().files().setRule({.largest = 6'000'000});
    send(bob, alice, write(u"back.dat"_s, bytes));
    EVENTUALLY(alice.received().size() == 1);
    EVENTUALLY(file(alice, bob).state == TransferState::Done && file(alice, bob).name == u"back.dat"_s);
    QCOMPARE(read(file(alice, bob).localFile), bytes);
    EVENTUALLY(bob.with(alice).last()->state == DeliveryState::Delivered);

    // It is not in the outbox any more, nor is it lost.
    alice.restart();
    QVERIFY(alice.signIn());
    EVENTUALLY(alice.with(bob).last());
    QCOMPARE(alice.with(bob).last()->attachments.front().state, TransferState::Done);
}

void TestDirectFiles::declined()
{
    Person alice(*m_server, u"alice"_s, device());
    Person bob(*m_server, u"bob"_s, device());
    QVERIFY(alice.signIn() && bob.signIn());
    send(alice, bob, write(u"a.txt"_s, "hello"));
    EVENTUALLY(stage(bob, alice) == Stage::Asks);
    bob.session().files().cancel({bob.with(alice).last()->id, 0});
    EVENTUALLY(alice.with(bob).last()->state == DeliveryState::Failed);
    QCOMPARE(failure(alice, bob), Why::Declined);
    EVENTUALLY(file(bob, alice).state == TransferState::Cancelled);
    QCOMPARE(failure(bob, alice), Why::Declined);
}

void TestDirectFiles::withdrawn()
{
    Person alice(*m_server, u"alice"_s, device());
    Person bob(*m_server, u"bob"_s, device());
    QVERIFY(alice.signIn() && bob.signIn());
    send(alice, bob, write(u"a.txt"_s, "hello"));
    EVENTUALLY(stage(bob, alice) == Stage::Asks);
    alice.session().files().cancel({alice.with(bob).last()->id, 0});
    EVENTUALLY(file(bob, alice).state == TransferState::Failed);
    QCOMPARE(failure(bob, alice), Why::Withdrawn);
    EVENTUALLY(alice.with(bob).last()->state == DeliveryState::Failed);
    QCOMPARE(file(alice, bob).state, TransferState::Cancelled);
}

void TestDirectFiles::cancelledInTheMiddle()
{
    Person alice(*m_server, u"alice"_s, device());
    Person bob(*m_server, u"bob"_s, device());
    QVERIFY(alice.signIn() && bob.signIn());
    bob.session().files().setRule({.largest = 6'000'000});
    connect(&bob.session().files(), &Files::progressed, &bob, [&bob](const FileKey &key) {
        const auto progress = bob.session().files().progress(key);
        if (progress && progress->done > 1'000'000)
            bob.session().files().cancel(key);
    });
    send(alice, bob, write(u"a.dat"_s, random(5'000'000)));
    EVENTUALLY(alice.with(bob).last() && alice.with(bob).last()->state == DeliveryState::Failed);
    QCOMPARE(failure(alice, bob), Why::Withdrawn);
    EVENTUALLY(file(bob, alice).state == TransferState::Cancelled);
    QVERIFY(file(bob, alice).localFile.isEmpty());
}

void TestDirectFiles::theSameNameTwice()
{
    Person alice(*m_server, u"alice"_s, device());
    Person bob(*m_server, u"bob"_s, device());
    QVERIFY(alice.signIn() && bob.signIn());
    bob.session().files().setRule({.largest = 1'000'000});
    QSet<QByteArray> contents;
    connect(&bob.session(), &Session::messageChanged, &bob, [&contents](const Message &message) {
        if (message.attachments.front().state == TransferState::Done)
            contents << read(message.attachments.front().localFile);
    });
    QVERIFY(QDir(m_dir.path()).mkpath(u"elsewhere"_s));
    send(alice, bob, write(u"same.txt"_s, "one"));
    send(alice, bob, write(u"elsewhere/same.txt"_s, "two"));
    EVENTUALLY(bob.received().size() == 2);
    EVENTUALLY(contents == (QSet<QByteArray>{"one", "two"}));
}

void TestDirectFiles::theyAreOffline()
{
    Person carol(*m_server, u"carol"_s, device());
    Person dan(*m_server, u"dan"_s, device());
    QVERIFY(carol.signIn());
    dan.session().files().setRule({.largest = 1'000'000});
    EVENTUALLY(carol.session().files().limits().has_value());
    EVENTUALLY(carol.session().files().route(dan.jid(), 5) == FileRoute::DirectWhenOnline);
    send(carol, dan, write(u"later.txt"_s, "later"));
    EVENTUALLY(stage(carol, dan) == Stage::PeerOffline);
    QVERIFY(carol.signOut());
    carol.restart(); // it is not forgotten
    QVERIFY(carol.signIn());
    EVENTUALLY(carol.with(dan).last());
    EVENTUALLY(stage(carol, dan) == Stage::PeerOffline);
    QVERIFY(dan.signIn());
    dan.session().files().setRule({.largest = 1'000'000});
    EVENTUALLY(file(dan, carol).state == TransferState::Done);
    QCOMPARE(read(file(dan, carol).localFile), "later");
    EVENTUALLY(carol.with(dan).last()->state == DeliveryState::Delivered);
}

/// The stream comes back as it was, and the transfer goes on.
void TestDirectFiles::theStreamIsCut()
{
    Person alice(*m_server, u"alice"_s, device());
    Person bob(*m_server, u"bob"_s, device());
    QVERIFY(alice.signIn() && bob.signIn());
    bob.session().files().setRule({.largest = 6'000'000});
    bool cut = false;
    connect(
        &alice.session().files(), &Files::progressed, &alice,
        [&](const FileKey &key) {
            const auto progress = alice.session().files().progress(key);
            if (progress && progress->done > 500'000 && !std::exchange(cut, true))
                alice.session().abortStream();
        },
        Qt::QueuedConnection); // not from inside a stanza
    const QByteArray bytes = random(2'000'000);
    send(alice, bob, write(u"a.dat"_s, bytes));
    EVENTUALLY(file(bob, alice).state == TransferState::Done);
    QVERIFY(cut);
    QCOMPARE(read(file(bob, alice).localFile), bytes);
    EVENTUALLY(alice.with(bob).last()->state == DeliveryState::Delivered);
}

/// A stream that is gone for good: it is said, offered again, and goes on as the same message.
void TestDirectFiles::theyLeaveAndComeBack()
{
    Person alice(*m_server, u"alice"_s, device());
    Person bob(*m_server, u"bob"_s, device());
    QVERIFY(alice.signIn() && bob.signIn());
    const QByteArray bytes = random(3'000'000);
    send(alice, bob, write(u"a.dat"_s, bytes));
    EVENTUALLY(stage(bob, alice) == Stage::Asks);
    bool left = false;
    connect(&bob.session().files(), &Files::progressed, &bob, [&](const FileKey &key) {
        const auto progress = bob.session().files().progress(key);
        if (progress && progress->done > 500'000 && !std::exchange(left, true))
            bob.session().signOut();
    });
    bob.session().files().download(bob.received().first(), 0);
    QVERIFY(bob.waitFor(SessionState::SignedOut));
    EVENTUALLY(file(bob, alice).state == TransferState::Failed);
    QCOMPARE(failure(bob, alice), Why::NotConnected);
    EVENTUALLY(stage(alice, bob) == Stage::PeerOffline);
    QVERIFY(bob.signIn());
    EVENTUALLY(file(bob, alice).state == TransferState::Done); // bob had taken it: nobody asks him twice
    QCOMPARE(read(file(bob, alice).localFile), bytes);
    QCOMPARE(bob.received().size(), 1);
    EVENTUALLY(alice.with(bob).last()->state == DeliveryState::Delivered);
}

void TestDirectFiles::sentAgain()
{
    Person alice(*m_server, u"alice"_s, device());
    Person bob(*m_server, u"bob"_s, device());
    QVERIFY(alice.signIn() && bob.signIn());
    send(alice, bob, write(u"a.txt"_s, "hello"));
    EVENTUALLY(stage(bob, alice) == Stage::Asks);
    const qint64 id = bob.with(alice).last()->id;
    bob.session().files().cancel({id, 0});
    EVENTUALLY(alice.with(bob).last()->state == DeliveryState::Failed);
    alice.session().resend(bob.jid(), alice.with(bob).last()->id);
    EVENTUALLY(stage(bob, alice) == Stage::Asks);
    QCOMPARE(bob.with(alice).last()->id, id); // the same offer
    bob.session().files().download(*bob.with(alice).last(), 0);
    EVENTUALLY(file(bob, alice).state == TransferState::Done);
    EVENTUALLY(alice.with(bob).last()->state == DeliveryState::Delivered);
}

void TestDirectFiles::whatCouldRunIsNeverTaken()
{
    Person alice(*m_server, u"alice"_s, device());
    Person bob(*m_server, u"bob"_s, device());
    QVERIFY(alice.signIn() && bob.signIn());
    bob.session().files().setRule({.largest = 6'000'000});
    send(alice, bob, write(u"setup.exe"_s, "MZ"));
    EVENTUALLY(stage(bob, alice) == Stage::Asks);
    bob.session().files().wanted(*bob.with(alice).last());
    QCOMPARE(stage(bob, alice), Stage::Asks);
}

void TestDirectFiles::strangers()
{
    const Prosody server({u"--strangers"_s});
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    EVENTUALLY(alice.session().files().limits().has_value());
    QCOMPARE(alice.session().files().route(bob.jid(), 5), FileRoute::None);
    send(alice, bob, write(u"a.txt"_s, "hello"));
    EVENTUALLY(alice.with(bob).last() && alice.with(bob).last()->state == DeliveryState::Failed);
    QCOMPARE(failure(alice, bob), Why::NoService);
    QVERIFY(bob.received().isEmpty());
}

void TestDirectFiles::largerThanTheServerTakes()
{
    const Prosody server({u"--upload"_s, u"100000"_s});
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    bob.session().files().setRule({.largest = 6'000'000});
    EVENTUALLY(alice.session().files().route(bob.jid(), 200'000) == FileRoute::Direct);
    QCOMPARE(alice.session().files().route(bob.jid(), 100'000), FileRoute::Server);
    const QByteArray bytes = random(200'000);
    send(alice, bob, write(u"a.dat"_s, bytes));
    EVENTUALLY(file(bob, alice).state == TransferState::Done);
    QVERIFY(file(bob, alice).url.isEmpty());
    QCOMPARE(read(file(bob, alice).localFile), bytes);
}

void TestDirectFiles::theWordsGoAhead()
{
    Person alice(*m_server, u"alice"_s, device());
    Person bob(*m_server, u"bob"_s, device());
    QVERIFY(alice.signIn() && bob.signIn());
    EVENTUALLY(alice.session().files().route(bob.jid(), 5) == FileRoute::Direct);
    send(alice, bob, write(u"a.txt"_s, "hello"), u"As promised"_s);
    EVENTUALLY(bob.received().size() == 2);
    QStringList words = bob.bodies();
    words.sort();
    QCOMPARE(words, (QStringList{QString(), u"As promised"_s}));
}

QTEST_GUILESS_MAIN(TestDirectFiles)
#include "tst_directfiles.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/describe.h"
#include "core/session/files.h"
#include "tests/integration/jsonprocess.h"
#include "tests/integration/person.h"

#include <QBuffer>
#include <QImage>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

/// Files between sessions, through a real server and its mod_http_file_share.
class TestFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aPictureArrives();
    void whatWasAnnouncedIsChecked();
    void theLimitIsKnown();
    void strangersDoNotFillTheDisk();
    void anotherRuleCountsAtOnce();
    void roomsHaveARuleOfTheirOwn();
    void severalAtOnceOverARestart();
    void withoutAService();
    void theCommandLine();
    void cleanupTestCase() { m_server.reset(); }

private:
    QString write(const QString &name, const QByteArray &bytes) const;
    QString send(Person &from, const Person &to, const QString &file, const QString &caption = {});
    QStringList options(const QString &name) const;

    QTemporaryDir m_dir;
    std::unique_ptr<Prosody> m_server;
};

void TestFiles::initTestCase()
{
    m_server = std::make_unique<Prosody>(
        QStringList{u"--accounts"_s, u"alice,bob,carol,dan,erin,frank"_s, u"--upload"_s, u"1000000"_s});
    QVERIFY(m_server->isReady());
}

QString TestFiles::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_dir.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

QString TestFiles::send(Person &from, const Person &to, const QString &file, const QString &caption)
{
    const auto described = files::describe(file);
    return described ? from.session().send(to.jid(), OutgoingText{.body = caption, .attachments = {*described}})
                     : QString();
}

void TestFiles::aPictureArrives()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    bob.session().files().setRule({.largest = 500'000});
    QImage picture(640, 480, QImage::Format_RGB32);
    picture.fill(Qt::darkCyan);
    const QString path = m_dir.filePath(u"été.png"_s);
    QVERIFY(picture.save(path));
    QVERIFY(!send(alice, bob, path, u"Here we are"_s).isEmpty());

    EVENTUALLY(bob.received().size() == 1);
    const Message &message = bob.received().first();
    QCOMPARE(message.body, u"Here we are"_s);
    QCOMPARE(message.attachments.size(), 1u);
    const Attachment &file = message.attachments.front();
    QCOMPARE(file.name, u"été.png"_s);
    QCOMPARE(file.mediaType, u"image/png"_s);
    QCOMPARE(file.size, QFileInfo(path).size());
    QCOMPARE(file.pictureSize, QSize(640, 480));
    QVERIFY(!file.thumbnail.isEmpty());
    QCOMPARE(file.url.scheme(), u"https"_s);

    EVENTUALLY(bob.with(alice).last()->attachments.front().state == TransferState::Done);
    const QString here = bob.with(alice).last()->attachments.front().localFile;
    QCOMPARE(QImage(here).convertedTo(picture.format()), picture);
    QVERIFY(here.startsWith(bob.data()));
    QCOMPARE(QFileInfo(here).fileName(), u"été.png"_s);
    EVENTUALLY(alice.with(bob).last()->state == DeliveryState::Delivered);
}

void TestFiles::whatWasAnnouncedIsChecked()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    send(alice, bob, write(u"a.txt"_s, "hello"));
    EVENTUALLY(bob.received().size() == 1);
    Message message = bob.received().first();
    QCOMPARE(message.attachments.front().state, TransferState::Offered); // there is no rule yet
    // The same file under another hash: as if the server had changed it.
    Attachment lie = message.attachments.front();
    lie.hashes.front().digest[0] = char(~lie.hashes.front().digest[0]);
    message.attachments = {lie};
    bob.session().files().download(message, 0);
    EVENTUALLY(bob.with(alice).last()->attachments.front().state == TransferState::Failed);
    const QString failure = bob.with(alice).last()->attachments.front().failure;
    QCOMPARE(files::transferErrorFrom(failure).kind, files::TransferError::Kind::Mismatch);
    bob.session().files().download(bob.received().first(), 0);
    EVENTUALLY(bob.with(alice).last()->attachments.front().state == TransferState::Done);
}

void TestFiles::theLimitIsKnown()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(alice.signIn());
    alice.session().files().setChoice(FileChoice::ServerOnly);
    EVENTUALLY(alice.session().files().limits() == (UploadLimits{true, 1'000'000}));
    send(alice, bob, write(u"big"_s, QByteArray(1'000'001, 'x')));
    EVENTUALLY(alice.with(bob).last() && alice.with(bob).last()->state == DeliveryState::Failed);
    const auto error = files::transferErrorFrom(alice.with(bob).last()->failure);
    QCOMPARE(error.kind, files::TransferError::Kind::TooLarge);
    QCOMPARE(error.limit, 1'000'000);
}

void TestFiles::strangersDoNotFillTheDisk()
{
    const Prosody server({u"--strangers"_s, u"--upload"_s, u"100000"_s});
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    bob.session().files().setRule({.largest = 500'000});
    send(alice, bob, write(u"a.txt"_s, "hello"));
    EVENTUALLY(bob.received().size() == 1);
    QVERIFY(!bob.session().files().progress({bob.received().first().id, 0}));
    QCOMPARE(bob.with(alice).last()->attachments.front().state, TransferState::Offered);

    bob.session().acceptRequest(alice.jid());
    bob.session().files().wanted(*bob.with(alice).last());
    EVENTUALLY(bob.with(alice).last()->attachments.front().state == TransferState::Done);
}

void TestFiles::anotherRuleCountsAtOnce()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    send(alice, bob, write(u"a.txt"_s, "hello"));
    EVENTUALLY(bob.received().size() == 1);
    const Message message = bob.received().first();
    const FileKey key{message.id, 0};
    Files &files = bob.session().files();
    bob.with(alice).open();
    EVENTUALLY(bob.with(alice).indexOf(message.id) >= 0);
    files.setRule({.largest = 4}); // a byte less than it has
    QVERIFY(!files.progress(key));
    files.setRule({.largest = 5});
    QVERIFY(files.progress(key)); // it is on its way
    files.setRule({.largest = 0});
    QVERIFY(!files.progress(key)); // no more
    QCOMPARE(bob.with(alice).last()->attachments.front().state, TransferState::Offered);
    files.download(message, 0); // somebody asked for it, so no rule matters
    files.setRule({.largest = 1});
    QVERIFY(files.progress(key));
    EVENTUALLY(bob.with(alice).last()->attachments.front().state == TransferState::Done);
}

void TestFiles::roomsHaveARuleOfTheirOwn()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    send(alice, bob, write(u"a.txt"_s, "hello"));
    EVENTUALLY(bob.received().size() == 1);
    Message message = bob.received().first();
    message.conversation = *Jid::parse(u"tea@rooms.example.test"_s); // as if it had been shown there
    ConversationSettings settings;
    settings.kind = ConversationKind::Room;
    settings.accepted = true;
    bob.session().saveSettings(message.conversation, settings);
    Files &files = bob.session().files();
    files.setRule({.largest = 500'000, .inRooms = false});
    files.wanted(message);
    QVERIFY(!files.progress({message.id, 0}));
    files.setRule({.largest = 500'000, .inRooms = true});
    files.wanted(message);
    QVERIFY(!files.progress({message.id, 0})); // who is in there, nobody knows
    files.setTrustedRooms([&](const Jid &room) { return room == message.conversation; });
    files.wanted(message);
    QVERIFY(files.progress({message.id, 0}));
}

void TestFiles::severalAtOnceOverARestart()
{
    Person carol(*m_server, u"carol"_s);
    Person dan(*m_server, u"dan"_s);
    QVERIFY(dan.signIn() && carol.signIn() && carol.signOut());
    QSet<QString> names;
    for (int i = 0; i < 5; ++i) {
        const QString name = u"file %1.bin"_s.arg(i);
        names << name;
        send(carol, dan, write(name, QByteArray(50'000 + i, char('a' + i))));
    }
    EVENTUALLY(carol.with(dan).last() && carol.with(dan).last()->id != 0);
    carol.restart();
    QVERIFY(carol.signIn());
    EVENTUALLY(dan.received().size() == 5);
    QSet<QString> arrived;
    for (const Message &message : dan.received())
        arrived << message.attachments.front().name;
    QCOMPARE(arrived, names);
}

void TestFiles::withoutAService()
{
    const Prosody server({u"--strangers"_s}); // of whom nobody can take it directly
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    QVERIFY(alice.signIn());
    EVENTUALLY(alice.session().files().limits() == UploadLimits{});
    send(alice, bob, write(u"a.txt"_s, "hello"));
    EVENTUALLY(alice.with(bob).last() && alice.with(bob).last()->state == DeliveryState::Failed);
    QCOMPARE(files::transferErrorFrom(alice.with(bob).last()->failure).kind, files::TransferError::Kind::NoService);
}

QStringList TestFiles::options(const QString &name) const
{
    return {u"--jid"_s,          m_server->jid(name), u"--host"_s,
            m_server->host(),    u"--port"_s,         QString::number(m_server->port()),
            u"--ca-file"_s,      m_server->caFile(),  u"--data"_s,
            m_dir.filePath(name)};
}

void TestFiles::theCommandLine()
{
    const auto run = [this](const QString &file) {
        return std::make_unique<JsonProcess>(
            QStringLiteral(CAUSERIE_CLI),
            options(u"erin"_s) + QStringList{u"upload"_s, file, m_server->jid(u"frank"_s)},
            QMap<QString, QString>{{u"CAUSERIE_PASSWORD"_s, m_server->password(u"erin"_s)}});
    };
    Person frank(*m_server, u"frank"_s);
    QVERIFY(frank.signIn());
    const auto good = run(write(u"notes.txt"_s, QByteArray(400'000, 'n')));
    const QJsonObject progress = good->waitForEvent(u"upload"_s);
    QCOMPARE(progress[u"total"_s].toInteger(), 400'000);
    QCOMPARE(good->wait(), 0);
    const QJsonObject told = good->all().last();
    QCOMPARE(told[u"state"_s], u"sent"_s);
    EVENTUALLY(frank.received().size() == 1);
    const Attachment &file = frank.received().first().attachments.front();
    QCOMPARE(file.url.toString(QUrl::FullyEncoded), told[u"files"_s][0][u"url"_s].toString());
    QCOMPARE(file.size, 400'000);

    const auto large = run(write(u"large"_s, QByteArray(1'000'001, 'x')));
    const QJsonObject error = large->waitForEvent(u"error"_s);
    QCOMPARE(error[u"kind"_s], u"file-too-large"_s);
    QCOMPARE(error[u"limit"_s].toInteger(), 1'000'000);
    QCOMPARE(large->wait(), 1);

    // For nobody: only where it is.
    JsonProcess lone(QStringLiteral(CAUSERIE_CLI),
                     options(u"erin"_s) + QStringList{u"upload"_s, write(u"lone.txt"_s, "hello")},
                     QMap<QString, QString>{{u"CAUSERIE_PASSWORD"_s, m_server->password(u"erin"_s)}});
    const QJsonObject place = lone.waitForEvent(u"uploaded"_s);
    QVERIFY(place[u"url"_s].toString().startsWith(u"https://"_s));
    QVERIFY(place[u"url"_s].toString().endsWith(u"lone.txt"_s));
    QCOMPARE(place[u"size"_s].toInteger(), 5);
    QCOMPARE(lone.wait(), 0);
    for (const QJsonObject &event : lone.all())
        QVERIFY(event[u"event"_s] != u"message"_s);

    const auto missing = run(m_dir.filePath(u"no such file"_s));
    QCOMPARE(missing->waitForEvent(u"error"_s)[u"kind"_s], u"file-unreadable"_s);
    QCOMPARE(missing->wait(), 1);
    QCOMPARE(missing->all().size(), 1); // nobody has signed in for it
}

QTEST_GUILESS_MAIN(TestFiles)
#include "tst_files.moc"

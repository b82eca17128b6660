// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/loneupload.h"
#include "core/session/outbox.h"
#include "core/session/uploads.h"
#include "tests/support/fakeweb.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;
using files::TransferError;
using Kind = TransferError::Kind;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 30'000)

/// Files of messages on their way to the server: what is tried again, what is given up, and what is remembered.
class TestUploads final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_desk.reset(); }
    void theMessageGoesBehindItsFile();
    void severalFilesOneMessage();
    void aTroubledServerIsAskedAgain();
    void notForEver();
    void tooLargeIsNotTried();
    void noService();
    void cancelledAndSentAgain();
    void theStreamIsWaitedFor();
    void aFileThatIsGone();
    void aFileThatChangedMeanwhile();
    void theQueueOutlivesTheProgram();
    void takenBackWhileItWaits();
    void forNoMessage();
    void forNoMessageAndInVain();

private:
    /// What a session has of it; made anew it is the program after a restart.
    struct Desk {
        explicit Desk(TestUploads &test);
        Conversations conversations;
        History history{conversations};
        files::Web web;
        std::vector<Message> sent;
        Outbox outbox{history, conversations,
                      [this](const ChatEvent &event) {
                          if (const auto *message = std::get_if<Message>(&event))
                              sent.push_back(*message);
                      },
                      [](const Jid &) { return *Jid::parse(u"me@example.test/desk"_s); }};
        Uploads uploads;
        void open()
        {
            uploads.streamOpened(false);
            outbox.streamOpened();
        }
    };

    Uploads::Server server();
    QString write(const QString &name, const QByteArray &bytes) const;
    Attachment file(const QString &name, const QByteArray &bytes) const;
    void send(const std::vector<Attachment> &files);
    std::optional<Message> last() const;

    Jid m_peer = *Jid::parse(u"bob@example.test"_s);
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeWeb> m_server;
    std::unique_ptr<Desk> m_desk;
    std::expected<xmpp::UploadService, TransferError> m_service;
    std::optional<std::expected<xmpp::UploadService, TransferError>> m_laterService; ///< from the second question on
    int m_slots = 0;
};

Uploads::Server TestUploads::server()
{
    return {[this](QObject *context, const xmpp::UploadServiceDone &done) {
                const auto answer = std::exchange(m_service, m_laterService.value_or(m_service));
                QMetaObject::invokeMethod(context, [answer, done] { done(answer); }, Qt::QueuedConnection);
            },
            [this](const xmpp::UploadService &, const Attachment &file, QObject *context,
                   const xmpp::UploadSlotDone &done) {
                const QString path = u"/%1/%2"_s.arg(++m_slots).arg(file.name);
                const files::UploadSlot slot{m_server->url(path), m_server->url(path), {}};
                QMetaObject::invokeMethod(context, [slot, done] { done(slot); }, Qt::QueuedConnection);
            }};
}

TestUploads::Desk::Desk(TestUploads &test)
    : uploads(history, web, test.server(), {.parallel = 2, .attempts = 3, .pauseScale = 0.001})
{
    web.setTrust({.caFile = test.m_dir->filePath(u"ca.pem"_s)});
    connect(&outbox, &Outbox::waitsForFiles, &uploads, &Uploads::take);
    connect(&uploads, &Uploads::uploaded, &outbox, &Outbox::release);
    history.open(test.m_dir->filePath(u"history.sqlite"_s));
}

void TestUploads::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    const Identity identity = makeIdentity({.names = {u"localhost"_s}});
    write(u"ca.pem"_s, identity.authorityPem);
    m_server = std::make_unique<FakeWeb>(identity);
    m_service = xmpp::UploadService{*Jid::parse(u"upload.example.test"_s), 1000};
    m_laterService.reset();
    m_slots = 0;
    m_desk = std::make_unique<Desk>(*this);
    m_desk->open();
}

QString TestUploads::write(const QString &name, const QByteArray &bytes) const
{
    QFile out(m_dir->filePath(name));
    return out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() ? out.fileName() : QString();
}

Attachment TestUploads::file(const QString &name, const QByteArray &bytes) const
{
    return files::describe(write(name, bytes)).value_or(Attachment());
}

void TestUploads::send(const std::vector<Attachment> &attachments)
{
    m_desk->outbox.send(m_peer, {.body = u"look"_s, .attachments = attachments});
}

std::optional<Message> TestUploads::last() const
{
    const Conversation *conversation = m_desk->conversations.find(m_peer);
    return conversation && conversation->last() ? std::optional(*conversation->last()) : std::nullopt;
}

void TestUploads::forNoMessage()
{
    m_server->answer(201);
    qint64 told = -1;
    std::optional<std::expected<Attachment, TransferError>> done;
    uploadAlone(
        m_desk->web, server(), write(u"a.txt"_s, "hello"), &m_desk->uploads,
        [&told](qint64 sent, qint64) { told = sent; }, [&done](const auto &result) { done = result; });
    EVENTUALLY(done);
    QVERIFY(*done);
    QCOMPARE((*done)->url, m_server->url(u"/1/a.txt"_s));
    QCOMPARE((*done)->size, 5);
    QVERIFY(!(*done)->hashes.empty());
    QCOMPARE(told, 5);
    QVERIFY(!last()); // nobody hears of it
}

void TestUploads::forNoMessageAndInVain()
{
    const auto tried = [this](const QString &path) {
        std::optional<std::expected<Attachment, TransferError>> done;
        uploadAlone(
            m_desk->web, server(), path, &m_desk->uploads, [](qint64, qint64) {},
            [&done](const auto &result) { done = result; });
        const bool answered = QTest::qWaitFor([&done] { return done.has_value(); });
        return answered && !*done ? files::word(done->error().kind) : u"no error"_s;
    };
    QCOMPARE(tried(m_dir->filePath(u"nothing"_s)), files::word(Kind::Unreadable));
    QCOMPARE(tried(write(u"b.txt"_s, QByteArray(1001, 'x'))), files::word(Kind::TooLarge));
    QCOMPARE(m_slots, 0);
    m_server->answer(403);
    QCOMPARE(tried(write(u"a.txt"_s, "hello")), files::word(Kind::Refused));
    m_service = std::unexpected(TransferError{.kind = Kind::NoService});
    QCOMPARE(tried(write(u"a.txt"_s, "hello")), files::word(Kind::NoService));
}

void TestUploads::theMessageGoesBehindItsFile()
{
    QSignalSpy progressed(&m_desk->uploads, &Uploads::progressed);
    m_server->answer(201);
    m_service = std::unexpected(TransferError{.kind = Kind::Timeout}); // the first time
    m_laterService = xmpp::UploadService{*Jid::parse(u"upload.example.test"_s), -1};
    send({file(u"a.txt"_s, "hello")});
    m_desk->outbox.send(m_peer, {.body = u"behind it"_s});
    EVENTUALLY(m_desk->sent.size() == 2);
    QCOMPARE(m_desk->sent[0].body, u"behind it"_s); // text does not wait for files
    QCOMPARE(m_desk->sent[1].body, u"look"_s);
    QCOMPARE(m_server->requests().first().body, "hello");
    QVERIFY(!progressed.isEmpty());
    QVERIFY(!m_desk->uploads.progress({m_desk->sent[1].id, 0}));
}

void TestUploads::severalFilesOneMessage()
{
    for (int i = 0; i < 3; ++i)
        m_server->answer(201);
    send({file(u"a.txt"_s, "a"), file(u"b.txt"_s, "b"), file(u"c.txt"_s, "c")});
    EVENTUALLY(m_desk->sent.size() == 1);
    const Message &message = m_desk->sent.front();
    QCOMPARE(message.attachments.size(), 3u);
    for (const Attachment &attachment : message.attachments) {
        QVERIFY(attachment.url.fileName() == attachment.name);
        QCOMPARE(attachment.state, TransferState::Done);
        QCOMPARE(attachment.hashes.front().algorithm, u"sha-256"_s);
    }
    QCOMPARE(m_server->requests().size(), 3);
    QCOMPARE(last()->attachments, message.attachments);
}

void TestUploads::aTroubledServerIsAskedAgain()
{
    m_server->answer(503);
    m_server->answer(500);
    m_server->answer(201);
    send({file(u"a.txt"_s, "hello")});
    EVENTUALLY(m_desk->sent.size() == 1);
    QCOMPARE(m_slots, 3); // a slot is for one attempt
    QCOMPARE(m_server->requests().last().body, "hello");
}

void TestUploads::notForEver()
{
    for (int i = 0; i < 3; ++i)
        m_server->answer(503);
    send({file(u"a.txt"_s, "hello")});
    EVENTUALLY(last() && last()->state == DeliveryState::Failed);
    QCOMPARE(m_server->requests().size(), 3);
    const TransferError error = files::transferErrorFrom(last()->attachments.front().failure);
    QCOMPARE(error.kind, Kind::Status);
    QCOMPARE(error.status, 503);
    QCOMPARE(last()->attachments.front().state, TransferState::Failed);
    QVERIFY(m_desk->sent.empty());
}

void TestUploads::tooLargeIsNotTried()
{
    send({file(u"a.txt"_s, QByteArray(1001, 'x'))});
    EVENTUALLY(last() && last()->state == DeliveryState::Failed);
    const TransferError error = files::transferErrorFrom(last()->failure);
    QCOMPARE(error.kind, Kind::TooLarge);
    QCOMPARE(error.limit, 1000);
    QCOMPARE(m_slots, 0);
}

void TestUploads::noService()
{
    m_service = std::unexpected(TransferError{.kind = Kind::NoService});
    send({file(u"a.txt"_s, "hello")});
    EVENTUALLY(last() && last()->state == DeliveryState::Failed);
    QCOMPARE(files::transferErrorFrom(last()->failure).kind, Kind::NoService);
}

void TestUploads::cancelledAndSentAgain()
{
    send({file(u"a.txt"_s, "hello")}); // no answer comes
    EVENTUALLY(m_server->requests().size() == 1);
    m_desk->uploads.cancel({last()->id, 0});
    EVENTUALLY(last()->state == DeliveryState::Failed);
    QCOMPARE(last()->attachments.front().state, TransferState::Cancelled);
    QVERIFY(!m_desk->uploads.progress({last()->id, 0}));

    m_server->answer(201);
    m_desk->outbox.resend(m_peer, last()->id);
    EVENTUALLY(m_desk->sent.size() == 1);
    QCOMPARE(m_desk->sent.front().attachments.front().state, TransferState::Done);
    QCOMPARE(last()->state, DeliveryState::Pending); // the wire's turn
}

void TestUploads::theStreamIsWaitedFor()
{
    m_desk->uploads.streamLost();
    m_desk->outbox.streamLost();
    send({file(u"a.txt"_s, "hello")});
    EVENTUALLY(last());
    EVENTUALLY(m_desk->uploads.progress({last()->id, 0}));
    QCOMPARE(m_slots, 0);
    m_server->answer(201);
    m_desk->open();
    EVENTUALLY(m_desk->sent.size() == 1);
    QCOMPARE(m_slots, 1);
}

void TestUploads::aFileThatIsGone()
{
    const Attachment gone = file(u"a.txt"_s, "hello");
    QFile::remove(gone.localFile);
    send({gone});
    EVENTUALLY(last() && last()->state == DeliveryState::Failed);
    QCOMPARE(files::transferErrorFrom(last()->failure).kind, Kind::Unreadable);
}

void TestUploads::aFileThatChangedMeanwhile()
{
    m_server->answer(201);
    const Attachment chosen = file(u"a.txt"_s, "hello");
    write(u"a.txt"_s, "hello, world");
    send({chosen});
    EVENTUALLY(m_desk->sent.size() == 1);
    const Attachment &told = m_desk->sent.front().attachments.front();
    QCOMPARE(told.size, 12);
    QCOMPARE(told.hashes.front().digest, QCryptographicHash::hash("hello, world", QCryptographicHash::Sha256));
    QCOMPARE(m_server->requests().last().body, "hello, world");
}

void TestUploads::theQueueOutlivesTheProgram()
{
    m_desk->uploads.streamLost();
    m_desk->outbox.streamLost();
    send({file(u"a.txt"_s, "a"), file(u"b.txt"_s, "b")});
    EVENTUALLY(last() && last()->id != 0);
    m_desk.reset(); // waits for the disk
    m_desk = std::make_unique<Desk>(*this);
    m_server->answer(201);
    m_server->answer(201);
    m_desk->open();
    EVENTUALLY(m_desk->sent.size() == 1);
    QCOMPARE(m_desk->sent.front().body, u"look"_s);
    QCOMPARE(m_server->requests().size(), 2);
}

void TestUploads::takenBackWhileItWaits()
{
    send({file(u"a.txt"_s, "hello")});
    EVENTUALLY(m_server->requests().size() == 1);
    m_desk->outbox.retract(m_peer, last()->id);
    EVENTUALLY(last()->retraction == Retraction::BySender);
    m_desk->outbox.streamLost();
    m_desk->uploads.streamLost();
    m_desk->open();
    EVENTUALLY(last()->state == DeliveryState::Sent);
    QVERIFY(m_desk->sent.empty());
}

QTEST_GUILESS_MAIN(TestUploads)
#include "tst_uploads.moc"

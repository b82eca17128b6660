// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/filedownload.h"
#include "core/files/fileupload.h"
#include "core/files/web.h"
#include "tests/support/fakeweb.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace causerie::files;
using namespace causerie::test;
using namespace Qt::StringLiterals;
using Kind = TransferError::Kind;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 30'000)

/// Files up and down over https, with a server that says whatever it is told to.
class TestTransfers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void upload();
    void uploadTellsNothingElse();
    void uploadAnswers_data();
    void uploadAnswers();
    void uploadOfWhatIsNot();
    void uploadOfAnotherSize();
    void uploadToAnotherServer();
    void uploadInTheClear();
    void uploadToSilence();
    void download();
    void downloadClaims_data();
    void downloadClaims();
    void downloadOfTooMuch_data();
    void downloadOfTooMuch();
    void downloadRedirected_data();
    void downloadRedirected();
    void downloadStaysCompressed();
    void downloadIntoNowhere();
    void brokenOffLeavesNothing();
    void trust_data();
    void trust();

private:
    using Result = std::optional<TransferError>;
    QString write(const QString &name, const QByteArray &bytes) const;
    Result put(const UploadSlot &slot, const QString &file, qint64 size);
    Result get(const Attachment &file, qint64 limit = 1'000'000);
    QString place() const { return m_dir->filePath(u"place"_s); }
    QByteArray fetched() const;
    Attachment offered(qint64 size = -1) const;

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeWeb> m_server;
    std::unique_ptr<Web> m_web;
    Identity m_identity;
};

void TestTransfers::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_identity = makeIdentity({.names = {u"localhost"_s}});
    m_server = std::make_unique<FakeWeb>(m_identity);
    QVERIFY(m_server->isListening());
    m_web = std::make_unique<Web>();
    m_web->setTrust({.caFile = write(u"ca.pem"_s, m_identity.authorityPem)});
}

QString TestTransfers::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_dir->filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

QByteArray TestTransfers::fetched() const
{
    QFile file(place());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("nothing");
}

Attachment TestTransfers::offered(qint64 size) const
{
    Attachment file;
    file.url = m_server->url(u"/f"_s);
    file.size = size;
    return file;
}

TestTransfers::Result TestTransfers::put(const UploadSlot &slot, const QString &file, qint64 size)
{
    FileUpload upload(*m_web, slot, file, size, u"text/plain"_s);
    std::optional<Result> result;
    connect(&upload, &FileUpload::finished, this, [&result](const Result &error) { result = error; });
    upload.start();
    if (result) // never from inside
        return TransferError{.kind = Kind::Cancelled};
    return QTest::qWaitFor([&result] { return result.has_value(); }, 30'000) ? *result
                                                                             : TransferError{.kind = Kind::Cancelled};
}

TestTransfers::Result TestTransfers::get(const Attachment &file, qint64 limit)
{
    FileDownload download(*m_web, file, place(), limit);
    std::optional<Result> result;
    connect(&download, &FileDownload::finished, this, [&result](const Result &error) { result = error; });
    download.start();
    if (result)
        return TransferError{.kind = Kind::Cancelled};
    return QTest::qWaitFor([&result] { return result.has_value(); }, 30'000) ? *result
                                                                             : TransferError{.kind = Kind::Cancelled};
}

void TestTransfers::upload()
{
    m_server->answer(201);
    const QByteArray bytes = QByteArray(300'000, 'x') + "end";
    FileUpload upload(*m_web, {m_server->url(u"/put"_s), m_server->url(u"/get"_s), {{"Authorization", "Bearer 1"}}},
                      write(u"a"_s, bytes), bytes.size(), u"text/plain"_s);
    QSignalSpy progressed(&upload, &FileUpload::progressed);
    QSignalSpy finished(&upload, &FileUpload::finished);
    upload.start();
    EVENTUALLY(finished.size() == 1);
    QVERIFY(!finished.first().first().value<Result>());
    QCOMPARE(m_server->requests().size(), 1);
    const FakeWeb::Request &request = m_server->requests().first();
    QCOMPARE(request.method, "PUT");
    QCOMPARE(request.path, "/put");
    QCOMPARE(request.body, bytes);
    QCOMPARE(request.headers.value("content-type"), "text/plain");
    QCOMPARE(request.headers.value("authorization"), "Bearer 1");
    QVERIFY(!progressed.isEmpty());
    QCOMPARE(progressed.last().value(0).toLongLong(), bytes.size());
    QCOMPARE(progressed.last().value(1).toLongLong(), bytes.size());
}

void TestTransfers::uploadTellsNothingElse()
{
    for (int i = 0; i < 2; ++i) {
        m_server->answer(201, {}, "Set-Cookie: a=b; Path=/\r\n");
        QVERIFY(!put({m_server->url(u"/put"_s), {}, {}}, write(u"a"_s, "abc"), 3));
    }
    const auto &headers = m_server->requests().last().headers;
    QVERIFY(!headers.contains("cookie"));
    QVERIFY(!headers.contains("referer"));
    QCOMPARE(headers.value("user-agent"), "Causerie");
    QCOMPARE(headers.value("accept-language"), "*");
}

void TestTransfers::uploadAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<bool>("transient");
    QTest::newRow("too large") << 413 << Kind::TooLarge << false;
    QTest::newRow("not allowed") << 403 << Kind::Refused << false;
    QTest::newRow("who are you") << 401 << Kind::Refused << false;
    QTest::newRow("gone") << 410 << Kind::Status << false;
    QTest::newRow("server's trouble") << 500 << Kind::Status << true;
    QTest::newRow("busy") << 503 << Kind::Status << true;
    QTest::newRow("too many") << 429 << Kind::Status << true;
    QTest::newRow("no room") << 507 << Kind::Quota << false;
    QTest::newRow("elsewhere") << 307 << Kind::Redirected << false;
}

void TestTransfers::uploadAnswers()
{
    QFETCH(int, status);
    m_server->answer(status, "no", "Location: " + m_server->url(u"/other"_s).toEncoded() + "\r\n");
    m_server->answer(201); // it must not get there
    const Result error = put({m_server->url(u"/put"_s), {}, {}}, write(u"a"_s, "abc"), 3);
    QVERIFY(error);
    QTEST(error->kind, "kind");
    QTEST(isTransient(*error), "transient");
    QCOMPARE(m_server->requests().size(), 1);
}

void TestTransfers::uploadOfWhatIsNot()
{
    const UploadSlot slot{m_server->url(u"/put"_s), {}, {}};
    QCOMPARE(put(slot, m_dir->filePath(u"missing"_s), 3)->kind, Kind::Unreadable);
    QCOMPARE(put(slot, m_dir->path(), 3)->kind, Kind::Unreadable);
    QCOMPARE(put(slot, u"/dev/zero"_s, 0)->kind, Kind::Unreadable);
    QVERIFY(m_server->requests().isEmpty());
}

void TestTransfers::uploadOfAnotherSize()
{
    const Result error = put({m_server->url(u"/put"_s), {}, {}}, write(u"a"_s, "abcd"), 3);
    QCOMPARE(error->kind, Kind::Changed);
    QVERIFY(isTransient(*error)); // it is looked at again
}

void TestTransfers::uploadToAnotherServer()
{
    m_web->setTrust({}); // the system's authorities do not know it
    m_server->answer(201);
    QCOMPARE(put({m_server->url(u"/put"_s), {}, {}}, write(u"a"_s, "abc"), 3)->kind, Kind::Certificate);
    QVERIFY(m_server->requests().isEmpty());
}

void TestTransfers::uploadInTheClear()
{
    QUrl url = m_server->url(u"/put"_s);
    url.setScheme(u"http"_s);
    QCOMPARE(put({url, {}, {}}, write(u"a"_s, "abc"), 3)->kind, Kind::BadAnswer);
}

void TestTransfers::uploadToSilence()
{
    m_web->setPatience(std::chrono::milliseconds(200));
    QCOMPARE(put({m_server->url(u"/put"_s), {}, {}}, write(u"a"_s, "abc"), 3)->kind, Kind::Timeout);
    m_server->answer("this is no HTTP\r\n\r\n");
    QVERIFY(isTransient(*get(offered())));
}

void TestTransfers::download()
{
    m_server->answer(200, "hello");
    Attachment file = offered(5);
    file.hashes = {{u"md5"_s, "nobody believes it"},
                   {u"sha-256"_s, QCryptographicHash::hash("hello", QCryptographicHash::Sha256)}};
    const Result error = get(file);
    QVERIFY2(!error, error ? qPrintable(toText(*error)) : "");
    QCOMPARE(fetched(), "hello");
    QCOMPARE(QFileInfo(place()).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOwner),
             QFile::Permissions());
    QVERIFY(!QFile::exists(place() + u".part"_s));
}

void TestTransfers::downloadClaims_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<Kind>("kind");
    const QByteArray ok = "HTTP/1.1 200 OK\r\nConnection: close\r\n";
    QTest::newRow("less than claimed") << ok + "\r\nhell" << Kind::Mismatch;
    QTest::newRow("more than claimed") << ok + "\r\nhello hello" << Kind::Mismatch;
    QTest::newRow("another length in the header") << ok + "Content-Length: 50\r\n\r\nhello" << Kind::Mismatch;
    QTest::newRow("another content") << ok + "\r\nHELLO" << Kind::Mismatch;
    QTest::newRow("an error's page") << QByteArray("HTTP/1.1 404 No\r\nContent-Length: 5\r\n\r\nhello") << Kind::Status;
}

void TestTransfers::downloadClaims()
{
    QFETCH(QByteArray, answer);
    m_server->answer(answer);
    Attachment file = offered(5);
    file.hashes = {{u"sha-256"_s, QCryptographicHash::hash("hello", QCryptographicHash::Sha256)}};
    const Result error = get(file);
    QVERIFY(error);
    QTEST(error->kind, "kind");
    QVERIFY(!QFile::exists(place()));
    QVERIFY(!QFile::exists(place() + u".part"_s));
}

void TestTransfers::downloadOfTooMuch_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<qint64>("claimed");
    QTest::addColumn<qint64>("told");
    QTest::newRow("announced in the message") << QByteArray() << qint64(2000) << qint64(2000);
    QTest::newRow("announced in the header") << QByteArray("Content-Length: 2000\r\n") << qint64(-1) << qint64(2000);
    QTest::newRow("not announced") << QByteArray() << qint64(-1) << qint64(-1);
}

void TestTransfers::downloadOfTooMuch()
{
    QFETCH(QByteArray, headers);
    QFETCH(qint64, claimed);
    m_server->answer("HTTP/1.1 200 OK\r\nConnection: close\r\n" + headers + "\r\n" + QByteArray(2000, 'x'));
    const Result error = get(offered(claimed), 1000);
    QVERIFY(error);
    QCOMPARE(error->kind, Kind::TooLarge);
    QTEST(error->limit, "told");
    QVERIFY(!QFile::exists(place()));
}

void TestTransfers::downloadRedirected_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("followed");
    QTest::newRow("another path") << u"/g"_s << true;
    QTest::newRow("another server") << u"https://127.0.0.1:1/g"_s << false;
    QTest::newRow("in the clear") << u"http://localhost/g"_s << false;
    QTest::newRow("our own files") << u"file:///etc/hostname"_s << false;
}

void TestTransfers::downloadRedirected()
{
    QFETCH(QString, target);
    QFETCH(bool, followed);
    m_server->answer(302, {}, "Location: " + target.toUtf8() + "\r\n");
    m_server->answer(200, "hello");
    const Result error = get(offered());
    QCOMPARE(!error, followed);
    QCOMPARE(m_server->requests().size(), followed ? 2 : 1);
    if (error)
        QCOMPARE(error->kind, Kind::Redirected);
}

void TestTransfers::downloadStaysCompressed()
{
    const QByteArray packed =
        QByteArray::fromHex("1f8b0800000000000003cb48cdc9c9070086a6103605000000"); // gzip of "hello"
    m_server->answer(200, packed, "Content-Encoding: gzip\r\n");
    QVERIFY(!get(offered()));
    QCOMPARE(fetched(), packed);
    QCOMPARE(m_server->requests().first().headers.value("accept-encoding"), "identity");
}

void TestTransfers::downloadIntoNowhere()
{
    FileDownload download(*m_web, offered(), m_dir->filePath(u"no/such/folder"_s), 1000);
    QSignalSpy finished(&download, &FileDownload::finished);
    download.start();
    EVENTUALLY(finished.size() == 1);
    QCOMPARE(finished.first().first().value<Result>()->kind, Kind::Unwritable);
}

void TestTransfers::brokenOffLeavesNothing()
{
    m_server->answer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello");
    auto download = std::make_unique<FileDownload>(*m_web, offered(), place(), 1000);
    QSignalSpy progressed(download.get(), &FileDownload::progressed);
    download->start();
    QVERIFY(QFile::exists(place() + u".part"_s));
    EVENTUALLY(!progressed.isEmpty());
    download.reset();
    QVERIFY(!QFile::exists(place() + u".part"_s));
    QVERIFY(!QFile::exists(place()));
}

void TestTransfers::trust_data()
{
    QTest::addColumn<bool>("knowsAuthority");
    QTest::addColumn<QByteArray>("pin");
    QTest::addColumn<bool>("believed");
    QTest::newRow("nobody vouches for it") << false << QByteArray() << false;
    QTest::newRow("the account's authority does") << true << QByteArray() << true;
    QTest::newRow("the certificate that was accepted") << false << QByteArray("right") << true;
    QTest::newRow("another one was accepted") << false << QByteArray("wrong") << false;
}

void TestTransfers::trust()
{
    QFETCH(bool, knowsAuthority);
    QFETCH(QByteArray, pin);
    if (pin == "right")
        pin = m_identity.certificate.digest(QCryptographicHash::Sha256);
    m_web->setTrust({knowsAuthority ? m_dir->filePath(u"ca.pem"_s) : QString(), pin});
    m_server->answer(200, "hello");
    const Result error = get(offered());
    QTEST(!error, "believed");
    if (error)
        QCOMPARE(error->kind, Kind::Certificate);
}

QTEST_GUILESS_MAIN(TestTransfers)
#include "tst_transfers.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/filesharing.h"
#include "tests/xmpp/written.h"

#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray kPng = QByteArray::fromBase64(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

QString sharing(const QString &metadata, const QString &target = u"https://download.example/4a77/summit.jpg"_s)
{
    return u"<message><file-sharing xmlns='urn:xmpp:sfs:0' disposition='inline'>"
           "<file xmlns='urn:xmpp:file:metadata:0'>%1</file><sources>"
           "<url-data xmlns='http://jabber.org/protocol/url-data' target='%2'/></sources></file-sharing></message>"_s
               .arg(metadata, target);
}

Attachment only(const QString &text)
{
    const auto files = readSharedFiles(test::xml(text));
    return files.size() == 1 ? files.front() : Attachment();
}

} // namespace

class TestFileSharing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void example();
    void addresses_data();
    void addresses();
    void metadata_data();
    void metadata();
    void names_data();
    void names();
    void thumbnails_data();
    void thumbnails();
    void manyFiles();
    void outOfBand();
    void thereAndBack();
    void nothingWithoutAnAddress();
};

void TestFileSharing::example()
{
    // XEP-0447, example 1.
    const Attachment file =
        only(sharing(u"<media-type>image/jpeg</media-type><name>summit.jpg</name><size>3032449</size>"
                     "<width>4096</width><height>2160</height><hash xmlns='urn:xmpp:hashes:2' algo='sha3-256'>"
                     "2XarmwTlNxDAMkvymloX3S5+VbylNrJt/l5QyPa+YoU=</hash><desc>Photo from the summit.</desc>"_s));
    QCOMPARE(file.url, QUrl(u"https://download.example/4a77/summit.jpg"_s));
    QCOMPARE(file.mediaType, u"image/jpeg");
    QCOMPARE(file.name, u"summit.jpg");
    QCOMPARE(file.size, 3032449);
    QCOMPARE(file.pictureSize, QSize(4096, 2160));
    QCOMPARE(file.hashes.size(), size_t{1});
    QCOMPARE(file.hashes.front().algorithm, u"sha3-256");
    QCOMPARE(file.hashes.front().digest.size(), 32);
    QCOMPARE(file.description, u"Photo from the summit.");
    QCOMPARE(file.state, TransferState::Offered);
}

void TestFileSharing::addresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("taken");
    QTest::newRow("https") << u"https://a.example/f.png"_s << true;
    QTest::newRow("in the clear") << u"http://a.example/f.png"_s << false;
    QTest::newRow("a local file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("encrypted, which we cannot read") << u"aesgcm://a.example/f#00"_s << false;
    QTest::newRow("with somebody's password") << u"https://user:pw@a.example/f"_s << false;
    QTest::newRow("no host") << u"https:///f"_s << false;
    QTest::newRow("a script") << u"javascript:alert(1)"_s << false;
    QTest::newRow("none") << QString() << false;
}

void TestFileSharing::addresses()
{
    QFETCH(const QString, address);
    QFETCH(const bool, taken);
    QCOMPARE(readSharedFiles(test::xml(sharing({}, address))).size(), size_t(taken));
    const auto outside = u"<message><x xmlns='jabber:x:oob'><url>%1</url></x></message>"_s.arg(address);
    QCOMPARE(readOutOfBand(test::xml(outside)).has_value(), taken);
}

void TestFileSharing::metadata_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<QSize>("picture");
    QTest::addColumn<qint64>("duration");
    QTest::newRow("nothing said") << QString() << qint64(-1) << QSize() << qint64(-1);
    QTest::newRow("a sound") << u"<size>9</size><length>63000</length>"_s << qint64(9) << QSize() << qint64(63000);
    QTest::newRow("negative") << u"<size>-9</size><width>-1</width><height>-1</height><length>-4</length>"_s
                              << qint64(-1) << QSize() << qint64(-1);
    QTest::newRow("beyond everything")
        << u"<size>99999999999999999999</size><width>2000000000</width><height>1</height>"_s << qint64(-1) << QSize()
        << qint64(-1);
    QTest::newRow("half a size") << u"<width>10</width>"_s << qint64(-1) << QSize() << qint64(-1);
    QTest::newRow("words") << u"<size>big</size><length>long</length>"_s << qint64(-1) << QSize() << qint64(-1);
    QTest::newRow("another namespace") << u"<size xmlns='urn:x'>9</size>"_s << qint64(-1) << QSize() << qint64(-1);
}

void TestFileSharing::metadata()
{
    QFETCH(const QString, text);
    const Attachment file = only(sharing(text));
    QTEST(file.size, "size");
    QTEST(file.pictureSize, "picture");
    QTEST(file.durationMs, "duration");
}

void TestFileSharing::names_data()
{
    QTest::addColumn<QString>("claimed");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << u"Über uns.pdf"_s << u"Über uns.pdf"_s;
    QTest::newRow("a path") << u"../../.ssh/authorized_keys"_s << u"authorized_keys"_s;
    QTest::newRow("a Windows path") << u"C:\\Windows\\system.ini"_s << u"system.ini"_s;
    QTest::newRow("hidden") << u"...bashrc"_s << u"bashrc"_s;
    QTest::newRow("only dots") << u".."_s << u"file"_s;
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("joined letters") << u"می\u200Cخواهم.pdf"_s << u"می\u200Cخواهم.pdf"_s;
    QTest::newRow("a direction override that hides the ending") << u"photo_\u202Egpj.exe"_s << u"photo_gpj.exe"_s;
    QTest::newRow("control characters") << u"a\nb\tc"_s + QChar(0) + u"d"_s << u"a b cd"_s;
    QTest::newRow("long: the ending stays") << QString(500, u'x') + u".jpeg"_s << QString(195, u'x') + u".jpeg"_s;
}

void TestFileSharing::names()
{
    QFETCH(const QString, claimed);
    QTEST(cleanName(claimed), "expected");
}

void TestFileSharing::thumbnails_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("expected");
    const QString address = u"data:image/png;base64,"_s;
    QTest::newRow("in the address") << address + QString::fromLatin1(kPng.toBase64()) << QByteArray() << kPng;
    QTest::newRow("in the same message") << u"cid:sha1+aa@bob.xmpp.org"_s << kPng << kPng;
    QTest::newRow("another's bits") << u"cid:sha1+bb@bob.xmpp.org"_s << kPng << QByteArray();
    QTest::newRow("elsewhere: not fetched") << u"https://tracker.example/x.png"_s << QByteArray() << QByteArray();
    QTest::newRow("no picture") << u"cid:sha1+aa@bob.xmpp.org"_s << QByteArray("<svg/>") << QByteArray();
    QTest::newRow("not base64") << u"data:image/png,x"_s << QByteArray() << QByteArray();
    QTest::newRow("too big") << u"cid:sha1+aa@bob.xmpp.org"_s << kPng + QByteArray(kThumbnailLimit, 'x')
                             << QByteArray();
}

void TestFileSharing::thumbnails()
{
    QFETCH(const QString, uri);
    QFETCH(const QByteArray, data);
    QString text = sharing(u"<thumbnail xmlns='urn:xmpp:thumbs:1' uri='%1' media-type='image/png'/>"_s.arg(uri));
    if (!data.isEmpty())
        text.insert(text.lastIndexOf(u"</message>"_s),
                    u"<data xmlns='urn:xmpp:bob' cid='sha1+aa@bob.xmpp.org' type='image/png'>%1</data>"_s.arg(
                        QString::fromLatin1(data.toBase64())));
    QTEST(only(text).thumbnail, "expected");
}

void TestFileSharing::manyFiles()
{
    QString text = u"<message>"_s;
    for (int i = 0; i < 1000; ++i)
        text += sharing({}).sliced(9).chopped(10);
    QCOMPARE(readSharedFiles(test::xml(text + u"</message>"_s)).size(), kMostAttachments);
}

void TestFileSharing::outOfBand()
{
    const auto file = readOutOfBand(
        test::xml(u"<message><body>https://a.example/up/R%C3%A9sum%C3%A9.pdf</body><x xmlns='jabber:x:oob'>"
                  "<url> https://a.example/up/R%C3%A9sum%C3%A9.pdf </url><desc>mine</desc></x></message>"_s));
    QVERIFY(file);
    QCOMPARE(file->name, u"Résumé.pdf");
    QCOMPARE(file->description, u"mine");
    QVERIFY(!readOutOfBand(test::xml(u"<message><x xmlns='jabber:x:oob'/></message>"_s)));
}

void TestFileSharing::thereAndBack()
{
    Attachment file;
    file.url = QUrl(u"https://up.example/a b/ü.png?x=1&y=2"_s);
    file.name = u"ü &1'.png"_s;
    file.mediaType = u"image/png"_s;
    file.size = 12;
    file.pictureSize = QSize(640, 480);
    file.durationMs = 1500;
    file.description = u"me & you"_s;
    file.hashes = {{u"sha-256"_s, QByteArray(32, 'h')}};
    file.thumbnail = kPng;
    const auto message = test::written([&](QXmlStreamWriter &writer) {
        writeSharedFile(writer, file);
        writeOutOfBand(writer, file);
    });
    QCOMPARE(readSharedFiles(message), std::vector{file});
    QCOMPARE(readOutOfBand(message)->url, file.url);
}

void TestFileSharing::nothingWithoutAnAddress()
{
    const auto message = test::written([](QXmlStreamWriter &writer) { writeSharedFile(writer, Attachment()); });
    QVERIFY(message.firstChildElement().isNull());
}

QTEST_GUILESS_MAIN(TestFileSharing)
#include "tst_filesharing.moc"

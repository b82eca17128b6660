// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/picture.h"

#include <QBuffer>
#include <QDir>
#include <QImageReader>
#include <QPainter>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace causerie::files;
using namespace Qt::StringLiterals;

/// Pictures come from anybody: what they claim to be counts for nothing.
class TestPicture final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsItsSize();
    void decodesNoLargerThanAsked();
    void refuses_data();
    void refuses();
    void aHugeOneIsRefusedUnread_data();
    void aHugeOneIsRefusedUnread();
    void othersPreviewsAreSmall();
    void isTurnedUpright();
    void previewsAreSmall();
    void previewsOfNoiseAreCutDown();
    void transparencyStays();

private:
    QString write(const QString &name, const QByteArray &bytes) const;
    static QByteArray claiming(quint32 width, quint32 height);
    static QByteArray encoded(const QImage &image, const char *format);
    static QImage filled(int width, int height, Qt::GlobalColor colour = Qt::red);

    QTemporaryDir m_folder;
};

QString TestPicture::write(const QString &name, const QByteArray &bytes) const
{
    const QString path = m_folder.filePath(name);
    QFile out(path);
    return out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() ? path : QString();
}

QByteArray TestPicture::encoded(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

QImage TestPicture::filled(int width, int height, Qt::GlobalColor colour)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(colour);
    return image;
}

void TestPicture::tellsItsSize()
{
    // The name says nothing.
    QCOMPARE(pictureSize(write(u"a.txt"_s, encoded(filled(120, 80), "PNG"))), QSize(120, 80));
}

void TestPicture::decodesNoLargerThanAsked()
{
    const QByteArray bytes = encoded(filled(400, 100), "JPEG");
    QCOMPARE(decodePicture(bytes, {100, 100})->size(), QSize(100, 25));
    QCOMPARE(decodePicture(bytes, {1000, 1000})->size(), QSize(400, 100));
    QCOMPARE(loadPicture(write(u"wide"_s, encoded(filled(4000, 1), "PNG")), {10, 10})->size(), QSize(10, 1));
}

void TestPicture::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<PictureError>("error");
    QTest::newRow("nothing") << QByteArray() << PictureError::NotAPicture;
    QTest::newRow("a text") << QByteArray("hello") << PictureError::NotAPicture;
    QTest::newRow("a drawing that could load more")
        << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>") << PictureError::NotAPicture;
    QTest::newRow("broken off") << encoded(filled(64, 64), "PNG").first(60) << PictureError::Damaged;
}

void TestPicture::refuses()
{
    QFETCH(QByteArray, bytes);
    const auto image = decodePicture(bytes, {100, 100});
    QVERIFY(!image);
    QTEST(image.error(), "error");
    QCOMPARE(loadPicture(m_folder.filePath(u"nowhere"_s), {1, 1}).error(), PictureError::Unreadable);
}

/// A PNG of a few bytes that claims another size.
QByteArray TestPicture::claiming(quint32 width, quint32 height)
{
    QByteArray bytes = encoded(filled(1, 1), "PNG");
    QByteArray size(8, Qt::Uninitialized);
    qToBigEndian(width, size.data());
    qToBigEndian(height, size.data() + 4);
    bytes.replace(16, 8, size);
    // The checksum of the header chunk has to fit, or it would be damaged.
    quint32 crc = 0xffffffffU;
    for (const char byte : bytes.sliced(12, 17)) {
        crc ^= quint8(byte);
        for (int i = 0; i < 8; ++i)
            crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320U : 0);
    }
    crc = ~crc;
    const char sum[] = {char(crc >> 24), char(crc >> 16), char(crc >> 8), char(crc)};
    return bytes.replace(29, 4, QByteArray(sum, 4));
}

void TestPicture::aHugeOneIsRefusedUnread_data()
{
    QTest::addColumn<quint32>("width");
    QTest::addColumn<quint32>("height");
    QTest::addColumn<bool>("isRefused");
    QTest::newRow("larger than any") << 30'000U << 30'000U << true;
    QTest::newRow("237 MB, from 230 KB") << 7'700U << 7'700U << true;
    QTest::newRow("long") << 100'000U << 400U << true;
    QTest::newRow("a large photo") << 6'000U << 4'000U << false;
}

void TestPicture::aHugeOneIsRefusedUnread()
{
    QFETCH(quint32, width);
    QFETCH(quint32, height);
    QFETCH(bool, isRefused);
    const QByteArray bytes = claiming(width, height);
    if (!isRefused) {
        QCOMPARE(pictureSize(write(u"large.png"_s, bytes)), QSize(int(width), int(height)));
        return;
    }
    QCOMPARE(pictureSize(write(u"bomb.png"_s, bytes)).error(), PictureError::TooLarge);
    QCOMPARE(decodePicture(bytes, {100, 100}).error(), PictureError::TooLarge);
}

void TestPicture::isTurnedUpright()
{
    // Orientation 6 of EXIF: turned by a quarter to be looked at.
    QByteArray bytes = encoded(filled(40, 20), "JPEG");
    const QByteArray exif = QByteArray::fromHex("ffe1002245786966000049492a00080000000100120103000100000006000000"
                                                "00000000");
    bytes.insert(2, exif);
    QCOMPARE(pictureSize(write(u"turned"_s, bytes)), QSize(20, 40));
    QCOMPARE(decodePicture(bytes, {10, 10})->size(), QSize(5, 10));
}

void TestPicture::previewsAreSmall()
{
    const QByteArray preview = makeThumbnail(filled(3000, 1000), 32 * 1024);
    QVERIFY(!preview.isEmpty());
    QCOMPARE(QImage::fromData(preview).size(), QSize(400, 133));
    QVERIFY(makeThumbnail(QImage(), 32 * 1024).isEmpty());
}

void TestPicture::previewsOfNoiseAreCutDown()
{
    QImage noise(600, 600, QImage::Format_RGB32);
    QRandomGenerator random(1);
    for (int y = 0; y < noise.height(); ++y) {
        for (int x = 0; x < noise.width(); ++x)
            noise.setPixel(x, y, random.generate());
    }
    const QByteArray preview = makeThumbnail(noise, 8 * 1024);
    QVERIFY(!preview.isEmpty());
    QVERIFY(preview.size() <= 8 * 1024);
    QVERIFY(makeThumbnail(noise, 10).isEmpty());
}

void TestPicture::transparencyStays()
{
    QImage glass(50, 50, QImage::Format_ARGB32);
    glass.fill(Qt::transparent);
    QVERIFY(QImage::fromData(makeThumbnail(glass, 32 * 1024)).hasAlphaChannel());
}

void TestPicture::othersPreviewsAreSmall()
{
    const QByteArray small = encoded(filled(400, 300), "PNG");
    QCOMPARE(decodePreview(small)->size(), QSize(400, 300));
    QCOMPARE(decodePreview(encoded(filled(800, 800), "PNG")).error(), PictureError::TooLarge);
    QCOMPARE(decodePreview("x").error(), PictureError::NotAPicture);
}

QTEST_GUILESS_MAIN(TestPicture)
#include "tst_picture.moc"

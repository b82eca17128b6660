// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/picture.h"
#include "core/files/portrait.h"

#include <QRandomGenerator>
#include <QTest>

using namespace causerie;
using namespace causerie::files;
using namespace Qt::StringLiterals;

class TestPortrait : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void squares_data();
    void squares();
    void forms_data();
    void forms();
    void noisyOnesAreMadeSmaller();
    void saysNothingOfItsOrigin();
    void hashes_data();
    void hashes();
};

void TestPortrait::squares_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QSize>("expected");
    QTest::newRow("wide") << QSize(600, 300) << QSize(256, 256);
    QTest::newRow("high") << QSize(300, 900) << QSize(256, 256);
    QTest::newRow("small stays small") << QSize(64, 40) << QSize(40, 40);
    QTest::newRow("a line") << QSize(1000, 1) << QSize(1, 1);
    QTest::newRow("none") << QSize() << QSize();
}

void TestPortrait::squares()
{
    QFETCH(QSize, size);
    QFETCH(QSize, expected);
    QImage picture(size, QImage::Format_RGB32);
    picture.fill(Qt::blue);
    const QImage square = squared(picture, 256);
    QCOMPARE(square.isNull() ? QSize() : square.size(), expected);
}

void TestPortrait::forms_data()
{
    QTest::addColumn<QColor>("colour");
    QTest::addColumn<QString>("expected");
    QTest::newRow("opaque, though it has a channel for it") << QColor(10, 20, 30) << u"image/jpeg"_s;
    QTest::newRow("see-through") << QColor(10, 20, 30, 80) << u"image/png"_s;
}

void TestPortrait::forms()
{
    QFETCH(QColor, colour);
    QFETCH(QString, expected);
    QImage picture(500, 400, QImage::Format_ARGB32);
    picture.fill(colour);
    const auto portrait = makePortrait(picture);
    QVERIFY(portrait);
    QCOMPARE(portrait->mediaType, expected);
    QCOMPARE(portrait->size, QSize(256, 256));
    QCOMPARE(portrait->sha1, sha1Of(portrait->bytes));
    QCOMPARE(decodePicture(portrait->bytes, {1000, 1000})->size(), portrait->size);
    QVERIFY(!makePortrait({}));
}

void TestPortrait::noisyOnesAreMadeSmaller()
{
    QImage noise(400, 400, QImage::Format_ARGB32);
    QRandomGenerator random(1);
    for (int y = 0; y < noise.height(); ++y) {
        for (int x = 0; x < noise.width(); ++x)
            noise.setPixel(x, y, random.generate());
    }
    const auto portrait = makePortrait(noise);
    QVERIFY(portrait);
    QVERIFY(portrait->bytes.size() <= kMostPortraitBytes);
    QVERIFY(portrait->size.width() < kPortraitSide);
}

void TestPortrait::saysNothingOfItsOrigin()
{
    QImage picture(100, 100, QImage::Format_ARGB32);
    picture.fill(QColor(1, 2, 3, 4));
    picture.setText(u"Author"_s, u"somebody at home"_s);
    QVERIFY(!makePortrait(picture)->bytes.contains("somebody"));
}

void TestPortrait::hashes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("expected");
    QTest::newRow("one") << u"da39a3ee5e6b4b0d3255bfef95601890afd80709"_s << true;
    QTest::newRow("capitals") << u"DA39A3EE5E6B4B0D3255BFEF95601890AFD80709"_s << false;
    QTest::newRow("a path") << u"../../../../../../../../../../etc/passwd"_s << false;
    QTest::newRow("too short") << u"da39"_s << false;
    QTest::newRow("nothing") << QString() << false;
}

void TestPortrait::hashes()
{
    QFETCH(QString, text);
    QTEST(isSha1(text), "expected");
    QCOMPARE(sha1Of({}), u"da39a3ee5e6b4b0d3255bfef95601890afd80709"); // FIPS 180-4
}

QTEST_GUILESS_MAIN(TestPortrait)
#include "tst_portrait.moc"

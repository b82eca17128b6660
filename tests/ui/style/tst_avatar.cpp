// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/avatar.h"
#include "ui/style/theme.h"

#include <QImage>
#include <QPainter>
#include <QSet>
#include <QTest>

#include <cmath>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

class TestAvatar final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hueAndColour_data();
    void hueAndColour();
    void whiteLettersCanBeRead();
    void resourceDoesNotMatter();
    void letters_data();
    void letters();
    void eachAvailabilityHasItsShape();
    void markFollowsTheDirectionOfReading();
};

void TestAvatar::hueAndColour_data()
{
    // XEP-0392 1.0, §13 "Test Vectors".
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("angle");
    QTest::addColumn<double>("red");
    QTest::addColumn<double>("green");
    QTest::addColumn<double>("blue");
    QTest::newRow("Romeo") << u"Romeo"_s << 327.255249 << 0.865 << 0.000 << 0.686;
    QTest::newRow("an address") << u"juliet@capulet.lit"_s << 209.410400 << 0.000 << 0.515 << 0.573;
    QTest::newRow("outside the basic plane") << u"😺"_s << 331.199341 << 0.872 << 0.000 << 0.659;
    QTest::newRow("nearly a full turn") << u"council"_s << 359.994507 << 0.918 << 0.000 << 0.394;
}

void TestAvatar::hueAndColour()
{
    QFETCH(QString, text);
    QFETCH(double, angle);
    QVERIFY(std::abs(hueAngle(text) - angle) < 1e-5);
    const QColor colour = fromHsluv(angle, 100, 50);
    QTEST_ASSERT(colour.isValid());
    QFETCH(double, red);
    QFETCH(double, green);
    QFETCH(double, blue);
    QVERIFY2(std::abs(colour.redF() - red) < 0.002, qPrintable(colour.name()));
    QVERIFY2(std::abs(colour.greenF() - green) < 0.002, qPrintable(colour.name()));
    QVERIFY2(std::abs(colour.blueF() - blue) < 0.002, qPrintable(colour.name()));
}

void TestAvatar::whiteLettersCanBeRead()
{
    const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    for (int i = 0; i < 400; ++i) {
        const QColor c = avatarColour(Jid::parse(u"person%1@example.test"_s.arg(i)).value());
        const double l = 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
        QVERIFY2(1.05 / (l + 0.05) >= 4.5, qPrintable(c.name()));
    }
}

void TestAvatar::resourceDoesNotMatter()
{
    QCOMPARE(avatarColour(Jid::parse(u"juliet@example.test/balcony"_s).value()),
             avatarColour(Jid::parse(u"juliet@example.test"_s).value()));
}

void TestAvatar::letters_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("letters");
    QTest::newRow("one word") << u"Romeo"_s << u"R"_s;
    QTest::newRow("two words") << u"Juliette Capulet"_s << u"JC"_s;
    QTest::newRow("first and last of many") << u"Jean de la Fontaine"_s << u"JF"_s;
    QTest::newRow("small letters grow") << u"alice"_s << u"A"_s;
    QTest::newRow("marks are skipped") << u"(the) \"nurse\""_s << u"TN"_s;
    QTest::newRow("a telephone number") << u"+33 1 39 63"_s << u"3"_s;
    QTest::newRow("a letter with an accent of its own") << u"e\u0301milie"_s << u"E\u0301"_s;
    QTest::newRow("another script") << u"Лев Толстой"_s << u"ЛТ"_s;
    QTest::newRow("nothing") << QString() << u"?"_s;
    QTest::newRow("only signs") << u"***"_s << u"?"_s;
}

void TestAvatar::letters()
{
    QFETCH(QString, name);
    QTEST(initials(name), "letters");
}

void TestAvatar::eachAvailabilityHasItsShape()
{
    // Painted in one colour they must still differ.
    Tokens grey = tokens(Scheme::Light);
    grey.ok = grey.away = grey.danger = grey.offline = Qt::black;
    QSet<QByteArray> shapes;
    for (const auto availability : {Availability::Offline, Availability::DoNotDisturb, Availability::ExtendedAway,
                                    Availability::Away, Availability::Available, Availability::FreeForChat}) {
        QImage image(24, 24, QImage::Format_Grayscale8);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintPresenceShape(painter, QRectF(2, 2, 20, 20), availability, grey, Qt::white);
        painter.end();
        shapes.insert(QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes()));
    }
    QCOMPARE(shapes.size(), 6);
}

void TestAvatar::markFollowsTheDirectionOfReading()
{
    const auto markedHalf = [](Qt::LayoutDirection direction) {
        QImage image(60, 60, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintPresenceMark(painter, QRectF(9, 9, 42, 42), Availability::Available, tokens(Scheme::Light), Qt::white,
                          direction);
        painter.end();
        int left = 0;
        int right = 0;
        for (int y = 0; y < 60; ++y) {
            for (int x = 0; x < 60; ++x) {
                if (image.pixelColor(x, y) == tokens(Scheme::Light).ok)
                    ++(x < 30 ? left : right);
            }
        }
        return left > right ? u"left"_s : u"right"_s;
    };
    QCOMPARE(markedHalf(Qt::LeftToRight), u"right"_s);
    QCOMPARE(markedHalf(Qt::RightToLeft), u"left"_s);
}

QTEST_MAIN(TestAvatar)
#include "tst_avatar.moc"

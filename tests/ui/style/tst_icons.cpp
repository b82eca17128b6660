// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/icons.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QPalette>
#include <QTest>

using namespace causerie::ui;
using namespace Qt::StringLiterals;

class TestIcons final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyDrawingPaints();
    void tintFollowsTheTheme();
    void directionIsMirrored();
};

namespace
{
int inked(const QImage &image, const QColor &colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == colour)
                ++count;
        }
    }
    return count;
}
} // namespace

void TestIcons::everyDrawingPaints()
{
    QVERIFY(!applicationIcon().pixmap(32).isNull());
    const QStringList files = QDir(u":/icons"_s).entryList({u"*.svg"_s});
    QVERIFY(files.size() > 20);
    for (const QString &file : files) {
        if (file == "causerie.svg"_L1)
            continue;
        const QPixmap pixmap = iconPixmap(file.chopped(4), Qt::red, QSize(48, 48), 1);
        QVERIFY2(inked(pixmap.toImage(), Qt::red) > 10, qPrintable(file));
    }
}

void TestIcons::tintFollowsTheTheme()
{
    const QIcon phone = icon(u"phone"_s, &Tokens::text);
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        QApplication::setPalette(makePalette(scheme));
        const QImage image = phone.pixmap(QSize(40, 40), 1.0).toImage();
        QVERIFY(inked(image, tokens(scheme).text) > 10);
        const QImage disabled = phone.pixmap(QSize(40, 40), 1.0, QIcon::Disabled).toImage();
        QVERIFY(inked(disabled, tokens(scheme).faint) > 10);
    }
}

void TestIcons::directionIsMirrored()
{
    const QImage leftToRight = iconPixmap(u"send"_s, Qt::red, QSize(40, 40), 1).toImage();
    QApplication::setLayoutDirection(Qt::RightToLeft);
    const QImage rightToLeft = iconPixmap(u"send"_s, Qt::red, QSize(40, 40), 1).toImage();
    const QImage plus = iconPixmap(u"plus"_s, Qt::red, QSize(40, 40), 1).toImage();
    QApplication::setLayoutDirection(Qt::LeftToRight);
    QVERIFY(leftToRight != rightToLeft);
    QCOMPARE(plus, iconPixmap(u"plus"_s, Qt::red, QSize(40, 40), 1).toImage());
}

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"

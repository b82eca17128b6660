// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/measure.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QPalette>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace causerie::ui;
using namespace Qt::StringLiterals;

namespace
{

double luminance(const QColor &colour)
{
    const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

/// WCAG 2.2, "contrast ratio".
double contrast(const QColor &a, const QColor &b)
{
    const double light = std::max(luminance(a), luminance(b));
    const double dark = std::min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

} // namespace

class TestTheme final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsStandOutFromTheirGround_data();
    void wordsStandOutFromTheirGround();
    void paletteTellsItsColumn();
    void sheetIsComplete();
    void sheetGrowsWithTheFont();
    void choiceIsApplied();
};

void TestTheme::wordsStandOutFromTheirGround_data()
{
    QTest::addColumn<QColor>("word");
    QTest::addColumn<QColor>("ground");
    struct Pair {
        const char *name;
        QColor Tokens::*word;
        QColor Tokens::*ground;
    };
    constexpr Pair pairs[] = {
        {"text on window", &Tokens::text, &Tokens::window},
        {"text on panel", &Tokens::text, &Tokens::panel},
        {"text on raised", &Tokens::text, &Tokens::raised},
        {"text on hover", &Tokens::text, &Tokens::hover},
        {"text on select", &Tokens::text, &Tokens::select},
        {"text in our bubble", &Tokens::text, &Tokens::mine},
        {"text in their bubble", &Tokens::text, &Tokens::theirs},
        {"muted on window", &Tokens::muted, &Tokens::window},
        {"muted on panel", &Tokens::muted, &Tokens::panel},
        {"muted on hover", &Tokens::muted, &Tokens::hover},
        {"muted on select", &Tokens::muted, &Tokens::select},
        {"muted in their bubble", &Tokens::muted, &Tokens::theirs},
        {"time in our bubble", &Tokens::mutedOnMine, &Tokens::mine},
        {"accent on panel", &Tokens::accent, &Tokens::panel},
        {"accent on window", &Tokens::accent, &Tokens::window},
        {"link in our bubble", &Tokens::accentText, &Tokens::mine},
        {"link in their bubble", &Tokens::accentText, &Tokens::theirs},
        {"accent words on select", &Tokens::accentText, &Tokens::select},
        {"word on accent", &Tokens::onAccent, &Tokens::accent},
        {"word on danger", &Tokens::onDanger, &Tokens::danger},
        {"word on the answer button", &Tokens::onOk, &Tokens::okFill},
        {"danger on panel", &Tokens::danger, &Tokens::panel},
        {"danger in our bubble", &Tokens::dangerOnMine, &Tokens::mine},
    };
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        for (const Pair &pair : pairs) {
            QTest::addRow("%s, %s", pair.name, scheme == Scheme::Dark ? "dark" : "light")
                << tokens(scheme).*pair.word << tokens(scheme).*pair.ground;
        }
    }
}

void TestTheme::wordsStandOutFromTheirGround()
{
    QFETCH(QColor, word);
    QFETCH(QColor, ground);
    QVERIFY2(contrast(word, ground) >= 4.5, qPrintable(QString::number(contrast(word, ground))));
}

void TestTheme::paletteTellsItsColumn()
{
    QCOMPARE(schemeOf(makePalette(Scheme::Light)), Scheme::Light);
    QCOMPARE(schemeOf(makePalette(Scheme::Dark)), Scheme::Dark);
    QCOMPARE(tokens(makePalette(Scheme::Dark)).window, QColor(0x17, 0x19, 0x1c));
    QCOMPARE(makePalette(Scheme::Light).color(QPalette::Highlight), tokens(Scheme::Light).accent);
    QCOMPARE(makePalette(Scheme::Light).color(QPalette::Disabled, QPalette::Text), tokens(Scheme::Light).faint);
}

void TestTheme::sheetIsComplete()
{
    const Theme theme(*qApp); // makes the drawings readable
    static const QRegularExpression drawing(u"url\\((:[^)]+)\\)"_s);
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const QString sheet = makeStyleSheet(tokens(scheme), QFont());
        QVERIFY(!sheet.contains(u'$'));
        QVERIFY(sheet.contains(tokens(scheme).accent.name()));
        QVERIFY(sheet.contains("QPushButton[kind=\"primary\"]"_L1));
        QVERIFY(drawing.match(sheet).hasMatch());
        for (const auto &match : drawing.globalMatch(sheet))
            QVERIFY2(QFile::exists(match.captured(1)), qPrintable(match.captured(1)));
    }
}

void TestTheme::sheetGrowsWithTheFont()
{
    QFont small;
    small.setPixelSize(14);
    QFont big;
    big.setPixelSize(28);
    QVERIFY(makeStyleSheet(tokens(Scheme::Light), small).contains("border-radius: 12px"_L1));
    QVERIFY(makeStyleSheet(tokens(Scheme::Light), big).contains("border-radius: 24px"_L1));
    QCOMPARE(scaled(small, 312), 312);
    QCOMPARE(scaled(big, 312), 624);
    QCOMPARE(smaller(small).pixelSize(), 12);
    QCOMPARE(semiBold(small).weight(), QFont::DemiBold);
    QFont points;
    points.setPointSizeF(14);
    QCOMPARE(smaller(points).pointSizeF(), 12.0);
}

void TestTheme::choiceIsApplied()
{
    Theme theme(*qApp, ThemeChoice::Light);
    QCOMPARE(theme.scheme(), Scheme::Light);
    QCOMPARE(QApplication::palette().color(QPalette::Window), tokens(Scheme::Light).window);
    QLabel label;
    label.ensurePolished();

    QSignalSpy changed(&theme, &Theme::changed);
    theme.setChoice(ThemeChoice::Dark);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(theme.scheme(), Scheme::Dark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), tokens(Scheme::Dark).window);
    QCOMPARE(schemeOf(label.palette()), Scheme::Dark); // a widget that was there follows

    theme.setChoice(ThemeChoice::Dark);
    QCOMPARE(changed.size(), 1);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"

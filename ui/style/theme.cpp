// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/theme.h"

#include "ui/style/icons.h"
#include "ui/style/measure.h"

#include <QApplication>
#include <QInputDialog>
#include <QMessageBox>
#include <QPalette>
#include <QProxyStyle>
#include <QStyleFactory>
#include <QStyleHints>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

struct Row {
    QColor Tokens::*token;
    QRgb light;
    QRgb dark;
};

// The one table. Contrasts are checked in tst_theme.
constexpr Row kTable[] = {
    {&Tokens::accent, 0xff0e7c7b, 0xff3fc1b5},      {&Tokens::accentText, 0xff0b6665, 0xff63d3c8},
    {&Tokens::onAccent, 0xffffffff, 0xff06201e},    {&Tokens::window, 0xfff6f7f8, 0xff17191c},
    {&Tokens::panel, 0xffffffff, 0xff1d2023},       {&Tokens::raised, 0xffffffff, 0xff24282c},
    {&Tokens::line, 0xffe3e6e8, 0xff2d3237},        {&Tokens::text, 0xff1b1f23, 0xffe8eaec},
    {&Tokens::muted, 0xff5f6971, 0xff9aa4ab}, // light: a shade darker than #667078, which misses 4.5:1 on `select`
    {&Tokens::faint, 0xff98a1a8, 0xff6d767d},       {&Tokens::hover, 0xffeef1f2, 0xff262b2f},
    {&Tokens::select, 0xffdff0ee, 0xff1f3b3a},      {&Tokens::mine, 0xffd5efeb, 0xff1d4643},
    {&Tokens::mutedOnMine, 0xff4c6663, 0xff9fbbb8}, {&Tokens::theirs, 0xffffffff, 0xff262b2f},
    {&Tokens::ok, 0xff2e9e5b, 0xff4cc07d},          {&Tokens::okFill, 0xff237d47, 0xff4cc07d},
    {&Tokens::onOk, 0xffffffff, 0xff06201e},        {&Tokens::away, 0xffd99a1c, 0xffe2b04a},
    {&Tokens::danger, 0xffc8372d, 0xffef6a5e},      {&Tokens::onDanger, 0xffffffff, 0xff2a0806},
    {&Tokens::offline, 0xffa9b0b6, 0xff666e75},     {&Tokens::dangerOnMine, 0xffb92f26, 0xffff9086},
};

Tokens readColumn(QRgb Row::*column)
{
    Tokens result;
    for (const Row &row : kTable)
        result.*row.token = QColor::fromRgb(row.*column);
    return result;
}

constexpr auto kControls = R"(
QDialog, QFrame[kind="panel"] { background: $panel; }
QFrame[kind="card"] { background: $raised; border: 1px solid $line; border-radius: #12px; }
QFrame[kind="header"] { background: $panel; border: none; border-bottom: 1px solid $line; }
QFrame[kind="bar"] { background: $hover; border: none; border-bottom: 1px solid $line; }
QFrame[kind="call"] { background: $okFill; border: none; }
QLabel { background: transparent; }
QMessageBox QLabel[objectName="qt_msgbox_label"] { font-weight: 600; }
QLabel[kind="on-accent"] { color: $onOk; font-weight: 600; }
QLabel[kind="muted"], QLabel[kind="small"] { color: $muted; }
QLabel[kind="error"] { color: $danger; }
QLabel[kind="heading"] { color: $muted; font-weight: 600; }
QLabel[kind="title"] { font-weight: 700; }
QPushButton { background: $raised; color: $text; border: 1px solid $line; border-radius: #9px; padding: #6px #15px;
    min-height: #20px; font-weight: 600; outline: none; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $select; }
QPushButton:focus { border: 2px solid $accent; padding: #5px #14px; }
QPushButton:disabled { color: $faint; background: $panel; }
QPushButton::menu-indicator { image: url(:/sheet/choice-@.svg); subcontrol-origin: padding;
    subcontrol-position: center right; width: #14px; height: #14px; right: #8px; }
QPushButton[kind="primary"] { background: $accent; color: $onAccent; border-color: $accent; }
QPushButton[kind="primary"]:hover { background: $accentText; border-color: $accentText; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $hover; color: $faint; border-color: $line; }
QPushButton[kind="danger"] { background: $danger; color: $onDanger; border-color: $danger; }
QPushButton[kind="danger"]:focus, QPushButton[kind="ok"]:focus { border: 2px solid $text; }
QPushButton[kind="ok"] { background: $okFill; color: $onOk; border-color: $okFill; }
QPushButton[kind="link"] { background: transparent; color: $accent; border: 1px solid transparent; padding: #2px 0;
    min-height: #17px; font-weight: 400; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 1px solid $accent; }
QPushButton[kind="on-accent"] { background: transparent; color: $onOk; border: 1px solid $onOk; padding: #2px #10px;
    min-height: #17px; }
QPushButton[kind="on-accent"]:focus { border: 2px solid $onOk; padding: #1px #9px; }
QToolButton { color: $text; background: transparent; border: 1px solid transparent; border-radius: #8px; padding: #4px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $select; }
QToolButton:focus { border: 1px solid $accent; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton[kind="icon"] { padding: #6px; }
QToolButton[kind="tab"] { border: none; border-radius: #12px; padding: #4px #5px; color: $muted; }
QToolButton[kind="tab"]:checked { background: $select; color: $accentText; font-weight: 600; }
QToolButton[kind="tab"]:focus { border: 1px solid $accent; padding: #3px #4px; }
QToolButton[kind="row"] { border: none; border-top: 1px solid $line; border-radius: 0; padding: #9px #18px;
  color: $muted; }
QToolButton[kind="row"]:hover { background: $hover; }
QToolButton[kind="row"]:focus { border: 1px solid $accent; }
QToolButton[kind="float"] { background: $raised; border: 1px solid $line; border-radius: #17px; padding: #7px; }
QToolButton[kind="float"]:hover { background: $hover; }
QToolButton[kind="accent"] { background: $accent; padding: #6px; }
QToolButton[kind="accent"]:hover { background: $accentText; }
QToolButton[kind="accent"]:focus { border: 1px solid $text; }
QToolButton[kind="accent"]:disabled { background: $hover; }
QLineEdit, QComboBox, QAbstractSpinBox { background: $window; color: $text; border: 1px solid $line; border-radius: #9px;
    padding: #6px #11px; min-height: #22px; selection-background-color: $accent; selection-color: $onAccent;
    placeholder-text-color: $muted; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 1px solid $accent; }
QLineEdit[kind="search"] { background: $hover; border-color: $hover; border-radius: #8px; padding: #5px 0; }
QLineEdit[kind="search"]:focus { border: 1px solid $accent; }
QLineEdit:disabled, QComboBox:disabled { color: $faint; }
QComboBox::drop-down { border: none; width: #26px; }
QComboBox::down-arrow { image: url(:/sheet/choice-@.svg); width: #14px; height: #14px; }
QAbstractSpinBox:disabled { color: $faint; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: #22px; }
QAbstractSpinBox::up-arrow { image: url(:/sheet/choice-up-@.svg); width: #12px; height: #12px; }
QAbstractSpinBox::down-arrow { image: url(:/sheet/choice-@.svg); width: #12px; height: #12px; }
QComboBox QAbstractItemView { background: $raised; color: $text; border: 1px solid $line;
    selection-background-color: $select; selection-color: $text; }
QAbstractScrollArea { border: none; }
QListWidget { background: $raised; color: $text; border: 1px solid $line; border-radius: #9px; padding: #4px;
    outline: none; }
QListWidget:focus { border: 1px solid $accent; }
QListWidget::item { padding: #5px #7px; border-radius: #6px; color: $text; }
QListWidget::item:hover { background: $hover; }
QListWidget::item:selected { background: $select; color: $text; }
QCheckBox { color: $text; spacing: #8px; }
QCheckBox:focus { color: $accentText; }
QRadioButton { color: $text; spacing: #8px; }
QRadioButton:focus { color: $accentText; }
QCheckBox::indicator, QListView::indicator, QRadioButton::indicator { width: #15px; height: #15px;
    border: 1px solid $faint; background: $window; }
QCheckBox::indicator, QListView::indicator { border-radius: #4px; }
QRadioButton::indicator { border-radius: #8px; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: $accent; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: $accent; border-color: $accent;
    image: url(:/sheet/tick-@.svg); }
QRadioButton::indicator:checked { border: #5px solid $accent; width: #7px; height: #7px; }
QMenu { background: $raised; color: $text; border: 1px solid $line; border-radius: #10px; padding: #5px; }
QMenu::item { padding: #6px #22px #6px #10px; border-radius: #6px; }
QMenu::icon { padding-left: #8px; }
QMenu::item:selected { background: $select; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::indicator { width: #14px; height: #14px; margin-left: #7px; }
QMenu::indicator:checked { background: $accent; border-radius: #4px; image: url(:/sheet/tick-@.svg); }
QMenu::separator { height: 1px; background: $line; margin: #5px #6px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: #4px #7px; }
QScrollBar:vertical { background: transparent; width: #10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: #10px; margin: 0; }
QScrollBar::handle { background: $offline; border-radius: #2px; margin: #2px; }
QScrollBar::handle:vertical { min-height: #28px; }
QScrollBar::handle:horizontal { min-width: #28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QPlainTextEdit { background: $window; color: $text; border: 1px solid $line; border-radius: #9px; padding: #3px #9px;
    selection-background-color: $accent; selection-color: $onAccent; placeholder-text-color: $muted; }
QPlainTextEdit:focus { border: 1px solid $accent; }
QPlainTextEdit:disabled { color: $faint; }
QPlainTextEdit[kind="composer"] { background: transparent; color: $text; border: none; padding: 0;
    selection-background-color: $accent; selection-color: $onAccent; placeholder-text-color: $muted; }
QSplitter::handle { background: $line; }
)";

struct Named {
    QLatin1StringView name;
    QColor Tokens::*token;
};

constexpr Named kNames[] = {
    {"panel"_L1, &Tokens::panel},   {"raised"_L1, &Tokens::raised},     {"line"_L1, &Tokens::line},
    {"text"_L1, &Tokens::text},     {"muted"_L1, &Tokens::muted},       {"faint"_L1, &Tokens::faint},
    {"hover"_L1, &Tokens::hover},   {"select"_L1, &Tokens::select},     {"window"_L1, &Tokens::window},
    {"accent"_L1, &Tokens::accent}, {"onAccent"_L1, &Tokens::onAccent}, {"accentText"_L1, &Tokens::accentText},
    {"danger"_L1, &Tokens::danger}, {"onDanger"_L1, &Tokens::onDanger}, {"okFill"_L1, &Tokens::okFill},
    {"onOk"_L1, &Tokens::onOk},     {"offline"_L1, &Tokens::offline},
};

/// Questions have the margins of dialogs (`makeDialogBody`).
class Spacious final : public QProxyStyle
{
public:
    using QProxyStyle::QProxyStyle;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override
    {
        const bool isMargin = metric == PM_LayoutLeftMargin || metric == PM_LayoutTopMargin ||
                              metric == PM_LayoutRightMargin || metric == PM_LayoutBottomMargin;
        if (isMargin && (qobject_cast<const QMessageBox *>(widget) || qobject_cast<const QInputDialog *>(widget)))
            return scaled(widget->font(), 22);
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
};

QString colourNamed(QStringView name, const Tokens &colours)
{
    for (const Named &named : kNames) {
        if (name == named.name)
            return (colours.*named.token).name();
    }
    Q_ASSERT_X(false, "makeStyleSheet", "the sheet names a token that is not listed");
    return {};
}

} // namespace

const Tokens &tokens(Scheme scheme)
{
    static const Tokens light = readColumn(&Row::light);
    static const Tokens dark = readColumn(&Row::dark);
    return scheme == Scheme::Dark ? dark : light;
}

Scheme schemeOf(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? Scheme::Dark : Scheme::Light;
}

const Tokens &tokens(const QPalette &palette)
{
    return tokens(schemeOf(palette));
}

QPalette makePalette(Scheme scheme)
{
    const Tokens &t = tokens(scheme);
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor &colour) { palette.setColor(role, colour); };
    set(QPalette::Window, t.window);
    set(QPalette::WindowText, t.text);
    set(QPalette::Base, t.panel);
    set(QPalette::AlternateBase, t.hover);
    set(QPalette::Text, t.text);
    set(QPalette::PlaceholderText, t.muted);
    set(QPalette::Button, t.raised);
    set(QPalette::ButtonText, t.text);
    set(QPalette::BrightText, t.danger);
    set(QPalette::Highlight, t.accent);
    set(QPalette::HighlightedText, t.onAccent);
    set(QPalette::Accent, t.accent);
    set(QPalette::Link, t.accent);
    set(QPalette::LinkVisited, t.accentText);
    set(QPalette::ToolTipBase, t.raised);
    set(QPalette::ToolTipText, t.text);
    set(QPalette::Light, t.raised);
    set(QPalette::Midlight, t.hover);
    set(QPalette::Mid, t.line);
    set(QPalette::Dark, t.offline);
    set(QPalette::Shadow, t.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, t.faint);
    return palette;
}

QString makeStyleSheet(const Tokens &colours, const QFont &font)
{
    const QString source = QString::fromLatin1(kControls);
    QString sheet;
    sheet.reserve(source.size() + 512);
    const auto wordEnd = [&source](qsizetype from, auto belongs) {
        while (from < source.size() && belongs(source[from]))
            ++from;
        return from;
    };
    for (qsizetype i = 0; i < source.size();) {
        if (source[i] == u'$') {
            const qsizetype end = wordEnd(i + 1, [](QChar c) { return c.isLetter(); });
            sheet += colourNamed(QStringView(source).sliced(i + 1, end - i - 1), colours);
            i = end;
        } else if (source[i] == u'#') {
            const qsizetype end = wordEnd(i + 1, [](QChar c) { return c.isDigit(); });
            sheet += QString::number(scaled(font, QStringView(source).sliced(i + 1, end - i - 1).toInt()));
            i = end;
        } else {
            sheet += source[i++];
        }
    }
    // A picture in a sheet cannot take a colour of it: there are two.
    return sheet.replace(u'@', colours.onAccent.lightness() > 127 ? u"light"_s : u"dark"_s);
}

Theme::Theme(QApplication &application, ThemeChoice choice, QObject *parent)
    : QObject(parent), m_application(application), m_choice(choice)
{
    makeDrawingsReadable();
    if (QStyle *fusion = QStyleFactory::create(u"Fusion"_s))
        QApplication::setStyle(new Spacious(fusion));
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] { apply(); });
    apply();
}

void Theme::setChoice(ThemeChoice choice)
{
    if (m_choice == choice)
        return;
    m_choice = choice;
    apply();
}

void Theme::apply()
{
    const bool desktopIsDark = QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
    switch (m_choice) {
    case ThemeChoice::System:
        m_scheme = desktopIsDark ? Scheme::Dark : Scheme::Light;
        break;
    case ThemeChoice::Light:
        m_scheme = Scheme::Light;
        break;
    case ThemeChoice::Dark:
        m_scheme = Scheme::Dark;
        break;
    }
    QApplication::setPalette(makePalette(m_scheme));
    m_application.setStyleSheet(makeStyleSheet(tokens(m_scheme), QApplication::font()));
    Q_EMIT changed(m_scheme);
}

} // namespace causerie::ui

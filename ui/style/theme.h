// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QObject>
#include <QString>

class QApplication;
class QFont;
class QPalette;

/// The look of the program: one table of colours with a light and a dark column, and what is made of it.
/// Widgets and delegates ask `tokens(palette())`; nothing else names a colour.
namespace causerie::ui
{

enum class Scheme { Light, Dark };
enum class ThemeChoice { System, Light, Dark };

/// What a colour is for; the values stand in theme.cpp.
struct Tokens {
    QColor accent;     ///< primary buttons, links, unread badges, focus ring
    QColor accentText; ///< accent words on `select`
    QColor onAccent;
    QColor window; ///< the message area
    QColor panel;  ///< side panels, headers, dialogs
    QColor raised; ///< cards and menus
    QColor line;   ///< one-pixel separators
    QColor text;
    QColor muted; ///< secondary words
    QColor faint; ///< placeholders and disabled
    QColor hover;
    QColor select;
    QColor mine;        ///< our bubbles
    QColor mutedOnMine; ///< time and ticks in them
    QColor theirs;
    QColor ok;     ///< presence, states
    QColor okFill; ///< a button to answer with
    QColor onOk;
    QColor away;
    QColor danger;
    QColor dangerOnMine; ///< words of trouble in our own bubbles
    QColor onDanger;
    QColor offline;
};

const Tokens &tokens(Scheme scheme);
/// The column a palette of ours was made from; by the darkness of its window for any other.
Scheme schemeOf(const QPalette &palette);
const Tokens &tokens(const QPalette &palette);

QPalette makePalette(Scheme scheme);
/// The sheet for standard controls. Measures grow with `font`. A property `kind` picks the variant: on QPushButton
/// "primary", "danger", "ok", "link"; on QToolButton "icon", "accent", "row"; on QLabel "title", "heading", "muted",
/// "small", "error"; on QFrame "card", "panel".
QString makeStyleSheet(const Tokens &colours, const QFont &font);

/// Keeps the application in the chosen look, following the desktop's when asked to.
///
/// Thread: GUI. Owner: Application.
class Theme final : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QApplication &application, ThemeChoice choice = ThemeChoice::System, QObject *parent = nullptr);

    ThemeChoice choice() const { return m_choice; }
    Scheme scheme() const { return m_scheme; }
    void setChoice(ThemeChoice choice);

Q_SIGNALS:
    void changed(causerie::ui::Scheme scheme);

private:
    void apply();

    QApplication &m_application;
    ThemeChoice m_choice;
    Scheme m_scheme = Scheme::Light;
};

} // namespace causerie::ui

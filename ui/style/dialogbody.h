// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/style/theme.h"

#include <QString>

class QDialog;
class QLabel;
class QMessageBox;
class QVBoxLayout;
class QWidget;

/// What all dialogs are made of. All words are shown as plain text: they may hold what others wrote.
namespace causerie::ui
{

/// The frame that all dialogs share: a title in larger letters, which also names the window, margins, a width that
/// grows with the font; the dialog deletes itself when it is closed. `designWidth` in design pixels. The body goes into
/// the layout.
QVBoxLayout *makeDialogBody(QDialog &dialog, const QString &title, int designWidth = 380);
/// The same for a dialog in which something stands above the title.
QVBoxLayout *makeUntitledBody(QDialog &dialog, int designWidth = 380);

QLabel *makeTitle(const QString &text, QWidget *parent);
QLabel *makeExplanation(const QString &text, QWidget *parent); ///< muted, wrapped
QLabel *makeProblem(QWidget *parent);                          ///< the line that says what is wrong; empty
QLabel *makeFieldLabel(const QString &text, QWidget *field);   ///< its buddy, and a child of the same parent

/// Below the question, in the words of a box: what follows from it.
void setConsequences(QMessageBox &box, const QString &words);

/// Beside the words of a question or a warning, in the place of the style's own picture.
void setDrawing(QMessageBox &box, const QString &name, QColor Tokens::*tint);

} // namespace causerie::ui

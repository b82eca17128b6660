// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QDialog;
class QLabel;
class QVBoxLayout;
class QWidget;

/// What the dialogs about rooms look like.
namespace causerie::ui
{

/// Makes it delete itself on close; a title on top. `designWidth` is in design pixels.
QVBoxLayout *dialogBody(QDialog &dialog, const QString &title, int designWidth);
QLabel *dialogHeading(const QString &text, QWidget &field); ///< a child of the field's parent
/// Gives a widget a look of the theme also after it has been laid out with another.
void setKind(QWidget &widget, const QString &kind);
void prepareProblem(QLabel &label);                         ///< the line that says what is wrong

} // namespace causerie::ui

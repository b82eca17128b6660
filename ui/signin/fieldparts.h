// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QLabel;
class QLineEdit;
class QVBoxLayout;
class QWidget;

/// What the forms of the card are made of: small capitals above a field, what is wrong below it.
namespace causerie::ui
{

/// A child of `parent`, whose layout `layout` is. It names `buddy`, for the keyboard and for screen readers.
QLabel *addHeading(QVBoxLayout &layout, const QString &text, QWidget &buddy, QWidget &parent);
QLabel *addProblem(QVBoxLayout &layout, QWidget &parent); ///< hidden until there is one
/// Shows it, or hides the place when it is empty; read out together with the field.
void showProblem(QLabel &label, QWidget &field, const QString &text);

} // namespace causerie::ui

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

class QDialog;
class QLabel;
class QVBoxLayout;
class QWidget;

/// What the dialogs about people are made of.
namespace causerie::ui
{

/// The column in which a dialog stands that is deleted when it closes; `width` in design pixels.
QVBoxLayout *makeDialogBody(QDialog *dialog, int width);
QLabel *makeTitle(const QString &text, QWidget *parent);
/// Muted, wrapped, plain text: it may hold what others wrote.
QLabel *makeExplanation(const QString &text, QWidget *parent);
QLabel *makeFieldLabel(const QString &text, QWidget *field, QWidget *parent);
/// As the roster calls them, else by their address.
QString shownName(Session &session, const Jid &jid);

} // namespace causerie::ui

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QDialog;
class QVBoxLayout;

namespace causerie::ui
{

/// The frame that all dialogs share: a title in larger letters, margins, a width that grows with the font; the dialog
/// deletes itself when it is closed. `designWidth` in design pixels. The body goes into the layout.
QVBoxLayout *makeDialogBody(QDialog &dialog, const QString &title, int designWidth = 380);

} // namespace causerie::ui

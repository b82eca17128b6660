// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QString;
class QWidget;

namespace causerie::ui
{

/// Gives a widget the look of the theme that has this name ("primary", "danger", "muted", "error" …), also after it
/// has been shown with another: the sheet looks at properties only when it is asked to.
void setKind(QWidget &widget, const QString &kind);

} // namespace causerie::ui

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QString;
class QWidget;

namespace causerie::ui
{

/// Says something once to those who cannot see it, wherever the focus is; `from` is where it can be seen.
void announce(QWidget &from, const QString &words);

} // namespace causerie::ui

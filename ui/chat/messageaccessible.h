// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace causerie::ui
{

/// Makes message views speak: a list whose items say their AccessibleTextRole. Qt knows only its own item views.
/// Idempotent; called before the first view is made.
void makeMessageViewsAccessible();

} // namespace causerie::ui

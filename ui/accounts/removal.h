// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"

#include <functional>

class QWidget;

namespace causerie::ui
{

/// Asks once whether an account is to go from this computer, with all that is kept of it here; `yes` follows, or not.
/// The window takes the question with it when it goes.
void askToRemove(const Jid &account, QWidget &window, std::function<void()> yes);

} // namespace causerie::ui

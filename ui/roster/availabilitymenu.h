// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/roster/presence.h"

#include <functional>
#include <optional>

class QMenu;

/// How others see us, as a choice in a menu. GUI thread.
namespace causerie::ui
{

/// Adds an entry for each that can be chosen, none of them checked.
void addAvailabilities(QMenu &menu, std::function<void(Availability)> choose);
/// Their marks in the colours of now: those of a menu that stays do not follow the theme by themselves.
void paintAvailabilities(QMenu &menu);
/// Checks the entry of `availability`, and no other; nothing: none.
void checkAvailability(QMenu &menu, std::optional<Availability> availability);

} // namespace causerie::ui

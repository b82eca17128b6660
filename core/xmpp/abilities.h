// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFlags>

namespace causerie::xmpp
{

/// What a run of the program does beyond messages, people and rooms. The window does all of it; a command does what it
/// was started for, and announces no more (XEP-0030 §3.1), or devices would be called that nobody answers.
enum class Ability {
    Calls = 1,     ///< voice calls (XEP-0353, XEP-0167)
    GiveFiles = 2, ///< directly to a device (XEP-0234)
    TakeFiles = 4, ///< from one
    Transfers = 8  ///< somebody is asked whether to call another one instead (XEP-0251)
};
Q_DECLARE_FLAGS(Abilities, Ability)
Q_DECLARE_OPERATORS_FOR_FLAGS(Abilities)

inline constexpr Abilities kAllAbilities =
    Ability::Calls | Ability::GiveFiles | Ability::TakeFiles | Ability::Transfers;

} // namespace causerie::xmpp

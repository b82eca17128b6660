// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/roster/roster.h"

namespace causerie
{

/// What somebody is called in a window: as the roster calls them, else after their address.
QString shownName(const Roster &roster, const Jid &jid);

} // namespace causerie

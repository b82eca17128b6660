// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

class QMenu;

/// Where a conversation stands in the list: before the others, or out of it. Kept over restarts, on this device.
namespace causerie::ui
{

void togglePinned(Session &session, const Jid &peer);
void toggleArchived(Session &session, const Jid &peer); ///< what is pinned is no more, once it is put away

/// Adds both to `menu`; the session outlives it.
void fillPlaceMenu(QMenu &menu, Session &session, const Jid &peer);

} // namespace causerie::ui

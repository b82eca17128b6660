// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

class QMenu;
class QWidget;

namespace causerie::ui
{

/// Adds what can be done with a person to `menu`: call, rename, groups, permissions, remove; or, for somebody who is
/// not a contact, to add them. Dialogs open over `window`. Session and window outlive the menu.
void fillContactMenu(QMenu &menu, Session &session, const Jid &jid, QWidget *window);

} // namespace causerie::ui

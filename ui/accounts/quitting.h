// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

class QWidget;

namespace causerie
{
class Session;
}

namespace causerie::ui
{

/// Something that was written is nowhere but in this program, because its history cannot be used: a message that could
/// not be stored, or a draft that may be another on the disk.
bool holdsUnkept(Session &session);

/// Asks once whether to quit all the same; `yes` follows, or not. The window takes the question with it when it goes.
void askToQuit(QWidget &window, std::function<void()> yes);

} // namespace causerie::ui

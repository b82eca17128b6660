// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

namespace causerie
{

/// Hides a window at once and deletes it later, for it is still inside one of its own signals.
template<typename Window>
void releaseLater(std::unique_ptr<Window> &window)
{
    if (Window *old = window.release()) {
        old->hide();
        old->deleteLater();
    }
}

} // namespace causerie

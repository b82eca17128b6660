// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/policies.h"

class QSettings;

namespace causerie::ui
{

/// What others may know, as it was kept; the usual for what was not. Thread: GUI.
MessagingPolicy keptPolicy(const QSettings &settings);
void keep(const MessagingPolicy &policy, QSettings &settings);

} // namespace causerie::ui

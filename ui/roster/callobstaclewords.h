// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/callobstacle.h"

#include <QString>

namespace causerie::ui
{

/// Why somebody cannot be called just now, and where there is something to do, what; empty when they can.
QString callObstacleText(CallObstacle obstacle);

} // namespace causerie::ui

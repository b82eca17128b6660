// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/parameters.h"

class QSettings;

namespace causerie::ui
{

/// What is done to the microphone's sound, as it was kept; all of it unless somebody said otherwise. Thread: GUI.
media::Processing keptProcessing(const QSettings &settings);
void keep(const media::Processing &processing, QSettings &settings);

} // namespace causerie::ui

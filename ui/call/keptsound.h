// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/sounddevices.h"

class QSettings;

namespace causerie::ui
{

/// Which devices this person wants, on this computer, for all accounts.
media::SoundChoice keptSound(QSettings &settings);
void keep(const media::SoundChoice &choice, QSettings &settings);

} // namespace causerie::ui

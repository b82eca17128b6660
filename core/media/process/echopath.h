// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/backend.h"
#include "core/media/parameters.h"

namespace causerie::media
{

/// Whether what this loudspeaker plays stays at the ear, so that no microphone hears it: a headset or headphones,
/// judged by what the system calls it in one of some languages, or by the profile of a Bluetooth headset. Pure.
bool isWorn(const DeviceName &speaker);

/// Whether the sound server takes the echo out of this microphone already (module-echo-cancel and its like). Pure.
bool isCancelledElsewhere(const DeviceName &microphone);

/// What is to be done with the sound of this microphone while this loudspeaker plays. Files, and nothing at all, are
/// left alone unless `processesFiles` asks otherwise. Pure.
Processing processingFor(const AudioSettings &audio, const DeviceName &microphone, const DeviceName &speaker);

} // namespace causerie::media

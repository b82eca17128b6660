// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/prosody.h"
#include "tests/support/speech.h"

#include <optional>

namespace causerie::bench
{

/// How much later the ear is than the mouth, in ms, in a call between two causerie-cli with WAV files in place of
/// devices: what is left of a call without a sound system and without processing. Both files are written on the
/// steady clock, so nothing else is measured. Empty when the call fails or cannot be understood; says why on standard
/// error. Thread: any.
std::optional<double> fileCallDelayMs(const test::Prosody &server, const test::Speech &speech);

} // namespace causerie::bench

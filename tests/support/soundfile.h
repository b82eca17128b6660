// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace causerie::test
{

/// What the decoder of Qt Multimedia, which is none of ours, makes of a sound file: 48 kHz, mono. Empty when it finds
/// something wrong. Runs the event loop meanwhile.
std::optional<std::vector<float>> decodedSound(const QString &file);

} // namespace causerie::test

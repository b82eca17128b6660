// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/pacedbackend.h"

namespace causerie::media
{

/// Says nothing and hears nothing, in time: for tests, and for measuring a call without its sound.
///
/// Thread: audio.
class NullBackend final : public PacedBackend
{
public:
    explicit NullBackend(Clock clock = steadyNowNs) : PacedBackend(std::move(clock)) {}

protected:
    void speak(Period &) override {}
    void hear(const Period &) override {}
};

} // namespace causerie::media

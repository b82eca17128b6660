// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/playout/playoutbuffer.h"

#include <cstdint>

namespace causerie::media
{

/// How often speech may be stretched: 8 % of it in the long run, 25 % when there is much to catch up, and never two
/// periods within 50, 20 or 10 ms.
///
/// Thread: any one. Pure.
class StretchPace
{
public:
    void played(int samples);
    void stretched(int samples); ///< either way
    void reset() { *this = {}; }

    /// Where the delay may be changed now, by as much as it is wrong.
    TrimEffort effort(double wrongMs) const;

private:
    double m_gentle = 0; ///< samples that may be stretched; negative after a stretch
    double m_fast = 0;
    std::int64_t m_since = 1'000'000; ///< samples played since the last stretch
};

} // namespace causerie::media

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>

namespace causerie::media
{

inline constexpr int kLeastBitrate = 6000; ///< bit/s, of Opus (RFC 7587 §6.1)

/// How speech is sent at present: a value that RateController and CircuitBreaker make and VoiceSender obeys, within
/// what was agreed.
struct SendingPlan {
    static constexpr std::size_t kMostCopies = 3;

    int bitrate = 32000;   ///< bit/s of the codec, copies not counted
    int frameMs = 20;      ///< 10, 20, 40 or 60
    bool inbandFec = true; ///< each frame brings a rough copy of the one before (RFC 6716 §2.1.7)
    int expectedLoss = 0;  ///< percent; how much the rough copies may cost
    /// Which earlier packets go along (RFC 2198), counted back from this one: 2 is the last but one. 0: none.
    std::array<std::uint8_t, kMostCopies> distances{};
    bool isCeased = false; ///< nothing at all is sent (RFC 8083 §4.5)

    int copies() const
    {
        int count = 0;
        for (const auto distance : distances)
            count += distance > 0 ? 1 : 0;
        return count;
    }
    friend bool operator==(const SendingPlan &, const SendingPlan &) = default;
};

} // namespace causerie::media

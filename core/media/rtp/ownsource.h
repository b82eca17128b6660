// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

namespace causerie::media
{

/// What a packet of the other side is by the source it names.
enum class SourceVerdict {
    Theirs,
    Collided, ///< it was ours until now: ours is another one, and that one is theirs
    Looped,   ///< ours again after a collision: what we send comes back, and is not to be heard
};

/// Who we are in RTP, and what is done when the other side says to be that (RFC 3550 §8.2).
///
/// The table of conflicting addresses has one line. Behind DTLS-SRTP an address proves nothing, and who sent a packet
/// is known by its key: the other side's. Each direction has its own, so a packet of ours that only the network sends
/// back is not authentic and never comes here. What does come is a collision, once; and if it follows us to our new
/// name, somebody over there sends back what we say, and another change would be followed as well. CSRCs are not looked
/// at: a mixer may name us there with good reason.
///
/// Thread: net. Pure, on injected time and chance.
class OwnSource
{
public:
    /// Without a conflict for so long the next one is new: ten intervals between reports (§8.2), of 2.5 s at most.
    static constexpr std::int64_t kForgottenNs = 25'000'000'000;
    /// Chance does not do that twice; each change leaves a context of protection behind.
    static constexpr int kMostChanges = 8;

    /// `random` gives any 32 bits.
    OwnSource(std::uint32_t ssrc, std::function<std::uint32_t()> random) : m_ssrc(ssrc), m_random(std::move(random)) {}

    std::uint32_t ssrc() const { return m_ssrc; }
    /// An authentic packet names `ssrc` as its sender.
    SourceVerdict heard(std::uint32_t ssrc, std::int64_t nowNs);

private:
    std::uint32_t m_ssrc;
    std::function<std::uint32_t()> m_random;
    std::optional<std::int64_t> m_conflictNs; ///< the last one
    int m_changes = 0;
};

} // namespace causerie::media

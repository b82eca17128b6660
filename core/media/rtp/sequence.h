// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>

namespace causerie::media
{

/// Whether `a` comes after `b` on a counter that wraps at 2^16 (half the circle is "after"; RFC 1982 §3.2).
constexpr bool isNewer(std::uint16_t a, std::uint16_t b) noexcept
{
    return a != b && static_cast<std::uint16_t>(a - b) < 0x8000;
}

/// Makes 64-bit numbers of 16-bit ones: each is put nearest to the one before. A value.
class SequenceUnwrapper
{
public:
    constexpr std::int64_t unwrap(std::uint16_t sequence) noexcept
    {
        m_last =
            m_last ? *m_last + static_cast<std::int16_t>(sequence - static_cast<std::uint16_t>(*m_last)) : sequence;
        return *m_last;
    }

private:
    std::optional<std::int64_t> m_last;
};

/// What one more packet is to a stream (RFC 3550 A.1).
enum class SequenceVerdict {
    Next,      ///< in order, perhaps after a gap
    Late,      ///< a duplicate or reordered
    Jumped,    ///< far off: not taken, unless the next one follows it
    Restarted, ///< the second of a stream that began anew elsewhere: counting starts again
};

/// Extended sequence numbers of one source, and the bounds inside which they may move (RFC 3550 A.1).
/// There is no probation: SRTP has already proved who sent the packet, so the first one may be played. A value.
class SequenceTracker
{
public:
    static constexpr std::uint16_t kMaxDropout = 3000;
    static constexpr std::uint16_t kMaxMisorder = 100;

    constexpr SequenceVerdict update(std::uint16_t sequence) noexcept
    {
        if (!m_started) {
            restart(sequence);
            return SequenceVerdict::Next;
        }
        const auto step = static_cast<std::uint16_t>(sequence - m_highest);
        if (step == 0 || step > 0x10000 - kMaxMisorder) {
            ++m_received;
            return SequenceVerdict::Late;
        }
        if (step < kMaxDropout) {
            if (sequence < m_highest)
                m_cycles += 0x10000;
            m_highest = sequence;
            ++m_received;
            return SequenceVerdict::Next;
        }
        if (m_expectedAfterJump == sequence) { // two in a row: the other side restarted without telling
            restart(sequence);
            return SequenceVerdict::Restarted;
        }
        m_expectedAfterJump = static_cast<std::uint16_t>(sequence + 1);
        return SequenceVerdict::Jumped;
    }

    constexpr std::uint32_t extendedHighest() const noexcept { return m_cycles + m_highest; }
    constexpr std::uint64_t received() const noexcept { return m_received; }
    /// A.3: from the first to the highest, both included.
    constexpr std::uint64_t expected() const noexcept { return m_started ? extendedHighest() - m_base + 1u : 0; }
    /// A.3: below zero when duplicates came; as 24 bits can hold.
    constexpr std::int32_t cumulativeLost() const noexcept
    {
        const auto lost = static_cast<std::int64_t>(expected()) - static_cast<std::int64_t>(m_received);
        constexpr std::int64_t kMost = 0x7fffff;
        constexpr std::int64_t kLeast = -0x800000;
        return static_cast<std::int32_t>(lost > kMost ? kMost : lost < kLeast ? kLeast : lost);
    }

private:
    constexpr void restart(std::uint16_t sequence) noexcept
    {
        m_started = true;
        m_base = m_highest = sequence;
        m_cycles = 0;
        m_received = 1;
        m_expectedAfterJump.reset();
    }

    bool m_started = false;
    std::uint16_t m_highest = 0;
    std::uint32_t m_base = 0;
    std::uint32_t m_cycles = 0;
    std::uint64_t m_received = 0;
    std::optional<std::uint16_t> m_expectedAfterJump;
};

} // namespace causerie::media

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace causerie::media
{

/// One datagram and when it arrived. Fixed size, so that handing it over allocates nothing.
struct Packet {
    static constexpr std::size_t kCapacity = 1500;

    std::int64_t arrivalNs = 0; ///< steady clock
    std::uint16_t size = 0;
    std::array<std::byte, kCapacity> bytes;

    std::span<const std::byte> data() const { return {bytes.data(), size}; }
    /// False when it does not fit.
    bool assign(std::span<const std::byte> source, std::int64_t arrival)
    {
        if (source.size() > kCapacity)
            return false;
        std::ranges::copy(source, bytes.begin());
        size = static_cast<std::uint16_t>(source.size());
        arrivalNs = arrival;
        return true;
    }
};

/// A wait-free queue between exactly one writing and one reading thread. `Slots` is a power of two.
/// Neither side ever blocks, locks or allocates; a full ring refuses, an empty one gives null.
template<typename T, std::size_t Slots>
class RingBuffer
{
    static_assert(Slots >= 2 && (Slots & (Slots - 1)) == 0);

public:
    RingBuffer() : m_slots(std::make_unique<T[]>(Slots)) {}

    /// Writer: the next free slot, null when full. Fill it, then `publish`.
    T *claim()
    {
        const auto head = m_head.load(std::memory_order_relaxed);
        return head - m_tail.load(std::memory_order_acquire) == Slots ? nullptr : &m_slots[head & (Slots - 1)];
    }
    void publish() { m_head.fetch_add(1, std::memory_order_release); }

    /// Reader: the oldest full slot, null when empty. Read it, then `release`.
    const T *front() const
    {
        const auto tail = m_tail.load(std::memory_order_relaxed);
        return tail == m_head.load(std::memory_order_acquire) ? nullptr : &m_slots[tail & (Slots - 1)];
    }
    void release() { m_tail.fetch_add(1, std::memory_order_release); }

private:
    alignas(64) std::atomic<std::size_t> m_head{0};
    alignas(64) std::atomic<std::size_t> m_tail{0};
    std::unique_ptr<T[]> m_slots;
};

} // namespace causerie::media

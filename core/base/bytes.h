// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace causerie
{

/// Reads big-endian numbers from bytes that others sent. Never reads past the end: once something does not fit,
/// `ok` is false, every further number is 0 and every further span empty. A value; any thread.
class ByteReader
{
public:
    explicit ByteReader(std::span<const std::byte> bytes) : m_rest(bytes) {}

    std::uint8_t u8() { return static_cast<std::uint8_t>(number(1)); }
    std::uint16_t u16() { return static_cast<std::uint16_t>(number(2)); }
    std::uint32_t u24() { return static_cast<std::uint32_t>(number(3)); }
    std::uint32_t u32() { return static_cast<std::uint32_t>(number(4)); }
    std::uint64_t u64() { return number(8); }

    std::span<const std::byte> take(std::size_t count)
    {
        if (count > m_rest.size())
            m_ok = false;
        if (!m_ok)
            return {};
        const auto taken = m_rest.first(count);
        m_rest = m_rest.subspan(count);
        return taken;
    }
    void skip(std::size_t count) { take(count); }

    bool ok() const { return m_ok; }
    std::size_t remaining() const { return m_ok ? m_rest.size() : 0; }

private:
    std::uint64_t number(std::size_t width)
    {
        std::uint64_t value = 0;
        for (const auto byte : take(width))
            value = value << 8 | std::to_integer<std::uint64_t>(byte);
        return value;
    }

    std::span<const std::byte> m_rest;
    bool m_ok = true;
};

/// Writes big-endian numbers into a buffer of fixed size; what does not fit makes `ok` false and is not written.
/// A value; any thread; allocates nothing.
class ByteWriter
{
public:
    explicit ByteWriter(std::span<std::byte> out) : m_out(out) {}

    ByteWriter &u8(std::uint8_t value) { return number(value, 1); }
    ByteWriter &u16(std::uint16_t value) { return number(value, 2); }
    ByteWriter &u24(std::uint32_t value) { return number(value, 3); }
    ByteWriter &u32(std::uint32_t value) { return number(value, 4); }
    ByteWriter &u64(std::uint64_t value) { return number(value, 8); }
    ByteWriter &bytes(std::span<const std::byte> source)
    {
        if (fits(source.size())) {
            for (const auto byte : source)
                m_out[m_size++] = byte;
        }
        return *this;
    }

    bool ok() const { return m_ok; }
    std::size_t size() const { return m_size; }

private:
    bool fits(std::size_t count)
    {
        m_ok = m_ok && count <= m_out.size() - m_size;
        return m_ok;
    }
    ByteWriter &number(std::uint64_t value, std::size_t width)
    {
        if (fits(width)) {
            for (std::size_t i = width; i-- > 0;)
                m_out[m_size++] = static_cast<std::byte>(value >> (8 * i));
        }
        return *this;
    }

    std::span<std::byte> m_out;
    std::size_t m_size = 0;
    bool m_ok = true;
};

} // namespace causerie

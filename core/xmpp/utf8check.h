// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

namespace causerie::xmpp
{

/// Checks UTF-8 (RFC 3629 §4) that comes in pieces. The XML reader does so too, but waits for ever when the fault lies
/// where a piece ends.
class Utf8Check
{
public:
    /// False from the first byte on that cannot be UTF-8, or is the NUL that XML has no place for.
    constexpr bool accept(QByteArrayView bytes)
    {
        for (const char byte : bytes) {
            if (!acceptByte(static_cast<unsigned char>(byte)))
                return false;
        }
        return true;
    }

private:
    constexpr bool acceptByte(unsigned char byte)
    {
        if (m_missing > 0) {
            if (byte < m_low || byte > m_high)
                return false;
            --m_missing;
            m_low = 0x80;
            m_high = 0xbf;
            return true;
        }
        if (byte < 0x80)
            return byte != 0;
        if (byte < 0xc2 || byte > 0xf4)
            return false;
        m_missing = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
        // Overlong forms, surrogates and what lies beyond U+10FFFF show in the second byte.
        m_low = byte == 0xe0 ? 0xa0 : byte == 0xf0 ? 0x90 : 0x80;
        m_high = byte == 0xed ? 0x9f : byte == 0xf4 ? 0x8f : 0xbf;
        return true;
    }

    int m_missing = 0; ///< bytes of the character begun
    unsigned char m_low = 0x80;
    unsigned char m_high = 0xbf;
};

} // namespace causerie::xmpp

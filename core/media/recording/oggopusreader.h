// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIODevice>

#include <cstdint>
#include <expected>

namespace causerie::media
{

struct OggOpusLength {
    std::int64_t samples = 0; ///< of 48 kHz, that are played
    bool isComplete = false;  ///< it ends as its writer meant it to

    friend bool operator==(const OggOpusLength &, const OggOpusLength &) = default;
};

enum class OggOpusError {
    Unreadable,
    NotOpus, ///< does not begin as an Opus stream in Ogg (RFC 7845 §3)
    Damaged, ///< no page near its end is whole, or it claims to be longer than its bytes can be
};

/// How long an Ogg Opus file plays, from its first and its last page; what a writer that died left behind, too. Reads
/// at most 200 kB. `device` is open and can seek. Any bytes.
std::expected<OggOpusLength, OggOpusError> oggOpusLength(QIODevice &device);

} // namespace causerie::media

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/recording/oggpage.h"

#include <QIODevice>

namespace causerie::media
{

/// Writes Opus packets of one channel into an Ogg file (RFC 7845), a page for each second, so that a process that dies
/// leaves a file that plays, all but its last second.
///
/// Thread: any one. Owner: VoiceFile.
class OggOpusWriter
{
public:
    /// `device` is open for writing, empty, and outlives this. `serial` is random. `preSkip` samples at the beginning
    /// belong to the encoder's delay.
    OggOpusWriter(QIODevice &device, std::uint32_t serial, int preSkip);

    // False from the first time on that the device refuses.
    bool begin();                                                ///< both headers, each on a page of its own (§3)
    bool append(std::span<const std::byte> packet, int samples); ///< of 48 kHz
    /// What is behind the sample `played` (without the pre-skip) is cut off (§4.4). Needs a packet.
    bool finish(std::int64_t played);

private:
    bool flush(std::uint8_t flags, std::int64_t granule);

    QIODevice &m_device;
    OggPage m_page;
    int m_preSkip;
    std::int64_t m_encoded = 0; ///< samples of all packets so far, pre-skip and all: the granule position (§4)
    std::int64_t m_onPage = 0;  ///< samples of those on `m_page`
    bool m_isGood = true;
};

} // namespace causerie::media

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/recording/oggopuswriter.h"

#include "core/media/audio/format.h"
#include "core/media/recording/opusheaders.h"

#include <algorithm>

namespace causerie::media
{

OggOpusWriter::OggOpusWriter(QIODevice &device, std::uint32_t serial, int preSkip)
    : m_device(device), m_preSkip(preSkip)
{
    m_page.serial = serial;
}

bool OggOpusWriter::begin()
{
    addPacket(m_page, writeOpusHead({.preSkip = m_preSkip}));
    m_isGood = flush(kOggFirst, 0);
    addPacket(m_page, writeOpusTags("Causerie"));
    m_isGood = m_isGood && flush(0, 0);
    return m_isGood;
}

bool OggOpusWriter::append(std::span<const std::byte> packet, int samples)
{
    const bool isFull = m_onPage >= kSampleRate;
    if (isFull || !addPacket(m_page, packet)) {
        m_isGood = m_isGood && flush(0, m_encoded);
        m_isGood = addPacket(m_page, packet) && m_isGood;
    }
    m_encoded += samples;
    m_onPage += samples;
    return m_isGood;
}

bool OggOpusWriter::finish(std::int64_t played)
{
    return m_isGood = m_isGood && flush(kOggLast, std::min(m_encoded, played + m_preSkip));
}

bool OggOpusWriter::flush(std::uint8_t flags, std::int64_t granule)
{
    m_page.flags = flags;
    m_page.granule = granule;
    const std::vector<std::byte> bytes = writeOggPage(m_page);
    ++m_page.sequence;
    m_page.segments.clear();
    m_page.body.clear();
    m_onPage = 0;
    const auto length = static_cast<qint64>(bytes.size());
    return m_device.write(reinterpret_cast<const char *>(bytes.data()), length) == length;
}

} // namespace causerie::media

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/recording/oggopusreader.h"

#include "core/media/codec/opuspacket.h"
#include "core/media/recording/oggpage.h"
#include "core/media/recording/opusheaders.h"

#include <QByteArray>

#include <algorithm>
#include <optional>

namespace causerie::media
{
namespace
{

constexpr qint64 kPage = static_cast<qint64>(kOggMostPageBytes);
constexpr int kMostTries = 64; ///< places that look like a page; each costs a checksum

QByteArray readAt(QIODevice &device, qint64 place, qint64 length)
{
    return device.seek(place) ? device.read(length) : QByteArray();
}

std::span<const std::byte> bytesOf(const QByteArray &bytes, qsizetype from = 0)
{
    return std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())))
        .subspan(static_cast<std::size_t>(from));
}

/// The last whole page of the stream on which a packet ends.
std::optional<OggPage> lastPage(const QByteArray &tail, std::uint32_t serial)
{
    qsizetype at = tail.size();
    for (int tries = 0; tries < kMostTries && at > 0; ++tries) {
        at = tail.lastIndexOf("OggS", at - 1);
        if (at < 0)
            break;
        if (auto page = parseOggPage(bytesOf(tail, at)); page && page->serial == serial && page->granule != -1)
            return std::move(*page);
    }
    return std::nullopt;
}

} // namespace

std::expected<OggOpusLength, OggOpusError> oggOpusLength(QIODevice &device)
{
    const qint64 size = device.size();
    const QByteArray beginning = readAt(device, 0, kPage);
    if (beginning.isEmpty())
        return std::unexpected(size > 0 ? OggOpusError::Unreadable : OggOpusError::NotOpus);
    const auto first = parseOggPage(bytesOf(beginning));
    if (!first || !(first->flags & kOggFirst))
        return std::unexpected(OggOpusError::NotOpus);
    const auto packets = packetsOf(*first);
    const auto head = packets.empty() ? std::nullopt : parseOpusHead(packets.front());
    if (!head)
        return std::unexpected(OggOpusError::NotOpus);
    // A page that was cut off is shorter than a page, and in front of it there is a whole one.
    const auto last = lastPage(readAt(device, std::max<qint64>(0, size - 2 * kPage), 2 * kPage), first->serial);
    if (!last)
        return std::unexpected(OggOpusError::Damaged);
    // One byte and its length can be 120 ms.
    if (last->granule < 0 || last->granule / kOpusMaxSamples > size / 2)
        return std::unexpected(OggOpusError::Damaged);
    return OggOpusLength{.samples = std::max<std::int64_t>(0, last->granule - head->preSkip),
                         .isComplete = (last->flags & kOggLast) != 0};
}

} // namespace causerie::media

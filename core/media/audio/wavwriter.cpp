// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/wavwriter.h"

#include "core/media/audio/format.h"

#include <QByteArray>
#include <QtEndian>

#include <limits>
#include <vector>

namespace causerie::media
{
namespace
{

constexpr qsizetype kCommentBytes = 40; ///< fixed, so that the header has one size
constexpr qint64 kRiffSizeAt = 4;
constexpr qint64 kDataAt = 12 + 24 + 8 + 4 + 8 + kCommentBytes + 8;
constexpr char kCommentStart[] = "steady-clock-ns=";

template<typename T>
void put(QByteArray &bytes, T value)
{
    const T little = qToLittleEndian(value);
    bytes.append(reinterpret_cast<const char *>(&little), sizeof little);
}

QByteArray header(std::int64_t startedNs)
{
    QByteArray comment = kCommentStart + QByteArray::number(qint64{startedNs});
    comment.resize(kCommentBytes, '\0');

    QByteArray bytes("RIFF");
    put<std::uint32_t>(bytes, kDataAt - 8);
    bytes += "WAVEfmt ";
    put<std::uint32_t>(bytes, 16);
    put<std::uint16_t>(bytes, 1); // PCM
    put<std::uint16_t>(bytes, 1); // mono
    put<std::uint32_t>(bytes, kSampleRate);
    put<std::uint32_t>(bytes, kSampleRate * 2);
    put<std::uint16_t>(bytes, 2);
    put<std::uint16_t>(bytes, 16);
    bytes += "LIST";
    put<std::uint32_t>(bytes, 4 + 8 + kCommentBytes);
    bytes += "INFOICMT";
    put<std::uint32_t>(bytes, kCommentBytes);
    bytes += comment;
    bytes += "data";
    put<std::uint32_t>(bytes, 0);
    return bytes;
}

} // namespace

bool WavWriter::begin(std::int64_t startedNs)
{
    const QByteArray bytes = header(startedNs);
    Q_ASSERT(bytes.size() == kDataAt);
    m_dataBytes = 0;
    return m_device.write(bytes) == bytes.size();
}

bool WavWriter::append(std::span<const float> samples)
{
    constexpr std::uint32_t kMostBytes = std::numeric_limits<std::uint32_t>::max() - 4096;
    const std::size_t length = samples.size() * sizeof(std::int16_t);
    if (length > kMostBytes - m_dataBytes)
        return false;
    std::vector<std::int16_t> pcm(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i)
        pcm[i] = qToLittleEndian(toInt16(samples[i]));
    if (m_device.write(reinterpret_cast<const char *>(pcm.data()), static_cast<qint64>(length)) !=
        static_cast<qint64>(length))
        return false;
    m_dataBytes += static_cast<std::uint32_t>(length);
    return writeSizes();
}

bool WavWriter::writeSizes()
{
    const auto writeAt = [this](qint64 place, std::uint32_t value) {
        const std::uint32_t little = qToLittleEndian(value);
        return m_device.seek(place) &&
               m_device.write(reinterpret_cast<const char *>(&little), sizeof little) == sizeof little;
    };
    return writeAt(kRiffSizeAt, static_cast<std::uint32_t>(kDataAt) - 8 + m_dataBytes) &&
           writeAt(kDataAt - 4, m_dataBytes) && m_device.seek(kDataAt + m_dataBytes);
}

std::optional<std::int64_t> WavWriter::parseStart(std::span<const std::byte> list)
{
    const QByteArray body(reinterpret_cast<const char *>(list.data()), static_cast<qsizetype>(list.size()));
    const qsizetype prefix = sizeof kCommentStart - 1;
    if (!body.startsWith("INFOICMT") || body.size() < 12 + prefix || body.mid(12, prefix) != kCommentStart)
        return std::nullopt;
    QByteArray digits = body.mid(12 + prefix);
    if (const qsizetype end = digits.indexOf('\0'); end >= 0)
        digits.truncate(end);
    bool isNumber = false;
    const qint64 value = digits.toLongLong(&isNumber);
    return isNumber ? std::optional<std::int64_t>(value) : std::nullopt;
}

} // namespace causerie::media

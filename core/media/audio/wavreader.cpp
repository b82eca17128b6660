// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/wavreader.h"

#include "core/media/audio/format.h"
#include "core/media/audio/wavwriter.h"

#include <QFile>
#include <QtEndian>

namespace causerie::media
{
namespace
{

constexpr qint64 kMaxBytes = 256LL * 1024 * 1024;
constexpr std::size_t kChunkHeader = 8;
constexpr std::uint16_t kPcm = 1;
constexpr std::uint16_t kExtensible = 0xFFFE; ///< the real format is the beginning of a GUID behind

template<typename T>
T little(std::span<const std::byte> bytes, std::size_t at)
{
    return qFromLittleEndian<T>(bytes.data() + at);
}

bool isTag(std::span<const std::byte> bytes, std::size_t at, const char (&tag)[5])
{
    return bytes.size() >= at + 4 && std::memcmp(bytes.data() + at, tag, 4) == 0;
}

struct Format {
    std::size_t channels = 0;
    int sampleRate = 0;
};

std::expected<Format, WavError> parseFormat(std::span<const std::byte> chunk)
{
    if (chunk.size() < 16)
        return std::unexpected(WavError::Truncated);
    auto tag = little<std::uint16_t>(chunk, 0);
    if (tag == kExtensible && chunk.size() >= 26)
        tag = little<std::uint16_t>(chunk, 24);
    const std::size_t channels = little<std::uint16_t>(chunk, 2);
    const auto rate = little<std::uint32_t>(chunk, 4);
    const auto blockAlign = little<std::uint16_t>(chunk, 12);
    const auto bits = little<std::uint16_t>(chunk, 14);
    if (tag != kPcm || bits != 16 || channels < 1 || channels > 8 || blockAlign != channels * 2 || rate < 1000 ||
        rate > 192000)
        return std::unexpected(WavError::Unsupported);
    return Format{.channels = channels, .sampleRate = static_cast<int>(rate)};
}

std::vector<float> mono(std::span<const std::byte> data, std::size_t channels)
{
    std::vector<float> samples(data.size() / (2 * channels));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        float sum = 0;
        for (std::size_t channel = 0; channel < channels; ++channel)
            sum += fromInt16(little<std::int16_t>(data, 2 * (i * channels + channel)));
        samples[i] = sum / static_cast<float>(channels);
    }
    return samples;
}

} // namespace

std::expected<WavSound, WavError> parseWav(std::span<const std::byte> file)
{
    if (!isTag(file, 0, "RIFF") || !isTag(file, 8, "WAVE"))
        return std::unexpected(WavError::NotWav);
    std::optional<Format> format;
    WavSound sound;
    std::size_t at = 12;
    while (file.size() - at >= kChunkHeader) {
        const auto length = static_cast<std::size_t>(little<std::uint32_t>(file, at + 4));
        const std::size_t there = std::min(length, file.size() - at - kChunkHeader);
        const auto body = file.subspan(at + kChunkHeader, there);
        if (isTag(file, at, "data")) {
            if (!format)
                return std::unexpected(WavError::Truncated);
            sound.sampleRate = format->sampleRate;
            sound.samples = mono(body, format->channels);
            return sound;
        }
        if (there < length)
            return std::unexpected(WavError::Truncated);
        if (isTag(file, at, "fmt ")) {
            const auto parsed = parseFormat(body);
            if (!parsed)
                return std::unexpected(parsed.error());
            format = *parsed;
        } else if (isTag(file, at, "LIST")) {
            sound.startedNs = WavWriter::parseStart(body);
        }
        // Chunks begin at even places; the last one may lack its padding.
        at = std::min(at + kChunkHeader + length + (length & 1), file.size());
    }
    return std::unexpected(WavError::Truncated);
}

std::expected<WavSound, WavError> readWav(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(WavError::CannotOpen);
    if (file.size() > kMaxBytes)
        return std::unexpected(WavError::TooLarge);
    const QByteArray bytes = file.read(kMaxBytes);
    return parseWav(std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))));
}

} // namespace causerie::media

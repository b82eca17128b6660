// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIODevice>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace causerie::media
{

/// Writes a WAV file (48 kHz, mono, 16 bit) whose header is right after every `append`, so that a process that dies
/// leaves a file that plays. The time of the first sample stands in a comment (LIST/INFO/ICMT): sample n was heard at
/// `startedNs` + n / 48000 s of the steady clock, which all processes of a machine share.
///
/// Thread: any one. Owner: WavRecorder.
class WavWriter
{
public:
    /// `device` is open for writing, seekable, empty, and outlives this.
    explicit WavWriter(QIODevice &device) : m_device(device) {}

    bool begin(std::int64_t startedNs);
    /// False when the device refuses or the file is as long as WAV allows (12 h).
    bool append(std::span<const float> samples);

    /// The time of the first sample out of the body of a LIST chunk; empty when it is not ours. Any bytes.
    static std::optional<std::int64_t> parseStart(std::span<const std::byte> list);

private:
    bool writeSizes();

    QIODevice &m_device;
    std::uint32_t m_dataBytes = 0;
};

} // namespace causerie::media

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/backend.h"
#include "core/media/audio/deviceformat.h"

#include <QAudioSink>
#include <QObject>

#include <array>
#include <memory>
#include <optional>

namespace causerie::media
{

/// One loudspeaker, kept filled to 20 ms, or to 40 while the machine cannot keep up. While there is none, what would be
/// heard is asked for at the pace of the clock and dropped.
///
/// Thread: audio. Owner: QtBackend, which calls `tick` every few milliseconds.
class QtPlayback final : public QObject
{
    Q_OBJECT

public:
    explicit QtPlayback(AudioClient &client, QObject *parent = nullptr);
    ~QtPlayback() override;

    /// Closes what was open. Whether it works is to be seen from `isAlive`.
    void open(const QAudioDevice &device);
    void close();
    void tick(std::int64_t nowNs);
    /// Open and taking: something in the last 300 ms, once it has begun.
    bool isAlive(std::int64_t nowNs) const;
    /// This thread was away for so long; the device is not to blame.
    void forgive(std::int64_t ns) { m_lastTakenNs += ns; }
    bool isOpen() const { return m_sink != nullptr; }
    bool hasWorked() const { return m_sink && m_hasTaken; } ///< something was played since it was opened
    QByteArray deviceId() const { return m_device.isNull() ? QByteArray() : m_device.id(); }
    double latencyMs() const;

private:
    std::unique_ptr<QAudioSink> stop(); ///< gives the device away, silent; null when none is open
    void fill(std::int64_t nowNs);
    void countUnderrun(std::int64_t nowNs);
    void reopen(int bufferMs);

    AudioClient &m_client;
    std::unique_ptr<QAudioSink> m_sink;
    QIODevice *m_stream = nullptr; ///< owned by m_sink
    QAudioDevice m_device;
    std::optional<PlaybackConverter> m_converter;
    std::array<float, kPeriodSamples> m_sound{};
    qsizetype m_chunkBytes = 0; ///< of 5 ms
    std::int64_t m_openedNs = 0;
    std::int64_t m_lastTakenNs = 0;
    std::int64_t m_coveredNs = 0; ///< without a device: up to here the client was asked
    std::int64_t m_lastUnderrunNs = 0;
    int m_underruns = 0; ///< in the last ten seconds
    int m_bufferMs = 20;
    bool m_hasTaken = false; ///< more than fits into its buffer, since it was opened
    bool m_isFilled = false; ///< the buffer was full once, so that an empty one is an underrun
};

} // namespace causerie::media

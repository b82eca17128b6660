// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/backend.h"
#include "core/media/audio/deviceformat.h"

#include <QAudioSource>
#include <QObject>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace causerie::media
{

/// One microphone, pushed by the sound server in fragments of 10 ms. Silence takes its place, at the pace of the clock,
/// while it is not there or does not answer.
///
/// Thread: audio. Owner: QtBackend, which calls `tick` every few milliseconds.
class QtCapture final : public QObject
{
    Q_OBJECT

public:
    explicit QtCapture(AudioClient &client, QObject *parent = nullptr);
    ~QtCapture() override;

    /// Closes what was open. Whether it works is to be seen from `isAlive`.
    void open(const QAudioDevice &device);
    void close();
    void tick(std::int64_t nowNs);
    /// Open and giving: something in the last 300 ms, once it has begun.
    bool isAlive(std::int64_t nowNs) const;
    /// This thread was away for so long; the device is not to blame.
    void forgive(std::int64_t ns) { m_lastDataNs += ns; }
    bool isOpen() const { return m_source != nullptr; }
    bool hasWorked() const { return m_source && m_hasGiven; } ///< something came since it was opened
    QByteArray deviceId() const { return m_deviceId; }

Q_SIGNALS:
    void captured(); ///< at least one period was handed over

private:
    std::unique_ptr<QAudioSource> stop(); ///< gives the device away, silent; null when none is open
    void readAvailable();
    void accept(std::span<const float> samples, std::int64_t nowNs);

    AudioClient &m_client;
    std::unique_ptr<QAudioSource> m_source;
    QIODevice *m_stream = nullptr; ///< owned by m_source
    QByteArray m_deviceId;
    std::optional<CaptureConverter> m_converter;
    std::vector<char> m_bytes;
    std::size_t m_byteCount = 0;
    std::array<float, kPeriodSamples> m_period{};
    std::size_t m_filled = 0;
    std::int64_t m_openedNs = 0;
    bool m_hasGiven = false;       ///< anything since it was opened
    std::int64_t m_lastDataNs = 0; ///< of the device
    std::int64_t m_coveredNs = 0;  ///< up to here the client has sound, real or silent
    bool m_isStarted = false;      ///< the backlog of the beginning has been thrown away
};

} // namespace causerie::media

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QString>

namespace causerie::media
{

/// How a call is doing; made four times a second, cumulative where it says "so far".
struct Statistics {
    double delayMs = 0;           ///< playout delay: arrival to speaker queue, mean of the last second
    double roundTripMs = -1;      ///< RFC 3550 §6.4.1; −1 until known
    double jitterMs = 0;          ///< RFC 3550 A.8
    double lossPercent = 0;       ///< received direction, so far
    double remoteLossPercent = 0; ///< what they report of ours
    double concealedPercent = 0;  ///< of the played samples, so far
    double bitrateSent = 0;       ///< kbit/s of RTP payload, last second
    double bitrateReceived = 0;
    double microphoneLevel = 0; ///< 0…1, of the last quarter second
    double speakerLevel = 0;
    quint64 packetsSent = 0;
    quint64 packetsReceived = 0;
    qint64 connectMs = -1;    ///< start() of transport to the first DTLS-protected path
    qint64 firstAudioMs = -1; ///< connect() to the first packet played; −1 until then
    QString codec;            ///< "opus/48000"
    QString candidatePair;    ///< "host 192.0.2.1:5000 ⇄ srflx 198.51.100.2:6000 udp"
    QString srtpProfile;      ///< "AEAD_AES_128_GCM"
    bool relayed = false;

    friend bool operator==(const Statistics &, const Statistics &) = default;
};

} // namespace causerie::media

Q_DECLARE_METATYPE(causerie::media::Statistics)

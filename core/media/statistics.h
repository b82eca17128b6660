// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/codec/sendingplan.h"
#include "core/media/parameters.h"

#include <QMetaType>
#include <QString>

namespace causerie::media
{

/// Where the samples went that were played, so far: 48,000 a second.
struct SoundCounts {
    quint64 played = 0;     ///< decoded, recovered or concealed
    quint64 concealed = 0;  ///< of them: made up
    quint64 recovered = 0;  ///< of them: from redundancy, in-band (LBRR) or in copies (RED)
    quint64 fromCopies = 0; ///< of the recovered: from copies
    quint64 leftOut = 0;    ///< to make the delay shorter (accelerate)
    quint64 putIn = 0;      ///< to make it longer (expand)

    friend bool operator==(const SoundCounts &, const SoundCounts &) = default;
};

/// One end of the path that is in use.
struct PathEnd {
    Candidate::Type type = Candidate::Type::Host;
    QString address{}; ///< numeric; empty until there is a path

    friend bool operator==(const PathEnd &, const PathEnd &) = default;
};

/// How a call is doing; made four times a second, cumulative where it says "so far".
struct Statistics {
    double delayMs = 0;           ///< playout delay: arrival to speaker queue, mean of the last second
    double playoutTargetMs = 0;   ///< what the playout buffer aims at
    double processingDelayMs = 0; ///< what taking echo and noise out of our microphone's sound costs
    double roundTripMs = -1;      ///< RFC 3550 §6.4.1; −1 until known
    double jitterMs = 0;          ///< RFC 3550 A.8
    double lossPercent = 0;       ///< received direction, so far
    double remoteLossPercent = 0; ///< what they report of ours
    double concealedPercent = 0;  ///< of the played samples, so far
    double bitrateSent = 0;       ///< kbit/s of RTP payload, last second
    double bitrateReceived = 0;
    double microphoneLevel = 0; ///< 0…1, of the last quarter second
    double speakerLevel = 0;
    double inputLevel = 0;      ///< the microphone's, before it is processed or muted
    quint64 clippedPeriods = 0; ///< of 10 ms of the microphone that were too loud, so far
    double echoLikeness = 0;    ///< 0…1: how much of what is heard is what we said before
    quint64 glitches = 0;       ///< how often this machine was too late to play, so far
    quint64 packetsSent = 0;
    quint64 packetsReceived = 0;
    quint64 packetsLost = 0; ///< received direction (RFC 3550 A.3), so far
    quint64 packetsLate = 0; ///< came after their time, so far
    SoundCounts sound{};
    CallMode mode = CallMode::Usual;
    SendingPlan plan{};       ///< how we send at present
    qint64 connectMs = -1;    ///< start() of transport to the first DTLS-protected path
    qint64 firstAudioMs = -1; ///< connect() to the first packet played; −1 until then
    QString codec{};          ///< "opus/48000"
    QString candidatePair{};  ///< "host 192.0.2.1:5000 ⇄ srflx 198.51.100.2:6000 udp"
    QString srtpProfile{};    ///< "AEAD_AES_128_GCM"
    PathEnd localEnd{};
    PathEnd remoteEnd{};
    bool overTcp = false;
    bool relayed = false;

    friend bool operator==(const Statistics &, const Statistics &) = default;
};

} // namespace causerie::media

Q_DECLARE_METATYPE(causerie::media::Statistics)

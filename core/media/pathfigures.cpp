// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a path tells of itself, four times a second.

#include "core/media/securepath.h"

#include "core/base/log.h"
#include "core/media/ice/candidatecheck.h"
#include "core/media/traffic.h"

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::media
{

namespace
{
constexpr quint64 kAlarmingForgeries = 50; // per second
} // namespace

SentSoFar SecurePath::sentSoFar() const
{
    return {.packets = m_counters.packetsSent.load(std::memory_order_relaxed),
            .payloadBytes = m_counters.payloadBytesSent.load(std::memory_order_relaxed),
            .lastTimestamp = m_counters.lastTimestampSent.load(std::memory_order_relaxed),
            .lastSentNs = m_counters.lastSentNs.load(std::memory_order_relaxed)};
}

void SecurePath::statisticsDue()
{
    if (m_phase == Phase::Ended)
        return;
    m_statisticsTimer.start(kStatisticsInterval);
    watchBreaker();
    if (m_phase == Phase::Connected && !m_silent &&
        std::chrono::nanoseconds(steadyNow() - m_traffic->lastHeardNs) > m_timing.silence) {
        m_silent = true;
        m_events.disconnected();
    }
    if (++m_traffic->readings % 4 == 0) {
        const auto forged = m_traffic->forged - std::exchange(m_traffic->forgedAtLastLog, m_traffic->forged);
        if (forged >= kAlarmingForgeries)
            qCWarning(lcRtp) << forged << "packets in a second were not authentic";
        else if (forged > 0)
            qCDebug(lcRtp) << forged << "packets were not authentic";
    }
    m_events.statistics(statistics());
}

/// What the audio thread counts.
void SecurePath::tellSound(Statistics &s) const
{
    constexpr auto relaxed = std::memory_order_relaxed;
    s.sound = {.played = m_counters.samplesPlayed.load(relaxed),
               .concealed = m_counters.samplesConcealed.load(relaxed),
               .recovered = m_counters.samplesRecovered.load(relaxed),
               .fromCopies = m_counters.samplesFromCopies.load(relaxed),
               .leftOut = m_counters.samplesLeftOut.load(relaxed),
               .putIn = m_counters.samplesPutIn.load(relaxed)};
    if (s.sound.played > 0)
        s.concealedPercent = 100.0 * static_cast<double>(s.sound.concealed) / static_cast<double>(s.sound.played);
    s.delayMs = m_counters.playoutDelayMs.load(relaxed);
    s.playoutTargetMs = m_counters.playoutTargetMs.load(relaxed);
    s.processingDelayMs = m_counters.processingDelayMs.load(relaxed);
    s.packetsLate = m_counters.packetsLate.load(relaxed);
    s.inputLevel = m_counters.inputLevel.load(relaxed);
    s.microphoneLevel = m_counters.microphoneLevel.load(relaxed);
    s.speakerLevel = m_counters.speakerLevel.load(relaxed);
    s.clippedPeriods = m_counters.clippedPeriods.load(relaxed);
    s.echoLikeness = m_counters.echoLikeness.load(relaxed);
    s.glitches = m_counters.glitches.load(relaxed);
}

Statistics SecurePath::statistics()
{
    const auto sent = sentSoFar();
    Statistics s;
    s.packetsSent = sent.packets;
    s.packetsReceived = m_reception.packets();
    s.bitrateSent = m_traffic->sent.update(sent.payloadBytes) * 8 / 1000;
    s.bitrateReceived = m_traffic->received.update(m_reception.payloadBytes()) * 8 / 1000;
    s.jitterMs = m_reception.jitterMs();
    s.lossPercent = m_reception.lossPercent();
    s.packetsLost = m_reception.packetsLost();
    s.mode = m_mode;
    s.plan = m_plan;
    s.srtpProfile = m_traffic->profile;
    s.connectMs = m_traffic->connectMs;
    if (m_reports) {
        s.remoteLossPercent = m_reports->remoteLossPercent();
        if (const auto trip = m_reports->roundTripTime())
            s.roundTripMs = static_cast<double>(trip->count()) / 1000;
    }
    tellSound(s);
    if (const auto first = m_counters.firstPlayedNs.load(std::memory_order_relaxed); first != 0)
        s.firstAudioMs = millisecondsBetween(m_traffic->connectNs, first);
    if (!m_parameters.send.name.isEmpty())
        s.codec = m_parameters.send.name + u'/' + QString::number(m_parameters.send.clockRate);
    if (const auto pair = m_transport.selectedPair()) {
        s.candidatePair = describe(pair->local) + u" ⇄ "_s + describe(pair->remote) +
                          (pair->local.protocol == Candidate::Protocol::Udp ? " udp"_L1 : " tcp"_L1);
        s.localEnd = {.type = pair->local.type, .address = pair->local.address};
        s.remoteEnd = {.type = pair->remote.type, .address = pair->remote.address};
        s.overTcp = pair->local.protocol != Candidate::Protocol::Udp;
        s.relayed = pair->local.type == Candidate::Type::Relayed || pair->remote.type == Candidate::Type::Relayed;
    }
    return s;
}

} // namespace causerie::media

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/rtp/reception.h"

#include <algorithm>
#include <cmath>

namespace causerie::media
{

namespace
{
constexpr int kPacketsOfANewSource = 3;

/// Nanoseconds as ticks of a clock, wrapping like a timestamp.
std::uint32_t ticks(std::int64_t ns, int clockRate)
{
    const auto seconds = ns / kNsPerSecond;
    const auto rest = ns % kNsPerSecond;
    return static_cast<std::uint32_t>(seconds * clockRate + rest * clockRate / kNsPerSecond);
}
} // namespace

std::uint8_t fractionLost(std::uint64_t expected, std::uint64_t received)
{
    if (expected == 0 || received >= expected)
        return 0;
    return static_cast<std::uint8_t>(std::min<std::uint64_t>(255, ((expected - received) << 8) / expected));
}

bool Reception::takesSource(const RtpPacket &packet)
{
    if (!m_ssrc || *m_ssrc == packet.ssrc) {
        m_ssrc = packet.ssrc;
        m_candidateCount = 0;
        return true;
    }
    const auto follows = m_candidateCount > 0 && packet.ssrc == m_candidateSsrc &&
                         packet.sequenceNumber == static_cast<std::uint16_t>(m_candidateSequence + 1);
    m_candidateSsrc = packet.ssrc;
    m_candidateSequence = packet.sequenceNumber;
    m_candidateCount = follows ? m_candidateCount + 1 : 1;
    if (m_candidateCount < kPacketsOfANewSource)
        return false;

    m_ssrc = packet.ssrc;
    m_candidateCount = 0;
    m_sequence = {};
    m_record = {};
    m_expectedPrior = m_receivedPrior = 0;
    m_lastTransit.reset();
    m_jitter = 0;
    m_lastSenderReport = 0;
    return true;
}

bool Reception::packetArrived(const RtpPacket &packet, int clockRate, std::int64_t arrivalNs)
{
    if (!takesSource(packet))
        return false;
    switch (m_sequence.update(packet.sequenceNumber)) {
    case SequenceVerdict::Jumped:
        return false;
    case SequenceVerdict::Restarted:
        m_expectedPrior = m_receivedPrior = 0;
        m_lastTransit.reset();
        m_record = {};
        break;
    case SequenceVerdict::Next:
    case SequenceVerdict::Late:
        break;
    }
    m_record.arrived(packet.sequenceNumber);
    ++m_packets;
    m_payloadBytes += packet.payload.size();
    updateJitter(packet, clockRate, arrivalNs);
    return true;
}

void Reception::updateJitter(const RtpPacket &packet, int clockRate, std::int64_t arrivalNs)
{
    if (clockRate <= 0)
        return;
    if (clockRate != m_clockRate) { // RFC 7160 §3: ticks of two clocks cannot be compared
        m_jitter = m_clockRate > 0 ? m_jitter * clockRate / m_clockRate : 0;
        m_clockRate = clockRate;
        m_lastTransit.reset();
    }
    // Packets of one frame share a timestamp (RFC 4733): their distance says nothing of the network.
    if (m_lastTransit && packet.timestamp == m_lastTimestamp)
        return;
    const auto transit = ticks(arrivalNs, clockRate) - packet.timestamp;
    if (m_lastTransit) {
        const auto d = std::abs(static_cast<double>(static_cast<std::int32_t>(transit - *m_lastTransit)));
        m_jitter += (d - m_jitter) / 16; // A.8
    }
    m_lastTransit = transit;
    m_lastTimestamp = packet.timestamp;
}

void Reception::senderReportArrived(const SenderReport &report, std::int64_t arrivalNs)
{
    if (m_ssrc && *m_ssrc != report.ssrc)
        return;
    m_lastSenderReport = static_cast<std::uint32_t>(report.ntpTime >> 16);
    m_lastSenderReportNs = arrivalNs;
}

std::optional<ReportBlock> Reception::report(std::int64_t nowNs)
{
    if (!m_ssrc)
        return std::nullopt;
    ReportBlock block;
    block.ssrc = *m_ssrc;
    block.highestSequence = m_sequence.extendedHighest();
    block.cumulativeLost = m_sequence.cumulativeLost();
    block.jitter = static_cast<std::uint32_t>(m_jitter);

    const auto expected = m_sequence.expected();
    const auto received = m_sequence.received();
    block.fractionLost = fractionLost(expected - m_expectedPrior, received - m_receivedPrior);
    m_expectedPrior = expected;
    m_receivedPrior = received;

    if (m_lastSenderReport != 0) {
        block.lastSenderReport = m_lastSenderReport;
        block.delaySinceLast = ticks(nowNs - m_lastSenderReportNs, 65536);
    }
    return block;
}

std::optional<PacketTrail> Reception::trail()
{
    auto trail = m_record.take();
    if (trail)
        for (const bool wasReceived : trail->received)
            m_bursts.add(wasReceived);
    return trail;
}

double Reception::jitterMs() const
{
    return m_clockRate > 0 ? m_jitter * 1000 / m_clockRate : 0;
}

double Reception::lossPercent() const
{
    const auto expected = m_sequence.expected();
    if (expected == 0)
        return 0;
    return std::max(0.0, 100.0 * m_sequence.cumulativeLost() / static_cast<double>(expected));
}

std::uint64_t Reception::packetsLost() const
{
    const auto lost = m_sequence.cumulativeLost();
    return lost > 0 ? static_cast<std::uint64_t>(lost) : 0;
}

} // namespace causerie::media

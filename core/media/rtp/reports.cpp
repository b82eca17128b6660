// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/rtp/reports.h"

#include <algorithm>
#include <utility>

namespace causerie::media
{

std::vector<RtcpPacket> Reports::compound(const SentSoFar &sent, const Instant &now)
{
    std::vector<ReportBlock> blocks;
    if (const auto block = m_reception.report(now.steadyNs))
        blocks.push_back(*block);

    std::vector<RtcpPacket> packets;
    const bool isSender = sent.packets > m_sentBefore; // §6.4: within two intervals
    if (isSender) {
        auto own = sent;
        own.packets -= m_former.packets;
        own.payloadBytes -= m_former.payloadBytes;
        auto report = makeSenderReport(m_ssrc, own, m_clockRate, now);
        report.blocks = std::move(blocks);
        packets.emplace_back(std::move(report));
    } else {
        packets.emplace_back(ReceiverReport{.ssrc = m_ssrc, .blocks = std::move(blocks)});
    }
    m_sentBefore = m_sentAtLast;
    m_sentAtLast = sent.packets;
    packets.emplace_back(SourceDescription{.ssrc = m_ssrc, .cname = m_cname});
    if (auto trail = m_reception.trail())
        packets.emplace_back(
            LossReport{.ssrc = m_ssrc, .source = m_reception.ssrc().value_or(0), .trail = std::move(*trail)});
    addTimes(packets, isSender, now);
    return packets;
}

void Reports::addTimes(std::vector<RtcpPacket> &packets, bool isSender, const Instant &now)
{
    if (!isSender)
        packets.emplace_back(ReceiverReferenceTime{.ssrc = m_ssrc, .ntpTime = now.ntp});
    if (const auto theirs = std::exchange(m_theirTime, std::nullopt)) {
        const auto delayNs = static_cast<std::uint64_t>(now.steadyNs - theirs->arrivalNs);
        packets.emplace_back(
            DelaySinceLastReport{.ssrc = m_ssrc,
                                 .receiver = theirs->said.ssrc,
                                 .lastReceiverTime = static_cast<std::uint32_t>(theirs->said.ntpTime >> 16),
                                 .delay = static_cast<std::uint32_t>((delayNs << 16) / 1'000'000'000)});
    }
}

/// A round trip like that of a sender report, by our own time.
void Reports::echoed(const DelaySinceLastReport &echo, const Instant &now)
{
    if (echo.receiver != m_ssrc)
        return;
    const ReportBlock block{.lastSenderReport = echo.lastReceiverTime, .delaySinceLast = echo.delay};
    if (const auto trip = roundTrip(block, now.ntp))
        m_roundTrip = trip;
}

std::vector<std::byte> Reports::make(const SentSoFar &sent, const Instant &now)
{
    return writeRtcp(compound(sent, now));
}

std::vector<std::byte> Reports::makeGoodbye(const SentSoFar &sent, const Instant &now)
{
    auto packets = compound(sent, now);
    packets.emplace_back(Goodbye{.ssrcs = {m_ssrc}, .reason = {}});
    return writeRtcp(packets);
}

void Reports::becomes(std::uint32_t ssrc, const SentSoFar &sent)
{
    m_ssrc = ssrc;
    m_former = sent;
}

void Reports::judged(const ReportBlock &block, const Instant &now)
{
    if (block.ssrc != m_ssrc)
        return;
    m_lastBlock = block;
    m_remoteLoss = block.fractionLost * 100.0 / 256.0;
    m_wasJudged = true;
    if (const auto trip = roundTrip(block, now.ntp))
        m_roundTrip = trip;
}

std::optional<Judgement> Reports::takeJudgement()
{
    if (!std::exchange(m_wasJudged, false))
        return std::nullopt;
    const double burst = m_remoteBursts.length();
    return Judgement{.lossPercent = m_remoteLoss,
                     .burstLength = burst > 0 ? burst : m_reception.burstLength(),
                     .roundTripMs = m_roundTrip ? static_cast<double>(m_roundTrip->count()) / 1000 : -1,
                     .highestSequence = m_lastBlock.highestSequence,
                     .cumulativeLost = m_lastBlock.cumulativeLost};
}

bool Reports::arrived(std::span<const std::byte> datagram, const Instant &now)
{
    const auto packets = parseRtcp(datagram);
    if (!packets)
        return false;
    for (const auto &packet : *packets) {
        if (const auto *sender = std::get_if<SenderReport>(&packet)) {
            m_reception.senderReportArrived(*sender, now.steadyNs);
            std::ranges::for_each(sender->blocks, [&](const auto &block) { judged(block, now); });
        } else if (const auto *receiver = std::get_if<ReceiverReport>(&packet)) {
            std::ranges::for_each(receiver->blocks, [&](const auto &block) { judged(block, now); });
        } else if (const auto *losses = std::get_if<LossReport>(&packet)) {
            if (losses->source == m_ssrc)
                std::ranges::for_each(losses->trail.received, [this](bool was) { m_remoteBursts.add(was); });
        } else if (const auto *time = std::get_if<ReceiverReferenceTime>(&packet)) {
            m_theirTime = TheirTime{.said = *time, .arrivalNs = now.steadyNs};
        } else if (const auto *echo = std::get_if<DelaySinceLastReport>(&packet)) {
            echoed(*echo, now);
        } else if (const auto *goodbye = std::get_if<Goodbye>(&packet)) {
            m_left = m_left || (m_reception.ssrc() && std::ranges::contains(goodbye->ssrcs, *m_reception.ssrc()));
        }
    }
    return true;
}

} // namespace causerie::media

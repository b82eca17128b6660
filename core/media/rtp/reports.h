// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/rtp/reception.h"
#include "core/media/rtp/rtcppacket.h"
#include "core/media/rtp/sender.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace causerie::media
{

/// What the other side says of our stream.
struct Judgement {
    double lossPercent = 0; ///< since their report before
    double burstLength = 0; ///< packets lost in a row, mean; 0: not known
    double roundTripMs = -1;
    std::uint32_t highestSequence = 0; ///< extended, of what came
    std::int32_t cumulativeLost = 0;

    friend bool operator==(const Judgement &, const Judgement &) = default;
};

/// The RTCP conversation of a call: what we say of ourselves and of the stream we hear, and what the other side
/// says of ours (RFC 3550 §6). Without sockets, clocks and protection. Thread: net. `reception` outlives it.
class Reports
{
public:
    Reports(std::uint32_t ssrc, std::string cname, int clockRate, Reception &reception)
        : m_ssrc(ssrc), m_cname(std::move(cname)), m_clockRate(clockRate), m_reception(reception)
    {
    }

    /// §6.1: SR when we spoke since the report before the last, else RR; then SDES, and which packets came (RFC 3611).
    /// Who only listens says what time it is (§4.4 there), and the other side when that came (§4.5).
    std::vector<std::byte> make(const SentSoFar &sent, const Instant &now);
    /// §6.6: the same, and BYE at its end.
    std::vector<std::byte> makeGoodbye(const SentSoFar &sent, const Instant &now);

    /// We are `ssrc` from now on (§8.2). What is said of the source that we were is no longer said of us, and our
    /// counts begin anew (§6.4.1).
    void becomes(std::uint32_t ssrc, const SentSoFar &sent);

    /// A compound packet without its protection. False when it is not one.
    bool arrived(std::span<const std::byte> datagram, const Instant &now);

    std::optional<std::chrono::microseconds> roundTripTime() const { return m_roundTrip; } ///< the last measured
    double remoteLossPercent() const { return m_remoteLoss; } ///< of our stream, in their last report
    /// Their last word on our stream, once each. Where they do not say how losses follow each other, what we hear of
    /// theirs stands for it: the ways there and back are mostly alike.
    std::optional<Judgement> takeJudgement();
    bool hasLeft() const { return m_left; } ///< BYE came

private:
    std::vector<RtcpPacket> compound(const SentSoFar &sent, const Instant &now);
    void judged(const ReportBlock &block, const Instant &now);
    void addTimes(std::vector<RtcpPacket> &packets, bool isSender, const Instant &now);
    void echoed(const DelaySinceLastReport &echo, const Instant &now);

    std::uint32_t m_ssrc;
    std::string m_cname;
    int m_clockRate;
    Reception &m_reception;

    /// What time they said it is, and when that came; until it is answered.
    struct TheirTime {
        ReceiverReferenceTime said;
        std::int64_t arrivalNs = 0;
    };

    std::optional<TheirTime> m_theirTime;
    SentSoFar m_former; ///< as somebody else
    std::uint64_t m_sentAtLast = 0;
    std::uint64_t m_sentBefore = 0;
    std::optional<std::chrono::microseconds> m_roundTrip;
    double m_remoteLoss = 0;
    ReportBlock m_lastBlock; ///< of theirs on us
    BurstMeter m_remoteBursts;
    bool m_wasJudged = false;
    bool m_left = false;
};

} // namespace causerie::media

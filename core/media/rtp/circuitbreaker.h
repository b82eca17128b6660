// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <deque>
#include <optional>

namespace causerie::media
{

/// Why no more is sent (RFC 8083).
enum class BreakerCause {
    ReportsMissing, ///< §4.1: we send, and their reports no longer come
    NothingArrives, ///< §4.2: their reports come, and none tells of a further packet
    Congestion,     ///< §4.3: we take ten times what TCP would
    Unusable,       ///< §4.4: so little arrives that nobody can understand it
};

/// One report of theirs on what we send (RFC 3550 §6.4.1).
struct BreakerReport {
    std::int64_t nowNs = 0;
    std::uint32_t highestSequence = 0; ///< extended
    std::int32_t cumulativeLost = 0;
    double roundTripMs = -1;       ///< −1: not known
    std::uint64_t packetsSent = 0; ///< until now, by us
};

/// The fuse of what we send (RFC 8083): far beyond what a rate controller lets happen, nothing is sent for a while.
///
/// §4.3 compares with TCP by the short equation, in packets, whose size does not matter then: with a share p lost and a
/// round trip of R seconds TCP sends X = 1 / (R · √(2p/3)) a second. What the limit of 10 X is for 50 packets a second,
/// which is speech in frames of 20 ms, at 24 kbit/s or any other rate and with any number of copies:
///
///     p         2 %     5 %    10 %   20 %   30 %   50 %
///     R at least 1732   1095    775    548    447    346  ms
///
/// So 30 % of random loss never blow it within a continent or across an ocean, with 40 ms (10 X: 559 a second) as
/// little as with 400; twice as long a frame doubles each R, half as long a one (low latency) halves it. The long
/// equation, which counts the timeouts of TCP, would at 30 % allow 10 X = 49 a second with 40 ms, and blow there for
/// loss that we do not cause; the RFC leaves the choice. It also lets whoever can send a tenth try that first. Speech
/// cannot, so half way to the limit `isNear` asks for what can be done: longer frames.
///
/// Reports are missed after 15 s, or after the time of six: who reports each 5 s loses three in a row once in 37 times
/// where 30 % are lost, six once in 1,400.
///
/// What is not sent says nothing of the network: an interval on hold is none, and in a pause that is left out (DTX), of
/// which one packet goes out each 400 ms, progress is missed only after ten packets.
///
/// What it does not do: who never sent two reports is not taken for one whose reports are missing; that the other side
/// is there at all is proved by ICE (RFC 7675). Reports that come in quick succession count as one interval.
///
/// Again something is sent (§4.5: when it can be expected to be over): at once with their next report, where those were
/// missing, and on another path; else after a pause that doubles while it is in vain. Their reports are not waited for:
/// many stop to report on who has sent nothing for some seconds (RFC 3550 §6.4), and would never begin again.
///
/// Thread: net. Pure, on injected time.
class CircuitBreaker
{
public:
    void reported(const BreakerReport &report);
    /// At least once a second, also while nothing is sent; `packetsSent` as in the reports.
    void tick(std::int64_t nowNs, std::uint64_t packetsSent);
    /// What was reported until now tells of another path, or of a time in which they did not listen.
    void restart(std::int64_t nowNs);

    std::optional<BreakerCause> cause() const { return m_cause; } ///< set: nothing may be sent
    /// Half of what would blow it is sent: less should be.
    bool isNear() const { return m_isNear; }

private:
    struct Interval {
        double seconds = 0;
        double sent = 0;     ///< packets
        double expected = 0; ///< by their numbers
        double lost = 0;
        double tripSeconds = -1; ///< −1: not known
    };

    void begin(const BreakerReport &report);
    void take(const Interval &interval, std::int64_t nowNs);
    void judge(std::int64_t nowNs);
    void blow(BreakerCause cause, std::int64_t nowNs);
    void resume(std::int64_t nowNs);
    void forget();
    std::size_t congestionIntervals() const;
    Interval sum(std::size_t count) const;
    double meanSeconds() const; ///< of the intervals there are

    std::optional<BreakerCause> m_cause;
    bool m_isNear = false;
    std::int64_t m_openedNs = 0;
    std::int64_t m_closedNs = 0;
    std::int64_t m_pauseNs = 0; ///< the last one; 0: none yet

    std::optional<BreakerReport> m_last; ///< that ended an interval
    std::int64_t m_idleNs = 0;           ///< of the interval since, in which nothing was sent
    std::int64_t m_heardNs = 0;          ///< when any report came; 0: never
    double m_meanDistanceNs = 0;         ///< between two of them; 0: there were no two
    std::deque<Interval> m_intervals;
    int m_withoutProgress = 0; ///< intervals in a row
    double m_unheard = 0;      ///< packets sent in them
    double m_unheardSeconds = 0;

    std::int64_t m_tickNs = 0; ///< the last one
    std::uint64_t m_sent = 0;
    std::int64_t m_sentNs = 0;    ///< when that last grew
    std::int64_t m_sendingNs = 0; ///< since when it has grown without a pause
};

} // namespace causerie::media

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/codec/ratelimits.h"
#include "core/media/codec/sendingplan.h"

#include <cstdint>
#include <optional>

namespace causerie::media
{

/// What one report of the other side says of the packets we sent since the report before (RFC 3550 §6.4.1).
struct LinkReport {
    std::int64_t nowNs = 0;  ///< steady clock
    double lossPercent = 0;  ///< 0…100
    double burstLength = 0;  ///< packets lost in a row, mean; 0: not known
    double roundTripMs = -1; ///< −1: not known
};

/// How much protection speech gets and what it may cost, decided from what the other side reports.
///
/// Loss asks for protection: in-band FEC, then one copy of each packet, then two, at distances that follow the bursts.
/// Protection makes loss worse where it is our own packets that fill a queue. So each time more is sent the next
/// seconds are watched, and where loss grows as a bottleneck would have it, or the round trip does, it is congestion:
/// copies go first, then bit rate, then the frames become longer. That in turn is taken back when it did not help, and
/// later tried again after growing pauses. More protection comes at once, less after 5 s without need.
///
/// Thread: any one. Pure, on injected time.
class RateController
{
public:
    explicit RateController(const RateLimits &limits);

    /// What is wanted is something else now; what was learnt of the network stays.
    void setLimits(const RateLimits &limits);
    /// The plan from now on.
    const SendingPlan &update(const LinkReport &report);
    const SendingPlan &plan() const { return m_plan; }
    /// From now on the least there is, and more only after the usual pause: sending had to cease.
    void spare(std::int64_t nowNs);
    /// Frames of 40 ms at least, or the longest they take: the number of packets is what is too much.
    void setLongFrames(bool isWanted);
    double lossPercent() const { return m_loss; } ///< smoothed: up at once, down slowly
    bool isCongested() const { return m_economy > 0; }

private:
    /// A change of what we send, watched for what it does.
    struct Trial {
        enum class Kind { More, Less };
        Kind kind = Kind::More;
        std::int64_t startedNs = 0;
        int economyBefore = 0; ///< to go back to
        int economyNow = 0;
        double rateBefore = 0; ///< bit/s on the wire
        double rateAfter = 0;
        double lossBefore = 0; ///< percent
        double tripBefore = -1;
        double lossSum = 0; ///< of the reports that tell of it
        double tripSum = 0;
        int reports = 0;
        int trips = 0;

        double loss() const { return lossSum / reports; }
        double trip() const { return tripSum / trips; }
        double lossAt(double share) const;
        bool isAttempt() const { return economyBefore > economyNow; } ///< to send more again
        void add(const LinkReport &report);
    };

    SendingPlan planFor(int protection, int economy) const;
    int wantedProtection() const;
    void learn(const LinkReport &report);
    void protect(const LinkReport &report);
    void watch(const LinkReport &report);
    void judge(const Trial &trial, const LinkReport &report);
    bool isImmune(const LinkReport &report, double loss) const;
    static bool isWorse(const Trial &trial);
    static bool hasHelped(const Trial &trial);
    void economise(const LinkReport &report, double lossBefore, double room);
    void recover(const LinkReport &report);
    void change(int protection, int economy);
    void change(int protection, int economy, const LinkReport &report, Trial::Kind watched, double lossBefore);

    RateLimits m_limits;
    SendingPlan m_plan;
    double m_loss = 0;       ///< percent, smoothed
    double m_recentLoss = 0; ///< percent, of the last few reports
    double m_steadyLoss = 0; ///< percent, of some ten
    double m_burst = 1;
    double m_trip = -1; ///< ms, smoothed
    double m_leastTrip = -1;
    int m_protection = 0;
    int m_economy = 0;
    int m_distance = 1;
    bool m_hasLongFrames = false;
    std::int64_t m_distanceNs = 0; ///< when it changed
    std::int64_t m_neededNs = 0;   ///< when this much protection was last asked for
    std::optional<Trial> m_trial;
    std::int64_t m_holdUntilNs = 0;   ///< no attempt to send more until then
    std::int64_t m_patienceNs = 0;    ///< until the attempt after the next failure
    std::int64_t m_trialNs = 0;       ///< when the last one began
    std::int64_t m_attemptNs = 0;     ///< when more was last tried
    std::int64_t m_immuneUntilNs = 0; ///< sending less did not help lately
    double m_immuneLoss = 0;          ///< percent, up to which that holds
    std::int64_t m_immunityNs = 0;
};

/// What a plan takes of the network, with the headers of IP, UDP and SRTP; bit/s.
double wireBitrate(const SendingPlan &plan);

} // namespace causerie::media

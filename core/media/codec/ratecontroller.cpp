// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/codec/ratecontroller.h"

#include "core/media/codec/ratechoices.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace causerie::media
{
namespace
{

constexpr std::int64_t kSecondNs = 1'000'000'000;
constexpr std::int64_t kCalmNs = 5 * kSecondNs; ///< without need, before protection is taken back
constexpr std::int64_t kSettlingNs = kSecondNs; ///< reports until then still tell of what was before
constexpr std::int64_t kWatchedNs = 5 * kSecondNs;
constexpr int kLeastReports = 3;
constexpr double kBursty = 1.7; ///< packets in a row
constexpr std::int64_t kLeastPatienceNs = 15 * kSecondNs;
constexpr std::int64_t kMostPatienceNs = 240 * kSecondNs;
constexpr std::int64_t kLeastImmunityNs = 240 * kSecondNs;
constexpr std::int64_t kMostImmunityNs = 960 * kSecondNs;
constexpr double kDoubtfulLoss = 12;                ///< percent, for …
constexpr std::int64_t kDoubtNs = 60 * kSecondNs;   ///< … so long
constexpr std::int64_t kAttemptNs = 60 * kSecondNs; ///< what happens so soon after an attempt to send more is its doing
constexpr double kBackAt = 0.8;      ///< of the loss that asked for protection: below, it is no longer needed
constexpr double kCongestedLoss = 2; ///< percent; a long round trip alone is only a network far away

constexpr int kMostExpectedBesideCopies = 5; ///< percent
constexpr int kLongFrameMs = 40;
constexpr int kBurstProtection = 2; ///< in-band FEC reaches one packet back

/// The most that `copies` leave each packet; 0: less than Opus needs.
int leftBeside(int copies, int inAll)
{
    const int each = inAll / (1 + copies);
    return each >= kLeastBitrate ? each : 0;
}

} // namespace

double wireBitrate(const SendingPlan &plan)
{
    constexpr double kHeaderBits = 8 * (20 + 8 + 12 + 16);
    return plan.bitrate * (1 + plan.copies()) + kHeaderBits * 1000 / plan.frameMs;
}

RateController::RateController(const RateLimits &limits)
    : m_limits(limits), m_patienceNs(kLeastPatienceNs), m_immunityNs(kLeastImmunityNs)
{
    m_plan = planFor(0, 0);
}

void RateController::setLimits(const RateLimits &limits)
{
    m_limits = limits;
    m_trial.reset(); // it compared with what is no longer sent
    m_plan = planFor(m_protection, m_economy);
}

const SendingPlan &RateController::update(const LinkReport &report)
{
    learn(report);
    watch(report);
    if (!m_trial || m_trial->kind == Trial::Kind::More)
        protect(report);
    if (!m_trial)
        recover(report);
    m_plan = planFor(m_protection, m_economy);
    return m_plan;
}

void RateController::spare(std::int64_t nowNs)
{
    m_trial.reset();
    change(m_protection, int(std::ssize(rateChoices(m_limits.mode).economies)) - 1);
    m_holdUntilNs = nowNs + m_patienceNs;
    m_plan = planFor(m_protection, m_economy);
}

void RateController::setLongFrames(bool isWanted)
{
    if (std::exchange(m_hasLongFrames, isWanted) == isWanted)
        return;
    m_trial.reset(); // as above
    m_plan = planFor(m_protection, m_economy);
}

SendingPlan RateController::planFor(int protection, int economy) const
{
    const RateChoices &choices = rateChoices(m_limits.mode);
    const Protection &wanted = choices.protections[static_cast<std::size_t>(protection)];
    const Economy &left = choices.economies[static_cast<std::size_t>(economy)];
    SendingPlan plan;
    const int frameMs = std::max({m_limits.frameMs, left.frameMs, m_hasLongFrames ? kLongFrameMs : 0});
    plan.frameMs = std::min(frameMs, m_limits.longestMs);
    if (m_limits.isFixed) {
        plan.bitrate = m_limits.bitrate;
        plan.inbandFec = false;
        return plan;
    }
    int copies = m_limits.takesCopies ? std::min(wanted.copies, left.copies) : 0;
    while (copies > 0 && leftBeside(copies, m_limits.inAll) == 0)
        --copies;
    plan.bitrate = std::min(m_limits.bitrate, left.bitrate);
    if (copies > 0)
        plan.bitrate = std::min({plan.bitrate, wanted.bitrate, leftBeside(copies, m_limits.inAll)});
    plan.inbandFec = protection > 0;
    // Where copies bring back most of it, the rough ones of in-band FEC are for the rest; more of them costs more sound
    // than it saves (24 kbit/s, two copies, 30 % lost: ESTOI 0.96 with 5, 0.94 with 10 or more).
    const int expected = static_cast<int>(std::lround(m_recentLoss));
    plan.expectedLoss = copies > 0 ? std::min(expected, kMostExpectedBesideCopies) : expected;
    // Distances are meant in packets of 20 ms: a burst lasts as long whatever the packets' length.
    for (int i = 0; i < copies; ++i)
        plan.distances[static_cast<std::size_t>(i)] =
            static_cast<std::uint8_t>(std::max((i + 1), m_distance * (i + 1) * 20 / plan.frameMs));
    return plan;
}

void RateController::learn(const LinkReport &report)
{
    m_loss += (report.lossPercent - m_loss) * (report.lossPercent > m_loss ? 0.5 : 0.1);
    m_recentLoss += (report.lossPercent - m_recentLoss) * 0.4;
    m_steadyLoss += (report.lossPercent - m_steadyLoss) * 0.1;
    if (report.burstLength > 0)
        m_burst += (std::max(1.0, report.burstLength) - m_burst) * 0.2;
    if (report.roundTripMs >= 0) {
        m_trip = m_trip < 0 ? report.roundTripMs : m_trip + (report.roundTripMs - m_trip) * 0.3;
        m_leastTrip = m_leastTrip < 0 ? report.roundTripMs : std::min(m_leastTrip + 0.5, report.roundTripMs);
    }
    // Copies further apart than a burst is long survive it, but are heard later: three quarters is the best of both.
    const double distance = std::clamp(m_burst * 0.75, 1.0, 3.0);
    if (std::abs(distance - m_distance) > 0.65 && report.nowNs - m_distanceNs >= kCalmNs) {
        m_distance = static_cast<int>(std::lround(distance));
        m_distanceNs = report.nowNs;
    }
}

int RateController::wantedProtection() const
{
    int wanted = 0;
    const auto &protections = rateChoices(m_limits.mode).protections;
    for (int level = 0; level < std::ssize(protections); ++level) {
        const double from = protections[static_cast<std::size_t>(level)].fromLoss;
        if (m_loss >= (level <= m_protection ? from * kBackAt : from))
            wanted = level;
    }
    const bool isBursty = m_burst >= (m_protection >= kBurstProtection ? kBursty : 2.0);
    return wanted > 0 && isBursty ? std::max(wanted, kBurstProtection) : wanted;
}

void RateController::protect(const LinkReport &report)
{
    const int wanted = wantedProtection();
    if (wanted >= m_protection)
        m_neededNs = report.nowNs;
    if (wanted > m_protection) {
        change(wanted, m_economy, report, Trial::Kind::More, report.lossPercent);
    } else if (wanted < m_protection && report.nowNs - m_neededNs >= kCalmNs) {
        m_neededNs = report.nowNs;
        change(m_protection - 1, m_economy);
    }
}

void RateController::change(int protection, int economy)
{
    m_protection = protection;
    m_economy = economy;
}

void RateController::change(int protection, int economy, const LinkReport &report, Trial::Kind watched,
                            double lossBefore)
{
    const double before = wireBitrate(planFor(m_protection, m_economy));
    const double after = wireBitrate(planFor(protection, economy));
    // Where an attempt to send more is under way, the next one goes back to where that began.
    const int back = watched == Trial::Kind::More && m_trial ? std::max(m_economy, m_trial->economyBefore) : m_economy;
    change(protection, economy);
    if (watched == Trial::Kind::More ? after <= before : after >= before)
        return;
    m_trialNs = report.nowNs;
    m_trial = Trial{.kind = watched,
                    .startedNs = report.nowNs,
                    .economyBefore = back,
                    .economyNow = economy,
                    .rateBefore = before,
                    .rateAfter = after,
                    .lossBefore = lossBefore,
                    .tripBefore = report.roundTripMs >= 0 ? report.roundTripMs : m_trip};
}

/// Looks at what the last change did.
void RateController::watch(const LinkReport &report)
{
    if (!m_trial) {
        const bool isSlow = m_trip > m_leastTrip + std::max(100.0, m_leastTrip) && m_recentLoss >= kCongestedLoss;
        // Nothing we did may have shown it, so whose doing lasting loss is gets tried out once.
        const bool isLasting = m_steadyLoss >= kDoubtfulLoss && report.nowNs - m_trialNs >= kDoubtNs;
        if ((isSlow || isLasting) && !isImmune(report, m_steadyLoss))
            economise(report, isSlow ? m_recentLoss : m_steadyLoss, wireBitrate(m_plan));
        return;
    }
    if (report.nowNs - m_trial->startedNs < kSettlingNs)
        return;
    m_trial->add(report);
    const bool isBursty = m_burst >= kBursty; // then a few reports say little
    if (m_trial->reports < (isBursty ? 2 * kLeastReports : kLeastReports))
        return;
    const bool isOver = report.nowNs - m_trial->startedNs >= (isBursty ? 2 * kWatchedNs : kWatchedNs);
    const Trial trial = *m_trial;
    if (trial.kind == Trial::Kind::More && isWorse(trial) && (trial.isAttempt() || !isImmune(report, trial.loss()))) {
        m_trial.reset();
        if (trial.isAttempt() || report.nowNs - m_attemptNs < kAttemptNs)
            m_patienceNs = std::min(2 * m_patienceNs, kMostPatienceNs);
        m_holdUntilNs = report.nowNs + m_patienceNs;
        if (trial.isAttempt())
            change(m_protection, trial.economyBefore);
        else
            economise(report, trial.loss(), std::max(1 - trial.loss() / 100, 0.25) * wireBitrate(m_plan));
    } else if (isOver) {
        m_trial.reset();
        if (trial.kind == Trial::Kind::Less)
            judge(trial, report);
    }
}

/// Whether sending less did not help lately, and nothing has become worse since.
bool RateController::isImmune(const LinkReport &report, double loss) const
{
    return report.nowNs < m_immuneUntilNs && loss <= m_immuneLoss;
}

/// Whether it was right to send less.
void RateController::judge(const Trial &trial, const LinkReport &report)
{
    m_holdUntilNs = report.nowNs + m_patienceNs;
    if (hasHelped(trial)) {
        if (trial.loss() > kCongestedLoss)
            economise(report, trial.loss(), (1 - trial.loss() / 100) * wireBitrate(m_plan));
        return;
    }
    // Others fill the link, or nobody does: what is lost is better protected.
    change(m_protection, trial.economyBefore);
    m_immuneUntilNs = report.nowNs + m_immunityNs;
    m_immuneLoss = std::max(trial.loss(), trial.lossBefore) + 12;
    m_immunityNs = std::min(2 * m_immunityNs, kMostImmunityNs);
}

/// Between the same share lost as before, which is the network's doing (0), and as much getting through as before,
/// which is a full link's (1).
double RateController::Trial::lossAt(double share) const
{
    const double filled = std::max(0.0, 100 - (100 - lossBefore) * rateBefore / rateAfter);
    return std::lerp(lossBefore, filled, share);
}

void RateController::Trial::add(const LinkReport &report)
{
    lossSum += report.lossPercent;
    ++reports;
    if (report.roundTripMs >= 0) {
        tripSum += report.roundTripMs;
        ++trips;
    }
}

/// Whether loss has grown as when we had filled the link ourselves, or the queue has.
bool RateController::isWorse(const Trial &trial)
{
    if (trial.tripBefore >= 0 && trial.trips > 0 &&
        trial.trip() > trial.tripBefore + std::max(60.0, trial.tripBefore / 2))
        return true;
    // An attempt begins below what fits, so the link fills only in the course of it.
    return trial.loss() > trial.lossAt(trial.isAttempt() ? 0.25 : 0.5) && trial.loss() > trial.lossBefore + 3;
}

bool RateController::hasHelped(const Trial &trial)
{
    if (trial.tripBefore >= 0 && trial.trips > 0 &&
        trial.trip() < trial.tripBefore - std::max(30.0, trial.tripBefore / 5))
        return true;
    return trial.loss() < trial.lossAt(0.6);
}

/// Sends less, no more than `room` if it can be, and sees whether that helps.
void RateController::economise(const LinkReport &report, double lossBefore, double room)
{
    const double now = wireBitrate(planFor(m_protection, m_economy));
    int chosen = 0;
    for (int economy = m_economy + 1; economy < std::ssize(rateChoices(m_limits.mode).economies); ++economy) {
        const double rate = wireBitrate(planFor(m_protection, economy));
        if (rate >= now)
            continue;
        chosen = economy;
        if (rate <= room)
            break;
    }
    if (chosen > 0)
        change(m_protection, chosen, report, Trial::Kind::Less, lossBefore);
}

/// After a pause, tries whether there is room for more again.
void RateController::recover(const LinkReport &report)
{
    if (report.nowNs - m_attemptNs >= 2 * kAttemptNs && m_economy == 0)
        m_patienceNs = kLeastPatienceNs;
    if (m_economy == 0 || report.nowNs < m_holdUntilNs)
        return;
    m_attemptNs = report.nowNs;
    const double now = wireBitrate(planFor(m_protection, m_economy));
    int economy = m_economy - 1;
    while (economy > 0 && wireBitrate(planFor(m_protection, economy)) <= now)
        --economy;
    m_holdUntilNs = report.nowNs + kLeastPatienceNs;
    change(m_protection, economy, report, Trial::Kind::More, m_recentLoss);
}

} // namespace causerie::media

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// DTLS between two of the product's own ends and a relay in this process that loses 0, 10 and 30 % of the datagrams:
// handshake.loss<percent>_p50_ms and ._p90_ms, from the first datagram until both ends have keys. The relay takes no
// time of its own, and which datagrams are lost is the same in every run; the timers are the real ones.

#include "core/media/srtp/dtlshandshake.h"
#include "tests/bench/lossmodels.h"
#include "tests/bench/measure.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <deque>
#include <format>
#include <memory>
#include <span>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using namespace causerie;
using namespace causerie::bench;

namespace
{

constexpr int kAttempts = 200;
constexpr std::int64_t kApartNs = 20'000'000;       ///< begun one after the other: most have the machine for themselves
constexpr std::int64_t kLongestTurnNs = 20'000'000; ///< nothing is looked at less often
constexpr int kPercents[] = {0, 10, 30};

using Datagram = std::vector<std::byte>;

struct People {
    media::Certificate alice;
    media::Certificate bob;
};

/// One handshake, and the relay between its two ends.
class Attempt
{
public:
    Attempt(const People &people, double loss, std::uint64_t seed)
        : m_network(LossModel::random(loss, seed)),
          m_alice(people.alice, media::DtlsSetup::Active, people.bob.fingerprint(),
                  [this](auto sent) { relay(sent, m_toBob); }),
          m_bob(people.bob, media::DtlsSetup::Passive, people.alice.fingerprint(),
                [this](auto sent) { relay(sent, m_toAlice); })
    {
    }

    void start()
    {
        m_beganNs = nowNs();
        m_alice.start();
        m_bob.start();
        deliver();
    }

    /// Does what is due. The steady clock when more will be.
    std::int64_t turn()
    {
        std::int64_t next = nowNs() + kLongestTurnNs;
        for (media::DtlsHandshake *end : {&m_alice, &m_bob}) {
            if (const auto left = end->timeout(); left && left->count() == 0)
                end->timerExpired();
        }
        deliver();
        for (const media::DtlsHandshake *end : {&m_alice, &m_bob}) {
            if (const auto left = end->timeout())
                next = std::min(next, nowNs() + std::chrono::nanoseconds(*left).count());
        }
        return next;
    }

    bool isOver() const { return m_tookMs > 0 || m_alice.error() || m_bob.error(); }
    double tookMs() const { return m_tookMs; } ///< 0: it failed

private:
    void relay(std::span<const std::byte> datagram, std::deque<Datagram> &to)
    {
        if (!m_network.losesNext())
            to.emplace_back(datagram.begin(), datagram.end());
    }

    void deliver()
    {
        while (!m_toBob.empty() || !m_toAlice.empty()) {
            hand(m_toBob, m_bob);
            hand(m_toAlice, m_alice);
        }
        if (m_tookMs == 0 && m_alice.keys() && m_bob.keys())
            m_tookMs = msSince(m_beganNs);
    }

    static void hand(std::deque<Datagram> &queue, media::DtlsHandshake &to)
    {
        if (queue.empty())
            return;
        const Datagram datagram = std::move(queue.front());
        queue.pop_front();
        to.datagramArrived(datagram);
    }

    LossModel m_network;
    std::deque<Datagram> m_toAlice;
    std::deque<Datagram> m_toBob;
    std::int64_t m_beganNs = 0;
    double m_tookMs = 0;
    media::DtlsHandshake m_alice;
    media::DtlsHandshake m_bob;
};

/// How long each took, as far as it came to an end.
std::vector<double> attempt(const People &people, double loss)
{
    std::vector<double> times;
    std::vector<std::unique_ptr<Attempt>> running;
    std::int64_t nextStartNs = nowNs();
    for (int begun = 0; begun < kAttempts || !running.empty();) {
        std::int64_t nextNs = nowNs() + kLongestTurnNs;
        if (begun < kAttempts && nowNs() >= nextStartNs) {
            running.push_back(std::make_unique<Attempt>(people, loss, static_cast<std::uint64_t>(++begun)));
            running.back()->start();
            nextStartNs += kApartNs;
        }
        if (begun < kAttempts)
            nextNs = std::min(nextNs, nextStartNs);
        for (const auto &one : running) {
            nextNs = std::min(nextNs, one->turn());
            if (one->isOver() && one->tookMs() > 0)
                times.push_back(one->tookMs());
        }
        std::erase_if(running, [](const auto &one) { return one->isOver(); });
        if (const std::int64_t left = nextNs - nowNs(); left > 0)
            std::this_thread::sleep_for(std::chrono::nanoseconds(left));
    }
    return times;
}

} // namespace

int main()
{
    auto alice = media::Certificate::generate();
    auto bob = media::Certificate::generate();
    if (!alice || !bob) {
        std::fputs("no certificates could be made\n", stderr);
        return 1;
    }
    const People people{std::move(*alice), std::move(*bob)};
    int status = 0;
    for (const int percent : kPercents) {
        const std::vector<double> times = attempt(people, percent / 100.0);
        if (times.size() < kAttempts) {
            std::fprintf(stderr, "%d %% lost: %d of %d handshakes failed\n", percent,
                         kAttempts - static_cast<int>(times.size()), kAttempts);
            status = 1;
            continue;
        }
        const std::string name = std::format("handshake.loss{}_", percent);
        tell((name + "p50_ms").c_str(), percentile(times, 50));
        tell((name + "p90_ms").c_str(), percentile(times, 90));
    }
    return status;
}

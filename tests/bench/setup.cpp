// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Calls through a relay that loses 30 % of all datagrams, either way and whatever they hold: call.setup_loss30_p50_ms
// and call.setup_loss30_p90_ms, from answer to first sound, of the slower side. Real calls with real ICE, DTLS and SRTP
// between two in this process; what they say by their servers arrives at once, as a server's TCP loses nothing. A call
// that does not come about counts as half a minute. Which datagrams are lost is up to their order, so it is never quite
// the same.

#include "core/call/calls.h"
#include "tests/bench/lossrelay.h"
#include "tests/bench/measure.h"
#include "tests/call/fakesignalling.h"

#include <QCoreApplication>
#include <QTest>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <vector>

using namespace causerie;
using namespace causerie::bench;
using namespace Qt::StringLiterals;

namespace
{

constexpr int kCalls = 30;
constexpr double kLoss = 0.3;
constexpr int kPatienceMs = 30'000;

/// Somebody who takes every call. Their microphone and loudspeaker are silence, which costs no time.
struct Device {
    Device(test::FakeNetwork &network, const QString &full) : wire(network, full), calls(wire)
    {
        media::AudioSettings audio;
        audio.backend = media::AudioSettings::Backend::Null;
        calls.setAudio(audio);
        calls.setLoopbackCandidates(true);
        QObject::connect(&calls, &Calls::incoming, &calls, [this](Call *incoming) {
            call = incoming;
            call->answer();
        });
    }

    bool isOver() const { return call && call->state() == CallState::Ended; }
    bool hears() const { return call && call->setupMs() >= 0; }

    test::FakeSignalling wire;
    Calls calls;
    Call *call = nullptr;
};

double setupMs(std::uint64_t seed)
{
    LossRelay relay(LossModel::random(kLoss, seed));
    test::FakeNetwork network;
    network.translate = [&relay](const QList<media::Candidate> &candidates) {
        QList<media::Candidate> told;
        for (const media::Candidate &candidate : candidates) {
            if (const auto instead = relay.instead(candidate))
                told << *instead;
        }
        return told;
    };
    Device alice(network, u"alice@example.test/desk"_s);
    Device bob(network, u"bob@example.test/phone"_s);
    alice.call = alice.calls.start(test::jid(u"bob@example.test"_s));
    const bool isDecided =
        QTest::qWaitFor([&] { return (alice.hears() && bob.hears()) || alice.isOver() || bob.isOver(); }, kPatienceMs);
    const bool isWell = isDecided && alice.hears() && bob.hears();
    const double took =
        isWell ? static_cast<double>(std::max(alice.call->setupMs(), bob.call->setupMs())) : double(kPatienceMs);
    std::fprintf(stderr, "%s after %.0f ms; %d datagrams, %d of them lost\n", isWell ? "heard" : "nothing heard", took,
                 relay.passed() + relay.lost(), relay.lost());
    alice.call->hangUp();
    if (!QTest::qWaitFor([&] { return alice.isOver() && (!bob.call || bob.isOver()); }, kPatienceMs))
        std::fputs("a call did not end\n", stderr);
    return took;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    std::vector<double> times;
    for (std::uint64_t seed = 1; seed <= kCalls; ++seed)
        times.push_back(setupMs(seed));
    tell("call.setup_loss30_p50_ms", percentile(times, 50));
    tell("call.setup_loss30_p90_ms", percentile(times, 90));
    return 0;
}

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/calls.h"
#include "tests/call/fakeengine.h"
#include "tests/call/fakesignalling.h"

#include <QSignalSpy>
#include <QTest>

namespace causerie::test
{

/// One device of one person: its wire, its engines and its calls.
struct Device {
    FakeSignalling wire;
    FakeEngines engines;
    Calls calls;
    Call *rang = nullptr; ///< the last incoming one
    QList<Call *> ended;

    Device(FakeNetwork &network, const QString &full) : wire(network, full), calls(wire, engines.factory())
    {
        QObject::connect(&calls, &Calls::incoming, &calls, [this](Call *call) { rang = call; });
        QObject::connect(&calls, &Calls::ended, &calls, [this](Call *call) { ended.append(call); });
    }
    FakeEngine &engine() { return *engines.last; }
};

/// Alice and Bob, who know each other, on one network without delays.
struct TwoPeople {
    FakeNetwork network;
    Device alice{network, QStringLiteral("alice@example.test/desk")};
    Device bob{network, QStringLiteral("bob@example.test/phone")};

    Call *aliceCalls() { return alice.calls.start(jid(QStringLiteral("bob@example.test"))); }
};

/// Two people in a call; `call` is Alice's, `heard` Bob's.
struct Talking : TwoPeople {
    Call *call = nullptr;
    Call *heard = nullptr;

    bool begin()
    {
        call = aliceCalls();
        if (!QTest::qWaitFor([this] { return bob.rang != nullptr; }))
            return false;
        heard = bob.rang;
        heard->answer();
        return QTest::qWaitFor(
            [this] { return call->state() == CallState::Active && heard->state() == CallState::Active; });
    }
};

/// What a device says that can do what a call needs.
inline SessionDescription goodOffer()
{
    SessionDescription text;
    text.payloads = {{111, QStringLiteral("opus"), 48000, 2, 0, 0, {}}};
    text.credentials = FakeEngine::local().credentials;
    text.fingerprint = FakeEngine::local().fingerprint;
    return text;
}

/// Lets everything arrive that is on its way.
inline void settle()
{
    for (int round = 0; round < 50; ++round)
        QCoreApplication::processEvents();
}

} // namespace causerie::test

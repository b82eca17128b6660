// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/calls.h"
#include "core/media/engine.h"
#include "tests/call/fakesignalling.h"

#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr int kPatienceMs = 30'000; // an end to waiting, not a measure

/// A device with the real engine on loopback; its microphone and speaker are silence.
struct Device {
    FakeSignalling wire;
    Calls calls;
    Call *rang = nullptr;

    Device(FakeNetwork &network, const QString &full) : wire(network, full), calls(wire)
    {
        media::AudioSettings audio;
        audio.backend = media::AudioSettings::Backend::Null;
        calls.setAudio(audio);
        calls.setLoopbackCandidates(true);
        QObject::connect(&calls, &Calls::incoming, &calls, [this](Call *call) { rang = call; });
    }
};

} // namespace

/// Negotiation and the real engine together: ICE, DTLS-SRTP and speech between two devices in one process.
class TestCallMedia : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void connectsAndMeasures();
    void keysArrive();
    void glareConnects();
    void wrongFingerprintEndsTheCall();

private:
    std::unique_ptr<FakeNetwork> m_network;
    std::unique_ptr<Device> m_alice;
    std::unique_ptr<Device> m_bob;
};

void TestCallMedia::init()
{
    m_alice.reset();
    m_bob.reset();
    m_network = std::make_unique<FakeNetwork>();
    m_alice = std::make_unique<Device>(*m_network, u"alice@example.test/desk"_s);
    m_bob = std::make_unique<Device>(*m_network, u"bob@example.test/phone"_s);
}

void TestCallMedia::connectsAndMeasures()
{
    Call *call = m_alice->calls.start(jid(u"bob@example.test"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_bob->rang, kPatienceMs);
    m_bob->rang->answer();
    QTRY_COMPARE_WITH_TIMEOUT(call->state(), CallState::Active, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_bob->rang->state(), CallState::Active, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(call->setupMs() >= 0 && m_bob->rang->setupMs() >= 0, kPatienceMs);
    qInfo("set-up: %lld ms for the caller, %lld ms for the called", call->setupMs(), m_bob->rang->setupMs());
    QTRY_VERIFY_WITH_TIMEOUT(call->statistics().packetsReceived > 10, kPatienceMs);
    QVERIFY(call->statistics().codec.startsWith("opus"_L1));
    call->hangUp();
    QTRY_COMPARE_WITH_TIMEOUT(call->state(), CallState::Ended, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_bob->rang->state(), CallState::Ended, kPatienceMs);
    QCOMPARE(call->outcome(), CallOutcome::Answered);
    QVERIFY(call->statistics().packetsSent > 10);
}

/// What one presses, the other hears once each, in order, and a queue of it takes its time.
void TestCallMedia::keysArrive()
{
    Call *call = m_alice->calls.start(jid(u"bob@example.test"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_bob->rang, kPatienceMs);
    m_bob->rang->answer();
    QTRY_COMPARE_WITH_TIMEOUT(call->state(), CallState::Active, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_bob->rang->state(), CallState::Active, kPatienceMs);
    QVERIFY(call->takesDigits() && m_bob->rang->takesDigits());
    QString atBob;
    QString atAlice;
    connect(m_bob->rang, &Call::digitReceived, this, [&](QChar digit) { atBob += digit; });
    connect(call, &Call::digitReceived, this, [&](QChar digit) { atAlice += digit; });
    call->sendDigits(u"0011#"_s);
    m_bob->rang->sendDigits(u"*9aD"_s);
    QTRY_COMPARE_WITH_TIMEOUT(atBob, u"0011#"_s, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(atAlice, u"*9AD"_s, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_bob->rang->statistics().packetsReceived > 60, kPatienceMs);
    QCOMPARE(m_bob->rang->statistics().lossPercent, 0.0);
}

void TestCallMedia::glareConnects()
{
    Call *alices = m_alice->calls.start(jid(u"bob@example.test"_s));
    Call *bobs = m_bob->calls.start(jid(u"alice@example.test"_s));
    QTRY_COMPARE_WITH_TIMEOUT(alices->state(), CallState::Active, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(bobs->state(), CallState::Active, kPatienceMs);
    QCOMPARE(alices->sid(), bobs->sid());
}

/// Somebody between the two exchanges a fingerprint: the handshake shows it and nothing is heard.
void TestCallMedia::wrongFingerprintEndsTheCall()
{
    m_alice->wire.lost = {u"initiate"_s};
    Call *call = m_alice->calls.start(jid(u"bob@example.test"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_bob->rang, kPatienceMs);
    m_bob->rang->answer();
    QTRY_VERIFY_WITH_TIMEOUT(m_alice->wire.sent.contains(u"initiate bob@example.test/phone"_s), kPatienceMs);
    SessionDescription offer = m_alice->wire.descriptions.first();
    offer.fingerprint.digest[0] = char(offer.fingerprint.digest[0] ^ 1);
    Q_EMIT m_bob->wire.initiated(m_alice->wire.ownJid(), call->sid(), offer);
    QTRY_COMPARE_WITH_TIMEOUT(m_bob->rang->state(), CallState::Ended, kPatienceMs);
    QCOMPARE(m_bob->rang->endReason(), EndReason::SecurityError);
    QCOMPARE(m_bob->rang->mediaError(), media::EngineError::FingerprintMismatch);
    QTRY_COMPARE_WITH_TIMEOUT(call->state(), CallState::Ended, kPatienceMs);
    QCOMPARE(call->endReason(), EndReason::SecurityError);
    QCOMPARE(call->statistics().packetsReceived, 0U);
}

QTEST_GUILESS_MAIN(TestCallMedia)
#include "tst_callmedia.moc"

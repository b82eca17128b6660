// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/negotiation.h"
#include "tests/call/callfixture.h"

#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// What a call is to spend, on the wire and in the engine.
class TestCallMode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAsked_data();
    void isAsked();
    void pausesAreLeftOutBothWays();
    void reachesTheEngine();
};

void TestCallMode::isAsked_data()
{
    QTest::addColumn<media::CallMode>("mode");
    QTest::addColumn<int>("ptime");
    QTest::addColumn<QString>("fmtp"); // RFC 7587 §6.1
    QTest::newRow("usual") << media::CallMode::Usual << 20 << u"minptime=10;useinbandfec=1"_s;
    QTest::newRow("thrift") << media::CallMode::Thrift << 60
                            << u"minptime=10;useinbandfec=1;maxaveragebitrate=12000;usedtx=1"_s;
    QTest::newRow("low latency") << media::CallMode::LowLatency << 10 << u"minptime=10;useinbandfec=1"_s;
}

/// What is asked of the other side, in an offer and in an answer; what it asks of us is read whatever the mode.
void TestCallMode::isAsked()
{
    QFETCH(const media::CallMode, mode);
    const SessionDescription ours = offer(ownAbilities(mode));
    SessionDescription theirs = goodOffer();
    theirs.payloads.first().ptime = 40;
    const auto answered = answer(theirs, ownAbilities(mode));
    QVERIFY(answered);
    for (const auto &opus : {ours.payloads.first(), answered->answer.payloads.first()}) {
        QTEST(opus.ptime, "ptime");
        QCOMPARE(opus.maxptime, 120);
        QStringList fmtp;
        for (const auto &[name, value] : opus.parameters)
            fmtp += name + u'=' + value;
        QTEST(fmtp.join(u';'), "fmtp");
    }
    QCOMPARE(answered->parameters.send.ptime, 40);
    QCOMPARE(ours.payloads.size(), ownAbilities().payloads.size());
}

void TestCallMode::pausesAreLeftOutBothWays()
{
    SessionDescription thrifty = goodOffer();
    thrifty.payloads = ownAbilities(media::CallMode::Thrift).payloads;
    const auto answered = answer(thrifty, ownAbilities());
    QVERIFY(answered);
    QVERIFY(answered->parameters.send.parameters.contains({u"usedtx"_s, u"1"_s}));
    QVERIFY(answered->answer.payloads.first().parameters.contains({u"usedtx"_s, u"1"_s}));
    const auto usual = answer(goodOffer(), ownAbilities());
    QVERIFY(usual); // nobody asked
    QVERIFY(!usual->answer.payloads.first().parameters.contains({u"usedtx"_s, u"1"_s}));
}

void TestCallMode::reachesTheEngine()
{
    TwoPeople world;
    world.alice.calls.setMode(media::CallMode::LowLatency);
    Call *call = world.aliceCalls();
    QCOMPARE(world.alice.engine().settings.mode, media::CallMode::LowLatency);
    call->setMode(media::CallMode::Thrift); // in time for the offer
    QCOMPARE(world.alice.engine().settings.mode, media::CallMode::Thrift);
    QCOMPARE(call->mode(), media::CallMode::Thrift);
    QTRY_VERIFY(world.bob.rang);
    world.bob.rang->answer();
    QTRY_COMPARE(call->state(), CallState::Active);
    const auto &asked = world.bob.engine().parameters->send; // what alice wants to receive
    QCOMPARE(asked.ptime, 60);
    QVERIFY(asked.parameters.contains({u"maxaveragebitrate"_s, u"12000"_s}));
    QCOMPARE(world.alice.engine().parameters->send.ptime, 20);
    QCOMPARE(world.bob.engine().settings.mode, media::CallMode::Usual); // each has its own
    world.bob.rang->setMode(media::CallMode::Thrift);
    QCOMPARE(world.bob.engine().settings.mode, media::CallMode::Thrift);
}

QTEST_GUILESS_MAIN(TestCallMode)
#include "tst_callmode.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/codec/red.h"
#include "tests/support/estoi.h"
#include "tests/support/speech.h"
#include "tests/support/voicepath.h"

#include <QTest>

using namespace causerie::media;
using causerie::test::kMs;
using causerie::test::kOpus;
using causerie::test::kRed;
using causerie::test::lan;
using causerie::test::VoicePath;
using namespace Qt::StringLiterals;

namespace
{

SendingPlan plan(std::array<std::uint8_t, SendingPlan::kMostCopies> distances)
{
    return {.bitrate = 24000, .expectedLoss = 10, .distances = distances};
}

/// Loses what `isLost` says of packet number n.
VoicePath::Network losing(std::function<bool(std::uint64_t n)> isLost)
{
    return [isLost = std::move(isLost), network = lan()](std::int64_t now, std::uint64_t n) mutable {
        return isLost(n) ? std::vector<std::int64_t>{} : network(now, n);
    };
}

} // namespace

/// Copies of packets in later ones (RFC 2198), from the encoder to the speaker.
class TestRedundancy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void goOnlyWhereTheyAreTaken_data();
    void goOnlyWhereTheyAreTaken();
    void bringBackWhatIsLost_data();
    void bringBackWhatIsLost();
    void costNothingWhereNothingIsLost();
    void twoCopiesAtThirtyPercent();
    void areOfOneStream();
    void silenceIsNoLoss();
    void framesChangeTheirLength();
    void nonsenseDoesNoHarm();

private:
    std::vector<float> m_speech;
};

void TestRedundancy::initTestCase()
{
    const causerie::test::Speech speech;
    QVERIFY2(speech.isReady(), "espeak-ng is needed");
    m_speech = speech.samples();
}

void TestRedundancy::goOnlyWhereTheyAreTaken_data()
{
    QTest::addColumn<bool>("isAgreed");
    QTest::addColumn<bool>("isPlanned");
    QTest::addColumn<int>("payloadType");
    QTest::newRow("not agreed") << false << true << 111;
    QTest::newRow("not planned: plain packets, readable by all") << true << false << 111;
    QTest::newRow("agreed and planned") << true << true << 63;
}

void TestRedundancy::goOnlyWhereTheyAreTaken()
{
    QFETCH(bool, isAgreed);
    QFETCH(bool, isPlanned);
    QFETCH(int, payloadType);
    VoicePath path(lan(), kOpus, isAgreed ? std::optional(kRed) : std::nullopt);
    path.out.setPlan(plan({}));
    path.run(std::span(m_speech).first(48000));
    QCOMPARE(path.sent.back().packet().payloadType, 111);
    if (isPlanned)
        path.out.setPlan(plan({2, 4}));
    path.run(std::span(m_speech).subspan(48000, 48000));
    QCOMPARE(path.sent.size(), std::size_t{100});
    for (std::size_t n = 50; n < 100; ++n) {
        const RtpPacket packet = path.sent[n].packet();
        QCOMPARE(int{packet.payloadType}, payloadType);
        QCOMPARE(packet.timestamp, static_cast<std::uint32_t>(0xFFFF0000 + 960 * n));
        if (payloadType != 63)
            continue;
        const auto blocks = parseRed(packet.payload);
        QVERIFY(blocks);
        QCOMPARE(blocks->primary().payloadType, 111);
        QCOMPARE(blocks->copies().size(), std::size_t{2}); // also of packets that went without any
        QCOMPARE(blocks->copies()[0].offset, 3840);
        QCOMPARE(blocks->copies()[1].offset, 1920);
    }
    QVERIFY(path.counters.payloadBytesSent > 0);
    QVERIFY(path.counters.samplesConcealed < 480);
}

void TestRedundancy::bringBackWhatIsLost_data()
{
    QTest::addColumn<QList<int>>("distances");
    QTest::addColumn<int>("run"); // packets lost in a row, of every twenty
    QTest::newRow("one lost, in the next one") << QList{1} << 1;
    QTest::newRow("one lost, in the next but one") << QList{2} << 1;
    QTest::newRow("two lost") << QList{2} << 2;
    QTest::newRow("three lost") << QList{3} << 3;
    QTest::newRow("four lost: both distances are needed") << QList{2, 4} << 4;
    QTest::newRow("five lost, as far as ten") << QList{5, 10} << 5;
}

void TestRedundancy::bringBackWhatIsLost()
{
    QFETCH(QList<int>, distances);
    QFETCH(int, run);
    VoicePath path(losing([run](std::uint64_t n) { return static_cast<int>(n % 20) >= 20 - run; }), kOpus, kRed);
    SendingPlan wanted = plan({});
    wanted.inbandFec = false; // nothing else helps
    for (int i = 0; i < distances.size(); ++i)
        wanted.distances[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(distances[i]);
    path.out.setPlan(wanted);
    path.run(m_speech);
    const std::uint64_t learning = path.counters.samplesConcealed;
    path.run(m_speech);
    const double concealed =
        100.0 * static_cast<double>(path.counters.samplesConcealed - learning) / static_cast<double>(m_speech.size());
    qInfo("%d of 20 lost: %.2f %% made up, target %.0f ms", run, concealed, path.in.figures().targetMs);
    QVERIFY(concealed < 0.5);
}

void TestRedundancy::costNothingWhereNothingIsLost()
{
    VoicePath without(lan());
    without.out.setPlan(plan({}));
    without.run(m_speech);
    VoicePath with(lan(), kOpus, kRed);
    with.out.setPlan(plan({2, 4}));
    with.run(m_speech);
    QCOMPARE(with.heard, without.heard); // to the sample
    QCOMPARE(with.in.figures().targetMs, without.in.figures().targetMs);
    QCOMPARE(with.in.figures().late, std::uint64_t{0});
}

void TestRedundancy::twoCopiesAtThirtyPercent()
{
    const auto estoi = [this](const std::optional<PayloadType> &redundancy) {
        VoicePath path(losing([random = std::mt19937(5)](std::uint64_t) mutable { return random() % 100 < 30; }), kOpus,
                       redundancy);
        path.out.setPlan({.bitrate = 24000, .expectedLoss = 5, .distances = {1, 2}});
        path.run(m_speech);
        const auto likeness = causerie::test::compare(m_speech, path.heard);
        qInfo("30 %% lost, %s: ESTOI %.3f, concealed %.2f %%", redundancy ? "two copies" : "none", likeness.estoi,
              path.concealedPercent());
        return likeness.estoi;
    };
    const double copied = estoi(kRed);
    QVERIFY(copied > 0.9);
    QVERIFY(copied > estoi({}) + 0.03);
}

void TestRedundancy::areOfOneStream()
{
    VoicePath path(lan(), kOpus, kRed);
    path.out.setPlan(plan({1, 2}));
    path.run(std::span(m_speech).first(48000));
    path.out.begin(kOpus, {.ssrc = 8, .timestamp = 77, .sequenceNumber = 9}, kRed);
    path.run(std::span(m_speech).subspan(48000, 4800));
    for (const std::size_t n : {50U, 51U, 52U}) {
        const auto blocks = parseRed(path.sent[n].packet().payload);
        QVERIFY(blocks);
        QCOMPARE(blocks->copies().size(), n - 50);
    }
    path.out.setHeld(true); // nobody wants a copy from before
    path.run(std::span(m_speech).subspan(48000, 48000));
    path.out.setHeld(false);
    path.run(std::span(m_speech).subspan(48000, 1920));
    QCOMPARE(parseRed(path.sent[55].packet().payload)->copies().size(), std::size_t{0});
}

void TestRedundancy::silenceIsNoLoss()
{
    PayloadType quiet = kOpus;
    quiet.parameters.append({u"usedtx"_s, u"1"_s});
    std::vector<float> sound(m_speech.begin(), m_speech.begin() + 48000 * 2);
    sound.resize(48000 * 5); // three seconds of nothing
    sound.insert(sound.end(), m_speech.begin() + 48000 * 2, m_speech.begin() + 48000 * 4);
    VoicePath path(lan(), quiet, kRed);
    path.out.setPlan(plan({1, 2}));
    path.run(sound);
    std::size_t small = 0;
    for (const auto &sent : path.sent)
        small += parseRed(sent.packet().payload)->primary().payload.size() <= 2;
    QVERIFY2(small > 0 && path.sent.size() < 50 * 4 + 60, "no DTX"); // what says nothing goes out now and then
    const auto likeness = causerie::test::compare(sound, path.heard);
    qInfo("DTX: %zu of %zu packets are empty, ESTOI %.3f, concealed %.2f %%", small, path.sent.size(), likeness.estoi,
          path.concealedPercent());
    QVERIFY(likeness.estoi > 0.94);
    QVERIFY(path.concealedPercent() < 1);
}

void TestRedundancy::framesChangeTheirLength()
{
    VoicePath path(lan(), kOpus, kRed);
    std::size_t from = 0;
    for (const int frameMs : {20, 60, 10, 40, 20}) {
        SendingPlan next = plan({1});
        next.frameMs = frameMs;
        path.out.setPlan(next);
        const std::size_t before = path.sent.size();
        path.run(std::span(m_speech).subspan(from, 48000 * 6 / 5));
        from += 48000 * 6 / 5;
        QCOMPARE(path.sent.size() - before, static_cast<std::size_t>(1200 / frameMs));
    }
    for (std::size_t n = 1; n < path.sent.size(); ++n) {
        const auto blocks = parseRed(path.sent[n].packet().payload);
        QVERIFY(blocks);
        QCOMPARE(blocks->copies().size(), std::size_t{1});
        QCOMPARE(static_cast<std::uint32_t>(blocks->copies()[0].offset),
                 path.sent[n].packet().timestamp - path.sent[n - 1].packet().timestamp);
    }
    const auto likeness = causerie::test::compare(std::span(m_speech).first(from), path.heard);
    qInfo("ESTOI %.3f, concealed %.2f %%", likeness.estoi, path.concealedPercent());
    QVERIFY(likeness.estoi > 0.92);
    QVERIFY(path.concealedPercent() < 3);
}

void TestRedundancy::nonsenseDoesNoHarm()
{
    std::mt19937 random(12);
    VoicePath path(lan(), kOpus, kRed);
    path.out.setPlan(plan({1, 3}));
    for (int second = 0; second < 20; ++second) {
        for (int i = 0; i < 40; ++i) {
            // Good packets of the past, changed a little: other offsets, lengths, types and bytes.
            if (path.sent.empty())
                break;
            std::vector<std::byte> bytes = path.sent[random() % path.sent.size()].bytes;
            for (int change = 0; change < 3; ++change)
                bytes[kRtpHeaderBytes + random() % std::min<std::size_t>(bytes.size() - kRtpHeaderBytes, 20)] =
                    static_cast<std::byte>(random());
            if (i % 4 == 0)
                bytes.resize(12 + random() % 20);
            if (Packet *slot = path.ring.claim(); slot && slot->assign(bytes, 1000 * kMs * (second + 1)))
                path.ring.publish();
        }
        path.run(std::span(m_speech).subspan(static_cast<std::size_t>(second % 8) * 48000, 48000));
    }
    QVERIFY(std::ranges::all_of(path.heard, [](float s) { return std::isfinite(s); }));
    const auto likeness =
        causerie::test::compare(std::span(m_speech).first(48000 * 3), std::span(path.heard).last(48000 * 12));
    QVERIFY(likeness.estoi > 0.2); // still speech
}

QTEST_GUILESS_MAIN(TestRedundancy)
#include "tst_redundancy.moc"

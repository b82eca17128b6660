// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/playout/costbuffer.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <optional>
#include <random>

using namespace causerie::media;
using namespace Qt::StringLiterals;

namespace
{

constexpr std::int64_t kMs = 1'000'000;
constexpr std::int64_t kStart = 1'000'000 * kMs;

/// Feeds packets by number and writes what is played as a word: D decode, R recover, C conceal, N comfort noise,
/// S silence, each for 10 ms or a part of it.
class Player
{
public:
    explicit Player(int redundant = 0, Patience patience = Patience::Usual) : buffer(patience), m_redundant(redundant)
    {
    }

    /// Packet `n` of 20 ms arrives at `ms`.
    void packet(int n, double ms) { insert(static_cast<std::uint16_t>(n), n, ms); }
    void insert(std::uint16_t number, int frame, double ms, bool isCopy = false)
    {
        std::array<std::byte, 4> payload{};
        payload[0] = static_cast<std::byte>(frame);
        payload[1] = static_cast<std::byte>(isCopy);
        buffer.insert({.sequenceNumber = number,
                       .timestamp = static_cast<std::uint32_t>(0xFFFFF000 + 960 * frame),
                       .samples = 960,
                       .redundantSamples = m_redundant,
                       .arrivalNs = kStart + static_cast<std::int64_t>(ms * kMs),
                       .payload = payload,
                       .isCopy = isCopy});
    }
    /// A copy of packet `n` comes within another one.
    void copy(int n, double ms) { insert(static_cast<std::uint16_t>(n), n, ms, true); }
    /// The speaker asks for everything until `ms`.
    QString play(double ms)
    {
        QString word;
        for (; m_nowMs < ms; m_nowMs += 5, m_owed += 240) {
            while (m_owed > 0) {
                const auto step = buffer.next(kStart + static_cast<std::int64_t>(m_nowMs * kMs));
                m_owed -= step.samples;
                m_samples = step.kind == m_kind ? m_samples + step.samples : step.samples;
                m_kind = step.kind;
                for (; m_samples >= 480; m_samples -= 480)
                    word += letter(step.kind);
                if (step.kind == PlayoutStep::Kind::Decode) {
                    frames.append(static_cast<int>(step.payload[0]));
                    copies += static_cast<int>(step.payload[1]);
                    shifted += step.isShifted ? 1 : 0;
                }
                last = step;
                if (isTrimming && step.trimSamples != 0) {
                    buffer.trimmed(step.trimSamples);
                    m_owed += step.trimSamples;
                }
            }
        }
        return word;
    }

    CostBuffer buffer;
    QList<int> frames;
    int copies = 0;
    int shifted = 0;
    bool isTrimming = false; ///< does what it is asked for
    PlayoutStep last;

private:
    static QChar letter(PlayoutStep::Kind kind)
    {
        switch (kind) {
        case PlayoutStep::Kind::Decode:
            return u'D';
        case PlayoutStep::Kind::Recover:
            return u'R';
        case PlayoutStep::Kind::Conceal:
            return u'C';
        case PlayoutStep::Kind::Comfort:
            return u'N';
        case PlayoutStep::Kind::Silence:
            return u'S';
        }
        return u'?';
    }

    int m_redundant;
    double m_nowMs = 0;
    int m_owed = 240;
    PlayoutStep::Kind m_kind = PlayoutStep::Kind::Silence;
    int m_samples = 0; ///< of that kind, not yet written
};

} // namespace

class TestCostBuffer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_data();
    void words();
    void startsWhenTheFirstIsTwentyMillisecondsOld();
    void ordersWhatComesInDisorder();
    void duplicatesAndLateOnesAreCounted();
    void redundancyRaisesTheTarget();
    void copiesStandForWhatIsLost();
    void aCopyIsSecondToItsPacket();
    void waitsForALateOneInItsPlace();
    void patienceDecides();
    void comesBackToItsTarget_data();
    void comesBackToItsTarget();
    void aPauseOfTheirsIsFreeToMove();
    void neverHoldsMoreThanItsSlots();
    void refusesNonsense();
};

void TestCostBuffer::words_data()
{
    QTest::addColumn<QList<int>>("lost");
    QTest::addColumn<int>("redundant");
    QTest::addColumn<QString>("word");
    // Ten packets, 20 ms apart; the last is followed by 100 ms of concealment and silence.
    QTest::newRow("nothing lost") << QList<int>{} << 0 << u"SSDDDDDDDDDDDDDDDDDDDDCCCCCCCCCCS"_s;
    // The delay is 20 ms at first and 3 ms would do, so what is lost is made up for half as long.
    QTest::newRow("one lost: made up, in place") << QList{4} << 0 << u"SSDDDDDDDDCDDDDDDDDDDCCCCCCCCCCS"_s;
    QTest::newRow("one lost: the copy comes too late by a breath, and is waited for")
        << QList{4} << 960 << u"SSDDDDDDDDRRDDDDDDDDDDCCCCCCCCCCS"_s;
    QTest::newRow("two lost: one made up, one recovered")
        << QList{4, 5} << 960 << u"SSDDDDDDDDCCRRDDDDDDDDCCCCCCCCCCS"_s;
    QTest::newRow("two lost without a copy") << QList{4, 5} << 0 << u"SSDDDDDDDDCCDDDDDDDDCCCCCCCCCCS"_s;
}

void TestCostBuffer::words()
{
    QFETCH(QList<int>, lost);
    QFETCH(int, redundant);
    QFETCH(QString, word);
    Player player(redundant);
    QString heard;
    for (int n = 0; n < 10; ++n) {
        if (!lost.contains(n))
            player.packet(n, n * 20);
        heard += player.play(n * 20 + 20);
    }
    heard += player.play(340);
    QCOMPARE(heard.left(word.size()), word);
}

void TestCostBuffer::startsWhenTheFirstIsTwentyMillisecondsOld()
{
    Player player;
    QCOMPARE(player.play(20), u"SS"_s);
    player.packet(0, 21);
    QString word = player.play(40);
    QVERIFY(!word.contains(u'D'));
    word = player.play(50);
    QVERIFY(word.contains(u'D'));
    QVERIFY(player.last.kind == PlayoutStep::Kind::Decode);
    QVERIFY(player.last.isFresh);
    QVERIFY(player.buffer.figures().delayMs >= 19 && player.buffer.figures().delayMs < 26);
}

void TestCostBuffer::ordersWhatComesInDisorder()
{
    Player player;
    player.packet(0, 0);
    player.packet(2, 1);
    player.packet(1, 2);
    player.packet(3, 3);
    (void)player.play(100);
    QCOMPARE(player.frames.first(4), (QList{0, 1, 2, 3}));
}

void TestCostBuffer::duplicatesAndLateOnesAreCounted()
{
    Player player;
    for (int n = 0; n < 5; ++n) {
        player.packet(n, n * 20);
        player.packet(n, n * 20 + 1);
        (void)player.play(n * 20 + 20);
    }
    QCOMPARE(player.buffer.figures().duplicates, std::uint64_t{5});
    player.packet(6, 120); // 5 is lost…
    (void)player.play(180);
    player.packet(5, 180); // … or not
    QCOMPARE(player.buffer.figures().late, std::uint64_t{1});
    QCOMPARE(player.frames.count(5), 0);
}

void TestCostBuffer::redundancyRaisesTheTarget()
{
    for (const bool isLossy : {false, true}) {
        Player player(960);
        for (int n = 0; n < 500; ++n) {
            if (!isLossy || n % 10 != 3)
                player.packet(n, n * 20);
            (void)player.play(n * 20 + 20);
        }
        qInfo("target %s loss: %.0f ms", isLossy ? "with" : "without", player.buffer.figures().targetMs);
        if (isLossy)
            QVERIFY(player.buffer.figures().targetMs >= 20); // the copy comes 20 ms later
        else
            QVERIFY(player.buffer.figures().targetMs <= 10);
    }
}

/// RED (RFC 2198): each packet brings copies of the two before the last.
void TestCostBuffer::copiesStandForWhatIsLost()
{
    Player player;
    for (int n = 0; n < 250; ++n) {
        if (n % 10 != 3 && n % 10 != 4) {
            player.packet(n, n * 20);
            if (n >= 3) {
                player.copy(n - 2, n * 20);
                player.copy(n - 3, n * 20);
            }
        }
        (void)player.play(n * 20 + 20);
    }
    // Both that are lost are in the packet after next: the delay allows for it, and nothing is made up any more.
    QVERIFY2(player.buffer.figures().targetMs >= 40 && player.buffer.figures().targetMs < 43,
             qPrintable(QString::number(player.buffer.figures().targetMs)));
    QVERIFY(player.copies > 40);
    QCOMPARE(player.buffer.figures().recovered, static_cast<std::uint64_t>(player.copies) * 960);
    QCOMPARE(player.buffer.figures().duplicates, std::uint64_t{0}); // copies are no mistake of the network
    QCOMPARE(player.buffer.figures().late, std::uint64_t{0});
    QVERIFY(std::ranges::is_sorted(player.frames));
}

void TestCostBuffer::aCopyIsSecondToItsPacket()
{
    Player player;
    player.packet(0, 0);
    player.copy(1, 1);
    player.packet(1, 2); // later, and better
    player.packet(2, 3);
    player.copy(2, 4);
    (void)player.play(100);
    QCOMPARE(player.frames.first(3), (QList{0, 1, 2}));
    QCOMPARE(player.copies, 0);
    QCOMPARE(player.buffer.figures().recovered, std::uint64_t{0});
}

void TestCostBuffer::waitsForALateOneInItsPlace()
{
    Player player;
    for (int n = 0; n < 10; ++n)
        if (n != 5)
            player.packet(n, n * 20);
    (void)player.play(125);
    player.packet(5, 126); // after the beginning of its place has been made up
    (void)player.play(250);
    QCOMPARE(player.frames.first(10), (QList{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
    QCOMPARE(player.buffer.figures().late, std::uint64_t{0});
    QVERIFY(player.shifted > 0);
}

void TestCostBuffer::patienceDecides()
{
    // One packet in a hundred is 40 ms late: worth it at 50 ms a percent, not at 10.
    for (const auto &[patience, least, most] :
         {std::tuple{Patience::LowLatency, 3.0, 5.0}, {Patience::Usual, 40.0, 44.0}, {Patience::Robust, 40.0, 44.0}}) {
        Player player(0, patience);
        for (int n = 0; n < 2000; ++n)
            player.packet(n, n * 20 + (n % 100 == 50 ? 40 : 0));
        const double target = player.buffer.figures().targetMs;
        QVERIFY2(target >= least && target <= most, qPrintable(QString::number(target)));
    }
}

void TestCostBuffer::comesBackToItsTarget_data()
{
    QTest::addColumn<double>("jumpMs"); // of the way, at once, for good
    QTest::newRow("a longer way") << 80.0;
    QTest::newRow("a shorter way") << -60.0;
}

void TestCostBuffer::comesBackToItsTarget()
{
    QFETCH(double, jumpMs);
    Player player;
    player.isTrimming = true;
    for (int n = 0; n < 1500; ++n) {
        player.packet(n, n * 20 + 100 + (n >= 500 ? jumpMs : 0));
        (void)player.play(n * 20 + 20);
    }
    QVERIFY2(player.buffer.figures().delayMs < 12, qPrintable(QString::number(player.buffer.figures().delayMs)));
    QVERIFY(player.buffer.figures().stretched > 0);
    QCOMPARE(player.buffer.figures().overflowed, std::uint64_t{0});
    QCOMPARE(player.buffer.figures().late, std::uint64_t{0});
}

/// They stop sending for half a second, and the way has become 30 ms longer meanwhile.
void TestCostBuffer::aPauseOfTheirsIsFreeToMove()
{
    Player player;
    for (int n = 0; n < 50; ++n) {
        player.packet(n, n * 20);
        (void)player.play(n * 20 + 20);
    }
    for (int n = 50; n < 100; ++n) {
        player.insert(static_cast<std::uint16_t>(n), n + 25, (n + 25) * 20 + 30);
        const QString word = player.play((n + 25) * 20 + 20);
        if (n > 53) // it begins at once with the new delay, and nothing is made up after that
            QVERIFY2(!word.contains(u'C'), qPrintable(word));
    }
    QVERIFY(player.buffer.figures().delayMs < 25);
}

void TestCostBuffer::neverHoldsMoreThanItsSlots()
{
    Player player;
    for (int n = 0; n < 1000; ++n)
        player.packet(n, 0); // all at once, as after an outage of the network
    QVERIFY(player.buffer.figures().overflowed > 0);
    (void)player.play(1000);
    QVERIFY(player.frames.size() < 64); // the newest, not a second of the past
}

void TestCostBuffer::refusesNonsense()
{
    CostBuffer buffer;
    const std::vector<std::byte> large(PacketSlots::kMaxPayloadBytes + 1);
    buffer.insert({.samples = 960, .payload = {}});
    buffer.insert({.samples = 0, .payload = std::span(large).first(10)});
    buffer.insert({.samples = -5, .payload = std::span(large).first(10)});
    buffer.insert({.samples = 960, .payload = large});
    for (int i = 0; i < 100; ++i)
        QVERIFY(buffer.next(kStart + i * 5 * kMs).kind == PlayoutStep::Kind::Silence);

    // Any packets at all: always a step of some length, in a bounded time.
    std::mt19937 random(3);
    std::int64_t now = kStart;
    for (int i = 0; i < 200000; ++i) {
        now += static_cast<std::int64_t>(random() % 10) * kMs;
        const auto timestamp = static_cast<std::uint32_t>(random() % 3 ? static_cast<unsigned>(i) * 480U : random());
        buffer.insert({.sequenceNumber = static_cast<std::uint16_t>(random() % 3 ? static_cast<unsigned>(i) : random()),
                       .timestamp = timestamp,
                       .samples = static_cast<int>(120 * (1 + random() % 48)),
                       .redundantSamples = static_cast<int>(random() % 2 * 960),
                       .arrivalNs = now,
                       .payload = std::span(large).first(1 + random() % 1500)});
        const auto step = buffer.next(now);
        QVERIFY(step.samples > 0 && step.samples <= 5760);
        if (step.kind == PlayoutStep::Kind::Conceal || step.kind == PlayoutStep::Kind::Comfort ||
            step.kind == PlayoutStep::Kind::Recover)
            QVERIFY(step.samples % 120 == 0 || step.kind == PlayoutStep::Kind::Recover);
        if (step.trimSamples)
            buffer.trimmed(step.trimSamples);
    }
}

QTEST_GUILESS_MAIN(TestCostBuffer)
#include "tst_costbuffer.moc"

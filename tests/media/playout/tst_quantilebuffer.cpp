// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/playout/quantilebuffer.h"

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
/// S silence, each for 10 ms.
class Player
{
public:
    explicit Player(int redundant = 0) : m_redundant(redundant) {}

    /// Packet `n` of 20 ms arrives at `ms`.
    void packet(int n, double ms) { insert(static_cast<std::uint16_t>(n), n, ms); }
    void insert(std::uint16_t number, int frame, double ms, bool isCopy = false)
    {
        std::array<std::byte, 4> payload{};
        payload[0] = static_cast<std::byte>(frame);
        buffer.insert({.sequenceNumber = number,
                       .timestamp = static_cast<std::uint32_t>(0xFFFFF000 + 960 * frame),
                       .samples = 960,
                       .redundantSamples = m_redundant,
                       .arrivalNs = kStart + static_cast<std::int64_t>(ms * kMs),
                       .payload = payload,
                       .isCopy = isCopy});
    }
    void copy(int n, double ms) { insert(static_cast<std::uint16_t>(n), n, ms, true); }
    /// The speaker asks for everything until `ms`.
    QString play(double ms)
    {
        QString word;
        for (; m_nowMs < ms; m_nowMs += 5, m_owed += 240) {
            while (m_owed > 0) {
                const auto step = buffer.next(kStart + static_cast<std::int64_t>(m_nowMs * kMs));
                m_owed -= step.samples;
                m_silence = step.kind == PlayoutStep::Kind::Silence ? m_silence + step.samples : 0;
                if (step.kind != PlayoutStep::Kind::Silence || m_silence >= 480) {
                    word += QString(std::max(1, step.samples / 480), letter(step.kind));
                    m_silence = 0;
                }
                if (step.kind == PlayoutStep::Kind::Decode)
                    frames.append(static_cast<int>(step.payload[0]));
                last = step;
            }
        }
        return word;
    }

    QuantileBuffer buffer;
    QList<int> frames;
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
    int m_silence = 0;
};

} // namespace

class TestQuantileBuffer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_data();
    void words();
    void startsWhenTheFirstIsTwentyMillisecondsOld();
    void ordersWhatComesInDisorder();
    void duplicatesAndLateOnesAreCounted();
    void redundancyRaisesTheTarget();
    void copiesAreArrivalsOfWhatIsLost();
    void neverHoldsMoreThanItsSlots();
    void refusesNonsense();
    void traces_data();
    void traces();
};

void TestQuantileBuffer::words_data()
{
    QTest::addColumn<QList<int>>("lost");
    QTest::addColumn<int>("redundant");
    QTest::addColumn<QString>("word");
    // Ten packets, 20 ms apart; the last is followed by 100 ms of concealment and silence.
    QTest::newRow("nothing lost") << QList<int>{} << 0 << u"SSDDDDDDDDDDDDDDDDDDDDCCCCCCCCCCS"_s;
    QTest::newRow("one lost: made up, in place") << QList{4} << 0 << u"SSDDDDDDDDCCDDDDDDDDDDCCCCCCCCCCS"_s;
    QTest::newRow("one lost: the copy comes too late by a breath, and is waited for")
        << QList{4} << 960 << u"SSDDDDDDDDRRDDDDDDDDDDCCCCCCCCCCS"_s;
    QTest::newRow("two lost: one made up, one recovered")
        << QList{4, 5} << 960 << u"SSDDDDDDDDCCRRDDDDDDDDCCCCCCCCCCS"_s;
    QTest::newRow("two lost without a copy") << QList{4, 5} << 0 << u"SSDDDDDDDDCCCCDDDDDDDDCCCCCCCCCCS"_s;
}

void TestQuantileBuffer::words()
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

void TestQuantileBuffer::startsWhenTheFirstIsTwentyMillisecondsOld()
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

void TestQuantileBuffer::ordersWhatComesInDisorder()
{
    Player player;
    player.packet(0, 0);
    player.packet(2, 1);
    player.packet(1, 2);
    player.packet(3, 3);
    (void)player.play(100);
    QCOMPARE(player.frames.first(4), (QList{0, 1, 2, 3}));
}

void TestQuantileBuffer::duplicatesAndLateOnesAreCounted()
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

void TestQuantileBuffer::redundancyRaisesTheTarget()
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

void TestQuantileBuffer::copiesAreArrivalsOfWhatIsLost()
{
    for (const bool isLossy : {false, true}) {
        Player player;
        for (int n = 0; n < 500; ++n) {
            if (!isLossy || n % 10 != 3) {
                player.packet(n, n * 20);
                if (n >= 2)
                    player.copy(n - 2, n * 20); // two packets later
            }
            (void)player.play(n * 20 + 20);
        }
        QCOMPARE(player.buffer.figures().targetMs >= 40, isLossy);
        QCOMPARE(player.buffer.figures().late, std::uint64_t{0});
        for (qsizetype i = 1; i < player.frames.size(); ++i) // a byte each: they wrap
            QVERIFY(static_cast<unsigned char>(player.frames[i] - player.frames[i - 1]) < 10 &&
                    player.frames[i] != player.frames[i - 1]);
    }
}

void TestQuantileBuffer::neverHoldsMoreThanItsSlots()
{
    Player player;
    for (int n = 0; n < 1000; ++n)
        player.packet(n, 0); // all at once, as after an outage of the network
    QVERIFY(player.buffer.figures().overflowed > 0);
    (void)player.play(1000);
    QVERIFY(player.frames.size() < 64); // the newest, not a second of the past
}

void TestQuantileBuffer::refusesNonsense()
{
    QuantileBuffer buffer;
    const std::vector<std::byte> large(QuantileBuffer::kMaxPayloadBytes + 1);
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

void TestQuantileBuffer::traces_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<double>("mostDelayMs");
    QTest::addColumn<double>("mostConcealed");
    QTest::newRow("LAN") << u"lan"_s << 25.0 << 0.1;
    QTest::newRow("good Wi-Fi") << u"wifi"_s << 70.0 << 1.5;
    QTest::newRow("LTE") << u"lte"_s << 110.0 << 2.5;
    QTest::newRow("congested") << u"congested"_s << 320.0 << 8.0;
    QTest::newRow("10 % lost") << u"loss10"_s << 45.0 << 12.0;
    QTest::newRow("10 % lost, with copies") << u"loss10fec"_s << 45.0 << 3.0;
    QTest::newRow("clock 200 ppm fast") << u"fast"_s << 40.0 << 0.5;
    QTest::newRow("clock 200 ppm slow") << u"slow"_s << 40.0 << 0.5;
}

/// Five minutes of each; every second of ten is quiet, so that trimming has its chance, as in speech.
void TestQuantileBuffer::traces()
{
    QFETCH(QString, kind);
    QFETCH(double, mostDelayMs);
    QFETCH(double, mostConcealed);
    std::mt19937 random(42);
    std::normal_distribution<double> normal;
    const auto uniform = [&] { return static_cast<double>(random()) / 4294967296.0; };
    struct Flying {
        double at;
        int n;
    };
    std::vector<Flying> flying;
    double last = 0;
    double spikeUntil = 0;
    double spike = 0;
    for (int n = 0; n < 15000; ++n) {
        const double sent = n * 20 * (kind == u"fast" ? 1 - 200e-6 : kind == u"slow" ? 1 + 200e-6 : 1);
        double delay = 1 + 0.3 * uniform();
        double loss = kind.startsWith(u"loss10") ? 0.1 : 0;
        if (kind == u"wifi")
            delay += std::exp(normal(random) * 0.8) * 2 + (uniform() < 20.0 / 3000 ? 20 + 40 * uniform() : 0);
        if (kind == u"lte") {
            delay += 15 * -std::log(1 - uniform() * 0.999) * 0.5 + 20;
            if (uniform() < 20.0 / 20000) {
                spike = 60 + 140 * uniform();
                spikeUntil = sent + spike;
            }
        }
        if (kind == u"congested") {
            loss = 0.018;
            delay += 20 * uniform();
            if (uniform() < 20.0 / 1500) {
                spike = 50 + 100 * uniform();
                spikeUntil = sent + spike;
            }
        }
        if (sent < spikeUntil)
            delay += spikeUntil - sent;
        last = std::max(last, sent + delay);
        if (uniform() >= loss)
            flying.push_back({last, n});
    }

    QuantileBuffer buffer;
    const int redundant = kind == u"loss10fec" ? 960 : 0;
    const std::array<std::byte, 4> payload{};
    std::size_t next = 0;
    double played = 0;
    double concealed = 0;
    double delaySum = 0;
    int delays = 0;
    std::int64_t fifo = 0;
    for (double now = 0; now < 300000; now += 5) {
        for (; next < flying.size() && flying[next].at <= now; ++next)
            buffer.insert({.sequenceNumber = static_cast<std::uint16_t>(flying[next].n),
                           .timestamp = static_cast<std::uint32_t>(flying[next].n) * 960,
                           .samples = 960,
                           .redundantSamples = redundant,
                           .arrivalNs = kStart + static_cast<std::int64_t>(flying[next].at * kMs),
                           .payload = payload});
        for (; fifo < 240;) {
            const auto step = buffer.next(kStart + static_cast<std::int64_t>(now * kMs));
            std::int64_t samples = step.samples;
            if (step.kind == PlayoutStep::Kind::Decode && step.trimSamples &&
                (static_cast<int>(now / 1000) % 10 == 0 || step.isTrimUrgent)) {
                samples -= step.trimSamples;
                buffer.trimmed(step.trimSamples);
            }
            fifo += samples;
            if (step.kind != PlayoutStep::Kind::Silence)
                played += static_cast<double>(samples);
            if (step.kind == PlayoutStep::Kind::Conceal)
                concealed += static_cast<double>(samples);
            if (step.kind == PlayoutStep::Kind::Decode) {
                delaySum += buffer.figures().delayMs;
                ++delays;
            }
        }
        fifo -= 240;
    }
    const double meanDelay = delaySum / delays;
    const double concealedPercent = 100 * concealed / played;
    qInfo("%-24s mean delay %5.1f ms, target %3.0f ms, concealed %.2f %%, late %llu of %zu", QTest::currentDataTag(),
          meanDelay, buffer.figures().targetMs, concealedPercent,
          static_cast<unsigned long long>(buffer.figures().late), flying.size());
    QVERIFY(meanDelay <= mostDelayMs);
    QVERIFY(concealedPercent <= mostConcealed);
    QVERIFY(played > 0.95 * 300 * 48000);
}

QTEST_GUILESS_MAIN(TestQuantileBuffer)
#include "tst_quantilebuffer.moc"

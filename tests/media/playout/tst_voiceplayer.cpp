// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/codec/voiceencoder.h"
#include "core/media/playout/voiceplayer.h"
#include "tests/support/estoi.h"
#include "tests/support/speech.h"

#include <QTest>

#include <cmath>
#include <deque>
#include <numbers>
#include <random>

using namespace causerie::media;

namespace
{

using Kind = PlayoutStep::Kind;

/// Decides what the test says, and remembers what it was told.
class Script final : public PlayoutBuffer
{
public:
    void insert(const VoicePacket &) override {}
    PlayoutStep next(std::int64_t) override
    {
        if (steps.empty())
            return {.kind = Kind::Silence, .samples = 240, .payload = {}};
        const PlayoutStep step = steps.front();
        steps.pop_front();
        return step;
    }
    void trimmed(int samples) override { trims.append(samples); }
    void reset() override {}
    PlayoutFigures figures() const override { return {}; }

    std::deque<PlayoutStep> steps;
    QList<int> trims;
};

/// In packets of 20 ms.
std::vector<std::vector<std::byte>> encoded(std::span<const float> sound)
{
    auto encoder = VoiceEncoder::create({});
    encoder->apply({.expectedLoss = 20});
    std::vector<std::vector<std::byte>> result;
    for (; sound.size() >= 960; sound = sound.subspan(960)) {
        std::vector<std::byte> room(VoiceEncoder::kMaxPacketBytes);
        room.resize(encoder->encode(sound.first(960), room));
        result.push_back(room);
    }
    return result;
}

/// A tone of one second.
std::vector<std::vector<std::byte>> packets(float amplitude)
{
    std::vector<float> sound(48000);
    for (std::size_t i = 0; i < sound.size(); ++i)
        sound[i] =
            amplitude * static_cast<float>(std::sin(2 * std::numbers::pi * 200 * static_cast<double>(i) / 48000));
    return encoded(sound);
}

float rms(std::span<const float> sound)
{
    float power = 0;
    for (const float sample : sound)
        power += sample * sample;
    return std::sqrt(power / static_cast<float>(sound.size()));
}

/// The largest step between neighbours: a click is a large one.
float steepest(std::span<const float> sound)
{
    float most = 0;
    for (std::size_t i = 1; i < sound.size(); ++i)
        most = std::max(most, std::abs(sound[i] - sound[i - 1]));
    return most;
}

float loudest(std::span<const float> sound)
{
    float most = 0;
    for (const float sample : sound)
        most = std::max(most, std::abs(sample));
    return most;
}

} // namespace

class TestVoicePlayer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsWhatIsHeard_data();
    void countsWhatIsHeard();
    void anyLengthOfPull();
    void concealmentBecomesSilence();
    void startsWithoutAClick();
    void brokenPacketsAreConcealed();
    void trimsOnlyWhatIsQuietOrUrgent_data();
    void trimsOnlyWhatIsQuietOrUrgent();
    void concealmentBecomesTheBackground();
    void aNewStreamHasAnotherBackground();
    void mergesWhatComesAfterAWait();
    void speechIsTrimmedUnheard();
};

void TestVoicePlayer::countsWhatIsHeard_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("spoken");
    QTest::addColumn<int>("concealed");
    QTest::addColumn<bool>("isReal");
    QTest::newRow("decoded") << Kind::Decode << 960 << 0 << true;
    QTest::newRow("recovered") << Kind::Recover << 960 << 0 << true;
    QTest::newRow("concealed") << Kind::Conceal << 960 << 960 << false;
    QTest::newRow("comfort noise") << Kind::Comfort << 960 << 0 << false;
    QTest::newRow("silence") << Kind::Silence << 0 << 0 << false;
}

void TestVoicePlayer::countsWhatIsHeard()
{
    QFETCH(Kind, kind);
    QFETCH(int, spoken);
    QFETCH(int, concealed);
    QFETCH(bool, isReal);
    Script script;
    VoicePlayer player(script, *VoiceDecoder::create());
    const auto tone = packets(0.5F);
    script.steps = {{.kind = kind, .samples = 960, .payload = tone[10]}};
    std::vector<float> sound(960);
    QCOMPARE(player.pull(sound, 0), (Heard{.spoken = static_cast<std::size_t>(spoken),
                                           .concealed = static_cast<std::size_t>(concealed),
                                           .isReal = isReal}));
}

void TestVoicePlayer::anyLengthOfPull()
{
    const auto tone = packets(0.5F);
    std::vector<float> expected;
    for (const std::size_t length : {960U, 240U, 480U, 1U, 77U}) {
        Script script;
        VoicePlayer player(script, *VoiceDecoder::create());
        for (const auto &packet : tone)
            script.steps.push_back({.kind = Kind::Decode, .samples = 960, .payload = packet});
        std::vector<float> sound(48000 / length * length);
        for (std::size_t at = 0; at < sound.size(); at += length)
            (void)player.pull(std::span(sound).subspan(at, length), 0);
        if (expected.empty())
            expected = sound;
        QVERIFY(std::equal(sound.begin(), sound.end(), expected.begin()));
    }
}

void TestVoicePlayer::concealmentBecomesSilence()
{
    const auto tone = packets(0.5F);
    Script script;
    VoicePlayer player(script, *VoiceDecoder::create());
    for (const auto &packet : tone)
        script.steps.push_back({.kind = Kind::Decode, .samples = 960, .payload = packet});
    for (int i = 0; i < 20; ++i)
        script.steps.push_back({.kind = Kind::Conceal, .samples = 480, .payload = {}});
    script.steps.push_back({.kind = Kind::Decode, .samples = 960, .payload = tone[1]});
    std::vector<float> sound(48000 + 9600 + 960);
    (void)player.pull(sound, 0);
    QVERIFY(loudest(std::span(sound).subspan(48000, 960)) > 0.2F);             // the voice goes on for a moment
    QCOMPARE(loudest(std::span(sound).subspan(48000 + 100 * 48, 4800)), 0.0F); // and is gone after 100 ms
    for (std::size_t i = 48000; i < sound.size(); ++i)
        QVERIFY(std::abs(sound[i] - sound[i - 1]) < 0.1F); // without a click, there and back
}

void TestVoicePlayer::startsWithoutAClick()
{
    const auto tone = packets(0.9F);
    Script script;
    VoicePlayer player(script, *VoiceDecoder::create());
    script.steps = {{.kind = Kind::Decode, .samples = 960, .payload = tone[20], .isFresh = true},
                    {.kind = Kind::Decode, .samples = 960, .payload = tone[21]}};
    std::vector<float> sound(1920);
    (void)player.pull(sound, 0);
    QVERIFY(std::abs(sound[0]) < 0.01F);
    QVERIFY(loudest(std::span(sound).last(960)) > 0.3F);
}

void TestVoicePlayer::brokenPacketsAreConcealed()
{
    const std::array nonsense{std::byte{0xFF}, std::byte{0xFF}, std::byte{0xFF}};
    Script script;
    VoicePlayer player(script, *VoiceDecoder::create());
    for (const int samples : {960, 17, 5760, 1'000'000, 0, -5})
        script.steps.push_back({.kind = Kind::Decode, .samples = samples, .payload = nonsense});
    std::vector<float> sound(20000);
    const Heard heard = player.pull(sound, 0);
    QCOMPARE(heard.spoken, heard.concealed);
    QVERIFY(!heard.isReal);
}

void TestVoicePlayer::trimsOnlyWhatIsQuietOrUrgent_data()
{
    QTest::addColumn<float>("amplitude");
    QTest::addColumn<int>("trim");
    QTest::addColumn<bool>("isUrgent");
    QTest::addColumn<bool>("isTrimmed");
    QTest::newRow("speech is left alone") << 0.5F << 480 << false << false;
    QTest::newRow("speech, urgently shorter") << 0.5F << 480 << true << true;
    QTest::newRow("a pause, shorter") << 0.0F << 480 << false << true;
    QTest::newRow("a pause, longer") << 0.0F << -480 << false << true;
    QTest::newRow("nothing asked") << 0.0F << 0 << false << false;
}

void TestVoicePlayer::trimsOnlyWhatIsQuietOrUrgent()
{
    QFETCH(float, amplitude);
    QFETCH(int, trim);
    QFETCH(bool, isUrgent);
    QFETCH(bool, isTrimmed);
    const auto loud = packets(0.5F);
    const auto tone = packets(amplitude);
    Script script;
    VoicePlayer player(script, *VoiceDecoder::create());
    for (const auto &packet : loud)
        script.steps.push_back({.kind = Kind::Decode, .samples = 960, .payload = packet});
    for (const auto &packet : tone)
        script.steps.push_back({.kind = Kind::Decode, .samples = 960, .payload = packet});
    script.steps.back().trimSamples = trim;
    script.steps.back().trimEffort = isUrgent ? TrimEffort::Fast : TrimEffort::Quiet;
    std::vector<float> sound(2 * 48000 + 960);
    const Heard heard = player.pull(sound, 0);
    QCOMPARE(script.trims.size(), isTrimmed ? 1 : 0);
    // What it says it did is what it did.
    const int done = isTrimmed ? script.trims.front() : 0;
    QCOMPARE(static_cast<int>(heard.spoken), 2 * 48000 - done);
    QVERIFY(trim >= 0 ? done >= 0 && done <= trim : done <= 0 && done >= trim);
}

/// A tone and pauses over a fan, and then nothing comes any more.
void TestVoicePlayer::concealmentBecomesTheBackground()
{
    std::mt19937 random(1);
    std::normal_distribution<float> normal;
    std::vector<float> sound(10 * 48000);
    float fan = 0;
    for (std::size_t i = 0; i < sound.size(); ++i) {
        fan = 0.9F * fan + 0.44F * normal(random);
        sound[i] = 0.003F * fan;
        if (i / 24000 % 2 == 1)
            sound[i] +=
                0.3F * static_cast<float>(std::sin(2 * std::numbers::pi * 200 * static_cast<double>(i) / 48000));
    }
    const auto coded = encoded(sound);
    Script script;
    VoicePlayer player(script, *VoiceDecoder::create());
    for (const auto &packet : coded)
        script.steps.push_back({.kind = Kind::Decode, .samples = 960, .payload = packet});
    for (int i = 0; i < 20; ++i)
        script.steps.push_back({.kind = Kind::Conceal, .samples = 240, .payload = {}});
    for (int i = 0; i < 180; ++i)
        script.steps.push_back({.kind = Kind::Silence, .samples = 240, .payload = {}});
    script.steps.push_back({.kind = Kind::Decode, .samples = 960, .payload = coded[30]});
    std::vector<float> heard(sound.size() + 48000 + 960);
    (void)player.pull(heard, 0);
    const float background = rms(std::span(heard).subspan(9 * 48000 + 4800, 14400)); // of a pause, as decoded
    const float after = rms(std::span(heard).subspan(sound.size() + 9600, 38000));
    qInfo("background %.5f, made up %.5f", static_cast<double>(background), static_cast<double>(after));
    QVERIFY(after > 0.6F * background && after < 1.6F * background);
    QVERIFY(steepest(std::span(heard).subspan(sound.size() - 480)) < 0.1F);
}

void TestVoicePlayer::aNewStreamHasAnotherBackground()
{
    std::mt19937 random(1);
    std::normal_distribution<float> normal;
    std::vector<float> sound(5 * 48000);
    for (float &sample : sound)
        sample = 0.003F * normal(random);
    const auto noisy = encoded(sound);
    const auto quiet = encoded(std::vector<float>(9600));
    Script script;
    VoicePlayer player(script, *VoiceDecoder::create());
    for (const auto &packet : noisy)
        script.steps.push_back({.kind = Kind::Decode, .samples = 960, .payload = packet});
    for (std::size_t i = 0; i < quiet.size(); ++i)
        script.steps.push_back({.kind = Kind::Decode, .samples = 960, .payload = quiet[i], .isFresh = i == 0});
    for (int i = 0; i < 40; ++i)
        script.steps.push_back({.kind = Kind::Silence, .samples = 240, .payload = {}});
    std::vector<float> heard(sound.size() + 9600 + 9600);
    (void)player.pull(heard, 0);
    QVERIFY(loudest(std::span(heard).last(4800)) < 0.0005F);
}

/// Every tenth packet of real speech is waited for, by 5 or 15 ms, and then heard whole.
void TestVoicePlayer::mergesWhatComesAfterAWait()
{
    const causerie::test::Speech speech;
    QVERIFY2(speech.isReady(), "espeak-ng is needed");
    const auto coded = encoded(speech.samples());
    std::array<float, 2> steps{}; // at the joints: merged, and not
    for (const bool isMerged : {true, false}) {
        Script script;
        VoicePlayer player(script, *VoiceDecoder::create());
        std::size_t madeUp = 0;
        std::vector<std::size_t> joints;
        for (std::size_t n = 0; n < coded.size(); ++n) {
            const bool isLate = n % 10 == 9;
            for (std::size_t i = 0; isLate && i < (n % 20 == 9 ? 1U : 3U); ++i, madeUp += 240)
                script.steps.push_back({.kind = Kind::Conceal, .samples = 240, .payload = {}});
            if (isLate)
                joints.push_back(n * 960 + madeUp);
            script.steps.push_back(
                {.kind = Kind::Decode, .samples = 960, .payload = coded[n], .isShifted = isLate && isMerged});
        }
        std::vector<float> heard(coded.size() * 960 + madeUp);
        std::size_t at = 0;
        float sum = 0;
        for (const std::size_t joint : joints) {
            // What a merge moved is known by what it told.
            std::ptrdiff_t moved = 0;
            for (const int trim : script.trims)
                moved += trim;
            const auto from = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(joint) - moved);
            (void)player.pull(std::span(heard).subspan(at, from + 480 - at), 0);
            at = from + 480;
            sum += steepest(std::span(heard).subspan(from - 4, 8)) /
                   (0.01F + steepest(std::span(heard).subspan(from - 480, 470)));
        }
        steps[isMerged ? 0 : 1] = sum / static_cast<float>(joints.size());
        for (const int trim : script.trims)
            QVERIFY(std::abs(trim) <= 240);
        QCOMPARE(script.trims.isEmpty(), !isMerged);
    }
    qInfo("step at a joint, against those of the sound before it: %.2f merged, %.2f not", static_cast<double>(steps[0]),
          static_cast<double>(steps[1]));
    QVERIFY(steps[0] < 0.8F);
    QVERIFY(steps[0] < steps[1]);
}

/// A delay that swings by 10 ms, at the pace that is allowed. Compared with the same speech on the same path through
/// time, in which each packet was cut off or repeated bluntly.
void TestVoicePlayer::speechIsTrimmedUnheard()
{
    const causerie::test::Speech speech;
    QVERIFY2(speech.isReady(), "espeak-ng is needed");
    constexpr std::size_t kLookahead = 312; // of the encoder
    std::vector<float> clean(kLookahead);
    clean.insert(clean.end(), speech.samples().begin(), speech.samples().end());
    const auto coded = encoded(speech.samples());
    std::array<double, 2> understood{};
    std::array<float, 2> steps{};
    for (const bool isTrimmed : {true, false}) {
        Script script;
        VoicePlayer player(script, *VoiceDecoder::create());
        std::vector<float> heard;
        std::vector<float> expected;
        int behind = 0;
        for (std::size_t n = 0; n < coded.size(); ++n) {
            script.trims.clear();
            script.steps.push_back({.kind = Kind::Decode,
                                    .samples = 960,
                                    .payload = coded[n],
                                    .trimSamples = !isTrimmed || n % 6 != 0 ? 0
                                                   : behind > 0             ? 480
                                                                            : -480,
                                    .trimEffort = TrimEffort::Gentle});
            heard.resize(heard.size() + 1);
            (void)player.pull(std::span(heard).last(1), 0); // decodes and trims it
            const int trim = script.trims.isEmpty() ? 0 : script.trims.front();
            behind -= trim;
            const auto rest = static_cast<std::size_t>(959 - trim);
            heard.resize(heard.size() + rest);
            (void)player.pull(std::span(heard).last(rest), 0);
            for (std::size_t i = 0; i <= rest; ++i)
                expected.push_back(clean[n * 960 + (i < 960 ? i : i - static_cast<std::size_t>(-trim))]);
        }
        understood[isTrimmed ? 0 : 1] = causerie::test::estoi(expected, heard, 48000);
        steps[isTrimmed ? 0 : 1] = steepest(heard);
    }
    qInfo("ESTOI %.3f trimmed, %.3f as it is; steepest step %.3f and %.3f", understood[0], understood[1],
          static_cast<double>(steps[0]), static_cast<double>(steps[1]));
    QVERIFY(understood[0] > 0.95);
    QVERIFY(steps[0] <= 1.05F * steps[1]);
}

QTEST_GUILESS_MAIN(TestVoicePlayer)
#include "tst_voiceplayer.moc"

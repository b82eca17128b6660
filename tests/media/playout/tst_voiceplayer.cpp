// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/codec/voiceencoder.h"
#include "core/media/playout/voiceplayer.h"

#include <QTest>

#include <cmath>
#include <deque>
#include <numbers>

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

/// A tone of one second, in packets of 20 ms.
std::vector<std::vector<std::byte>> packets(float amplitude)
{
    auto encoder = VoiceEncoder::create({});
    encoder->apply({.expectedLoss = 20});
    std::vector<std::vector<std::byte>> result;
    std::vector<float> frame(960);
    for (int n = 0; n < 50; ++n) {
        for (std::size_t i = 0; i < frame.size(); ++i)
            frame[i] =
                amplitude * static_cast<float>(std::sin(2 * std::numbers::pi * 200 *
                                                        static_cast<double>(n * 960 + static_cast<int>(i)) / 48000));
        std::vector<std::byte> room(VoiceEncoder::kMaxPacketBytes);
        room.resize(encoder->encode(frame, room));
        result.push_back(room);
    }
    return result;
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

QTEST_GUILESS_MAIN(TestVoicePlayer)
#include "tst_voiceplayer.moc"

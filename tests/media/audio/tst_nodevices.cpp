// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/media/audio/audiothread.h"

#include <QTest>

using namespace causerie::media;

namespace
{

class Client final : public AudioClient
{
public:
    void captured(std::span<const float, kPeriodSamples> period, std::int64_t) override
    {
        ++periods;
        for (const float sample : period)
            isSilent = isSilent && sample == 0;
    }
    void skipped(std::int64_t) override {}
    void render(std::span<float> samples, std::int64_t) override { rendered += samples.size(); }
    void troubleBegins(SoundTrouble trouble, const QString &) override
    {
        if (trouble == SoundTrouble::NoMicrophone)
            ++microphoneFailures;
        if (trouble == SoundTrouble::NoSpeaker)
            ++speakerFailures;
    }
    void troubleEnds(SoundTrouble) override { ++ends; }

    std::atomic<int> periods = 0;
    std::atomic<bool> isSilent = true;
    std::atomic<std::size_t> rendered = 0;
    std::atomic<int> microphoneFailures = 0;
    std::atomic<int> speakerFailures = 0;
    std::atomic<int> ends = 0;
};

} // namespace

/// A machine without a sound card, or with a sound server that is not there: a call goes on in silence.
class TestNoDevices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void silenceIsSentAndNothingIsHeard();
};

void TestNoDevices::silenceIsSentAndNothingIsHeard()
{
    Client client;
    const std::int64_t start = steadyNowNs();
    const causerie::test::AudioThread thread({.backend = AudioSettings::Backend::Devices,
                                              .inputId = "not there",
                                              .outputId = "not there",
                                              .playFile = {},
                                              .recordFile = {}},
                                             client);
    QTRY_COMPARE_WITH_TIMEOUT(client.microphoneFailures, 1, 30000);
    QTRY_COMPARE_WITH_TIMEOUT(client.speakerFailures, 1, 30000);
    QTRY_VERIFY_WITH_TIMEOUT(client.periods > 400, 30000); // longer than the longest pause between two attempts
    QTRY_VERIFY(client.rendered > 400 * kPeriodSamples);
    QVERIFY(client.periods <= (steadyNowNs() - start) / kPeriodNs + 1); // at the pace of the clock
    QVERIFY(client.isSilent);
    QCOMPARE(client.microphoneFailures, 1); // said once
    QCOMPARE(client.speakerFailures, 1);
    QCOMPARE(client.ends, 0);
}

QTEST_GUILESS_MAIN(TestNoDevices)
#include "tst_nodevices.moc"

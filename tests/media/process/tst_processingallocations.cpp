// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/process/voiceprocessing.h"
#include "tests/media/stream/allocations.h"
#include "tests/support/acoustics.h"

#include <QTest>

#include <algorithm>

using namespace causerie::media;
using namespace causerie::test;

/// What the processing allocates once it runs: in a program of its own, because it counts.
class TestProcessingAllocations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingWhileOff();
    void onlyTheReportOfTheLibrary();
};

namespace
{

/// How many allocations each period of `seconds` made.
std::vector<int> perPeriod(VoiceProcessing &processing, int seconds)
{
    const Sound played = noise(48000, -20, 1);
    Sound captured = noise(48000, -40, 2);
    std::vector<int> made(static_cast<std::size_t>(seconds) * 100);
    for (std::size_t i = 0; i < made.size(); ++i) {
        const std::size_t from = i % 100 * kPeriodSamples;
        const int before = allocations();
        countAllocationsHere();
        processing.rendered(std::span(played).subspan(from, kPeriodSamples));
        processing.captured(std::span(captured).subspan(from).first<kPeriodSamples>(), 30);
        static_cast<void>(processing.figures());
        stopCountingHere();
        made[i] = allocations() - before;
    }
    return made;
}

} // namespace

void TestProcessingAllocations::nothingWhileOff()
{
    VoiceProcessing processing;
    QCOMPARE(std::ranges::max(perPeriod(processing, 20)), 0);
}

/// Every ten seconds the library makes the names of its own statistics, too long for a string without memory, though
/// nobody asks for them. Between these moments: nothing.
void TestProcessingAllocations::onlyTheReportOfTheLibrary()
{
    constexpr int kSeconds = 60;
    VoiceProcessing processing;
    processing.apply({});
    perPeriod(processing, 1);
    const std::vector<int> made = perPeriod(processing, kSeconds);
    const auto busy = std::ranges::count_if(made, [](int count) { return count > 0; });
    qInfo("%d allocations in %d of %d periods, at most %d in one", std::ranges::fold_left(made, 0, std::plus()),
          static_cast<int>(busy), kSeconds * 100, std::ranges::max(made));
    QVERIFY(busy <= 4 * kSeconds / 10);
    QVERIFY(std::ranges::max(made) <= 32);
}

QTEST_APPLESS_MAIN(TestProcessingAllocations)
#include "tst_processingallocations.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/rtp/ownsource.h"

#include <QTest>

using namespace causerie::media;

namespace
{
constexpr std::int64_t kSecond = 1'000'000'000;

/// Chance that is not: 7 (which we are), 7, 8, 9 …
OwnSource source()
{
    return OwnSource(7, [next = 5u]() mutable { return std::max(7u, ++next); });
}
} // namespace

/// RFC 3550 §8.2, as far as one other side needs it.
class TestOwnSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void othersAreTheirs()
    {
        OwnSource own = source();
        QCOMPARE(own.heard(1, 0), SourceVerdict::Theirs);
        QCOMPARE(own.heard(2, kSecond), SourceVerdict::Theirs);
        QCOMPARE(own.ssrc(), 7u);
    }

    void becomesAnotherOnce()
    {
        OwnSource own = source();
        QCOMPARE(own.heard(7, 0), SourceVerdict::Collided);
        QCOMPARE(own.ssrc(), 8u); // not 7 again, though chance said so
        QCOMPARE(own.heard(7, kSecond), SourceVerdict::Theirs);
        QCOMPARE(own.ssrc(), 8u);
    }

    void isNotChasedByItsEcho()
    {
        OwnSource own = source();
        QCOMPARE(own.heard(7, 0), SourceVerdict::Collided);
        for (int second = 1; second < 3600; second += 20) // each time anew: it is only forgotten when it is over
            QCOMPARE(own.heard(8, second * kSecond), SourceVerdict::Looped);
        QCOMPARE(own.ssrc(), 8u);
    }

    void forgetsAfterTenIntervals()
    {
        OwnSource own = source();
        QCOMPARE(own.heard(7, 0), SourceVerdict::Collided);
        QCOMPARE(own.heard(8, OwnSource::kForgottenNs - 1), SourceVerdict::Looped);
        QCOMPARE(own.heard(8, 2 * OwnSource::kForgottenNs - 1), SourceVerdict::Collided);
        QCOMPARE(own.ssrc(), 9u);
    }
};

QTEST_APPLESS_MAIN(TestOwnSource)
#include "tst_ownsource.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/quality.h"

#include "core/media/figures/emodel.h"

#include <QCoreApplication>

namespace causerie::ui
{

namespace
{
struct QualityWords {
    Q_DECLARE_TR_FUNCTIONS(causerie::ui::Quality)
};
} // namespace

Quality qualityOf(const media::Statistics &statistics)
{
    if (statistics.firstAudioMs < 0)
        return Quality::Unknown;
    const double rating = media::ratingFactor(statistics);
    if (rating >= 90)
        return Quality::Excellent;
    if (rating >= 80)
        return Quality::Good;
    if (rating >= 70)
        return Quality::Fair;
    return rating >= 60 ? Quality::Poor : Quality::Bad;
}

QString qualityWord(Quality quality)
{
    switch (quality) {
    case Quality::Unknown:
        return QualityWords::tr("No sound yet");
    case Quality::Excellent:
        return QualityWords::tr("Excellent");
    case Quality::Good:
        return QualityWords::tr("Good");
    case Quality::Fair:
        return QualityWords::tr("Fair");
    case Quality::Poor:
        return QualityWords::tr("Poor");
    case Quality::Bad:
        return QualityWords::tr("Bad");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace causerie::ui

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/figures/statisticshistory.h"
#include "ui/style/theme.h"

#include <QList>
#include <QPointF>
#include <QPolygonF>
#include <QString>

#include <array>

namespace causerie::ui
{

/// What is drawn of a call over time.
enum class CallPlot { Delay, Jitter, Loss, Stretch, RoundTrip, BitRate, Levels, Opinion };

inline constexpr std::array kCallPlots{CallPlot::Opinion, CallPlot::Delay,     CallPlot::Loss,    CallPlot::Jitter,
                                       CallPlot::Stretch, CallPlot::RoundTrip, CallPlot::BitRate, CallPlot::Levels};

/// One line of a plot. Told from the others by its pattern as well as by its colour.
struct PlotLine {
    QString name{};
    QColor Tokens::*colour = &Tokens::accent;
    Qt::PenStyle pattern = Qt::SolidLine;
    QList<QPointF> points{}; ///< seconds and value; what is not known is left out
};

/// A plot as values, for the window and for the page that is saved.
struct Plot {
    QString title{};
    QString unit{}; ///< "ms"; may be empty
    int decimals = 0;
    double low = 0; ///< of the scale
    double high = 1;
    double fromS = 0;
    double toS = 0;
    QList<PlotLine> lines{}; ///< at least one
};

/// Words are translated. Pure.
Plot makePlot(CallPlot which, const media::StatisticsHistory &history);

/// "48 ms"; a dash while nothing is known.
QString valueText(const Plot &plot, double value);
QString latestText(const Plot &plot, const PlotLine &line);
/// "35 to 120 ms" of the first line; empty without points.
QString rangeText(const Plot &plot);
/// The same as the picture for those who do not see it: each line's last value and range.
QString plotInWords(const Plot &plot);
/// A round number that is not less: 1, 2 or 5 with zeros.
double roundedUp(double value);

/// The line in a square of 1 × 1, from bottom left to top right. Never more than two points for each of `columns`, the
/// least and the greatest of it, so that no peak gets lost. Where points are missing for long the line is broken.
QList<QPolygonF> shapeOf(const Plot &plot, const PlotLine &line, int columns, double secondsPerSample);

} // namespace causerie::ui

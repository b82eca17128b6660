// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/callplots.h"

#include "core/media/figures/emodel.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <functional>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

using Sample = media::StatisticsSample;

struct PlotWords {
    Q_DECLARE_TR_FUNCTIONS(causerie::ui::PlotWords)
};

constexpr double kQuietestDb = -60; // where `loudness` has its zero

double decibels(double level)
{
    return kQuietestDb * (1 - std::clamp(level, 0.0, 1.0));
}

PlotLine line(const QString &name, const media::StatisticsHistory &history,
              const std::function<double(const Sample &)> &valueOf)
{
    PlotLine made{.name = name};
    made.points.reserve(qsizetype(history.samples().size()));
    for (const Sample &sample : history.samples()) {
        if (const double value = valueOf(sample); std::isfinite(value))
            made.points.append({sample.atS, value});
    }
    return made;
}

PlotLine line(const QString &name, const media::StatisticsHistory &history, double Sample::*value)
{
    return line(name, history,
                [value](const Sample &sample) { return sample.*value < 0 ? std::nan("") : sample.*value; });
}

/// Title, unit and lines; `high` is what the scale has at least.
Plot describe(CallPlot which, const media::StatisticsHistory &history)
{
    const QString ms = PlotWords::tr("ms", "milliseconds");
    switch (which) {
    case CallPlot::Delay:
        return {.title = PlotWords::tr("Playout delay"),
                .unit = ms,
                .high = 50,
                .lines = {line(PlotWords::tr("Delay"), history, &Sample::delayMs),
                          line(PlotWords::tr("Target"), history, &Sample::targetMs)}};
    case CallPlot::Jitter:
        return {.title = PlotWords::tr("Jitter"),
                .unit = ms,
                .high = 20,
                .lines = {line(PlotWords::tr("Jitter"), history, &Sample::jitterMs)}};
    case CallPlot::Loss:
        return {.title = PlotWords::tr("Loss"),
                .unit = u"%"_s,
                .decimals = 1,
                .high = 5,
                .lines = {line(PlotWords::tr("Lost here"), history, &Sample::lossPercent),
                          line(PlotWords::tr("Made up"), history, &Sample::concealedPercent),
                          line(PlotWords::tr("Lost there"), history, &Sample::remoteLossPercent)}};
    case CallPlot::Stretch:
        return {.title = PlotWords::tr("Stretched speech"),
                .unit = u"%"_s,
                .decimals = 1,
                .high = 5,
                .lines = {line(PlotWords::tr("Shortened"), history, &Sample::leftOutPercent),
                          line(PlotWords::tr("Lengthened"), history, &Sample::putInPercent)}};
    case CallPlot::RoundTrip:
        return {.title = PlotWords::tr("Round trip"),
                .unit = ms,
                .high = 50,
                .lines = {line(PlotWords::tr("Round trip"), history, &Sample::roundTripMs)}};
    case CallPlot::BitRate:
        return {.title = PlotWords::tr("Bit rate"),
                .unit = PlotWords::tr("kb/s", "kilobits per second"),
                .high = 20,
                .lines = {line(PlotWords::tr("Received"), history, &Sample::receivedKbits),
                          line(PlotWords::tr("Sent"), history, &Sample::sentKbits)}};
    case CallPlot::Levels:
        return {.title = PlotWords::tr("Loudness"),
                .unit = PlotWords::tr("dB", "decibels"),
                .low = kQuietestDb,
                .high = 0,
                .lines = {line(PlotWords::tr("Microphone"), history,
                               [](const Sample &sample) { return decibels(sample.microphoneLevel); }),
                          line(PlotWords::tr("Other side"), history,
                               [](const Sample &sample) { return decibels(sample.speakerLevel); })}};
    case CallPlot::Opinion:
        return {.title = PlotWords::tr("Quality (MOS)"),
                .decimals = 1,
                .low = 1,
                .high = 4.5,
                .lines = {line(PlotWords::tr("Quality"), history,
                               [](const Sample &sample) { return media::meanOpinionScore(sample.rating); })}};
    }
    Q_UNREACHABLE_RETURN({});
}

bool hasFixedScale(CallPlot which)
{
    return which == CallPlot::Levels || which == CallPlot::Opinion;
}

QString number(const Plot &plot, double value)
{
    return QLocale().toString(value, 'f', plot.decimals);
}

std::pair<double, double> rangeOf(const PlotLine &line)
{
    const auto [least, most] = std::ranges::minmax_element(line.points, {}, &QPointF::y);
    return {least->y(), most->y()};
}

} // namespace

double roundedUp(double value)
{
    if (!(value > 0))
        return 0;
    const double ten = std::pow(10, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 5.0}) {
        if (value <= step * ten * (1 + 1e-9))
            return step * ten;
    }
    return 10 * ten;
}

Plot makePlot(CallPlot which, const media::StatisticsHistory &history)
{
    constexpr std::array kColours{&Tokens::accent, &Tokens::away, &Tokens::danger};
    constexpr std::array kPatterns{Qt::SolidLine, Qt::DashLine, Qt::DotLine};
    Plot plot = describe(which, history);
    for (qsizetype i = 0; i < plot.lines.size(); ++i) {
        PlotLine &line = plot.lines[i];
        line.colour = kColours[std::size_t(i)];
        line.pattern = kPatterns[std::size_t(i)];
        if (!hasFixedScale(which) && !line.points.isEmpty())
            plot.high = std::max(plot.high, roundedUp(rangeOf(line).second));
    }
    if (!history.samples().empty())
        plot.toS = history.samples().back().atS;
    return plot;
}

QString valueText(const Plot &plot, double value)
{
    if (plot.unit.isEmpty())
        return number(plot, value);
    return PlotWords::tr("%1 %2", "%1 is a number, %2 its unit such as ms").arg(number(plot, value), plot.unit);
}

QString latestText(const Plot &plot, const PlotLine &line)
{
    return line.points.isEmpty() ? u"–"_s : valueText(plot, line.points.last().y());
}

QString rangeText(const Plot &plot)
{
    const PlotLine &first = plot.lines.first();
    if (first.points.isEmpty())
        return {};
    const auto [least, most] = rangeOf(first);
    return PlotWords::tr("%1 to %2", "%1 and %2 are values such as 36 ms")
        .arg(number(plot, least), valueText(plot, most));
}

QString plotInWords(const Plot &plot)
{
    QStringList sentences;
    for (const PlotLine &line : plot.lines) {
        if (line.points.isEmpty()) {
            sentences << PlotWords::tr("%1: not known.", "%1 is the name of a figure").arg(line.name);
            continue;
        }
        const auto [least, most] = rangeOf(line);
        sentences << PlotWords::tr("%1: now %2, from %3 to %4 so far.",
                                   "%1 is the name of a figure, the others are values such as 36 ms")
                         .arg(line.name, latestText(plot, line), valueText(plot, least), valueText(plot, most));
    }
    return sentences.join(u' ');
}

QList<QPolygonF> shapeOf(const Plot &plot, const PlotLine &line, int columns, double secondsPerSample)
{
    QList<QPolygonF> pieces;
    const double span = std::max(plot.toS - plot.fromS, 1.0);
    const double gap = std::max(3 * secondsPerSample, 2 * span / columns);
    const auto place = [&](const QPointF &point) {
        return QPointF(std::clamp((point.x() - plot.fromS) / span, 0.0, 1.0),
                       std::clamp((point.y() - plot.low) / (plot.high - plot.low), 0.0, 1.0));
    };
    const auto columnOf = [&](const QPointF &point) { return int((point.x() - plot.fromS) / span * columns); };
    double lastS = 0;
    for (qsizetype i = 0; i < line.points.size();) {
        const int column = columnOf(line.points[i]);
        if (pieces.isEmpty() || line.points[i].x() - lastS > gap)
            pieces.append(QPolygonF());
        qsizetype least = i;
        qsizetype most = i;
        for (; i < line.points.size() && columnOf(line.points[i]) == column; ++i) {
            least = line.points[i].y() < line.points[least].y() ? i : least;
            most = line.points[i].y() > line.points[most].y() ? i : most;
            lastS = line.points[i].x();
        }
        pieces.last() << place(line.points[std::min(least, most)]);
        if (least != most)
            pieces.last() << place(line.points[std::max(least, most)]);
    }
    return pieces;
}

} // namespace causerie::ui

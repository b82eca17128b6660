// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/reportpage.h"

#include "core/media/candidatetype.h"
#include "core/media/figures/callreport.h"
#include "core/media/figures/emodel.h"
#include "ui/call/calldetails.h"
#include "ui/call/callplots.h"
#include "ui/call/qualitycard.h"
#include "ui/call/warningwords.h"
#include "ui/style/format.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

struct PageWords {
    Q_DECLARE_TR_FUNCTIONS(causerie::ui::ReportPage)
};

constexpr int kColumns = 600;
constexpr int kHeight = 120;

/// One colour of the theme as a variable of the sheet, in one look.
QString variables(const Tokens &t)
{
    return u"--bg:%1;--card:%2;--line:%3;--text:%4;--muted:%5;--c0:%6;--c1:%7;--c2:%8"_s.arg(
        t.window.name(), t.raised.name(), t.line.name(), t.text.name(), t.muted.name(), t.accent.name(), t.away.name(),
        t.danger.name());
}

QString sheet()
{
    return u":root{color-scheme:light dark;"_s + variables(tokens(Scheme::Light)) +
           u"}@media(prefers-color-scheme:dark){:root{"_s + variables(tokens(Scheme::Dark)) +
           u"}}body{background:var(--bg);color:var(--text);font:14px sans-serif;max-width:46em;margin:2em auto;"
           "padding:0 1em}section{background:var(--card);border:1px solid var(--line);border-radius:10px;"
           "padding:1em;margin:1em 0}h2{font-size:1em;margin:0 0 .5em}p,td,th{color:var(--muted);margin:.3em 0}"
           "th{text-align:start;font-weight:400;padding-inline-end:2em}td{color:var(--text)}"
           "svg{width:100%;height:auto}polyline{fill:none;stroke-width:1.8;stroke-linejoin:round}"
           ".l0{stroke:var(--c0)}.l1{stroke:var(--c1);stroke-dasharray:7 4}.l2{stroke:var(--c2);"
           "stroke-dasharray:2 3}.grid{stroke:var(--line)}"_s;
}

QString polylines(const Plot &plot, double secondsPerSample)
{
    QString svg;
    for (qsizetype i = plot.lines.size() - 1; i >= 0; --i) {
        for (const QPolygonF &piece : shapeOf(plot, plot.lines[i], kColumns, secondsPerSample)) {
            QString points;
            for (const QPointF &point : piece) {
                points += QString::number(point.x() * kColumns, 'f', 1) + u',' +
                          QString::number((1 - point.y()) * kHeight, 'f', 1) + u' ';
            }
            if (piece.size() == 1) // a line of no length is not drawn
                points += QString::number(piece.first().x() * kColumns + 1, 'f', 1) + u',' +
                          QString::number((1 - piece.first().y()) * kHeight, 'f', 1);
            svg += u"<polyline class=\"l%1\" points=\"%2\"/>"_s.arg(i).arg(points.trimmed());
        }
    }
    return svg;
}

QString section(const Plot &plot, double secondsPerSample)
{
    QStringList legend;
    for (const PlotLine &line : plot.lines)
        legend << PageWords::tr("%1 %2", "%1 is the name of a figure, %2 its value")
                      .arg(line.name, latestText(plot, line));
    const QString grid =
        u"<path class=\"grid\" d=\"M0 0H%1M0 %2H%1M0 %3H%1\"/>"_s.arg(kColumns).arg(kHeight / 2).arg(kHeight);
    return u"<section><h2>%1</h2><p>%2</p><svg viewBox=\"0 -2 %3 %4\" role=\"img\" aria-label=\"%5\">%6%7</svg>"
           "<p>%8</p></section>\n"_s.arg(
               plot.title.toHtmlEscaped(), legend.join(u" · "_s).toHtmlEscaped(), QString::number(kColumns),
               QString::number(kHeight + 4), plotInWords(plot).toHtmlEscaped(), grid, polylines(plot, secondsPerSample),
               PageWords::tr("Scale: %1 to %2. Time: %3 to %4.",
                             "%1 and %2 are values such as 36 ms, %3 and %4 times such as 0:07")
                   .arg(valueText(plot, plot.low), valueText(plot, plot.high), formatClock(qint64(plot.fromS)),
                        formatClock(qint64(plot.toS)))
                   .toHtmlEscaped());
}

QString endText(const media::PathEnd &end)
{
    if (end.address.isEmpty())
        return u"–"_s;
    const QString network = media::shortenedAddress(end.address);
    const QString type = media::word(end.type);
    return network.isEmpty() ? type : type + u' ' + network;
}

QString facts(const CallCourse &course)
{
    const media::Statistics &last = course.statistics;
    const QLocale locale;
    QString rows;
    const auto row = [&](const QString &name, const QString &value) {
        rows += u"<tr><th>%1</th><td>%2</td></tr>"_s.arg(name.toHtmlEscaped(), value.toHtmlEscaped());
    };
    row(PageWords::tr("Length"), formatLength(course.lengthMs / 1000));
    row(PageWords::tr("Quality (MOS)"), locale.toString(media::meanOpinionScore(media::ratingFactor(last)), 'f', 1));
    row(PageWords::tr("Mouth to ear"),
        PageWords::tr("%1 ms", "%1 is a number").arg(locale.toString(qRound(media::estimatedDelayMs(last)))));
    row(PageWords::tr("Lost here"),
        PageWords::tr("%1 %", "%1 is a number").arg(locale.toString(last.lossPercent, 'f', 1)));
    row(PageWords::tr("Lost there"),
        PageWords::tr("%1 %", "%1 is a number").arg(locale.toString(last.remoteLossPercent, 'f', 1)));
    row(PageWords::tr("Made up"),
        PageWords::tr("%1 %", "%1 is a number").arg(locale.toString(last.concealedPercent, 'f', 1)));
    row(PageWords::tr("Path"),
        endText(last.localEnd) + u" ⇄ "_s + endText(last.remoteEnd) + (last.overTcp ? u" tcp"_s : u" udp"_s));
    row(PageWords::tr("Relayed"), last.relayed ? PageWords::tr("yes") : PageWords::tr("no"));
    row(PageWords::tr("Codec"), codecText(last));
    row(PageWords::tr("Cipher"), last.srtpProfile);
    return u"<section><table>"_s + rows + u"</table></section>\n"_s;
}

} // namespace

QString reportPage(const CallCourse &course)
{
    QString warnings;
    for (const media::CallWarning warning : course.warnings)
        warnings += u"<p>"_s + warningText(warning).toHtmlEscaped() + u"</p>"_s;
    QString plots;
    for (const CallPlot which : kCallPlots)
        plots += section(makePlot(which, course.history), course.history.secondsPerSample());
    const QString title = PageWords::tr("Report of a call").toHtmlEscaped();
    return u"<!DOCTYPE html>\n<html lang=\"%1\" dir=\"%2\"><head><meta charset=\"utf-8\">"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
           "<meta name=\"viewport\" content=\"width=device-width\"><title>%3</title><style>%4</style></head>"
           "<body><h1>%3</h1>\n%5%6%7</body></html>\n"_s.arg(QLocale().bcp47Name(),
                                                             QGuiApplication::isRightToLeft() ? u"rtl"_s : u"ltr"_s,
                                                             title, sheet(), warnings, facts(course), plots);
}

} // namespace causerie::ui

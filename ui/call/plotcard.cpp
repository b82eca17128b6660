// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/plotcard.h"

#include "ui/style/format.h"
#include "ui/style/measure.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

constexpr qreal kLineWidth = 1.8;
constexpr int kFigures = Qt::TextForceLeftToRight;
constexpr auto kAsDrawn = Qt::AlignAbsolute; ///< a painter would mirror once more

QPen penOf(const PlotLine &line, const Tokens &t)
{
    return {t.*line.colour, kLineWidth, line.pattern, Qt::FlatCap, Qt::RoundJoin};
}

} // namespace

/// The lines, with the ends of both scales written at their edges.
class PlotCard::Area final : public QWidget
{
public:
    explicit Area(QWidget *parent) : QWidget(parent)
    {
        setFont(smaller(parent->font()));
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    }
    void setPlot(const Plot &plot, double secondsPerSample)
    {
        m_plot = plot;
        m_secondsPerSample = secondsPerSample;
        update();
    }
    QSize sizeHint() const override { return {scaled(font(), 320), scaled(font(), 96)}; }
    QSize minimumSizeHint() const override { return {scaled(font(), 160), scaled(font(), 72)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        if (m_plot.lines.isEmpty())
            return;
        const Tokens &t = tokens(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QFontMetricsF metrics(font());
        const QString high = valueText(m_plot, m_plot.high);
        const QString low = valueText(m_plot, m_plot.low);
        // As wide for each, so that the plots begin below each other.
        const qreal gutter = std::max({metrics.horizontalAdvance(high), metrics.horizontalAdvance(low),
                                       metrics.horizontalAdvance(u"200 kb/s"_s)}) +
                             8;
        const qreal half = metrics.height() / 2;
        const bool isMirrored = layoutDirection() == Qt::RightToLeft;
        QRectF box(rect());
        box.adjust(isMirrored ? half : gutter, half, isMirrored ? -gutter : -half, -metrics.height() - 4);
        paintScales(painter, box, t, isMirrored);
        painter.setPen(t.muted);
        const auto beside = [&](qreal y, const QString &text) {
            const QRectF place(isMirrored ? box.right() + 8 : 0, y - half, gutter - 8, metrics.height());
            painter.drawText(
                place, kAsDrawn | kFigures | (isMirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, text);
        };
        beside(box.top(), high);
        beside(box.bottom(), low);
        const QRectF below(box.left(), box.bottom() + 4, box.width(), metrics.height());
        painter.drawText(below, kAsDrawn | kFigures | (isMirrored ? Qt::AlignRight : Qt::AlignLeft),
                         formatClock(qint64(m_plot.fromS)));
        painter.drawText(below, kAsDrawn | kFigures | (isMirrored ? Qt::AlignLeft : Qt::AlignRight),
                         formatClock(qint64(m_plot.toS)));
    }

private:
    void paintScales(QPainter &painter, const QRectF &box, const Tokens &t, bool isMirrored) const
    {
        painter.fillRect(box, t.hover);
        painter.setPen(QPen(t.line, 1));
        for (const qreal y : {box.top(), box.center().y(), box.bottom()})
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y));
        // From the square of 1 × 1 to the box; time runs as the text does.
        QTransform place;
        place.translate(isMirrored ? box.right() : box.left(), box.bottom());
        place.scale(isMirrored ? -box.width() : box.width(), -box.height());
        for (const PlotLine &line : m_plot.lines | std::views::reverse) {
            painter.setPen(penOf(line, t));
            for (const QPolygonF &piece : shapeOf(m_plot, line, std::max(1, int(box.width())), m_secondsPerSample)) {
                if (piece.size() == 1)
                    painter.drawEllipse(place.map(piece.first()), 1, 1);
                else
                    painter.drawPolyline(place.map(piece));
            }
        }
    }

    Plot m_plot;
    double m_secondsPerSample = 1;
};

/// Which line is which, where there are several, with the last value of each.
class PlotCard::Legend final : public QWidget
{
public:
    explicit Legend(QWidget *parent) : QWidget(parent) { setFont(smaller(parent->font())); }
    void setPlot(const Plot &plot)
    {
        m_plot = plot;
        setVisible(plot.lines.size() > 1);
        updateGeometry();
        update();
    }
    QSize sizeHint() const override
    {
        const QFontMetrics metrics(font());
        int width = 0;
        for (const PlotLine &line : m_plot.lines)
            width = std::max(width, metrics.horizontalAdvance(textOf(line)));
        return {width + sampleWidth() + 1, rowHeight() * int(m_plot.lines.size())};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = tokens(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool isMirrored = layoutDirection() == Qt::RightToLeft;
        qreal top = 0;
        for (const PlotLine &line : m_plot.lines) {
            const qreal middle = top + rowHeight() / 2.0;
            const qreal from = isMirrored ? width() - sampleWidth() + 8 : 0;
            painter.setPen(penOf(line, t));
            painter.drawLine(QPointF(from, middle), QPointF(from + sampleWidth() - 8, middle));
            painter.setPen(t.muted);
            const QRectF words(isMirrored ? 0 : sampleWidth(), top, width() - sampleWidth(), rowHeight());
            painter.drawText(words, kAsDrawn | (isMirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                             textOf(line));
            top += rowHeight();
        }
    }

private:
    QString textOf(const PlotLine &line) const
    {
        return PlotCard::tr("%1 %2", "%1 is the name of a figure, %2 its value")
            .arg(line.name, u'\u2066' + latestText(m_plot, line) + u'\u2069'); // reads from the left in any line
    }
    int rowHeight() const { return QFontMetrics(font()).height() + 2; }
    int sampleWidth() const { return scaled(font(), 26); }

    Plot m_plot;
};

PlotCard::PlotCard(QWidget *parent)
    : QFrame(parent), m_title(new QLabel(this)), m_range(new QLabel(this)), m_value(new QLabel(this)),
      m_legend(new Legend(this)), m_area(new Area(this))
{
    setProperty("kind", u"card"_s);
    setFocusPolicy(Qt::TabFocus);
    m_title->setFont(semiBold(font()));
    m_range->setFont(smaller(font()));
    m_range->setProperty("kind", u"muted"_s);
    m_value->setFont(larger(semiBold(font()), 22.0 / 14));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(scaled(font(), 16), scaled(font(), 12), scaled(font(), 16), scaled(font(), 12));
    layout->setSpacing(scaled(font(), 6));
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_range);
    layout->addLayout(head);
    auto *body = new QHBoxLayout;
    body->setSpacing(scaled(font(), 14));
    auto *figures = new QVBoxLayout;
    figures->addStretch();
    figures->addWidget(m_value);
    figures->addWidget(m_legend);
    figures->addStretch();
    auto *column = new QWidget(this);
    column->setLayout(figures);
    figures->setContentsMargins({});
    column->setMinimumWidth(scaled(font(), 132)); // the plots begin below each other
    body->addWidget(column);
    body->addWidget(m_area, 1);
    layout->addLayout(body, 1);
}

PlotCard::~PlotCard() = default;

void PlotCard::setPlot(const Plot &plot, double secondsPerSample)
{
    m_title->setText(plot.title);
    m_title->setAlignment(leading(layoutDirection()) | Qt::AlignVCenter);
    m_value->setAlignment(leading(layoutDirection()) | Qt::AlignVCenter);
    m_range->setText(rangeText(plot));
    m_value->setText(latestText(plot, plot.lines.first()));
    m_legend->setPlot(plot);
    m_area->setPlot(plot, secondsPerSample);
    const QString words = plotInWords(plot);
    setAccessibleName(plot.title);
    setAccessibleDescription(words);
    setToolTip(words);
}

void PlotCard::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens(palette()).accent, 2));
    const qreal radius = scaled(font(), 10);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
}

} // namespace causerie::ui

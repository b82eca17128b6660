// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <deque>

namespace causerie::ui
{

/// The last minute of delay (above) and jitter (below) as two lines without axes; the figures stand beside it.
///
/// Thread: GUI. Owner: QualityCard. Bounded: one minute at four points a second.
class Sparkline final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kPoints = 240;

    explicit Sparkline(QWidget *parent = nullptr);

    void append(double delayMs, double jitterMs);
    void clear();
    int size() const { return int(m_points.size()); }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Point {
        double delayMs;
        double jitterMs;
    };
    void paintLine(QPainter &painter, const QRectF &band, double Point::*value, double minimumSpan,
                   const QColor &colour) const;

    std::deque<Point> m_points;
};

} // namespace causerie::ui

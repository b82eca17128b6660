// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/call/callplots.h"

#include <QFrame>

class QLabel;

namespace causerie::ui
{

/// One plot: title and range above, the last values at the beginning, the lines beside them. In right-to-left layouts
/// time runs to the left. Reached by Tab, so that a reader can tell what the lines show.
///
/// Thread: GUI. Owner: CallDetails.
class PlotCard final : public QFrame
{
    Q_OBJECT

public:
    explicit PlotCard(QWidget *parent = nullptr);
    ~PlotCard() override;

    void setPlot(const Plot &plot, double secondsPerSample);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class Area;
    class Legend;

    QLabel *m_title;
    QLabel *m_range;
    QLabel *m_value;
    Legend *m_legend;
    Area *m_area;
};

} // namespace causerie::ui

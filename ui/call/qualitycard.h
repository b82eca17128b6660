// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/statistics.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace causerie::ui
{

class Sparkline;

/// How the line is, in a word, in figures and as a small plot; the tooltip tells path and cipher. A click asks for all.
///
/// Thread: GUI. Owner: CallPanel.
class QualityCard final : public QFrame
{
    Q_OBJECT

public:
    explicit QualityCard(QWidget *parent = nullptr);

    void setStatistics(const media::Statistics &statistics);
    void clear();
    QPushButton *detailsButton() const { return m_details; }

Q_SIGNALS:
    void detailsRequested();

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    QLabel *m_word;
    QLabel *m_score;
    QPushButton *m_details;
    Sparkline *m_plot;
    QLabel *m_delay;
    QLabel *m_jitter;
    QLabel *m_loss;
    QLabel *m_codec;
};

/// "Opus 32 kb/s" from "opus/48000" and the rate received. Pure.
QString codecText(const media::Statistics &statistics);
/// The lines behind the card: path, cipher, both directions. Translated; for the tooltip.
QString qualityDetails(const media::Statistics &statistics);

} // namespace causerie::ui

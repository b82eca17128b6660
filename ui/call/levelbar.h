// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace causerie::ui
{

/// Where a level of 0…1 (see media::loudness: −60 dB to 0 dB) stands on a bar from −54 dB (silence of a room) to 0 dB,
/// as 0…1. Pure.
double barPosition(double level);

/// One loudness: green, amber near the top, red at the end of the scale.
///
/// Thread: GUI. Owner: its parent.
class LevelBar final : public QWidget
{
    Q_OBJECT

public:
    explicit LevelBar(QWidget *parent = nullptr);

    void setLevel(double level);
    void setSilent(bool silent); ///< muted or on hold: an empty bar, and said so to readers
    double position() const { return m_position; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_position = 0;
    bool m_silent = false;
};

} // namespace causerie::ui

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <vector>

namespace causerie::ui
{

/// The shape of a recording: growing while it is made, with how far it was heard when it is listened to. A click or the
/// arrow keys go to a place in it.
///
/// Thread: GUI. Owner: its parent.
class WaveView final : public QWidget
{
    Q_OBJECT

public:
    explicit WaveView(QWidget *parent = nullptr);

    /// Being made: the mean squares of stretches of 20 ms so far. `isIdle`: it pauses.
    void showLive(const std::vector<float> &powers, bool isIdle);
    /// Made: its shape as files::waveform, and what share was heard.
    void showWhole(const std::vector<quint8> &shape, double share);

    QSize sizeHint() const override;

Q_SIGNALS:
    void placeChosen(double share); ///< 0…1

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    int barsThatFit() const;

    std::vector<quint8> m_bars; ///< live: one for each 100 ms; whole: the shape
    double m_share = 0;
    bool m_isLive = false;
    bool m_isIdle = false;
};

} // namespace causerie::ui

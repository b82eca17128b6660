// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/ice/reachcheck.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace causerie::ui
{

/// Whether a call would go well, asked before there is one: microphone, loudspeaker, network, each with its result in
/// words. Opens nothing itself: who owns it gives levels, plays the tone and asks the network.
///
/// Thread: GUI. Owner: SoundSettings.
class PreCallCheck final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kListeningMs = 3000;

    explicit PreCallCheck(QWidget *parent = nullptr);

    void setLevel(double level);              ///< of the microphone, 0…1, as long as it is measured
    void setReach(const media::Reach &reach); ///< the answer to `networkRequested`
    QPushButton *startButton() const { return m_start; }
    QString words() const; ///< all that is told

Q_SIGNALS:
    void toneRequested();
    void networkRequested();

private:
    void start();
    void tell();

    QPushButton *m_start;
    QLabel *m_words;
    QTimer m_listening;
    double m_loudest = 0;
    bool m_hasListened = false;
    bool m_isAsking = false;
    QString m_network;
};

} // namespace causerie::ui

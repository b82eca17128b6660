// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/recordings.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace causerie::ui
{

class SoundPlayer;
class WaveView;

/// Above the field: the voice message that is being recorded for this conversation, or the one that waits to be sent,
/// with what can be done with it. Nothing is recorded that is not seen: when it is hidden, the recording ends and is
/// kept.
///
/// Thread: GUI. Owner: Composer. The session's recordings and the player outlive it.
class RecordingStrip final : public QFrame
{
    Q_OBJECT

public:
    RecordingStrip(Recordings &recordings, SoundPlayer &sounds, QWidget *parent = nullptr);

    void setPeer(const Jid &peer);
    const Jid &peer() const { return m_peer; }
    bool isRecording() const;               ///< also while it pauses
    bool hasSomething() const;              ///< to send: in progress, or made
    bool isEnding() const;                  ///< and can be sent in a moment
    const Attachment *made() const;         ///< that waits
    void showProblem(const QString &words); ///< until something else happens
    void begin();                           ///< it has just begun: keys go here
    void cancel();

Q_SIGNALS:
    void changed();        ///< what `isRecording` and `hasSomething` say
    void sendRequested();  ///< Enter
    void fieldRequested(); ///< it is done with: typing goes on

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Face { Nothing, Recording, Ending, Made, Discarded, Problem };
    QToolButton *addButton(const QString &iconName, auto slot);
    Face face() const;
    void build();
    void refresh();
    void refreshRecording();
    void refreshMade();
    void say(const QString &words, bool isBad);
    void togglePause();
    void leave();

    Recordings &m_recordings;
    SoundPlayer &m_sounds;
    Jid m_peer;
    QString m_problem;
    double m_level = 0;
    Face m_shown = Face::Nothing;
    QToolButton *m_leave = nullptr;
    QToolButton *m_play = nullptr;
    QWidget *m_dot = nullptr; ///< room for the light, which is painted with the rest
    QLabel *m_time = nullptr;
    WaveView *m_wave = nullptr;
    QToolButton *m_pause = nullptr;
    QToolButton *m_stop = nullptr;
    QPushButton *m_undo = nullptr;
    QLabel *m_words = nullptr;
};

} // namespace causerie::ui

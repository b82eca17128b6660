// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/sounddevices.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QPushButton;
class QVBoxLayout;

namespace causerie::ui
{

class LevelBar;
class PreCallCheck;

/// Which microphone, loudspeaker and ringing device, with a level and test tones. A change counts at once. Opens no
/// device itself: it says what was chosen and asked for. For a dialog, or as a page of settings.
///
/// Thread: GUI. Owner: its parent.
class SoundSettings final : public QWidget
{
    Q_OBJECT

public:
    explicit SoundSettings(const media::SoundChoice &choice, QWidget *parent = nullptr);

    /// What is plugged in now. A favourite that is missing stays in its list, and is said to be missing.
    void setDevices(const QList<media::SoundDevice> &inputs, const QList<media::SoundDevice> &outputs);
    void setLevel(double level); ///< of the chosen microphone, 0…1

    const media::SoundChoice &choice() const { return m_choice; }
    QComboBox *microphones() const { return m_microphone; }
    QComboBox *speakers() const { return m_speaker; }
    QComboBox *ringers() const { return m_ringer; }
    QPushButton *speakerTest() const { return m_speakerTest; }
    QPushButton *ringerTest() const { return m_ringerTest; }
    QPushButton *testCall() const { return m_testCall; }
    PreCallCheck &check() const { return *m_check; }

Q_SIGNALS:
    void chosen(const causerie::media::SoundChoice &choice);
    void speakerTestRequested();
    void ringerTestRequested();
    void testCallRequested();

private:
    using Wanted = QList<media::SoundDevice> media::SoundChoice::*;

    void add(QVBoxLayout &body, const QString &title, QComboBox *box, QWidget *beside);
    void fill(QComboBox &box, const QList<media::SoundDevice> &present, Wanted wanted);
    void take(const QComboBox &box, Wanted wanted);

    media::SoundChoice m_choice;
    QComboBox *m_microphone;
    QComboBox *m_speaker;
    QComboBox *m_ringer;
    LevelBar *m_level;
    QPushButton *m_speakerTest;
    QPushButton *m_ringerTest;
    QPushButton *m_testCall;
    PreCallCheck *m_check;
};

} // namespace causerie::ui

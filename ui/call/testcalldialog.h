// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/testcall/testcall.h"

#include <QDialog>

#include <memory>

class QComboBox;
class QLabel;
class QPushButton;

namespace causerie::ui
{

class LevelBar;

/// A test call to oneself: what is done, what is heard, what was found. Nothing leaves this computer.
///
/// Thread: GUI. It goes when it is closed, and the test with it.
class TestCallDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit TestCallDialog(const media::AudioSettings &audio, QWidget *parent = nullptr);
    ~TestCallDialog() override;

    void setAudio(const media::AudioSettings &audio) { m_audio = audio; } ///< for the next test
    void showResult(const media::SelfCallResult &result);

    QPushButton *startButton() const { return m_start; }
    QComboBox *lossBox() const { return m_loss; }

Q_SIGNALS:
    void tested(); ///< a test has come to its end

private:
    void start();
    void stop();
    void tell(const QString &words);

    media::AudioSettings m_audio;
    QComboBox *m_loss;
    QLabel *m_phase;
    LevelBar *m_level;
    QLabel *m_result;
    QPushButton *m_start;
    std::unique_ptr<media::TestCall> m_call; ///< while it goes on
};

} // namespace causerie::ui

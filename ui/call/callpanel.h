// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/call/callwords.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace causerie::ui
{

class Avatar;
class DialPad;
class LevelBar;
class QualityCard;
class RoundButton;

/// The faces of a call that has a window: outgoing, active and ended. Shows facts and says what was pressed;
/// knows no call, so that every face can be shown and tried by itself. The incoming face is IncomingCallPopup.
///
/// Thread: GUI. Owner: CallWindow.
class CallPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit CallPanel(QWidget *parent = nullptr);

    void setFacts(const CallFacts &facts);
    /// A quarter of a second has passed: one more point of the plot, and the levels.
    void setStatistics(const media::Statistics &statistics);

    RoundButton *muteButton() const { return m_mute; }
    RoundButton *holdButton() const { return m_hold; }
    RoundButton *padButton() const { return m_padButton; }
    DialPad &pad() const { return *m_pad; }
    QString pressed() const; ///< the digits that were sent, as shown
    /// A key of the keyboard: opens the pad. False when it is none that the other side would take.
    bool press(QChar key);
    RoundButton *devicesButton() const { return m_devices; }
    RoundButton *hangUpButton() const { return m_hangUp; }
    QualityCard *qualityCard() const { return m_quality; }
    QPushButton *callAgainButton() const { return m_callAgain; }
    QPushButton *closeButton() const { return m_close; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void hangUpRequested();
    void muteRequested(bool muted);
    void holdRequested(bool held);
    void devicesRequested();
    void digitPressed(QChar digit);
    void detailsRequested(); ///< the plots
    void callAgainRequested();
    void closeRequested();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QLabel *addLine(QVBoxLayout *layout, const QString &kind);
    QWidget *makeMeters();
    QWidget *makePad();
    void showPad(bool isActive);
    QWidget *makeRoundButtons();
    QWidget *makeEndButtons();
    void takeHeight();
    void showFace(const CallFacts &facts);
    void showDetail(const QString &text, const QString &kind);
    QWidget *focusOf(CallFace face) const;

    CallFacts m_facts;
    Avatar *m_avatar;
    QLabel *m_name;
    QLabel *m_phase;
    QLabel *m_security;
    QLabel *m_auth;
    QLabel *m_detail;
    QualityCard *m_quality;
    QWidget *m_meters;
    QLabel *m_peerLabel = nullptr;
    LevelBar *m_microphone = nullptr;
    LevelBar *m_speaker = nullptr;
    QWidget *m_padBox;
    DialPad *m_pad = nullptr;
    QLabel *m_pressed = nullptr;
    QWidget *m_roundButtons;
    RoundButton *m_mute = nullptr;
    RoundButton *m_hold = nullptr;
    RoundButton *m_padButton = nullptr;
    RoundButton *m_devices = nullptr;
    RoundButton *m_hangUp = nullptr;
    QWidget *m_endButtons;
    QPushButton *m_callAgain = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace causerie::ui

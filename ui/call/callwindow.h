// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/call.h"
#include "ui/call/calldetails.h"
#include "ui/call/callmanners.h"
#include "ui/call/waitingcalls.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>

class QMenu;
class QToolButton;

namespace causerie::ui
{

class CallPanel;
class TransferBar;

/// The window of one call that was placed or answered here. Closing it while the call goes on hangs up.
///
/// Thread: GUI. Owner: Application; it asks for its end with `finished`. The call may vanish before it.
class CallWindow final : public QWidget
{
    Q_OBJECT

public:
    CallWindow(Call &call, const QString &name, const media::AudioSettings &audio, QWidget *parent = nullptr);

    const Jid &peer() const { return m_peer; }
    const Call *call() const { return m_call; } ///< null once it was removed
    CallPanel &panel() { return *m_panel; }
    void setAudio(const media::AudioSettings &audio) { m_audio = audio; } ///< what is in use, chosen elsewhere
    void setManners(const CallManners &manners);                          ///< the key to talk
    void setTransferable(bool on); ///< the other side can be asked to call somebody else
    /// To whom they could be put through: those on hold. Asked when the menu opens.
    void setPartners(std::function<QList<WaitingCall>()> partners) { m_partners = std::move(partners); }
    QToolButton *moreButton() const { return m_more; }
    TransferBar &transferBar() { return *m_transfer; }
    WaitingCalls &waiting() { return *m_waiting; }     ///< the calls beside this one
    CallDetails *details() const { return m_details; } ///< null while they are not open

Q_SIGNALS:
    void callAgainRequested(const causerie::Jid &peer);
    void audioChosen(const causerie::media::AudioSettings &audio); ///< for later calls; this one has it already
    void transferRequested();                                      ///< the dialog that asks to whom
    void putThroughRequested(causerie::Call *other);               ///< one of the partners
    void transferFollowed();                                       ///< the user wants to call whom the other side named
    void soundRequested();                                         ///< the dialog
    void finished();                                               ///< the user has closed it, and the call is over

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();
    void openDevices();
    void useTalkKey();
    bool takeRelease(const QKeyEvent &event);
    void openMore();
    void addPartners(QMenu &menu);
    void openDetails();
    void takeCourse();
    void refreshDetails();
    bool isOver() const;

    QPointer<Call> m_call;
    Jid m_peer;
    QString m_name;
    media::AudioSettings m_audio;
    CallManners m_manners;
    TalkKey m_talkKey;
    quint32 m_heldKey = 0; ///< where it is on the keyboard
    WaitingCalls *m_waiting;
    TransferBar *m_transfer;
    QToolButton *m_more;
    CallPanel *m_panel;
    QPointer<CallDetails> m_details;
    CallCourse m_course; ///< as it was shown last, and as it ended
    QTimer m_second;
    std::function<QList<WaitingCall>()> m_partners;
    bool m_isTransferable = false;
    bool m_wantsClose = false;
};

} // namespace causerie::ui

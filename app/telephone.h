// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/ringing.h"
#include "core/media/parameters.h"
#include "core/media/sounddevices.h"
#include "core/session/session.h"
#include "ui/call/callmanners.h"
#include "ui/desktop/quiethours.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>

#include <memory>

class QMediaDevices;

namespace causerie::ui
{
class CallWindow;
class IncomingCallPopup;
class SoundDialog;
struct WaitingCall;
} // namespace causerie::ui

namespace causerie
{

class MicrophoneWatch;

/// The windows of calls: the pop-up that rings and the window of the call that is heard, with the others on hold above
/// it. All accounts are one telephone: one call rings and one is heard at a time over all of them.
///
/// Thread: GUI. Owner: Application. Goes before the sessions.
class Telephone final : public QObject
{
    Q_OBJECT

public:
    explicit Telephone(const media::AudioSettings &audio, QObject *parent = nullptr);
    ~Telephone() override;

    void follow(Session &session);                                 ///< its calls are shown, as long as it lives
    void setSeveralAccounts(bool several) { m_several = several; } ///< whether the pop-up says who is called
    void setQuietHours(const ui::QuietHours &hours) { m_quietHours = hours; }
    void bringUp(); ///< what there is
    void hide();
    void openSound(QWidget *parent); ///< the dialog that chooses devices

    // Null while there is none.
    ui::CallWindow *callWindow() const { return m_window.get(); }
    ui::IncomingCallPopup *popup() const { return m_popup.get(); }

Q_SIGNALS:
    void rang(causerie::Session *session, causerie::Call *call);                  ///< incoming, and the pop-up is there
    void messageRequested(causerie::Session *session, const causerie::Jid &peer); ///< instead of answering
    void notNow(causerie::Session *session);                                      ///< a call cannot be made again yet

private:
    struct Line {
        QPointer<Session> session;
        QPointer<Call> call;
    };
    void announce(Session &session, Call &call);
    bool mayRing(Session &session, const Jid &contact); ///< and remembers when it does not
    void openPopup(Session &session, const Call &call);
    void follow(Session &session, Call &call);
    void useManners(const ui::CallManners &manners);
    void takeState(Session &session, Call &call, CallState state);
    void show(Session &session, Call &call);
    void makeWindow(Session &session, Call &call);
    void windowClosed();
    void refuseWith(Session &session, Call &call, const QString &text);
    void offerTransfer(Session &session, Call &call);
    QList<ui::WaitingCall> partners(Session &session, const Call &call) const;
    void askForTransfer(Session &session, Call &call);
    void forget(Session &session, Call *call);
    void refreshBusy();
    void refreshWaiting();
    QString nameOfHeard() const; ///< empty when nobody is

    // Devices (telephonesound.cpp).
    void takeMenu(const media::AudioSettings &audio); ///< what was chosen in a call
    void choose(const media::SoundChoice &choice);    ///< kept, and used at once
    void use(const media::AudioSettings &audio);      ///< everywhere, if it is another
    void useDevices();                                ///< the best that are there, from now on
    void watchDevices();
    void tellDialog();
    void checkNetwork();

    media::AudioSettings m_audio;
    media::SoundChoice m_choice;
    ui::CallManners m_manners;
    ui::QuietHours m_quietHours;
    QHash<Jid, QDateTime> m_unheard;          ///< whose last call did not ring, and when it came
    std::unique_ptr<QMediaDevices> m_devices; ///< from the first wish or dialog on: asking takes a while
    QPointer<ui::SoundDialog> m_soundDialog;
    Ringing m_ringing;
    QList<Session *> m_sessions;
    QList<Line> m_lines;         ///< all calls, until they are forgotten
    QPointer<Call> m_unanswered; ///< whose pop-up it is
    std::unique_ptr<ui::IncomingCallPopup> m_popup;
    std::unique_ptr<ui::CallWindow> m_window;
    std::unique_ptr<MicrophoneWatch> m_microphones; ///< null where sound is no device's
    bool m_hasMicrophone = true;
    bool m_several = false;
};

} // namespace causerie

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"
#include "ui/desktop/desktopwishes.h"
#include "ui/desktop/noticeboard.h"
#include "ui/desktop/noticebrake.h"
#include "ui/desktop/noticeserver.h"

#include <QHash>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <functional>

namespace causerie
{

/// Tells the desktop what is new on all accounts, and does what a person does with it there: answers are sent as if
/// they had been typed into the window, calls are taken or declined. `ui::NoticeBoard` decides.
///
/// Thread: GUI. Owner: Application. Goes before the sessions.
class Announcer final : public QObject
{
    Q_OBJECT

public:
    using IsBefore = std::function<bool(const Session &, const Jid &peer)>;

    /// `isBefore`: that conversation is open in the window that is in use.
    Announcer(const QDBusConnection &bus, IsBefore isBefore, QObject *parent = nullptr);
    ~Announcer() override;

    void follow(Session &session);           ///< as long as it lives
    void ring(Session &session, Call &call); ///< one that is rung for; it is withdrawn when it rings no more
    void setWishes(const ui::DesktopWishes &wishes);
    void setSeveralAccounts(bool several) { m_several = several; } ///< whether it is said who is called
    void explainTray();                                            ///< that a closed window goes on there
    void forgetTray();                                             ///< the window is back
    void withdrawAll();                                            ///< and nothing more is shown

Q_SIGNALS:
    /// Somebody wants to see it. `token` lets the window come to the front (xdg-activation); may be empty.
    void openRequested(causerie::Session *session, const causerie::Jid &peer, const QString &token);
    void callAnswered(const QString &token);
    void windowRequested(const QString &token); ///< whatever it shows

private:
    void follow(int account, Conversation *conversation);
    void take(int account, const Message &message, Arrival arrival);
    void change(int account, const Message &message);
    QString titleOf(Session &session, const Jid &peer) const;
    void releaseSoon(int account);
    void act(const ui::NoticeActs &acts);
    void perform(const ui::NoticeActs &acts);
    void doDeed(const ui::NoticeKey &key, ui::NoticeDeed deed, const QString &token);
    void reply(const ui::NoticeKey &key, const QString &text);

    ui::NoticeBoard m_board;
    ui::NoticeBrake m_brake;
    QTimer m_due; ///< of what the brake holds
    ui::NoticeServer m_server;
    IsBefore m_isBefore;
    ui::DesktopWishes m_wishes;
    QHash<int, Session *> m_sessions; ///< by the number of the account in a key
    QHash<ui::NoticeKey, QPointer<Call>> m_ringing;
    QSet<int> m_releasing; ///< accounts whose server is asked what our other devices have read
    int m_accounts = 0;
    QHash<int, bool> m_isHolding; ///< what was missed, by account
    bool m_several = false;
    bool m_isOver = false; ///< the program ends
};

} // namespace causerie

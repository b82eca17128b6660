// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/desktop/noticewire.h"

#include <QDBusConnection>
#include <QDBusPendingCall>
#include <QHash>
#include <QObject>

#include <chrono>
#include <functional>
#include <optional>

class QDBusMessage;

namespace causerie::ui
{

/// How long a NoticeServer waits.
struct NoticePatience {
    /// After a refusal, for Plasma refuses for a second what is equal; and for the next server, before it is started.
    std::chrono::milliseconds again{1'000};
    std::chrono::milliseconds goodbye{200}; ///< for answers at its end, in all
};

/// Shows notices by org.freedesktop.Notifications. Where nobody has that name, and nobody can be started for it,
/// only what is urgent waits for somebody to come; so it does when the owner of the name goes.
///
/// Of a notice that changes while the server has not yet answered, the last one is shown: no more than one question is
/// on its way for each. What the server refuses is asked again, if it is urgent or one before it stands there.
///
/// Thread: GUI; it waits only at its end, when nothing of it is left on the desktop. Owner: Announcer.
class NoticeServer final : public QObject
{
    Q_OBJECT

public:
    explicit NoticeServer(const QDBusConnection &bus, const NoticePatience &patience = {}, QObject *parent = nullptr);
    ~NoticeServer() override;

    void show(const NoticeKey &key, const Notice &notice); ///< in place of the one before; not when that is its equal
    void withdraw(const NoticeKey &key);                   ///< nothing when it is not shown

Q_SIGNALS:
    /// `token` lets a window come to the front (xdg-activation), where the server gives one; may be empty.
    void chosen(const causerie::ui::NoticeKey &key, causerie::ui::NoticeDeed deed, const QString &token);
    void replied(const causerie::ui::NoticeKey &key, const QString &text);
    /// Not by us. Where the desktop has a list of those whose time was over such a one has not ended: there it still
    /// changes and is withdrawn.
    void ended(const causerie::ui::NoticeKey &key, causerie::ui::NoticeEnd how);

private Q_SLOTS:
    // Signals of whoever is on the bus; only those of the server count.
    void takeAction(const QDBusMessage &signal);
    void takeToken(const QDBusMessage &signal);
    void takeReply(const QDBusMessage &signal);
    void takeClosing(const QDBusMessage &signal);

private:
    struct Standing {
        Notice notice{};                          ///< the last that was asked for
        std::optional<Notice> sent{};             ///< what is on the desktop, or on its way; none when that was refused
        std::optional<QDBusPendingCall> answer{}; ///< is on its way
        quint32 id = 0;                           ///< as the server gave it; 0: it shows none
        quint64 again = 0;                        ///< which refusal it waits after; 0: none
        bool isRefused = false;                   ///< this was logged
        bool isWanted = true;                     ///< else it goes as soon as its id is known
        bool isWaiting = true;                    ///< `notice` is not sent yet
        QString token{};
    };

    using Take = std::function<void(const QDBusMessage &)>; ///< the answer, or an error

    void askAbilities();
    void askOwner(const NoticeAbilities &abilities);
    QDBusPendingCall ask(const QDBusMessage &call, int patienceMs, Take take);
    void send(const NoticeKey &key);
    void sendAgain(const NoticeKey &key);
    void takeId(const NoticeKey &key, const QDBusMessage &reply);
    void takeRefusal(const NoticeKey &key, const QString &error);
    void remove(const NoticeKey &key); ///< from the desktop, too
    void close(quint32 id);
    void changeOwner(const QString &before, const QString &now);
    void giveUp(); ///< nobody shows them
    void end(const QList<NoticeKey> &keys);
    Standing *find(const QDBusMessage &signal, NoticeKey &key);

    QDBusConnection m_bus;
    NoticePatience m_patience;
    QString m_owner; ///< the server's own name on the bus; empty: not known
    std::optional<NoticeAbilities> m_abilities;
    bool m_isAsking = false;
    bool m_isMissed = false; ///< that there is none was logged
    quint64 m_owners = 0;    ///< how many have gone; their answers are none
    quint64 m_refusals = 0;
    QHash<NoticeKey, Standing> m_standing;
};

} // namespace causerie::ui

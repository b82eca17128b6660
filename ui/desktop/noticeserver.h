// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/desktop/noticewire.h"

#include <QDBusConnection>
#include <QHash>
#include <QObject>

#include <functional>

class QDBusMessage;

namespace causerie::ui
{

/// Shows notices by org.freedesktop.Notifications. Where nobody has that name, and nobody can be started for it,
/// nothing is shown. When its owner goes, calls that ring are shown by the next one.
///
/// Of a notice that changes while the server has not yet answered, the last one is shown: no more than one question is
/// on its way for each.
///
/// Thread: GUI; it never waits. Owner: Announcer.
class NoticeServer final : public QObject
{
    Q_OBJECT

public:
    explicit NoticeServer(const QDBusConnection &bus, QObject *parent = nullptr);

    void show(const NoticeKey &key, const Notice &notice); ///< in place of the one before
    void withdraw(const NoticeKey &key);                   ///< nothing when it is not shown

Q_SIGNALS:
    /// `token` lets a window come to the front (xdg-activation), where the server gives one; may be empty.
    void chosen(const causerie::ui::NoticeKey &key, causerie::ui::NoticeDeed deed, const QString &token);
    void replied(const causerie::ui::NoticeKey &key, const QString &text);
    void ended(const causerie::ui::NoticeKey &key, causerie::ui::NoticeEnd how); ///< not by us

private Q_SLOTS:
    // Signals of whoever is on the bus; only those of the server count.
    void takeAction(const QDBusMessage &signal);
    void takeToken(const QDBusMessage &signal);
    void takeReply(const QDBusMessage &signal);
    void takeClosing(const QDBusMessage &signal);

private:
    struct Standing {
        quint32 id = 0; ///< as the server gave it; 0: it shows none
        quint64 asked = 0;
        bool isAsked = false;  ///< its answer is on the way
        bool isWanted = true;  ///< else it goes as soon as its id is known
        bool isWaiting = true; ///< `notice` is not sent yet
        Notice notice{};
        QString token{};
    };

    void askAbilities();
    void askOwner(const NoticeAbilities &abilities);
    void ask(const QDBusMessage &call, std::function<void(const QDBusMessage &)> take); ///< the answer, or an error
    void send(const NoticeKey &key);
    void takeId(const NoticeKey &key, quint64 asked, const QDBusMessage &reply);
    void close(quint32 id);
    void changeOwner(const QString &before, const QString &now);
    void giveUp(); ///< nobody shows them
    Standing *find(const QDBusMessage &signal, NoticeKey &key);

    QDBusConnection m_bus;
    QString m_owner; ///< the server's own name on the bus; empty: not known
    std::optional<NoticeAbilities> m_abilities;
    bool m_isAsking = false;
    bool m_isMissed = false; ///< that there is none was logged
    quint64 m_asked = 0;     ///< how often; an answer to an earlier server is none
    QHash<NoticeKey, Standing> m_standing;
};

} // namespace causerie::ui

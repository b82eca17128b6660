// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/localizedtext.h"
#include "core/chat/roomerror.h"
#include "core/chat/roomevent.h"
#include "core/chat/roominfo.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <vector>

namespace causerie
{

enum class RoomState {
    Out,     ///< left, or removed: then `removal` says how
    Joining, ///< also again, after the connection was lost; the occupants are those of before
    Joined,
    Failed ///< `error` says why
};

/// A room we are in, want to be in, or were in (XEP-0045). While joining, occupants are gathered silently, and one
/// `occupantsReset` tells of them all.
///
/// Thread: GUI. Owner: RoomList. Written by xmpp::RoomBridge, read by models.
class Room final : public QObject
{
    Q_OBJECT

public:
    explicit Room(Jid jid, QObject *parent = nullptr);

    const Jid &jid() const { return m_jid; } ///< bare
    RoomState state() const { return m_state; }
    const std::optional<RoomError> &error() const { return m_error; }
    const std::optional<Removal> &removal() const { return m_removal; }
    const QString &nick() const { return m_nick; } ///< ours, as the room knows it; while joining: as asked for
    QString name() const;                          ///< as bookmarked, as the room says, else its local part
    const RoomInfo &info() const { return m_info; }
    const std::vector<LocalizedText> &subjects() const { return m_subjects; }
    QString subject(const QStringList &languages) const; ///< the best of them, best language first (RFC 4647 §3.3.1)
    std::vector<LocalizedText> otherSubjects(const QStringList &languages) const; ///< all but that one
    const QString &subjectBy() const { return m_subjectBy; }                      ///< nick, may be empty

    const QHash<QString, Occupant> &occupants() const { return m_occupants; } ///< by nick, us included
    const Occupant *occupant(const QString &nick) const; ///< null without one; valid until the next signal
    const Occupant *self() const { return m_state == RoomState::Joined ? occupant(m_nick) : nullptr; }
    Role role() const { return self() ? self()->role : Role::None; }
    Affiliation affiliation() const { return self() ? self()->affiliation : Affiliation::None; }

    // For xmpp::RoomBridge.
    void beginJoin(const QString &nick);
    void upsert(const Occupant &occupant); ///< gathered while joining, else announced if it changed
    void remove(const QString &nick, const Removal &removal);
    void rename(const QString &nick, const QString &newNick);
    void finishJoin(const QString &nick); ///< the gathered ones are the occupants now
    void fail(const RoomError &error);
    void leave(const Removal &removal);
    void setInfo(const RoomInfo &info);
    void setBookmarkedName(const QString &name);
    void setSubjects(std::vector<LocalizedText> subjects, const QString &by);
    void tell(const RoomEvent &event) { Q_EMIT happened(event); }

Q_SIGNALS:
    void stateChanged();
    void occupantsReset();
    void occupantAdded(const QString &nick);
    void occupantChanged(const QString &nick);
    void occupantRemoved(const QString &nick);
    void occupantRenamed(const QString &nick, const QString &newNick);
    void infoChanged(); ///< name and features
    void subjectChanged();
    void happened(const causerie::RoomEvent &event);

private:
    void setState(RoomState state);
    void empty();
    size_t chosenSubject(const QStringList &languages) const;

    Jid m_jid;
    RoomState m_state = RoomState::Out;
    std::optional<RoomError> m_error;
    std::optional<Removal> m_removal;
    QString m_nick;
    QString m_bookmarkedName;
    RoomInfo m_info;
    std::vector<LocalizedText> m_subjects;
    QString m_subjectBy;
    QHash<QString, Occupant> m_occupants;
    QHash<QString, Occupant> m_gathered; ///< while joining
};

} // namespace causerie

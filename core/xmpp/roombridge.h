// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/roomlist.h"
#include "core/xmpp/invitation.h"
#include "core/xmpp/roommembership.h"
#include "core/xmpp/router.h"

#include <QObject>

#include <memory>

namespace causerie::xmpp
{

/// Rooms on the wire (XEP-0045) to and from the domain's RoomList. Make it after RosterBridge and MessageBridge: it
/// sees stanzas before them, and leaves them what is not its own (the talk itself).
///
/// Thread: GUI. Owner: session::Rooms; the connection and the list outlive it.
class RoomBridge final : public QObject
{
    Q_OBJECT

public:
    RoomBridge(Connection &connection, RoomList &rooms, const RoomTuning &tuning = {}, QObject *parent = nullptr);
    ~RoomBridge() override;

    /// What a room is to tell when we come in; until it is set, what it likes.
    void setHistory(std::function<RoomHistory(const Jid &room, bool hasArchive)> history);

    /// Comes in and stays in: after a lost stream, a restart of the service, a forgetful room. How it goes is
    /// the Room's state.
    void join(const Jid &room, const RoomWish &wish);
    void leave(const Jid &room, const QString &status);
    void changeNick(const Jid &room, const QString &nick, RoomDone done);
    /// In all languages at once; nothing takes it away (XEP-0045 §8.1).
    void setSubject(const Jid &room, const std::vector<LocalizedText> &subjects, RoomDone done);
    void requestVoice(const Jid &room);
    void answerVoice(const VoiceRequest &request, bool allow); ///< one that `voiceRequested` told of
    void refresh(const Jid &room);                             ///< asks it what it is, after it was configured
    void invite(const RoomInvitation &invitation, const Jid &to);
    void decline(const RoomInvitation &invitation, const QString &reason);

    /// Our address in a room we are in.
    std::optional<Jid> ownOccupant(const Jid &room) const;
    bool isWanted(const Jid &room) const;
    QString wishedNick(const Jid &room) const; ///< as it was asked for, whatever the room calls us now
    /// For MessageBridge::setRooms and Archive::setRooms.
    RoomFacts facts(const Jid &room) const;
    /// From our coming in until the subject, the room tells what was said before (XEP-0045 §7.2.13, §7.2.15).
    bool isCatchingUp(const Jid &room) const;

Q_SIGNALS:
    void entered(const causerie::Jid &room);  ///< also again, after a lost stream
    void caughtUp(const causerie::Jid &room); ///< see `isCatchingUp`
    void created(const causerie::Jid &room);  ///< locked until it is configured (XEP-0045 §10.1)
    void renamed(const causerie::Jid &room);
    void expelled(const causerie::Jid &room, const causerie::Removal &removal);
    void declined(const causerie::Jid &room, const causerie::Jid &by, const QString &reason);
    void voiceRequested(const causerie::VoiceRequest &request);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace causerie::xmpp

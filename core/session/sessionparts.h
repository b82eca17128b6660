// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include "core/session/absence.h"
#include "core/session/archivecheck.h"
#include "core/session/avatars.h"
#include "core/session/blocklist.h"
#include "core/session/callability.h"
#include "core/session/callhistory.h"
#include "core/session/calllog.h"
#include "core/session/checkup.h"
#include "core/session/contactrequests.h"
#include "core/session/directory.h"
#include "core/session/files.h"
#include "core/session/gateways.h"
#include "core/session/history.h"
#include "core/session/historyfiles.h"
#include "core/session/incoming.h"
#include "core/session/invitations.h"
#include "core/session/keptroster.h"
#include "core/session/mending.h"
#include "core/session/outbox.h"
#include "core/session/profiles.h"
#include "core/session/readstate.h"
#include "core/session/roominvitations.h"
#include "core/session/rooms.h"
#include "core/session/search.h"
#include "core/session/serveraccount.h"
#include "core/session/signin.h"
#include "core/xmpp/archive.h"
#include "core/xmpp/avatarbridge.h"
#include "core/xmpp/blocking.h"
#include "core/xmpp/disco.h"
#include "core/xmpp/filebridge.h"
#include "core/xmpp/jinglebridge.h"
#include "core/xmpp/messagebridge.h"
#include "core/xmpp/pep.h"

#include <QPointer>
#include <QSet>

namespace causerie
{

/// What we tell of ourselves until somebody says otherwise.
inline Presence onAir()
{
    Presence presence;
    presence.availability = Availability::Available;
    return presence;
}

/// The parts in build order: whoever comes later may use whoever came before.
struct Session::Private {
    explicit Private(Session &session, const SessionSettings &given);

    void openHistory(const Jid &jid);
    void streamOpened(bool resumed);
    void loadContacts();
    void streamLost();
    Jid own() const;
    Relation relation(const Jid &peer) const;
    void transmit(const ChatEvent &event);
    bool mayShowPicture(const Jid &peer) const; ///< ourselves, who is no stranger, rooms that we enter
    Presence outwardPresence() const;           ///< as others see us
    void noteUse(const QDateTime &last, const QDateTime &now);
    void bringBack(const Message &message); ///< its conversation from the archive, when it mentions us
    void fetchReadState();
    CallObstacle theirObstacle(const Jid &peer) const;
    void checkConversation(const Jid &peer, ArchiveCheck::Progress progress, ArchiveCheck::Done done);

    Session &q;
    SessionSettings settings;
    MessagingPolicy policy;
    Presence presence = onAir();
    Absence absence;
    QSet<Jid> justMade{}; ///< rooms of ours of which we do not know yet what they can do
    Roster roster;
    Conversations conversations;
    xmpp::Connection connection;
    xmpp::RosterBridge rosterBridge{connection, roster};
    xmpp::MessageBridge messageBridge{connection};
    xmpp::Archive archive{connection};
    xmpp::Pep pep{connection};
    xmpp::Disco disco{connection};
    xmpp::JingleBridge jingleBridge{connection, roster};
    xmpp::FileBridge fileBridge{connection};
    Calls calls{jingleBridge};
    History history{conversations};
    Mending mending{history, conversations};
    Outbox outbox{history, conversations, [this](const ChatEvent &event) { transmit(event); },
                  [this](const Jid &peer) { return rooms.ownOccupant(peer).value_or(own()); }};
    Requests requests{history, conversations, roster};
    Incoming incoming{history, conversations, requests};
    ArchiveSync archiveSync{history, conversations, ArchiveSync::of(archive)};
    ReadState readState{history, conversations,
                        [this](const auto &position, auto done) { publishReadState(position, std::move(done)); }};
    QPointer<ArchiveCheck> check;
    Callability callability{roster, disco};
    Gateways gateways;
    CallHistory callHistory{calls, jingleBridge, history};
    CallLog callLog{history, conversations};
    KeptRoster keptRoster{history, rosterBridge};
    ContactRequests contacts{connection, rosterBridge, roster};
    Invitations invitations{connection, rosterBridge, contacts, roster, history, [this] { return own().bare(); }};
    Directory directory{connection};
    RoomInvitations roomInvitations{history, conversations, roster};
    Rooms rooms{connection, pep, roomInvitations};
    xmpp::Blocking blocking{connection};
    Blocklist blocklist{blocking, roster, conversations, history};
    Files files{{connection, fileBridge, disco, roster, history, conversations, outbox}};
    xmpp::AvatarBridge avatarBridge{connection, pep};
    Avatars avatars{connection, avatarBridge, QDir(settings.dataDir.filePath(QStringLiteral("pictures"))),
                    [this](const Jid &peer) { return mayShowPicture(peer); }};
    Profiles profiles{connection, pep, roster, [this](const Jid &peer) { return mayShowPicture(peer); }};
    ServerAccount serverAccount{connection, [this](const QString &password) { signIn.replacePassword(password); }};
    Checkup checkup{[this](const Jid &account) { return account == own().bare() ? connection.password() : QString(); }};
    SignIn signIn;
    Search search{roster, conversations, [this] { return Search::Place{history.file(), own()}; },
                  [this](const Jid &room) {
                      const auto bookmark = rooms.bookmark(room);
                      return bookmark ? bookmark->name : QString();
                  }};
    HistoryFiles historyFiles{history, roster, [this] { return own(); }};

private:
    void connectMessages();
    void connectReadState();
    void connectRooms();
    void enteredRoom(const Jid &room);
    void learntOfRoom(const Room &room);
    bool hasArchive(const Jid &room) const;
    void connectPeople();
    void connectGateways();
    void connectRecordings();
    void connectStore();
    void withholdConfirmations();
    void connectReports();
    void publishReadState(const xmpp::DisplayedPosition &position, std::function<void(bool)> done);
};

} // namespace causerie

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/dataform.h"
#include "core/chat/bookmark.h"
#include "core/chat/roomlist.h"

#include <QDateTime>
#include <QObject>

#include <expected>
#include <functional>
#include <memory>

namespace causerie::xmpp
{
class Connection;
class Pep;
struct RoomFacts;
} // namespace causerie::xmpp

namespace causerie
{

class RoomInvitations;

/// What to do when a room that is to be joined does not exist.
enum class RoomCreation {
    Never,     ///< that is an error
    Instant,   ///< it is made as the service likes it (XEP-0045 §10.1.2)
    Configured ///< it is made and waits for `configure` or `cancelCreation` after `roomCreated`
};

struct RoomJoin {
    Jid room;
    QString nick{};     ///< empty: as bookmarked, else the usual one
    QString password{}; ///< empty: as bookmarked; never logged
    RoomCreation creation = RoomCreation::Never;
    bool remember = true; ///< bookmarks it once we are in, for all our devices to join
};

/// A service on which rooms live or can be searched.
struct RoomServiceInfo {
    Jid jid;
    QString name;
    bool hasRooms = false;
    bool canSearch = false;
    friend bool operator==(const RoomServiceInfo &, const RoomServiceInfo &) = default;
};

/// Some public rooms; `next` asks for those that follow, empty at the end.
struct RoomPageInfo {
    std::vector<RoomListing> rooms;
    QString next;
    int total = -1; ///< of all pages, −1 when not said
};

/// Rooms as a person uses them (XEP-0045): the one object that windows and the command line bind to. How a join goes
/// is the state of the `Room` in `list()`; every other act answers by its callback, once, unless `context` dies first.
/// After a lost stream, a restart of the service or of this program we come in again by ourselves: bookmarked rooms
/// with autojoin (XEP-0402) at every sign-in, on this device as on the others.
///
/// Thread: GUI. Owner: Session.
class Rooms final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(std::expected<void, RoomError>)>;
    template<typename Value>
    using Answer = std::function<void(std::expected<Value, RoomError>)>;

    Rooms(xmpp::Connection &connection, xmpp::Pep &pep, RoomInvitations &invitations, QObject *parent = nullptr);
    ~Rooms() override;

    RoomList &list();
    Room *find(const Jid &room) const; ///< null when we have nothing to do with it
    std::vector<Bookmark> bookmarks() const;
    std::optional<Bookmark> bookmark(const Jid &room) const;
    bool knows(const Jid &bare) const; ///< a room of ours: bookmarked, joined or being joined

    // In and out.
    void join(const RoomJoin &join);
    void leave(const Jid &room, const QString &status = {}); ///< on all our devices; the bookmark stays
    void forget(const Jid &room);                            ///< the bookmark, too
    void setBookmark(const Bookmark &bookmark, QObject *context, Done done);
    bool isWanted(const Jid &room) const;     ///< in, or to be in as soon as it goes
    void setAutojoin(bool autojoin);          ///< false: this device goes only where it is told to
    void setDefaultNick(const QString &nick); ///< empty: the local part of our address
    QString defaultNick() const;

    // As an occupant. Failures of rights are `Forbidden` or `NotAllowed`.
    void changeNick(const Jid &room, const QString &nick, QObject *context, Done done);
    void setSubject(const Jid &room, const std::vector<LocalizedText> &subjects, QObject *context, Done done);
    void requestVoice(const Jid &room);
    std::optional<Jid> ownOccupant(const Jid &room) const; ///< our address in a room we are in
    QString wishedNick(const Jid &room) const; ///< ours as it was asked for: another was taken when that one was taken
    bool isCatchingUp(const Jid &room) const;  ///< it still tells what was said before we came (XEP-0045 §7.2.15)

    // As a moderator, admin or owner.
    void kick(const Jid &room, const QString &nick, const QString &reason, QObject *context, Done done);
    void setRole(const Jid &room, const QString &nick, Role role, const QString &reason, QObject *context, Done done);
    /// Removes for everybody what somebody said (XEP-0425); `archiveId` as the message has it.
    void moderate(const Jid &room, const QString &archiveId, const QString &reason, QObject *context, Done done);
    void setAffiliation(const Jid &room, const Jid &whom, Affiliation affiliation, const QString &reason,
                        QObject *context, Done done); ///< Outcast bans; a domain bans all of its people
    void affiliates(const Jid &room, Affiliation list, QObject *context, Answer<std::vector<Affiliate>> done);
    const std::vector<VoiceRequest> &voiceRequests() const;
    void answerVoice(const VoiceRequest &request, bool allow);
    void configuration(const Jid &room, QObject *context, Answer<DataForm> done);
    void configure(const Jid &room, const DataForm &filledIn, const DataForm &asked, QObject *context, Done done);
    void cancelCreation(const Jid &room); ///< of a room that `roomCreated` told of
    void destroy(const Jid &room, const QString &reason, const Jid &alternate, QObject *context, Done done);

    // Invitations.
    const std::vector<RoomInvitation> &invitations() const; ///< received, unanswered, also before a restart
    bool isRequest(const RoomInvitation &invitation) const; ///< by a stranger: see RoomInvitations
    /// Direct, or through the room when it is for members only, so that it lets them in (XEP-0045 §7.8).
    void invite(const Jid &room, const Jid &whom, const QString &reason);
    void accept(const RoomInvitation &invitation, const QString &nick = {});
    void decline(const RoomInvitation &invitation, const QString &reason = {});
    void dismiss(const Jid &room); ///< the invitation into it goes, and nobody is told

    // Looking for rooms.
    void services(QObject *context, Answer<std::vector<RoomServiceInfo>> done);
    void publicRooms(const Jid &service, const QString &after, QObject *context, Answer<RoomPageInfo> done);
    /// On a service that can search (XEP-0433).
    void search(const Jid &service, const QString &words, const QString &after, QObject *context,
                Answer<RoomPageInfo> done);
    void info(const Jid &room, QObject *context, Answer<RoomInfo> done);

    // For Session.
    void takeInvitation(const RoomInvitation &invitation); ///< into a room we are in, or about to be, it is none
    /// Another account, or the first: forgets all rooms. `marker` is a file that says that older bookmarks were read.
    void openAccount(const Jid &account, const QString &marker);
    /// What is written to this address waits in the outbox until `release`: it may be a room that we do not know yet.
    void hold(const Jid &peer);
    void release(const Jid &peer);
    /// Keeps a line in a room's conversation: what happened there, in the words in which it was shown.
    void note(const Jid &room, const QString &words);
    /// What we know of a room's talk: the time of the last message, invalid when nothing; and whether we read archives.
    void setHistory(std::function<QDateTime(const Jid &room)> lastKnown, bool readsArchives);
    xmpp::RoomFacts facts(const Jid &bare) const; ///< for those who judge messages

Q_SIGNALS:
    void entered(const causerie::Jid &room);  ///< also again: what was missed meanwhile is in the room's archive
    void caughtUp(const causerie::Jid &room); ///< see `isCatchingUp`
    void released(const causerie::Jid &peer); ///< see `hold`
    void noted(const causerie::Jid &room, const QString &words); ///< see `note`
    void roomCreated(const causerie::Jid &room);                 ///< with RoomCreation::Configured
    void bookmarksChanged();
    void invitationsChanged();
    void invitationReceived(const causerie::RoomInvitation &invitation);
    void invitationDeclined(const causerie::Jid &room, const causerie::Jid &by, const QString &reason);
    void voiceRequestsChanged();
    void voiceRequested(const causerie::VoiceRequest &request);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace causerie

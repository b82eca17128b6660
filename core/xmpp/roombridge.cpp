// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/roombridge.h"

#include "core/base/log.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/roomvoice.h"
#include "core/xmpp/stanzahook.h"

#include <QLocale>
#include <QXmppClient.h>
#include <QXmppMessage.h>
#include <QXmppTask.h>

#include <algorithm>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::size_t kVoiceForms = 100; // unanswered; older ones are dropped

} // namespace

struct RoomBridge::Private {
    Private(RoomBridge &bridge, Connection &c, RoomList &list, const RoomTuning &tuning)
        : q(bridge), rooms(list), around{c, tuning, {}, QLocale::system().uiLanguages()},
          hook(c.client(), StanzaHook::Place::First, [this](const QDomElement &e) { return handle(e); })
    {
    }

    bool handle(const QDomElement &stanza);
    bool handlePresence(const QDomElement &stanza, RoomMembership &membership);
    bool handleMessage(const QDomElement &stanza, RoomMembership *membership);
    RoomMembership *find(const Jid &room) const { return memberships.value(room.bare()); }
    RoomMembership &at(const Jid &room);
    void resumed();
    void announced();

    RoomBridge &q;
    RoomList &rooms;
    RoomSurroundings around;
    QHash<Jid, RoomMembership *> memberships; ///< the bridge's children
    std::vector<VoiceForm> voiceForms;
    QTimer checking;
    StanzaHook hook;
};

bool RoomBridge::Private::handle(const QDomElement &stanza)
{
    const QString name = localName(stanza);
    const bool isPresence = name == "presence"_L1;
    if (!isPresence && name != "message"_L1)
        return false;
    if (isPresence && memberships.isEmpty())
        return false;
    const auto from = Jid::parse(stanza.attribute(u"from"_s));
    if (!from)
        return false;
    RoomMembership *membership = find(*from);
    if (isPresence)
        return membership && handlePresence(stanza, *membership);
    return handleMessage(stanza, membership);
}

bool RoomBridge::Private::handlePresence(const QDomElement &stanza, RoomMembership &membership)
{
    const auto presence = parseRoomPresence(stanza, around.languages);
    if (!presence) {
        qCDebug(lcXmpp) << "a room sent a presence that rooms do not send";
        return true;
    }
    membership.take(*presence, stanza.attribute(u"id"_s));
    return true;
}

bool RoomBridge::Private::handleMessage(const QDomElement &stanza, RoomMembership *membership)
{
    if (!membership || parseInvitation(stanza)) // those come by other ways, too: MessageBridge's
        return false;
    if (const auto refusal = parseDecline(stanza)) {
        Q_EMIT q.declined(refusal->room, refusal->by, refusal->reason);
        return true;
    }
    if (auto voice = parseVoiceForm(stanza)) {
        std::erase_if(voiceForms, [&voice](const VoiceForm &known) { return known.request == voice->request; });
        if (voiceForms.size() >= kVoiceForms)
            voiceForms.erase(voiceForms.begin());
        voiceForms.push_back(*voice);
        Q_EMIT q.voiceRequested(voice->request);
        return true;
    }
    return membership->takeMessage(stanza);
}

RoomMembership &RoomBridge::Private::at(const Jid &jid)
{
    if (RoomMembership *known = find(jid))
        return *known;
    auto *made = new RoomMembership(around, rooms.at(jid), &q);
    const Jid room = jid.bare();
    memberships.insert(room, made);
    connect(made, &RoomMembership::entered, &q, [this, room] { Q_EMIT q.entered(room); });
    connect(made, &RoomMembership::caughtUp, &q, [this, room] { Q_EMIT q.caughtUp(room); });
    connect(made, &RoomMembership::created, &q, [this, room] { Q_EMIT q.created(room); });
    connect(made, &RoomMembership::renamed, &q, [this, room] { Q_EMIT q.renamed(room); });
    connect(made, &RoomMembership::expelled, &q,
            [this, room](const Removal &removal) { Q_EMIT q.expelled(room, removal); });
    return *made;
}

void RoomBridge::Private::resumed()
{
    for (RoomMembership *membership : std::as_const(memberships))
        membership->ping(); // what the rooms sent meanwhile came; but some lose us (XEP-0410 §3)
}

void RoomBridge::Private::announced()
{
    for (RoomMembership *membership : std::as_const(memberships)) {
        if (membership->isWanted())
            membership->rejoin();
    }
}

RoomBridge::RoomBridge(Connection &connection, RoomList &rooms, const RoomTuning &tuning, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, connection, rooms, tuning))
{
    connect(&connection, &Connection::opened, this, [this](bool resumed) {
        if (resumed)
            d->resumed();
    });
    connect(&connection, &Connection::announced, this, [this] { d->announced(); });
    const auto forget = [this] {
        for (RoomMembership *membership : std::as_const(d->memberships))
            membership->forget();
    };
    connect(&connection, &Connection::closed, this, forget);
    connect(&connection, &Connection::failed, this, forget);
    connect(&connection, &Connection::presenceChanged, this, [this] {
        const Presence presence = d->around.connection.presence();
        for (RoomMembership *membership : std::as_const(d->memberships))
            membership->announce(presence);
    });
    connect(&rooms, &RoomList::removed, this, [this](const Room *room) { delete d->memberships.take(room->jid()); });
    connect(&d->checking, &QTimer::timeout, this, [this] {
        for (RoomMembership *membership : std::as_const(d->memberships))
            membership->checkIn();
    });
    d->checking.start(std::max(tuning.quietBeforePing / 8, std::chrono::milliseconds(10)));
}

RoomBridge::~RoomBridge() = default;

void RoomBridge::setHistory(std::function<RoomHistory(const Jid &, bool)> history)
{
    d->around.history = std::move(history);
}

void RoomBridge::join(const Jid &room, const RoomWish &wish)
{
    d->at(room).join(wish);
}

void RoomBridge::leave(const Jid &room, const QString &status)
{
    if (RoomMembership *membership = d->find(room))
        membership->leave(status);
}

void RoomBridge::changeNick(const Jid &room, const QString &nick, RoomDone done)
{
    d->at(room).changeNick(nick, std::move(done));
}

void RoomBridge::setSubject(const Jid &room, const std::vector<LocalizedText> &subjects, RoomDone done)
{
    d->at(room).setSubject(subjects, std::move(done));
}

void RoomBridge::requestVoice(const Jid &room)
{
    if (d->around.connection.isOpen())
        d->around.connection.client().send(toVoiceRequest(room));
}

void RoomBridge::answerVoice(const VoiceRequest &request, bool allow)
{
    const auto asked = std::ranges::find(d->voiceForms, request, &VoiceForm::request);
    if (asked == d->voiceForms.end() || !d->around.connection.isOpen())
        return;
    d->around.connection.client().send(toVoiceAnswer(*asked, allow));
    d->voiceForms.erase(asked);
}

void RoomBridge::refresh(const Jid &room)
{
    if (RoomMembership *membership = d->find(room))
        membership->refresh();
}

void RoomBridge::invite(const RoomInvitation &invitation, const Jid &to)
{
    if (d->around.connection.isOpen())
        d->around.connection.client().send(toInvitation(invitation, to));
}

void RoomBridge::decline(const RoomInvitation &invitation, const QString &reason)
{
    if (invitation.throughRoom && d->around.connection.isOpen())
        d->around.connection.client().send(toDecline(invitation, reason));
}

std::optional<Jid> RoomBridge::ownOccupant(const Jid &room) const
{
    RoomMembership *membership = d->find(room);
    if (!membership || membership->room().state() != RoomState::Joined)
        return {};
    return membership->address();
}

bool RoomBridge::isWanted(const Jid &room) const
{
    const RoomMembership *membership = d->find(room);
    return membership && membership->isWanted();
}

QString RoomBridge::wishedNick(const Jid &room) const
{
    const RoomMembership *membership = d->find(room);
    return membership ? membership->wish().nick : QString();
}

RoomFacts RoomBridge::facts(const Jid &jid) const
{
    RoomFacts facts;
    const Room *room = d->rooms.find(jid);
    if (!room)
        return facts;
    facts.isRoom = true;
    facts.ownOccupant = ownOccupant(jid);
    if (const Occupant *self = room->self())
        facts.ownOccupantId = self->id;
    // Whoever archives names what it sends (XEP-0313 §5.1.1).
    facts.assignsIds = room->info().assignsIds || room->info().hasArchive;
    facts.assignsOccupantIds = room->info().hasOccupantIds;
    facts.isCatchingUp = isCatchingUp(jid);
    return facts;
}

bool RoomBridge::isCatchingUp(const Jid &room) const
{
    const RoomMembership *membership = d->find(room);
    return membership && membership->isCatchingUp();
}

} // namespace causerie::xmpp

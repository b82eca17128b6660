// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How what people say of themselves, and whom we keep away, meets the other parts of a session.

#include "core/session/sessionparts.h"

#include "core/chat/attention.h"

using namespace Qt::StringLiterals;

namespace causerie
{

void Session::Private::connectPeople()
{
    connect(&blocklist, &Blocklist::failed, &q, &Session::requestFailed);
    connect(&blocklist, &Blocklist::requestDropped, &requests, &Requests::decline);
    // Who lets us see them later need not see us, and then their server tells us nothing by itself.
    connect(&roster, &Roster::contactChanged, &q, [this](const Jid &jid, ContactFields fields) {
        const Contact *contact = roster.find(jid);
        if (!contact || !fields.testFlag(ContactField::Subscription) || contact->subscription == Subscription::None ||
            contact->subscription == Subscription::From)
            return;
        avatars.ask(jid);
        profiles.ask(jid);
    });
}

void Session::Private::connectGateways()
{
    calls.setOnePerson([this](const Jid &contact) {
        return !contact.local().isEmpty() && !gateways.find(contact) && roster.find(contact);
    });
    calls.setHalfTrickle([this](const Jid &device) {
        return gateways.find(device) || disco.features(device).contains(u"urn:ietf:rfc:3264"_s);
    });
    const auto look = [this](const Jid &contact) {
        if (contact.local().isEmpty() && connection.isOpen()) // else it is nobody's service, or is looked for later
            lookForGateways(connection, roster, &q,
                            [this](std::vector<Gateway> found) { gateways.set(std::move(found)); });
    };
    connect(&roster, &Roster::contactAdded, &q, look);
    connect(&roster, &Roster::contactRemoved, &q, look);
    connect(&gateways, &Gateways::changed, &q, [this] {
        for (const Conversation *conversation : conversations.all()) {
            if (gateways.find(conversation->peer()))
                Q_EMIT q.callabilityChanged(conversation->peer());
        }
    });
}

/// Numbers have no presence of their own: their gateway has.
CallObstacle Session::Private::theirObstacle(const Jid &peer) const
{
    const bool isNumber = gateways.find(peer) && !peer.local().isEmpty();
    return isNumber ? CallObstacle::None : callability.obstacle(peer);
}

bool Session::takesTransfers(const Jid &device) const
{
    return d->disco.features(device).contains(u"urn:xmpp:jingle:transfer:0"_s);
}

Gateways &Session::gateways()
{
    return d->gateways;
}

Presence Session::Private::outwardPresence() const
{
    return outward(presence, policy.absence ? absence.since() : QDateTime());
}

void Session::Private::noteUse(const QDateTime &last, const QDateTime &now)
{
    const Call *call = calls.current();
    const bool isTalking = calls.isBusyElsewhere() || (call && isInProgress(call->state()));
    if (absence.note(isTalking ? now : last, now) && policy.absence)
        connection.setPresence(outwardPresence());
}

/// What else brings one back the store has seen to; only here is known what we are called in a room.
void Session::Private::bringBack(const Message &message)
{
    const Conversation *conversation = conversations.find(message.conversation);
    const Room *room = rooms.find(message.conversation);
    if (conversation && room && conversation->settings().archived &&
        leavesTheArchive(message, conversation->settings(), room->nick()))
        history.unarchive(conversation->peer());
}

bool Session::Private::mayShowPicture(const Jid &peer) const
{
    if (blocklist.isBlocked(peer))
        return false;
    const Room *room = rooms.find(peer); // it says what it looks like before we are in
    const bool isEntered = room && (room->state() == RoomState::Joining || room->state() == RoomState::Joined);
    return isEntered || peer == own().bare() || relation(peer).isAccepted;
}

Checkup &Session::checkup()
{
    return d->checkup;
}

} // namespace causerie

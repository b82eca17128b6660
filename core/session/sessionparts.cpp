// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessionparts.h"

#include "core/session/accountfile.h"
#include "core/session/hiding.h"
#include "core/session/recordings.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie
{

namespace
{

/// A call that we made or took has told them that we are here, and they ask what we can do before they offer.
bool talksWith(const Calls &calls, const Jid &peer)
{
    return std::ranges::any_of(calls.all(), [&peer](const Call *call) {
        const bool rings = call->direction() == Direction::Incoming && call->state() == CallState::Ringing;
        return call->peer().bare() == peer && isInProgress(call->state()) && !rings;
    });
}

} // namespace

Session::Private::Private(Session &session, const SessionSettings &given)
    : q(session), settings(given),
      signIn(connection, {given.dataDir.filePath(given.accountFile), given.keepAccount, given.useKeychain})
{
    messageBridge.setReceiptPolicy([this](const Jid &peer) {
        return !mending.trouble() && givesReceipts(policy, relation(peer)); // what cannot be kept is not delivered
    });
    messageBridge.setChatStatePolicy([this](const Jid &peer) { return tellsChatStates(policy, relation(peer)); });
    messageBridge.setContacts([this](const Jid &peer) { return roster.find(peer) != nullptr; });
    calls.setHiding([this](const Jid &peer) { return hidingFrom(policy, relation(peer)); });
    disco.setAbilities(given.abilities);
    disco.setPolicy([this](const Jid &peer) { return relation(peer).seesUs || talksWith(calls, peer); });
    fileBridge.setPolicy([this](const Jid &peer) {
        const Relation known = relation(peer);
        return known.kind == ConversationKind::Person && mayKnowOfUs(known);
    });
    files.setTrustedRooms([this](const Jid &room) {
        const Room *known = rooms.find(room);
        return known && known->info().membersOnly && known->info().showsJids;
    });
    // XEP-0260 §6.1: where we are is for those who see that we are there.
    fileBridge.setAddressPolicy([this](const Jid &peer) { return hidingFrom(policy, relation(peer)) == Hiding::No; });
    connect(&connection, &xmpp::Connection::opened, &q, [this](bool resumed) { streamOpened(resumed); });
    connect(&connection, &xmpp::Connection::lost, &q, [this] { streamLost(); });
    connect(&connection, &xmpp::Connection::closed, &q, [this] { streamLost(); });
    connection.setWhenKept([this, keeper = QPointer(&incoming)](std::function<void()> kept) {
        if (keeper)
            incoming.whenKept(std::move(kept));
        else
            kept(); // it has given the store everything
    });
    connectMessages();
    connectReadState();
    connectRooms();
    connectPeople();
    connectGateways();
    connectRecordings();
    connectReports();
    connectStore();
}

void Session::Private::connectMessages()
{
    using xmpp::MessageBridge;
    connect(&messageBridge, &MessageBridge::received, &incoming, &Incoming::take);
    connect(&messageBridge, &MessageBridge::chatStateReceived, &incoming, &Incoming::takeChatState);
    connect(&roster, &Roster::contactChanged, &incoming, [this](const Jid &jid, ContactFields fields) {
        const Contact *contact = roster.find(jid);
        if (fields.testFlag(ContactField::Availability) && contact && contact->availability() == Availability::Offline)
            incoming.writesNoMore(jid); // nobody is left who could say so
    });
    connect(&messageBridge, &MessageBridge::accepted, &outbox, &Outbox::accepted);
    connect(&messageBridge, &MessageBridge::receiptLost, &outbox, &Outbox::oweReceipt);
    connect(&messageBridge, &MessageBridge::refused, &outbox,
            [this](const QString &id, const Jid &by, const QString &text) { outbox.refused(id, by, own(), text); });
    connect(&archiveSync, &ArchiveSync::arriving, &requests, &Requests::expect);
    connect(&archiveSync, &ArchiveSync::arriving, &incoming, &Incoming::flush); // in the order of the stream
    connect(&archiveSync, &ArchiveSync::arrived, &incoming, &Incoming::takeMissed);
    const auto giveReceipts = [this](const Jid &whose) {
        if (whose == own().bare())
            outbox.giveReceipts([this](const Jid &peer) { return givesReceipts(policy, relation(peer)); });
    };
    connect(&archiveSync, &ArchiveSync::caughtUp, &outbox, giveReceipts);
    connect(&archiveSync, &ArchiveSync::hindered, &outbox, giveReceipts);
}

void Session::Private::connectReadState()
{
    connect(&readState, &ReadState::displayed, &q, [this](const Message &newest) {
        if (newest.markable && givesMarkers(policy, relation(newest.conversation)))
            outbox.markDisplayed(newest);
    });
    connect(&archiveSync, &ArchiveSync::caughtUp, &q, [this](const Jid &whose) {
        readState.retry();
        if (whose != own().bare())
            return;
        fetchReadState();
        Q_EMIT q.caughtUp();
    });
    connect(&pep, &xmpp::Pep::received, &q, [this](const xmpp::PepEvent &event) {
        if (event.node != xmpp::kDisplayedNode || event.owner != own().bare())
            return;
        for (const xmpp::PepItem &item : event.items) {
            if (const auto position = xmpp::parseDisplayed(item, own()))
                readState.take(*position);
        }
    });
}

void Session::Private::fetchReadState()
{
    pep.items(own().bare(), xmpp::kDisplayedNode, {}, &q, [this](const auto &items) {
        for (const xmpp::PepItem &item : items.value_or(std::vector<xmpp::PepItem>())) {
            if (const auto position = xmpp::parseDisplayed(item, own()))
                readState.takeStored(*position);
        }
    });
}

void Session::Private::publishReadState(const xmpp::DisplayedPosition &position, std::function<void(bool)> done)
{
    pep.publish(xmpp::kDisplayedNode, position.conversation.toString(), xmpp::displayedOptions(),
                xmpp::displayedPayload(position), &q,
                [done = std::move(done)](const auto &result) { done(result.has_value()); });
}

Relation Session::Private::relation(const Jid &peer) const
{
    Relation relation;
    if (peer.bare() == own().bare())
        return {.receipts = Telling::Never, .markers = Telling::Never, .chatStates = Telling::Never};
    if (const Conversation *conversation = conversations.find(peer)) {
        relation.kind = conversation->settings().kind;
        relation.isAccepted = conversation->settings().accepted;
        relation.receipts = conversation->settings().receipts;
        relation.markers = conversation->settings().markers;
        relation.chatStates = conversation->settings().chatStates;
    } else {
        relation.isAccepted = false; // nobody here has had anything to do with them
    }
    if (const Contact *contact = roster.find(peer)) {
        relation.isContact = true;
        relation.isAccepted = true;
        relation.seesUs = seesUs(contact->subscription);
    }
    return relation;
}

void Session::Private::transmit(const ChatEvent &event)
{
    std::visit([this](const auto &said) { messageBridge.send(said); }, event);
}

void Session::Private::checkConversation(const Jid &peer, ArchiveCheck::Progress progress, ArchiveCheck::Done done)
{
    const Conversation &conversation = conversations.at(peer);
    const bool isRoom = conversation.settings().kind == ConversationKind::Room;
    if (check)
        check->cancel(); // one at a time
    check = new ArchiveCheck(history, ArchiveSync::of(archive), isRoom ? peer.bare() : own().bare(), conversation,
                             std::move(progress), std::move(done), &q);
    connect(check, &ArchiveCheck::arriving, &requests, &Requests::expect);
    connect(check, &ArchiveCheck::arriving, &incoming, &Incoming::flush);
    if (isRoom)
        check->setCondition([this, room = peer.bare()] { return rooms.ownOccupant(room).has_value(); });
    check->start();
}

void Session::Private::connectReports()
{
    const auto receive = [this](const Message &message, Arrival arrival) {
        files.wanted(message);
        bringBack(message);
        Q_EMIT q.messageReceived(message, arrival);
    };
    connect(&incoming, &Incoming::received, &q, receive);
    connect(&callHistory, &CallHistory::missed, &q, [receive](const Message &line) { receive(line, Arrival::Live); });
    connect(&files, &Files::offered, &q, [receive](const Message &message) { receive(message, Arrival::Live); });
    connect(&history, &History::changed, &q, &Session::messageChanged);
    connect(&outbox, &Outbox::failed, &q, &Session::messageChanged);
    connect(&outbox, &Outbox::notKept, &q, &Session::notKept);
    connect(&outbox, &Outbox::notCorrected, &q, &Session::notCorrected);
    connect(&outbox, &Outbox::saidAll, &q, &Session::saidAll);
    connect(&outbox, &Outbox::notTaken, &q, &Session::notTaken);
    connect(&history, &History::failed, &q,
            [this](StorageError error, const QString &text) { Q_EMIT q.storageFailed(text, error); });
    connect(&callability, &Callability::changed, &q, &Session::callabilityChanged);
    connect(&disco, &xmpp::Disco::featuresKnown, &q, &Session::abilitiesLearnt);
    connect(&serverAccount, &ServerAccount::removed, &q, &Session::forgetAccount);
    connect(&contacts, &ContactRequests::failed, &q, &Session::requestFailed);
    connect(&signIn, &SignIn::changed, &q, &Session::stateChanged);
    connect(&signIn, &SignIn::keychainFailed, &q, &Session::keychainFailed);
    connect(&signIn, &SignIn::accountFileFailed, &q,
            [this](const QString &file) { Q_EMIT q.storageFailed(file, StorageError::ReadOnly); });
}

/// A microphone is for one thing at a time.
void Session::Private::connectRecordings()
{
    const auto end = [this] { files.recordings().stop(RecordingNote::CallBegan); };
    connect(&calls, &Calls::started, &q, end);
    connect(&calls, &Calls::incoming, &q, [this, end](Call *call) {
        connect(call, &Call::stateChanged, &q, [end](CallState state) {
            if (state == CallState::Connecting || state == CallState::Active)
                end();
        });
    });
}

void Session::Private::openHistory(const Jid &jid)
{
    incoming.flush(); // of the account before
    const QString file = historyFile(settings.dataDir.path(), jid);
    const bool isAnother = history.file() != file;
    const bool isNew = !QFile::exists(file);
    if (isAnother) {
        roster.clear();
        outbox.forgetReceipts();
    }
    history.open(file);
    if (isAnother)
        keptRoster.read();
    archiveSync.setAccount(jid.bare());
    requests.setAccount(jid.bare());
    blocklist.setAccount(jid.bare());
    calls.setCaFile(signIn.account().caFile);
    avatars.setAccount(jid.bare());
    profiles.setAccount(jid.bare());
    rooms.openAccount(jid, file + ".old-bookmarks"_L1);
    files.openAccount(signIn.account(), file + ".files"_L1);
    if (settings.ownsFolder && !isNew) // an older store may be put back, and names what lies here
        files.removeLeftovers();
}

void Session::Private::streamOpened(bool resumed)
{
    incoming.flush();                                // of the stream before
    archiveSync.streamOpened(own().bare(), resumed); // first: what waits stands behind the gap
    files.streamOpened(resumed);
    outbox.streamOpened();
    readState.streamOpened(own().bare());
    if (resumed)
        return;
    incoming.streamOpened();
    messageBridge.enableCarbons();
    jingleBridge.learnServices();
    calls.forgetOtherDevices();
    connection.holdPresence(); // what we know of the contacts may still be on its way from the disk
    keptRoster.whenRead(&q, [this] { loadContacts(); });
}

void Session::Private::loadContacts()
{
    contacts.load([this](bool) {
        // A server that does not give its list has said so by requestFailed; one can still write and talk.
        if (!connection.isOpen())
            return;
        signIn.contactsLoaded();
        files.contactsLoaded();
        lookForGateways(connection, roster, &q, [this](std::vector<Gateway> found) { gateways.set(std::move(found)); });
        archiveSync.start(); // it is known who is a stranger
    });
}

void Session::Private::streamLost()
{
    outbox.streamLost();
    files.streamLost();
    archiveSync.streamLost();
    readState.streamLost();
    incoming.streamLost();
}

Jid Session::Private::own() const
{
    const Jid bound = connection.boundJid();
    return bound.isEmpty() || bound.bare() != signIn.account().jid ? signIn.account().jid : bound;
}

} // namespace causerie

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/session.h"

#include "core/session/accountfile.h"
#include "core/session/callability.h"
#include "core/session/callhistory.h"
#include "core/session/contactrequests.h"
#include "core/session/history.h"
#include "core/session/incoming.h"
#include "core/session/outbox.h"
#include "core/session/signin.h"
#include "core/xmpp/disco.h"
#include "core/xmpp/jinglebridge.h"
#include "core/xmpp/messagebridge.h"
#include "core/xmpp/request.h"

using namespace Qt::StringLiterals;

namespace causerie
{

namespace
{

/// RFC 6121 §2.1.2.5: `From` and `Both` see our presence; receipts and chat states tell them nothing new.
bool seesUs(const Roster &roster, const Jid &peer)
{
    const Contact *contact = roster.find(peer);
    return contact && (contact->subscription == Subscription::From || contact->subscription == Subscription::Both);
}

/// A call that we made or took has told them that we are here, and they ask what we can do before they offer.
bool talksWith(const Calls &calls, const Jid &peer)
{
    const Call *call = calls.current();
    if (!call || call->peer().bare() != peer || !isInProgress(call->state()))
        return false;
    return call->direction() == Direction::Outgoing || call->state() == CallState::Connecting ||
           call->state() == CallState::Active;
}

Presence available()
{
    Presence presence;
    presence.availability = Availability::Available;
    return presence;
}

} // namespace

/// The parts in build order: whoever comes later may use whoever came before.
struct Session::Private {
    explicit Private(Session &session, const SessionSettings &given);

    void openHistory(const Jid &jid);
    void streamOpened(bool resumed);
    Jid own() const;

    Session &q;
    SessionSettings settings;
    Presence presence = available();
    Roster roster;
    Conversations conversations;
    xmpp::Connection connection;
    xmpp::RosterBridge rosterBridge{connection, roster};
    xmpp::MessageBridge messageBridge{connection};
    xmpp::Disco disco{connection};
    xmpp::JingleBridge jingleBridge{connection, roster};
    Calls calls{jingleBridge};
    History history{conversations};
    Outbox outbox{history, conversations, [this](const Message &message) { messageBridge.send(message); }};
    Incoming incoming{history, conversations};
    Callability callability{roster, disco};
    CallHistory callHistory{calls, jingleBridge, history, conversations};
    ContactRequests contacts{connection, rosterBridge, roster};
    SignIn signIn;

private:
    void connectMessages();
    void connectReports();
};

Session::Private::Private(Session &session, const SessionSettings &given)
    : q(session), settings(given),
      signIn(connection, {given.dataDir.filePath(u"account.ini"_s), given.keepAccount, given.useKeychain})
{
    const auto mayKnow = [this](const Jid &peer) { return seesUs(roster, peer); };
    messageBridge.setReceiptPolicy(mayKnow);
    disco.setPolicy([this](const Jid &peer) { return seesUs(roster, peer) || talksWith(calls, peer); });
    connect(&connection, &xmpp::Connection::opened, &q, [this](bool resumed) { streamOpened(resumed); });
    connect(&connection, &xmpp::Connection::lost, &q, [this] { outbox.streamLost(); });
    connect(&connection, &xmpp::Connection::closed, &q, [this] { outbox.streamLost(); });
    connectMessages();
    connectReports();
}

void Session::Private::connectMessages()
{
    using xmpp::MessageBridge;
    connect(&messageBridge, &MessageBridge::received, &incoming, &Incoming::take);
    connect(&messageBridge, &MessageBridge::chatStateReceived, &incoming, &Incoming::takeChatState);
    connect(&messageBridge, &MessageBridge::accepted, &outbox, &Outbox::accepted);
    connect(&messageBridge, &MessageBridge::refused, &outbox,
            [this](const QString &id, const Jid &by, const QString &text) { outbox.refused(id, by, own(), text); });
}

void Session::Private::connectReports()
{
    connect(&incoming, &Incoming::received, &q, &Session::messageReceived);
    connect(&history, &History::stateChanged, &q, &Session::messageChanged);
    connect(&outbox, &Outbox::failed, &q, &Session::messageChanged);
    connect(&history, &History::failed, &q,
            [this](StorageError error, const QString &text) { Q_EMIT q.storageFailed(text, error); });
    connect(&callability, &Callability::changed, &q, &Session::callabilityChanged);
    connect(&contacts, &ContactRequests::failed, &q, &Session::requestFailed);
    connect(&signIn, &SignIn::changed, &q, &Session::stateChanged);
    connect(&signIn, &SignIn::keychainFailed, &q, &Session::keychainFailed);
    connect(&signIn, &SignIn::accountFileFailed, &q,
            [this](const QString &file) { Q_EMIT q.storageFailed(file, StorageError::ReadOnly); });
}

void Session::Private::openHistory(const Jid &jid)
{
    const QString file = historyFile(settings.dataDir.path(), jid);
    if (history.file() != file)
        roster.clear(); // another account's
    history.open(file);
}

void Session::Private::streamOpened(bool resumed)
{
    outbox.streamOpened();
    if (resumed)
        return;
    messageBridge.enableCarbons();
    jingleBridge.learnServices();
    contacts.load([this](bool) {
        // A server that does not give its list has said so by requestFailed; one can still write and talk.
        if (connection.isOpen())
            signIn.contactsLoaded();
    });
}

Jid Session::Private::own() const
{
    const Jid bound = connection.boundJid();
    return bound.isEmpty() || bound.bare() != signIn.account().jid ? signIn.account().jid : bound;
}

Session::Session(const SessionSettings &settings, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, settings))
{
}

Session::~Session()
{
    // What the parts say while they go is nobody's concern.
    blockSignals(true);
    signOut();
    d.reset();
}

SessionState Session::state() const
{
    return d->signIn.state();
}

SignInStep Session::step() const
{
    return d->signIn.step();
}

QString Session::stepDetail() const
{
    return d->signIn.detail();
}

const std::optional<xmpp::ConnectionError> &Session::error() const
{
    return d->signIn.error();
}

QDateTime Session::nextAttempt() const
{
    return d->signIn.nextAttempt();
}

std::optional<Account> Session::storedAccount() const
{
    return d->signIn.storedAccount();
}

const Account &Session::account() const
{
    return d->signIn.account();
}

void Session::openAccount(const Account &account)
{
    d->signIn.setAccount(account);
    d->openHistory(account.jid);
}

void Session::signIn(const Account &account, const QString &password)
{
    if (d->presence.availability == Availability::Offline)
        d->presence.availability = Availability::Available;
    openAccount(account);
    d->signIn.start(password, d->presence);
}

void Session::signOut()
{
    d->calls.hangUpAll();
    d->signIn.stop();
}

void Session::retryNow()
{
    if (state() == SessionState::Waiting)
        d->connection.retryNow();
}

void Session::abortStream()
{
    d->connection.abort();
}

void Session::forgetAccount()
{
    signOut();
    d->roster.clear();
    d->history.remove();
    d->signIn.forget();
}

void Session::roundTrip(QObject *context, std::function<void()> done)
{
    xmpp::ping(d->connection, context, [done = std::move(done)](const xmpp::IqResult &) { done(); });
}

void Session::setPresence(Availability availability, const QString &status, int priority)
{
    d->presence.availability = availability;
    d->presence.status = status;
    d->presence.priority = qBound(-128, priority, 127); // RFC 6121 §4.7.2.3
    if (availability == Availability::Offline)
        signOut();
    else
        d->connection.setPresence(d->presence);
    Q_EMIT presenceChanged();
}

Availability Session::availability() const
{
    return d->presence.availability;
}

QString Session::status() const
{
    return d->presence.status;
}

Roster &Session::roster()
{
    return d->roster;
}

Conversations &Session::conversations()
{
    return d->conversations;
}

Calls &Session::calls()
{
    return d->calls;
}

void Session::addContact(const Jid &jid, const QString &name, const QStringList &groups)
{
    d->contacts.add(jid, name, groups);
}

void Session::renameContact(const Jid &jid, const QString &name)
{
    d->contacts.rename(jid, name);
}

void Session::setGroups(const Jid &jid, const QStringList &groups)
{
    d->contacts.setGroups(jid, groups);
}

void Session::removeContact(const Jid &jid)
{
    d->contacts.remove(jid);
}

void Session::approveSubscription(const Jid &jid)
{
    d->contacts.approve(jid);
}

void Session::denySubscription(const Jid &jid)
{
    d->contacts.deny(jid);
}

void Session::requestSubscription(const Jid &jid)
{
    d->contacts.subscribe(jid);
}

void Session::cancelSubscription(const Jid &jid)
{
    d->contacts.deny(jid);
}

QString Session::send(const Jid &peer, const QString &text)
{
    return d->outbox.send(peer, d->own(), text);
}

void Session::resend(const Jid &peer, qint64 messageId)
{
    d->outbox.resend(peer, messageId);
}

void Session::setChatState(const Jid &peer, ChatState state)
{
    if (seesUs(d->roster, peer))
        d->messageBridge.sendChatState(peer, state);
}

void Session::readHistory(const Jid &peer, int limit, std::function<void(std::vector<Message>)> done)
{
    d->history.readNewest(peer, limit, this, std::move(done));
}

Call *Session::call(const Jid &peer)
{
    return d->connection.isOpen() ? d->calls.start(peer) : nullptr;
}

bool Session::canCall(const Jid &peer) const
{
    return d->callability.canCall(peer);
}

} // namespace causerie

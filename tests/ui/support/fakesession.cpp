// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/fakesession.h"

#include "core/session/avatars.h"
#include "core/session/blocklist.h"
#include "core/session/calllog.h"
#include "core/session/checkup.h"
#include "core/session/contactrequests.h"
#include "core/session/directory.h"
#include "core/session/files.h"
#include "core/session/gateways.h"
#include "core/session/historyfiles.h"
#include "core/session/invitations.h"
#include "core/session/mending.h"
#include "core/session/outbox.h"
#include "core/session/profiles.h"
#include "core/session/roominvitations.h"
#include "core/session/rooms.h"
#include "core/session/search.h"
#include "core/session/serveraccount.h"
#include "core/xmpp/avatarbridge.h"
#include "core/xmpp/blocking.h"
#include "core/xmpp/connection.h"
#include "core/xmpp/disco.h"
#include "core/xmpp/filebridge.h"
#include "core/xmpp/pep.h"
#include "tests/call/fakeengine.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace causerie
{

namespace
{

QHash<const Session *, test::FakeSession *> &fakes()
{
    static QHash<const Session *, test::FakeSession *> all;
    return all;
}

QHash<const Session *, Calls *> &others()
{
    static QHash<const Session *, Calls *> all;
    return all;
}

std::unique_ptr<media::AbstractEngine> makeFakeEngine()
{
    return std::make_unique<test::FakeEngine>(test::FakeEngine::Script());
}

QString word(ChatState state)
{
    static constexpr const char *kWords[] = {"none", "active", "composing", "paused", "inactive", "gone"};
    return QString::fromLatin1(kWords[int(state)]);
}

} // namespace

struct Session::Private {
    test::FakeSession fake;
    test::FakeNetwork network;
    test::FakeSignalling ours{network, u"alice@example.test/desk"_s};
    test::FakeSignalling theirs{network, u"juliet@example.test/balcony"_s};
    Roster roster;
    Conversations conversations;
    Calls calls{ours, makeFakeEngine};
    Calls theirCalls{theirs, makeFakeEngine};
    Search search{roster, conversations, [this] { return Search::Place{fake.historyFile, fake.account.jid}; },
                  [](const Jid &) { return QString(); }};
    xmpp::Connection connection; // never opened
    xmpp::Blocking blocking{connection};
    History history{conversations};
    CallLog callLog{history, conversations};
    Gateways gateways;
    Blocklist blocklist{blocking, roster, conversations, history};
    ServerAccount serverAccount{connection, {}};
    xmpp::Pep pep{connection};
    Mending mending{history, conversations};
    RoomInvitations roomInvitations{history, conversations, roster};
    Rooms rooms{connection, pep, roomInvitations};

    Outbox outbox{history, conversations, [](const ChatEvent &) {}, [this](const Jid &) { return fake.account.jid; }};
    HistoryFiles historyFiles{history, roster, [this] { return fake.account.jid; }};
    xmpp::FileBridge fileBridge{connection};
    xmpp::Disco disco{connection};
    Files files{{connection, fileBridge, disco, roster, history, conversations, outbox}};
    xmpp::AvatarBridge avatarBridge{connection, pep};
    Avatars avatars{connection, avatarBridge, QDir(), {}};
    Profiles profiles{connection, pep, roster, {}};
    xmpp::RosterBridge rosterBridge{connection, roster};
    ContactRequests contacts{connection, rosterBridge, roster};
    Invitations invitations{connection, rosterBridge, contacts, roster, history, [] { return Jid(); }, nullptr};
    Directory directory{connection};
    Checkup checkup;

    void note(const QString &verb, const Jid &jid, const QString &rest = {})
    {
        QString line = verb + u' ' + jid.toString();
        if (!rest.isEmpty())
            line += u' ' + rest;
        fake.asked << line;
    }
};

Session::Session(const SessionSettings &, QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    fakes().insert(this, &d->fake);
    d->fake.network = &d->network;
    others().insert(this, &d->theirCalls);
    d->fake.account.jid = test::jid(u"alice@example.test"_s);
    d->rooms.openAccount(d->fake.account.jid, {});
    d->fake.openHistory = [this](const QString &file) { d->history.open(file); };
    connect(&d->rooms, &Rooms::noted, this, [this](const Jid &room, const QString &words) {
        Message line;
        line.id = d->fake.nextId++;
        line.conversation = line.from = room;
        line.kind = MessageKind::Event;
        line.body = words;
        line.sentAt = QDateTime::currentDateTimeUtc();
        d->conversations.at(room).append(line, false);
    });
}

Session::~Session()
{
    fakes().remove(this);
    others().remove(this);
}

SessionState Session::state() const
{
    return d->fake.state;
}
SignInStep Session::step() const
{
    return SignInStep::Done;
}
QString Session::stepDetail() const
{
    return {};
}
const std::optional<xmpp::ConnectionError> &Session::error() const
{
    return d->fake.error;
}
QDateTime Session::nextAttempt() const
{
    return d->fake.nextAttempt;
}
std::optional<Account> Session::storedAccount() const
{
    return d->fake.account;
}
const Account &Session::account() const
{
    return d->fake.account;
}
void Session::openAccount(const Account &) {}
void Session::signIn(const Account &, const QString &)
{
    d->fake.asked << u"sign-in"_s;
}
void Session::signOut()
{
    d->fake.asked << u"sign-out"_s;
}
void Session::retryNow()
{
    d->fake.asked << u"retry"_s;
}
void Session::abortStream() {}
void Session::forgetAccount()
{
    d->fake.asked << u"forget"_s;
}

void Session::setPresence(Availability availability, const QString &status, int priority)
{
    setPresence(availability, std::vector<LocalizedText>{{{}, status}}, priority);
}
void Session::setPresence(Availability availability, const std::vector<LocalizedText> &statuses, int)
{
    d->fake.availability = availability;
    d->fake.statuses = statuses;
    Q_EMIT presenceChanged();
}

Availability Session::availability() const
{
    return d->fake.availability;
}
QString Session::status() const
{
    return d->fake.statuses.empty() ? QString() : d->fake.statuses.front().text;
}
std::vector<LocalizedText> Session::statuses() const
{
    return d->fake.statuses;
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
CallLog &Session::callLog()
{
    return d->callLog;
}
Gateways &Session::gateways()
{
    return d->gateways;
}
Files &Session::files()
{
    return d->files;
}
Invitations &Session::invitations()
{
    return d->invitations;
}
Directory &Session::directory()
{
    return d->directory;
}
Mending &Session::mending()
{
    return d->mending;
}
HistoryFiles &Session::historyFiles()
{
    return d->historyFiles;
}
Search &Session::search()
{
    return d->search;
}

Checkup &Session::checkup()
{
    return d->checkup;
}
ServerAccount &Session::serverAccount()
{
    return d->serverAccount;
}
Blocklist &Session::blocklist()
{
    return d->blocklist;
}
Avatars &Session::avatars()
{
    return d->avatars;
}
Profiles &Session::profiles()
{
    return d->profiles;
}

Rooms &Session::rooms()
{
    return d->rooms;
}

void Session::addContact(const Jid &jid, const QString &name, const QStringList &groups, Approval approval)
{
    d->note(u"add"_s, jid, (QStringList{name} + groups).join(u'|'));
    if (approval == Approval::Ahead)
        d->note(u"approve-ahead"_s, jid);
}
bool Session::canApproveAhead() const
{
    return d->fake.approvesAhead;
}
void Session::noteUse(const QDateTime &) {}
void Session::renameContact(const Jid &jid, const QString &name)
{
    d->note(u"rename"_s, jid, name);
}
void Session::setGroups(const Jid &jid, const QStringList &groups)
{
    d->note(u"groups"_s, jid, groups.join(u'|'));
}
void Session::removeContact(const Jid &jid)
{
    d->note(u"remove"_s, jid);
}
void Session::requestSubscription(const Jid &jid)
{
    d->note(u"ask"_s, jid);
}
void Session::cancelSubscription(const Jid &jid)
{
    d->note(u"cancel"_s, jid);
}

void Session::approveSubscription(const Jid &jid)
{
    d->note(u"approve"_s, jid);
    d->roster.removeSubscriptionRequest(jid);
}

void Session::denySubscription(const Jid &jid)
{
    d->note(u"deny"_s, jid);
    d->roster.removeSubscriptionRequest(jid);
}

QString Session::send(const Jid &peer, const QString &text)
{
    return send(peer, OutgoingText{text});
}

QString Session::send(const Jid &peer, const OutgoingText &text)
{
    d->note(u"send"_s, peer, text.body);
    Message message;
    message.id = d->fake.nextId++;
    message.conversation = peer;
    message.from = d->fake.account.jid;
    message.direction = Direction::Outgoing;
    message.body = text.body;
    message.attachments = text.attachments;
    message.state = DeliveryState::Pending;
    message.originId = QString::number(message.id);
    message.sentAt = QDateTime::currentDateTimeUtc();
    d->conversations.at(peer).append(message, false);
    return message.originId;
}

void Session::correct(const Jid &peer, qint64 messageId, const OutgoingText &text)
{
    d->note(u"correct"_s, peer, u"%1 %2"_s.arg(messageId).arg(text.body));
}
void Session::react(const Jid &peer, qint64 messageId, const QStringList &emojis)
{
    d->note(u"react"_s, peer, u"%1 %2"_s.arg(messageId).arg(emojis.join(u' ')));
}
void Session::retract(const Jid &peer, qint64 messageId)
{
    d->note(u"retract"_s, peer, QString::number(messageId));
}
void Session::acceptRequest(const Jid &peer)
{
    d->note(u"accept"_s, peer);
    Conversation &conversation = d->conversations.at(peer);
    ConversationSettings settings = conversation.settings();
    settings.accepted = true;
    conversation.setSettings(settings);
}
void Session::declineRequest(const Jid &peer)
{
    d->note(u"decline"_s, peer);
}
void Session::saveSettings(const Jid &peer, const ConversationSettings &settings)
{
    d->conversations.at(peer).setSettings(settings);
}
void Session::removeConversation(const Jid &peer)
{
    d->conversations.remove(peer);
}
void Session::checkConversation(const Jid &peer, std::function<void(const ArchiveReport &)> progress,
                                std::function<void(const ArchiveReport &)> done)
{
    d->note(u"check"_s, peer);
    d->fake.checkProgress = std::move(progress);
    d->fake.checkDone = std::move(done);
}
void Session::cancelCheck()
{
    d->fake.asked << u"cancel-check"_s;
}
void Session::setMessagingPolicy(const MessagingPolicy &policy)
{
    d->fake.policy = policy;
}
const MessagingPolicy &Session::messagingPolicy() const
{
    return d->fake.policy;
}
void Session::resend(const Jid &peer, qint64 messageId)
{
    d->note(u"resend"_s, peer, QString::number(messageId));
}
void Session::setChatState(const Jid &peer, ChatState state)
{
    d->note(u"chat-state"_s, peer, word(state));
}
void Session::readHistory(const Jid &, int, std::function<void(std::vector<Message>)> done)
{
    done({});
}

Call *Session::call(const Jid &peer)
{
    d->note(u"call"_s, peer);
    return d->calls.start(peer);
}

bool Session::canCall(const Jid &peer) const
{
    return d->fake.callable.contains(peer) || (d->gateways.find(peer) && !peer.local().isEmpty());
}
CallObstacle Session::callObstacle(const Jid &peer) const
{
    return firstObstacle(state() == SessionState::Online, d->calls, peer,
                         canCall(peer) ? CallObstacle::None : d->fake.obstacles.value(peer, CallObstacle::Offline));
}

namespace test
{

FakeSession &fakeOf(Session &session)
{
    return *fakes().value(&session);
}

Calls &theirCalls(Session &session)
{
    return *others().value(&session);
}

} // namespace test
} // namespace causerie

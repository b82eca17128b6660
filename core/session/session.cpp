// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/sessionparts.h"

#include "core/session/accountfile.h"
#include "core/xmpp/request.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie
{

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
    d->signIn.start(password, d->outwardPresence());
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
    d->search.close();
    d->history.remove();
    d->keptRoster.read(); // nothing
    d->files.remove();
    QFile::remove(historyFile(d->settings.dataDir.path(), account().jid) + ".old-bookmarks"_L1);
    d->rooms.openAccount({}, {});
    d->avatars.remove();
    d->signIn.forget();
}

void Session::roundTrip(QObject *context, std::function<void()> done)
{
    xmpp::ping(d->connection, context, [done = std::move(done)](const xmpp::IqResult &) { done(); });
}

void Session::afterWriting(QObject *context, std::function<void()> done)
{
    d->history.afterWriting(context, std::move(done));
}

void Session::setPresence(Availability availability, const QString &status, int priority)
{
    setPresence(availability,
                status.isEmpty() ? std::vector<LocalizedText>() : std::vector<LocalizedText>{{{}, status}}, priority);
}

void Session::setPresence(Availability availability, const std::vector<LocalizedText> &statuses, int priority)
{
    d->presence.availability = availability;
    d->presence.status.clear();
    d->presence.statusTranslations.clear();
    for (const LocalizedText &text : statuses) {
        if (text.language.isEmpty())
            d->presence.status = text.text;
        else
            d->presence.statusTranslations.push_back(text);
    }
    d->presence.priority = qBound(-128, priority, 127); // RFC 6121 §4.7.2.3
    if (availability == Availability::Offline)
        signOut();
    else
        d->connection.setPresence(d->outwardPresence());
    Q_EMIT presenceChanged();
}

void Session::noteUse(const QDateTime &last)
{
    d->noteUse(last, QDateTime::currentDateTimeUtc());
}

Availability Session::availability() const
{
    return d->presence.availability;
}

QString Session::status() const
{
    const std::vector<LocalizedText> all = statuses();
    return all.empty() ? QString() : all.front().text;
}

std::vector<LocalizedText> Session::statuses() const
{
    std::vector<LocalizedText> all = d->presence.statusTranslations;
    if (!d->presence.status.isEmpty())
        all.insert(all.begin(), {{}, d->presence.status});
    return all;
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

Rooms &Session::rooms()
{
    return d->rooms;
}

HistoryFiles &Session::historyFiles()
{
    return d->historyFiles;
}

Mending &Session::mending()
{
    return d->mending;
}

Search &Session::search()
{
    return d->search;
}

Blocklist &Session::blocklist()
{
    return d->blocklist;
}

Files &Session::files()
{
    return d->files;
}

ServerAccount &Session::serverAccount()
{
    return d->serverAccount;
}

Invitations &Session::invitations()
{
    return d->invitations;
}

Directory &Session::directory()
{
    return d->directory;
}

Avatars &Session::avatars()
{
    return d->avatars;
}

Profiles &Session::profiles()
{
    return d->profiles;
}

void Session::addContact(const Jid &jid, const QString &name, const QStringList &groups, Approval approval)
{
    d->contacts.add(jid, name, groups, approval);
}

bool Session::canApproveAhead() const
{
    return d->connection.isOpen() && d->rosterBridge.canApproveAhead();
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
    return send(peer, OutgoingText{.body = text});
}

QString Session::send(const Jid &peer, const OutgoingText &text)
{
    d->requests.accept(peer); // whoever is answered is no stranger
    // With a file that goes directly other programs show no words, so they go ahead of it.
    const auto goesDirectly = [this, &peer](const Attachment &file) {
        const FileRoute route = d->files.route(peer, file.size);
        return route == FileRoute::Direct || route == FileRoute::DirectWhenOnline;
    };
    if (text.body.isEmpty() || !std::ranges::any_of(text.attachments, goesDirectly))
        return d->outbox.send(peer, text);
    OutgoingText words = text;
    words.attachments.clear();
    d->outbox.send(peer, words);
    return d->outbox.send(peer, OutgoingText{.body = {}, .attachments = text.attachments});
}

void Session::correct(const Jid &peer, qint64 messageId, const OutgoingText &text)
{
    d->outbox.correct(peer, messageId, text);
}

void Session::react(const Jid &peer, qint64 messageId, const QStringList &emojis)
{
    d->requests.accept(peer);
    d->outbox.react(peer, messageId, emojis);
}

void Session::retract(const Jid &peer, qint64 messageId)
{
    d->outbox.retract(peer, messageId);
}

void Session::acceptRequest(const Jid &peer)
{
    d->requests.accept(peer);
}

void Session::declineRequest(const Jid &peer)
{
    d->requests.decline(peer);
}

void Session::saveSettings(const Jid &peer, const ConversationSettings &settings)
{
    d->history.saveSettings(d->conversations.at(peer), settings);
}

void Session::removeConversation(const Jid &peer)
{
    d->history.removeConversation(peer);
}

void Session::checkConversation(const Jid &peer, std::function<void(const ArchiveReport &)> progress,
                                std::function<void(const ArchiveReport &)> done)
{
    d->checkConversation(peer, std::move(progress), std::move(done));
}

void Session::cancelCheck()
{
    if (d->check)
        d->check->cancel();
}

bool Session::isCatchingUp() const
{
    return d->archiveSync.isCatchingUp(d->own().bare());
}

void Session::setMessagingPolicy(const MessagingPolicy &policy)
{
    const Presence before = d->outwardPresence();
    d->policy = policy;
    if (d->outwardPresence() != before)
        d->connection.setPresence(d->outwardPresence());
    d->calls.hidingChanged();
}

const MessagingPolicy &Session::messagingPolicy() const
{
    return d->policy;
}

void Session::resend(const Jid &peer, qint64 messageId)
{
    d->outbox.resend(peer, messageId);
}

void Session::setChatState(const Jid &peer, ChatState state)
{
    if (tellsChatStates(d->policy, d->relation(peer)))
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
    return d->theirObstacle(peer) == CallObstacle::None;
}

CallObstacle Session::callObstacle(const Jid &peer) const
{
    return firstObstacle(state() == SessionState::Online, d->calls, peer, d->theirObstacle(peer));
}

} // namespace causerie

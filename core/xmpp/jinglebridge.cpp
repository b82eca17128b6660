// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/jinglebridge.h"

#include "core/base/log.h"
#include "core/xmpp/jinglebridgeprivate.h"

#include <QUuid>
#include <QXmppClient.h>
#include <QXmppMessage.h>
#include <QXmppTask.h>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype kMaxWaiting = 16;

} // namespace

void JingleBridge::Private::sendJingle(const Jid &to, const QString &sid, PayloadIq::Write write, bool decides)
{
    request(connection, PayloadIq(QXmppIq::Set, to.toString(), std::move(write)), &q,
            [this, to, sid, decides](const IqResult &result) {
                if (!result)
                    failed(to, sid, result.error(), decides);
            });
}

void JingleBridge::Private::failed(const Jid &peer, const QString &sid, const IqError &error, bool decides)
{
    if (!sessions.isOpen(peer, sid))
        return;
    const bool unknown = error.kind == IqError::Kind::Refused &&
                         (error.application == "unknown-session"_L1 || error.condition == "item-not-found"_L1);
    qCInfo(lcCall) << "a request in session" << sid << "failed:" << error.condition << error.application;
    if (!unknown && !decides)
        return;
    sessions.end(sid);
    Q_EMIT q.requestFailed(peer, sid, unknown);
}

bool JingleBridge::Private::mayKnow(const Jid &peer) const
{
    const Contact *contact = roster.find(peer.bare());
    return contact && (contact->subscription == Subscription::From || contact->subscription == Subscription::Both);
}

void JingleBridge::Private::say(CallMessage::Verb verb, const Jid &to, const QString &sid, EndReason reason,
                                const QString &id)
{
    CallMessage message;
    message.verb = verb;
    message.sid = sid;
    message.reason = reason;
    message.tieBreak = reason == EndReason::Expired && verb != CallMessage::Verb::Finish;
    connection.client().send(
        toStanza(message, to, id.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces) : id));
}

/// What ends a call is said even if it must wait for the next stream; the rest would come too late.
void JingleBridge::Private::whenOpen(std::function<void()> send)
{
    if (connection.isOpen())
        send();
    else if (waiting.size() < kMaxWaiting)
        waiting.append(std::move(send));
}

JingleBridge::JingleBridge(Connection &connection, const Roster &roster, QObject *parent)
    : Signalling(parent), d(std::make_unique<Private>(*this, connection, roster))
{
    connect(&connection, &Connection::opened, this, [this] {
        for (const auto &send : std::exchange(d->waiting, {}))
            send();
    });
    connect(&d->services, &ExternalServices::changed, this, &Signalling::iceServersChanged);
}

JingleBridge::~JingleBridge() = default;

void JingleBridge::learnServices()
{
    d->services.learn();
}

void JingleBridge::propose(const Jid &to, const QString &sid)
{
    d->say(CallMessage::Verb::Propose, to, sid, EndReason::Success, proposalId(sid));
}

void JingleBridge::retract(const Jid &to, const QString &sid, EndReason reason)
{
    d->whenOpen([this, to, sid, reason] { d->say(CallMessage::Verb::Retract, to, sid, reason); });
}

void JingleBridge::ringing(const Jid &to, const QString &sid)
{
    const QString receipt = d->receipts.take(sid);
    if (!d->mayKnow(to)) // XEP-0353 §Security: strangers must not learn that we are here
        return;
    if (!receipt.isEmpty()) { // Conversations takes it for ringing
        QXmppMessage message({}, to.toString());
        message.setType(QXmppMessage::Chat);
        message.setId(QUuid::createUuid().toString(QUuid::WithoutBraces));
        message.setReceiptId(receipt);
        message.addHint(QXmppMessage::Store);
        d->connection.client().send(std::move(message));
    }
    d->say(CallMessage::Verb::Ringing, to, sid);
}

void JingleBridge::proceed(const Jid &to, const QString &sid)
{
    d->peers.watch(to);
    d->say(CallMessage::Verb::Proceed, to, sid, EndReason::Success, proceedId(sid));
}

void JingleBridge::reject(const Jid &to, const QString &sid, EndReason reason)
{
    if (reason != EndReason::Busy || d->mayKnow(to)) // nobody was asked before a `busy`
        d->whenOpen([this, to, sid, reason] { d->say(CallMessage::Verb::Reject, to, sid, reason); });
}

void JingleBridge::finish(const Jid &to, const QString &sid, EndReason reason)
{
    d->whenOpen([this, to, sid, reason] { d->say(CallMessage::Verb::Finish, to, sid, reason); });
}

void JingleBridge::finishMoved(const Jid &to, const QString &sid, const QString &newSid)
{
    d->whenOpen([this, to, sid, newSid] {
        CallMessage message{.verb = CallMessage::Verb::Finish, .sid = sid, .reason = EndReason::Expired};
        message.movedTo = newSid;
        d->connection.client().send(toStanza(message, to, QUuid::createUuid().toString(QUuid::WithoutBraces)));
    });
}

void JingleBridge::initiate(const Jid &to, const QString &sid, const SessionDescription &offer)
{
    d->peers.watch(to);
    d->sessions.begin(to, sid, JingleSessions::Role::Initiator, offer);
    const JingleParties parties{ownJid().toString(), {}};
    d->sendJingle(
        to, sid,
        [sid, offer, parties](QXmlStreamWriter &writer) {
            writeDescription(writer, JingleAction::SessionInitiate, sid, offer, parties);
        },
        true);
}

void JingleBridge::accept(const Jid &to, const QString &sid, const SessionDescription &answer)
{
    d->sessions.agree(sid);
    const JingleParties parties{{}, ownJid().toString()};
    d->sendJingle(
        to, sid,
        [sid, answer, parties](QXmlStreamWriter &writer) {
            writeDescription(writer, JingleAction::SessionAccept, sid, answer, parties);
        },
        true);
}

void JingleBridge::sendCandidates(const Jid &to, const QString &sid, const SessionDescription &local,
                                  const QList<media::Candidate> &candidates)
{
    d->whenOpen([this, to, sid, local, candidates] {
        d->sendJingle(
            to, sid,
            [sid, local, candidates](QXmlStreamWriter &writer) { writeCandidates(writer, sid, local, candidates); },
            false);
    });
}

void JingleBridge::sendInfo(const Jid &to, const QString &sid, SessionInfo info)
{
    d->sendJingle(
        to, sid,
        [sid, info, content = d->sessions.content(sid)](QXmlStreamWriter &writer) {
            writeInfo(writer, sid, info, content);
        },
        false);
}

void JingleBridge::transfer(const Jid &to, const QString &sid, const Transfer &transfer)
{
    const auto write = [sid, transfer](QXmlStreamWriter &writer) { writeTransfer(writer, sid, transfer); };
    request(d->connection, PayloadIq(QXmppIq::Set, to.toString(), write), this,
            [this, to, sid](const IqResult &result) {
                if (result)
                    return;
                d->failed(to, sid, result.error(), false);
                Q_EMIT transferRefused(to, sid);
            });
}

void JingleBridge::terminate(const Jid &to, const QString &sid, EndReason reason)
{
    d->sessions.end(sid);
    d->whenOpen([this, to, sid, reason] {
        d->sendJingle(to, sid, [sid, reason](QXmlStreamWriter &writer) { writeTerminate(writer, sid, reason); }, false);
    });
}

QList<media::IceServer> JingleBridge::iceServers() const
{
    return d->services.servers();
}

QDateTime JingleBridge::iceServersEnd() const
{
    return d->services.end();
}

Jid JingleBridge::ownJid() const
{
    return d->connection.boundJid();
}

} // namespace causerie::xmpp

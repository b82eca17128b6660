// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/jinglebridge.h"

#include "core/base/log.h"
#include "core/xmpp/callpeers.h"
#include "core/xmpp/carbons.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/externalservices.h"
#include "core/xmpp/jingle.h"
#include "core/xmpp/jinglereply.h"
#include "core/xmpp/jinglesessions.h"
#include "core/xmpp/jmi.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/request.h"
#include "core/xmpp/stanzahook.h"

#include <QUuid>
#include <QXmppClient.h>
#include <QXmppMessage.h>
#include <QXmppTask.h>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype kMaxReceipts = 32; // proposals that wait for `ringing`
constexpr qsizetype kMaxWaiting = 16;

} // namespace

struct JingleBridge::Private {
    Private(JingleBridge &bridge, Connection &c, const Roster &r)
        : q(bridge), connection(c), roster(r), services(c),
          hook(c.client(), StanzaHook::Place::First, [this](const QDomElement &e) { return handle(e); })
    {
    }

    bool handle(const QDomElement &stanza);
    bool handleIq(const QDomElement &stanza);
    void handleMessage(const QDomElement &stanza);
    void handlePresence(const QDomElement &stanza);
    void act(const Jid &peer, const Jingle &jingle);
    void actOnInitiate(const Jid &peer, const Jingle &jingle);
    void actOnAccept(const Jid &peer, const Jingle &jingle);
    void announce(const CallNews &news);

    bool mayKnow(const Jid &peer) const;
    void say(CallMessage::Verb verb, const Jid &to, const QString &sid, EndReason reason = EndReason::Success,
             const QString &id = {});
    void whenOpen(std::function<void()> send);
    void sendJingle(const Jid &to, const QString &sid, PayloadIq::Write write, bool decides);
    void failed(const Jid &peer, const QString &sid, const IqError &error, bool decides);

    JingleBridge &q;
    Connection &connection;
    const Roster &roster;
    ExternalServices services;
    JingleSessions sessions;
    QHash<QString, QString> receipts; ///< session id → id of its propose, which wants a receipt
    CallPeers peers;
    QList<std::function<void()>> waiting; ///< ends of calls, for the next stream
    StanzaHook hook;
};

bool JingleBridge::Private::handle(const QDomElement &stanza)
{
    if (is(stanza, "iq"_L1, ns::kClient))
        return handleIq(stanza);
    if (is(stanza, "message"_L1, ns::kClient))
        handleMessage(stanza);
    else if (is(stanza, "presence"_L1, ns::kClient))
        handlePresence(stanza);
    return false; // others may want to see messages and presences, too
}

bool JingleBridge::Private::handleIq(const QDomElement &stanza)
{
    if (services.takePush(stanza)) {
        answer(connection.client(), stanza);
        return true;
    }
    const QDomElement element = child(stanza, "jingle"_L1, ns::kJingle);
    if (element.isNull() || stanza.attribute(u"type"_s) != "set"_L1)
        return false;

    const auto peer = Jid::parse(stanza.attribute(u"from"_s));
    const auto jingle = parseJingle(element);
    if (!peer || peer->isBare() || !jingle) {
        refuseJingle(connection.client(), stanza, JingleRefusal::BadRequest);
        return true;
    }
    switch (sessions.judge(*peer, jingle->sid, jingle->action)) {
    case JingleSessions::Verdict::Unknown:
        // To strangers we are as absent as a device that is not there (RFC 6121 §8.5.3.2.3).
        refuseJingle(connection.client(), stanza,
                     mayKnow(*peer) ? JingleRefusal::UnknownSession : JingleRefusal::Absent);
        return true;
    case JingleSessions::Verdict::OutOfOrder:
        refuseJingle(connection.client(), stanza, JingleRefusal::OutOfOrder);
        return true;
    case JingleSessions::Verdict::TooMany:
        refuseJingle(connection.client(), stanza, JingleRefusal::ResourceConstraint);
        return true;
    case JingleSessions::Verdict::Take:
        break;
    }
    if (jingle->action == JingleAction::SessionInfo && !jingle->info && !jingle->isPing) {
        refuseJingle(connection.client(), stanza, JingleRefusal::UnsupportedInfo);
        return true;
    }
    answer(connection.client(), stanza);
    act(*peer, *jingle);
    return true;
}

void JingleBridge::Private::act(const Jid &peer, const Jingle &jingle)
{
    const QString &sid = jingle.sid;
    switch (jingle.action) {
    case JingleAction::SessionInitiate:
        actOnInitiate(peer, jingle);
        return;
    case JingleAction::SessionAccept:
        actOnAccept(peer, jingle);
        return;
    case JingleAction::SessionTerminate:
        sessions.end(sid);
        Q_EMIT q.terminated(peer, sid, jingle.reason);
        return;
    case JingleAction::SessionInfo:
        if (jingle.info)
            Q_EMIT q.infoReceived(peer, sid, *jingle.info);
        return;
    case JingleAction::TransportInfo:
        if (jingle.audio)
            Q_EMIT q.candidatesReceived(peer, sid, *jingle.audio);
        return;
    case JingleAction::ContentAdd: // video, say: the call goes on with speech alone
    case JingleAction::TransportReplace:
        sendJingle(peer, sid, [action = jingle.action, sid, contents = jingle.contents](QXmlStreamWriter &writer) {
            writeContentRefusal(writer, action, sid, contents);
        }, false);
        return;
    case JingleAction::ContentAccept:
    case JingleAction::ContentModify:
    case JingleAction::ContentReject:
    case JingleAction::ContentRemove:
    case JingleAction::DescriptionInfo:
    case JingleAction::SecurityInfo:
    case JingleAction::TransportAccept:
    case JingleAction::TransportReject:
        return; // acknowledged; nothing in a call of one content changes by it
    }
}

void JingleBridge::Private::actOnInitiate(const Jid &peer, const Jingle &jingle)
{
    sessions.begin(peer, jingle.sid, JingleSessions::Role::Responder, jingle.audio.value_or(SessionDescription()));
    peers.watch(peer);
    if (jingle.audio)
        Q_EMIT q.initiated(peer, jingle.sid, *jingle.audio);
    else
        q.terminate(peer, jingle.sid, jingle.refusal);
}

void JingleBridge::Private::actOnAccept(const Jid &peer, const Jingle &jingle)
{
    if (!jingle.audio) {
        q.terminate(peer, jingle.sid, jingle.refusal);
        Q_EMIT q.terminated(peer, jingle.sid, jingle.refusal);
        return;
    }
    sessions.agree(jingle.sid);
    Q_EMIT q.accepted(peer, jingle.sid, *jingle.audio);
}

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

void JingleBridge::Private::handleMessage(const QDomElement &stanza)
{
    const Jid own = connection.boundJid();
    const auto carbon = openCarbon(stanza, own);
    std::optional<CallNews> news;
    if (carbon)
        news = readCallNews(carbon->message, carbon->route, own, QDateTime::currentDateTimeUtc(), carbon->delay);
    else if (carbon.error() == CarbonError::NotACarbon)
        news = readCallNews(stanza, Route::Live, own, QDateTime::currentDateTimeUtc());
    if (news)
        announce(*news);
}

void JingleBridge::Private::announce(const CallNews &news)
{
    switch (news.kind) {
    case CallNews::Kind::Proposed:
        if (!news.receiptId.isEmpty() && receipts.size() < kMaxReceipts)
            receipts.insert(news.sid, news.receiptId);
        peers.watch(news.peer);
        Q_EMIT q.proposed(news.peer, news.sid);
        receipts.remove(news.sid); // `ringing` was said meanwhile, or will not be
        return;
    case CallNews::Kind::Retracted:
        Q_EMIT q.retracted(news.peer, news.sid, news.reason);
        return;
    case CallNews::Kind::Ringing:
        Q_EMIT q.peerRinging(news.peer, news.sid);
        return;
    case CallNews::Kind::Proceeded:
        Q_EMIT q.proceeded(news.peer, news.sid);
        return;
    case CallNews::Kind::Rejected:
        Q_EMIT q.rejected(news.peer, news.sid, news.reason);
        return;
    case CallNews::Kind::Finished:
        Q_EMIT q.finished(news.peer, news.sid, news.reason);
        return;
    case CallNews::Kind::Bounced:
        Q_EMIT q.unreachable(news.peer, news.sid);
        return;
    case CallNews::Kind::AnsweredElsewhere:
        Q_EMIT q.answeredElsewhere(news.sid);
        return;
    case CallNews::Kind::RejectedElsewhere:
        Q_EMIT q.rejectedElsewhere(news.sid, news.reason);
        return;
    }
}

bool JingleBridge::Private::mayKnow(const Jid &peer) const
{
    const Contact *contact = roster.find(peer.bare());
    return contact &&
           (contact->subscription == Subscription::From || contact->subscription == Subscription::Both);
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

void JingleBridge::Private::handlePresence(const QDomElement &stanza)
{
    const QString type = stanza.attribute(u"type"_s);
    const bool available = type.isEmpty();
    const auto from = Jid::parse(stanza.attribute(u"from"_s));
    if (!from || (!available && type != "unavailable"_L1))
        return;
    for (const Jid &peer : peers.take(*from, available)) {
        if (available)
            Q_EMIT q.peerBack(peer);
        else
            Q_EMIT q.peerGone(peer);
    }
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

void JingleBridge::initiate(const Jid &to, const QString &sid, const SessionDescription &offer)
{
    d->peers.watch(to);
    d->sessions.begin(to, sid, JingleSessions::Role::Initiator, offer);
    const JingleParties parties{ownJid().toString(), {}};
    d->sendJingle(to, sid, [sid, offer, parties](QXmlStreamWriter &writer) {
        writeDescription(writer, JingleAction::SessionInitiate, sid, offer, parties);
    }, true);
}

void JingleBridge::accept(const Jid &to, const QString &sid, const SessionDescription &answer)
{
    d->sessions.agree(sid);
    const JingleParties parties{{}, ownJid().toString()};
    d->sendJingle(to, sid, [sid, answer, parties](QXmlStreamWriter &writer) {
        writeDescription(writer, JingleAction::SessionAccept, sid, answer, parties);
    }, true);
}

void JingleBridge::sendCandidates(const Jid &to, const QString &sid, const SessionDescription &local,
                                  const QList<media::Candidate> &candidates)
{
    d->sendJingle(to, sid, [sid, local, candidates](QXmlStreamWriter &writer) {
        writeCandidates(writer, sid, local, candidates);
    }, false);
}

void JingleBridge::sendInfo(const Jid &to, const QString &sid, SessionInfo info)
{
    d->sendJingle(to, sid, [sid, info, content = d->sessions.content(sid)](QXmlStreamWriter &writer) {
        writeInfo(writer, sid, info, content);
    }, false);
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

Jid JingleBridge::ownJid() const
{
    return d->connection.boundJid();
}

} // namespace causerie::xmpp

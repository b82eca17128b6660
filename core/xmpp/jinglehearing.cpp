// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What of calls comes in: Jingle, the messages around it, and presences of those we talk to.

#include "core/base/log.h"
#include "core/xmpp/carbons.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/jinglebridgeprivate.h"
#include "core/xmpp/jinglereply.h"

#include <QXmppClient.h>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype kMaxReceipts = 32; // proposals that wait for `ringing`

} // namespace

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
    if (const auto refusal = refusalOf(sessions.judge(*peer, jingle->sid, jingle->action), mayKnow(*peer))) {
        refuseJingle(connection.client(), stanza, *refusal);
        return true;
    }
    if (jingle->action == JingleAction::SessionInfo && !jingle->info && !jingle->isPing &&
        jingle->transfer.target.isEmpty()) {
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
        if (!jingle.transfer.target.isEmpty())
            Q_EMIT q.transferAsked(peer, sid, jingle.transfer);
        return;
    case JingleAction::TransportInfo:
        if (jingle.audio)
            Q_EMIT q.candidatesReceived(peer, sid, *jingle.audio);
        return;
    case JingleAction::ContentAdd: // video, say: the call goes on with speech alone
    case JingleAction::TransportReplace:
        sendJingle(
            peer, sid,
            [action = jingle.action, sid, contents = jingle.contents](QXmlStreamWriter &writer) {
                writeContentRefusal(writer, action, sid, contents);
            },
            false);
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
    case CallNews::Kind::Moved:
        Q_EMIT q.moved(news.peer, news.sid, news.movedTo);
        return;
    case CallNews::Kind::Bounced:
        Q_EMIT q.unreachable(news.peer, news.sid);
        return;
    case CallNews::Kind::ProceededElsewhere:
        Q_EMIT q.proceededElsewhere(news.peer, news.sid);
        return;
    case CallNews::Kind::CalledElsewhere:
    case CallNews::Kind::AnsweredElsewhere:
    case CallNews::Kind::RejectedElsewhere:
    case CallNews::Kind::EndedElsewhere:
        announceElsewhere(news);
        return;
    }
}

void JingleBridge::Private::announceElsewhere(const CallNews &news)
{
    if (news.kind == CallNews::Kind::CalledElsewhere) {
        peers.watch(news.device);
        Q_EMIT q.calledElsewhere(news.device, news.peer, news.sid);
    } else if (news.kind == CallNews::Kind::AnsweredElsewhere) {
        peers.watch(news.device);
        Q_EMIT q.answeredElsewhere(news.device, news.peer, news.sid);
    } else if (news.kind == CallNews::Kind::RejectedElsewhere) {
        Q_EMIT q.rejectedElsewhere(news.sid, news.reason);
    } else {
        Q_EMIT q.endedElsewhere(news.peer, news.sid);
    }
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

} // namespace causerie::xmpp

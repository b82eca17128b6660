// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What of files comes in: Jingle, blocks, and presences of those that we have to do with.

#include "core/xmpp/dom.h"
#include "core/xmpp/filebridgeprivate.h"
#include "core/xmpp/jinglereply.h"

#include <QXmppClient.h>

#include <algorithm>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;
using files::TransferError;
using Kind = FileEvent::Kind;

namespace
{

constexpr qsizetype kMostOfOne = 16; ///< sessions with one person

} // namespace

bool FileBridge::Private::handle(const QDomElement &stanza)
{
    if (is(stanza, "presence"_L1, ns::kClient))
        handlePresence(stanza);
    if (!is(stanza, "iq"_L1, ns::kClient) || stanza.attribute(u"type"_s) != "set"_L1)
        return false;
    if (const QDomElement jingle = child(stanza, "jingle"_L1, ns::kJingle); !jingle.isNull())
        return handleJingle(stanza, jingle);
    const auto asked = readIbb(stanza);
    return asked && handleIbb(stanza, *asked);
}

bool FileBridge::Private::handleJingle(const QDomElement &stanza, const QDomElement &element)
{
    const bool isOffer = offersFile(element);
    if (!isOffer && !sessions.contains(element.attribute(u"sid"_s)))
        return false; // a call's
    const auto peer = Jid::parse(stanza.attribute(u"from"_s));
    const bool mayKnow = peer && mayOffer && mayOffer(peer->bare());
    if (isOffer && !mayKnow) {
        refuseJingle(connection.client(), stanza, JingleRefusal::Absent);
        return true;
    }
    const auto jingle = parseFileJingle(element);
    if (!peer || peer->isBare() || !jingle) {
        refuseJingle(connection.client(), stanza, JingleRefusal::BadRequest);
        return true;
    }
    auto refusal = refusalOf(known.judge(*peer, jingle->common.sid, jingle->common.action), mayKnow);
    if (isOffer && !refusal && sessionsWith(peer->bare()) >= kMostOfOne)
        refusal = JingleRefusal::ResourceConstraint;
    if (!refusal && jingle->common.action == JingleAction::SessionInfo && !jingle->news && !jingle->common.isPing)
        refusal = JingleRefusal::UnsupportedInfo;
    if (refusal) {
        refuseJingle(connection.client(), stanza, *refusal);
        return true;
    }
    answer(connection.client(), stanza);
    act(*peer, *jingle);
    return true;
}

void FileBridge::Private::act(const Jid &peer, const FileJingle &jingle)
{
    const QString &sid = jingle.common.sid;
    switch (jingle.common.action) {
    case JingleAction::SessionInitiate:
        return actOnInitiate(peer, jingle);
    case JingleAction::SessionAccept:
        return actOnAccept(jingle);
    case JingleAction::SessionTerminate:
        return happen(sid, {.kind = Kind::Terminated, .reason = jingle.common.reason});
    case JingleAction::SessionInfo:
        if (!jingle.news)
            return;
        if (jingle.news->isReceived)
            return happen(sid, {.kind = Kind::Received});
        if (const auto &part = sessions.at(sid).part) {
            for (const FileHash &hash : jingle.news->hashes)
                part->expectHash(hash);
            sessions.at(sid).transfer.hashFollows = false;
        }
        return happen(sid, {.kind = Kind::HashCame});
    case JingleAction::TransportReplace:
        if (jingle.replacement && sessions.at(sid).transfer.role == FileTransfer::Role::Receiver &&
            sessions.at(sid).transfer.stage == FileTransfer::Stage::Opening)
            return replaceTransport(sessions.at(sid), jingle);
        [[fallthrough]];
    case JingleAction::ContentAdd: // one file in a session
        return ask(
            peer,
            [action = jingle.common.action, sid, contents = jingle.common.contents](QXmlStreamWriter &writer) {
                writeContentRefusal(writer, action, sid, contents);
            },
            [](const IqResult &) {});
    case JingleAction::TransportAccept:
    case JingleAction::TransportReject:
        return transportAnswered(jingle);
    case JingleAction::TransportInfo:
        if (const Session &session = sessions.at(sid);
            jingle.meeting && session.opening && session.transfer.stage == FileTransfer::Stage::Opening)
            session.opening->hear(*jingle.meeting);
        return;
    case JingleAction::ContentAccept:
    case JingleAction::ContentModify:
    case JingleAction::ContentReject:
    case JingleAction::ContentRemove:
    case JingleAction::DescriptionInfo:
    case JingleAction::SecurityInfo:
        return; // acknowledged; nothing in a session of one file changes by it
    }
}

void FileBridge::Private::actOnInitiate(const Jid &peer, const FileJingle &jingle)
{
    const QString &sid = jingle.common.sid;
    if (!jingle.file)
        return ask(
            peer, [sid, reason = jingle.refusal](QXmlStreamWriter &writer) { writeTerminate(writer, sid, reason); },
            [](const IqResult &) {});
    known.begin(peer, sid, JingleSessions::Role::Responder);
    Session &session = sessions[sid];
    session.peer = peer;
    session.content = *jingle.file;
    session.content.offset = 0;
    session.content.transport.blockSize = std::min(session.content.transport.blockSize, kLargestBlock);
    if (session.content.s5b)
        session.theirs = *session.content.s5b;
    session.transfer.role = FileTransfer::Role::Receiver;
    session.transfer.size = jingle.file->file.size;
    Q_EMIT q.offered(peer, sid, session.content.name, session.content.file);
}

void FileBridge::Private::actOnAccept(const FileJingle &jingle)
{
    const QString &sid = jingle.common.sid;
    Session &session = sessions.at(sid);
    const auto streamIn = [](const FileContent &content) {
        return content.s5b ? content.s5b->sid : content.transport.sid;
    };
    if (!jingle.file || jingle.file->s5b.has_value() != session.content.s5b.has_value() ||
        streamIn(*jingle.file) != streamIn(session.content) || jingle.file->offset > session.transfer.size)
        return broken(sid, {.kind = TransferError::Kind::BadAnswer});
    known.agree(sid);
    if (jingle.file->s5b)
        session.theirs = *jingle.file->s5b;
    session.content.transport.blockSize =
        std::min(session.content.transport.blockSize, jingle.file->transport.blockSize);
    session.transfer.sent = session.transfer.done = jingle.file->offset;
    Q_EMIT q.accepted(sid);
    happen(sid, {.kind = Kind::Accepted});
}

bool FileBridge::Private::handleIbb(const QDomElement &stanza, const IbbRequest &asked)
{
    const auto peer = Jid::parse(stanza.attribute(u"from"_s));
    const QString sid = peer ? streamOf(*peer, asked.sid) : QString();
    if (sid.isEmpty()) {
        if (!peer || !mayOffer || !mayOffer(peer->bare()))
            return false; // answered as by an absent device
        refuse(connection.client(), stanza, QXmppStanza::Error::Cancel, QXmppStanza::Error::ItemNotFound);
        return true;
    }
    switch (asked.verb) {
    case IbbRequest::Verb::Open:
        openInput(sid, stanza, asked);
        break;
    case IbbRequest::Verb::Data:
        takeBlock(sid, stanza, asked.element);
        break;
    case IbbRequest::Verb::Close:
        answer(connection.client(), stanza);
        happen(sid, {.kind = Kind::Closed});
        break;
    }
    return true;
}

void FileBridge::Private::openInput(const QString &sid, const QDomElement &stanza, const IbbRequest &asked)
{
    Session &session = sessions.at(sid);
    const bool isDue =
        session.transfer.role == FileTransfer::Role::Receiver && session.transfer.stage == FileTransfer::Stage::Opening;
    if (!isDue)
        return refuse(connection.client(), stanza, QXmppStanza::Error::Cancel, QXmppStanza::Error::UnexpectedRequest);
    if (asked.blockSize == 0 || !asked.inIqs)
        return refuse(connection.client(), stanza, QXmppStanza::Error::Cancel, QXmppStanza::Error::NotAcceptable);
    if (asked.blockSize > session.content.transport.blockSize)
        return refuse(connection.client(), stanza, QXmppStanza::Error::Modify, QXmppStanza::Error::ResourceConstraint);
    session.input.emplace(asked.blockSize);
    answer(connection.client(), stanza);
    happen(sid, {.kind = Kind::Opened});
}

void FileBridge::Private::takeBlock(const QString &sid, const QDomElement &stanza, const QDomElement &data)
{
    Session &session = sessions.at(sid);
    if (!session.input)
        return refuse(connection.client(), stanza, QXmppStanza::Error::Cancel, QXmppStanza::Error::UnexpectedRequest);
    const auto bytes = session.input->take(data);
    if (!bytes) {
        const bool isLost = bytes.error() == IbbError::OutOfOrder;
        refuse(connection.client(), stanza, QXmppStanza::Error::Cancel,
               isLost ? QXmppStanza::Error::UnexpectedRequest : QXmppStanza::Error::BadRequest);
        return broken(sid, {.kind = isLost ? TransferError::Kind::Network : TransferError::Kind::BadAnswer});
    }
    if (const auto error = session.part->take(*bytes)) {
        refuse(connection.client(), stanza, QXmppStanza::Error::Cancel, QXmppStanza::Error::NotAcceptable);
        return broken(sid, *error);
    }
    answer(connection.client(), stanza);
    Q_EMIT q.progressed(sid, session.part->received());
    happen(sid, {.kind = Kind::Moved, .bytes = (*bytes).size()});
}

/// The session whose bytes a stream carries; only its own peer is heard in it.
QString FileBridge::Private::streamOf(const Jid &peer, const QString &stream) const
{
    const auto found = std::ranges::find_if(sessions, [&](const auto &one) {
        return one.second.peer == peer && one.second.content.transport.sid == stream;
    });
    return found == sessions.end() ? QString() : found->first;
}

qsizetype FileBridge::Private::sessionsWith(const Jid &bare) const
{
    return std::ranges::count_if(sessions, [&bare](const auto &one) { return one.second.peer.bare() == bare; });
}

void FileBridge::Private::handlePresence(const QDomElement &stanza)
{
    const auto from = Jid::parse(stanza.attribute(u"from"_s));
    if (!from || stanza.attribute(u"type"_s) != "unavailable"_L1)
        return;
    std::vector<QString> gone;
    for (const auto &[sid, session] : sessions) {
        if (session.peer == *from || (from->isBare() && session.peer.bare() == *from))
            gone.push_back(sid);
    }
    for (const QString &sid : gone)
        happen(sid, {.kind = Kind::PeerGone});
}

} // namespace causerie::xmpp

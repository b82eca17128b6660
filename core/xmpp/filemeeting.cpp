// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A file beside the stanzas: where the two devices meet (XEP-0260), what goes over, and what if they do not meet.

#include "core/base/log.h"
#include "core/xmpp/filebridgeprivate.h"

#include <algorithm>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;
using files::TransferError;
using Kind = FileEvent::Kind;

namespace
{

constexpr qint64 kPiece = 64 * 1024;              ///< bytes read from the disk at once
constexpr std::chrono::seconds kProxyPatience{3}; ///< for our server to say where its relays are

} // namespace

/// `prepared` follows with our candidates in the content, unless the session ends first.
void FileBridge::Private::prepareMeeting(const QString &sid, Session &session, std::function<void(Session &)> prepared)
{
    S5bRules rules = s5bRules;
    rules.tellsAddress = isBesideAllowed && mayKnowAddress && mayKnowAddress(session.peer.bare());
    rules.withProxies = isBesideAllowed && rules.withProxies;
    const bool isSender = session.transfer.role == FileTransfer::Role::Sender;
    session.opening.reset(
        new S5bOpening({connection.boundJid(), session.peer, isSender}, session.content.s5b->sid, rules, proxies, &q));
    S5bOpening *opening = session.opening.get();
    QObject::connect(opening, &S5bOpening::told, &q, [this, sid](const S5bNews &news) {
        const Session &speaker = sessions.at(sid);
        ask(
            speaker.peer,
            [sid, content = speaker.content, news](QXmlStreamWriter &writer) {
                writeMeeting(writer, sid, content, news);
            },
            [this, sid](const IqResult &result) {
                if (!result)
                    broken(sid, errorOf(result.error(), false));
            });
    });
    QObject::connect(opening, &S5bOpening::opened, &q, [this, sid] { meetingOpened(sid); });
    QObject::connect(opening, &S5bOpening::failed, &q, [this, sid] { meetingFailed(sid); });
    proxies.ask(opening, kProxyPatience, [this, sid, prepared = std::move(prepared)](const auto &found) {
        const auto ready = sessions.find(sid);
        if (ready == sessions.end() || !ready->second.opening)
            return; // it has ended meanwhile
        ready->second.content.s5b = ready->second.opening->prepare(found, ready->second.theirs.candidates);
        prepared(ready->second);
    });
}

void FileBridge::Private::meetingOpened(const QString &sid)
{
    Session &session = sessions.at(sid);
    auto socket = session.opening->take();
    session.opening.reset();
    session.stream.reset(new S5bStream(std::move(socket), &q));
    session.transfer.isProven = session.transfer.role == FileTransfer::Role::Receiver;
    S5bStream *stream = session.stream.get();
    QObject::connect(stream, &S5bStream::came, &q, [this, sid](const QByteArray &bytes) { takeBytes(sid, bytes); });
    QObject::connect(stream, &S5bStream::closed, &q, [this, sid] { happen(sid, {.kind = Kind::Severed}); });
    QObject::connect(stream, &S5bStream::written, &q, [this, sid](qint64 bytes) {
        Q_EMIT q.progressed(sid, sessions.at(sid).transfer.done + bytes);
        happen(sid, {.kind = Kind::Moved, .bytes = bytes});
    });
    stream->start();
    const bool isAllHere = session.transfer.isProven && session.transfer.size == 0;
    happen(sid, {.kind = Kind::Opened});
    if (isAllHere) // nothing will come that could say so
        happen(sid, {.kind = Kind::Moved});
}

/// XEP-0260 §3: the initiator proposes another way; the other side waits for it.
void FileBridge::Private::meetingFailed(const QString &sid)
{
    Session &session = sessions.at(sid);
    session.opening.reset();
    if (session.transfer.role == FileTransfer::Role::Receiver)
        return;
    qCInfo(lcXmpp) << "file transfer: no way beside the stanzas";
    session.content.s5b.reset();
    session.content.transport = {sid + "-ibb"_L1, kBlockSize};
    known.replace(sid);
    ask(
        session.peer,
        [sid, content = session.content](QXmlStreamWriter &writer) {
            writeReplacement(writer, JingleAction::TransportReplace, sid, content);
        },
        [this, sid](const IqResult &result) {
            if (!result)
                broken(sid, errorOf(result.error(), false));
        });
}

void FileBridge::Private::replaceTransport(Session &session, const FileJingle &jingle)
{
    const QString &sid = jingle.common.sid;
    session.opening.reset();
    session.content.s5b.reset();
    session.content.transport = *jingle.replacement;
    session.content.transport.blockSize = std::min(session.content.transport.blockSize, kLargestBlock);
    ask(
        session.peer,
        [sid, content = session.content](QXmlStreamWriter &writer) {
            writeReplacement(writer, JingleAction::TransportAccept, sid, content);
        },
        [this, sid](const IqResult &result) {
            if (!result)
                broken(sid, errorOf(result.error(), false));
        });
}

void FileBridge::Private::transportAnswered(const FileJingle &jingle)
{
    const QString &sid = jingle.common.sid;
    Session &session = sessions.at(sid);
    known.replaced(sid);
    if (jingle.common.action == JingleAction::TransportReject)
        return broken(sid, {.kind = TransferError::Kind::Network, .text = u"transport-reject"_s});
    IbbTransport &transport = session.content.transport;
    if (!jingle.replacement || jingle.replacement->sid != transport.sid)
        return broken(sid, {.kind = TransferError::Kind::BadAnswer});
    transport.blockSize = std::min(transport.blockSize, jingle.replacement->blockSize);
    openInBand(sid, session);
}

void FileBridge::Private::takeBytes(const QString &sid, const QByteArray &bytes)
{
    const Session &session = sessions.at(sid);
    if (session.transfer.role == FileTransfer::Role::Sender)
        return; // the receiver has nothing to say here
    if (const auto error = session.part->take(bytes))
        return broken(sid, *error);
    Q_EMIT q.progressed(sid, session.part->received());
    happen(sid, {.kind = Kind::Moved, .bytes = bytes.size()});
}

/// As much as the network takes now; more when it has that.
void FileBridge::Private::sendBytes(const QString &sid, Session &session)
{
    while (session.transfer.stage == FileTransfer::Stage::Moving && session.transfer.sent < session.transfer.size &&
           session.stream->room() > 0) {
        const qint64 wanted = std::min({kPiece, session.stream->room(), session.transfer.size - session.transfer.sent});
        const QByteArray bytes = session.source->read(wanted);
        if (bytes.size() != wanted)
            return broken(sid, {.kind = TransferError::Kind::Changed, .text = session.source->errorString()});
        session.stream->write(bytes);
        happen(sid, {.kind = Kind::Sent, .bytes = wanted});
    }
}

} // namespace causerie::xmpp

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/filebridge.h"

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

constexpr int kLeastBlockSize = 256;
constexpr int kBlocksAtOnce = 8;

} // namespace

TransferError errorOf(const IqError &error, bool isOffer)
{
    using Why = TransferError::Kind;
    if (error.kind == IqError::Kind::NotConnected)
        return {.kind = Why::NotConnected};
    if (error.kind == IqError::Kind::Timeout)
        return {.kind = Why::NoAnswer};
    if (error.kind == IqError::Kind::BadAnswer)
        return {.kind = Why::BadAnswer};
    const QString &condition = error.condition;
    const bool isAbsent = condition == "item-not-found"_L1 || condition == "recipient-unavailable"_L1 ||
                          condition.startsWith("remote-server"_L1);
    if (isAbsent || (!isOffer && condition == "service-unavailable"_L1))
        return {.kind = Why::PeerGone, .text = condition};
    return {.kind = isOffer ? Why::PeerUnable : Why::PeerFailed, .text = condition};
}

FileBridge::Private::Private(FileBridge &bridge, Connection &c)
    : q(bridge), connection(c), proxies(c),
      hook(c.client(), StanzaHook::Place::First, [this](const QDomElement &e) { return handle(e); })
{
    clock.start();
    timer.setSingleShot(true);
    QObject::connect(&timer, &QTimer::timeout, &q, [this] {
        std::vector<QString> late;
        for (const auto &[sid, session] : sessions) {
            if (session.transfer.deadline && *session.transfer.deadline <= now())
                late.push_back(sid);
        }
        for (const QString &sid : late)
            happen(sid, {.kind = Kind::TimeOut});
        keepTime();
    });
}

/// One event and all that follows from it.
void FileBridge::Private::happen(const QString &sid, FileEvent event)
{
    const auto found = sessions.find(sid);
    if (found == sessions.end())
        return;
    event.now = now();
    const FileStep after = step(found->second.transfer, event, patience);
    found->second.transfer = after.next;
    for (const FileAct act : after.acts) {
        const auto still = sessions.find(sid);
        if (still == sessions.end())
            return;
        perform(sid, still->second, act, after.reason);
    }
    if (after.next.stage == FileTransfer::Stage::Ended)
        finish(sid, after.error);
    keepTime();
}

void FileBridge::Private::happenToAll(FileEvent::Kind kind)
{
    std::vector<QString> sids;
    for (const auto &[sid, session] : sessions)
        sids.push_back(sid);
    for (const QString &sid : sids)
        happen(sid, {.kind = kind});
}

void FileBridge::Private::broken(const QString &sid, const TransferError &error)
{
    happen(sid, {.kind = Kind::Broken, .error = error});
}

void FileBridge::Private::perform(const QString &sid, Session &session, FileAct act, EndReason reason)
{
    switch (act) {
    case FileAct::SendAccept:
        return takeOffer(sid, session);
    case FileAct::OpenStream:
        return openStream(sid, session);
    case FileAct::SendBlocks:
        return session.stream ? sendBytes(sid, session) : sendBlocks(sid, session);
    case FileAct::CloseStream:
        if (session.stream)
            return session.stream->finish();
        return ask(
            session.peer,
            [stream = session.content.transport.sid](QXmlStreamWriter &writer) { writeIbbClose(writer, stream); },
            [](const IqResult &) {});
    case FileAct::Check:
        return check(sid, session);
    case FileAct::SayReceived:
        return ask(
            session.peer,
            [sid, content = session.content](QXmlStreamWriter &writer) { writeReceived(writer, sid, content); },
            [](const IqResult &) {});
    case FileAct::Terminate:
        if (!session.isTold)
            return;
        return ask(
            session.peer, [sid, reason](QXmlStreamWriter &writer) { writeTerminate(writer, sid, reason); },
            [](const IqResult &) {});
    }
}

void FileBridge::Private::ask(const Jid &to, PayloadIq::Write write, std::function<void(const IqResult &)> done)
{
    request(connection, PayloadIq(QXmppIq::Set, to.toString(), std::move(write)), &q, std::move(done),
            patience.silence);
}

void FileBridge::Private::takeOffer(const QString &sid, Session &session)
{
    if (const auto error = session.part->open())
        return broken(sid, *error);
    if (!session.content.s5b)
        return sendAccept(sid, session);
    prepareMeeting(sid, session, [this, sid](Session &ready) {
        sendAccept(sid, ready);
        ready.opening->begin(ready.theirs);
    });
}

void FileBridge::Private::sendAccept(const QString &sid, const Session &session)
{
    known.agree(sid);
    const JingleParties parties{{}, connection.boundJid().toString()};
    ask(
        session.peer,
        [sid, content = session.content, parties](QXmlStreamWriter &writer) {
            writeFile(writer, JingleAction::SessionAccept, sid, content, parties);
        },
        [this, sid](const IqResult &result) {
            if (!result)
                broken(sid, errorOf(result.error(), false));
        });
}

void FileBridge::Private::openStream(const QString &sid, Session &session)
{
    if (!session.source) {
        session.source = std::make_unique<QFile>(session.content.file.localFile);
        if (!session.source->open(QIODevice::ReadOnly))
            return broken(sid, {.kind = TransferError::Kind::Unreadable, .text = session.source->errorString()});
        if (session.source->size() != session.content.file.size || !session.source->seek(session.transfer.sent))
            return broken(sid, {.kind = TransferError::Kind::Changed});
    }
    if (session.opening)
        return session.opening->begin(session.theirs);
    openInBand(sid, session);
}

void FileBridge::Private::openInBand(const QString &sid, Session &session)
{
    const IbbTransport transport = session.content.transport;
    ask(
        session.peer,
        [transport](QXmlStreamWriter &writer) { writeIbbOpen(writer, transport.sid, transport.blockSize); },
        [this, sid](const IqResult &result) {
            const auto found = sessions.find(sid);
            if (found == sessions.end())
                return;
            int &blockSize = found->second.content.transport.blockSize;
            if (result)
                happen(sid, {.kind = Kind::Opened});
            else if (result.error().condition == "resource-constraint"_L1 && blockSize / 2 >= kLeastBlockSize) {
                blockSize /= 2; // XEP-0047 §2.1: they prefer smaller ones
                openInBand(sid, found->second);
            } else
                broken(sid, errorOf(result.error(), false));
        });
}

void FileBridge::Private::sendBlocks(const QString &sid, Session &session)
{
    while (connection.isOpen() && session.source && session.inFlight < kBlocksAtOnce &&
           session.transfer.stage == FileTransfer::Stage::Moving && session.transfer.sent < session.transfer.size) {
        const qint64 wanted =
            std::min<qint64>(session.content.transport.blockSize, session.transfer.size - session.transfer.sent);
        const QByteArray bytes = session.source->read(wanted);
        if (bytes.size() != wanted)
            return broken(sid, {.kind = TransferError::Kind::Changed, .text = session.source->errorString()});
        ++session.inFlight;
        ask(
            session.peer,
            [stream = session.content.transport.sid, number = session.number, bytes](QXmlStreamWriter &writer) {
                writeIbbData(writer, stream, number, bytes);
            },
            [this, sid, wanted](const IqResult &result) {
                const auto found = sessions.find(sid);
                if (found == sessions.end())
                    return;
                --found->second.inFlight;
                if (!result)
                    return broken(sid, errorOf(result.error(), false));
                Q_EMIT q.progressed(sid, found->second.transfer.done + wanted);
                happen(sid, {.kind = Kind::Moved, .bytes = wanted});
            });
        ++session.number; // 65535 is followed by 0
        happen(sid, {.kind = Kind::Sent, .bytes = wanted});
    }
}

void FileBridge::Private::check(const QString &sid, Session &session)
{
    if (const auto error = session.part->settle())
        broken(sid, *error);
    else
        happen(sid, {.kind = Kind::Checked});
}

void FileBridge::Private::finish(const QString &sid, const std::optional<TransferError> &error)
{
    known.end(sid);
    sessions.erase(sid);
    if (error)
        qCInfo(lcXmpp) << "file transfer:" << files::toText(*error);
    QMetaObject::invokeMethod(&q, [this, sid, error] { Q_EMIT q.finished(sid, error); }, Qt::QueuedConnection);
}

void FileBridge::Private::keepTime()
{
    std::optional<std::chrono::milliseconds> nearest;
    for (const auto &[sid, session] : sessions) {
        if (session.transfer.deadline && (!nearest || *session.transfer.deadline < *nearest))
            nearest = session.transfer.deadline;
    }
    if (nearest)
        timer.start(std::max(*nearest - now(), std::chrono::milliseconds(1)));
    else
        timer.stop();
}

FileBridge::FileBridge(Connection &connection, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, connection))
{
    connect(&connection, &Connection::opened, this, [this](bool resumed) {
        if (!resumed)
            return d->happenToAll(Kind::StreamLost);
        for (auto &[sid, session] : d->sessions)
            QMetaObject::invokeMethod(
                this,
                [this, id = sid] {
                    if (const auto found = d->sessions.find(id); found != d->sessions.end())
                        d->sendBlocks(id, found->second);
                },
                Qt::QueuedConnection);
    });
    connect(&connection, &Connection::closed, this, [this] { d->happenToAll(Kind::StreamLost); });
    connect(&connection, &Connection::failed, this, [this] { d->happenToAll(Kind::StreamLost); });
}

FileBridge::~FileBridge() = default;

void FileBridge::setPolicy(MayOffer mayOffer)
{
    d->mayOffer = std::move(mayOffer);
}

void FileBridge::setPatience(const FilePatience &patience)
{
    d->patience = patience;
}

void FileBridge::setBeside(bool allowed)
{
    d->isBesideAllowed = allowed;
}

void FileBridge::setAddressPolicy(MayOffer mayKnow)
{
    d->mayKnowAddress = std::move(mayKnow);
}

void FileBridge::setS5bRules(const S5bRules &rules)
{
    d->s5bRules = rules;
}

void FileBridge::offer(const Jid &to, const QString &sid, const QString &name, const Attachment &file, FileWay way)
{
    Private::Session &session = d->sessions[sid];
    session.peer = to;
    session.content.name = name;
    session.content.file = file;
    session.transfer.size = file.size;
    session.transfer.deadline = d->now() + d->patience.answer;
    d->known.begin(to, sid, JingleSessions::Role::Initiator);
    d->keepTime();
    if (way == FileWay::InStanzas || !d->isBesideAllowed) {
        session.content.transport = {sid + "-ibb"_L1, kBlockSize};
        return d->sendOffer(sid, session);
    }
    session.isTold = false;
    session.content.s5b = S5bTransport{sid + "-s5b"_L1, {}, {}};
    d->prepareMeeting(sid, session, [this, sid](Private::Session &ready) {
        ready.isTold = true;
        d->sendOffer(sid, ready);
    });
}

void FileBridge::Private::sendOffer(const QString &sid, Session &session)
{
    const JingleParties parties{connection.boundJid().toString(), {}};
    ask(
        session.peer,
        [sid, content = session.content, parties](QXmlStreamWriter &writer) {
            writeFile(writer, JingleAction::SessionInitiate, sid, content, parties);
        },
        [this, sid](const IqResult &result) {
            if (!result)
                broken(sid, errorOf(result.error(), true));
        });
}

void FileBridge::accept(const QString &sid, const QString &place, qint64 limit)
{
    const auto found = d->sessions.find(sid);
    if (found == d->sessions.end() || found->second.transfer.stage != FileTransfer::Stage::Offered)
        return;
    Private::Session &session = found->second;
    session.part = std::make_unique<files::PartFile>(session.content.file, place, limit);
    const auto isKnown = [](const QString &name) { return files::hashAlgorithm(name).has_value(); };
    const auto hash = std::ranges::find_if(session.content.hashesToCome, isKnown);
    if (hash != session.content.hashesToCome.end())
        session.part->expectHash({*hash, {}});
    session.transfer.hashFollows = hash != session.content.hashesToCome.end() &&
                                   std::ranges::none_of(session.content.file.hashes, isKnown, &FileHash::algorithm);
    d->happen(sid, {.kind = Kind::Accepted});
}

void FileBridge::decline(const QString &sid)
{
    d->happen(sid, {.kind = Kind::Declined});
}

void FileBridge::cancel(const QString &sid)
{
    d->happen(sid, {.kind = Kind::Cancelled});
}

bool takesFiles(const QSet<QString> &features)
{
    return features.contains(QString(ns::kJingle)) && features.contains(QString(ns::kFileTransfer)) &&
           (features.contains(QString(ns::kIbbTransport)) || takesBytestreams(features));
}

bool takesBytestreams(const QSet<QString> &features)
{
    return features.contains(QString(ns::kS5bTransport));
}

} // namespace causerie::xmpp

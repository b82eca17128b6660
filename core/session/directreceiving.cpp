// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/directreceiving.h"

#include "core/base/log.h"
#include "core/files/filename.h"
#include "core/session/downloads.h"

#include <QDir>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie
{

using files::TransferError;
using Kind = TransferError::Kind;

namespace
{

constexpr size_t kMostPast = 50;

} // namespace

DirectReceiving::DirectReceiving(xmpp::FileBridge &bridge, History &history, QObject *parent)
    : QObject(parent), m_bridge(bridge), m_history(history)
{
    connect(&bridge, &xmpp::FileBridge::offered, this, &DirectReceiving::hear);
    connect(&bridge, &xmpp::FileBridge::finished, this, &DirectReceiving::end);
    connect(&bridge, &xmpp::FileBridge::progressed, this, [this](const QString &sid, qint64 done) {
        const auto found = m_offers.find(sid);
        if (found == m_offers.end())
            return;
        Offer &offer = found->second;
        offer.done = done;
        if ((done - offer.told) * 100 < offer.file.size && done < offer.file.size)
            return; // nobody sees less
        offer.told = done;
        Q_EMIT progressed(offer.key);
    });
}

DirectReceiving::~DirectReceiving() = default;

void DirectReceiving::openFolder(const QString &folder)
{
    if (m_folder == folder)
        return;
    m_folder = folder;
    m_past.clear();
    for (const auto &[sid, offer] : std::exchange(m_offers, {}))
        m_bridge.cancel(sid);
}

DirectReceiving::Offer *DirectReceiving::byKey(const FileKey &key)
{
    const auto found = std::ranges::find_if(m_offers, [&key](const auto &one) { return one.second.key == key; });
    return found == m_offers.end() || key.message == 0 ? nullptr : &found->second;
}

const DirectReceiving::Offer *DirectReceiving::byKey(const FileKey &key) const
{
    return const_cast<DirectReceiving *>(this)->byKey(key);
}

bool DirectReceiving::asks(const FileKey &key) const
{
    const Offer *offer = byKey(key);
    return offer && !offer->isTaken;
}

std::optional<FileProgress> DirectReceiving::progress(const FileKey &key) const
{
    const Offer *offer = byKey(key);
    if (!offer)
        return {};
    return FileProgress{offer->done, offer->file.size,
                        offer->isTaken ? FileProgress::Stage::Moving : FileProgress::Stage::Asks};
}

void DirectReceiving::accept(const FileKey &key, qint64 limit)
{
    Offer *offer = byKey(key);
    if (!offer || offer->isTaken || m_folder.isEmpty())
        return;
    offer->isTaken = true;
    offer->limit = limit;
    offer->place = placeOf(m_folder, key, offer->file);
    QDir().mkpath(QFileInfo(offer->place).path());
    Q_EMIT progressed(key);
    m_bridge.accept(offer->sid, offer->place, limit);
}

void DirectReceiving::cancel(const FileKey &key)
{
    const Offer *offer = byKey(key);
    if (!offer)
        return;
    if (offer->isTaken)
        m_bridge.cancel(offer->sid);
    else
        m_bridge.decline(offer->sid);
}

void DirectReceiving::hear(const Jid &peer, const QString &sid, const QString &name, const Attachment &file)
{
    Offer offer;
    offer.peer = peer.bare();
    offer.sid = sid;
    offer.file = file;
    // The content's name is the message's id where it can be one; then what is said of the message later finds it.
    offer.originId = QUuid::fromString(name).isNull() ? sid : name;
    offer.file.name = files::safeName(file.name);
    offer.file.description.clear();
    const auto past = std::ranges::find_if(m_past, [&offer](const Offer &known) {
        return known.peer == offer.peer && (known.originId == offer.originId ||
                                            (!offer.file.hashes.empty() && known.file.hashes == offer.file.hashes));
    });
    if (past != m_past.end()) {
        offer.key = past->key;
        // By itself only the very file that was taken: the rest of the offer could be another.
        offer.isTaken = past->isTaken && !offer.file.hashes.empty() && past->file.hashes == offer.file.hashes &&
                        past->file.size == offer.file.size && past->file.name == offer.file.name;
        offer.limit = past->limit;
        m_past.erase(past);
        return offerAgain(sid, std::move(offer));
    }
    Message message;
    message.conversation = offer.peer;
    message.from = peer;
    message.originId = offer.originId;
    message.body = file.description;
    message.sentAt = QDateTime::currentDateTimeUtc();
    message.attachments = {offer.file};
    m_offers.insert_or_assign(sid, std::move(offer));
    keep(sid, message);
}

void DirectReceiving::keep(const QString &sid, const Message &message)
{
    m_history.keep(
        message, this, [this, sid](const Message &kept) { stored(sid, kept); },
        [this, sid, message] { // offered before we were started anew
            Message another = message;
            another.originId = sid;
            if (message.originId != sid)
                keep(sid, another);
        });
}

void DirectReceiving::stored(const QString &sid, const Message &message)
{
    const auto found = m_offers.find(sid);
    if (found == m_offers.end()) { // withdrawn meanwhile
        Attachment gone = message.attachments.front();
        gone.state = TransferState::Failed;
        gone.failure = files::toText({.kind = Kind::Withdrawn});
        m_history.setAttachment(message.id, 0, gone, this, [](const std::optional<Message> &) {});
    } else {
        found->second.key = {message.id, 0};
    }
    Q_EMIT arrived(message);
    Q_EMIT progressed({message.id, 0});
}

void DirectReceiving::offerAgain(const QString &sid, Offer offer)
{
    const bool goesOn = std::exchange(offer.isTaken, false);
    offer.file.state = TransferState::Offered;
    write(offer);
    const FileKey key = offer.key;
    const qint64 limit = offer.limit;
    m_offers.insert_or_assign(sid, std::move(offer));
    if (goesOn)
        accept(key, limit);
}

void DirectReceiving::end(const QString &sid, const std::optional<TransferError> &error)
{
    const auto found = m_offers.find(sid);
    if (found == m_offers.end())
        return;
    Offer offer = std::move(found->second);
    m_offers.erase(found);
    if (!error) {
        offer.file.localFile = offer.place;
        offer.file.size = QFileInfo(offer.place).size();
        offer.file.state = TransferState::Done;
    } else {
        const bool byUs = error->kind == Kind::Declined || error->kind == Kind::Cancelled;
        offer.file.state = byUs ? TransferState::Cancelled : TransferState::Failed;
        offer.file.failure = files::toText(*error);
        offer.isTaken = offer.isTaken && !byUs;
        offer.done = offer.told = 0;
    }
    if (offer.key.message == 0)
        return; // `stored` will say so
    write(offer);
    if (!error)
        return;
    m_past.push_back(std::move(offer));
    if (m_past.size() > kMostPast)
        m_past.pop_front();
}

void DirectReceiving::write(const Offer &offer)
{
    m_history.setAttachment(offer.key.message, offer.key.index, offer.file, this,
                            [this, key = offer.key](const std::optional<Message> &) { Q_EMIT progressed(key); });
}

} // namespace causerie

#include "moc_directreceiving.cpp" // as that of Search

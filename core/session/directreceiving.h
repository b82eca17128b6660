// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/filekey.h"
#include "core/session/history.h"
#include "core/xmpp/filebridge.h"

#include <deque>
#include <map>

namespace causerie
{

/// Files that people offer straight from their device (XEP-0234): each is a message of theirs, which waits until the
/// file is taken, declined or withdrawn. One that broke off and is offered again stays the same message, and goes on by
/// itself if it had been taken.
///
/// Thread: GUI. Owner: Files; all it is made with outlives it.
class DirectReceiving final : public QObject
{
    Q_OBJECT

public:
    DirectReceiving(xmpp::FileBridge &bridge, History &history, QObject *parent = nullptr);
    ~DirectReceiving() override;

    void openFolder(const QString &folder); ///< another account's
    bool asks(const FileKey &key) const;    ///< offered, and nobody has decided
    void accept(const FileKey &key, qint64 limit);
    void cancel(const FileKey &key); ///< or decline
    std::optional<FileProgress> progress(const FileKey &key) const;

Q_SIGNALS:
    void progressed(const causerie::FileKey &key);
    void arrived(const causerie::Message &message); ///< an offer, stored

private:
    struct Offer {
        Jid peer; ///< bare
        QString originId;
        QString sid;
        FileKey key; ///< message 0: not stored yet
        Attachment file;
        QString place;
        qint64 limit = 0; ///< bytes, of one that is taken
        qint64 done = 0;
        qint64 told = 0;
        bool isTaken = false;
    };
    void hear(const Jid &peer, const QString &sid, const QString &name, const Attachment &file);
    void keep(const QString &sid, const Message &message);
    void stored(const QString &sid, const Message &message);
    void offerAgain(const QString &sid, Offer offer);
    void end(const QString &sid, const std::optional<files::TransferError> &error);
    void write(const Offer &offer);
    Offer *byKey(const FileKey &key);
    const Offer *byKey(const FileKey &key) const;

    xmpp::FileBridge &m_bridge;
    History &m_history;
    QString m_folder;
    std::map<QString, Offer> m_offers; ///< by session id
    std::deque<Offer> m_past;          ///< that ended without the file; the newest at the end
};

} // namespace causerie

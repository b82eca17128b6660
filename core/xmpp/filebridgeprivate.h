// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/files/partfile.h"
#include "core/xmpp/filebridge.h"
#include "core/xmpp/ibb.h"
#include "core/xmpp/jinglefile.h"
#include "core/xmpp/jinglesessions.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/request.h"
#include "core/xmpp/stanzahook.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTimer>

#include <map>

namespace causerie::xmpp
{

/// Inside of FileBridge; only its two sources include this.
struct FileBridge::Private {
    struct Session {
        Jid peer;
        FileTransfer transfer;
        FileContent content;
        std::unique_ptr<QFile> source;         ///< sender
        quint16 number = 0;                    ///< sender: of the next block
        int inFlight = 0;                      ///< sender: blocks that wait for their answer
        std::unique_ptr<files::PartFile> part; ///< receiver, from acceptance on
        std::optional<IbbInput> input;         ///< receiver, from the stream's opening on
    };

    Private(FileBridge &bridge, Connection &c);

    // What comes (filehearing.cpp).
    bool handle(const QDomElement &stanza);
    bool handleJingle(const QDomElement &stanza, const QDomElement &element);
    bool handleIbb(const QDomElement &stanza, const IbbRequest &asked);
    void handlePresence(const QDomElement &stanza);
    void act(const Jid &peer, const FileJingle &jingle);
    void actOnInitiate(const Jid &peer, const FileJingle &jingle);
    void actOnAccept(const FileJingle &jingle);
    void openInput(const QString &sid, const QDomElement &stanza, const IbbRequest &asked);
    void takeBlock(const QString &sid, const QDomElement &stanza, const QDomElement &data);
    QString streamOf(const Jid &peer, const QString &stream) const;
    qsizetype sessionsWith(const Jid &bare) const;

    // What follows (filebridge.cpp).
    void happen(const QString &sid, FileEvent event);
    void happenToAll(FileEvent::Kind kind);
    void broken(const QString &sid, const files::TransferError &error);
    void perform(const QString &sid, Session &session, FileAct act, EndReason reason);
    void sendAccept(const QString &sid, Session &session);
    void openStream(const QString &sid, Session &session);
    void sendBlocks(const QString &sid, Session &session);
    void check(const QString &sid, Session &session);
    void finish(const QString &sid, const std::optional<files::TransferError> &error);
    void ask(const Jid &to, PayloadIq::Write write, std::function<void(const IqResult &)> done);
    void keepTime();
    std::chrono::milliseconds now() const { return std::chrono::milliseconds(clock.elapsed()); }

    FileBridge &q;
    Connection &connection;
    MayOffer mayOffer;
    FilePatience patience;
    JingleSessions known;
    std::map<QString, Session> sessions; ///< by session id
    QElapsedTimer clock;
    QTimer timer; ///< the nearest deadline
    StanzaHook hook;
};

} // namespace causerie::xmpp

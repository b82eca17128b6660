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
#include "core/xmpp/s5bopening.h"
#include "core/xmpp/s5bstream.h"
#include "core/xmpp/stanzahook.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTimer>

#include <map>

namespace causerie::xmpp
{

/// Bytes of a block; the usual number, and far below the least stanza a server takes (RFC 6120 §13.12).
inline constexpr int kBlockSize = 4096;
inline constexpr int kLargestBlock = 8192; ///< bytes that we take at once

/// Their device, or the server in its place, refused an IQ. Pure.
files::TransferError errorOf(const IqError &error, bool isOffer);

/// For what may be speaking while it is let go of: it says nothing more, and goes when it has spoken.
struct LaterDeleter {
    void operator()(QObject *object) const
    {
        object->disconnect();
        object->deleteLater();
    }
};

/// Inside of FileBridge; only its three sources include this.
struct FileBridge::Private {
    struct Session {
        Jid peer;
        FileTransfer transfer;
        FileContent content;
        std::unique_ptr<QFile> source;                     ///< sender
        quint16 number = 0;                                ///< sender: of the next block
        int inFlight = 0;                                  ///< sender: blocks that wait for their answer
        std::unique_ptr<files::PartFile> part;             ///< receiver, from acceptance on
        std::optional<IbbInput> input;                     ///< receiver, from the stream's opening on
        bool isTold = true;                                ///< the peer has heard of it
        S5bTransport theirs;                               ///< where they can be met
        std::unique_ptr<S5bOpening, LaterDeleter> opening; ///< until the stream beside the stanzas is there, or is none
        std::unique_ptr<S5bStream, LaterDeleter> stream;   ///< that stream
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

    // Beside the stanzas (filemeeting.cpp).
    void prepareMeeting(const QString &sid, Session &session, std::function<void(Session &)> prepared);
    void meetingOpened(const QString &sid);
    void meetingFailed(const QString &sid);
    void replaceTransport(Session &session, const FileJingle &jingle);
    void transportAnswered(const FileJingle &jingle);
    void takeBytes(const QString &sid, const QByteArray &bytes);
    void sendBytes(const QString &sid, Session &session);

    // What follows (filebridge.cpp).
    void happen(const QString &sid, FileEvent event);
    void happenToAll(FileEvent::Kind kind);
    void broken(const QString &sid, const files::TransferError &error);
    void perform(const QString &sid, Session &session, FileAct act, EndReason reason);
    void sendOffer(const QString &sid, Session &session);
    void takeOffer(const QString &sid, Session &session);
    void sendAccept(const QString &sid, const Session &session);
    void openStream(const QString &sid, Session &session);
    void openInBand(const QString &sid, Session &session);
    void sendBlocks(const QString &sid, Session &session);
    void check(const QString &sid, Session &session);
    void finish(const QString &sid, const std::optional<files::TransferError> &error);
    void ask(const Jid &to, PayloadIq::Write write, std::function<void(const IqResult &)> done);
    void keepTime();
    std::chrono::milliseconds now() const { return std::chrono::milliseconds(clock.elapsed()); }

    FileBridge &q;
    Connection &connection;
    MayOffer mayOffer;
    bool isBesideAllowed = false;
    MayOffer mayKnowAddress;
    FilePatience patience;
    S5bRules s5bRules;
    S5bProxies proxies;
    JingleSessions known;
    std::map<QString, Session> sessions; ///< by session id
    QElapsedTimer clock;
    QTimer timer; ///< the nearest deadline
    StanzaHook hook;
};

} // namespace causerie::xmpp

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"
#include "core/call/transfer.h"
#include "core/media/parameters.h"

#include <QDateTime>
#include <QObject>

namespace causerie
{

/// Why a call ended (XEP-0166 §7.4, XEP-0353 §3), in both directions.
enum class EndReason {
    Success,
    Busy,
    Decline,
    Cancel,
    Timeout,
    Gone,
    ConnectivityError,
    MediaError,
    SecurityError,
    FailedApplication,
    FailedTransport,
    UnsupportedApplications,
    UnsupportedTransports,
    IncompatibleParameters,
    Expired,
    AlternativeSession,
    Transferred, ///< a success: they go on with somebody else (XEP-0251)
    GeneralError
};

/// A header extension of RTP (RFC 8285) as somebody offers or takes it (XEP-0294).
struct HeaderExtension {
    enum class Senders { Both, Initiator, Responder };

    int id = 0; ///< 1…14 in elements of one byte; more only where those of two are taken
    QString uri;
    Senders senders = Senders::Both;
    QList<std::pair<QString, QString>> parameters{}; ///< in order
    friend bool operator==(const HeaderExtension &, const HeaderExtension &) = default;
};

/// An offer or an answer for one audio content, as read from or written to Jingle (XEP-0167, 0176, 0294, 0320, 0338).
struct SessionDescription {
    QString contentName = QStringLiteral("0");
    bool creatorIsInitiator = true;
    QList<media::PayloadType> payloads; ///< in order of preference
    media::IceCredentials credentials;
    media::Fingerprint fingerprint; ///< empty hash when the peer offers no DTLS
    media::DtlsSetup setup = media::DtlsSetup::ActPass;
    QList<media::Candidate> candidates;
    bool rtcpMux = true;
    QList<HeaderExtension> extensions{};
    bool isBundled = false; ///< it stands in a group of contents with one transport (XEP-0338, RFC 9143)
    quint32 ssrc = 0;
    QString cname;
    Transfer transfer; ///< session-initiate: who asked for it (XEP-0251); empty: nobody
    friend bool operator==(const SessionDescription &, const SessionDescription &) = default;
};

/// XEP-0167 §8 session-info we act on.
enum class SessionInfo { Ringing, Active, Hold, Unhold, Mute, Unmute };

/// The wire of calls: Jingle Message Initiation (XEP-0353) and Jingle (XEP-0166), as values. One per account.
/// Implemented by xmpp::JingleBridge, and by a fake in tests. Session ids are UUIDs.
///
/// Thread: GUI. Every message that an attacker could send from elsewhere has been checked: `peer` is
/// the real sender, sessions only hear their own peer.
class Signalling : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // JMI; `to` is bare until a device has proceeded, full after. `Expired` in a retract or reject is the loser or
    // winner of XEP-0353 tie-break-1 speaking; the wire adds <tie-break/>.
    virtual void propose(const Jid &to, const QString &sid) = 0;
    virtual void retract(const Jid &to, const QString &sid, EndReason reason) = 0;
    virtual void ringing(const Jid &to, const QString &sid) = 0;
    virtual void proceed(const Jid &to, const QString &sid) = 0;
    virtual void reject(const Jid &to, const QString &sid, EndReason reason) = 0;
    virtual void finish(const Jid &to, const QString &sid, EndReason reason) = 0;
    /// The talk goes on as another session (§tie-break-2).
    virtual void finishMoved(const Jid &to, const QString &sid, const QString &newSid) = 0;

    // Jingle; `to` is full.
    virtual void initiate(const Jid &to, const QString &sid, const SessionDescription &offer) = 0;
    virtual void accept(const Jid &to, const QString &sid, const SessionDescription &answer) = 0;
    /// `local` carries content name and credentials; `candidates` are new. Without any, and with new credentials, it
    /// offers an ICE restart. Without a stream it waits for the next.
    virtual void sendCandidates(const Jid &to, const QString &sid, const SessionDescription &local,
                                const QList<media::Candidate> &candidates) = 0;
    virtual void sendInfo(const Jid &to, const QString &sid, SessionInfo info) = 0;
    /// Asks the peer to call somebody else instead (XEP-0251).
    virtual void transfer(const Jid &to, const QString &sid, const Transfer &transfer) = 0;
    virtual void terminate(const Jid &to, const QString &sid, EndReason reason) = 0;

    /// STUN and TURN of our server (XEP-0215), as last learnt.
    virtual QList<media::IceServer> iceServers() const = 0;
    /// When the first of them ends (XEP-0215 §3.1); invalid when that is not known. Others are learnt half way there.
    virtual QDateTime iceServersEnd() const = 0;
    /// Our own bare address and full address; calls from other own devices come from the bare one.
    virtual Jid ownJid() const = 0;

Q_SIGNALS:
    void iceServersChanged();

    // JMI. `peer` is full where the sender's stanza was.
    void proposed(const causerie::Jid &peer, const QString &sid);
    void retracted(const causerie::Jid &peer, const QString &sid, causerie::EndReason reason);
    void peerRinging(const causerie::Jid &peer, const QString &sid);
    void proceeded(const causerie::Jid &peer, const QString &sid); ///< to this device, or to whichever has asked
    void rejected(const causerie::Jid &peer, const QString &sid, causerie::EndReason reason);
    void finished(const causerie::Jid &peer, const QString &sid, causerie::EndReason reason);
    void moved(const causerie::Jid &peer, const QString &sid, const QString &newSid); ///< see `finishMoved`
    void unreachable(const causerie::Jid &peer, const QString &sid);                  ///< the propose bounced
    // Another device of ours acted (carbon or message to self); `peer` is whom it talks to.
    void calledElsewhere(const causerie::Jid &device, const causerie::Jid &peer, const QString &sid);
    /// Proceed or accept; an accept names no peer.
    void answeredElsewhere(const causerie::Jid &device, const causerie::Jid &peer, const QString &sid);
    void rejectedElsewhere(const QString &sid, causerie::EndReason reason);
    void endedElsewhere(const causerie::Jid &peer, const QString &sid); ///< retract or finish
    /// The peer's: a copy of its answer to another device of ours. `finished` and `moved` come of those, too.
    void proceededElsewhere(const causerie::Jid &peer, const QString &sid);

    // Jingle; each has been acknowledged.
    void initiated(const causerie::Jid &peer, const QString &sid, const causerie::SessionDescription &offer);
    void accepted(const causerie::Jid &peer, const QString &sid, const causerie::SessionDescription &answer);
    void candidatesReceived(const causerie::Jid &peer, const QString &sid,
                            const causerie::SessionDescription &transport);
    void infoReceived(const causerie::Jid &peer, const QString &sid, causerie::SessionInfo info);
    void transferAsked(const causerie::Jid &peer, const QString &sid, const causerie::Transfer &transfer);
    void transferRefused(const causerie::Jid &peer, const QString &sid); ///< or not answered; ours
    void terminated(const causerie::Jid &peer, const QString &sid, causerie::EndReason reason);
    /// The peer answered our session-initiate or -accept with an error, or not within its deadline; or, with
    /// `unknownSession`, any of our IQs: it has gone. Other refusals of later IQs are not reported.
    void requestFailed(const causerie::Jid &peer, const QString &sid, bool unknownSession);
    /// The last resource that the call's peer used went offline, or one of ours that `calledElsewhere` and
    /// `answeredElsewhere` named.
    void peerGone(const causerie::Jid &peer);
    void peerBack(const causerie::Jid &peer);
};

} // namespace causerie

Q_DECLARE_METATYPE(causerie::SessionDescription)
Q_DECLARE_METATYPE(causerie::EndReason)

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"
#include "core/roster/presence.h"
#include "core/xmpp/connectionerror.h"

#include <QDateTime>
#include <QHash>
#include <QHostAddress>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

class QXmppClient;

namespace causerie::xmpp
{

class Connection;
class Replies;

/// For `request`.
Replies &repliesOf(Connection &connection);

struct ConnectionSettings {
    Jid jid;          ///< bare
    QString password; ///< never logged
    QString resource; ///< stable per installation
    QString host;     ///< explicit server, empty: SRV (RFC 6120 §3.2, XEP-0368)
    quint16 port = 0; ///< with `host`; 0: 5222, or 5223 with `directTls`
    bool directTls = false;
    bool allowPlain = false;
    QByteArray pinnedCertificate; ///< SHA-256; see CertificateProblem
    QString caFile;               ///< further authorities, PEM
    Presence initialPresence;     ///< `from` unused
};

/// The patience of a connection; the defaults are for people, tests are quicker.
struct ConnectionTuning {
    std::chrono::milliseconds stepDeadline{8'000};     ///< without any progress an attempt ends
    std::chrono::milliseconds attemptDeadline{45'000}; ///< however much trickles in
    std::chrono::milliseconds stagger{250};            ///< before another address is tried as well (RFC 8305 §8)
    std::chrono::milliseconds idleBeforePing{60'000};
    std::chrono::milliseconds pingDeadline{15'000};
    std::chrono::milliseconds proofDeadline{8'000};    ///< of silence on a stream that was taken back
    std::chrono::milliseconds goodbyeDeadline{1'500};  ///< for the server to close its side, too
    std::chrono::milliseconds presencePatience{3'000}; ///< how long `holdPresence` may last
    double pauseScale = 1.0;                           ///< factor on every pause before a new attempt
    std::function<double()> random;                    ///< in [0, 1); empty: the system's generator
    QHostAddress nameserver;                           ///< null: the system's
    quint16 nameserverPort = 53;
    QHash<QString, QList<QHostAddress>> hosts; ///< known without asking, as in /etc/hosts
};

enum class ConnectionStep { LookingUp, Reaching, Encrypting, SigningIn, Ready };

/// The stream to our server: finds it, encrypts, signs in, keeps it alive, resumes or reopens it with
/// growing pauses (RFC 6120, XEP-0198, XEP-0199, XEP-0368). Never in the clear.
///
/// Thread: GUI. Owner: Session. Owns the QXmpp client, which only core/xmpp may touch.
class Connection final : public QObject
{
    Q_OBJECT

public:
    explicit Connection(QObject *parent = nullptr);
    explicit Connection(const ConnectionTuning &tuning, QObject *parent = nullptr);
    ~Connection() override;

    /// Starts over with these settings. Every attempt reports its steps; it ends in `opened`, `waiting` or `failed`.
    void open(const ConnectionSettings &settings);
    /// Unavailable presence, the end of the stream, also of one that is not open yet, and the server's: a stream that
    /// is only cut is kept for resumption. `closed` follows, never from inside this call, unless `open` comes first.
    void close();
    bool isClosing() const; ///< `close` waits for the server
    void retryNow();        ///< instead of waiting, or after the machine woke up
    void abort();           ///< cuts the socket without a word, as a lost network would; resumption stays possible
    /// What the next streams sign in with. `otherwise` is tried when the server refuses that one: after a change whose
    /// answer was lost either may be right, and the one that opens a stream is. Without it this one is known to be
    /// right.
    void setPassword(const QString &password, const QString &otherwise = {});
    QString password() const; ///< the right one as far as known: of the newest stream; never logged
    bool isOpen() const;
    Jid boundJid() const; ///< full, empty until the first `opened`

    /// For extensions, signals and sending while `isOpen`; what is written before that could leave in the clear.
    /// Never its connectToServer, setClientPresence or disconnectFromServer: those are ours.
    QXmppClient &client();
    /// Received stanzas are confirmed to the server (XEP-0198 §4) only when `whenKept` calls back: then they must be on
    /// the disk, for it gives them to nobody any more. Without it, at once. Set it before the first `open`.
    void setWhenKept(std::function<void(std::function<void()> kept)> whenKept);

    /// Sends if open, and remembers for the next streams. The first one of a new stream leaves right after the
    /// slots of `opened` return, unless one of them holds it back.
    void setPresence(const Presence &presence);
    Presence presence() const; ///< what was set, with our address and capabilities: for rooms, which hear it apart
    /// Holds the first presence of this stream back, a few seconds at most: until the roster is in (RFC 6121 §2.2). A
    /// server that is busy telling thousands of contacts about us would answer that request late.
    void holdPresence();
    void releasePresence(); ///< what is held back leaves now
    /// When the stream that `opened(true)` brought back had last been heard; invalid on a new stream.
    QDateTime silentSince() const;
    /// What XEP-0115 puts into every presence of ours from now on; sent at once if open.
    void setCapabilities(const QString &node, const QByteArray &sha1Hash);
    /// What XEP-0153 puts there: the SHA-1 of the picture in our vCard, empty for none. Until it is set nothing is
    /// said.
    void setPhoto(const QByteArray &sha1);

Q_SIGNALS:
    void stepChanged(causerie::xmpp::ConnectionStep step, const QString &detail);
    /// Stanzas can be sent. Resumed: nothing was lost, if the server hears us (see ResumptionProof). Not resumed:
    /// roster, carbons and presence must be asked for anew.
    void opened(bool resumed);
    void announced(); ///< the first presence of a new stream has left: the server now delivers what it kept
    void lost(const causerie::xmpp::ConnectionError &error); ///< was open; `waiting` or `failed` follows
    void waiting(const causerie::xmpp::ConnectionError &error, const QDateTime &nextAttempt);
    void failed(const causerie::xmpp::ConnectionError &error); ///< needs a person
    void closed();
    void presenceChanged(); ///< availability, status, priority or capabilities; it need not be sent yet

private:
    friend Replies &repliesOf(Connection &connection);
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace causerie::xmpp

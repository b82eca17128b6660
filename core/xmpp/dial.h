// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/connection.h"
#include "core/xmpp/endpoints.h"
#include "core/xmpp/resolver.h"
#include "core/xmpp/scouts.h"
#include "core/xmpp/streamreader.h"

#include <QSslCertificate>
#include <QTimer>

#include <optional>

class QXmppClient;

namespace causerie::xmpp
{

/// One try at a stream: every endpoint of the account's server and every address of it in turn, a slow one last, until
/// one carries a session; then that session until it ends. Knows TLS, certificates, redirections and whether the stream
/// could be resumed; knows nothing of pauses between tries. To register it stops inside TLS, before anybody signs in.
///
/// Thread: GUI. Owner: Connection; the client outlives it.
class Dial final : public QObject
{
    Q_OBJECT

public:
    Dial(QXmppClient &client, const ConnectionTuning &tuning);

    /// Why the library cannot be used, empty when it can.
    QString libraryMismatch() const { return m_reader ? QString() : m_reader.error(); }

    /// `established` or `ended` follows, and `ended` after `established`; never from inside this call.
    void start(const ConnectionSettings &settings, StreamGate::Purpose purpose = StreamGate::Purpose::SignIn);
    bool write(const QByteArray &stanza);              ///< while registering, see StreamReader::write
    void setWhenKept(StreamReader::WhenKept whenKept); ///< see there
    /// Whether the server has a stream of ours that it might keep for a while if it were only cut.
    bool hasStream() const;
    /// The polite end of that stream, which waits for the server's; `ended` follows, after `abort` at the latest.
    /// `isAnnounced`: others have our presence, so they are told that it ends; a server tells all our contacts, asked
    /// or not.
    void hangUp(bool isAnnounced);
    /// Ends a session that is not to be resumed; `ended` follows, after `patience` at the latest. Until then it listens
    /// how much of what we sent the server has.
    void giveUp(const ConnectionError &reason, std::chrono::milliseconds patience);
    void abort(const ConnectionError &reason = {}); ///< cuts the socket or the search; `ended` follows
    void cancel();                                  ///< everything stops, the old stream is forgotten, nothing follows
    /// The stream that we had is not asked for any more; what is unconfirmed has failed. Never while one is open.
    void forgetStream();
    bool canResume() const { return m_canResume; }
    bool isLeaving() const { return m_leaving; } ///< what is sent now is heard by nobody
    bool isBehind() const;                       ///< something came that is not read yet
    qint64 unsentBytes() const;                  ///< written, and not taken by the system yet
    bool hasLostItsAddress() const;              ///< the socket is bound to an address that this machine has no more

Q_SIGNALS:
    void stepChanged(causerie::xmpp::ConnectionStep step, const QString &detail);
    void established(); ///< inside the library's code
    void ended(const causerie::xmpp::ConnectionError &error);
    /// Instead of `established`, when registering: the features first, then the answers to what was written. Good
    /// inside the call, which is the reader's.
    void passedBy(const QDomElement &element);
    void heard();
    void counted(); ///< see StreamReader
    void delivered();

private:
    enum class State { Idle, Searching, Trying, Established };

    /// How long our last words may take, and the other side to close too; a socket can wait for that for ever.
    static constexpr std::chrono::milliseconds kFarewell{300};

    void onResolved(const std::expected<QList<Endpoint>, ConnectionError::Kind> &result);
    void nextEndpoint();
    void nextAddress();
    void tryAddress(const QHostAddress &address);
    void onOtherReached(const QHostAddress &address);
    void onSocketState(QAbstractSocket::SocketState state);
    void onSslErrors(const QList<QSslError> &errors);
    void onRefused(const ConnectionError &error);
    void onConnected();
    void onPassedBy(const QDomElement &element);
    void onDeadline();
    void onUnconnected(quint32 attempt);
    void noteError(ConnectionError error);
    void remember(const ConnectionError &error);
    void finish(const ConnectionError &error);
    void stopTimers();
    QSslSocket &socket() const;

    QXmppClient &m_client;
    ConnectionTuning m_tuning;
    std::expected<std::unique_ptr<StreamReader>, QString> m_reader;
    Scouts m_scouts;
    Resolver m_resolver;
    QTimer m_step;
    QTimer m_whole;
    ConnectionSettings m_settings;
    QList<QSslCertificate> m_authorities; ///< of ConnectionSettings::caFile
    QList<Endpoint> m_endpoints;          ///< not tried yet
    QList<QHostAddress> m_addresses;      ///< of m_endpoint, not tried yet
    Endpoint m_endpoint;
    QHostAddress m_address;
    std::optional<ConnectionError> m_error;   ///< the first of this attempt
    std::optional<ConnectionError> m_telling; ///< the most telling of all attempts
    StreamGate::Purpose m_purpose = StreamGate::Purpose::SignIn;
    State m_state = State::Idle;
    QString m_resumeLocation;
    quint32 m_attempt = 0;
    int m_lookup = -1;
    int m_redirections = 0;
    bool m_hasTurned = false; ///< to a quicker address of m_endpoint
    bool m_canResume = false;
    bool m_leaving = false;
    bool m_again = false; ///< the same address once more, without the old stream
};

} // namespace causerie::xmpp

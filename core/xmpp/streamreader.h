// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/scram.h"
#include "core/xmpp/streamgate.h"
#include "core/xmpp/streamparser.h"

#include <QDeadlineTimer>
#include <QMetaMethod>
#include <QObject>
#include <QPointer>
#include <QSslSocket>
#include <QTimer>

#include <deque>
#include <expected>
#include <functional>
#include <memory>

class QXmppClient;

namespace causerie::xmpp
{

/// Reads the stream in place of QXmpp 1.10.3, whose own reader breaks characters at packet borders, takes quadratic
/// time, ends the session at a whitespace keepalive and accepts stanzas before TLS. Hooks in by public meta-object
/// calls on the objects QXmpp is made of.
///
/// Thread: GUI. Owner: Connection; the client outlives it.
class StreamReader final : public QObject
{
    Q_OBJECT

public:
    static constexpr char kReadingClass[] = "QXmpp::Private::XmppSocket";

    /// `client`: a QXmppClient, or what a test offers as one. The error says what of QXmpp is not as expected:
    /// then no connection may be made, for the library would read unguarded.
    static std::expected<std::unique_ptr<StreamReader>, QString> attach(QObject &client,
                                                                        const char *readingClass = kReadingClass);

    /// What the server counts as ours (XEP-0198 §4) it forgets, so it is told only when `whenKept` calls back: then all
    /// that was delivered so far must be where the end of this process cannot reach it. Without it, at once.
    using WhenKept = std::function<void(std::function<void()> kept)>;
    void setWhenKept(WhenKept whenKept) { m_whenKept = std::move(whenKept); }

    /// Call before each connection attempt; `password` as SCRAM takes it, to check the server's proof.
    void start(StreamGate::Plaintext plaintext, bool resuming, const QString &password,
               StreamGate::Purpose purpose = StreamGate::Purpose::SignIn);
    /// Reads no more of this connection.
    void stop();
    /// Closes our side of the stream (RFC 6120 §4.4). What still comes is dropped, the library hears nothing of it but
    /// how much the server has of ours; `ended` follows unless the server ends TCP first or never answers.
    void leave();
    /// Sends one stanza past the library, while registering: never before TLS. False when that is not so.
    bool write(const QByteArray &stanza);
    /// Call when the library says that the session is there; stanzas that had to wait follow.
    void setOpen();
    /// Delivers at once what was read and waits for a turn: in a session that is open no more than 4 ms of work are
    /// done at a time. Call when the connection has ended, before anybody is told why.
    void drain();

    bool isResting() const { return m_resting; } ///< something read waits for its turn
    const StreamGate &gate() const { return m_gate; }
    QSslSocket *socket() const { return m_socket; }

Q_SIGNALS:
    void heard();      ///< bytes came, whatever they are
    void counted();    ///< the server has more of ours (XEP-0198 §4) than when it took the stream back
    void progressed(); ///< an element passed the gate
    /// While registering: features and answers, which the library does not see. The element is good inside the call.
    void passedBy(const QDomElement &element);
    void delivered(); ///< the library and all extensions are done with one stanza and have returned
    void refused(const causerie::xmpp::ConnectionError &error); ///< the stream must end; reading has stopped
    void ended(); ///< after `leave`: the server has closed its side, too; reading has stopped

private:
    StreamReader() = default;

    void read();
    void takeTurn(QDeadlineTimer limit);
    void rest();
    void onEvent(StreamEvent &&event);
    void onEventAfterLeaving(const StreamEvent &event);
    void onElement(const QDomDocument &document);
    void refuse(const ConnectionError &error);
    void onWritten(const QString &xml);
    void onEncrypted();
    void restart();
    void deliver(const QDomElement &element);
    void confirm();
    void answerInVain();
    void writeCount(quint32 number);
    void deliverUncounted(const QDomElement &element);
    void deliverHeld();

    struct Held {
        QDomDocument document;
        bool counted;
    };

    QPointer<QSslSocket> m_socket;
    QPointer<QObject> m_library; ///< of kReadingClass
    QPointer<QObject> m_client;
    QMetaMethod m_streamReceived;
    QMetaMethod m_stanzaReceived;
    QMetaMethod m_streamClosed;
    QMetaMethod m_elementReceived;
    StreamParser m_parser;
    StreamGate m_gate;
    ScramWitness m_scram;
    std::deque<Held> m_held;
    WhenKept m_whenKept = [](const std::function<void()> &kept) { kept(); };
    quint32 m_taken = 0;       ///< delivered and counted, since the stream was made; it wraps as the server's does
    quint32 m_connection = 0;  ///< +1 per attempt: what was kept for an earlier one is said by the resumption
    bool m_confirming = false; ///< waits to be kept
    bool m_askedAgain = false; ///< meanwhile
    quint32 m_confirmed = 0;   ///< as told last
    QTimer m_overdue;          ///< runs while a question waits: it gets an answer in any case (XEP-0198 §4)
    bool m_stopped = true;
    bool m_leaving = false;
    bool m_reading = false;
    bool m_resting = false;   ///< there is more, for the next turn
    quint32 m_generation = 0; ///< +1 per stream, so a loop over the old one's events ends
};

} // namespace causerie::xmpp

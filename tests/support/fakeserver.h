// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/identity.h"

#include <QTcpServer>

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace causerie::test
{

/// What a FakeServer says to one client, step by step. `expect` waits until the client has written the text (after
/// what earlier steps matched); every other step runs at once. In what is sent, "$id" is the id of the stanza that the
/// last `expect` ended in.
class Script
{
public:
    explicit Script(const QByteArray &domain) : m_domain(domain) {}

    Script &expect(const QByteArray &text);
    Script &send(const QByteArray &bytes);
    Script &sendBytewise(const QByteArray &bytes); ///< one packet per byte, each in its own turn of the event loop
    Script &startTls();                            ///< the client's handshake follows
    Script &scram(const QByteArray &password);     ///< SCRAM-SHA-1 up to <success/>, or to not-authorized
    Script &cut();                                 ///< aborts the connection
    Script &close();                               ///< ends TCP in order, after what was sent

    Script &header(const QByteArray &features); ///< expects a stream header, answers with ours
    Script &offerTls();                         ///< header, STARTTLS and handshake
    Script &signIn(const QByteArray &password); ///< header and SCRAM, inside TLS
    Script &bind(const QByteArray &jid);        ///< header and resource binding, with stream management on offer
    Script &enable(const QByteArray &id);       ///< XEP-0198, resumable under `id`

private:
    friend class FakeServer;
    enum class Kind { Expect, Send, SendBytewise, StartTls, ScramFirst, ScramFinal, Cut, Close };
    struct Step {
        Kind kind;
        QByteArray text;
    };
    Script &add(Kind kind, const QByteArray &text = {});

    QByteArray m_domain;
    std::deque<Step> m_steps;
};

/// An XMPP server on loopback that says exactly what a test tells it to, for the faults that real servers do not have.
/// One script per connection in order of arrival; without one it listens and is silent.
///
/// Thread: the test's. Nothing here waits: what goes wrong shows in the client.
class FakeServer final : public QTcpServer
{
    Q_OBJECT

public:
    enum class Security { StartTls, DirectTls };

    FakeServer(Security security, const Identity &identity, const QByteArray &domain);
    ~FakeServer() override;

    Script &script(); ///< for the next connection that has none
    int connections() const { return m_connections; }
    bool isFinished() const;                                  ///< all scripts have run to their end
    const QByteArray &received() const { return m_received; } ///< what all clients wrote, decrypted
    void send(const QByteArray &bytes);                       ///< now, to the newest client
    void cut();                                               ///< now, the newest client's connection

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    struct Client;

    void advance(Client &client);
    bool run(Client &client, const Script::Step &step);
    bool challenge(Client &client, const QByteArray &password);
    bool verify(Client &client, const QByteArray &password);
    void sendByte(Client &client);

    Security m_security;
    Identity m_identity;
    QByteArray m_domain;
    std::deque<std::unique_ptr<Script>> m_scripts;
    std::vector<std::unique_ptr<Client>> m_clients;
    QByteArray m_received;
    int m_connections = 0;
};

} // namespace causerie::test

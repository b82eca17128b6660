// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/connection.h"
#include "tests/support/fakeserver.h"

#include <QTemporaryFile>

namespace causerie::test
{

/// alice@example.test at a FakeServer: the identity it shows, and how a client gets in.
class FakeAccount
{
public:
    explicit FakeAccount(const IdentityOptions &options = {.names = {QStringLiteral("example.test")}})
        : identity(makeIdentity(options))
    {
        m_authority.open();
        m_authority.write(identity.authorityPem);
        m_authority.flush();
    }

    xmpp::ConnectionSettings settings(const FakeServer &server) const
    {
        xmpp::ConnectionSettings settings;
        settings.jid = *Jid::parse(u"alice@example.test");
        settings.password = QStringLiteral("secret");
        settings.resource = QStringLiteral("desk");
        settings.host = QStringLiteral("127.0.0.1");
        settings.port = server.serverPort();
        settings.caFile = m_authority.fileName();
        settings.initialPresence.availability = Availability::Available;
        return settings;
    }

    Identity identity;

private:
    QTemporaryFile m_authority;
};

/// Pauses of a few milliseconds, patience for the slowest machine.
inline xmpp::ConnectionTuning quickTuning()
{
    xmpp::ConnectionTuning tuning;
    tuning.stepDeadline = std::chrono::minutes(1);
    tuning.attemptDeadline = std::chrono::minutes(2);
    tuning.pingDeadline = std::chrono::minutes(5);
    tuning.proofDeadline = std::chrono::minutes(5);
    tuning.pauseScale = 0.005;
    tuning.random = [] { return 0.5; };
    return tuning;
}

/// The usual way in, up to an open session with stream management under `id`.
inline Script &letIn(Script &script, const QByteArray &id = "sm-1")
{
    return script.offerTls().signIn("secret").bind("alice@example.test/desk").enable(id);
}

inline const QByteArray kResumable = "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/><sm xmlns='urn:xmpp:sm:3'/>";

/// The way back into stream `id`; `h`: how many stanzas of ours the server has.
inline Script &takeBack(Script &script, const QByteArray &id, int h)
{
    return script.offerTls()
        .signIn("secret")
        .header(kResumable)
        .expect("previd=\"" + id + '"')
        .send("<resumed xmlns='urn:xmpp:sm:3' previd='" + id + "' h='" + QByteArray::number(h) + "'/>");
}

inline Script &refuseBack(Script &script)
{
    return script.offerTls()
        .signIn("secret")
        .header(kResumable)
        .expect("<resume ")
        .send("<failed xmlns='urn:xmpp:sm:3'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>");
}

} // namespace causerie::test

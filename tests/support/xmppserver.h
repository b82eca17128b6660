// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/serverprocess.h"

namespace causerie::test
{

/// A private server on loopback: a script of this folder; `arguments` as it says with --help.
/// Unless told otherwise alice, bob and carol @example.test know each other; the password is NAME-secret.
class XmppServer
{
public:
    XmppServer(const QString &script, const QStringList &arguments) : m_process(script, arguments) {}

    bool isReady() const { return m_process.isReady(); }
    QString domain() const { return text("domain"); }
    QString host() const { return text("host"); }
    quint16 port() const { return static_cast<quint16>(m_process.facts()[u"port"].toInt()); }        ///< STARTTLS
    quint16 tlsPort() const { return static_cast<quint16>(m_process.facts()[u"tls_port"].toInt()); } ///< direct TLS
    /// Of a Prosody with --component.
    quint16 componentPort() const { return static_cast<quint16>(m_process.facts()[u"component_port"].toInt()); }
    QString caFile() const { return text("ca_file"); }
    QString folder() const { return text("folder"); } ///< with all that it keeps
    QString log() const { return text("log"); }
    QString jid(const QString &name) const { return name + QLatin1Char('@') + domain(); }
    QString password(const QString &name) const { return name + QStringLiteral("-secret"); }

    void stop() { m_process.command("stop"); }   ///< in good order
    void kill() { m_process.command("kill"); }   ///< as a power cut would
    void start() { m_process.command("start"); } ///< on the same ports

private:
    QString text(const char *key) const { return m_process.facts()[QLatin1StringView(key)].toString(); }

    ServerProcess m_process;
};

} // namespace causerie::test

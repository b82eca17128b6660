// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QProcess>

namespace causerie::test
{

/// A fixture script of this folder: prints one JSON line when it is ready, one per command, and ends with its
/// standard input. Destroying it ends the server and removes its folder. Thread: any, the one that made it.
class ServerProcess
{
public:
    ServerProcess(const QString &script, const QStringList &arguments);
    ~ServerProcess();
    ServerProcess(const ServerProcess &) = delete;
    ServerProcess &operator=(const ServerProcess &) = delete;

    bool isReady() const { return !m_facts.isEmpty(); }
    const QJsonObject &facts() const { return m_facts; }
    /// Sends one line and returns the answer; empty when the script has died.
    QJsonObject command(const QByteArray &line);

private:
    QJsonObject readLine();

    QProcess m_process;
    QJsonObject m_facts;
};

} // namespace causerie::test

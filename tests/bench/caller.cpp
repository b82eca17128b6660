// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/caller.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QJsonDocument>

#include <unistd.h>

#include <chrono>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace causerie::bench
{

QStringList devicesOf(const QString &letter)
{
    return {u"--microphone"_s, u"microphone_"_s + letter, u"--speaker"_s, u"speaker_"_s + letter};
}

Caller::Caller(const test::Prosody &server, const QString &name, const QStringList &command)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"CAUSERIE_PASSWORD"_s, server.password(name));
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(CAUSERIE_CLI),
                    QStringList{u"--jid"_s, server.jid(name), u"--host"_s, server.host(), u"--port"_s,
                                QString::number(server.port()), u"--ca-file"_s, server.caFile(), u"--data"_s,
                                m_data.path(), u"--loopback"_s} +
                        command);
}

Caller::~Caller()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

QJsonObject Caller::waitFor(const QString &event)
{
    const QDeadlineTimer limit(std::chrono::minutes(1));
    while (!limit.hasExpired()) {
        while (m_process.canReadLine()) {
            const QByteArray line = m_process.readLine();
            const QJsonObject said = QJsonDocument::fromJson(line).object();
            if (said[u"event"] == event)
                return said;
            if (said[u"event"] == "error"_L1)
                std::fputs(line.constData(), stderr);
        }
        if (!m_process.waitForReadyRead(1000) && m_process.state() == QProcess::NotRunning && !m_process.canReadLine())
            break;
    }
    return {};
}

bool Caller::waitForExit()
{
    return m_process.waitForFinished(60'000) && m_process.exitStatus() == QProcess::NormalExit &&
           m_process.exitCode() == 0;
}

double Caller::cpuSeconds() const
{
    QFile stat(u"/proc/%1/stat"_s.arg(m_process.processId()));
    if (!stat.open(QIODevice::ReadOnly))
        return 0;
    // proc_pid_stat(5): after the name in brackets, fields 14 and 15 of all are utime and stime.
    const QByteArray text = stat.readAll();
    const auto fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    return (fields.value(11).toDouble() + fields.value(12).toDouble()) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

} // namespace causerie::bench

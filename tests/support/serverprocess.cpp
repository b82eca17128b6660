// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/serverprocess.h"

#include <QJsonDocument>

namespace causerie::test
{

namespace
{
constexpr int kPatienceMs = 120'000; // a limit for a hung fixture, not a measure of speed
}

ServerProcess::ServerProcess(const QString &script, const QStringList &arguments)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(CAUSERIE_TEST_SUPPORT_DIR "/") + script, arguments);
    m_facts = readLine();
}

ServerProcess::~ServerProcess()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(kPatienceMs))
        m_process.kill();
    m_process.waitForFinished();
}

QJsonObject ServerProcess::command(const QByteArray &line)
{
    m_process.write(line + '\n');
    return readLine();
}

QJsonObject ServerProcess::readLine()
{
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(kPatienceMs))
            return {};
    }
    return QJsonDocument::fromJson(m_process.readLine()).object();
}

} // namespace causerie::test

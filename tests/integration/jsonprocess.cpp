// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/jsonprocess.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace causerie::test
{

namespace
{

constexpr int kPatience = 60'000;

} // namespace

JsonProcess::JsonProcess(const QString &program, const QStringList &arguments,
                         const QMap<QString, QString> &environment)
{
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    for (auto it = environment.cbegin(); it != environment.cend(); ++it)
        variables.insert(it.key(), it.value());
    m_process.setProcessEnvironment(variables);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(program, arguments);
}

JsonProcess::~JsonProcess()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

void JsonProcess::read()
{
    m_buffer += m_process.readAllStandardOutput();
    for (qsizetype end = m_buffer.indexOf('\n'); end >= 0; end = m_buffer.indexOf('\n')) {
        const QByteArray line = m_buffer.first(end);
        m_buffer.remove(0, end + 1);
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (!document.isObject())
            qWarning() << "not an object:" << line;
        m_all << document.object();
    }
}

QJsonObject JsonProcess::waitFor(const std::function<bool(const QJsonObject &)> &isIt)
{
    QJsonObject found;
    const bool there = QTest::qWaitFor(
        [&] {
            read();
            while (m_passed < m_all.size()) {
                const QJsonObject &object = m_all[m_passed++];
                if (isIt(object)) {
                    found = object;
                    return true;
                }
            }
            return m_process.state() == QProcess::NotRunning && m_process.bytesAvailable() == 0;
        },
        kPatience);
    if (!there || found.isEmpty())
        qWarning() << "waited in vain; so far:" << m_all;
    return found;
}

QJsonObject JsonProcess::waitForEvent(const QString &event)
{
    return waitFor([&](const QJsonObject &object) { return object[u"event"_s] == event; });
}

void JsonProcess::write(const QJsonObject &command)
{
    m_process.write(QJsonDocument(command).toJson(QJsonDocument::Compact) + '\n');
}

int JsonProcess::wait()
{
    if (!QTest::qWaitFor([&] { return m_process.state() == QProcess::NotRunning; }, kPatience))
        return -1;
    read();
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

} // namespace causerie::test

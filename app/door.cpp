// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/door.h"

#include "core/base/log.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace causerie
{

namespace
{

constexpr qint64 kLongest = 64 * 1024; ///< bytes of what somebody says
constexpr auto kPatience = 5s;
const QByteArray kAnswer = "ok\n";

QString pathIn(const QDir &folder)
{
    return folder.filePath(u"door"_s);
}

/// Nothing when it is not what is said at this door.
std::optional<QStringList> argumentsIn(const QByteArray &line)
{
    const QJsonDocument said = QJsonDocument::fromJson(line);
    if (!said.isArray())
        return {};
    QStringList arguments;
    for (const QJsonValue &one : said.array())
        arguments << one.toString();
    return arguments;
}

} // namespace

Door::Door(const QDir &folder, QObject *parent) : QObject(parent)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection())
            letIn(*socket);
    });
    QLocalServer::removeServer(pathIn(folder));
    if (!m_server.listen(pathIn(folder)))
        qCWarning(lcApp) << "a second start cannot hand over its link:" << m_server.errorString();
}

void Door::letIn(QLocalSocket &socket)
{
    socket.setReadBufferSize(kLongest + 1);
    connect(&socket, &QLocalSocket::disconnected, &socket, &QObject::deleteLater);
    QTimer::singleShot(kPatience, &socket, &QLocalSocket::abort);
    connect(&socket, &QLocalSocket::readyRead, this, [this, &socket] {
        if (!socket.canReadLine()) {
            if (socket.bytesAvailable() > kLongest)
                socket.abort();
            return;
        }
        const auto arguments = argumentsIn(socket.readLine());
        if (!arguments)
            return socket.abort();
        socket.write(kAnswer);
        socket.disconnectFromServer();
        Q_EMIT knocked(*arguments);
    });
}

bool knock(const QDir &folder, const QStringList &arguments, std::chrono::milliseconds patience)
{
    const QDeadlineTimer end(patience);
    const auto left = [&end] { return int(end.remainingTime()); };
    QLocalSocket socket;
    socket.connectToServer(pathIn(folder));
    if (!socket.waitForConnected(left()))
        return false;
    socket.write(QJsonDocument(QJsonArray::fromStringList(arguments)).toJson(QJsonDocument::Compact) + '\n');
    while (!socket.canReadLine()) {
        if (end.hasExpired() || !socket.waitForReadyRead(left()))
            return false;
    }
    return socket.readLine() == kAnswer;
}

} // namespace causerie

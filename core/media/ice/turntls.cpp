// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/ice/turntls.h"

#include "core/base/log.h"

#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>
#include <QThread>

#include <algorithm>
#include <initializer_list>
#include <utility>
#include <vector>

namespace causerie::media
{

namespace
{

constexpr int kMostGuests = 64;               ///< of one door: one for each address of ours, in each generation
constexpr qint64 kInHand = qint64(16) * 1024; ///< more is left to TCP, which slows the sender down
constexpr qint64 kReadAhead = qint64(64) * 1024;

/// From one socket to the other as long as that one keeps up.
void pass(QAbstractSocket &from, QAbstractSocket &to)
{
    if (const qint64 room = kInHand - to.bytesToWrite(); room > 0 && from.bytesAvailable() > 0)
        to.write(from.read(room));
}

/// One connection through a door. Owner: the door. Ends with either socket.
class Guest final : public QObject
{
public:
    Guest(QTcpSocket *inside, const IceServer &server, const QList<QSslCertificate> &authorities, QObject *parent)
        : QObject(parent), m_inside(inside)
    {
        QSslConfiguration configuration = m_outside.sslConfiguration();
        configuration.addCaCertificates(authorities);
        m_outside.setSslConfiguration(configuration);
        m_inside->setParent(this);
        for (QAbstractSocket *socket : std::initializer_list<QAbstractSocket *>{m_inside, &m_outside}) {
            socket->setProxy(QNetworkProxy::NoProxy);
            socket->setReadBufferSize(kReadAhead);
            connect(socket, &QAbstractSocket::disconnected, this, &QObject::deleteLater);
            connect(socket, &QAbstractSocket::errorOccurred, this, &QObject::deleteLater);
        }
        connect(m_inside, &QIODevice::readyRead, this, &Guest::outwards);
        connect(&m_outside, &QSslSocket::encrypted, this, [this] {
            m_outside.setSocketOption(QAbstractSocket::LowDelayOption, 1);
            outwards();
        });
        connect(&m_outside, &QSslSocket::encryptedBytesWritten, this, &Guest::outwards);
        connect(&m_outside, &QIODevice::readyRead, this, &Guest::inwards);
        connect(m_inside, &QIODevice::bytesWritten, this, &Guest::inwards);
        connect(&m_outside, &QSslSocket::sslErrors, this, [name = server.host](const QList<QSslError> &errors) {
            qCWarning(lcIce) << "TLS of the relay" << name << "is not good:" << errors;
        });
        m_inside->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_outside.connectToHostEncrypted(server.host, server.port);
    }

private:
    void outwards()
    {
        if (m_outside.isEncrypted())
            pass(*m_inside, m_outside);
    }
    void inwards() { pass(m_outside, *m_inside); }

    QTcpSocket *m_inside;
    QSslSocket m_outside;
};

/// For one server at one address of loopback.
class Door final : public QTcpServer
{
public:
    Door(const IceServer &server, const QList<QSslCertificate> &authorities, const QHostAddress &address)
        : m_server(server), m_authorities(authorities)
    {
        setProxy(QNetworkProxy::NoProxy);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *inside = nextPendingConnection()) {
                if (*m_guests >= kMostGuests) {
                    qCDebug(lcIce) << "too many at the door of" << m_server.host;
                    delete inside;
                    continue;
                }
                ++*m_guests;
                connect(new Guest(inside, m_server, m_authorities, this), &QObject::destroyed,
                        [guests = m_guests] { --*guests; });
            }
        });
        listen(address);
    }
    bool isFor(const IceServer &server) const { return m_server.host == server.host && m_server.port == server.port; }

private:
    IceServer m_server;
    QList<QSslCertificate> m_authorities;
    std::shared_ptr<int> m_guests = std::make_shared<int>(0); ///< the last goes after the door
};

} // namespace

struct TurnTls::House {
    explicit House(const QString &caFile)
    {
        if (!caFile.isEmpty())
            authorities = QSslCertificate::fromPath(caFile);
        stairs.moveToThread(&thread);
        thread.setObjectName(QStringLiteral("turn-tls"));
        thread.start();
    }
    ~House()
    {
        QMetaObject::invokeMethod(&stairs, [this] { doors.clear(); }, Qt::BlockingQueuedConnection);
        thread.quit();
        thread.wait();
    }

    void open(const IceServer &server, QList<IceServer> &into)
    {
        for (const auto address : {QHostAddress::LocalHost, QHostAddress::LocalHostIPv6}) {
            const QHostAddress wanted(address);
            auto known = std::ranges::find_if(doors, [&](const std::unique_ptr<Door> &door) {
                return door->isFor(server) && door->serverAddress() == wanted;
            });
            if (known == doors.end()) {
                auto door = std::make_unique<Door>(server, authorities, wanted);
                if (!door->isListening()) {
                    qCDebug(lcIce) << "no door to a relay at" << wanted << door->errorString(); // no IPv6, mostly
                    continue;
                }
                known = doors.insert(doors.end(), std::move(door));
            }
            IceServer behind = server;
            behind.kind = IceServer::Kind::TurnTcp;
            behind.host = wanted.toString();
            behind.port = (*known)->serverPort();
            into.append(behind);
        }
    }

    QThread thread;
    QObject stairs; ///< lives in it
    QList<QSslCertificate> authorities;
    std::vector<std::unique_ptr<Door>> doors;
};

TurnTls::TurnTls(QString caFile) : m_caFile(std::move(caFile)) {}

TurnTls::~TurnTls() = default;

QList<IceServer> TurnTls::doorsFor(const QList<IceServer> &servers)
{
    QList<IceServer> result;
    for (const IceServer &server : servers) {
        if (server.kind != IceServer::Kind::TurnTls) {
            result.append(server);
            continue;
        }
        if (!m_house)
            m_house = std::make_unique<House>(m_caFile);
        QMetaObject::invokeMethod(
            &m_house->stairs, [&] { m_house->open(server, result); }, Qt::BlockingQueuedConnection);
    }
    return result;
}

} // namespace causerie::media

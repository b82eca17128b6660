// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/lossrelay.h"

#include <QNetworkDatagram>

namespace causerie::bench
{

std::optional<media::Candidate> LossRelay::instead(media::Candidate candidate)
{
    const QHostAddress address(candidate.address);
    if (address.protocol() != QAbstractSocket::IPv4Protocol || !address.isLoopback() ||
        candidate.type != media::Candidate::Type::Host || candidate.protocol != media::Candidate::Protocol::Udp)
        return std::nullopt;
    const QUdpSocket *here = addressOf({address.toIPv4Address(), candidate.port});
    if (!here)
        return std::nullopt;
    candidate.port = here->localPort();
    return candidate;
}

QUdpSocket *LossRelay::addressOf(const Place &who)
{
    std::unique_ptr<QUdpSocket> &address = m_addresses[who];
    if (!address) {
        auto socket = std::make_unique<QUdpSocket>();
        if (!socket->bind(QHostAddress::LocalHost, 0))
            return nullptr;
        QObject::connect(socket.get(), &QUdpSocket::readyRead, socket.get(),
                         [this, &from = *socket, who] { forward(from, who); });
        address = std::move(socket);
    }
    return address.get();
}

void LossRelay::forward(QUdpSocket &from, const Place &to)
{
    while (from.hasPendingDatagrams()) {
        const QNetworkDatagram datagram = from.receiveDatagram();
        if (m_network.losesNext()) {
            ++m_lost;
            continue;
        }
        ++m_passed;
        const Place sender{datagram.senderAddress().toIPv4Address(), static_cast<quint16>(datagram.senderPort())};
        if (QUdpSocket *address = addressOf(sender))
            address->writeDatagram(datagram.data(), QHostAddress(to.first), to.second);
    }
}

} // namespace causerie::bench

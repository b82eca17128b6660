// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHostAddress>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <vector>

namespace causerie::test
{

/// An address that never answers, like a host behind a broken network: its queue is full and nobody takes from it.
/// Thread: any.
class DeafServer
{
public:
    DeafServer(const QHostAddress &address, quint16 port)
    {
        sockaddr_storage where{};
        const socklen_t length = fill(where, address, port);
        const int listener = open(where.ss_family);
        if (listener < 0 || bind(listener, asAny(where), length) != 0 || listen(listener, 0) != 0)
            return;
        for (int i = 0; i < 8 && !m_isDeaf; ++i) {
            const int caller = open(where.ss_family);
            connect(caller, asAny(where), length);
            pollfd waiting{caller, POLLOUT, 0};
            m_isDeaf = poll(&waiting, 1, 200) == 0; // the first that gets no answer
        }
    }
    ~DeafServer()
    {
        for (const int socket : m_sockets)
            ::close(socket);
    }
    DeafServer(const DeafServer &) = delete;
    DeafServer &operator=(const DeafServer &) = delete;

    bool isDeaf() const { return m_isDeaf; }

private:
    static const sockaddr *asAny(const sockaddr_storage &where) { return reinterpret_cast<const sockaddr *>(&where); }

    static socklen_t fill(sockaddr_storage &where, const QHostAddress &address, quint16 port)
    {
        if (address.protocol() == QAbstractSocket::IPv6Protocol) {
            auto &six = reinterpret_cast<sockaddr_in6 &>(where);
            six.sin6_family = AF_INET6;
            six.sin6_port = htons(port);
            const Q_IPV6ADDR bytes = address.toIPv6Address();
            memcpy(&six.sin6_addr, &bytes, sizeof(bytes));
            return sizeof(sockaddr_in6);
        }
        auto &four = reinterpret_cast<sockaddr_in &>(where);
        four.sin_family = AF_INET;
        four.sin_port = htons(port);
        four.sin_addr.s_addr = htonl(address.toIPv4Address());
        return sizeof(sockaddr_in);
    }

    int open(int family)
    {
        const int descriptor = ::socket(family, SOCK_STREAM | SOCK_NONBLOCK, 0);
        m_sockets.push_back(descriptor);
        return descriptor;
    }

    std::vector<int> m_sockets;
    bool m_isDeaf = false;
};

} // namespace causerie::test

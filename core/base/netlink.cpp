// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/netlink.h"

#include "core/base/log.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <linux/rtnetlink.h>
#include <sys/socket.h>
#include <unistd.h>

namespace causerie
{

Netlink::Netlink() : m_descriptor(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE))
{
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR;
    if (m_descriptor >= 0 && bind(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return;
    qCWarning(lcXmpp) << "the kernel does not tell of changes of the network:" << std::strerror(errno);
    if (m_descriptor >= 0)
        close(m_descriptor);
    m_descriptor = -1;
}

Netlink::~Netlink()
{
    if (m_descriptor >= 0)
        close(m_descriptor);
}

void Netlink::drain()
{
    std::array<char, 4096> message;
    ssize_t got = 0;
    do {
        got = recv(m_descriptor, message.data(), message.size(), 0);
    } while (got > 0 || (got < 0 && (errno == EINTR || errno == ENOBUFS)));
}

} // namespace causerie

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/ice/networkwatch.h"

#include "core/base/log.h"
#include "core/media/ice/candidatecheck.h"

#include <QNetworkInterface>

#include <array>
#include <cstring>
#include <utility>

#include <glib-unix.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>
#include <unistd.h>

namespace causerie::media
{

namespace
{

QSet<QHostAddress> setOf(const QList<QHostAddress> &addresses)
{
    return {addresses.begin(), addresses.end()};
}

constexpr std::chrono::milliseconds kSettle{100}; // an interface that comes up gets several addresses

int openSocket()
{
    const int opened = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE);
    if (opened < 0)
        return -1;
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR;
    if (bind(opened, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return opened;
    close(opened);
    return -1;
}

} // namespace

QList<QHostAddress> usableAddresses(bool loopback)
{
    QList<QHostAddress> usable;
    for (const auto &interface : QNetworkInterface::allInterfaces()) {
        if (!interface.flags().testFlags(QNetworkInterface::IsUp | QNetworkInterface::IsRunning))
            continue;
        for (const auto &entry : interface.addressEntries()) {
            if (isWorthGathering(entry.ip(), loopback))
                usable.append(entry.ip());
        }
    }
    return usable;
}

NetworkWatch::NetworkWatch(_GMainContext *context, bool loopback, std::function<void()> changed)
    : m_loopback(loopback), m_changed(std::move(changed)), m_known(setOf(usableAddresses(loopback))),
      m_settle(context, [this] { compare(); }), m_socket(openSocket())
{
    if (m_socket < 0) {
        qCWarning(lcIce) << "the kernel does not tell of changes of the network:" << std::strerror(errno);
        return;
    }
    m_source = g_unix_fd_source_new(m_socket, G_IO_IN);
    const GUnixFDSourceFunc readable = [](gint, GIOCondition, gpointer self) -> gboolean {
        static_cast<NetworkWatch *>(self)->drain();
        return G_SOURCE_CONTINUE;
    };
    g_source_set_callback(m_source, G_SOURCE_FUNC(readable), this, nullptr);
    g_source_attach(m_source, context);
}

NetworkWatch::~NetworkWatch()
{
    if (m_source) {
        g_source_destroy(m_source);
        g_source_unref(m_source);
    }
    if (m_socket >= 0)
        close(m_socket);
}

/// What it says does not matter: the addresses are read when it has said all.
void NetworkWatch::drain()
{
    std::array<char, 4096> message;
    ssize_t got = 0;
    do {
        got = recv(m_socket, message.data(), message.size(), 0);
    } while (got > 0 || (got < 0 && (errno == EINTR || errno == ENOBUFS)));
    m_settle.start(kSettle);
}

void NetworkWatch::compare()
{
    auto now = setOf(usableAddresses(m_loopback));
    if (now == m_known)
        return;
    m_known = std::move(now);
    m_changed();
}

} // namespace causerie::media

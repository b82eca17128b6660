// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/ice/networkwatch.h"

#include "core/media/ice/candidatecheck.h"

#include <QNetworkInterface>

#include <utility>

#include <glib-unix.h>

namespace causerie::media
{

namespace
{

QSet<QHostAddress> setOf(const QList<QHostAddress> &addresses)
{
    return {addresses.begin(), addresses.end()};
}

constexpr std::chrono::milliseconds kSettle{100}; // an interface that comes up gets several addresses

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
      m_settle(context, [this] { compare(); })
{
    if (m_netlink.descriptor() < 0)
        return;
    m_source = g_unix_fd_source_new(m_netlink.descriptor(), G_IO_IN);
    const GUnixFDSourceFunc readable = [](gint, GIOCondition, gpointer self) -> gboolean {
        auto *watch = static_cast<NetworkWatch *>(self);
        watch->m_netlink.drain();
        watch->m_settle.start(kSettle);
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

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/netlink.h"
#include "core/media/net/netthread.h"

#include <QHostAddress>
#include <QList>
#include <QSet>

#include <functional>

struct _GSource;

namespace causerie::media
{

/// Those on which ICE would gather: of interfaces that are up, without the ones that are of no use.
QList<QHostAddress> usableAddresses(bool loopback);

/// Tells when the addresses on which ICE would gather are others than before: another network, a cable, a tunnel. The
/// kernel says that something changed (see `Netlink`); several changes in a row are one.
///
/// Thread: net.
class NetworkWatch final
{
public:
    NetworkWatch(_GMainContext *context, bool loopback, std::function<void()> changed);
    ~NetworkWatch();
    NetworkWatch(const NetworkWatch &) = delete;
    NetworkWatch &operator=(const NetworkWatch &) = delete;

private:
    void compare();

    bool m_loopback;
    std::function<void()> m_changed;
    QSet<QHostAddress> m_known;
    NetTimer m_settle;
    Netlink m_netlink;
    _GSource *m_source = nullptr;
};

} // namespace causerie::media

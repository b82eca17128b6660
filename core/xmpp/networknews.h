// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/netlink.h"

#include <QObject>
#include <QTimer>

namespace causerie::xmpp
{

/// Tells when this machine may reach the world by another way than before: addresses came or went, or the desktop says
/// that it is online.
///
/// Thread: GUI. Owner: Connection.
class NetworkNews final : public QObject
{
    Q_OBJECT

public:
    explicit NetworkNews(QObject *parent = nullptr);

Q_SIGNALS:
    void changed(); ///< several in a row are one

private:
    Netlink m_netlink;
    QTimer m_settle;
};

} // namespace causerie::xmpp

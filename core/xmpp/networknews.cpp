// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/networknews.h"

#include <QNetworkInformation>
#include <QSocketNotifier>

#include <chrono>

namespace causerie::xmpp
{

namespace
{
constexpr std::chrono::milliseconds kSettle{100}; // an interface that comes up gets several addresses
} // namespace

NetworkNews::NetworkNews(QObject *parent) : QObject(parent)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettle);
    connect(&m_settle, &QTimer::timeout, this, &NetworkNews::changed);
    if (m_netlink.descriptor() >= 0) {
        auto *notifier = new QSocketNotifier(m_netlink.descriptor(), QSocketNotifier::Read, this);
        connect(notifier, &QSocketNotifier::activated, this, [this] {
            m_netlink.drain();
            m_settle.start();
        });
    }
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return;
    connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this,
            [this](QNetworkInformation::Reachability reachability) {
                if (reachability == QNetworkInformation::Reachability::Online)
                    m_settle.start();
            });
}

} // namespace causerie::xmpp

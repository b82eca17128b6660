// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/parameters.h"
#include "tests/bench/lossmodels.h"

#include <QHostAddress>
#include <QUdpSocket>

#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace causerie::bench
{

/// What lies between the sockets of two people on this machine and loses what they send to each other. Everybody has an
/// address here, which is what others are told: what is sent to it reaches them, and comes from the sender's address
/// here. Nothing is late.
///
/// Thread: any with an event loop.
class LossRelay
{
public:
    explicit LossRelay(LossModel network) : m_network(network) {}

    /// The candidate that others are to be told in place of this one. Empty for what does not go through here: all but
    /// IPv4, UDP and the machine itself.
    std::optional<media::Candidate> instead(media::Candidate candidate);

    int passed() const { return m_passed; } ///< datagrams
    int lost() const { return m_lost; }     ///< besides

private:
    using Place = std::pair<quint32, quint16>; ///< IPv4 address and port of somebody

    QUdpSocket *addressOf(const Place &who);
    void forward(QUdpSocket &from, const Place &to);

    LossModel m_network;
    std::map<Place, std::unique_ptr<QUdpSocket>> m_addresses;
    int m_passed = 0;
    int m_lost = 0;
};

} // namespace causerie::bench

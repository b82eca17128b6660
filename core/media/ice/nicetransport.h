// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/ice/icetransport.h"
#include "core/media/net/netthread.h"

#include <memory>

namespace causerie::media
{

/// How the two sides settle on a pair (RFC 8445 §8.1.1, RFC 5245 §8.1.1.2).
enum class Nomination { Regular, Aggressive };

struct IceSettings {
    bool controlling = false;
    QList<IceServer> servers;
    bool loopback = false;  ///< gather on 127.0.0.1 too, and take such candidates
    bool relayOnly = false; ///< tell and use nothing but relays: hides where we are
    Nomination nomination = Nomination::Aggressive;
};

/// ICE by libnice: trickle, consent freshness (RFC 7675), STUN, TURN over UDP and TCP, IPv4 and IPv6, packets marked
/// as voice (DSCP EF, RFC 8837 §5). Names of servers and mDNS names of candidates are resolved on the way.
class NiceTransport final : public IceTransport
{
public:
    /// `context` is the net thread's, which must be the current one.
    NiceTransport(_GMainContext *context, IceSettings settings, Events events);
    ~NiceTransport() override;

    IceCredentials credentials() const override;
    void gather() override;
    void connectTo(const IceCredentials &remote) override;
    void addRemoteCandidates(const QList<Candidate> &candidates) override;
    bool send(std::span<const std::byte> datagram) override;
    std::optional<SelectedPair> selectedPair() const override;
    void close(std::chrono::milliseconds patience, std::function<void()> closed) override;

private:
    struct Agent;
    std::unique_ptr<Agent> m_agent;
};

} // namespace causerie::media

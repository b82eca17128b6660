// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/ice/icetransport.h"
#include "core/media/net/netthread.h"

#include <atomic>
#include <memory>
#include <vector>

namespace causerie::media
{

/// A transport that can begin anew while it carries a call (ICE restart, RFC 8445 §9). The next generation has sockets,
/// candidates and credentials of its own; what is said goes on by the present one until the next has a pair. So nothing
/// is lost where the old way still works, and addresses that came up later are found.
///
/// Credentials and candidates, in both directions, are those of the newest generation. That the present one fails is
/// told only when no newer one is on its way.
///
/// Thread: net, except for `send`. Owner: SecurePath.
class RestartableTransport final : public IceTransport
{
public:
    using Make = std::function<std::unique_ptr<IceTransport>(Events)>;

    struct Timing {
        std::chrono::milliseconds patience{30'000}; ///< with a next generation: its offer may wait for another stream
        std::chrono::milliseconds linger{2'000};    ///< of a former one: the other side may send by it a little longer
    };

    /// `moved`: another generation has become the present one.
    RestartableTransport(_GMainContext *context, Make make, Events events, Timing timing,
                         std::function<void()> moved = {});
    ~RestartableTransport() override;

    /// Another generation gathers at once; one that was not connected yet is given up.
    void restart();

    IceCredentials credentials() const override;
    void gather() override;
    void connectTo(const IceCredentials &remote) override;
    void addRemoteCandidates(const QList<Candidate> &candidates) override;
    bool send(std::span<const std::byte> datagram) override;
    std::optional<SelectedPair> selectedPair() const override;
    void close(std::chrono::milliseconds patience, std::function<void()> closed) override;

private:
    struct Generation;

    std::unique_ptr<Generation> makeGeneration();
    void stateChanged(Generation &generation, IceState state);
    void takeOver();
    void giveUp();
    void retire(std::unique_ptr<Generation> generation);
    void sweep();
    void tell(IceState state);
    Generation &newest() const { return m_next ? *m_next : *m_present; }

    Make m_make;
    Events m_events;
    Timing m_timing;
    std::function<void()> m_moved;
    IceState m_told = IceState::Waiting;
    std::unique_ptr<Generation> m_present;
    std::unique_ptr<Generation> m_next; ///< on its way
    std::vector<std::unique_ptr<Generation>> m_retired;
    std::atomic<IceTransport *> m_sender; ///< of `m_present`
    std::atomic<int> m_sending{0};        ///< calls of `send` that may still use a former one
    NetTimer m_deadline;                  ///< of `m_next`
    NetTimer m_sweep;
};

} // namespace causerie::media

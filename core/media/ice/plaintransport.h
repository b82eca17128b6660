// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/ice/icetransport.h"

#include <memory>

struct _GMainContext;

namespace causerie::media
{

/// One UDP socket and the first usable candidate of the other side, without checks: for tests and for gateways in the
/// same network that know no ICE. Only datagrams from that candidate's address are taken.
class PlainTransport final : public IceTransport
{
public:
    /// `localAddress` is numeric. `context` is the net thread's, which must be the current one.
    PlainTransport(_GMainContext *context, const QString &localAddress, Events events);
    ~PlainTransport() override;

    IceCredentials credentials() const override; ///< empty
    void gather() override;
    void connectTo(const IceCredentials &remote) override;
    void addRemoteCandidates(const QList<Candidate> &candidates) override;
    bool send(std::span<const std::byte> datagram) override;
    std::optional<SelectedPair> selectedPair() const override;
    void close(std::chrono::milliseconds patience, std::function<void()> closed) override;

private:
    struct Socket;
    std::unique_ptr<Socket> m_socket;
};

} // namespace causerie::media

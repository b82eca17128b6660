// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/parameters.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>

namespace causerie::media
{

enum class IceState {
    Waiting,   ///< for candidates, credentials or checks
    Connected, ///< a pair is selected: `send` reaches the other side
    Failed,    ///< no pair works, or consent is lost (RFC 7675 §5.1)
};

struct SelectedPair {
    Candidate local;
    Candidate remote;
};

/// A way for datagrams between two people, whatever stands between them (RFC 8445); one component, RTCP shares it.
///
/// Thread: net, except for `send`. Owner: SecurePath. The events are called on the net thread, never inside a call.
class IceTransport
{
public:
    struct Events {
        std::function<void(const QList<Candidate> &)> candidates; ///< ours, as they are found
        std::function<void()> gatheringFinished;
        std::function<void(IceState)> stateChanged;
        std::function<void(std::span<const std::byte>)>
            received; ///< one datagram that is not STUN; borrowed for the call
    };

    virtual ~IceTransport() = default;

    /// Known from the start.
    virtual IceCredentials credentials() const = 0;
    virtual void gather() = 0;
    /// Checks begin with the candidates that are or will be there.
    virtual void connectTo(const IceCredentials &remote) = 0;
    /// Before or after `connectTo`. What cannot be used is skipped.
    virtual void addRemoteCandidates(const QList<Candidate> &candidates) = 0;
    /// Any thread, once connected. False when the datagram could not leave.
    virtual bool send(std::span<const std::byte> datagram) = 0;
    virtual std::optional<SelectedPair> selectedPair() const = 0;
    /// Gives relays back and closes the sockets; `closed` comes at the latest after `patience`. No event comes any
    /// more. Again, in a hurry: the new `closed` replaces the old one.
    virtual void close(std::chrono::milliseconds patience, std::function<void()> closed) = 0;
};

} // namespace causerie::media

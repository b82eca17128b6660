// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/signalling.h"

#include <expected>

namespace causerie
{

/// What we can send and receive, best first (XEP-0167 §4).
struct Abilities {
    QList<media::PayloadType> payloads;
    friend bool operator==(const Abilities &, const Abilities &) = default;
};

/// Opus with in-band protection (RFC 7587), then copies of it in later packets (RFC 2198), then pressed keys by either
/// clock (RFC 4733); and between them what gateways speak (RFC 3551). Dino takes the first payload
/// it knows and answers with that alone, so the order matters. What we ask of the others follows `mode`: frames of 60
/// ms, 12 kbit/s at most and pauses that are not sent, or frames of 10 ms.
Abilities ownAbilities(media::CallMode mode = media::CallMode::Usual);

/// What came out of an offer: our answer, still without our own transport (see `describe`), and the stream.
struct Negotiated {
    SessionDescription answer;
    media::AudioParameters parameters;
    friend bool operator==(const Negotiated &, const Negotiated &) = default;
};

/// Our offer, with the level of each packet in its header (RFC 6464, XEP-0294); the transport part comes by `describe`
/// (XEP-0167 §6, RFC 8842 §5.2: `actpass`).
SessionDescription offer(const Abilities &abilities);

/// Answers an offer, or says why it cannot be taken: no fingerprint, or one that proves nothing, is
/// `SecurityError`; no common codec `FailedApplication` (XEP-0167 §6); RTCP on a port of its own
/// `IncompatibleParameters`; no ICE credentials `FailedTransport`. Pure; any thread.
std::expected<Negotiated, EndReason> answer(const SessionDescription &theirs, const Abilities &abilities);

/// What the answer to our offer means, with the same reasons. Pure; any thread.
std::expected<media::AudioParameters, EndReason> conclude(const SessionDescription &ours,
                                                          const SessionDescription &theirs);

/// Puts our transport and stream identity into an offer or answer.
SessionDescription describe(SessionDescription description, const media::LocalTransport &local,
                            const QList<media::Candidate> &candidates);

media::RemoteTransport remoteTransport(const SessionDescription &theirs);

} // namespace causerie

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/parameters.h"

#include <QHostAddress>

namespace causerie::media
{

/// What to do with a candidate that the other side signalled.
enum class CandidateUse {
    Check,   ///< numeric and reachable in principle
    Resolve, ///< an mDNS name (draft-ietf-mmusic-mdns-ice-candidates §3.2): ask the resolver first
    Skip,
};

/// Candidates come from the network: whatever cannot be the address of a person, or could harm someone else, is
/// skipped: other names, multicast, any-address, IPv4 mapped into IPv6, link-local, loopback unless asked for, port 0,
/// priority 0, TCP. Pure.
CandidateUse judgeRemote(const Candidate &candidate, bool loopbackAllowed);

/// Which of our own addresses to gather on: no link-local ones, which the other side could not use anyway and which ICE
/// would prefer. Pure.
bool isWorthGathering(const QHostAddress &address, bool loopbackAllowed);

/// "host 192.0.2.1:5000", IPv6 in brackets. Pure.
QString describe(const Candidate &candidate);

} // namespace causerie::media

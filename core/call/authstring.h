// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/parameters.h"

#include <QString>

namespace causerie
{

/// Twelve digits, "4821 0937 2284", that both ends of a call derive from the fingerprints of their DTLS certificates
/// (RFC 8122, XEP-0320) and read aloud to each other: equal digits mean that nobody sits between them, whatever the
/// servers did with the signalling. Who called does not matter. Empty when either side has no fingerprint.
///
/// SHA-256 over "causerie auth string 1" and both fingerprints ("sha-256 AB:CD…", the lesser first, one a line), then
/// over its own result `kAuthRounds` times; the first eight bytes, big-endian, modulo 10^12. Nobody commits to a
/// fingerprint before they know the other's (as RFC 6189 §4.4.1.1 has it), so who sits between may try many: the rounds
/// make 10^12 of them cost as much as 2^54 hashes within the seconds before the other side gives up.
/// About 10 ms. Pure; any thread.
QString authString(const media::Fingerprint &one, const media::Fingerprint &other);

inline constexpr int kAuthRounds = 1 << 14;

} // namespace causerie

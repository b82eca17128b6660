// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/ice/candidatecheck.h"

#include "core/media/candidatetype.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::media
{

CandidateUse judgeRemote(const Candidate &candidate, bool loopbackAllowed)
{
    if (candidate.protocol != Candidate::Protocol::Udp || candidate.component != 1 || candidate.port == 0 ||
        candidate.priority == 0)
        return CandidateUse::Skip;
    const QHostAddress address(candidate.address);
    if (address.isNull()) {
        const auto &name = candidate.address;
        const bool isMdns = name.endsWith(".local"_L1, Qt::CaseInsensitive) && name.count(u'.') == 1 && name.size() > 6;
        return isMdns && candidate.type == Candidate::Type::Host ? CandidateUse::Resolve : CandidateUse::Skip;
    }
    return isWorthGathering(address, loopbackAllowed) ? CandidateUse::Check : CandidateUse::Skip;
}

namespace
{
/// RFC 8445 §5.1.1.1: IPv4 in IPv6's clothes and site-local addresses are no candidates; nor is "this network"
/// (RFC 1122 §3.2.1.3), which some systems take for themselves.
bool isOldOrDisguised(const QHostAddress &address)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return address.toIPv4Address() >> 24 == 0;
    const auto bytes = address.toIPv6Address();
    const auto isZero = [](quint8 byte) { return byte == 0; };
    const bool mapped = std::all_of(bytes.c, bytes.c + 10, isZero) && bytes.c[10] == 0xff && bytes.c[11] == 0xff;
    const bool compatible = std::all_of(bytes.c, bytes.c + 12, isZero) && !address.isLoopback();
    const bool siteLocal = bytes.c[0] == 0xfe && (bytes.c[1] & 0xc0) == 0xc0;
    return mapped || compatible || siteLocal;
}
} // namespace

bool isWorthGathering(const QHostAddress &address, bool loopbackAllowed)
{
    if (address.isNull() || address.isMulticast() || address.isBroadcast() || address.isLinkLocal() ||
        isOldOrDisguised(address))
        return false;
    return loopbackAllowed || !address.isLoopback();
}

QString describe(const Candidate &candidate)
{
    const auto address = candidate.address.contains(u':') ? u'[' + candidate.address + u']' : candidate.address;
    return word(candidate.type) + u' ' + address + u':' + QString::number(candidate.port);
}

} // namespace causerie::media

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/ice/candidatecheck.h"

using namespace Qt::StringLiterals;

namespace causerie::media
{

namespace
{
QString typeName(Candidate::Type type)
{
    switch (type) {
    case Candidate::Type::Host:
        return u"host"_s;
    case Candidate::Type::PeerReflexive:
        return u"prflx"_s;
    case Candidate::Type::ServerReflexive:
        return u"srflx"_s;
    case Candidate::Type::Relayed:
        return u"relay"_s;
    }
    return {};
}
} // namespace

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

bool isWorthGathering(const QHostAddress &address, bool loopbackAllowed)
{
    if (address.isNull() || address.isMulticast() || address.isBroadcast() || address.isLinkLocal() ||
        address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::AnyIPv6))
        return false;
    return loopbackAllowed || !address.isLoopback();
}

QString describe(const Candidate &candidate)
{
    const auto address = candidate.address.contains(u':') ? u'[' + candidate.address + u']' : candidate.address;
    return typeName(candidate.type) + u' ' + address + u':' + QString::number(candidate.port);
}

} // namespace causerie::media

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/ice/nicecandidate.h"

#include <array>

namespace causerie::media
{

namespace
{
QString addressText(const NiceAddress &address)
{
    std::array<char, NICE_ADDRESS_STRING_LEN> text{};
    nice_address_to_string(&address, text.data());
    return QString::fromLatin1(text.data());
}

Candidate::Type fromNice(NiceCandidateType type)
{
    switch (type) {
    case NICE_CANDIDATE_TYPE_HOST:
        return Candidate::Type::Host;
    case NICE_CANDIDATE_TYPE_SERVER_REFLEXIVE:
        return Candidate::Type::ServerReflexive;
    case NICE_CANDIDATE_TYPE_PEER_REFLEXIVE:
        return Candidate::Type::PeerReflexive;
    case NICE_CANDIDATE_TYPE_RELAYED:
        return Candidate::Type::Relayed;
    }
    return Candidate::Type::Host;
}

NiceCandidateType toNice(Candidate::Type type)
{
    switch (type) {
    case Candidate::Type::Host:
        return NICE_CANDIDATE_TYPE_HOST;
    case Candidate::Type::ServerReflexive:
        return NICE_CANDIDATE_TYPE_SERVER_REFLEXIVE;
    case Candidate::Type::PeerReflexive:
        return NICE_CANDIDATE_TYPE_PEER_REFLEXIVE;
    case Candidate::Type::Relayed:
        return NICE_CANDIDATE_TYPE_RELAYED;
    }
    return NICE_CANDIDATE_TYPE_HOST;
}
} // namespace

Candidate fromNice(const NiceCandidate &candidate)
{
    Candidate value;
    value.type = fromNice(candidate.type);
    value.protocol =
        candidate.transport == NICE_CANDIDATE_TRANSPORT_UDP ? Candidate::Protocol::Udp : Candidate::Protocol::Tcp;
    value.component = static_cast<int>(candidate.component_id);
    value.foundation = QString::fromLatin1(candidate.foundation);
    value.priority = candidate.priority;
    value.address = addressText(candidate.addr);
    value.port = static_cast<quint16>(nice_address_get_port(&candidate.addr));
    if (candidate.type != NICE_CANDIDATE_TYPE_HOST && nice_address_is_valid(&candidate.base_addr)) {
        value.relatedAddress = addressText(candidate.base_addr);
        value.relatedPort = static_cast<quint16>(nice_address_get_port(&candidate.base_addr));
    }
    return value;
}

OwnedNiceCandidate toNice(const Candidate &candidate, guint streamId)
{
    OwnedNiceCandidate made(nice_candidate_new(toNice(candidate.type)));
    if (!nice_address_set_from_string(&made->addr, candidate.address.toLatin1().constData()))
        return nullptr;
    nice_address_set_port(&made->addr, candidate.port);
    if (!candidate.relatedAddress.isEmpty() &&
        nice_address_set_from_string(&made->base_addr, candidate.relatedAddress.toLatin1().constData()))
        nice_address_set_port(&made->base_addr, candidate.relatedPort);
    made->transport = NICE_CANDIDATE_TRANSPORT_UDP;
    made->priority = candidate.priority;
    made->stream_id = streamId;
    made->component_id = static_cast<guint>(candidate.component);
    g_strlcpy(made->foundation, candidate.foundation.toLatin1().constData(), sizeof made->foundation);
    return made;
}

} // namespace causerie::media

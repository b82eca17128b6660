// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/doctor/visitjudge.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/upload.h"

#include <algorithm>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto kArchiveFeature = "urn:xmpp:mam:2"_L1;
constexpr auto kPushFeature = "urn:xmpp:push:0"_L1;

Finding noticed(Finding::Check check, Finding::Reason reason)
{
    Finding finding;
    finding.check = check;
    finding.state = Finding::State::Notice;
    finding.reason = reason;
    return finding;
}

/// Whether the first that was asked, the account or the server itself, has `feature`; nothing when it did not say.
std::optional<bool> firstHas(const ServicesAnswer &answer, QLatin1StringView feature)
{
    if (!answer || answer->asked.empty() || !answer->asked.front().info)
        return {};
    return answer->asked.front().info->features.contains(feature);
}

Finding judgeFeature(Finding::Check check, std::optional<bool> has)
{
    if (!has)
        return noticed(check, Finding::Reason::NoAnswer);
    if (!*has)
        return noticed(check, Finding::Reason::NotOffered);
    Finding finding;
    finding.check = check;
    return finding;
}

bool isRooms(const DiscoInfo &info)
{
    const bool isConference = std::ranges::any_of(info.identities, [](const DiscoIdentity &identity) {
        return identity.category == "conference"_L1 && identity.type == "text"_L1;
    });
    return isConference && info.features.contains(ns::kMuc);
}

QString kindText(media::IceServer::Kind kind)
{
    switch (kind) {
    case media::IceServer::Kind::Stun:
        return u"stun-udp"_s;
    case media::IceServer::Kind::TurnUdp:
        return u"turn-udp"_s;
    case media::IceServer::Kind::TurnTcp:
        return u"turn-tcp"_s;
    case media::IceServer::Kind::TurnTls:
        return u"turn-tls"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

/// One that says nothing may be the one that was looked for.
Finding::Reason whyNone(const Services &server)
{
    const bool isOneSilent = std::ranges::any_of(server.asked, [](const ServiceInfo &one) {
        return !one.info && one.info.error().kind != IqError::Kind::Refused;
    });
    return isOneSilent ? Finding::Reason::NoAnswer : Finding::Reason::NotOffered;
}

} // namespace

Finding judgeClock(const std::expected<std::chrono::milliseconds, IqError> &ahead)
{
    if (!ahead) {
        const bool isRefused = ahead.error().kind == IqError::Kind::Refused;
        return noticed(Finding::Check::Clock, isRefused ? Finding::Reason::NotOffered : Finding::Reason::NoAnswer);
    }
    Finding finding;
    finding.check = Finding::Check::Clock;
    finding.values[u"ahead_ms"_s] = qint64(ahead->count());
    const auto off = std::chrono::abs(*ahead);
    if (off < kClockNotice)
        return finding;
    finding.state = off < kClockFault ? Finding::State::Notice : Finding::State::Fault;
    finding.reason = Finding::Reason::ClockOff;
    return finding;
}

Finding judgeArchive(const ServicesAnswer &account)
{
    return judgeFeature(Finding::Check::Archive, firstHas(account, kArchiveFeature));
}

/// XEP-0357 §4: the account says it; some servers do so themselves.
Finding judgePush(const ServicesAnswer &account, const ServicesAnswer &server)
{
    const auto own = firstHas(account, kPushFeature);
    return judgeFeature(Finding::Check::Push, own.value_or(false) ? own : firstHas(server, kPushFeature));
}

Finding judgeCarbons(const ServicesAnswer &server)
{
    return judgeFeature(Finding::Check::Carbons, firstHas(server, ns::kCarbons));
}

Finding judgeUpload(const ServicesAnswer &server)
{
    if (!server)
        return noticed(Finding::Check::Upload, Finding::Reason::NoAnswer);
    for (const auto &[jid, info] : server->asked) {
        const auto service = info ? readUploadService(jid, *info) : std::nullopt;
        if (!service)
            continue;
        Finding finding;
        finding.check = Finding::Check::Upload;
        finding.values[u"service"_s] = jid.toString();
        if (service->largest >= 0)
            finding.values[u"largest_bytes"_s] = service->largest;
        return finding;
    }
    return noticed(Finding::Check::Upload, whyNone(*server));
}

Finding judgeRooms(const ServicesAnswer &server)
{
    if (!server)
        return noticed(Finding::Check::Rooms, Finding::Reason::NoAnswer);
    const auto found =
        std::ranges::find_if(server->asked, [](const ServiceInfo &one) { return one.info && isRooms(*one.info); });
    if (found == server->asked.end())
        return noticed(Finding::Check::Rooms, whyNone(*server));
    Finding finding;
    finding.check = Finding::Check::Rooms;
    finding.values[u"service"_s] = found->jid.toString();
    return finding;
}

Finding judgeCallServices(const QList<media::IceServer> &servers)
{
    if (servers.isEmpty())
        return noticed(Finding::Check::CallServices, Finding::Reason::NotOffered);
    Finding finding;
    finding.check = Finding::Check::CallServices;
    QStringList named;
    for (const media::IceServer &server : servers)
        named += kindText(server.kind) + u' ' + addressText(server.host, server.port);
    finding.values[u"named"_s] = named;
    if (!media::reachOf(servers).knowsTurn) { // calls through strict firewalls fail
        finding.state = Finding::State::Notice;
        finding.reason = Finding::Reason::NoRelay;
    }
    return finding;
}

Finding judgeRelay(const media::IceServer &server, const media::Reach &reach, std::chrono::milliseconds took)
{
    Finding finding;
    finding.check = Finding::Check::Relay;
    finding.subject = addressText(server.host, server.port);
    finding.values[u"kind"_s] = kindText(server.kind);
    finding.took = took;
    const bool isStun = server.kind == media::IceServer::Kind::Stun;
    if (isStun ? reach.isSeen : reach.hasRelay)
        return finding;
    // A computer with a public address sees nothing new of itself by STUN, so that is no proof of a fault.
    finding.state = isStun ? Finding::State::Notice : Finding::State::Fault;
    finding.reason = isStun ? Finding::Reason::NotSeen : Finding::Reason::NoRelay;
    return finding;
}

} // namespace causerie::xmpp

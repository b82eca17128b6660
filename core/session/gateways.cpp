// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/gateways.h"

#include "core/roster/roster.h"
#include "core/xmpp/connection.h"
#include "core/xmpp/services.h"

#include <algorithm>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie
{

namespace
{

constexpr std::size_t kMostContacts = 20; // that are services

/// All that is asked, and how much of it is still open.
struct Round {
    std::vector<Gateway> found;
    std::size_t open = 0;
    std::function<void(std::vector<Gateway>)> done;
    QString ownDomain; ///< people are there, whatever it says of itself

    void take(const xmpp::Services &services)
    {
        for (const xmpp::ServiceInfo &service : services.asked) {
            const auto gateway = service.info ? gatewayFrom(service.jid, *service.info) : std::nullopt;
            if (gateway && gateway->jid.domain() != ownDomain &&
                !std::ranges::contains(found, gateway->jid, &Gateway::jid))
                found.push_back(*gateway);
        }
    }
};

} // namespace

std::optional<Gateway> gatewayFrom(const Jid &jid, const xmpp::DiscoInfo &info)
{
    Gateway gateway{.jid = jid.bare(), .name = {}};
    for (const xmpp::DiscoIdentity &identity : info.identities) {
        if (identity.category != "gateway"_L1)
            continue;
        gateway.takesNumbers |= identity.type == "pstn"_L1;
        gateway.takesSip |= identity.type == "sip"_L1;
        if (gateway.name.isEmpty())
            gateway.name = identity.name.simplified();
    }
    if ((!gateway.takesNumbers && !gateway.takesSip) || !jid.local().isEmpty())
        return {};
    return gateway;
}

void lookForGateways(xmpp::Connection &connection, const Roster &roster, QObject *context,
                     std::function<void(std::vector<Gateway>)> done)
{
    const Jid own = connection.boundJid();
    const auto server = Jid::parse(own.domain());
    if (!server)
        return done({});
    std::vector<Jid> contacts;
    for (const Contact &contact : roster.contacts()) {
        if (contact.jid.local().isEmpty() && contact.jid.domain() != own.domain() && contacts.size() < kMostContacts)
            contacts.push_back(contact.jid);
    }
    const auto round = std::make_shared<Round>();
    round->open = 2;
    round->ownDomain = own.domain();
    round->done = std::move(done);
    const auto take = [round](const std::expected<xmpp::Services, xmpp::IqError> &services) {
        if (services)
            round->take(*services);
        if (--round->open == 0)
            round->done(std::move(round->found));
    };
    xmpp::askServices(connection, *server, context, take);
    xmpp::askEach(connection, contacts, context, take);
}

const Gateway *Gateways::find(const Jid &peer) const
{
    const auto it =
        std::ranges::find_if(m_all, [&peer](const Gateway &gateway) { return gateway.jid.domain() == peer.domain(); });
    return it == m_all.end() ? nullptr : &*it;
}

std::optional<Gateway> Gateways::preferred() const
{
    const auto chosen = std::ranges::find(m_all, m_chosen, &Gateway::jid);
    if (chosen != m_all.end())
        return *chosen;
    return m_all.empty() ? std::nullopt : std::optional(m_all.front());
}

void Gateways::choose(const Jid &gateway)
{
    if (std::exchange(m_chosen, gateway) != gateway)
        Q_EMIT changed();
}

void Gateways::set(std::vector<Gateway> found)
{
    if (std::exchange(m_isKnown, true) && m_all == found)
        return;
    m_all = std::move(found);
    Q_EMIT changed();
}

} // namespace causerie

#include "moc_gateways.cpp" // as that of Search

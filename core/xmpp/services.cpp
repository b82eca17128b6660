// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/services.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/payloadiq.h"

#include <algorithm>
#include <memory>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::size_t kMostServices = 50;

/// Several questions, one answer when all are there.
struct Round {
    Services services;
    std::size_t open = 0;
    ServicesAsked done;
};

PayloadIq question(const Jid &jid, QLatin1StringView ns)
{
    return PayloadIq(QXmppIq::Get, jid.toString(), emptyElement("query"_L1, ns));
}

std::expected<DiscoInfo, IqError> infoIn(const IqResult &result)
{
    if (!result)
        return std::unexpected(result.error());
    return parseDiscoInfo(*result).transform_error(
        [](DiscoError) { return IqError{IqError::Kind::BadAnswer, {}, {}, {}}; });
}

void askRound(Connection &connection, const std::shared_ptr<Round> &round, const std::vector<Jid> &whom,
              QObject *context)
{
    round->open = whom.size();
    if (whom.empty())
        return round->done(std::move(round->services));
    for (const Jid &jid : whom)
        round->services.asked.push_back({jid, std::unexpected(IqError())});
    for (std::size_t i = 0; i < whom.size(); ++i) {
        request(connection, question(whom[i], ns::kDiscoInfo), context, [round, i](const IqResult &result) {
            round->services.asked[i].info = infoIn(result);
            if (--round->open == 0)
                round->done(std::move(round->services));
        });
    }
}

} // namespace

std::vector<Jid> serviceAddresses(const QDomElement &iq, const Jid &server)
{
    std::vector<Jid> addresses{server};
    forEachChild(child(iq, "query"_L1, ns::kDiscoItems), [&addresses](const QDomElement &e) {
        const auto jid = Jid::parse(e.attribute(u"jid"_s));
        if (is(e, "item"_L1, ns::kDiscoItems) && jid && e.attribute(u"node"_s).isEmpty() &&
            addresses.size() < kMostServices && !std::ranges::contains(addresses, *jid))
            addresses.push_back(*jid);
    });
    return addresses;
}

void askEach(Connection &connection, const std::vector<Jid> &whom, QObject *context, ServicesAsked done)
{
    const auto round = std::make_shared<Round>();
    round->done = std::move(done);
    askRound(connection, round, whom, context);
}

void askServices(Connection &connection, const Jid &server, QObject *context, ServicesAsked done)
{
    const auto round = std::make_shared<Round>();
    round->done = std::move(done);
    request(connection, question(server, ns::kDiscoItems), context,
            [&connection, round, server, context](const IqResult &result) {
                if (result)
                    return askRound(connection, round, serviceAddresses(*result, server), context);
                if (result.error().kind != IqError::Kind::Refused)
                    return round->done(std::unexpected(result.error()));
                round->services.listRefused = result.error();
                askRound(connection, round, {server}, context);
            });
}

} // namespace causerie::xmpp

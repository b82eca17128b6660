// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/contactrequests.h"

#include "core/xmpp/connection.h"

#include <utility>

namespace causerie
{

RequestError toRequestError(xmpp::IqError::Kind kind)
{
    switch (kind) {
    case xmpp::IqError::Kind::NotConnected:
        return RequestError::NotConnected;
    case xmpp::IqError::Kind::Timeout:
        return RequestError::Timeout;
    case xmpp::IqError::Kind::Refused:
        return RequestError::Refused;
    case xmpp::IqError::Kind::BadAnswer:
        return RequestError::BadAnswer;
    }
    Q_UNREACHABLE_RETURN(RequestError::BadAnswer);
}

ContactRequests::ContactRequests(xmpp::Connection &connection, xmpp::RosterBridge &bridge, const Roster &roster,
                                 QObject *parent)
    : QObject(parent), m_connection(connection), m_bridge(bridge), m_roster(roster)
{
}

xmpp::RosterBridge::Done ContactRequests::report(QLatin1StringView what)
{
    return [this, what](const std::expected<void, xmpp::IqError> &result) {
        if (result)
            return;
        const xmpp::IqError &error = result.error();
        Q_EMIT failed(toRequestError(error.kind), what, error.text.isEmpty() ? error.condition : error.text);
    };
}

bool ContactRequests::checkOpen(QLatin1StringView what)
{
    if (m_connection.isOpen())
        return true;
    Q_EMIT failed(RequestError::NotConnected, what, {});
    return false;
}

void ContactRequests::load(std::function<void(bool)> done)
{
    m_bridge.load([this, done = std::move(done)](const std::expected<void, xmpp::IqError> &result) {
        report(requests::kLoadRoster)(result);
        done(result.has_value());
    });
}

void ContactRequests::add(const Jid &jid, const QString &name, const QStringList &groups, Approval approval)
{
    m_bridge.set(jid, name, groups, [this, jid, approval](const std::expected<void, xmpp::IqError> &result) {
        report(requests::kAddContact)(result);
        if (!result)
            return;
        if (approval == Approval::Ahead && m_bridge.canApproveAhead())
            m_bridge.approve(jid); // §3.4.1: the server answers for us when they ask
        m_bridge.subscribe(jid);   // RFC 6121 §3.1.1: after the item, so that the answer finds it
    });
}

void ContactRequests::addInvited(const Jid &jid, const QString &name, const QStringList &groups, const QString &token)
{
    m_bridge.set(jid, name, groups, [this, jid, token](const std::expected<void, xmpp::IqError> &result) {
        report(requests::kAddContact)(result);
        if (!result)
            return;
        m_bridge.expect(jid);
        m_bridge.approve(jid); // RFC 6121 §3.4: our server answers for us, also while we are away
        m_bridge.subscribe(jid, token);
    });
}

void ContactRequests::rename(const Jid &jid, const QString &name)
{
    const Contact *contact = m_roster.find(jid);
    m_bridge.set(jid, name, contact ? contact->groups : QStringList(), report(requests::kRenameContact));
}

void ContactRequests::setGroups(const Jid &jid, const QStringList &groups)
{
    const Contact *contact = m_roster.find(jid);
    m_bridge.set(jid, contact ? contact->name : QString(), groups, report(requests::kSetGroups));
}

void ContactRequests::remove(const Jid &jid)
{
    m_bridge.remove(jid, report(requests::kRemoveContact));
}

void ContactRequests::approve(const Jid &jid)
{
    if (!checkOpen(requests::kSubscription))
        return;
    m_bridge.approve(jid);
}

void ContactRequests::deny(const Jid &jid)
{
    if (!checkOpen(requests::kSubscription))
        return;
    m_bridge.deny(jid);
}

void ContactRequests::subscribe(const Jid &jid)
{
    if (!checkOpen(requests::kSubscription))
        return;
    m_bridge.subscribe(jid);
}

} // namespace causerie

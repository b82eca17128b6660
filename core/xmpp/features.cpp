// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/features.h"

#include "core/xmpp/connection.h"
#include "core/xmpp/discoinfo.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/request.h"

#include <utility>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

Features::Features(Connection &connection, QObject *parent) : QObject(parent), m_connection(connection)
{
    connect(&connection, &Connection::opened, this, [this](bool resumed) {
        if (!resumed)
            m_known.clear();
    });
}

void Features::ask(const Jid &jid, QObject *context, Done done)
{
    if (const auto known = m_known.constFind(jid); known != m_known.cend())
        return done(*known);
    std::vector<Waiting> &waiting = m_waiting[jid];
    waiting.push_back({context, std::move(done)});
    if (waiting.size() > 1)
        return; // asked already
    PayloadIq iq(QXmppIq::Get, jid.toString(), emptyElement("query"_L1, ns::kDiscoInfo));
    request(m_connection, std::move(iq), this, [this, jid](const IqResult &result) {
        if (!result)
            return answered(jid, {});
        const auto info = parseDiscoInfo(*result);
        answered(jid, info ? std::optional(QSet(info->features.begin(), info->features.end())) : std::nullopt);
    });
}

void Features::answered(const Jid &jid, const std::optional<QSet<QString>> &features)
{
    if (features)
        m_known.insert(jid, *features);
    const std::vector<Waiting> waiting = m_waiting.take(jid);
    const QPointer alive(this);
    for (const Waiting &one : waiting) {
        if (one.context)
            one.done(features);
        if (!alive)
            return;
    }
}

bool Features::has(const Jid &jid, const QString &feature) const
{
    const auto known = m_known.constFind(jid);
    return known != m_known.cend() && known->contains(feature);
}

} // namespace causerie::xmpp

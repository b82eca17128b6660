// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/dialling.h"

#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace causerie
{

namespace xmpp
{
class Connection;
struct DiscoInfo;
} // namespace xmpp

class Roster;

/// What an answer of disco says of a service: nothing when it is no gateway to a telephone network or to SIP. Pure.
std::optional<Gateway> gatewayFrom(const Jid &jid, const xmpp::DiscoInfo &info);

/// Asks the services of our server, and those among the contacts, whether they are gateways. `done` once, unless
/// `context` dies first; empty when nothing answered. Thread: GUI.
void lookForGateways(xmpp::Connection &connection, const Roster &roster, QObject *context,
                     std::function<void(std::vector<Gateway>)> done);

/// The gateways to telephones that this account can use.
///
/// Thread: GUI. Owner: Session.
class Gateways final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    const std::vector<Gateway> &all() const { return m_all; }
    /// Whose address this is: a number at it, or itself. Null for all others.
    const Gateway *find(const Jid &peer) const;
    /// The one that was chosen, while it is there, else the first.
    std::optional<Gateway> preferred() const;
    void choose(const Jid &gateway);           ///< kept by whoever sets it
    void set(std::vector<Gateway> found);      ///< all there are
    bool isKnown() const { return m_isKnown; } ///< they were looked for

Q_SIGNALS:
    void changed();

private:
    std::vector<Gateway> m_all;
    Jid m_chosen;
    bool m_isKnown = false;
};

} // namespace causerie

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"
#include "core/xmpp/discoinfo.h"
#include "core/xmpp/request.h"

#include <optional>
#include <vector>

/// What a server and its services say of themselves: where files, rooms or directories are found (XEP-0030 §3, §4).
namespace causerie::xmpp
{

class Connection;

/// One of them and its answer.
struct ServiceInfo {
    Jid jid;
    std::expected<DiscoInfo, IqError> info;
};

struct Services {
    std::vector<ServiceInfo> asked;       ///< the server, then its services in its order; 50 at most
    std::optional<IqError> listRefused{}; ///< it does not list any, so only itself was asked
};

using ServicesAsked = std::function<void(std::expected<Services, IqError>)>;

/// Asks `server` which services it has, and it and each of them what they are. `done` comes once, when all have
/// answered or their time is up, unless `context` dies first; an error when not even the list came. Thread: GUI.
void askServices(Connection &connection, const Jid &server, QObject *context, ServicesAsked done);

/// The same of these alone.
void askEach(Connection &connection, const std::vector<Jid> &whom, QObject *context, ServicesAsked done);

/// `server`, then the services in its disco#items answer: each once, none that is a node. Pure.
std::vector<Jid> serviceAddresses(const QDomElement &iq, const Jid &server);

} // namespace causerie::xmpp

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/jingles5b.h"
#include "core/xmpp/services.h"

#include <QObject>

#include <chrono>
#include <functional>

namespace causerie::xmpp
{

/// The relays of our server (XEP-0065 §4): looked for once per stream, when somebody needs one.
///
/// Thread: GUI. Owner: FileBridge; the connection outlives it.
class S5bProxies final : public QObject
{
    Q_OBJECT

public:
    using Found = std::function<void(const std::vector<S5bCandidate> &)>;
    using Activated = std::function<void(bool)>;

    explicit S5bProxies(Connection &connection, QObject *parent = nullptr);

    /// `found` once unless `context` dies first: at once when it is known, at the latest after `patience` with what is
    /// known then. The candidates have no id and no priority yet.
    void ask(QObject *context, std::chrono::milliseconds patience, Found found);
    /// Has `proxy` connect the two who came to it for the stream `sid` of ours to `target` (XEP-0065 §5.3.3).
    void activate(const Jid &proxy, const QString &sid, const Jid &target, QObject *context, Activated done);

Q_SIGNALS:
    void learnt();

private:
    void learn();
    void askWhere(const Services &services);

    enum class Knowledge { None, Asked, All };
    Connection &m_connection;
    Knowledge m_knowledge = Knowledge::None;
    int m_open = 0; ///< questions that are not answered
    std::vector<S5bCandidate> m_known;
};

/// Whether a service relays bytestreams (XEP-0065 §4, identity proxy/bytestreams). Pure.
bool isBytestreamProxy(const DiscoInfo &info);
/// Where it says that it can be met: its answer to <query/>; of several places those that are its own. Pure.
std::vector<S5bCandidate> readStreamhosts(const QDomElement &iq, const Jid &proxy);

} // namespace causerie::xmpp

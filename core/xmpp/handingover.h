// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/delay.h"

#include <QObject>

namespace causerie::xmpp
{

class Connection;

/// Knows whether our server is handing over what it kept while it could not reach us: after our first presence on a
/// stream (XEP-0160 §3) and after a resumption (XEP-0198 §5). A ping is sent behind either; stanzas keep their order
/// (RFC 6120 §10.1), so its answer ends it.
///
/// Thread: GUI. Owner: MessageBridge; the connection outlives it.
class HandingOver final : public QObject
{
    Q_OBJECT

public:
    explicit HandingOver(Connection &connection, QObject *parent = nullptr);

    const std::optional<Backlog> &backlog() const { return m_backlog; } ///< none: what comes now is live

private:
    void begin(const QDateTime &since);

    Connection &m_connection;
    std::optional<Backlog> m_backlog;
    quint32 m_round = 0; ///< +1 per beginning, so an earlier one's answer ends nothing
};

} // namespace causerie::xmpp

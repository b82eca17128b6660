// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/request.h"

#include "core/xmpp/connection.h"
#include "core/xmpp/replies.h"

#include <QXmppClient.h>
#include <QXmppIq.h>
#include <QXmppPingIq.h>
#include <QXmppTask.h>
#include <QXmppUtils.h>

namespace causerie::xmpp
{

void request(Connection &connection, QXmppIq &&iq, QObject *context, std::function<void(IqResult)> done,
             std::chrono::milliseconds deadline)
{
    Replies &replies = repliesOf(connection);
    const QString id = QXmppUtils::generateStanzaUuid();
    iq.setId(id);
    replies.expect(id, iq.to(), context, std::move(done), deadline);
    if (!connection.isOpen()) {
        replies.fail(id, {IqError::Kind::NotConnected, {}, {}, {}});
        return;
    }
    connection.client().send(std::move(iq)).then(&replies, [&replies, id](QXmpp::SendResult &&result) {
        if (std::holds_alternative<QXmppError>(result))
            replies.fail(id, {IqError::Kind::NotConnected, {}, {}, {}});
    });
}

void ping(Connection &connection, QObject *context, std::function<void(IqResult)> done,
          std::chrono::milliseconds deadline)
{
    QXmppPingIq iq;
    iq.setTo(connection.boundJid().domain());
    request(connection, std::move(iq), context, std::move(done), deadline);
}

} // namespace causerie::xmpp

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/firstpresence.h"

#include <QXmppClient.h>
#include <QXmppOutgoingClient.h>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

std::expected<void, QString> takeOverFirstPresence(QXmppClient &client)
{
    const auto streams = client.findChildren<QXmppOutgoingClient *>();
    if (streams.size() != 1)
        return std::unexpected(u"%1 streams instead of one"_s.arg(streams.size()));
    // The client's only slot for it tells others that the session is there, and then sends presence.
    if (!QObject::disconnect(streams.front(), &QXmppOutgoingClient::connected, &client, nullptr))
        return std::unexpected(u"the client does not wait for its stream"_s);
    // In the context of the stream: what a second call would find at the client is not this.
    QObject::connect(streams.front(), &QXmppOutgoingClient::connected, streams.front(), [&client] {
        Q_EMIT client.connected();
        Q_EMIT client.stateChanged(QXmppClient::ConnectedState);
    });
    return {};
}

} // namespace causerie::xmpp

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/roomrequest.h"

#include "core/xmpp/payloadiq.h"
#include "core/xmpp/roomerrors.h"

#include <utility>

namespace causerie::xmpp
{

void requestOfRoom(Connection &connection, PayloadIq &&iq, QObject *context, RoomDone done)
{
    request(connection, std::move(iq), context, [done = std::move(done)](const IqResult &result) {
        if (done)
            done(result.transform([](const QDomElement &) {}).transform_error(toRoomError));
    });
}

} // namespace causerie::xmpp

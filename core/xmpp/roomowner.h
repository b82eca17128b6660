// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/dataform.h"
#include "core/xmpp/roomadmin.h"

namespace causerie::xmpp
{

using FormDone = std::function<void(std::expected<DataForm, RoomError>)>;

/// The configuration form of a room, for its owners (XEP-0045 §10.2). Thread: GUI.
void fetchConfiguration(Connection &connection, const Jid &room, QObject *context, FormDone done);

/// Sends it back: filled in (type submit), or given up (type cancel), which destroys a room not yet made (§10.1.3).
/// Without fields: an instant room with the service's defaults (§10.1.2).
void submitConfiguration(Connection &connection, const Jid &room, const DataForm &answer, QObject *context,
                         RoomDone done);

/// §10.9; `alternate` may be empty.
void destroyRoom(Connection &connection, const Jid &room, const QString &reason, const Jid &alternate,
                 const QString &password, QObject *context, RoomDone done);

} // namespace causerie::xmpp

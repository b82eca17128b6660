// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <expected>

class QXmppClient;

namespace causerie::xmpp
{

/// QXmpp 1.10.3 sends a presence as the first thing of every new session, and has no switch for it. From here on it
/// only says `connected`, and presence is the caller's. The error says what of QXmpp is not as expected.
/// Thread: GUI. Once per client.
std::expected<void, QString> takeOverFirstPresence(QXmppClient &client);

} // namespace causerie::xmpp

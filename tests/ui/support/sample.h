// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/ui/support/fakesession.h"

namespace causerie::test
{

/// People to show windows with: seven contacts, conversations with some, one request. "Now" is 20 November 2026, 14:32,
/// as far as messages go.
void fillSample(Session &session);
/// Besides: one of them pinned, one archived, and two notes to ourselves.
void fillPlaces(Session &session);

Contact contact(const QString &address, const QString &name, const QStringList &groups = {});
Presence presence(const QString &full, Availability availability, const QString &status = {}, int priority = 5);
Message incoming(const Jid &peer, const QString &body, const QDateTime &when);
Message outgoing(const Jid &peer, const QString &body, const QDateTime &when,
                 DeliveryState state = DeliveryState::Delivered);

} // namespace causerie::test

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"
#include "core/xmpp/request.h"

#include <QDomDocument>

/// The older card (XEP-0054) on the server. Thread: GUI; `done` once unless `context` dies first.
namespace causerie::xmpp
{

/// On our own account: the server keeps that card and what is published by PEP the same (XEP-0398 §3).
inline constexpr QLatin1StringView kTranslatesCards{"urn:xmpp:pep-vcard-conversion:0"};

/// The <vCard/> of somebody, our own too; null when nobody has written one.
void fetchVCard(Connection &connection, const Jid &bare, QObject *context,
                std::function<void(std::expected<QDomElement, IqError>)> done);
/// That of `whose` from now on: a room that we own, or ours when it is empty.
void saveVCard(Connection &connection, const Jid &whose, const QDomDocument &card, QObject *context,
               std::function<void(std::expected<void, IqError>)> done);

} // namespace causerie::xmpp

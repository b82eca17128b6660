// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/pep.h"

namespace causerie::xmpp
{

inline constexpr QLatin1StringView kNickname{"http://jabber.org/protocol/nick"}; ///< XEP-0172: namespace and node

/// The name in <nick/>: one line of a length that can be shown; empty when there is none. Pure.
QString parseNickname(const QDomElement &nick);
Pep::Write nicknamePayload(const QString &nickname);

} // namespace causerie::xmpp

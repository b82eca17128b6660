// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"
#include "core/xmpp/arrival.h"
#include "core/xmpp/messageparse.h"

#include <QDomElement>

#include <expected>
#include <optional>

namespace causerie::xmpp
{

/// A copy of what another device of ours sent or received (XEP-0280 §7, §8).
struct Carbon {
    Route route = Route::ReceivedCarbon;
    QDomElement message;            ///< the forwarded one
    std::optional<QDateTime> delay; ///< our own server's word (XEP-0297 §3), or since when the copy waited for us
};

enum class CarbonError {
    NotACarbon,
    Forged, ///< not from our own bare address (XEP-0280 §11), or not ours inside
    Malformed
};

/// Opens a carbon's wrapper after checking who made it. `own` is our address, its resource is ignored. Pure.
std::expected<Carbon, CarbonError> openCarbon(const QDomElement &stanza, const Jid &own);

} // namespace causerie::xmpp

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/pep.h"

namespace causerie::xmpp
{

/// How far one conversation was read on any device of ours (XEP-0490 §3): the last message that was displayed, under
/// the id that `assignedBy` (our account, or a room) gave it.
struct DisplayedPosition {
    Jid conversation; ///< bare; the item's id
    Jid assignedBy;
    QString archiveId;
    friend bool operator==(const DisplayedPosition &, const DisplayedPosition &) = default;
};

inline constexpr QLatin1StringView kDisplayedNode{"urn:xmpp:mds:displayed:0"};

/// Reads one item; empty when it is none, or names somebody who cannot have assigned the id. Pure.
std::optional<DisplayedPosition> parseDisplayed(const PepItem &item, const Jid &own);
/// The payload of the item `position.conversation`. Pure.
Pep::Write displayedPayload(const DisplayedPosition &position);
/// XEP-0490 §3.1: only for ourselves, as many as there are conversations, asked for and not pushed at sign-in.
PepOptions displayedOptions();

} // namespace causerie::xmpp

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/files/portrait.h"
#include "core/roster/profile.h"

#include <QDomElement>

class QXmlStreamWriter;

/// Cards of people (XEP-0292 with RFC 6351, and the older XEP-0054): what we show of them is read, what we change is
/// changed in place, and all the rest stays as it is. Pure; any thread.
namespace causerie::xmpp
{

inline constexpr QLatin1StringView kVCard4Node{"urn:xmpp:vcard4"};
inline constexpr QLatin1StringView kVCard4{"urn:ietf:params:xml:ns:vcard-4.0"};

enum class CardForm { VCard4, VCardTemp };

/// Of a card of either form; empty fields when it is none.
Profile parseCard(const QDomElement &card);
/// `card` (null: a new one) with the fields of `profile` that differ from what it says. An emptied field goes.
QDomDocument editCard(CardForm form, const QDomElement &card, const Profile &profile);
/// The older card with this picture instead of another one, or without any; all the rest stays.
QDomDocument editPhoto(const QDomElement &card, const std::optional<files::Portrait> &portrait);
/// Writes an element as it was read: names, namespaces, attributes and texts, without prefixes.
void writeElement(QXmlStreamWriter &writer, const QDomElement &element);

} // namespace causerie::xmpp

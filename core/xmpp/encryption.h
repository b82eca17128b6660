// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDomElement>
#include <QString>

namespace causerie::xmpp
{

/// What a child of a message says it is encrypted with (XEP-0380, or an encrypted payload that we know by sight), as
/// people call it; empty when it says nothing of the kind. Pure.
QString encryptionName(const QDomElement &child);
/// An OMEMO element that brings a key and no text (XEP-0384 §4.6): nothing in it could be missed. Pure.
bool isKeyTransport(const QDomElement &child);

} // namespace causerie::xmpp

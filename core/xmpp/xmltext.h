// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDomElement>
#include <QString>

namespace causerie::xmpp
{

/// `text` as the wire carries it: without the characters XML 1.0 §2.2 forbids (controls, lone surrogates,
/// U+FFFE, U+FFFF), every line end a single line feed (§2.11). Store and show this, so that it equals what was sent.
/// Pure.
QString wireText(const QString &text);

/// `xml:lang` of the element itself, empty without one (it then has that of the element around it).
QString language(const QDomElement &element);

} // namespace causerie::xmpp

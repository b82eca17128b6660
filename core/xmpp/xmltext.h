// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDomElement>
#include <QString>
#include <QStringList>

namespace causerie::xmpp
{

/// `text` as the wire carries it: without the characters XML 1.0 §2.2 forbids (controls, lone surrogates,
/// U+FFFE, U+FFFF), every line end a single line feed (§2.11). Store and show this, so that it equals what was sent.
/// Pure.
QString wireText(const QString &text);

/// `xml:lang` of the element itself, empty without one (it then has that of the element around it).
QString language(const QDomElement &element);

/// The text of one of several children `name` that say the same in several languages (RFC 6121 §5.2.3, §4.7.2.2):
/// the first of `languages` (best first, RFC 4647 §3.3.1) that is there, else the one without a language, else the
/// first. Pure.
QString chooseText(const QDomElement &parent, QLatin1StringView name, QLatin1StringView space,
                   const QStringList &languages);

} // namespace causerie::xmpp

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDomElement>
#include <QString>

namespace causerie::xmpp
{

/// One stanza as a line for the log, without what must stay secret: SASL, passwords, tokens, keys; long text is cut.
/// Pure; only called when `causerie.xmpp.xml` is at debug.
QString redacted(const QDomElement &element);

/// The same for what the library wrote: one stanza, a stream header or its end.
QString redacted(const QString &written);

} // namespace causerie::xmpp

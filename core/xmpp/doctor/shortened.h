// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/doctor/report.h"

#include <QHostAddress>
#include <QList>
#include <QString>

namespace causerie::xmpp
{

/// `text` with every network address cut to its first two parts ("203.0.…", "2001:db8:…"), except `known` ones, the
/// server's, and those of loopback: servers like to tell a client its own address, and reports go to others. Pure.
QString shortened(const QString &text, const QList<QHostAddress> &known);

/// Makes what a server said fit for a report that goes to others: on one line, not endless, without `local`, the name
/// before the @ sign (empty: none), and `shortened`.
void makeFit(Finding &finding, const QString &local, const QList<QHostAddress> &known);

} // namespace causerie::xmpp

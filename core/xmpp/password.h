// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace causerie::xmpp
{

/// The password as SCRAM wants it (RFC 5802 §5.1: SASLprep, RFC 4013), so that the same characters typed on another
/// keyboard or system give the same proof. What SASLprep forbids is returned as it is: some servers took it so. Pure.
QString preparedPassword(const QString &password);

} // namespace causerie::xmpp

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace causerie::ui
{

/// Why a message was not sent, for people: the bare conditions of RFC 6120 §8.3.3 and why the
/// store could not keep it translated, a server's own words as they are (in one line), anything else too. Pure.
QString failureReason(const QString &failure);

} // namespace causerie::ui

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/figures/statisticshistory.h"

#include <QJsonObject>
#include <QString>

namespace causerie::media
{

/// The network an address belongs to, in place of the address: "192.0.0.0/16", "2001:db8::/32". Empty for anything
/// that is no numeric address, a name of a host among it. Pure.
QString shortenedAddress(const QString &address);

/// A call as it is sent to those who shall find out what was wrong with it: numbers, shortened addresses, technical
/// names. It holds no names of people, no JIDs, no host names and no keys, because Statistics does not have them and
/// addresses are shortened here. `lengthMs` is the time of talking. Pure.
QJsonObject callReport(const Statistics &last, const StatisticsHistory &history, qint64 lengthMs);

} // namespace causerie::media

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>

namespace causerie
{

/// Whether a way through a relay has to begin anew with credentials that hold until `offered`: its own end at `used`,
/// and the next ones come when half of the time of these is over, which would be too late. An invalid time is none
/// that is known. New credentials alone are no reason, for each new stream brings some. The next ones may come a minute
/// late: the server is asked again when it has not answered. Pure.
inline bool mustMove(const QDateTime &used, const QDateTime &offered, const QDateTime &now)
{
    constexpr qint64 kLateSecs = 60;
    return used.isValid() && (!offered.isValid() || now.addMSecs(now.msecsTo(offered) / 2).addSecs(kLateSecs) >= used);
}

} // namespace causerie

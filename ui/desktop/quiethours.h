// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTime>

namespace causerie::ui
{

/// A part of every day, by the clock on the wall, in which nothing is announced and only those call through who always
/// may.
struct QuietHours {
    bool isOn = false;
    QTime from{22, 0};
    QTime to{7, 0}; ///< of the next day when it is not later than `from`; the same time: all day long
    friend bool operator==(const QuietHours &, const QuietHours &) = default;
};

/// Pure.
inline bool isQuiet(const QuietHours &hours, QTime now)
{
    if (!hours.isOn)
        return false;
    return hours.from < hours.to ? now >= hours.from && now < hours.to : now >= hours.from || now < hours.to;
}

} // namespace causerie::ui

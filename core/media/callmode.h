// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/parameters.h"

#include <QLatin1StringView>

#include <optional>

namespace causerie::media
{

/// The words for modes, on command lines, in settings and in reports.
constexpr QLatin1StringView word(CallMode mode)
{
    using namespace Qt::StringLiterals;
    switch (mode) {
    case CallMode::Usual:
        return "usual"_L1;
    case CallMode::Thrift:
        return "thrift"_L1;
    case CallMode::LowLatency:
        return "low-latency"_L1;
    }
    return {};
}

/// Empty for any other word. Pure.
inline std::optional<CallMode> callModeFrom(QStringView text)
{
    for (const CallMode mode : {CallMode::Usual, CallMode::Thrift, CallMode::LowLatency}) {
        if (text == word(mode))
            return mode;
    }
    return {};
}

} // namespace causerie::media

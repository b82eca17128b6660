// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/parameters.h"

#include <QLatin1StringView>

namespace causerie::media
{

/// As RFC 8839 §5.1 and XEP-0176 §5.4 spell it: "srflx". Pure.
constexpr QLatin1StringView word(Candidate::Type type) noexcept
{
    switch (type) {
    case Candidate::Type::Host:
        return QLatin1StringView("host");
    case Candidate::Type::PeerReflexive:
        return QLatin1StringView("prflx");
    case Candidate::Type::ServerReflexive:
        return QLatin1StringView("srflx");
    case Candidate::Type::Relayed:
        return QLatin1StringView("relay");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace causerie::media

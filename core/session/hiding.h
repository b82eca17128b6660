// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/calls.h"
#include "core/session/policies.h"

namespace causerie
{

/// Where we are is for those who may see that we are there, if the user lets them.
constexpr Hiding hidingFrom(const MessagingPolicy &policy, const Relation &relation) noexcept
{
    if (!policy.address)
        return Hiding::Always;
    return relation.seesUs ? Hiding::No : Hiding::IfPossible;
}

} // namespace causerie

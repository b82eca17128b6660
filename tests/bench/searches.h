// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <utility>
#include <vector>

namespace causerie::bench
{

/// What somebody types who looks for something in a `BigStore`, and what each stands for.
std::vector<std::pair<QString, const char *>> searches();

} // namespace causerie::bench

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/searchquery.h"

namespace causerie::ui
{

/// What is wrong with a query, for who types it; empty for an empty one.
QString searchWords(const SearchError &error);

} // namespace causerie::ui

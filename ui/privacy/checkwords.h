// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/archivereport.h"

#include <QString>

namespace causerie::ui
{

/// How the comparison of a conversation with the server goes, while it does.
QString progressWords(const ArchiveReport &soFar);
/// What it came to, in a sentence or two.
QString resultWords(const ArchiveReport &report);

} // namespace causerie::ui

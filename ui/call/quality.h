// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/statistics.h"

#include <QString>

namespace causerie::ui
{

/// What a conversation over this call is like, in five words (ITU-T G.109 table 1 draws the lines).
enum class Quality { Unknown, Excellent, Good, Fair, Poor, Bad };

/// `Unknown` until sound has been heard.
Quality qualityOf(const media::Statistics &statistics);

/// "Excellent", translated.
QString qualityWord(Quality quality);

} // namespace causerie::ui

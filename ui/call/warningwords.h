// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/figures/callwarnings.h"

#include <QString>

namespace causerie::ui
{

/// What makes a call hard, on which side, and what helps: a sentence or two.
QString warningText(media::CallWarning warning);

} // namespace causerie::ui

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/dataform.h"

#include <QString>

namespace causerie::ui
{

/// What is wrong with a field, in a sentence to stand beside it. Translated.
QString problemText(FormProblem problem);

} // namespace causerie::ui

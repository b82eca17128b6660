// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace causerie::ui
{

/// `words` for a tooltip, to be shown as they are, line by line: Qt takes for HTML what looks like it, and others may
/// have written it. Pure.
QString plainTip(const QString &words);

} // namespace causerie::ui

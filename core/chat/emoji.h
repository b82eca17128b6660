// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringView>

namespace causerie
{

/// Whether `text` is one emoji as far as its shape tells: a single grapheme that begins with a symbol (or is a keycap).
/// Emoji that are newer than our Unicode tables count. Pure.
bool isEmoji(QStringView text);

} // namespace causerie

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QImage>

namespace causerie::ui
{

inline constexpr qint64 kMostFormPixels = 1'000'000; ///< of a captcha; larger ones would take time to decode

/// A picture that came with a form, no larger than 640 × 480; null when it is none, or has more pixels than a form
/// needs. Pure.
QImage formPicture(const QByteArray &encoded);

} // namespace causerie::ui

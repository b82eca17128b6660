// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace causerie::ui
{

struct CallCourse;

/// The report of a call as one HTML page with its plots, which needs nothing else: no scripts, no pictures, no fonts,
/// and nothing is fetched. Light and dark by what the reader prefers. Knows no more than `media::callReport`. Pure.
QString reportPage(const CallCourse &course);

} // namespace causerie::ui

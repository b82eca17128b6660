// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <utility>

/// Lines of a room that follow one another (new names, new ranks) fill a window with what nobody reads. Of many in a
/// row the first and the last are shown, and between them one that says how many there are. Pure.
namespace causerie::ui
{

/// What a row is to the one above it.
enum class RunPart {
    None,   ///< it is no such line
    First,  ///< something else stands above it
    Further ///< one more of them
};
using RunParts = std::function<RunPart(int row)>;

/// From here on they are folded: there are three in the place of one.
inline constexpr int kFoldedRun = 5;

struct RowFold {
    bool folded = false; ///< not shown: another stands for it
    int standsFor = 0;   ///< shown as "… and so many more"; 0: as what it is
    friend bool operator==(const RowFold &, const RowFold &) = default;
};

/// `rows`: how many there are. Looks at no more than ten of them, but for the row that stands for others.
RowFold foldOf(int row, int rows, const RunParts &partOf);
/// The first and the last row of the run that `row`, which is in one, belongs to.
std::pair<int, int> runAround(int row, int rows, const RunParts &partOf);

} // namespace causerie::ui

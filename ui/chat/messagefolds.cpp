// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/messagefolds.h"

namespace causerie::ui
{

namespace
{

/// How many of the run stand in front of the row, no more than `most`; −1: all.
int before(int row, const RunParts &partOf, int most)
{
    int count = 0;
    while (count != most && partOf(row - count) == RunPart::Further)
        ++count;
    return count;
}

int behind(int row, int rows, const RunParts &partOf, int most)
{
    int count = 0;
    while (count != most && row + count + 1 < rows && partOf(row + count + 1) == RunPart::Further)
        ++count;
    return count;
}

constexpr int kAll = -1;

} // namespace

RowFold foldOf(int row, int rows, const RunParts &partOf)
{
    if (partOf(row) != RunPart::Further) // the first is shown
        return {};
    const int inFront = before(row, partOf, kFoldedRun);
    const int following = behind(row, rows, partOf, kFoldedRun);
    if (following == 0 || inFront + 1 + following < kFoldedRun)
        return {};
    if (inFront == 1)
        return {.standsFor = behind(row, rows, partOf, kAll)}; // itself, without the last
    return {.folded = true};
}

std::pair<int, int> runAround(int row, int rows, const RunParts &partOf)
{
    return {row - before(row, partOf, kAll), row + behind(row, rows, partOf, kAll)};
}

} // namespace causerie::ui

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <vector>

namespace causerie::ui
{

/// The heights of the rows of a long list, measured or estimated, and their sums (a Fenwick tree): a position for a
/// row and a row for a position in logarithmic time. A value; any thread.
class HeightIndex
{
public:
    /// `count` rows of which nothing is known.
    void reset(int count, int estimate);
    /// New rows at the end are cheap; anywhere else the sums are made anew.
    void insert(int row, int count, int estimate);
    void remove(int row, int count);
    void set(int row, int height); ///< measured
    void forget(int row);          ///< keeps the height as an estimate
    void estimate(int row, int height);
    void forgetAll();

    int count() const { return int(m_heights.size()); }
    bool isMeasured(int row) const { return m_measured[size_t(row)]; }
    int height(int row) const { return m_heights[size_t(row)]; }
    qint64 offset(int row) const; ///< of the row's top; `count()` gives the total
    qint64 total() const { return offset(count()); }
    int rowAt(qint64 offset) const; ///< the row this offset is in, clamped; −1 when there is none

private:
    void rebuild();
    void add(size_t row, qint64 difference);

    std::vector<int> m_heights;
    std::vector<bool> m_measured;
    std::vector<qint64> m_tree; ///< one-based
};

} // namespace causerie::ui

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/heightindex.h"

#include <algorithm>
#include <bit>

namespace causerie::ui
{

namespace
{
constexpr size_t lowestBit(size_t i)
{
    return i & (~i + 1);
}
} // namespace

void HeightIndex::reset(int count, int estimate)
{
    m_heights.assign(size_t(count), estimate);
    m_measured.assign(size_t(count), false);
    rebuild();
}

void HeightIndex::rebuild()
{
    m_tree.assign(m_heights.size() + 1, 0);
    for (size_t i = 1; i < m_tree.size(); ++i) {
        m_tree[i] += m_heights[i - 1];
        const size_t above = i + lowestBit(i);
        if (above < m_tree.size())
            m_tree[above] += m_tree[i];
    }
}

void HeightIndex::insert(int row, int rows, int estimate)
{
    Q_ASSERT(row >= 0 && row <= count());
    const bool atEnd = row == count();
    m_heights.insert(m_heights.begin() + row, size_t(rows), estimate);
    m_measured.insert(m_measured.begin() + row, size_t(rows), false);
    if (!atEnd || m_tree.empty())
        return rebuild();
    for (int i = 0; i < rows; ++i) {
        // The new node sums the rows below it, which are the sums of its children.
        const size_t node = m_tree.size();
        qint64 sum = estimate;
        for (size_t child = node - 1; child > node - lowestBit(node); child -= lowestBit(child))
            sum += m_tree[child];
        m_tree.push_back(sum);
    }
}

void HeightIndex::remove(int row, int rows)
{
    Q_ASSERT(row >= 0 && row + rows <= count());
    m_heights.erase(m_heights.begin() + row, m_heights.begin() + row + rows);
    m_measured.erase(m_measured.begin() + row, m_measured.begin() + row + rows);
    rebuild();
}

void HeightIndex::add(size_t row, qint64 difference)
{
    for (size_t i = row + 1; i < m_tree.size(); i += lowestBit(i))
        m_tree[i] += difference;
}

void HeightIndex::set(int row, int height)
{
    const int difference = height - m_heights[size_t(row)];
    m_heights[size_t(row)] = height;
    m_measured[size_t(row)] = true;
    if (difference != 0)
        add(size_t(row), difference);
}

void HeightIndex::forget(int row)
{
    m_measured[size_t(row)] = false;
}

void HeightIndex::estimate(int row, int height)
{
    set(row, height);
    forget(row);
}

void HeightIndex::forgetAll()
{
    m_measured.assign(m_measured.size(), false);
}

qint64 HeightIndex::offset(int row) const
{
    qint64 sum = 0;
    for (auto i = size_t(row); i > 0; i -= lowestBit(i))
        sum += m_tree[i];
    return sum;
}

int HeightIndex::rowAt(qint64 offset) const
{
    if (m_heights.empty())
        return -1;
    size_t node = 0;
    qint64 rest = std::max<qint64>(0, offset);
    for (size_t step = std::bit_floor(m_heights.size()); step > 0; step /= 2) {
        if (node + step < m_tree.size() && m_tree[node + step] <= rest) {
            node += step;
            rest -= m_tree[node];
        }
    }
    return int(std::min(node, m_heights.size() - 1));
}

} // namespace causerie::ui

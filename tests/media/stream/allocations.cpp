// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/media/stream/allocations.h"

#include <atomic>
#include <cstdlib>
#include <new>

namespace
{

thread_local bool t_isCounted = false;
std::atomic<int> g_allocations = 0;

} // namespace

void *operator new(std::size_t size)
{
    if (t_isCounted)
        ++g_allocations;
    if (void *memory = std::malloc(size))
        return memory;
    throw std::bad_alloc();
}

void operator delete(void *memory) noexcept
{
    std::free(memory);
}

void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}

void causerie::test::countAllocationsHere()
{
    t_isCounted = true;
}

int causerie::test::allocations()
{
    return g_allocations;
}

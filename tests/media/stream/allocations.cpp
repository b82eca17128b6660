// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/media/stream/allocations.h"

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <new>

namespace
{

thread_local bool t_isCounted = false;
std::atomic<int> g_allocations = 0;

void count()
{
    if (t_isCounted)
        g_allocations.fetch_add(1, std::memory_order_relaxed);
}

} // namespace

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)

// The sanitizers have their own malloc; there only `new` is counted.
void *operator new(std::size_t size)
{
    count();
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

#else

// In front of glibc's own, so that C libraries are counted as well as `new`, which ends here.
extern "C" {

void *__libc_malloc(std::size_t size);
void *__libc_calloc(std::size_t members, std::size_t size);
void *__libc_realloc(void *memory, std::size_t size);
void *__libc_memalign(std::size_t alignment, std::size_t size);

void *malloc(std::size_t size)
{
    count();
    return __libc_malloc(size);
}

void *calloc(std::size_t members, std::size_t size)
{
    count();
    return __libc_calloc(members, size);
}

void *realloc(void *memory, std::size_t size)
{
    count();
    return __libc_realloc(memory, size);
}

void *aligned_alloc(std::size_t alignment, std::size_t size)
{
    count();
    return __libc_memalign(alignment, size);
}

int posix_memalign(void **memory, std::size_t alignment, std::size_t size)
{
    count();
    *memory = __libc_memalign(alignment, size);
    return *memory ? 0 : ENOMEM;
}

} // extern "C"

#endif

void causerie::test::countAllocationsHere()
{
    t_isCounted = true;
}

void causerie::test::stopCountingHere()
{
    t_isCounted = false;
}

int causerie::test::allocations()
{
    return g_allocations;
}

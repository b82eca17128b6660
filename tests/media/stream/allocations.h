// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

/// Counts what chosen threads allocate with `new` or malloc; for programs that link allocations.cpp.
namespace causerie::test
{

/// From now on this thread counts.
void countAllocationsHere();
void stopCountingHere();
/// By all threads that count, so far.
int allocations();

} // namespace causerie::test

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/bytes.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

/// What the fuzz targets share. Each defines `LLVMFuzzerTestOneInput` and has its seeds in `seeds`.
namespace causerie::fuzz
{

/// Ends the run when what has to hold does not; the fuzzer keeps the input. A build without assertions checks it, too.
inline void must(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

/// As many of the next bytes as there are, `count` at most.
inline std::span<const std::byte> piece(ByteReader &reader, std::size_t count)
{
    return reader.take(std::min(count, reader.remaining()));
}

} // namespace causerie::fuzz

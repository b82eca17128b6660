// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <span>

/// Leaving out or repeating a little of a stretch of sound, crossfaded where it is most alike. Pure.
namespace causerie::media
{

/// Leaves out at most `most` samples; gives the new length. Too short a stretch is left alone.
std::size_t shorten(std::span<float> sound, std::size_t most);

/// Repeats at most `most` samples at the beginning of the first `length` of `room`; gives the new length.
std::size_t lengthen(std::span<float> room, std::size_t length, std::size_t most);

} // namespace causerie::media

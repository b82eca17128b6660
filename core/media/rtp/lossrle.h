// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/bytes.h"
#include "core/media/rtp/lossrecord.h"

/// The chunks of a Loss RLE report block (RFC 3611 §4.1). Pure; any thread.
namespace causerie::media
{

/// Writes the chunks that say which packets came, and a null chunk where the block would else not end on a word.
void writeChunks(ByteWriter &writer, const std::vector<bool> &received);

/// Reads the chunks of `count` packets; what they do not say is taken as received. At most `count` bits.
std::vector<bool> readChunks(ByteReader &reader, std::size_t count);

} // namespace causerie::media

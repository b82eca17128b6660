// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <openssl/bio.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <span>

namespace causerie::media
{

/// The wire as OpenSSL sees it: one write is one datagram out, one read takes the one datagram that has arrived.
/// The library's own memory BIO would merge datagrams.
struct DatagramWire {
    std::function<void(std::span<const std::byte>)> send;
    std::span<const std::byte> arrived; ///< emptied by the read
};

struct BioDeleter {
    void operator()(BIO *bio) const { BIO_free(bio); }
};

/// `wire` outlives the BIO. Null only when memory ran out.
std::unique_ptr<BIO, BioDeleter> makeDatagramBio(DatagramWire &wire);

} // namespace causerie::media

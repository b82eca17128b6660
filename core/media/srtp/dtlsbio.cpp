// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/srtp/dtlsbio.h"

#include <algorithm>
#include <cstring>

namespace causerie::media
{

namespace
{
// What remains for DTLS of a datagram that passes everywhere (RFC 8200 §5: 1280, less IPv6, UDP and TURN).
constexpr long kMtu = 1200;
constexpr long kIpv6AndUdpBytes = 48;

DatagramWire &wireOf(BIO *bio)
{
    return *static_cast<DatagramWire *>(BIO_get_data(bio));
}

int writeDatagram(BIO *bio, const char *data, int length)
{
    BIO_clear_retry_flags(bio);
    wireOf(bio).send(std::as_bytes(std::span(data, static_cast<std::size_t>(length))));
    return length; // lost or not, datagrams never fail
}

int readDatagram(BIO *bio, char *out, int length)
{
    BIO_clear_retry_flags(bio);
    auto &arrived = wireOf(bio).arrived;
    if (arrived.empty()) {
        BIO_set_retry_read(bio);
        return -1;
    }
    const auto taken = arrived.first(std::min(arrived.size(), static_cast<std::size_t>(length)));
    std::memcpy(out, taken.data(), taken.size());
    arrived = {}; // what did not fit is cut off, as a socket does
    return static_cast<int>(taken.size());
}

long control(BIO *, int command, long, void *)
{
    switch (command) {
    case BIO_CTRL_FLUSH:
        return 1;
    case BIO_CTRL_DGRAM_QUERY_MTU:
    case BIO_CTRL_DGRAM_GET_FALLBACK_MTU:
        return kMtu;
    case BIO_CTRL_DGRAM_GET_MTU_OVERHEAD:
        return kIpv6AndUdpBytes;
    default:
        return 0;
    }
}

int create(BIO *bio)
{
    BIO_set_init(bio, 1);
    return 1;
}

struct MethodDeleter {
    void operator()(BIO_METHOD *method) const { BIO_meth_free(method); }
};

const BIO_METHOD *method()
{
    static const std::unique_ptr<BIO_METHOD, MethodDeleter> method = [] {
        std::unique_ptr<BIO_METHOD, MethodDeleter> made(
            BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "datagram wire"));
        BIO_meth_set_write(made.get(), writeDatagram);
        BIO_meth_set_read(made.get(), readDatagram);
        BIO_meth_set_ctrl(made.get(), control);
        BIO_meth_set_create(made.get(), create);
        return made;
    }();
    return method.get();
}
} // namespace

std::unique_ptr<BIO, BioDeleter> makeDatagramBio(DatagramWire &wire)
{
    std::unique_ptr<BIO, BioDeleter> bio(BIO_new(method()));
    if (bio)
        BIO_set_data(bio.get(), &wire);
    return bio;
}

} // namespace causerie::media

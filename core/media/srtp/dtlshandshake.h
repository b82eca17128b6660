// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/parameters.h"
#include "core/media/srtp/certificate.h"
#include "core/media/srtp/srtpsession.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace causerie::media
{

/// The keys of a call and the profile they are for.
struct DtlsKeys {
    SrtpProfile profile = SrtpProfile::Aes128CmSha1_80;
    SrtpKey outgoing;
    SrtpKey incoming;
};

enum class DtlsError {
    FingerprintMismatch, ///< the other side is not who signalled; ends the call
    Failed,              ///< broken or refused by the other side
    NoProfile,           ///< finished, but without SRTP
};

/// One DTLS 1.2 handshake that yields SRTP keys (RFC 5764), as a machine without sockets and without a loop: datagrams
/// and expired timers go in, datagrams come out. The certificate of the other side is compared with `expected` inside
/// the handshake, so no keys exist for anyone else. Stays in use after it is done, to repeat a lost last flight.
///
/// Thread: net, one object per call. `certificate` outlives it.
class DtlsHandshake
{
public:
    /// `local` is Active (client) or Passive (server). `send` is called from inside the other functions.
    DtlsHandshake(const Certificate &certificate, DtlsSetup local, Fingerprint expected,
                  std::function<void(std::span<const std::byte>)> send);
    ~DtlsHandshake();

    void start();                                              ///< the client speaks first
    void datagramArrived(std::span<const std::byte> datagram); ///< anything; garbage is ignored
    /// When `timerExpired` wants to be called; nothing when no answer is awaited.
    std::optional<std::chrono::milliseconds> timeout() const;
    void timerExpired();

    const std::optional<DtlsKeys> &keys() const { return m_keys; } ///< once finished
    std::optional<DtlsError> error() const { return m_error; }
    QString errorText() const { return m_errorText; } ///< of the library, for the log
    bool closedByPeer() const { return m_closed; }    ///< close_notify came

private:
    struct Tls;

    void advance();
    void readOn();
    void exportKeys();
    void fail(DtlsError error);

    std::unique_ptr<Tls> m_tls;
    DtlsSetup m_local;
    std::optional<DtlsKeys> m_keys;
    std::optional<DtlsError> m_error;
    QString m_errorText;
    bool m_closed = false;
};

} // namespace causerie::media

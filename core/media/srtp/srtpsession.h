// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <span>
#include <string_view>

struct srtp_ctx_t_;

namespace causerie::media
{

/// The protection profiles we speak, best first (RFC 7714 §14.2, RFC 5764 §4.1.2).
enum class SrtpProfile { AeadAes128Gcm, Aes128CmSha1_80 };

/// As IANA registered it, without the prefix all of them share.
constexpr std::string_view nameOf(SrtpProfile profile)
{
    switch (profile) {
    case SrtpProfile::AeadAes128Gcm:
        return "AEAD_AES_128_GCM";
    case SrtpProfile::Aes128CmSha1_80:
        return "AES128_CM_HMAC_SHA1_80";
    }
    return {};
}

inline constexpr std::size_t kSrtpKeyBytes = 16;
constexpr std::size_t srtpSaltBytes(SrtpProfile profile)
{
    return profile == SrtpProfile::AeadAes128Gcm ? 12 : 14;
}
/// How many bytes DTLS must export for both directions.
constexpr std::size_t srtpExportBytes(SrtpProfile profile)
{
    return 2 * (kSrtpKeyBytes + srtpSaltBytes(profile));
}

/// Master key and master salt of one direction. Never logged; wiped on destruction.
class SrtpKey
{
public:
    SrtpKey() = default;
    SrtpKey(std::span<const std::byte> key, std::span<const std::byte> salt);
    SrtpKey(const SrtpKey &) = default;
    SrtpKey &operator=(const SrtpKey &) = default;
    ~SrtpKey();

    std::span<const std::byte> bytes() const { return std::span(m_bytes).first(m_size); } ///< key, then salt

private:
    std::array<std::byte, 32> m_bytes{};
    std::size_t m_size = 0;
};

struct SrtpKeys {
    SrtpKey client; ///< protects what the DTLS client sends
    SrtpKey server;
};

/// RFC 5764 §4.2: client key, server key, client salt, server salt. `exported` has `srtpExportBytes` bytes. Pure.
SrtpKeys srtpKeysFromExport(SrtpProfile profile, std::span<const std::byte> exported);

enum class SrtpError {
    Malformed,
    NotAuthentic, ///< counted by the caller: someone else's, or an attack
    Replayed,     ///< came before, or is too old to tell (RFC 3711 §3.3.2)
    TooManySources,
    Internal,
};

/// Protects or unprotects the packets of one direction of one call (RFC 3711, RFC 7714), whatever their SSRC.
///
/// Each source costs a context (RFC 3711 §3.2.3) that lives as long as the call, so the other side may have
/// `kMostSources` in all; what others send is refused before it is looked at.
///
/// One object must stay with one thread. RTP and RTCP have keys and counters of their own, derived from the same
/// master key (RFC 3711 §4.3), so one object may do the RTP and another the RTCP of a direction.
class SrtpSession
{
public:
    enum class Direction { Outgoing, Incoming };

    static constexpr std::size_t kMostSources = 32;

    /// What protection may add to a packet: room behind it that the caller provides.
    static constexpr std::size_t kMaxTrailerBytes = 148;

    static std::expected<SrtpSession, SrtpError> create(SrtpProfile profile, const SrtpKey &key, Direction direction);

    /// In place: `buffer` holds `length` bytes and room behind; gives the new length. Allocates nothing once the SSRC
    /// is known.
    std::expected<std::size_t, SrtpError> protectRtp(std::span<std::byte> buffer, std::size_t length);
    std::expected<std::size_t, SrtpError> protectRtcp(std::span<std::byte> buffer, std::size_t length);
    std::expected<std::size_t, SrtpError> unprotectRtp(std::span<std::byte> packet);
    std::expected<std::size_t, SrtpError> unprotectRtcp(std::span<std::byte> packet);

private:
    struct Deleter {
        void operator()(srtp_ctx_t_ *session) const;
    };
    using Handle = std::unique_ptr<srtp_ctx_t_, Deleter>;
    explicit SrtpSession(Handle session) : m_session(std::move(session)) {}

    bool mayCome(std::uint32_t ssrc) const;
    void remember(std::uint32_t ssrc);

    Handle m_session;
    std::array<std::uint32_t, kMostSources> m_sources{}; ///< who has sent something authentic
    std::size_t m_sourceCount = 0;
};

} // namespace causerie::media

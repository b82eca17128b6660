// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/srtp/srtpsession.h"

#include <QtAssert>
#include <openssl/crypto.h>
#include <srtp2/srtp.h>

#include <algorithm>

namespace causerie::media
{

static_assert(SrtpSession::kMaxTrailerBytes >= SRTP_MAX_SRTCP_TRAILER_LEN);

namespace
{
/// 2 s of 10 ms packets with every one repeated; the 128 of the library is too short for a satellite's hand-over.
constexpr unsigned long kReplayWindow = 1024;
constexpr std::size_t kLeastRtpBytes = 12;
constexpr std::size_t kLeastRtcpBytes = 8;

bool startLibrary()
{
    static const bool started = srtp_init() == srtp_err_status_ok;
    return started;
}

srtp_profile_t toLibrary(SrtpProfile profile)
{
    switch (profile) {
    case SrtpProfile::AeadAes128Gcm:
        return srtp_profile_aead_aes_128_gcm;
    case SrtpProfile::Aes128CmSha1_80:
        return srtp_profile_aes128_cm_sha1_80;
    }
    return srtp_profile_reserved;
}

std::uint32_t number(std::span<const std::byte, 4> bytes)
{
    std::uint32_t value = 0;
    for (const std::byte byte : bytes)
        value = value << 8 | std::to_integer<std::uint32_t>(byte);
    return value;
}

std::expected<std::size_t, SrtpError> result(srtp_err_status_t status, int length)
{
    switch (status) {
    case srtp_err_status_ok:
        return static_cast<std::size_t>(length);
    case srtp_err_status_auth_fail:
        return std::unexpected(SrtpError::NotAuthentic);
    case srtp_err_status_replay_fail:
    case srtp_err_status_replay_old:
        return std::unexpected(SrtpError::Replayed);
    case srtp_err_status_bad_param:
    case srtp_err_status_parse_err:
        return std::unexpected(SrtpError::Malformed);
    default:
        return std::unexpected(SrtpError::Internal);
    }
}
} // namespace

SrtpKey::SrtpKey(std::span<const std::byte> key, std::span<const std::byte> salt)
    : m_size(std::min(key.size() + salt.size(), m_bytes.size()))
{
    Q_ASSERT_X(key.size() + salt.size() <= m_bytes.size(), "SrtpKey", "no profile of ours has longer keys");
    const auto rest = std::ranges::copy(key, m_bytes.begin()).out;
    std::ranges::copy(salt, rest);
}

SrtpKey::~SrtpKey()
{
    OPENSSL_cleanse(m_bytes.data(), m_bytes.size());
}

SrtpKeys srtpKeysFromExport(SrtpProfile profile, std::span<const std::byte> exported)
{
    if (exported.size() != srtpExportBytes(profile))
        return {};
    const auto salt = srtpSaltBytes(profile);
    const auto salts = exported.subspan(2 * kSrtpKeyBytes);
    return {.client = SrtpKey(exported.first(kSrtpKeyBytes), salts.first(salt)),
            .server = SrtpKey(exported.subspan(kSrtpKeyBytes, kSrtpKeyBytes), salts.last(salt))};
}

void SrtpSession::Deleter::operator()(srtp_ctx_t_ *session) const
{
    srtp_dealloc(session);
}

std::expected<SrtpSession, SrtpError> SrtpSession::create(SrtpProfile profile, const SrtpKey &key, Direction direction)
{
    if (!startLibrary() || key.bytes().size() != kSrtpKeyBytes + srtpSaltBytes(profile))
        return std::unexpected(SrtpError::Internal);

    std::array<unsigned char, SRTP_MAX_KEY_LEN> master{};
    std::ranges::transform(key.bytes(), master.begin(),
                           [](std::byte byte) { return std::to_integer<unsigned char>(byte); });

    srtp_policy_t policy{};
    srtp_crypto_policy_set_from_profile_for_rtp(&policy.rtp, toLibrary(profile));
    srtp_crypto_policy_set_from_profile_for_rtcp(&policy.rtcp, toLibrary(profile));
    policy.ssrc.type = direction == Direction::Outgoing ? ssrc_any_outbound : ssrc_any_inbound;
    policy.key = master.data();
    policy.window_size = kReplayWindow;
    policy.allow_repeat_tx = 0;

    srtp_t session = nullptr;
    const auto status = srtp_create(&session, &policy);
    OPENSSL_cleanse(master.data(), master.size());
    if (status != srtp_err_status_ok)
        return std::unexpected(SrtpError::Internal);
    return SrtpSession(Handle(session));
}

std::expected<std::size_t, SrtpError> SrtpSession::protectRtp(std::span<std::byte> buffer, std::size_t length)
{
    if (length < kLeastRtpBytes || length > buffer.size() || buffer.size() - length < SRTP_MAX_TAG_LEN)
        return std::unexpected(SrtpError::Malformed);
    auto size = static_cast<int>(length);
    const auto status = srtp_protect(m_session.get(), buffer.data(), &size);
    return result(status, size);
}

std::expected<std::size_t, SrtpError> SrtpSession::protectRtcp(std::span<std::byte> buffer, std::size_t length)
{
    if (length < kLeastRtcpBytes || length > buffer.size() ||
        buffer.size() - length < SRTP_MAX_TAG_LEN + sizeof(std::uint32_t))
        return std::unexpected(SrtpError::Malformed);
    auto size = static_cast<int>(length);
    const auto status = srtp_protect_rtcp(m_session.get(), buffer.data(), &size);
    return result(status, size);
}

bool SrtpSession::mayCome(std::uint32_t ssrc) const
{
    return m_sourceCount < m_sources.size() || std::ranges::contains(m_sources, ssrc);
}

void SrtpSession::remember(std::uint32_t ssrc)
{
    if (!std::ranges::contains(std::span(m_sources).first(m_sourceCount), ssrc))
        m_sources[m_sourceCount++] = ssrc;
}

std::expected<std::size_t, SrtpError> SrtpSession::unprotectRtp(std::span<std::byte> packet)
{
    if (packet.size() < kLeastRtpBytes)
        return std::unexpected(SrtpError::Malformed);
    const auto ssrc = number(packet.subspan<8, 4>());
    if (!mayCome(ssrc))
        return std::unexpected(SrtpError::TooManySources);
    auto size = static_cast<int>(packet.size());
    const auto status = srtp_unprotect(m_session.get(), packet.data(), &size);
    if (status == srtp_err_status_ok)
        remember(ssrc);
    return result(status, size);
}

std::expected<std::size_t, SrtpError> SrtpSession::unprotectRtcp(std::span<std::byte> packet)
{
    if (packet.size() < kLeastRtcpBytes)
        return std::unexpected(SrtpError::Malformed);
    const auto ssrc = number(packet.subspan<4, 4>());
    if (!mayCome(ssrc))
        return std::unexpected(SrtpError::TooManySources);
    auto size = static_cast<int>(packet.size());
    const auto status = srtp_unprotect_rtcp(m_session.get(), packet.data(), &size);
    if (status == srtp_err_status_ok)
        remember(ssrc);
    return result(status, size);
}

} // namespace causerie::media

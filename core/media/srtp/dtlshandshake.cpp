// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/srtp/dtlshandshake.h"

#include "core/media/srtp/dtlsbio.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <array>
#include <string_view>

namespace causerie::media
{

namespace
{
constexpr const char *kProfiles = "SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80";
constexpr std::string_view kExporterLabel = "EXTRACTOR-dtls_srtp"; // RFC 5764 §4.2
constexpr long kLinkMtu = 1200;

// RFC 6347 §4.2.4.1 begins at 1 s, which makes a lossy handshake take many seconds. A call's path has been probed by
// ICE a moment ago, so the answer is due soon.
constexpr unsigned int kFirstTimeoutUs = 60'000;
constexpr unsigned int kQuickTimeoutUs = 400'000;
// The library gives up after twelve silent timeouts: the later ones wait longer, so that they last some 13 s.
constexpr int kQuickTimeouts = 8;
constexpr unsigned int kSlowestTimeoutUs = 3'000'000;

struct ContextDeleter {
    void operator()(SSL_CTX *context) const { SSL_CTX_free(context); }
};
struct SslDeleter {
    void operator()(SSL *ssl) const { SSL_free(ssl); }
};

std::optional<SrtpProfile> negotiatedProfile(SSL *ssl)
{
    const auto *profile = SSL_get_selected_srtp_profile(ssl);
    if (!profile)
        return std::nullopt;
    switch (profile->id) {
    case SRTP_AEAD_AES_128_GCM:
        return SrtpProfile::AeadAes128Gcm;
    case SRTP_AES128_CM_SHA1_80:
        return SrtpProfile::Aes128CmSha1_80;
    default:
        return std::nullopt;
    }
}
} // namespace

struct DtlsHandshake::Tls {
    DatagramWire wire;
    Fingerprint expected;
    std::unique_ptr<SSL_CTX, ContextDeleter> context;
    std::unique_ptr<SSL, SslDeleter> ssl;
    int silentTimeouts = 0;
    bool verified = false;

    bool build(const Certificate &certificate);

    static Tls &of(const SSL *ssl) { return *static_cast<Tls *>(SSL_get_app_data(ssl)); }
    static int verify(X509_STORE_CTX *store, void *tls);
    static unsigned int nextTimeout(SSL *ssl, unsigned int previousUs);
};

/// In place of the chain of authorities: exactly the certificate that was signalled (RFC 5763 §5).
int DtlsHandshake::Tls::verify(X509_STORE_CTX *store, void *tls)
{
    auto &self = *static_cast<Tls *>(tls);
    const auto *shown = X509_STORE_CTX_get0_cert(store);
    self.verified = shown && matches(*shown, self.expected);
    if (!self.verified)
        X509_STORE_CTX_set_error(store, X509_V_ERR_CERT_REJECTED);
    return self.verified ? 1 : 0;
}

unsigned int DtlsHandshake::Tls::nextTimeout(SSL *ssl, unsigned int previousUs)
{
    auto &self = of(ssl);
    if (previousUs == 0) {
        self.silentTimeouts = 0;
        return kFirstTimeoutUs;
    }
    const auto most = ++self.silentTimeouts <= kQuickTimeouts ? kQuickTimeoutUs : kSlowestTimeoutUs;
    return std::min(2 * previousUs, most);
}

bool DtlsHandshake::Tls::build(const Certificate &certificate)
{
    context.reset(SSL_CTX_new(DTLS_method()));
    if (!context)
        return false;
    auto *ctx = context.get();
    // SSL_CTX_set_tlsext_use_srtp returns 0 when it succeeds.
    const bool configured = SSL_CTX_set_min_proto_version(ctx, DTLS1_2_VERSION) == 1 &&
                            SSL_CTX_set_tlsext_use_srtp(ctx, kProfiles) == 0 &&
                            SSL_CTX_use_certificate(ctx, certificate.certificate()) == 1 &&
                            SSL_CTX_use_PrivateKey(ctx, certificate.key()) == 1;
    if (!configured)
        return false;
    SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    SSL_CTX_set_cert_verify_callback(ctx, verify, this);
    SSL_CTX_set_session_cache_mode(ctx, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_options(ctx, SSL_OP_NO_TICKET | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_QUERY_MTU);

    ssl.reset(SSL_new(ctx));
    auto bio = makeDatagramBio(wire);
    if (!ssl || !bio)
        return false;
    SSL_set_app_data(ssl.get(), this);
    SSL_set_bio(ssl.get(), bio.get(), bio.get()); // takes the one reference for both directions
    static_cast<void>(bio.release());
    DTLS_set_link_mtu(ssl.get(), kLinkMtu);
    DTLS_set_timer_cb(ssl.get(), nextTimeout);
    return true;
}

DtlsHandshake::DtlsHandshake(const Certificate &certificate, DtlsSetup local, Fingerprint expected,
                             std::function<void(std::span<const std::byte>)> send)
    : m_tls(std::make_unique<Tls>()), m_local(local)
{
    Q_ASSERT_X(local != DtlsSetup::ActPass, "DtlsHandshake", "signalling decides who speaks first");
    m_tls->wire.send = std::move(send);
    m_tls->expected = std::move(expected);
    ERR_clear_error();
    if (!m_tls->build(certificate)) {
        fail(DtlsError::Failed);
        return;
    }
    if (m_local == DtlsSetup::Active)
        SSL_set_connect_state(m_tls->ssl.get());
    else
        SSL_set_accept_state(m_tls->ssl.get());
}

DtlsHandshake::~DtlsHandshake() = default;

void DtlsHandshake::start()
{
    if (m_local == DtlsSetup::Active)
        advance();
}

void DtlsHandshake::datagramArrived(std::span<const std::byte> datagram)
{
    if (m_error)
        return;
    m_tls->wire.arrived = datagram;
    if (m_keys)
        readOn();
    else
        advance();
    m_tls->wire.arrived = {};
}

std::optional<std::chrono::milliseconds> DtlsHandshake::timeout() const
{
    timeval left{};
    if (m_error || DTLSv1_get_timeout(m_tls->ssl.get(), &left) != 1)
        return std::nullopt;
    return std::chrono::milliseconds(left.tv_sec * 1000 + (left.tv_usec + 999) / 1000);
}

void DtlsHandshake::timerExpired()
{
    if (m_error)
        return;
    ERR_clear_error();
    if (DTLSv1_handle_timeout(m_tls->ssl.get()) < 0)
        fail(DtlsError::Failed);
}

void DtlsHandshake::advance()
{
    if (m_error)
        return;
    ERR_clear_error();
    const auto done = SSL_do_handshake(m_tls->ssl.get());
    if (done == 1) {
        exportKeys();
        return;
    }
    switch (SSL_get_error(m_tls->ssl.get(), done)) {
    case SSL_ERROR_WANT_READ:
    case SSL_ERROR_WANT_WRITE:
        return;
    default:
        fail(m_tls->verified || SSL_get_verify_result(m_tls->ssl.get()) != X509_V_ERR_CERT_REJECTED
                 ? DtlsError::Failed
                 : DtlsError::FingerprintMismatch);
    }
}

/// After the keys only two things come: a repeated flight, which the library answers, and the other side's close.
void DtlsHandshake::readOn()
{
    std::array<std::byte, 2048> ignored;
    ERR_clear_error();
    const auto read = SSL_read(m_tls->ssl.get(), ignored.data(), static_cast<int>(ignored.size()));
    if (read <= 0 && SSL_get_error(m_tls->ssl.get(), read) == SSL_ERROR_ZERO_RETURN)
        m_closed = true;
    ERR_clear_error();
}

void DtlsHandshake::exportKeys()
{
    if (!m_tls->verified) { // cannot be: the callback decides before the handshake ends
        fail(DtlsError::FingerprintMismatch);
        return;
    }
    const auto profile = negotiatedProfile(m_tls->ssl.get());
    if (!profile) {
        fail(DtlsError::NoProfile);
        return;
    }
    std::array<std::byte, 64> buffer;
    const auto exported = std::span(buffer).first(srtpExportBytes(*profile));
    if (SSL_export_keying_material(m_tls->ssl.get(), reinterpret_cast<unsigned char *>(exported.data()),
                                   exported.size(), kExporterLabel.data(), kExporterLabel.size(), nullptr, 0, 0) != 1) {
        fail(DtlsError::Failed);
        return;
    }
    const auto keys = srtpKeysFromExport(*profile, exported);
    OPENSSL_cleanse(buffer.data(), buffer.size());
    const bool client = m_local == DtlsSetup::Active;
    m_keys = DtlsKeys{.profile = *profile,
                      .outgoing = client ? keys.client : keys.server,
                      .incoming = client ? keys.server : keys.client};
}

void DtlsHandshake::fail(DtlsError error)
{
    m_error = error;
    std::array<char, 256> text{};
    if (const auto code = ERR_get_error(); code != 0)
        ERR_error_string_n(code, text.data(), text.size());
    m_errorText = QString::fromLatin1(text.data());
    ERR_clear_error();
}

} // namespace causerie::media

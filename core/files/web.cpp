// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/web.h"

#include <QCryptographicHash>
#include <QNetworkReply>
#include <QSslConfiguration>

using namespace Qt::StringLiterals;

namespace causerie::files
{

Web::Web(QObject *parent) : QObject(parent)
{
    m_network.setAutoDeleteReplies(false);
    connect(&m_network, &QNetworkAccessManager::sslErrors, this,
            [this](QNetworkReply *reply, const QList<QSslError> &errors) {
                const QSslCertificate leaf = reply->sslConfiguration().peerCertificate();
                const bool isAccepted =
                    !leaf.isNull() && !m_trust.pin.isEmpty() && leaf.digest(QCryptographicHash::Sha256) == m_trust.pin;
                if (isAccepted)
                    reply->ignoreSslErrors(errors);
            });
}

void Web::setTrust(const WebTrust &trust)
{
    if (m_trust == trust)
        return;
    m_trust = trust;
    m_authorities =
        trust.caFile.isEmpty() ? QList<QSslCertificate>() : QSslCertificate::fromPath(trust.caFile, QSsl::Pem);
    m_network.clearConnectionCache(); // what was open was open in another trust
}

bool Web::prepare(QNetworkRequest &request) const
{
    const QUrl url = request.url();
    if (!url.isValid() || url.scheme() != "https"_L1 || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!m_authorities.isEmpty())
        tls.addCaCertificates(m_authorities);
    request.setSslConfiguration(tls);
    request.setHeader(QNetworkRequest::UserAgentHeader, u"Causerie"_s);
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("Accept-Language", "*");
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(m_silence);
    return true;
}

QNetworkReply *Web::put(QNetworkRequest request, QIODevice &content)
{
    return prepare(request) ? m_network.put(request, &content) : nullptr;
}

QNetworkReply *Web::get(QNetworkRequest request)
{
    if (!prepare(request))
        return nullptr;
    // To another path of the same server is no other place (RFC 6454 §4).
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::SameOriginRedirectPolicy);
    request.setMaximumRedirectsAllowed(3);
    return m_network.get(request);
}

namespace
{

using Kind = TransferError::Kind;

TransferError statusError(int status, const QString &reason)
{
    TransferError error{.kind = Kind::Status, .status = status, .text = reason};
    if (status >= 300 && status < 400)
        error.kind = Kind::Redirected;
    else if (status == 401 || status == 402 || status == 403)
        error.kind = Kind::Refused;
    else if (status == 413)
        error.kind = Kind::TooLarge;
    else if (status == 507)
        error.kind = Kind::Quota;
    return error;
}

Kind kindOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::SslHandshakeFailedError:
        return Kind::Certificate;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // by the transfer's own timer: who cancels does not ask
        return Kind::Timeout;
    case QNetworkReply::TooManyRedirectsError:
    case QNetworkReply::InsecureRedirectError:
        return Kind::Redirected;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
        return Kind::BadAnswer;
    default: // fifty ways to say that bytes did not get through
        return Kind::Network;
    }
}

} // namespace

std::optional<TransferError> errorOf(const QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QString reason = reply.attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString().left(200);
    if (status >= 300)
        return statusError(status, reason);
    if (reply.error() != QNetworkReply::NoError)
        return TransferError{.kind = kindOf(reply.error()), .text = reply.errorString().left(500)};
    if (status < 200)
        return TransferError{.kind = Kind::BadAnswer, .status = status, .text = reason};
    return {};
}

} // namespace causerie::files

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/doctor/streamprobe.h"

#include "core/xmpp/certificate.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/libraryerror.h"

#include <QSslCipher>
#include <QSslConfiguration>

#include <utility>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto kStartTls = "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>";
constexpr auto kStreamEnd = "</stream:stream>";

QSslConfiguration tlsFor(const ConnectionSettings &settings, Endpoint::Security security)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!settings.caFile.isEmpty())
        tls.addCaCertificates(QSslCertificate::fromPath(settings.caFile, QSsl::Pem));
    if (security == Endpoint::Security::DirectTls)
        tls.setAllowedNextProtocols({QByteArrayLiteral("xmpp-client")});
    return tls;
}

} // namespace

StreamProbe::StreamProbe(const ConnectionSettings &settings, std::chrono::milliseconds deadline) : m_settings(settings)
{
    m_settings.password.clear();
    m_parser.setStanzaLimit(kStrangersLimit);
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(deadline);
    connect(&m_deadline, &QTimer::timeout, this, [this] { fail({ConnectionError::Kind::Timeout, {}, 0, {}, {}, {}}); });
    connect(&m_socket, &QAbstractSocket::connected, this, &StreamProbe::onConnected);
    connect(&m_socket, &QSslSocket::encrypted, this, &StreamProbe::onEncrypted);
    connect(&m_socket, &QSslSocket::sslErrors, this, &StreamProbe::onSslErrors);
    connect(&m_socket, &QIODevice::readyRead, this, &StreamProbe::read);
    connect(&m_socket, &QAbstractSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        if (!m_isOver)
            read(); // what the server said last may be why
        fail({toKind(error), {}, 0, m_socket.errorString(), {}, {}});
    });
}

StreamProbe::~StreamProbe()
{
    m_socket.disconnect(this);
}

void StreamProbe::start(const Endpoint &endpoint, const QHostAddress &address)
{
    m_seen = {};
    m_seen.endpoint = endpoint;
    m_seen.address = address;
    m_isOver = false;
    m_gate.start(m_settings.allowPlain ? StreamGate::Plaintext::Allow : StreamGate::Plaintext::Refuse, false);
    m_socket.setSslConfiguration(tlsFor(m_settings, endpoint.security));
    // Whatever the host is called (RFC 6120 §13.7.1.2). It is also whom we ask for (SNI).
    m_socket.setPeerVerifyName(m_settings.jid.asciiDomain());
    m_deadline.start();
    m_clock.start();
    if (endpoint.security == Endpoint::Security::DirectTls)
        m_socket.connectToHostEncrypted(address.toString(), endpoint.port, m_settings.jid.asciiDomain());
    else
        m_socket.connectToHost(address, endpoint.port);
}

void StreamProbe::onConnected()
{
    m_clock.start();
    m_deadline.start();
    if (m_seen.endpoint.security == Endpoint::Security::StartTls)
        sendHeader();
}

void StreamProbe::sendHeader()
{
    m_parser.reset();
    m_socket.write("<?xml version='1.0'?><stream:stream xmlns='jabber:client' "
                   "xmlns:stream='http://etherx.jabber.org/streams' version='1.0' to='" +
                   m_settings.jid.domain().toHtmlEscaped().toUtf8() + "'>");
}

void StreamProbe::noteTls()
{
    m_seen.hasTls = true;
    m_seen.chain = m_socket.peerCertificateChain();
    m_seen.cipher = m_socket.sessionCipher().name();
    switch (m_socket.sessionProtocol()) {
    case QSsl::TlsV1_2:
        m_seen.protocol = u"TLSv1.2"_s;
        break;
    case QSsl::TlsV1_3:
        m_seen.protocol = u"TLSv1.3"_s;
        break;
    default: // not known before the handshake has ended
        break;
    }
}

void StreamProbe::onSslErrors(const QList<QSslError> &errors)
{
    noteTls();
    m_seen.faults = errors;
    m_seen.encrypting = std::chrono::milliseconds(m_clock.elapsed());
    const QSslCertificate leaf = m_socket.peerCertificate();
    if (matchesPin(leaf, m_settings.pinnedCertificate)) {
        m_seen.isPinned = true;
        m_socket.ignoreSslErrors(errors);
        return;
    }
    ConnectionError error;
    error.kind = ConnectionError::Kind::CertificateWrong;
    error.certificate = describe(leaf, errors, m_settings.pinnedCertificate);
    error.condition = error.certificate.reasons.join(u"; ");
    fail(error);
}

void StreamProbe::onEncrypted()
{
    noteTls();
    m_seen.encrypting = std::chrono::milliseconds(m_clock.restart());
    m_seen.isInside = true;
    m_gate.setEncrypted();
    m_deadline.start();
    sendHeader();
}

void StreamProbe::read()
{
    m_parser.addData(m_socket.readAll());
    while (!m_isOver) {
        const auto event = m_parser.next();
        if (!event)
            return;
        if (const auto *document = std::get_if<QDomDocument>(&*event))
            take(document->documentElement());
        else if (std::holds_alternative<StreamEnd>(*event))
            fail({ConnectionError::Kind::ConnectionLost, {}, 0, {}, {}, {}});
        else if (std::holds_alternative<StreamFault>(*event))
            fail({ConnectionError::Kind::ProtocolViolation, {}, 0, {}, {}, {}});
    }
}

void StreamProbe::take(QDomElement element)
{
    const bool isFeatures = is(element, "features"_L1, ns::kStreams);
    const bool isInside = m_gate.phase() == StreamGate::Phase::Encrypted;
    if (isFeatures && isInside) {
        m_seen.hasFeatures = true;
        m_seen.mechanisms = offeredMechanisms(element);
        m_seen.hasSasl2 = !child(element, "authentication"_L1, "urn:xmpp:sasl:2"_L1).isNull();
        m_seen.offering = std::chrono::milliseconds(m_clock.elapsed());
    }
    const StreamGate::Decision decision = m_gate.decide(element);
    if (decision.verdict == StreamGate::Verdict::Refuse) {
        ConnectionError error = decision.error;
        // The gate takes what anybody may have said for a lost connection, for a Connection acts upon it; we only tell.
        if (error.kind == ConnectionError::Kind::ConnectionLost && is(element, "error"_L1, ns::kStreams))
            error.kind = ConnectionError::Kind::StreamError;
        return fail(error);
    }
    if (isFeatures && isInside)
        return end();
    if (isFeatures) {
        m_socket.write(kStartTls);
    } else if (m_gate.phase() == StreamGate::Phase::Proceeding) {
        m_deadline.start();
        m_clock.start();
        m_socket.startClientEncryption();
    }
}

void StreamProbe::fail(ConnectionError error)
{
    if (m_isOver)
        return;
    error.host = m_seen.endpoint.host;
    error.port = m_seen.endpoint.port;
    m_seen.error = error;
    end();
}

void StreamProbe::end()
{
    if (std::exchange(m_isOver, true))
        return;
    m_deadline.stop();
    m_socket.disconnect(this); // and nothing more is read
    const bool isUp = m_socket.state() == QAbstractSocket::ConnectedState;
    const bool hasStream = m_seen.isInside || m_socket.mode() == QSslSocket::UnencryptedMode;
    if (isUp && hasStream) {
        m_socket.write(kStreamEnd);
        m_socket.disconnectFromHost();
    } else {
        m_socket.abort(); // in the middle of TLS there is nothing to be said
    }
    QMetaObject::invokeMethod(this, [this] { Q_EMIT finished(m_seen); }, Qt::QueuedConnection);
}

} // namespace causerie::xmpp

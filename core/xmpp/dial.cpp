// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/dial.h"

#include "core/base/log.h"
#include "core/xmpp/certificate.h"
#include "core/xmpp/configuration.h"
#include "core/xmpp/firstpresence.h"
#include "core/xmpp/libraryerror.h"
#include "core/xmpp/password.h"

#include <QXmppClient.h>
#include <QXmppConfiguration.h>
#include <QXmppError.h>

#include <QHostInfo>
#include <QNetworkInterface>
#include <QSslConfiguration>
#include <QSslSocket>

#include <algorithm>
#include <utility>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;
using Kind = ConnectionError::Kind;

namespace
{

constexpr int kMaxRedirections = 2;

std::expected<std::unique_ptr<StreamReader>, QString> attach(QXmppClient &client)
{
    return takeOverFirstPresence(client).and_then([&client] { return StreamReader::attach(client); });
}

} // namespace

Dial::Dial(QXmppClient &client, const ConnectionTuning &tuning)
    : m_client(client), m_tuning(tuning), m_reader(attach(client)), m_scouts(tuning.stagger),
      m_resolver({tuning.nameserver, tuning.nameserverPort, tuning.stepDeadline, tuning.random})
{
    m_step.setSingleShot(true);
    m_whole.setSingleShot(true);
    connect(&m_step, &QTimer::timeout, this, &Dial::onDeadline);
    connect(&m_whole, &QTimer::timeout, this, &Dial::onDeadline);
    connect(&m_resolver, &Resolver::finished, this, &Dial::onResolved);
    connect(&m_scouts, &Scouts::reached, this, &Dial::onOtherReached);
    if (!m_reader)
        return;
    StreamReader &reader = **m_reader;
    connect(&reader, &StreamReader::heard, this, &Dial::heard);
    connect(&reader, &StreamReader::counted, this, &Dial::counted);
    connect(&reader, &StreamReader::delivered, this, &Dial::delivered);
    connect(&reader, &StreamReader::refused, this, &Dial::onRefused);
    connect(&reader, &StreamReader::passedBy, this, &Dial::onPassedBy);
    connect(&reader, &StreamReader::ended, this, [this] { socket().disconnectFromHost(); });
    connect(&reader, &StreamReader::progressed, this, [this] {
        if (m_state == State::Trying)
            m_step.start(m_tuning.stepDeadline);
    });
    connect(&socket(), &QAbstractSocket::stateChanged, this, &Dial::onSocketState);
    connect(&socket(), &QSslSocket::encrypted, this, [this] {
        m_step.start(m_tuning.stepDeadline);
        Q_EMIT stepChanged(ConnectionStep::SigningIn, m_endpoint.host);
    });
    connect(&m_client, &QXmppClient::sslErrors, this, &Dial::onSslErrors);
    connect(&m_client, &QXmppClient::errorOccurred, this, [this](const QXmppError &error) {
        (*m_reader)->drain(); // what the server said last may be why
        noteError(toConnectionError(error));
    });
    connect(&m_client, &QXmppClient::connected, this, &Dial::onConnected);
}

bool Dial::hasLostItsAddress() const
{
    const QHostAddress own = socket().localAddress();
    const auto isOwn = [&own](QHostAddress one) {
        one.setScopeId(own.scopeId());
        return one.isEqual(own, QHostAddress::TolerantConversion);
    };
    return !own.isNull() && std::ranges::none_of(QNetworkInterface::allAddresses(), isOwn);
}

bool Dial::isBehind() const
{
    return (*m_reader)->isResting() || socket().bytesAvailable() > 0;
}

qint64 Dial::unsentBytes() const
{
    return socket().bytesToWrite() + socket().encryptedBytesToWrite();
}

QSslSocket &Dial::socket() const
{
    return *(*m_reader)->socket();
}

void Dial::setWhenKept(StreamReader::WhenKept whenKept)
{
    if (m_reader)
        (*m_reader)->setWhenKept(std::move(whenKept));
}

void Dial::start(const ConnectionSettings &settings, StreamGate::Purpose purpose)
{
    m_settings = settings;
    m_purpose = purpose;
    m_authorities.clear();
    if (!settings.caFile.isEmpty()) {
        m_authorities = QSslCertificate::fromPath(settings.caFile, QSsl::Pem);
        if (m_authorities.isEmpty())
            qCWarning(lcXmpp) << "no certificate could be read from the file of further authorities";
    }
    m_endpoints.clear();
    m_telling.reset();
    m_redirections = 0;
    m_state = State::Searching;
    if (settings.host.isEmpty()) {
        Q_EMIT stepChanged(ConnectionStep::LookingUp, settings.jid.domain());
        m_resolver.lookUp(settings.jid.asciiDomain());
        return;
    }
    Endpoint endpoint{settings.host, settings.port, Endpoint::Security::StartTls};
    if (settings.directTls)
        endpoint.security = Endpoint::Security::DirectTls;
    if (endpoint.port == 0)
        endpoint.port = settings.directTls ? 5223 : 5222;
    const QList<Endpoint> endpoints{endpoint};
    QMetaObject::invokeMethod(
        this,
        [this, endpoints, attempt = m_attempt] {
            if (attempt == m_attempt && m_state == State::Searching)
                onResolved(endpoints);
        },
        Qt::QueuedConnection);
}

void Dial::onResolved(const std::expected<QList<Endpoint>, Kind> &result)
{
    if (!result) {
        ConnectionError error;
        error.kind = result.error();
        error.host = m_settings.jid.domain();
        finish(error);
        return;
    }
    m_endpoints = *result;
    // XEP-0198 §5: where the server wants a broken stream to come back, before all others.
    if (const Endpoint preferred = parseAddress(m_resumeLocation); m_canResume && !preferred.host.isEmpty())
        m_endpoints.prepend(preferred);
    nextEndpoint();
}

void Dial::nextEndpoint()
{
    if (m_endpoints.isEmpty()) {
        finish(m_telling.value_or(ConnectionError{}));
        return;
    }
    m_state = State::Searching;
    m_endpoint = m_endpoints.takeFirst();
    m_addresses.clear();
    m_hasTurned = false;
    if (const QHostAddress literal(m_endpoint.host); !literal.isNull()) {
        tryAddress(literal);
        return;
    }
    if (m_addresses = interleaved(m_tuning.hosts.value(m_endpoint.host)); !m_addresses.isEmpty())
        return nextAddress();
    m_step.start(m_tuning.stepDeadline);
    m_lookup = QHostInfo::lookupHost(m_endpoint.host, this, [this](const QHostInfo &info) {
        if (info.lookupId() != m_lookup)
            return;
        m_lookup = -1;
        m_addresses = interleaved(info.addresses());
        if (m_addresses.isEmpty()) {
            ConnectionError error;
            // UnknownError: the name server did not answer (EAI_AGAIN), as where there is no network.
            const bool noDns = info.error() == QHostInfo::UnknownError ||
                               (m_settings.host.isEmpty() && m_resolver.lastFailure() == SrvFailure::NoAnswer);
            error.kind = noDns ? Kind::DnsFailed : Kind::NameNotFound;
            error.condition = info.errorString();
            remember(error);
        }
        nextAddress();
    });
}

void Dial::nextAddress()
{
    if (m_addresses.isEmpty())
        nextEndpoint();
    else
        tryAddress(m_addresses.takeFirst());
}

void Dial::tryAddress(const QHostAddress &address)
{
    m_state = State::Trying;
    m_address = address;
    m_error.reset();
    m_again = false;
    ++m_attempt;
    m_step.start(m_tuning.stepDeadline);
    m_whole.start(m_tuning.attemptDeadline);
    Q_EMIT stepChanged(ConnectionStep::Reaching, addressText(m_endpoint.host, m_endpoint.port));
    if (m_state != State::Trying)
        return;
    if (!m_canResume) {
        // What was sent on a stream that is gone must not come again by itself on this one: requests have failed,
        // and messages have an outbox. The library drops its copies when it believes that the account changed.
        m_client.configuration().setUser({});
    }
    (*m_reader)->start(m_settings.allowPlain ? StreamGate::Plaintext::Allow : StreamGate::Plaintext::Refuse,
                       m_canResume, preparedPassword(m_settings.password), m_purpose);
    m_client.connectToServer(toConfiguration(m_settings, {m_address.toString(), m_endpoint.port, m_endpoint.security}));
    if (!m_hasTurned && socket().state() != QAbstractSocket::ConnectedState)
        m_scouts.start(m_addresses, m_endpoint.port);
}

/// RFC 8305 §5: another address of the same server has answered while this one is still silent; this one comes last.
void Dial::onOtherReached(const QHostAddress &address)
{
    if (m_state != State::Trying || socket().state() == QAbstractSocket::ConnectedState)
        return;
    m_hasTurned = true; // once per server, or two slow ones would pass us on for ever
    m_addresses.removeOne(address);
    m_addresses.prepend(address);
    m_addresses.append(m_address);
    ConnectionError error;
    error.kind = Kind::Timeout;
    abort(error);
}

void Dial::onSocketState(QAbstractSocket::SocketState state)
{
    switch (state) {
    case QAbstractSocket::HostLookupState: {
        // The library has just set its own TLS configuration; what it leaves to the system's defaults is fixed here.
        QSslConfiguration tls = socket().sslConfiguration();
        tls.setProtocol(QSsl::TlsV1_2OrLater);
        tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        if (!m_authorities.isEmpty())
            tls.addCaCertificates(m_authorities);
        socket().setSslConfiguration(tls);
        break;
    }
    case QAbstractSocket::ConnectedState:
        m_scouts.stop();
        if (m_state == State::Trying) {
            m_step.start(m_tuning.stepDeadline);
            Q_EMIT stepChanged(ConnectionStep::Encrypting, m_endpoint.host);
        }
        break;
    case QAbstractSocket::UnconnectedState:
        // Errors are told after the state, by socket and library; and a new attempt must not start inside theirs.
        QMetaObject::invokeMethod(this, [this, attempt = m_attempt] { onUnconnected(attempt); }, Qt::QueuedConnection);
        break;
    case QAbstractSocket::ClosingState:
        if (m_state == State::Trying || m_state == State::Established)
            m_step.start(kFarewell);
        break;
    case QAbstractSocket::ConnectingState:
    case QAbstractSocket::BoundState:
    case QAbstractSocket::ListeningState:
        break;
    }
}

void Dial::onSslErrors(const QList<QSslError> &errors)
{
    const QSslCertificate leaf = socket().peerCertificate();
    if (matchesPin(leaf, m_settings.pinnedCertificate)) {
        socket().ignoreSslErrors(errors);
        return;
    }
    ConnectionError error;
    error.kind = Kind::CertificateWrong;
    error.certificate = describe(leaf, errors, m_settings.pinnedCertificate);
    error.condition = error.certificate.reasons.join(u"; ");
    noteError(error);
}

void Dial::onRefused(const ConnectionError &error)
{
    if (error.condition == kResumptionRefused) {
        m_again = true;
    } else if (error.condition == kSeeOtherHost && m_redirections < kMaxRedirections) {
        if (const Endpoint other = parseAddress(error.serverText); !other.host.isEmpty()) {
            ++m_redirections;
            m_endpoints.prepend(other);
            m_addresses.clear();
            ConnectionError moved = error;
            moved.kind = Kind::ConnectionLost; // goes on at the other host
            noteError(moved);
        }
    }
    noteError(error);
    forgetStream();
}

bool Dial::write(const QByteArray &stanza)
{
    return m_reader && (*m_reader)->write(stanza);
}

/// The server is there and safe; how long a person thinks about its questions is not our concern.
void Dial::onPassedBy(const QDomElement &element)
{
    if (m_state == State::Trying) {
        stopTimers();
        m_state = State::Established;
    }
    Q_EMIT passedBy(element);
}

void Dial::onConnected()
{
    stopTimers();
    m_state = State::Established;
    m_canResume = (*m_reader)->gate().canResume();
    m_resumeLocation = (*m_reader)->gate().resumeLocation();
    (*m_reader)->setOpen();
    Q_EMIT established();
}

} // namespace causerie::xmpp

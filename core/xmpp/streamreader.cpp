// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/streamreader.h"

#include "core/base/log.h"
#include "core/xmpp/xmllog.h"

#include <QXmppClient.h>
#include <QXmppLogger.h>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

/// How long stanzas that are here already may keep the thread before others have a turn: a page of an archive is
/// hundreds of them, and a frame of the window has 16 ms.
constexpr std::chrono::milliseconds kTurn{4};
/// What waits for its turn is not read from the network beyond this.
constexpr qint64 kReadAhead = 256 * 1024;

QMetaMethod methodOf(const QObject &object, const char *signature)
{
    return object.metaObject()->method(object.metaObject()->indexOfMethod(signature));
}

QString toWord(StreamFault fault)
{
    switch (fault) {
    case StreamFault::NotWellFormed:
        return u"not-well-formed"_s;
    case StreamFault::Restricted:
        return u"restricted-xml"_s;
    case StreamFault::BadEncoding:
        return u"unsupported-encoding"_s;
    case StreamFault::TooLong:
        return u"stanza-too-long"_s;
    case StreamFault::NotAStream:
        return u"not-an-xmpp-stream"_s;
    }
    Q_UNREACHABLE_RETURN(QString());
}

QString toWord(ScramFault fault)
{
    switch (fault) {
    case ScramFault::None:
        return {};
    case ScramFault::BadChallenge:
        return u"scram-challenge-malformed"_s;
    case ScramFault::TooFewIterations:
        return u"scram-too-few-iterations"_s;
    case ScramFault::TooManyIterations:
        return u"scram-too-many-iterations"_s;
    case ScramFault::NoProof:
        return u"server-gave-no-proof"_s;
    case ScramFault::WrongProof:
        return u"server-proof-wrong"_s;
    }
    Q_UNREACHABLE_RETURN(QString());
}

} // namespace

std::expected<std::unique_ptr<StreamReader>, QString> StreamReader::attach(QObject &client, const char *readingClass)
{
    std::unique_ptr<StreamReader> reader(new StreamReader);
    const auto sockets = client.findChildren<QSslSocket *>();
    if (sockets.size() != 1)
        return std::unexpected(u"%1 TLS sockets instead of one"_s.arg(sockets.size()));
    reader->m_client = &client;
    reader->m_socket = sockets.front();
    const auto children = client.findChildren<QObject *>();
    for (QObject *child : children) {
        if (qstrcmp(child->metaObject()->className(), readingClass) == 0) {
            if (reader->m_library)
                return std::unexpected(u"several objects of the reading class"_s);
            reader->m_library = child;
        }
    }
    if (!reader->m_library)
        return std::unexpected(u"no object of the reading class"_s);

    auto *loggable = qobject_cast<QXmppLoggable *>(reader->m_library);
    if (!loggable)
        return std::unexpected(u"the reading class does not tell what it writes"_s);
    reader->m_streamReceived = methodOf(*reader->m_library, "streamReceived(QDomElement)");
    reader->m_stanzaReceived = methodOf(*reader->m_library, "stanzaReceived(QDomElement)");
    reader->m_streamClosed = methodOf(*reader->m_library, "streamClosed()");
    reader->m_elementReceived = methodOf(client, "_q_elementReceived(QDomElement,bool&)");
    for (const auto *method :
         {&reader->m_streamReceived, &reader->m_stanzaReceived, &reader->m_streamClosed, &reader->m_elementReceived}) {
        if (!method->isValid())
            return std::unexpected(u"a signal of the reading class is missing"_s);
    }
    if (!QObject::disconnect(reader->m_socket, &QIODevice::readyRead, reader->m_library, nullptr))
        return std::unexpected(u"the library does not read from its socket"_s);

    reader->m_overdue.setSingleShot(true);
    reader->m_overdue.callOnTimeout(reader.get(), &StreamReader::answerInVain);
    reader->m_socket->setReadBufferSize(kReadAhead);
    connect(reader->m_socket, &QIODevice::readyRead, reader.get(), &StreamReader::read);
    connect(reader->m_socket, &QIODevice::readChannelFinished, reader.get(), &StreamReader::drain);
    // The library's slots run first and write the stream header; no answer can have come before ours run.
    connect(reader->m_socket, &QAbstractSocket::connected, reader.get(), &StreamReader::restart);
    connect(reader->m_socket, &QSslSocket::encrypted, reader.get(), &StreamReader::onEncrypted);
    connect(loggable, &QXmppLoggable::logMessage, reader.get(),
            [witness = reader.get()](QXmppLogger::MessageType type, const QString &text) {
                if (type == QXmppLogger::SentMessage)
                    witness->onWritten(text);
            });
    return reader;
}

void StreamReader::start(StreamGate::Plaintext plaintext, bool resuming, const QString &password,
                         StreamGate::Purpose purpose)
{
    m_scram.start(password);
    m_gate.start(plaintext, resuming, purpose);
    m_held.clear();
    restart();
    m_stopped = false;
    m_leaving = false;
    ++m_connection;
    m_confirming = false;
    m_askedAgain = false;
    m_overdue.stop();
}

void StreamReader::stop()
{
    m_stopped = true;
    m_resting = false;
    m_held.clear();
    ++m_generation;
}

void StreamReader::leave()
{
    m_leaving = true;
    m_held.clear();
    qCDebug(lcXml) << "out </stream:stream>";
    m_socket->write("</stream:stream>");
    m_socket->flush();
}

bool StreamReader::write(const QByteArray &stanza)
{
    if (m_stopped || m_leaving || !m_gate.isRegistering() || !m_socket->isEncrypted())
        return false;
    if (lcXml().isDebugEnabled())
        qCDebug(lcXml).noquote() << "out" << redacted(QString::fromUtf8(stanza));
    return m_socket->write(stanza) == stanza.size();
}

void StreamReader::setOpen()
{
    m_gate.setOpen();
    if (!m_gate.isResumed())
        m_taken = 0;
    m_confirmed = m_taken;
}

void StreamReader::onWritten(const QString &xml)
{
    if (lcXml().isDebugEnabled())
        qCDebug(lcXml).noquote() << "out" << redacted(xml);
    if (m_gate.phase() != StreamGate::Phase::Encrypted || m_stopped)
        return;
    QDomDocument document;
    if (document.setContent(xml, QDomDocument::ParseOption::UseNamespaceProcessing))
        m_scram.sent(document.documentElement());
}

void StreamReader::onEncrypted()
{
    m_gate.setEncrypted();
    restart();
}

void StreamReader::restart()
{
    m_parser.reset();
    m_resting = false;
    ++m_generation;
}

void StreamReader::read()
{
    if (m_stopped) {
        m_socket->readAll();
        return;
    }
    if (m_resting) // the next turn reads on; meanwhile TCP makes the server wait
        return;
    m_parser.addData(m_socket->readAll());
    if (m_reading) // somebody below us spins an event loop; the loop that is on will go on
        return;
    const QPointer self(this);
    Q_EMIT heard();
    if (self)
        takeTurn(QDeadlineTimer(kTurn));
}

void StreamReader::takeTurn(QDeadlineTimer limit)
{
    m_reading = true;
    m_resting = false;
    const QPointer self(this);
    while (self && !m_stopped && !m_resting) {
        m_parser.setStanzaLimit(m_gate.phase() < StreamGate::Phase::Authenticated ? kStrangersLimit : kStanzaLimit);
        auto event = m_parser.next();
        const bool isOpen = m_gate.phase() == StreamGate::Phase::Open;
        if (!event && isOpen && m_socket->bytesAvailable() > 0) {
            m_parser.addData(m_socket->readAll());
            Q_EMIT heard();
            continue;
        }
        if (!event)
            break;
        const quint32 generation = m_generation;
        onEvent(*std::move(event));
        if (self && generation == m_generation)
            deliverHeld();
        if (self && isOpen && limit.hasExpired())
            rest();
    }
    if (self)
        m_reading = false;
}

/// Lets the others have a turn, and goes on.
void StreamReader::rest()
{
    if (m_stopped)
        return;
    m_resting = true;
    QMetaObject::invokeMethod(
        this,
        [this, generation = m_generation] {
            if (m_resting && generation == m_generation)
                takeTurn(QDeadlineTimer(kTurn));
        },
        Qt::QueuedConnection);
}

void StreamReader::drain()
{
    if (m_resting && !m_stopped && !m_reading)
        takeTurn(QDeadlineTimer(QDeadlineTimer::Forever));
}

void StreamReader::onEventAfterLeaving(const StreamEvent &event)
{
    if (const auto *document = std::get_if<QDomDocument>(&event)) {
        if (const QDomElement element = document->documentElement(); m_gate.isCount(element))
            deliver(element);
    }
    if (!std::holds_alternative<StreamEnd>(event))
        return;
    qCDebug(lcXml) << "in  </stream:stream>";
    stop();
    Q_EMIT ended();
}

void StreamReader::onEvent(StreamEvent &&event)
{
    if (m_leaving) {
        onEventAfterLeaving(event);
    } else if (const auto *fault = std::get_if<StreamFault>(&event)) {
        ConnectionError error;
        error.kind = ConnectionError::Kind::ProtocolViolation;
        error.condition = toWord(*fault);
        refuse(error);
    } else if (const auto *header = std::get_if<StreamHeader>(&event)) {
        const QDomElement element = header->document.documentElement();
        if (lcXml().isDebugEnabled())
            qCDebug(lcXml).noquote() << "in " << redacted(element);
        m_streamReceived.invoke(m_library, Qt::DirectConnection, Q_ARG(QDomElement, element));
    } else if (const auto *document = std::get_if<QDomDocument>(&event)) {
        onElement(*document);
    } else {
        qCDebug(lcXml) << "in  </stream:stream>";
        m_streamClosed.invoke(m_library, Qt::DirectConnection);
    }
}

void StreamReader::onElement(const QDomDocument &document)
{
    QDomElement element = document.documentElement();
    if (lcXml().isDebugEnabled())
        qCDebug(lcXml).noquote() << "in " << redacted(element);
    const auto phase = m_gate.phase();
    const auto decision = m_gate.decide(element);
    switch (decision.verdict) {
    case StreamGate::Verdict::Ignore:
        return;
    case StreamGate::Verdict::HoldCounted:
    case StreamGate::Verdict::HoldUncounted:
        m_held.push_back({document, decision.verdict == StreamGate::Verdict::HoldCounted});
        return;
    case StreamGate::Verdict::Refuse:
        refuse(decision.error);
        return;
    case StreamGate::Verdict::Confirm:
        confirm();
        return;
    case StreamGate::Verdict::Deliver:
        break;
    }
    if (phase == StreamGate::Phase::Encrypted) {
        if (const ScramFault fault = m_scram.received(element); fault != ScramFault::None) {
            ConnectionError error;
            error.kind = ConnectionError::Kind::AuthenticationFailed;
            error.condition = toWord(fault);
            refuse(error);
            return;
        }
    }
    // RFC 6120 §6.4.6: after SASL the server awaits a new header; XEP-0388 goes on with the same stream.
    if (phase == StreamGate::Phase::Encrypted && m_gate.phase() == StreamGate::Phase::Authenticated &&
        element.namespaceURI() == "urn:ietf:params:xml:ns:xmpp-sasl"_L1) {
        restart();
    }
    if (m_gate.isRegistering()) {
        Q_EMIT passedBy(element);
        return;
    }
    const QPointer self(this);
    if (m_gate.phase() != StreamGate::Phase::Open)
        Q_EMIT progressed();
    if (self)
        deliver(element);
}

void StreamReader::refuse(const ConnectionError &error)
{
    stop();
    Q_EMIT refused(error);
}

} // namespace causerie::xmpp

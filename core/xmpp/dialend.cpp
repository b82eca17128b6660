// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a try at a stream ends, whoever ends it.

#include "core/xmpp/dial.h"
#include "core/xmpp/telling.h"

#include <QXmppClient.h>
#include <QXmppPresence.h>

#include <QSslSocket>

#include <utility>

namespace causerie::xmpp
{

using Kind = ConnectionError::Kind;

void Dial::onDeadline()
{
    ConnectionError error;
    const bool leaving = m_reader && socket().state() == QAbstractSocket::ClosingState;
    error.kind = leaving ? Kind::ConnectionLost : Kind::Timeout;
    if (m_state == State::Searching) {
        m_lookup = -1;
        remember(error);
        nextEndpoint();
        return;
    }
    if (hasStream() && !m_canResume && !m_leaving)
        (*m_reader)->leave(); // for a server that is only slow
    abort(error);
}

void Dial::abort(const ConnectionError &reason)
{
    if (m_state == State::Searching) {
        m_resolver.cancel();
        m_lookup = -1;
        finish(reason);
        return;
    }
    if (m_state == State::Idle)
        return;
    noteError(reason);
    (*m_reader)->stop();
    if (socket().state() == QAbstractSocket::UnconnectedState)
        onSocketState(QAbstractSocket::UnconnectedState);
    else
        socket().abort();
}

void Dial::giveUp(const ConnectionError &reason, std::chrono::milliseconds patience)
{
    m_canResume = false;
    noteError(reason);
    if (!hasStream())
        return abort();
    stopTimers();
    m_leaving = true;
    (*m_reader)->leave();
    m_step.start(patience);
}

void Dial::hangUp(bool isAnnounced)
{
    m_canResume = false;
    noteError({});
    if (!hasStream())
        return abort();
    if (m_leaving)
        return;
    stopTimers();
    if (m_state == State::Established && isAnnounced)
        m_client.sendPacket(QXmppPresence(QXmppPresence::Unavailable));
    // The library would close TCP at once. A server that writes to us before it has read that meets an error, and
    // takes the end for a lost network: it would keep the stream for minutes (XEP-0198 §5).
    m_leaving = true;
    (*m_reader)->leave();
}

bool Dial::hasStream() const
{
    return (m_state == State::Trying || m_state == State::Established) && socket().isEncrypted() &&
           socket().state() == QAbstractSocket::ConnectedState;
}

void Dial::cancel()
{
    stopTimers();
    m_resolver.cancel();
    m_lookup = -1;
    m_state = State::Idle;
    m_leaving = false;
    ++m_attempt;
    if (!m_reader)
        return;
    (*m_reader)->stop();
    socket().abort();
    forgetStream();
}

/// The server has ended the stream or we gave it up: the library must not ask for it back.
void Dial::forgetStream()
{
    m_canResume = false;
    m_resumeLocation.clear();
    m_client.disconnectFromServer();
    if (m_state == State::Trying || m_state == State::Established)
        m_step.start(kFarewell);
}

void Dial::onUnconnected(quint32 attempt)
{
    if (attempt != m_attempt || (m_state != State::Trying && m_state != State::Established))
        return;
    const bool wasEstablished = m_state == State::Established;
    stopTimers();
    (*m_reader)->stop();
    ++m_attempt;
    noteError({}); // when nobody gave a reason: ConnectionLost
    const ConnectionError error = *m_error;
    if (m_leaving || wasEstablished || (isFinalWord(error.kind) && !m_again)) {
        finish(error);
    } else if (m_again) {
        tryAddress(m_address);
    } else {
        remember(error);
        nextAddress();
    }
}

void Dial::noteError(ConnectionError error)
{
    if (m_error)
        return;
    if (error.host.isEmpty()) {
        error.host = m_endpoint.host;
        error.port = m_endpoint.port;
    }
    m_error = error;
}

void Dial::remember(const ConnectionError &error)
{
    if (m_telling && progressOf(error.kind) <= progressOf(m_telling->kind))
        return;
    m_telling = error;
    if (m_telling->host.isEmpty()) {
        m_telling->host = m_endpoint.host;
        m_telling->port = m_endpoint.port;
    }
}

void Dial::finish(const ConnectionError &error)
{
    stopTimers();
    m_state = State::Idle;
    if (std::exchange(m_leaving, false))
        forgetStream();
    Q_EMIT ended(error);
}

void Dial::stopTimers()
{
    m_step.stop();
    m_whole.stop();
    m_scouts.stop();
}

} // namespace causerie::xmpp

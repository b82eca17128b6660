// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How stanzas reach the library, and what the server hears of it.

#include "core/xmpp/streamreader.h"

#include "core/base/log.h"

#include <QXmppClient.h>
#include <QXmppIq.h>
#include <QXmppMessage.h>
#include <QXmppPresence.h>

#include <chrono>
#include <utility>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{
constexpr std::chrono::seconds kOverdue{10}; ///< servers wait for a minute, some for less
} // namespace

void StreamReader::deliver(const QDomElement &element)
{
    if (element.namespaceURI() == "jabber:client"_L1)
        ++m_taken;
    const bool isNews = m_gate.isCount(element) && element.attribute(u"h"_s) != m_gate.resumedCount();
    const QPointer self(this);
    m_stanzaReceived.invoke(m_library, Qt::DirectConnection, Q_ARG(QDomElement, element));
    if (self && isNews)
        Q_EMIT counted();
    if (self)
        Q_EMIT delivered();
}

/// The library would confirm what it has read. One question is under way at a time: a server that asks behind each
/// stanza gets one answer for many.
void StreamReader::confirm()
{
    if (!m_overdue.isActive())
        m_overdue.start(kOverdue);
    if (m_confirming) {
        m_askedAgain = true;
        return;
    }
    m_confirming = true;
    m_whenKept([self = QPointer(this), number = m_taken, connection = m_connection] {
        if (!self || self->m_connection != connection || self->m_stopped || self->m_leaving)
            return;
        self->m_confirming = false;
        self->m_overdue.stop();
        self->m_confirmed = number;
        self->writeCount(number);
        if (std::exchange(self->m_askedAgain, false))
            self->confirm();
    });
}

/// What cannot be kept is not confirmed, but a server that gets no answer at all ends the stream.
void StreamReader::answerInVain()
{
    if (m_stopped || m_leaving)
        return;
    writeCount(m_confirmed);
}

void StreamReader::writeCount(quint32 number)
{
    const QByteArray answer = R"(<a xmlns="urn:xmpp:sm:3" h=")" + QByteArray::number(number) + R"("/>)";
    qCDebug(lcXml).noquote() << "out" << answer;
    m_socket->write(answer);
}

/// XEP-0198 §4: the server counts only what it sends after <enabled/>. The library counts whatever it is handed, so
/// an earlier stanza goes to the extensions and the client's signals past that counter.
void StreamReader::deliverUncounted(const QDomElement &element)
{
    auto *client = qobject_cast<QXmppClient *>(m_client);
    if (!client)
        return;
    const QPointer self(this);
    bool handled = false;
    m_elementReceived.invoke(client, Qt::DirectConnection, Q_ARG(QDomElement, element), Q_ARG(bool &, handled));
    if (!self)
        return;
    if (!handled && element.tagName() == "message"_L1) {
        QXmppMessage message;
        message.parse(element);
        Q_EMIT client->messageReceived(message);
    }
    if (!handled && element.tagName() == "presence"_L1) {
        QXmppPresence presence;
        presence.parse(element);
        Q_EMIT client->presenceReceived(presence);
    }
    if (const QString type = element.attribute(u"type"_s);
        !handled && element.tagName() == "iq"_L1 && (type == "get"_L1 || type == "set"_L1)) {
        QXmppIq answer(QXmppIq::Error);
        answer.setId(element.attribute(u"id"_s));
        answer.setTo(element.attribute(u"from"_s));
        answer.setError(QXmppStanza::Error(QXmppStanza::Error::Cancel, QXmppStanza::Error::ServiceUnavailable));
        client->sendPacket(answer);
    }
    if (self)
        Q_EMIT delivered();
}

void StreamReader::deliverHeld()
{
    const QPointer self(this);
    while (self && !m_stopped && m_gate.phase() == StreamGate::Phase::Open && !m_held.empty()) {
        const Held held = std::move(m_held.front());
        m_held.pop_front();
        const QDomElement element = held.document.documentElement();
        // What had to wait passes the gate again: acks of a stream without XEP-0198 have no business here.
        QDomElement again = element;
        const auto verdict = m_gate.decide(again).verdict;
        if (verdict == StreamGate::Verdict::Confirm)
            confirm();
        if (verdict != StreamGate::Verdict::Deliver)
            continue;
        if (held.counted)
            deliver(element);
        else if (element.namespaceURI() == "jabber:client"_L1)
            deliverUncounted(element);
    }
}

} // namespace causerie::xmpp

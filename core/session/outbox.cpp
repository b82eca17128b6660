// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/outbox.h"

#include "core/xmpp/xmltext.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace causerie
{

QString sendableText(const QString &text)
{
    QString lines = text;
    lines.replace(u'\u2028', u'\n').replace(u'\u2029', u'\n'); // how Qt's text editors break lines
    return xmpp::wireText(lines);
}

Outbox::Outbox(History &history, Conversations &conversations, Transmit transmit, QObject *parent)
    : QObject(parent), m_history(history), m_conversations(conversations), m_transmit(std::move(transmit))
{
}

QString Outbox::send(const Jid &peer, const Jid &own, const QString &text)
{
    Message message;
    message.body = sendableText(text);
    if (message.body.isEmpty())
        return {};
    message.conversation = peer.bare();
    message.from = own;
    message.direction = Direction::Outgoing;
    message.originId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    message.sentAt = QDateTime::currentDateTimeUtc();
    message.state = DeliveryState::Pending;
    m_history.keep(message, this, [this](const Message &kept) {
        m_conversations.at(kept.conversation).append(kept, false);
        stored(kept);
    });
    return message.originId;
}

void Outbox::resend(const Jid &peer, qint64 messageId)
{
    Conversation *conversation = m_conversations.find(peer);
    if (!conversation)
        return;
    if (messageId < kFirstUnstoredId) {
        m_history.retry(messageId, this, [this](const Message &message) {
            m_conversations.at(message.conversation).replace(message);
            stored(message);
        });
        return;
    }
    const Message *unstored = conversation->unstored(messageId);
    if (!unstored)
        return;
    const Message lost = *unstored;
    conversation->dropUnstored(messageId);
    send(lost.conversation, lost.from, lost.body);
}

void Outbox::stored(const Message &message)
{
    if (message.state != DeliveryState::Pending)
        Q_EMIT failed(message);
    else if (m_flushed)
        m_transmit(message);
}

void Outbox::streamOpened()
{
    m_open = true;
    m_flushed = false;
    // Behind every `keep` so far: what is not in this answer is stored later, and then goes out by itself.
    m_history.readOutbox(this, [this, stream = ++m_stream](const std::vector<Message> &waiting) {
        if (!m_open || stream != m_stream)
            return;
        m_flushed = true;
        for (const Message &message : waiting)
            m_transmit(message);
    });
}

void Outbox::streamLost()
{
    m_open = false;
    m_flushed = false;
}

void Outbox::accepted(const QString &originId)
{
    m_history.advance({}, originId, DeliveryState::Sent);
}

void Outbox::received(const Jid &peer, const QString &originId)
{
    m_history.advance(peer, originId, DeliveryState::Delivered);
}

void Outbox::refused(const QString &originId, const Jid &by, const Jid &own, const QString &text)
{
    // Our own server speaks for every peer (RFC 6120 §8.1.2.1); anybody else only for what was sent to them.
    const bool isOurServer = by.isEmpty() || by.bare() == own.bare() || by.toString() == own.domain();
    m_history.advance(isOurServer ? Jid() : by, originId, DeliveryState::Failed, text);
}

} // namespace causerie

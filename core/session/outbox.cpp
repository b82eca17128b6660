// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/outbox.h"

#include <QUuid>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie
{

namespace
{

constexpr int kAtOnce = 25; ///< between two events of others

QString freshId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

/// Its files can be fetched.
bool isReady(const Message &message)
{
    return std::ranges::none_of(message.attachments,
                                [](const Attachment &attachment) { return attachment.url.isEmpty(); });
}

/// Without an id of ours nobody could know what is meant (XEP-0308 §3).
bool isCorrectable(const Message &message)
{
    return message.direction == Direction::Outgoing && message.kind == MessageKind::Text &&
           message.retraction == Retraction::None && message.state != DeliveryState::Failed &&
           !message.originId.isEmpty();
}

void write(const OutgoingText &text, Message &message)
{
    message.body = text.body;
    message.language = text.language;
    message.translations = text.translations;
    message.spoiler = text.spoiler;
    message.spoilerHint = text.spoilerHint;
    message.unstyled = text.unstyled;
    message.attachments = text.attachments;
}

} // namespace

Outbox::Outbox(History &history, Conversations &conversations, Transmit transmit, Speaker speaker, QObject *parent)
    : QObject(parent), m_history(history), m_conversations(conversations), m_transmit(std::move(transmit)),
      m_speaker(std::move(speaker))
{
    m_giving.callOnTimeout(this, &Outbox::giveSome);
}

bool Outbox::isRoom(const Jid &peer) const
{
    const Conversation *conversation = m_conversations.find(peer);
    return conversation && conversation->settings().kind == ConversationKind::Room;
}

QString Outbox::send(const Jid &peer, const OutgoingText &text)
{
    const OutgoingText clean = sendable(text);
    if (clean.body.isEmpty() && clean.attachments.empty())
        return {};
    Message message;
    message.conversation = m_conversations.at(peer).peer();
    message.from = m_speaker(message.conversation);
    message.direction = Direction::Outgoing;
    message.originId = freshId();
    message.sentAt = QDateTime::currentDateTimeUtc();
    message.state = DeliveryState::Pending;
    write(clean, message);
    const auto keep = [this](const Message &ready) {
        m_history.keep(ready, this, [this](const Message &kept) { stored(kept); });
    };
    if (clean.replyTo == 0) {
        keep(message);
        return message.originId;
    }
    m_history.find(message.conversation, clean.replyTo, this,
                   [this, message, keep](const std::optional<Message> &answered) {
                       Message reply = message; // without what it answers, if that is gone: the words count
                       if (answered)
                           reply.reply = replyTo(*answered, isRoom(message.conversation));
                       keep(reply);
                   });
    return message.originId;
}

void Outbox::resend(const Jid &peer, qint64 messageId)
{
    if (messageId < kFirstUnstoredId) {
        m_history.retry(messageId, this, [this](const Message &message) {
            m_conversations.at(message.conversation).replace(message);
            stored(message);
        });
        return;
    }
    Conversation *conversation = m_conversations.find(peer);
    const Message *unstored = conversation ? conversation->unstored(messageId) : nullptr;
    if (!unstored)
        return;
    Message again = *unstored;
    conversation->dropUnstored(messageId);
    again.id = 0;
    again.state = DeliveryState::Pending;
    again.failure.clear();
    m_history.keep(again, this, [this](const Message &kept) { stored(kept); });
}

void Outbox::stored(const Message &message)
{
    if (message.state != DeliveryState::Pending)
        Q_EMIT failed(message);
    else if (!isReady(message))
        Q_EMIT waitsForFiles(message);
    else if (mayGo(message.conversation))
        m_transmit(message);
}

/// What was written before goes first.
bool Outbox::mayGo(const Jid &conversation) const
{
    return m_flushed && !m_held.contains(conversation.bare());
}

void Outbox::release(const Message &message)
{
    if (mayGo(message.conversation) && message.state == DeliveryState::Pending &&
        message.retraction == Retraction::None && isReady(message))
        m_transmit(message);
}

Annotation Outbox::about(const Message &message, Annotation::Kind kind) const
{
    const bool inRoom = isRoom(message.conversation);
    Annotation annotation;
    annotation.kind = kind;
    annotation.conversation = message.conversation;
    annotation.target = kind == Annotation::Kind::Correction ? message.originId : referenceId(message, inRoom);
    const Jid speaker = m_speaker(message.conversation);
    annotation.by = inRoom ? speaker : speaker.bare();
    annotation.direction = Direction::Outgoing;
    annotation.originId = freshId();
    annotation.at = QDateTime::currentDateTimeUtc();
    annotation.state = DeliveryState::Pending;
    return annotation;
}

void Outbox::say(Annotation annotation)
{
    if (annotation.target.isEmpty())
        return; // nobody could know what is meant
    m_history.keep(annotation, this, [this, annotation](bool kept) {
        if (!kept) {
            Q_EMIT notKept(annotation);
            return;
        }
        m_said.insert(annotation.originId);
        if (mayGo(annotation.conversation))
            m_transmit(annotation);
    });
}

void Outbox::correct(const Jid &peer, qint64 messageId, const OutgoingText &text)
{
    const OutgoingText clean = sendable(text);
    if (clean.body.isEmpty() && clean.attachments.empty())
        return;
    m_history.find(peer, messageId, this, [this, peer, clean](const std::optional<Message> &message) {
        if (!message || !isCorrectable(*message)) {
            Annotation lost;
            lost.kind = Annotation::Kind::Correction;
            lost.conversation = message ? message->conversation : peer;
            write(clean, lost.content);
            Q_EMIT notCorrected(lost);
            return;
        }
        Annotation annotation = about(*message, Annotation::Kind::Correction);
        annotation.content.reply = message->reply;
        write(clean, annotation.content);
        say(std::move(annotation));
    });
}

void Outbox::react(const Jid &peer, qint64 messageId, const QStringList &emojis)
{
    m_history.find(peer, messageId, this,
                   [this, emojis = sendableReactions(emojis)](const std::optional<Message> &message) {
                       if (!message || message->retraction != Retraction::None || message->kind != MessageKind::Text)
                           return;
                       Annotation annotation = about(*message, Annotation::Kind::Reactions);
                       annotation.emojis = emojis;
                       say(std::move(annotation));
                   });
}

void Outbox::retract(const Jid &peer, qint64 messageId)
{
    m_history.find(peer, messageId, this, [this](const std::optional<Message> &message) {
        if (message && message->direction == Direction::Outgoing && message->retraction == Retraction::None)
            say(about(*message, Annotation::Kind::Retraction));
    });
}

void Outbox::markDisplayed(const Message &message)
{
    say(about(message, Annotation::Kind::Displayed));
}

void Outbox::giveReceipts(const std::function<bool(const Jid &)> &gives)
{
    if (!m_history.store())
        return;
    storage::whenDone(m_history.store()->owedReceipts(), this,
                      [this, gives, store = m_history.store()](const storage::Result<std::vector<Message>> &messages) {
                          if (!messages || store != m_history.store())
                              return; // they stay owed
                          m_owed.clear();
                          for (const Message &message : *messages) {
                              if (std::ranges::contains(m_unconfirmed, message.id) ||
                                  std::ranges::contains(m_given, message.id))
                                  continue; // on its way
                              if (!gives(message.conversation)) {
                                  m_given.push_back(message.id);
                                  continue;
                              }
                              Annotation receipt = about(message, Annotation::Kind::Received);
                              receipt.target = message.originId;
                              m_owed.emplace_back(message.id, receipt);
                          }
                          m_giving.start();
                      });
}

void Outbox::giveSome()
{
    for (int i = 0; i < kAtOnce && m_open && !m_owed.empty(); ++i) {
        const auto [message, receipt] = std::move(m_owed.front());
        m_owed.pop_front();
        m_unconfirmed.insert(receipt.originId, message);
        m_transmit(receipt);
    }
    if (m_open && !m_owed.empty())
        return;
    m_giving.stop(); // they stay owed
    forgiveGiven();
}

void Outbox::forgiveGiven()
{
    if (!m_given.empty() && m_history.store())
        m_history.store()->forgiveReceipts(std::exchange(m_given, {}));
}

void Outbox::oweReceipt(const Jid &peer, const QString &originId)
{
    if (m_history.store())
        m_history.store()->oweReceipt(peer, originId);
}

void Outbox::forgetReceipts()
{
    m_owed.clear();
    m_unconfirmed.clear();
    m_given.clear();
}

void Outbox::transmitAll(const std::vector<Message> &messages, const std::vector<Annotation> &annotations)
{
    for (const Message &message : messages) {
        // It may stand elsewhere now: what waits goes out behind what others wrote meanwhile.
        if (Conversation *conversation = m_conversations.find(message.conversation))
            conversation->replace(message);
        if (message.retraction != Retraction::None)
            m_history.advance({}, message.originId, DeliveryState::Sent); // taken back before anybody saw it
        else if (!isReady(message))
            Q_EMIT waitsForFiles(message);
        else if (mayGo(message.conversation))
            m_transmit(message);
    }
    for (const Annotation &annotation : annotations) {
        if (!mayGo(annotation.conversation))
            continue;
        m_said.insert(annotation.originId);
        m_transmit(annotation);
    }
}

void Outbox::streamOpened()
{
    m_open = true;
    m_flushed = false;
    m_unconfirmed.clear(); // what the old stream did not bring there is owed
    // Behind every `keep` so far: what is not in this answer is stored later, and then goes out by itself.
    m_history.readOutbox(this, [this, stream = ++m_stream](const auto &messages, const auto &annotations) {
        if (!m_open || stream != m_stream)
            return;
        m_flushed = true;
        transmitAll(messages, annotations);
    });
}

void Outbox::hold(const Jid &room)
{
    m_held.insert(room.bare());
}

void Outbox::flush(const Jid &room)
{
    m_history.readOutbox(
        this, [this, room, stream = m_stream](std::vector<Message> messages, std::vector<Annotation> annotations) {
            if (!m_open || stream != m_stream)
                return;
            m_held.remove(room.bare());
            std::erase_if(messages, [&](const Message &message) { return message.conversation.bare() != room; });
            std::erase_if(annotations, [&](const Annotation &said) { return said.conversation.bare() != room; });
            transmitAll(messages, annotations);
        });
}

void Outbox::streamLost()
{
    m_open = false;
    m_flushed = false;
    m_held.clear();
}

void Outbox::accepted(const QString &originId)
{
    if (const auto receipt = m_unconfirmed.constFind(originId); receipt != m_unconfirmed.cend()) {
        m_given.push_back(*receipt);
        m_unconfirmed.erase(receipt);
        if (m_unconfirmed.isEmpty() || m_given.size() >= kAtOnce)
            forgiveGiven();
        return;
    }
    if (!m_said.remove(originId))
        return m_history.advance({}, originId, DeliveryState::Sent);
    m_history.annotationSent(originId);
    if (m_said.isEmpty())
        Q_EMIT saidAll();
}

void Outbox::received(const Jid &peer, const QString &originId)
{
    m_history.advance(peer, originId, DeliveryState::Delivered);
}

void Outbox::refused(const QString &originId, const Jid &by, const Jid &own, const QString &text)
{
    if (m_said.remove(originId)) {
        m_history.annotationSent(originId); // to be said again it would be refused again
        Q_EMIT notTaken(text);
        return;
    }
    // Our own server speaks for every peer (RFC 6120 §8.1.2.1); anybody else only for what was sent to them.
    const bool isOurServer = by.isEmpty() || by.bare() == own.bare() || by.toString() == own.domain();
    m_history.advance(isOurServer ? Jid() : by, originId, DeliveryState::Failed, text);
}

} // namespace causerie

#include "moc_outbox.cpp" // as that of Search

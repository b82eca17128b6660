// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Opening and leaving conversations: with a person, in a room, or with somebody in one.

#include "core/session/rooms.h"
#include "ui/chat/composer.h"
#include "ui/chat/conversationheader.h"
#include "ui/chat/conversationview.h"
#include "ui/chat/messagemodel.h"
#include "ui/chat/messageview.h"
#include "ui/chat/recordingstrip.h"
#include "ui/chat/roomtalk.h"
#include "ui/chat/typing.h"
#include "ui/rooms/roombar.h"
#include "ui/roster/names.h"
#include "ui/search/findbar.h"

#include <QStackedWidget>

namespace causerie::ui
{

ConversationView::~ConversationView()
{
    saveDraft();
}

void ConversationView::leave()
{
    if (m_peer.isEmpty())
        return;
    Draft words = m_composer->draft();
    words.files.clear(); // nobody is told of those
    m_typing->left(isEmpty(words));
    m_unsent[m_peer] = m_composer->attachments();
    saveDraft();
    Conversation *conversation = m_model->conversation();
    if (!conversation)
        return;
    disconnect(conversation, nullptr, this, nullptr);
    m_session.conversations().leave(*conversation);
}

bool ConversationView::saveDraft()
{
    m_saveSoon.stop();
    const Conversation *conversation = m_model->conversation();
    if (!conversation)
        return false;
    const ConversationSettings settings = withDraft(conversation->settings(), m_composer->draft());
    if (settings == conversation->settings())
        return false;
    m_session.saveSettings(m_peer, settings);
    return true;
}

/// A conversation may be open before it is known what is kept of it.
void ConversationView::takeDraft()
{
    const Conversation *conversation = m_model->conversation();
    if (!conversation || m_saveSoon.isActive() || !isEmpty(m_composer->draft()))
        return;
    if (const Draft kept = draftOf(conversation->settings()); !isEmpty(kept))
        m_composer->setDraft(kept);
}

/// A changed text that came to nothing: it comes back, whatever is open, written or put away by now.
void ConversationView::giveBack(const Annotation &said, const QString &title, const QString &why)
{
    if (said.kind != Annotation::Kind::Correction)
        return;
    const Message &content = said.content;
    const DraftText text{.body = content.body,
                         .language = content.language,
                         .translations = content.translations,
                         .spoiler = content.spoiler,
                         .spoilerHint = content.spoilerHint,
                         .unstyled = content.unstyled};
    const Jid key = conversationKey(m_session, said.conversation);
    if (key == m_peer) {
        m_composer->giveBack(text, title, why);
        saveDraft();
        return;
    }
    const Conversation &conversation = conversationWith(key); // also one that has been put away by now
    Draft draft = draftOf(conversation.settings());
    draft.returned.push_back(text);
    m_session.saveSettings(key, withDraft(conversation.settings(), draft));
}

void ConversationView::giveBack(const OutgoingText &text)
{
    Draft draft = m_composer->draft(); // something else may wait
    draft.text = {.body = text.body,
                  .language = text.language,
                  .translations = text.translations,
                  .spoiler = text.spoiler,
                  .spoilerHint = text.spoilerHint,
                  .unstyled = text.unstyled};
    m_composer->setDraft(draft);
    answer(text.replyTo);
    saveDraft();
}

void ConversationView::answer(qint64 id)
{
    if (const Message *message = loaded(id))
        m_composer->startReply(*message,
                               message->direction == Direction::Outgoing ? tr("yourself") : m_model->nameOf(*message));
}

void ConversationView::open(const Jid &peer)
{
    const Jid key = conversationKey(m_session, peer);
    if (key == m_peer)
        return;
    leave();
    m_peer = key;
    m_roomBar->setRoom(isRoom(m_session, key) ? key : Jid());
    if (key.isEmpty()) {
        m_composer->recording()->setPeer({});
        m_roomTalk->setPeer({});
        m_model->setConversation(nullptr);
        m_stack->setCurrentIndex(0);
        return;
    }
    Conversation &conversation = conversationWith(key);
    m_header->setPeer(key);
    m_findBar->setPeer(key);
    m_roomTalk->setPeer(key);
    m_composer->recording()->setPeer(key);
    m_composer->setDraft(draftOf(conversation.settings()), m_unsent.take(key));
    m_stack->setCurrentIndex(1);
    follow(&conversation);
    refreshName();
}

/// A room that we have only heard of is one all the same, for what is written to it must not go to a person.
Conversation &ConversationView::conversationWith(const Jid &peer)
{
    const bool room = isRoom(m_session, peer.bare());
    Conversation &owner = m_session.conversations().at(room ? peer.bare() : peer);
    if (room && owner.settings().kind != ConversationKind::Room) {
        ConversationSettings settings = owner.settings();
        settings.kind = ConversationKind::Room;
        settings.accepted = true;
        m_session.saveSettings(owner.peer(), settings);
    }
    return m_session.conversations().at(peer);
}

void ConversationView::setRoomMenu(std::function<void(QMenu &, const Jid &)> fill)
{
    m_header->setRoomMenu(std::move(fill));
}

void ConversationView::follow(Conversation *conversation)
{
    m_session.conversations().watch(*conversation);
    m_unread = conversation->unread();
    m_model->setConversation(conversation);
    m_view->setWriting(conversation->peerState() == ChatState::Composing);
    m_view->setUnseen(m_unread);
    connect(conversation, &Conversation::newestLoaded, this, &ConversationView::onLoaded);
    connect(conversation, &Conversation::openedAround, this, &ConversationView::onOpenedAround);
    connect(conversation, &Conversation::settingsChanged, this, &ConversationView::refreshName);
    connect(conversation, &Conversation::settingsChanged, this, &ConversationView::takeDraft);
    connect(conversation, &Conversation::summaryChanged, this, &ConversationView::onSummaryChanged);
    if (conversation->isLoaded())
        onLoaded();
    else
        conversation->open();
}

} // namespace causerie::ui

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How files come into a ConversationView, and out of it.

#include "ui/chat/conversationview.h"

#include "core/session/files.h"
#include "ui/chat/attachmentactions.h"
#include "ui/chat/composer.h"
#include "ui/chat/messageedit.h"
#include "ui/chat/messagefiles.h"
#include "ui/chat/messagemodel.h"
#include "ui/chat/messageview.h"

#include <QDropEvent>
#include <QMimeData>

namespace causerie::ui
{

void ConversationView::connectFiles()
{
    m_model->setFiles(*m_files);
    m_composer->setFiles(m_session.files());
    setAcceptDrops(true);
    const auto with = [this](auto act) {
        return [this, act](qint64 id, int index) {
            if (const Message *message = loaded(id))
                (m_attachments->*act)(Message(*message), index);
        };
    };
    connect(m_view, &MessageView::attachmentActivated, this, with(&AttachmentActions::activate));
    connect(m_view, &MessageView::attachmentDeclined, this, with(&AttachmentActions::decline));
    connect(m_view, &MessageView::soundRequested, this, [this](qint64 id, int index, double share) {
        if (const Message *message = loaded(id))
            m_files->playSound(Message(*message), index, share);
    });
    connect(m_view, &MessageView::soundSpeedRequested, m_files, &MessageFiles::nextSpeed);
    connect(m_view, &MessageView::attachmentSaveRequested, this, with(&AttachmentActions::saveAs));
    connect(m_view, &MessageView::attachmentFolderRequested, this, with(&AttachmentActions::showFolder));
}

/// Each file in a message of its own, for many programs show only one; the words go with the first.
void ConversationView::send(const OutgoingText &text)
{
    OutgoingText first = text;
    if (first.attachments.size() > 1)
        first.attachments.resize(1);
    m_session.send(m_peer, first);
    for (size_t i = 1; i < text.attachments.size(); ++i)
        m_session.send(m_peer, OutgoingText{.body = {}, .attachments = {text.attachments[i]}});
}

void ConversationView::dragEnterEvent(QDragEnterEvent *event)
{
    if (!m_peer.isEmpty() && !localFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ConversationView::dropEvent(QDropEvent *event)
{
    m_composer->attach(localFiles(*event->mimeData()));
    event->setDropAction(Qt::CopyAction); // it stays where it is
    event->accept();
}

} // namespace causerie::ui

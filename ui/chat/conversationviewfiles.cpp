// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How files come into a ConversationView, and out of it.

#include "ui/chat/conversationview.h"

#include "core/session/files.h"
#include "core/session/recordings.h"
#include "ui/chat/attachmentactions.h"
#include "ui/chat/composer.h"
#include "ui/chat/messageedit.h"
#include "ui/chat/messagefiles.h"
#include "ui/chat/messagemodel.h"
#include "ui/chat/messageview.h"
#include "ui/chat/recordingstrip.h"
#include "ui/chat/sending.h"

#include <QDateTime>
#include <QDropEvent>
#include <QMimeData>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

void ConversationView::connectFiles()
{
    m_model->setFiles(*m_files);
    m_composer->setFiles(m_session.files());
    m_composer->setRecordings(m_session.files().recordings(), m_files->sounds());
    connect(m_composer, &Composer::recordRequested, this, &ConversationView::record);
    connect(m_composer, &Composer::sendWithRecordingRequested, this, &ConversationView::sendWithRecording);
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

SoundPlayer &ConversationView::sounds() const
{
    return m_files->sounds();
}

void ConversationView::record()
{
    RecordingStrip &strip = *m_composer->recording();
    if (m_session.calls().current())
        return strip.showProblem(tr("A call has the microphone. You can record when it is over."));
    if (m_session.files().route(m_peer, 0) == FileRoute::None)
        return strip.showProblem(tr("Your server does not keep files, so voice messages cannot be sent."));
    m_files->sounds().hold(); // or it would be recorded, too
    const QString now = QDateTime::currentDateTime().toString(u"yyyy-MM-dd hh-mm-ss"_s);
    const QString name = tr("Voice message %1", "the name of a recording; %1 is date and time").arg(now) + ".opus"_L1;
    if (m_session.files().recordings().start(m_peer, name))
        strip.begin();
}

/// It has to end and be looked at first; the message goes to whom it was meant for, whatever is open by then.
void ConversationView::sendWithRecording(const OutgoingText &text)
{
    aboutToSend();
    const auto done = [&session = m_session, peer = m_peer, text,
                       view = QPointer(this)](const std::expected<Attachment, RecordingProblem> &voice) {
        OutgoingText whole = text;
        if (voice) {
            whole.attachments.push_back(*voice);
        } else if (view && view->m_peer == peer && view->m_composer->isFree() && text.attachments.empty()) {
            view->giveBack(text); // to be sent with another one, or without
            return;
        }
        ui::send(session, peer, whole);
        if (view && view->m_peer == peer)
            view->m_view->scrollToEnd();
    };
    m_session.files().recordings().stopAndTake(done);
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

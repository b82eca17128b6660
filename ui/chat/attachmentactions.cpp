// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/attachmentactions.h"

#include "core/files/filename.h"
#include "core/session/files.h"
#include "ui/chat/attachmentwords.h"
#include "ui/chat/pictureviewer.h"
#include "ui/chat/savecopy.h"
#include "ui/style/dialogbody.h"
#include "ui/style/kind.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

AttachmentActions::AttachmentActions(Session &session, QWidget &over) : QObject(&over), m_session(session), m_over(over)
{
}

void AttachmentActions::activate(const Message &message, int index)
{
    if (index < 0 || size_t(index) >= message.attachments.size())
        return;
    const Attachment &file = message.attachments[size_t(index)];
    const FileKey key{message.id, index};
    const auto progress = m_session.files().progress(key);
    if (progress && progress->stage != FileProgress::Stage::Asks)
        m_session.files().cancel(key);
    else if (message.direction == Direction::Outgoing && message.state == DeliveryState::Failed && file.url.isEmpty())
        m_session.resend(message.conversation, message.id);
    else if (!file.localFile.isEmpty() && QFile::exists(file.localFile))
        open(message, index);
    else
        fetch(message, index);
}

void AttachmentActions::decline(const Message &message, int index)
{
    m_session.files().cancel({message.id, index});
}

void AttachmentActions::open(const Message &message, int index)
{
    const Attachment &file = message.attachments[size_t(index)];
    if (files::isExecutable(file.name, file.mediaType) || files::isExecutableContent(file.localFile))
        return warn(message, index);
    if (isShownPicture(file)) {
        const Conversation *conversation = m_session.conversations().find(message.conversation);
        PictureViewer::open(conversation ? conversation->messages() : std::deque<Message>{message}, file.localFile,
                            m_over);
        return;
    }
    QDesktopServices::openUrl(QUrl::fromLocalFile(file.localFile));
}

void AttachmentActions::fetch(const Message &message, int index)
{
    const Attachment &file = message.attachments[size_t(index)];
    if (!files::isExecutable(file.name, file.mediaType))
        return m_session.files().download(message, index);
    auto *question = new QMessageBox(QMessageBox::Warning, tr("Download a program?"), tr("Download a program?"),
                                     QMessageBox::Cancel, &m_over);
    setDrawing(*question, u"alert"_s, &Tokens::danger);
    setConsequences(*question,
                    tr("“%1” could run programs on your computer. Take it only if you know who made it and expect it.",
                       "%1 is a file name")
                        .arg(file.name));
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *yes = question->addButton(tr("&Download"), QMessageBox::DestructiveRole);
    setKind(*yes, u"danger"_s);
    connect(yes, &QPushButton::clicked, this, [this, message, index] { m_session.files().download(message, index); });
    question->open();
}

/// We do not start it; whoever wants to can find it.
void AttachmentActions::warn(const Message &message, int index)
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("This file could run programs"),
                                tr("This file could run programs"), QMessageBox::Cancel, &m_over);
    setDrawing(*box, u"alert"_s, &Tokens::danger);
    setConsequences(
        *box, tr("“%1” is not opened from here. You can save it elsewhere or look at its folder.", "%1 is a file name")
                  .arg(message.attachments[size_t(index)].name));
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box->addButton(tr("Show &folder"), QMessageBox::ActionRole), &QPushButton::clicked, this,
            [this, message, index] { showFolder(message, index); });
    box->open();
}

void AttachmentActions::showFolder(const Message &message, int index)
{
    const QString file = message.attachments[size_t(index)].localFile;
    if (!file.isEmpty())
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file).path()));
}

void AttachmentActions::saveAs(const Message &message, int index)
{
    const Attachment &file = message.attachments[size_t(index)];
    saveCopy(tr("Save file"), file.localFile, file.name, QStandardPaths::DownloadLocation, m_over);
}

} // namespace causerie::ui

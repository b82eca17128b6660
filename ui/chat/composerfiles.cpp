// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What goes with a text: files, and voice messages.

#include "ui/chat/composer.h"

#include "core/session/files.h"
#include "ui/chat/attachstrip.h"
#include "ui/chat/composerstrip.h"
#include "ui/chat/messageedit.h"
#include "ui/chat/recordingstrip.h"

#include <QDir>
#include <QFileDialog>
#include <QToolButton>
#include <QVBoxLayout>

namespace causerie::ui
{

void Composer::putBelowStrip(QWidget *widget)
{
    qobject_cast<QVBoxLayout *>(layout())->insertWidget(layout()->indexOf(m_strip) + 1, widget);
}

void Composer::setFiles(Files &files)
{
    m_files = new AttachStrip(files, this);
    putBelowStrip(m_files);
    m_attach->show();
    connect(m_files, &AttachStrip::changed, this, &Composer::refreshSend);
    connect(m_files, &AttachStrip::changed, this, &Composer::tellChange);
    connect(m_files, &AttachStrip::fieldRequested, this, &Composer::focusText);
    m_refreshRecord = [this, &files] { refreshRecord(files); };
    connect(&files, &Files::limitsChanged, this, m_refreshRecord);
    connect(&files, &Files::routeChanged, this, m_refreshRecord);
    connect(m_edit, &MessageEdit::filesGiven, this, qOverload<const QStringList &>(&Composer::attach));
    connect(m_edit, &MessageEdit::pictureGiven, m_files, &AttachStrip::addPicture);
}

void Composer::setReceiver(const Jid &peer)
{
    if (!m_files)
        return;
    m_files->setReceiver(peer);
    m_refreshRecord();
}

void Composer::attach(const QStringList &paths)
{
    if (m_files && m_edits.message == 0)
        m_files->addFiles(paths);
    focusText();
}

void Composer::attach(const Attachment &file)
{
    if (m_files && m_edits.message == 0)
        m_files->add(file);
}

std::vector<Attachment> Composer::attachments() const
{
    return m_files ? m_files->files() : std::vector<Attachment>();
}

void Composer::chooseFiles()
{
    auto *dialog = new QFileDialog(this, tr("Attach files"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, qOverload<const QStringList &>(&Composer::attach));
    dialog->open();
}

void Composer::setRecordings(Recordings &recordings, SoundPlayer &sounds)
{
    m_recording = new RecordingStrip(recordings, sounds, this);
    putBelowStrip(m_recording);
    m_record->show();
    connect(m_recording, &RecordingStrip::changed, this, &Composer::refreshSend);
    connect(m_recording, &RecordingStrip::sendRequested, this, &Composer::send);
    connect(m_recording, &RecordingStrip::fieldRequested, this, &Composer::focusText);
    refreshSend();
}

/// Where nothing can be sent there is nothing to record for.
void Composer::refreshRecord(Files &files)
{
    // Only when the server has been asked already, for a conversation that is opened asks nothing.
    const bool isPossible = !files.knownLimits() || files.route(m_files->receiver(), 0) != FileRoute::None;
    m_record->setVisible(m_recording && isPossible);
}

} // namespace causerie::ui

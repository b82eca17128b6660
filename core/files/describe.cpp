// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/describe.h"

#include "core/files/filename.h"
#include "core/files/picture.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>

using namespace Qt::StringLiterals;

namespace causerie::files
{

namespace
{

/// Of what we announce, so that a long history stays small; the file itself follows.
constexpr qsizetype kPreviewBytes = 8 * 1024;

void describePicture(Attachment &attachment)
{
    const auto size = pictureSize(attachment.localFile);
    if (!size)
        return;
    attachment.pictureSize = *size;
    if (const auto small = loadPicture(attachment.localFile, {kThumbnailSide, kThumbnailSide}))
        attachment.thumbnail = makeThumbnail(*small, kPreviewBytes);
}

} // namespace

std::expected<Attachment, TransferError> describe(const QString &path)
{
    const QFileInfo info(path);
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return std::unexpected(TransferError{.kind = TransferError::Kind::Unreadable, .text = file.errorString()});
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!hash.addData(&file))
        return std::unexpected(TransferError{.kind = TransferError::Kind::Unreadable, .text = file.errorString()});
    Attachment attachment;
    attachment.localFile = info.absoluteFilePath();
    attachment.name = safeName(info.fileName());
    attachment.mediaType = QMimeDatabase().mimeTypeForFile(info).name();
    attachment.size = file.pos();
    attachment.hashes.push_back({u"sha-256"_s, hash.result()});
    attachment.state = TransferState::Waiting;
    if (attachment.mediaType.startsWith("image/"_L1))
        describePicture(attachment);
    return attachment;
}

} // namespace causerie::files

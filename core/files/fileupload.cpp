// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/fileupload.h"

#include "core/files/web.h"

#include <QFileInfo>
#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace causerie::files
{

using Kind = TransferError::Kind;

FileUpload::FileUpload(Web &web, const UploadSlot &slot, const QString &file, qint64 size, const QString &mediaType,
                       QObject *parent)
    : QObject(parent), m_web(web), m_slot(slot), m_file(file), m_size(size), m_mediaType(mediaType)
{
}

FileUpload::~FileUpload()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    delete m_reply; // before the file it reads
}

void FileUpload::start()
{
    if (!QFileInfo(m_file).isFile() || !m_file.open(QIODevice::ReadOnly))
        return fail({.kind = Kind::Unreadable, .text = m_file.errorString()});
    if (m_file.size() != m_size)
        return fail({.kind = Kind::Changed});
    m_modified = QFileInfo(m_file).lastModified();
    QNetworkRequest request(m_slot.put);
    for (const auto &[name, value] : m_slot.headers)
        request.setRawHeader(name, value);
    request.setHeader(QNetworkRequest::ContentTypeHeader,
                      m_mediaType.isEmpty() ? u"application/octet-stream"_s : m_mediaType);
    request.setHeader(QNetworkRequest::ContentLengthHeader, m_size);
    m_reply = m_web.put(request, m_file);
    if (!m_reply)
        return fail({.kind = Kind::BadAnswer, .text = u"not https"_s});
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent, qint64 total) {
        if (total > 0)
            Q_EMIT progressed(sent, total);
    });
    connect(m_reply, &QNetworkReply::finished, this, &FileUpload::end);
}

void FileUpload::end()
{
    const auto error = errorOf(*m_reply);
    const QFileInfo now(m_file.fileName());
    // What was read while somebody wrote may be neither the old file nor the new one.
    const bool isSame = now.size() == m_size && now.lastModified() == m_modified;
    if (!error && !isSame)
        return fail({.kind = Kind::Changed});
    Q_EMIT finished(error);
}

void FileUpload::fail(const TransferError &error)
{
    QMetaObject::invokeMethod(this, [this, error] { Q_EMIT finished(error); }, Qt::QueuedConnection);
}

} // namespace causerie::files

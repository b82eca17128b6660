// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/filedownload.h"

#include "core/files/web.h"

#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace causerie::files
{

using Kind = TransferError::Kind;

namespace
{
constexpr qint64 kReadAhead = 512 * 1024; ///< bytes; a server faster than our disk waits
}

FileDownload::FileDownload(Web &web, const Attachment &file, const QString &place, qint64 limit, QObject *parent)
    : QObject(parent), m_web(web), m_what(file), m_limit(limit), m_part(file, place, limit)
{
}

FileDownload::~FileDownload()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        delete m_reply;
    }
}

void FileDownload::start()
{
    if (const auto error = m_part.open())
        return fail(*error);
    m_reply = m_web.get(QNetworkRequest(m_what.url));
    if (!m_reply)
        return fail({.kind = Kind::BadAnswer, .text = u"not https"_s});
    m_reply->setReadBufferSize(kReadAhead);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &FileDownload::look);
    connect(m_reply, &QNetworkReply::readyRead, this, &FileDownload::take);
    connect(m_reply, &QNetworkReply::finished, this, &FileDownload::end);
}

/// The header, before anything of the file is read.
void FileDownload::look()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status < 200 || status >= 300)
        return; // the end says what that was
    const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
    m_total = length.isValid() ? length.toLongLong() : -1;
    if (m_total > m_limit)
        return fail({.kind = Kind::TooLarge, .limit = m_total});
    if (m_what.size >= 0 && m_total >= 0 && m_total != m_what.size)
        fail({.kind = Kind::Mismatch, .text = u"%1 bytes, not %2"_s.arg(m_total).arg(m_what.size)});
}

void FileDownload::take()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_ended || status < 200 || status >= 300)
        return; // an error's page is not the file
    const QByteArray bytes = m_reply->readAll();
    if (const auto error = m_part.take(bytes))
        return fail(*error);
    Q_EMIT progressed(m_part.received(), m_total >= 0 ? m_total : m_what.size);
}

void FileDownload::end()
{
    if (m_ended)
        return;
    take();
    if (m_ended)
        return;
    m_ended = true;
    auto error = errorOf(*m_reply);
    if (!error)
        error = m_part.settle();
    Q_EMIT finished(error);
}

void FileDownload::fail(const TransferError &error)
{
    if (m_ended)
        return;
    m_ended = true;
    QMetaObject::invokeMethod(
        this,
        [this, error] {
            if (m_reply)
                m_reply->abort();
            Q_EMIT finished(error);
        },
        Qt::QueuedConnection);
}

} // namespace causerie::files

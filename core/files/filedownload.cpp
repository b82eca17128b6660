// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/filedownload.h"

#include "core/files/downloadrule.h"
#include "core/files/web.h"

#include <QNetworkReply>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::files
{

using Kind = TransferError::Kind;

namespace
{
constexpr qint64 kReadAhead = 512 * 1024; ///< bytes; a server faster than our disk waits
}

std::optional<QCryptographicHash::Algorithm> hashAlgorithm(const QString &name)
{
    static constexpr std::pair<QLatin1StringView, QCryptographicHash::Algorithm> kKnown[]{
        {"sha-256"_L1, QCryptographicHash::Sha256},
        {"sha-512"_L1, QCryptographicHash::Sha512},
        {"sha3-256"_L1, QCryptographicHash::Sha3_256},
        {"sha3-512"_L1, QCryptographicHash::Sha3_512},
        {"blake2b-256"_L1, QCryptographicHash::Blake2b_256},
        {"blake2b-512"_L1, QCryptographicHash::Blake2b_512},
    };
    for (const auto &[known, algorithm] : kKnown) {
        if (name == known)
            return algorithm;
    }
    return {}; // SHA-1 and MD5 prove nothing any more (XEP-0414 §2)
}

FileDownload::FileDownload(Web &web, const Attachment &file, const QString &place, qint64 limit, QObject *parent)
    : QObject(parent), m_web(web), m_what(file), m_place(place), m_limit(limit), m_part(place + ".part"_L1)
{
    for (const FileHash &hash : file.hashes) {
        if (m_algorithm = hashAlgorithm(hash.algorithm); m_algorithm) {
            m_hash = std::make_unique<QCryptographicHash>(*m_algorithm);
            m_digest = hash.digest;
            break;
        }
    }
}

FileDownload::~FileDownload()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        delete m_reply;
    }
    m_part.close();
    m_part.remove();
}

void FileDownload::start()
{
    if (m_what.size > m_limit)
        return fail({.kind = Kind::TooLarge, .limit = m_what.size});
    if (!m_part.open(QIODevice::WriteOnly | QIODevice::Truncate, QFile::ReadOwner | QFile::WriteOwner))
        return fail({.kind = Kind::Unwritable, .text = m_part.errorString()});
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
    m_received += bytes.size();
    if (m_received > m_limit)
        return fail({.kind = Kind::TooLarge});
    if (!mayGoOn(m_received, m_what.size, m_limit))
        return fail({.kind = Kind::Mismatch, .text = u"more than %1 bytes"_s.arg(m_what.size)});
    if (m_part.write(bytes) != bytes.size())
        return fail({.kind = Kind::Unwritable, .text = m_part.errorString()});
    if (m_hash)
        m_hash->addData(bytes);
    Q_EMIT progressed(m_received, m_total >= 0 ? m_total : m_what.size);
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
        error = settle();
    Q_EMIT finished(error);
}

/// All of it has come.
std::optional<TransferError> FileDownload::settle()
{
    if (m_what.size >= 0 && m_received != m_what.size)
        return TransferError{.kind = Kind::Mismatch, .text = u"%1 bytes"_s.arg(m_received)};
    if (m_hash && m_hash->result() != m_digest)
        return TransferError{.kind = Kind::Mismatch, .text = u"hash"_s};
    m_part.close(); // writes what is left: a full disk shows here
    if (m_part.error() != QFile::NoError)
        return TransferError{.kind = Kind::Unwritable, .text = m_part.errorString()};
    QFile::remove(m_place);
    if (!m_part.rename(m_place))
        return TransferError{.kind = Kind::Unwritable, .text = m_part.errorString()};
    m_part.setFileName(m_place + ".part"_L1);
    return {};
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

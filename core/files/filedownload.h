// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/attachment.h"
#include "core/files/transfererror.h"

#include <QCryptographicHash>
#include <QFile>
#include <QObject>

#include <optional>

class QNetworkReply;

namespace causerie::files
{

class Web;

/// One file on its way to us. It is written beside its place and moved there when all of it is here and is what was
/// announced; what is more than that, or than `limit`, is not read.
///
/// Thread: GUI. Owner: whoever fetches; destroying it breaks the transfer off and removes what came.
class FileDownload final : public QObject
{
    Q_OBJECT

public:
    /// `place`: an absolute path whose folder exists.
    FileDownload(Web &web, const Attachment &file, const QString &place, qint64 limit, QObject *parent = nullptr);
    ~FileDownload() override;

    void start(); ///< `finished` follows, never from inside this call

Q_SIGNALS:
    void progressed(qint64 received, qint64 total); ///< `total` −1: not known
    /// None: it is at its place. `TooLarge` with the size as `limit` where the server says it and it is beyond ours.
    void finished(const std::optional<causerie::files::TransferError> &error);

private:
    void look();
    void take();
    void end();
    void fail(const TransferError &error);
    std::optional<TransferError> settle();

    Web &m_web;
    Attachment m_what;
    QString m_place;
    qint64 m_limit;
    qint64 m_total = -1;
    qint64 m_received = 0;
    QFile m_part;
    std::optional<QCryptographicHash::Algorithm> m_algorithm;
    std::unique_ptr<QCryptographicHash> m_hash;
    QByteArray m_digest;
    QNetworkReply *m_reply = nullptr;
    bool m_ended = false;
};

/// Of the names of XEP-0300 that we can compute. Pure.
std::optional<QCryptographicHash::Algorithm> hashAlgorithm(const QString &name);

} // namespace causerie::files

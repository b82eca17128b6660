// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/files/transfererror.h"

#include <QDateTime>
#include <QFile>
#include <QObject>
#include <QPointer>
#include <QUrl>

#include <memory>
#include <optional>
#include <vector>

class QNetworkReply;

namespace causerie::files
{

class Web;

/// Where one file may be put, and where others can fetch it (XEP-0363 §5).
struct UploadSlot {
    QUrl put;
    QUrl get;
    std::vector<std::pair<QByteArray, QByteArray>> headers; ///< only those that §5 allows, without line ends

    friend bool operator==(const UploadSlot &, const UploadSlot &) = default;
};

/// One file on its way to a slot (XEP-0363 §6).
///
/// Thread: GUI. Owner: whoever sends; destroying it breaks the transfer off.
class FileUpload final : public QObject
{
    Q_OBJECT

public:
    /// `size` is what the slot was asked for; another one by now is `Changed`.
    FileUpload(Web &web, const UploadSlot &slot, const QString &file, qint64 size, const QString &mediaType,
               QObject *parent = nullptr);
    ~FileUpload() override;

    void start(); ///< `finished` follows, never from inside this call

Q_SIGNALS:
    void progressed(qint64 sent, qint64 total);
    void finished(const std::optional<causerie::files::TransferError> &error); ///< none: it is there

private:
    void end();
    void fail(const TransferError &error);

    Web &m_web;
    UploadSlot m_slot;
    QFile m_file;
    qint64 m_size;
    QString m_mediaType;
    QDateTime m_modified;
    QNetworkReply *m_reply = nullptr;
};

} // namespace causerie::files

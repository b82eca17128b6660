// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/files/partfile.h"

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

    Web &m_web;
    Attachment m_what;
    qint64 m_limit;
    qint64 m_total = -1;
    PartFile m_part;
    QNetworkReply *m_reply = nullptr;
    bool m_ended = false;
};

} // namespace causerie::files

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/files/downloadrule.h"
#include "core/files/filedownload.h"
#include "core/files/web.h"
#include "core/session/uploads.h"

#include <functional>
#include <map>

namespace causerie
{

/// Fetches the files of others, into a folder of the account: asked for, or by itself where the rule allows it. Several
/// at once. What was interrupted is offered again after a restart.
///
/// Thread: GUI. Owner: Files; all it is made with outlives it.
class Downloads final : public QObject
{
    Q_OBJECT

public:
    enum class Why { Asked, Rule };

    Downloads(History &history, files::Web &web, QObject *parent = nullptr);
    ~Downloads() override;

    void openFolder(const QString &folder); ///< another account's: breaks off what runs
    void start(const Message &message, int index, Why why, const files::DownloadRule &rule);
    void cancel(const FileKey &key);
    /// Another rule: what nobody asked for and what may not come any more is broken off, and offered again.
    void review(const std::function<bool(const Jid &conversation, const Attachment &file)> &mayCome);
    std::optional<FileProgress> progress(const FileKey &key) const; ///< of what waits or runs

Q_SIGNALS:
    void progressed(const causerie::FileKey &key);

private:
    struct Job;
    void pump();
    bool mayBegin(const Job &job) const;
    void begin(Job &job);
    void end(const FileKey &key, const std::optional<files::TransferError> &error);

    History &m_history;
    files::Web &m_web;
    QString m_folder;
    std::map<FileKey, std::unique_ptr<Job>> m_jobs;
};

/// Where a file of somebody else goes: a folder for each message, so that names need not be unique, and what the person
/// sees is the name that was sent. Pure.
QString placeOf(const QString &folder, const FileKey &key, const Attachment &file);

/// Bytes that a file may have that somebody asked for.
qint64 mostAsked(const Attachment &file);

} // namespace causerie

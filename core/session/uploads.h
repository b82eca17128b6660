// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/files/describe.h"
#include "core/files/web.h"
#include "core/session/filekey.h"
#include "core/session/history.h"
#include "core/xmpp/upload.h"

#include <QTimer>

#include <deque>
#include <memory>

namespace causerie
{

/// How long an upload that failed for now waits, and how often it is tried.
struct UploadTuning {
    int parallel = 3;
    int attempts = 6;
    double pauseScale = 1.0; ///< of xmpp::pauseAfter
};

/// Puts the files of our messages where others can fetch them (XEP-0363), several at once. Its memory are the messages
/// in the outbox that wait for their files, so nothing is forgotten by a restart; they are handed in by `take`.
///
/// Thread: GUI. Owner: Files; all it is made with outlives it.
class Uploads final : public QObject
{
    Q_OBJECT

public:
    /// The two questions to our server; see xmpp/upload.h. A context that died is not answered.
    struct Server {
        std::function<void(QObject *, xmpp::UploadServiceDone)> find;
        std::function<void(const xmpp::UploadService &, const Attachment &, QObject *, xmpp::UploadSlotDone)> slot;
    };

    /// Whether a file that our server does not take goes another way; it is that one's then.
    using Otherwise = std::function<bool(const Message &message, const files::TransferError &error)>;

    Uploads(History &history, files::Web &web, Server server, const UploadTuning &tuning, QObject *parent = nullptr);
    ~Uploads() override;

    void setOtherwise(Otherwise otherwise) { m_otherwise = std::move(otherwise); }
    void streamOpened(bool resumed); ///< what waits goes on
    void streamLost();
    void clear(); ///< another account

    /// One of ours that waits for files; known ones are on their way already.
    void take(const Message &message);
    void cancel(const FileKey &key);                                ///< the message fails and can be sent again
    std::optional<FileProgress> progress(const FileKey &key) const; ///< of what waits or runs

    /// What is known of our server's service; asked for when somebody wants to know.
    const std::optional<std::expected<xmpp::UploadService, files::TransferError>> &service() const { return m_service; }
    void learnService();

Q_SIGNALS:
    void progressed(const causerie::FileKey &key);
    void uploaded(const causerie::Message &message); ///< all its files are there: it can go
    void serviceLearnt();

private:
    struct Job;
    void pump();
    void look(const std::shared_ptr<Job> &job);
    void askSlot(const std::shared_ptr<Job> &job);
    void put(const std::shared_ptr<Job> &job, const files::UploadSlot &slot);
    void succeed(const std::shared_ptr<Job> &job, const QUrl &address);
    void fail(const std::shared_ptr<Job> &job, const files::TransferError &error);
    void giveUp(const std::shared_ptr<Job> &job, const files::TransferError &error);
    void drop(const std::shared_ptr<Job> &job);
    bool isCurrent(const std::shared_ptr<Job> &job) const;

    History &m_history;
    files::Web &m_web;
    Server m_server;
    UploadTuning m_tuning;
    Otherwise m_otherwise;
    std::optional<std::expected<xmpp::UploadService, files::TransferError>> m_service;
    bool m_asking = false;
    bool m_open = false;
    std::deque<std::shared_ptr<Job>> m_jobs; ///< in the order of the messages
};

} // namespace causerie

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/downloads.h"

#include "core/base/log.h"
#include "core/files/filename.h"
#include "core/files/picture.h"

#include <QDir>
#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace causerie
{

using files::TransferError;
using Kind = TransferError::Kind;

namespace
{

using namespace std::chrono_literals;

constexpr int kParallel = 4; ///< asked for; and as many that come by themselves, so that neither waits for the other
constexpr int kParallelPerHost = 2; ///< by themselves
constexpr auto kPatience = 10min;   ///< with one that nobody asked for
/// Of a file that somebody asked for whose size is not said.
constexpr qint64 kLargestUnannounced = qint64(2) * 1024 * 1024 * 1024;

} // namespace

struct Downloads::Job {
    FileKey key;
    Jid conversation;
    Attachment file;
    Why why = Why::Asked;
    qint64 limit = 0;
    FileProgress progress;
    QString place;
    QTimer patience;
    std::unique_ptr<files::FileDownload> transfer;
};

Downloads::Downloads(History &history, files::Web &web, QObject *parent)
    : QObject(parent), m_history(history), m_web(web)
{
}

Downloads::~Downloads() = default;

void Downloads::openFolder(const QString &folder)
{
    if (m_folder == folder)
        return;
    m_jobs.clear();
    m_folder = folder;
}

std::optional<FileProgress> Downloads::progress(const FileKey &key) const
{
    const auto job = m_jobs.find(key);
    return job == m_jobs.end() ? std::nullopt : std::optional(job->second->progress);
}

void Downloads::start(const Message &message, int index, Why why, const files::DownloadRule &rule)
{
    const FileKey key{message.id, index};
    if (index < 0 || size_t(index) >= message.attachments.size())
        return;
    if (const auto known = m_jobs.find(key); known != m_jobs.end()) {
        if (why != Why::Asked || known->second->transfer)
            return;
        m_jobs.erase(known); // it waited for its turn; now somebody waits for it
    }
    const Attachment &file = message.attachments[size_t(index)];
    if (file.url.isEmpty() || m_folder.isEmpty() ||
        (file.state == TransferState::Done && QFile::exists(file.localFile)))
        return;
    auto job = std::make_unique<Job>();
    job->key = key;
    job->conversation = message.conversation;
    job->file = file;
    job->why = why;
    // Whoever allows any size has not thought of one that nobody has said.
    job->limit = why == Why::Rule ? std::min(rule.largest, mostAsked(file)) : mostAsked(file);
    job->progress.total = file.size;
    m_jobs.emplace(key, std::move(job));
    Q_EMIT progressed(key);
    pump();
}

void Downloads::cancel(const FileKey &key)
{
    const auto job = m_jobs.find(key);
    if (job == m_jobs.end())
        return;
    m_jobs.erase(job);
    Q_EMIT progressed(key);
    pump();
}

void Downloads::review(const std::function<bool(const Jid &, const Attachment &)> &mayCome)
{
    std::vector<FileKey> unwanted;
    for (const auto &[key, job] : m_jobs) {
        if (job->why == Why::Rule && !mayCome(job->conversation, job->file))
            unwanted.push_back(key);
    }
    for (const FileKey &key : unwanted)
        cancel(key);
}

void Downloads::pump()
{
    for (const auto &[key, job] : m_jobs) {
        if (!job->transfer && mayBegin(*job))
            begin(*job);
    }
}

/// What comes by itself must not keep what was asked for waiting, nor one slow server all the others.
bool Downloads::mayBegin(const Job &job) const
{
    int running = 0;
    int ofHost = 0;
    for (const auto &[key, other] : m_jobs) {
        if (!other->transfer || other->why != job.why)
            continue;
        ++running;
        ofHost += other->file.url.host() == job.file.url.host() ? 1 : 0;
    }
    return running < kParallel && (job.why == Why::Asked || ofHost < kParallelPerHost);
}

QString placeOf(const QString &folder, const FileKey &key, const Attachment &file)
{
    const QString own = u"%1/%2-%3"_s.arg(folder).arg(key.message).arg(key.index);
    return QDir(own).filePath(files::safeName(file.name.isEmpty() ? file.url.fileName() : file.name));
}

qint64 mostAsked(const Attachment &file)
{
    return std::max(file.size, kLargestUnannounced);
}

void Downloads::begin(Job &job)
{
    job.place = placeOf(m_folder, job.key, job.file);
    QDir().mkpath(QFileInfo(job.place).path());
    job.transfer = std::make_unique<files::FileDownload>(m_web, job.file, job.place, job.limit);
    connect(job.transfer.get(), &files::FileDownload::progressed, this,
            [this, key = job.key](qint64 received, qint64 total) {
                if (const auto found = m_jobs.find(key); found != m_jobs.end()) {
                    found->second->progress = {received, total};
                    Q_EMIT progressed(key);
                }
            });
    connect(job.transfer.get(), &files::FileDownload::finished, this,
            [this, key = job.key](const std::optional<TransferError> &error) { end(key, error); });
    if (job.why == Why::Rule) {
        job.patience.setSingleShot(true);
        job.patience.callOnTimeout(this, [this, key = job.key] { end(key, TransferError{.kind = Kind::Timeout}); });
        job.patience.start(kPatience);
    }
    job.transfer->start();
}

void Downloads::end(const FileKey &key, const std::optional<TransferError> &error)
{
    const auto found = m_jobs.find(key);
    if (found == m_jobs.end())
        return;
    const std::unique_ptr<Job> job = std::move(found->second);
    m_jobs.erase(found);
    job->transfer->disconnect(this);        // it may run still, and another may have its key by then
    job->transfer.release()->deleteLater(); // it may be what calls us
    Attachment file = job->file;
    if (!error) {
        file.localFile = job->place;
        file.size = QFileInfo(job->place).size();
        file.state = TransferState::Done;
        file.failure.clear();
        if (file.mediaType.startsWith("image/"_L1) &&
            !file.pictureSize.isValid()) // so that its place is kept next time
            file.pictureSize = files::pictureSize(job->place).value_or(QSize());
    } else if (job->why == Why::Rule && error->kind == Kind::TooLarge) {
        // Nobody asked for it; now its size is known, and somebody may.
        file.size = std::max(file.size, error->limit);
        file.state = TransferState::Offered;
    } else {
        qCInfo(lcSession) << "download:" << files::toText(*error);
        file.state = TransferState::Failed;
        file.failure = files::toText(*error);
    }
    m_history.setAttachment(key.message, key.index, file, this,
                            [this, key](const std::optional<Message> &) { Q_EMIT progressed(key); });
    pump();
}

} // namespace causerie

#include "moc_downloads.cpp" // as that of Search

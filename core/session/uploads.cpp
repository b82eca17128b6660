// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/uploads.h"

#include "core/base/log.h"
#include "core/session/onworker.h"
#include "core/xmpp/backoff.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie
{

using files::TransferError;
using Kind = TransferError::Kind;

struct Uploads::Job {
    enum class Phase { Waiting, Pausing, Running };
    FileKey key;
    Message message;
    Attachment file;
    Phase phase = Phase::Waiting;
    int attempts = 0;
    FileProgress progress;
    std::unique_ptr<files::FileUpload> transfer;
};

Uploads::Uploads(History &history, files::Web &web, Server server, const UploadTuning &tuning, QObject *parent)
    : QObject(parent), m_history(history), m_web(web), m_server(std::move(server)), m_tuning(tuning)
{
}

Uploads::~Uploads() = default;

void Uploads::streamOpened(bool resumed)
{
    m_open = true;
    if (!resumed)
        m_service.reset(); // it may be another server now
    pump();
}

void Uploads::streamLost()
{
    m_open = false;
    m_asking = false;
}

void Uploads::clear()
{
    m_jobs.clear();
    m_service.reset();
}

void Uploads::take(const Message &message)
{
    for (int i = 0; i < int(message.attachments.size()); ++i) {
        const Attachment &file = message.attachments[size_t(i)];
        const FileKey key{message.id, i};
        const bool isKnown = std::ranges::any_of(m_jobs, [&key](const auto &job) { return job->key == key; });
        if (!file.url.isEmpty() || isKnown)
            continue;
        auto job = std::make_shared<Job>();
        job->key = key;
        job->message = message;
        job->file = file;
        job->progress.total = file.size;
        m_jobs.push_back(job);
        Q_EMIT progressed(key);
    }
    pump();
}

std::optional<FileProgress> Uploads::progress(const FileKey &key) const
{
    const auto job = std::ranges::find_if(m_jobs, [&key](const auto &one) { return one->key == key; });
    return job == m_jobs.end() ? std::nullopt : std::optional((*job)->progress);
}

void Uploads::cancel(const FileKey &key)
{
    const auto found = std::ranges::find_if(m_jobs, [&key](const auto &one) { return one->key == key; });
    if (found != m_jobs.end())
        giveUp(std::shared_ptr(*found), {.kind = Kind::Cancelled});
}

bool Uploads::isCurrent(const std::shared_ptr<Job> &job) const
{
    return std::ranges::contains(m_jobs, job);
}

void Uploads::drop(const std::shared_ptr<Job> &job)
{
    std::erase(m_jobs, job);
    if (job->transfer)
        job->transfer.release()->deleteLater(); // it may be what calls us
}

void Uploads::learnService()
{
    if (m_asking || !m_open || (m_service && (*m_service || m_service->error().kind == Kind::NoService)))
        return;
    m_asking = true;
    m_server.find(this, [this](const std::expected<xmpp::UploadService, TransferError> &service) {
        m_asking = false;
        if (!service && service.error().kind == Kind::NotConnected)
            return; // the next stream asks again
        m_service = service;
        Q_EMIT serviceLearnt();
        pump();
    });
}

void Uploads::pump()
{
    const auto waits = [](const auto &job) { return job->phase == Job::Phase::Waiting; };
    if (!m_open || std::ranges::none_of(m_jobs, waits))
        return;
    if (!m_service)
        return learnService();
    const auto isRunning = [](const auto &job) { return job->phase == Job::Phase::Running; };
    const std::vector<std::shared_ptr<Job>> jobs(m_jobs.begin(), m_jobs.end());
    for (const auto &job : jobs) {
        if (std::ranges::count_if(m_jobs, isRunning) >= m_tuning.parallel)
            return;
        if (job->phase != Job::Phase::Waiting || !isCurrent(job))
            continue;
        if (!*m_service) {
            const TransferError error = m_service->error();
            if (error.kind != Kind::NoService)
                m_service.reset(); // whatever it was, it is asked again
            fail(job, error);
            if (!m_service)
                return;
            continue;
        }
        job->phase = Job::Phase::Running;
        look(job);
    }
}

/// The file as it is now, for days may have passed since it was chosen.
void Uploads::look(const std::shared_ptr<Job> &job)
{
    onWorker(
        this, [file = job->file.localFile] { return files::describe(file); },
        [this, job](const std::expected<Attachment, TransferError> &seen) {
            if (!isCurrent(job))
                return;
            if (!seen)
                return fail(job, seen.error());
            job->file.size = seen->size;
            job->file.hashes = seen->hashes;
            job->progress = {0, seen->size};
            askSlot(job);
        });
}

void Uploads::askSlot(const std::shared_ptr<Job> &job)
{
    if (!m_service || !*m_service || !m_open)
        return fail(job, {.kind = Kind::NotConnected});
    const xmpp::UploadService &service = **m_service;
    if (service.largest >= 0 && job->file.size > service.largest)
        return fail(job, {.kind = Kind::TooLarge, .limit = service.largest});
    m_server.slot(service, job->file, this, [this, job](const std::expected<files::UploadSlot, TransferError> &place) {
        if (!isCurrent(job))
            return;
        if (place)
            put(job, *place);
        else
            fail(job, place.error());
    });
}

void Uploads::put(const std::shared_ptr<Job> &job, const files::UploadSlot &slot)
{
    job->transfer =
        std::make_unique<files::FileUpload>(m_web, slot, job->file.localFile, job->file.size, job->file.mediaType);
    connect(job->transfer.get(), &files::FileUpload::progressed, this, [this, key = job->key](qint64 sent, qint64 all) {
        const auto found = std::ranges::find_if(m_jobs, [&key](const auto &one) { return one->key == key; });
        if (found == m_jobs.end())
            return;
        (*found)->progress = {sent, all};
        Q_EMIT progressed(key);
    });
    connect(job->transfer.get(), &files::FileUpload::finished, this,
            [this, weak = std::weak_ptr(job), address = slot.get](const std::optional<TransferError> &error) {
                const auto done = weak.lock();
                if (!done || !isCurrent(done))
                    return;
                if (error)
                    fail(done, *error);
                else
                    succeed(done, address);
            });
    job->transfer->start();
}

void Uploads::succeed(const std::shared_ptr<Job> &job, const QUrl &address)
{
    Attachment there = job->file;
    there.url = address;
    there.state = TransferState::Done;
    there.failure.clear();
    drop(job);
    m_history.setAttachment(job->key.message, job->key.index, there, this,
                            [this, key = job->key](const std::optional<Message> &message) {
                                Q_EMIT progressed(key);
                                const auto isMissing = [](const Attachment &file) { return file.url.isEmpty(); };
                                if (message && std::ranges::none_of(message->attachments, isMissing))
                                    Q_EMIT uploaded(*message);
                            });
    pump();
}

void Uploads::fail(const std::shared_ptr<Job> &job, const TransferError &error)
{
    if (job->transfer)
        job->transfer.release()->deleteLater();
    qCInfo(lcSession) << "upload:" << files::toText(error);
    const bool waitsForStream = error.kind == Kind::NotConnected;
    if (!waitsForStream && (!files::isTransient(error) || ++job->attempts >= m_tuning.attempts))
        return giveUp(job, error);
    job->phase = Job::Phase::Waiting;
    job->progress.done = 0;
    Q_EMIT progressed(job->key);
    if (waitsForStream)
        return;
    job->phase = Job::Phase::Pausing;
    const auto pause = xmpp::pauseAfter(job->attempts, QRandomGenerator::global()->generateDouble());
    const std::chrono::milliseconds scaled(qint64(double(pause.count()) * m_tuning.pauseScale));
    QTimer::singleShot(scaled, this, [this, weak = std::weak_ptr(job)] {
        if (const auto again = weak.lock(); again && isCurrent(again)) {
            again->phase = Job::Phase::Waiting;
            pump();
        }
    });
    pump();
}

/// Somebody has to decide; the message says why, and can be sent again.
void Uploads::giveUp(const std::shared_ptr<Job> &job, const TransferError &error)
{
    const bool isForNobody = error.kind == Kind::NoService || error.kind == Kind::TooLarge;
    if (isForNobody && m_otherwise && m_otherwise(job->message, error)) {
        drop(job);
        Q_EMIT progressed(job->key); // it says something else now
        return pump();
    }
    Attachment failed = job->file;
    failed.state = error.kind == Kind::Cancelled ? TransferState::Cancelled : TransferState::Failed;
    failed.failure = files::toText(error);
    drop(job);
    m_history.setAttachment(job->key.message, job->key.index, failed, this,
                            [this, key = job->key, id = job->message.originId, failed](const std::optional<Message> &) {
                                m_history.advance({}, id, DeliveryState::Failed, failed.failure);
                                Q_EMIT progressed(key);
                            });
    pump();
}

} // namespace causerie

#include "moc_uploads.cpp" // as that of Search

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/directsending.h"

#include "core/base/log.h"
#include "core/files/describe.h"
#include "core/session/onworker.h"
#include "core/xmpp/backoff.h"

#include <QRandomGenerator>
#include <QTimer>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie
{

using files::TransferError;
using Kind = TransferError::Kind;

namespace
{

constexpr int kMostAttempts = 6;
constexpr int kAtOnceToOne = 4;

enum Phase { Waiting, Pausing, Looking, Offered, Moving };

bool seesThem(const Contact *contact)
{
    return contact && (contact->subscription == Subscription::To || contact->subscription == Subscription::Both);
}

/// In stanzas only those are served who know nothing else: servers limit them.
xmpp::FileWay wayTo(const QSet<QString> &features)
{
    return xmpp::takesBytestreams(features) ? xmpp::FileWay::Beside : xmpp::FileWay::InStanzas;
}

} // namespace

struct DirectSending::Job {
    FileKey key;
    Jid peer;
    QString originId;
    QString words; ///< that go with the file
    Attachment file;
    TransferError otherwise;
    int phase = Waiting;
    QString sid;
    qint64 done = 0;
    qint64 told = 0;
    int attempts = 0;
};

DirectSending::DirectSending(xmpp::FileBridge &bridge, xmpp::Disco &disco, const Roster &roster, History &history,
                             QObject *parent)
    : QObject(parent), m_bridge(bridge), m_disco(disco), m_roster(roster), m_history(history)
{
    connect(&bridge, &xmpp::FileBridge::accepted, this, [this](const QString &sid) {
        if (const Shared job = bySid(sid))
            setPhase(job, Moving);
    });
    connect(&bridge, &xmpp::FileBridge::progressed, this, [this](const QString &sid, qint64 done) {
        const Shared job = bySid(sid);
        if (!job)
            return;
        job->done = done;
        if ((done - job->told) * 100 < job->file.size && done < job->file.size)
            return; // nobody sees less
        job->told = done;
        Q_EMIT progressed(job->key);
    });
    connect(&bridge, &xmpp::FileBridge::finished, this,
            [this](const QString &sid, const std::optional<TransferError> &error) {
                if (const Shared job = bySid(sid))
                    end(job, error);
            });
    connect(&roster, &Roster::contactChanged, this, [this](const Jid &, ContactFields fields) {
        if (fields.testFlag(ContactField::Resources))
            pump();
    });
    connect(&history, &History::changed, this, [this](const Message &message) {
        if (message.retraction != Retraction::None)
            cancel({message.id, 0});
    });
}

DirectSending::~DirectSending() = default;

std::vector<Jid> DirectSending::devices(const Jid &peer) const
{
    std::vector<Jid> found;
    if (const Contact *contact = m_roster.find(peer)) {
        for (const Presence &presence : contact->resources)
            found.push_back(presence.from);
    }
    return found;
}

DirectWay DirectSending::way(const Jid &peer) const
{
    if (!peer.isBare() || !seesThem(m_roster.find(peer)))
        return DirectWay::None;
    const std::vector<Jid> there = devices(peer);
    if (there.empty())
        return DirectWay::WhenOnline;
    const bool mayTake = std::ranges::any_of(there, [this](const Jid &device) {
        const QSet<QString> features = m_disco.features(device);
        return features.isEmpty() || xmpp::takesFiles(features); // unknown: it is asked when it matters
    });
    return mayTake ? DirectWay::Now : DirectWay::None;
}

bool DirectSending::take(const Message &message, const TransferError &otherwise)
{
    if (message.attachments.size() != 1 || !message.conversation.isBare() ||
        (m_knowsContacts && !seesThem(m_roster.find(message.conversation))))
        return false;
    const FileKey key{message.id, 0};
    if (has(key))
        return true;
    auto job = std::make_shared<Job>();
    job->key = key;
    job->peer = message.conversation;
    job->originId = message.originId;
    job->words = message.body;
    job->file = message.attachments.front();
    job->otherwise = otherwise;
    m_jobs.push_back(job);
    Q_EMIT progressed(key);
    pump();
    return true;
}

void DirectSending::refuse(const Message &message)
{
    if (message.attachments.empty())
        return;
    const auto job = std::make_shared<Job>();
    job->key = {message.id, 0};
    job->originId = message.originId;
    job->file = message.attachments.front();
    giveUp(job, {.kind = Kind::PeerUnable});
}

bool DirectSending::has(const FileKey &key) const
{
    return std::ranges::any_of(m_jobs, [&key](const Shared &job) { return job->key == key; });
}

std::optional<FileProgress> DirectSending::progress(const FileKey &key) const
{
    const auto found = std::ranges::find_if(m_jobs, [&key](const Shared &job) { return job->key == key; });
    if (found == m_jobs.end())
        return {};
    const Job &job = **found;
    FileProgress progress{job.done, job.file.size};
    if (job.phase == Offered)
        progress.stage = FileProgress::Stage::PeerAsked;
    else if (job.phase == Waiting && devices(job.peer).empty())
        progress.stage = FileProgress::Stage::PeerOffline;
    return progress;
}

void DirectSending::cancel(const FileKey &key)
{
    const auto found = std::ranges::find_if(m_jobs, [&key](const Shared &job) { return job->key == key; });
    if (found == m_jobs.end())
        return;
    const Shared job = *found;
    const QString sid = job->sid;
    giveUp(job, {.kind = Kind::Cancelled});
    if (!sid.isEmpty())
        m_bridge.cancel(sid);
}

void DirectSending::streamOpened(bool resumed)
{
    m_open = true;
    m_knowsContacts = m_knowsContacts && resumed;
    pump();
}

void DirectSending::contactsLoaded()
{
    m_knowsContacts = true;
    const std::deque<Shared> jobs = m_jobs;
    for (const Shared &job : jobs) {
        if (isCurrent(job) && !seesThem(m_roster.find(job->peer)))
            giveUp(job, job->otherwise);
    }
    pump();
}

void DirectSending::clear()
{
    for (const Shared &job : std::exchange(m_jobs, {})) {
        if (!job->sid.isEmpty())
            m_bridge.cancel(job->sid);
    }
}

DirectSending::Shared DirectSending::bySid(const QString &sid) const
{
    const auto found = std::ranges::find_if(m_jobs, [&sid](const Shared &job) { return job->sid == sid; });
    return found == m_jobs.end() ? nullptr : *found;
}

void DirectSending::setPhase(const Shared &job, int phase)
{
    job->phase = phase;
    Q_EMIT progressed(job->key);
}

void DirectSending::pump()
{
    const std::deque<Shared> jobs = m_jobs;
    for (const Shared &job : jobs) {
        if (!m_open || !m_knowsContacts || !isCurrent(job) || job->phase != Waiting)
            continue;
        const auto busy = std::ranges::count_if(
            m_jobs, [&job](const Shared &other) { return other->peer == job->peer && other->phase >= Looking; });
        if (busy < kAtOnceToOne)
            begin(job);
    }
}

void DirectSending::begin(const Shared &job)
{
    if (devices(job->peer).empty()) {
        Q_EMIT progressed(job->key); // they may just have gone
        return;
    }
    setPhase(job, Looking);
    onWorker(
        this, [file = job->file.localFile] { return files::describe(file); },
        [this, job](const std::expected<Attachment, TransferError> &seen) {
            if (!isCurrent(job))
                return;
            if (!seen)
                return giveUp(job, seen.error());
            job->file.size = seen->size;
            job->file.hashes = seen->hashes;
            choose(job);
        });
}

/// The best of their devices that takes files. Whose features are not known is asked now.
void DirectSending::choose(const Shared &job)
{
    struct Round {
        std::vector<std::pair<Jid, QSet<QString>>> devices; ///< and what they can do
        size_t open = 0;
    };
    const auto round = std::make_shared<Round>();
    const auto takes = [](const auto &device) { return xmpp::takesFiles(device.second); };
    const auto conclude = [this, job, round, takes] {
        if (!isCurrent(job))
            return;
        const auto best = std::ranges::find_if(round->devices, takes);
        if (best != round->devices.end())
            offer(job, best->first, wayTo(best->second));
        else if (round->devices.empty() || !m_open)
            setPhase(job, Waiting);
        else
            giveUp(job, {.kind = Kind::PeerUnable});
    };
    std::vector<size_t> unknown;
    for (const Jid &device : devices(job->peer)) {
        const QSet<QString> features = m_disco.features(device);
        if (features.isEmpty())
            unknown.push_back(round->devices.size());
        round->devices.emplace_back(device, features);
    }
    const bool isFound = std::ranges::any_of(round->devices, takes);
    if (isFound || unknown.empty())
        return conclude();
    round->open = unknown.size();
    for (const size_t index : unknown) {
        m_disco.query(round->devices[index].first, {}, this, [round, index, conclude](const auto &features) {
            round->devices[index].second = features ? *features : QSet<QString>();
            if (--round->open == 0)
                conclude();
        });
    }
}

void DirectSending::offer(const Shared &job, const Jid &device, xmpp::FileWay way)
{
    ++job->attempts;
    job->done = job->told = 0;
    job->sid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    Attachment file = job->file;
    file.description = job->words;
    setPhase(job, Offered);
    m_bridge.offer(device, job->sid, job->originId, file, way);
}

void DirectSending::end(const Shared &job, const std::optional<TransferError> &error)
{
    job->sid.clear();
    if (!error)
        return succeed(job);
    qCInfo(lcSession) << "direct transfer:" << files::toText(*error);
    const bool mayGoOn = error->kind == Kind::NotConnected || error->kind == Kind::PeerGone;
    if (!mayGoOn || job->attempts >= kMostAttempts)
        return giveUp(job, *error);
    job->done = job->told = 0;
    pause(job);
}

/// It is offered again, for nobody said no.
void DirectSending::pause(const Shared &job)
{
    setPhase(job, Pausing);
    const auto pause = xmpp::pauseAfter(job->attempts, QRandomGenerator::global()->generateDouble());
    QTimer::singleShot(pause, this, [this, weak = std::weak_ptr(job)] {
        const Shared again = weak.lock();
        if (!again || !isCurrent(again))
            return;
        setPhase(again, Waiting);
        pump();
    });
}

void DirectSending::succeed(const Shared &job)
{
    std::erase(m_jobs, job);
    Attachment there = job->file;
    there.state = TransferState::Done;
    there.failure.clear();
    m_history.setAttachment(job->key.message, job->key.index, there, this,
                            [this, key = job->key, id = job->originId](const std::optional<Message> &) {
                                m_history.advance({}, id, DeliveryState::Delivered);
                                Q_EMIT progressed(key);
                            });
    pump();
}

/// Somebody has to decide; the message says why, and can be sent again.
void DirectSending::giveUp(const Shared &job, const TransferError &error)
{
    std::erase(m_jobs, job);
    Attachment failed = job->file;
    failed.state = error.kind == Kind::Cancelled ? TransferState::Cancelled : TransferState::Failed;
    failed.failure = files::toText(error);
    m_history.setAttachment(job->key.message, job->key.index, failed, this,
                            [this, key = job->key, id = job->originId, failed](const std::optional<Message> &) {
                                m_history.advance({}, id, DeliveryState::Failed, failed.failure);
                                Q_EMIT progressed(key);
                            });
    pump();
}

} // namespace causerie

#include "moc_directsending.cpp" // as that of Search

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/roster/roster.h"
#include "core/session/filekey.h"
#include "core/session/history.h"
#include "core/xmpp/disco.h"
#include "core/xmpp/filebridge.h"

#include <deque>
#include <memory>

namespace causerie
{

/// Whether a file can go straight to a person.
enum class DirectWay {
    None, ///< we do not see when they are there, or nothing of theirs that is there takes files
    WhenOnline,
    Now
};

/// Gives the files of our messages straight to a device of their receiver (XEP-0234), where no server keeps them for
/// us. What cannot go because they are offline waits; its memory are the messages in the outbox, so nothing is
/// forgotten by a restart. A message is delivered when its file is.
///
/// Thread: GUI. Owner: Files; all it is made with outlives it.
class DirectSending final : public QObject
{
    Q_OBJECT

public:
    DirectSending(xmpp::FileBridge &bridge, xmpp::Disco &disco, const Roster &roster, History &history,
                  QObject *parent = nullptr);
    ~DirectSending() override;

    DirectWay way(const Jid &peer) const;
    /// One of ours that waits for its file; false when it cannot go this way: several files, or a room, or no way.
    /// Until the contacts are known nobody can say; then it may still fail, with `otherwise`.
    bool take(const Message &message, const files::TransferError &otherwise);
    void refuse(const Message &message); ///< it fails: there is no way
    bool has(const FileKey &key) const;
    void cancel(const FileKey &key); ///< the message fails and can be sent again
    std::optional<FileProgress> progress(const FileKey &key) const;

    void streamOpened(bool resumed); ///< what waits goes on
    void contactsLoaded();           ///< of a stream that was not resumed
    void streamLost() { m_open = false; }
    void clear(); ///< another account

Q_SIGNALS:
    void progressed(const causerie::FileKey &key);

private:
    struct Job;
    using Shared = std::shared_ptr<Job>;
    void pump();
    void begin(const Shared &job);
    void choose(const Shared &job);
    void offer(const Shared &job, const Jid &device, xmpp::FileWay way);
    void end(const Shared &job, const std::optional<files::TransferError> &error);
    void pause(const Shared &job);
    void succeed(const Shared &job);
    void giveUp(const Shared &job, const files::TransferError &error);
    void setPhase(const Shared &job, int phase);
    bool isCurrent(const Shared &job) const { return std::ranges::contains(m_jobs, job); }
    Shared bySid(const QString &sid) const;
    std::vector<Jid> devices(const Jid &peer) const;

    xmpp::FileBridge &m_bridge;
    xmpp::Disco &m_disco;
    const Roster &m_roster;
    History &m_history;
    bool m_open = false;
    bool m_knowsContacts = false;
    std::deque<Shared> m_jobs; ///< in the order of the messages
};

} // namespace causerie

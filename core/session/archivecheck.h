// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/archivereport.h"
#include "core/session/archivesync.h"

namespace causerie
{

/// Counts a conversation's whole archive against the store and adds what is not there: forwards from the beginning, so
/// that the neighbour of what is missing is always known.
///
/// Thread: GUI. Owner: whoever asks; deletes itself after `done`, which comes exactly once unless it dies first.
class ArchiveCheck final : public QObject
{
    Q_OBJECT

public:
    using Progress = std::function<void(const ArchiveReport &soFar)>;
    using Done = std::function<void(const ArchiveReport &)>;

    /// `archive`: the account, or the room that the conversation is.
    ArchiveCheck(History &history, ArchiveSync::Server server, Jid archive, const Conversation &conversation,
                 Progress progress, Done done, QObject *parent = nullptr);

    /// Asked before the first page and at each: without it the end is NotInRoom. What an archive of a room says of us
    /// is ours only while the room tells who we are in it.
    void setCondition(std::function<bool()> isIn) { m_isIn = std::move(isIn); }
    void start();
    void cancel();

Q_SIGNALS:
    void arriving(const std::vector<causerie::ChatEvent> &events); ///< before they are stored

private:
    void ask(const QString &after);
    void take(const ArchivePage &page);
    void finish(ArchiveReport::End end, const QString &text = {});

    History &m_history;
    ArchiveSync::Server m_server;
    Jid m_archive;
    Jid m_conversation;
    Jid m_with; ///< empty in a room's archive: it is all of the conversation
    std::function<bool()> m_isIn;
    Progress m_progress;
    Done m_done;
    Cursor m_previous;
    ArchiveReport m_report;
    bool m_finished = false;
};

} // namespace causerie

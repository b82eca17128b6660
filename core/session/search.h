// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"
#include "core/chat/searchpattern.h"
#include "core/storage/failure.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace causerie
{

namespace storage
{
class Database;
class SearchRun;
struct SearchSlice;
} // namespace storage

class Conversations;
class Roster;

/// One query and what it has found so far. Destroying it cancels it.
///
/// Thread: GUI. Owner: who asked.
class SearchResults final : public QObject
{
    Q_OBJECT

public:
    ~SearchResults() override;

    const SearchPattern &pattern() const { return m_pattern; }
    bool isComplete() const { return m_isComplete; } ///< there is no more
    bool isWorking() const { return m_wanted > 0; }
    void more(int count); ///< asks for so many further

Q_SIGNALS:
    void found(const std::vector<causerie::Message> &messages); ///< newest first, behind those before
    void paused();                             ///< as many as were asked for are told, or all there are (`isComplete`)
    void failed(causerie::StorageError error); ///< the history cannot be read; `paused` follows

private:
    friend class Search;
    SearchResults(std::weak_ptr<storage::Database> database, std::shared_ptr<storage::SearchRun> run,
                  SearchPattern pattern);
    void step();
    void take(const storage::SearchSlice &slice);
    void pause();

    std::weak_ptr<storage::Database> m_database;
    std::shared_ptr<storage::SearchRun> m_run; ///< null: nothing can be found
    SearchPattern m_pattern;
    int m_wanted = 0;
    bool m_isComplete = false;
};

/// Finds messages in the history of one account: on a connection of its own, so that what arrives meanwhile is stored
/// as quickly as ever. Names in a query are those of contacts, of rooms, and their addresses.
///
/// Thread: GUI. Owner: Session.
class Search final : public QObject
{
    Q_OBJECT

public:
    /// Whose history it is.
    struct Place {
        QString file; ///< empty: there is none
        Jid own;
    };

    Search(const Roster &roster, const Conversations &conversations, std::function<Place()> place,
           std::function<QString(const Jid &room)> roomName, QObject *parent = nullptr);
    ~Search() override;

    /// Begins; the first `wanted` come from the event loop. With a conversation only in it, by its order, whatever the
    /// query says of others.
    std::unique_ptr<SearchResults> find(const SearchQuery &query, int wanted, const Jid &conversation = {});
    void close(); ///< lets go of the file; what is in progress ends

private:
    std::vector<Jid> conversationsNamed(const QStringList &names) const;
    std::vector<Jid> peopleNamed(const QString &folded) const;

    const Roster &m_roster;
    const Conversations &m_conversations;
    std::function<Place()> m_place;
    std::function<QString(const Jid &)> m_roomName;
    QString m_file;
    std::shared_ptr<storage::Database> m_database;
};

} // namespace causerie

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/search.h"

#include "core/chat/conversations.h"
#include "core/chat/searchfold.h"
#include "core/roster/roster.h"
#include "core/storage/database.h"
#include "core/storage/search.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie
{

namespace
{

/// Whether one of the words is in the name; all of them folded.
bool isNamed(const QString &name, const QString &word)
{
    return !name.isEmpty() && foldedForSearch(name).contains(word);
}

qint64 beginOf(QDate day)
{
    return day.isValid() ? day.startOfDay().toMSecsSinceEpoch() : 0;
}

} // namespace

SearchResults::SearchResults(std::weak_ptr<storage::Database> database, std::shared_ptr<storage::SearchRun> run,
                             SearchPattern pattern)
    : m_database(std::move(database)), m_run(std::move(run)), m_pattern(std::move(pattern))
{
}

SearchResults::~SearchResults()
{
    if (m_run)
        m_run->cancel();
}

void SearchResults::more(int count)
{
    const bool wasWorking = isWorking();
    m_wanted += count;
    if (!wasWorking)
        step();
}

void SearchResults::step()
{
    const auto database = m_database.lock();
    if (!database || !m_run || m_isComplete) {
        m_isComplete = true; // told later, as every other answer
        QMetaObject::invokeMethod(this, [this] { pause(); }, Qt::QueuedConnection);
        return;
    }
    const auto answer = database->run([run = m_run, wanted = m_wanted](storage::SqlConnection &connection) {
        return run->step(connection, wanted, storage::kSearchStepMs);
    });
    storage::whenDone(answer, this, [this](const storage::Result<storage::SearchSlice> &slice) {
        if (slice)
            return take(*slice);
        m_isComplete = true;
        Q_EMIT failed(slice.error().kind);
        pause();
    });
}

void SearchResults::take(const storage::SearchSlice &slice)
{
    m_wanted -= int(slice.found.size());
    m_isComplete = slice.isComplete;
    if (!slice.found.empty())
        Q_EMIT found(slice.found);
    if (m_isComplete || m_wanted <= 0)
        pause();
    else
        step();
}

void SearchResults::pause()
{
    m_wanted = 0;
    Q_EMIT paused();
}

Search::Search(const Roster &roster, const Conversations &conversations, std::function<Place()> place,
               std::function<QString(const Jid &)> roomName, QObject *parent)
    : QObject(parent), m_roster(roster), m_conversations(conversations), m_place(std::move(place)),
      m_roomName(std::move(roomName))
{
}

Search::~Search() = default;

void Search::close()
{
    m_database.reset();
    m_file.clear();
}

std::vector<Jid> Search::peopleNamed(const QString &folded) const
{
    std::vector<Jid> people;
    for (const Contact &contact : m_roster.contacts()) {
        if (isNamed(contact.name, folded) || isNamed(contact.jid.toString(), folded))
            people.push_back(contact.jid);
    }
    for (const Conversation *conversation : m_conversations.all()) {
        const Jid jid = conversation->peer().bare();
        if (isNamed(jid.toString(), folded) && std::ranges::find(people, jid) == people.end())
            people.push_back(jid);
    }
    return people;
}

std::vector<Jid> Search::conversationsNamed(const QStringList &names) const
{
    std::vector<Jid> named;
    for (const Conversation *conversation : m_conversations.all()) {
        const Jid &peer = conversation->peer();
        const Contact *contact = m_roster.find(peer);
        const QString name = contact ? contact->name : m_roomName(peer);
        const bool isMeant = std::ranges::any_of(names, [&](const QString &asked) {
            const QString folded = foldedForSearch(asked);
            return isNamed(peer.toString(), folded) || isNamed(name, folded);
        });
        if (isMeant)
            named.push_back(peer);
    }
    return named;
}

std::unique_ptr<SearchResults> Search::find(const SearchQuery &query, int wanted, const Jid &conversation)
{
    const Place place = m_place();
    if (place.file != m_file) {
        close();
        m_file = place.file;
        if (!m_file.isEmpty())
            m_database = std::make_shared<storage::Database>(m_file);
    }
    storage::SearchRequest request;
    request.pattern = SearchPattern(query);
    request.hasFile = query.hasFile;
    request.hasLink = query.hasLink;
    request.since = beginOf(query.since);
    request.until = beginOf(query.until);
    if (!conversation.isEmpty())
        request.conversations = std::vector{conversation};
    else if (!query.in.isEmpty())
        request.conversations = conversationsNamed(query.in);
    request.anySender = query.from.isEmpty();
    for (const QString &name : query.from) {
        const QString folded = foldedForSearch(name);
        if (folded == "me"_L1 || name == place.own.bare().toString()) {
            request.byUs = true;
            continue;
        }
        for (const Jid &jid : peopleNamed(folded))
            request.senders.push_back(jid);
        request.occupantNames << folded;
    }
    const SearchPattern pattern = request.pattern;
    const auto run = m_database ? std::make_shared<storage::SearchRun>(std::move(request)) : nullptr;
    std::unique_ptr<SearchResults> results(new SearchResults(m_database, run, pattern));
    results->more(wanted);
    return results;
}

} // namespace causerie

#include "moc_search.cpp" // of its own, so that tests of windows can have it beside a session that is not the real one

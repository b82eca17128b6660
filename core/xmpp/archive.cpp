// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/archive.h"

#include "core/base/log.h"
#include "core/xmpp/archivedcalls.h"
#include "core/xmpp/archiveparse.h"
#include "core/xmpp/connection.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/features.h"
#include "core/xmpp/messagenames.h"
#include "core/xmpp/stanzahook.h"

#include <QLocale>
#include <QTimer>
#include <QUuid>

#include <unordered_map>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::chrono::milliseconds kPatience{30'000};
constexpr std::chrono::minutes kLongest{30}; ///< for one page, however slowly it trickles in

using Done = std::function<void(std::expected<ArchivePage, IqError>)>;

/// A query under way. As a QObject it is what the answer waits for: gone with it, the answer is nobody's.
struct Running : QObject {
    ArchiveQuery query;
    QPointer<QObject> context;
    Done done;
    ArchivePage page;
    ArchivedCalls calls;
    QTimer silence;
    int results = 0;
    int attempt = 0; ///< the second one follows a doubt
};

} // namespace

struct Archive::Private {
    Private(Archive &archive, Connection &c)
        : q(archive), connection(c), features(c), languages(QLocale::system().uiLanguages()),
          hook(c.client(), StanzaHook::Place::First, [this](const QDomElement &e) { return handle(e); })
    {
    }

    bool handle(const QDomElement &stanza);
    void take(Running &running, const ArchiveResult &result);
    void ask(const ArchiveQuery &query, QObject *context, Done done, int attempt = 0);
    void finish(const QString &id, const IqResult &answer);
    void doubt(std::unique_ptr<Running> query);
    void end(const QString &id, std::expected<ArchivePage, IqError> outcome);
    void fail(const QString &id, IqError::Kind kind);

    Archive &q;
    Connection &connection;
    Features features;
    QStringList languages;
    AskRooms rooms = [](const Jid &) { return RoomFacts(); };
    std::chrono::milliseconds patience = kPatience;
    std::unordered_map<QString, std::unique_ptr<Running>> running;
    StanzaHook hook;
};

void Archive::Private::ask(const ArchiveQuery &query, QObject *context, Done done, int attempt)
{
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    auto owned = std::make_unique<Running>();
    Running &asked = *owned;
    asked.query = query;
    asked.context = context;
    asked.done = std::move(done);
    asked.page.archive = query.archive;
    asked.attempt = attempt;
    asked.silence.setSingleShot(true);
    connect(&asked.silence, &QTimer::timeout, &q, [this, id] { fail(id, IqError::Kind::Timeout); });
    asked.silence.start(patience);
    running.emplace(id, std::move(owned));
    const bool isOwn = query.archive == connection.boundJid().bare();
    PayloadIq iq(QXmppIq::Set, isOwn ? QString() : query.archive.toString(), archiveQuery(query, id));
    request(connection, std::move(iq), &asked, [this, id](const IqResult &answer) { finish(id, answer); }, kLongest);
}

/// Keeps every result from all others, for none is a live message; and from the conversations all that nobody asked
/// for.
bool Archive::Private::handle(const QDomElement &stanza)
{
    const auto result = openResult(stanza);
    if (!result) {
        if (result.error() == ArchiveError::NotAResult)
            return false;
        qCInfo(lcXmpp) << "dropped a result of an archive that is none";
        return true;
    }
    const auto found = running.find(result->queryId);
    if (found == running.end()) {
        qCDebug(lcXmpp) << "dropped a result of an archive that nobody waits for";
        return true;
    }
    Running &query = *found->second;
    const Jid from = result->from.isEmpty() ? connection.boundJid().bare() : result->from;
    if (from != query.query.archive) {
        qCWarning(lcXmpp) << "dropped a result in the name of another's archive";
        return true;
    }
    if (++query.results > query.query.limit)
        fail(result->queryId, IqError::Kind::BadAnswer); // it would go on for ever
    else
        take(query, *result);
    return true;
}

void Archive::Private::take(Running &query, const ArchiveResult &result)
{
    query.silence.start(patience);
    ArchivePage &page = query.page;
    if (page.first.isEmpty())
        page.first = result.id;
    else if (result.id == page.last)
        return; // a resumed stream brought it again
    page.last = result.id;

    const Jid own = connection.boundJid();
    const bool isOwn = page.archive == own.bare();
    const auto stanza = parseMessage(result.message);
    // Somebody of another room cannot have said anything in this one.
    if (!stanza || (!isOwn && stanza->from.bare() != page.archive))
        return;
    const Route way = isOwn ? Route::Archive : Route::RoomArchive;
    const Arrival arrival{way, QDateTime::currentDateTimeUtc(), {}, result.stamp, result.id};
    const RoomFacts room = rooms(roomOf(*stanza, way, own));
    if (const auto call = stanza->isCall ? parseCallMessage(result.message) : std::nullopt) {
        if (isOwn && !room.isRoom)
            query.calls.take(*call, *stanza, arrival, own, page.events);
        return;
    }
    Routed routed = route(*stanza, arrival, {own, true, languages, room});
    std::ranges::move(routed.events, std::back_inserter(page.events));
    if (routed.invitation)
        page.invitations.push_back(std::move(*routed.invitation));
}

void Archive::Private::finish(const QString &id, const IqResult &answer)
{
    if (!answer)
        return end(id, std::unexpected(answer.error()));
    const auto fin = readFin(*answer);
    const auto found = running.find(id);
    if (!fin || found == running.end())
        return fail(id, IqError::Kind::BadAnswer);
    const ArchiveQuery &query = found->second->query;
    if (found->second->results > query.limit)
        return fail(id, IqError::Kind::BadAnswer);
    ArchivePage page = std::move(found->second->page);
    found->second->calls.finish(page.events, QDateTime::currentDateTimeUtc());
    // The ids are of what we have seen, so that the next page begins there, whatever was lost on the way. An archive
    // that sends the same page again would do so for ever.
    if (!page.last.isEmpty() && (query.backwards ? page.first == query.before : page.last == query.after))
        return fail(id, IqError::Kind::BadAnswer);
    if (page.last.isEmpty() && !fin->last.isEmpty())
        return fail(id, IqError::Kind::BadAnswer); // it says it has sent some
    const bool isWhole = fin->last.isEmpty() || fin->last == page.last || fin->last == page.first;
    page.complete = page.last.isEmpty() || (fin->complete && isWhole);
    if (page.last.isEmpty() && !(query.backwards ? query.before : query.after).isEmpty()) {
        found->second->page = std::move(page);
        std::unique_ptr<Running> empty = std::move(found->second);
        running.erase(found);
        return doubt(std::move(empty));
    }
    end(id, std::move(page));
}

/// There is nothing beyond an id; or the archive does not know it any more, and says so in this way (as Prosody 13 does
/// with its default storage), which would lose whatever came since. So the id must be the last in that direction.
void Archive::Private::doubt(std::unique_ptr<Running> empty)
{
    const ArchiveQuery asked = empty->query;
    const QString known = asked.backwards ? asked.before : asked.after;
    const ArchiveQuery farEnd{.archive = asked.archive, .with = asked.with, .backwards = !asked.backwards, .limit = 1};
    QObject *context = empty->context;
    if (!context)
        return;
    const int attempt = empty->attempt;
    const auto decide = [this, asked, known, context, attempt, page = std::move(empty->page),
                         done = std::move(empty->done)](const std::expected<ArchivePage, IqError> &last) {
        if (!last)
            done(std::unexpected(last.error()));
        else if (last->last == known)
            done(page);
        else if (attempt == 0) // something may have come meanwhile
            ask(asked, context, done, 1);
        else
            done(std::unexpected(IqError{IqError::Kind::Refused, u"item-not-found"_s, {}, {}}));
    };
    ask(farEnd, context, decide);
}

void Archive::Private::fail(const QString &id, IqError::Kind kind)
{
    // Not from inside the library: the caller may close the connection.
    const auto found = running.find(id);
    if (found == running.end())
        return;
    found->second->silence.stop();
    QMetaObject::invokeMethod(
        &q, [this, id, kind] { end(id, std::unexpected(IqError{kind, {}, {}, {}})); }, Qt::QueuedConnection);
}

void Archive::Private::end(const QString &id, std::expected<ArchivePage, IqError> outcome)
{
    const auto found = running.find(id);
    if (found == running.end())
        return;
    const std::unique_ptr<Running> query = std::move(found->second);
    running.erase(found);
    if (query->context)
        query->done(std::move(outcome));
}

Archive::Archive(Connection &connection, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, connection))
{
}

Archive::~Archive() = default;

void Archive::setRooms(AskRooms rooms)
{
    d->rooms = std::move(rooms);
}

void Archive::setPatience(std::chrono::milliseconds patience)
{
    d->patience = patience;
}

void Archive::query(const ArchiveQuery &query, QObject *context,
                    std::function<void(std::expected<ArchivePage, IqError>)> done)
{
    d->ask(query, context, std::move(done));
}

void Archive::isSupported(const Jid &archive, QObject *context, std::function<void(bool)> done)
{
    d->features.ask(archive, context, [done = std::move(done)](const std::optional<QSet<QString>> &features) {
        done(features && features->contains(ns::kArchive));
    });
}

void Archive::ends(const Jid &archive, QObject *context, std::function<void(std::expected<ArchiveEnds, IqError>)> done)
{
    const bool isOwn = archive == d->connection.boundJid().bare();
    PayloadIq iq(QXmppIq::Get, isOwn ? QString() : archive.toString(), emptyElement("metadata"_L1, ns::kArchive));
    request(d->connection, std::move(iq), context, [done = std::move(done)](const IqResult &answer) {
        if (!answer)
            return done(std::unexpected(answer.error()));
        const auto ends = readEnds(*answer);
        if (ends)
            done(*ends);
        else
            done(std::unexpected(IqError{IqError::Kind::BadAnswer, {}, {}, {}}));
    });
}

} // namespace causerie::xmpp

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/rosterstore.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

constexpr QChar kBetween(0x1e); // between groups: XML 1.0 §2.2 excludes it
constexpr qsizetype kLongestVersion = 1024;

QString notNull(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

/// What cannot have been written by us is nothing.
std::optional<RosterItem> itemFrom(const QSqlQuery &row)
{
    const auto jid = Jid::parse(row.value(0).toString());
    bool isNumber = false;
    const int subscription = row.value(3).toInt(&isNumber);
    if (!jid || !jid->isBare() || !isNumber || subscription < 0 ||
        subscription > std::to_underlying(Subscription::Both))
        return {};
    RosterItem item;
    item.contact.jid = *jid;
    item.contact.name = row.value(1).toString();
    item.contact.groups = row.value(2).toString().split(kBetween, Qt::SkipEmptyParts);
    item.contact.subscription = Subscription(subscription);
    item.contact.asked = row.value(4).toBool();
    item.approved = row.value(5).toBool();
    return item;
}

Result<void> put(SqlConnection &connection, const RosterItem &item)
{
    const Contact &contact = item.contact;
    return connection.execute(
        u"INSERT OR REPLACE INTO contact (jid, name, groups, subscription, asked, approved) VALUES (?,?,?,?,?,?)"_s,
        {contact.jid.toString(), notNull(contact.name), notNull(contact.groups.join(kBetween)),
         std::to_underlying(contact.subscription), contact.asked, item.approved});
}

/// What we could not ask by is not kept: then all is asked for.
Result<void> setVersion(SqlConnection &connection, const QString &version)
{
    if (auto cleared = connection.execute(u"DELETE FROM roster"_s); !cleared)
        return cleared;
    return connection.execute(u"INSERT INTO roster (version) VALUES (?)"_s,
                              {version.size() > kLongestVersion ? u""_s : notNull(version)});
}

Result<RosterList> readList(SqlConnection &connection)
{
    RosterList list;
    {
        const auto rows = connection.run(u"SELECT version FROM roster"_s);
        if (!rows)
            return std::unexpected(rows.error());
        if (!(*rows)->next())
            return list;
        list.version = (*rows)->value(0).toString();
    }
    const auto rows = connection.run(u"SELECT jid, name, groups, subscription, asked, approved FROM contact"_s);
    if (!rows)
        return std::unexpected(rows.error());
    while ((*rows)->next()) {
        auto item = itemFrom(**rows);
        if (!item)
            return RosterList();
        list.items.push_back(*std::move(item));
    }
    return connection.readAll(*rows).transform([&list] { return std::move(list); });
}

} // namespace

QFuture<Result<RosterList>> RosterStore::read()
{
    return m_database.run([](SqlConnection &connection) { return readList(connection); });
}

QFuture<Result<void>> RosterStore::replace(const RosterList &list)
{
    return m_database.write(Durability::Process, int(list.items.size()),
                            [list](SqlConnection &connection) -> Result<void> {
                                if (auto cleared = connection.execute(u"DELETE FROM contact"_s); !cleared)
                                    return cleared;
                                for (const RosterItem &item : list.items) {
                                    if (auto written = put(connection, item); !written)
                                        return written;
                                }
                                return setVersion(connection, list.version);
                            });
}

QFuture<Result<void>> RosterStore::apply(const RosterItem &item, const QString &version)
{
    return m_database.write(Durability::Process, 2, [item, version](SqlConnection &connection) -> Result<void> {
        const auto changed =
            item.removed ? connection.execute(u"DELETE FROM contact WHERE jid=?"_s, {item.contact.jid.toString()})
                         : put(connection, item);
        return changed ? setVersion(connection, version) : changed;
    });
}

} // namespace causerie::storage

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/archive.h"
#include "core/xmpp/archivequery.h"
#include "core/xmpp/request.h"
#include "core/xmpp/router.h"

#include <QObject>

#include <memory>

namespace causerie::xmpp
{

/// Pages of archives, and what the server archives. Results are taken only from the archive that was asked, under the
/// query's own UUID (XEP-0313 §4.2, §11); what stands in them passes the same judgement as live messages (`route`), as
/// it comes. Make it after MessageBridge: it sees stanzas first.
///
/// Thread: GUI. Owner: Session; the connection outlives it.
class Archive final : public QObject
{
    Q_OBJECT

public:
    explicit Archive(Connection &connection, QObject *parent = nullptr);
    ~Archive() override;

    /// As MessageBridge::setRooms; needed for rooms' archives.
    void setRooms(AskRooms rooms);
    /// How long the archive may be silent before a query ends in `Timeout`; each result starts it anew.
    void setPatience(std::chrono::milliseconds patience);

    /// `done` exactly once unless `context` dies first. A page whose first id the archive no longer knows is
    /// `item-not-found`, also where the archive only pretends that there is nothing beyond it; one of more than `limit`
    /// results is `BadAnswer`.
    void query(const ArchiveQuery &query, QObject *context,
               std::function<void(std::expected<ArchivePage, IqError>)> done);
    /// Whether `archive` has one (disco: urn:xmpp:mam:2); asked once per stream.
    void isSupported(const Jid &archive, QObject *context, std::function<void(bool)> done);
    /// Only where the archive announces urn:xmpp:mam:2#extended; else an error.
    void ends(const Jid &archive, QObject *context, std::function<void(std::expected<ArchiveEnds, IqError>)> done);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace causerie::xmpp

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/archive.h"
#include "core/xmpp/request.h"

#include <QObject>

#include <memory>

namespace causerie::xmpp
{

/// One question to an archive (XEP-0313 §4.1, XEP-0059).
struct ArchiveQuery {
    Jid archive;    ///< bare: our account or a room
    Jid with;       ///< only messages with this address; empty: all
    QString after;  ///< archive id; with `backwards` empty
    QString before; ///< archive id, empty with `backwards`: from the end
    bool backwards = false;
    int limit = 100;
    QDateTime start; ///< invalid: none; only where no id is known
};

/// Pages of archives, and what the server archives. Results are taken only from the archive that was asked, under the
/// query's own UUID (XEP-0313 §4.2, §11); what stands in them passes the same parsing as live messages.
///
/// Thread: GUI. Owner: Session; the connection outlives it.
class Archive final : public QObject
{
    Q_OBJECT

public:
    explicit Archive(Connection &connection, QObject *parent = nullptr);
    ~Archive() override;

    /// `done` exactly once unless `context` dies first. A page whose first id the archive no longer knows is
    /// `item-not-found`.
    void query(const ArchiveQuery &query, QObject *context,
               std::function<void(std::expected<ArchivePage, IqError>)> done);
    /// Whether `archive` has one (disco: urn:xmpp:mam:2); asked once per stream.
    void isSupported(const Jid &archive, QObject *context, std::function<void(bool)> done);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace causerie::xmpp

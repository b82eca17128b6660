// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/conversations.h"
#include "core/chat/report.h"
#include "core/roster/roster.h"
#include "core/session/sessionstate.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>

namespace causerie::xmpp
{
class Blocking;
} // namespace causerie::xmpp

namespace causerie
{

class History;

/// Whom we keep away: people and whole servers (XEP-0191), and what our server is told of them (XEP-0377). Blocked
/// people bring no messages and no presence; our server sees to it, here they are shown as away and as blocked.
///
/// Thread: GUI. Owner: Session; all it is made with outlives it.
class Blocklist final : public QObject
{
    Q_OBJECT

public:
    Blocklist(xmpp::Blocking &blocking, Roster &roster, Conversations &conversations, History &history,
              QObject *parent = nullptr);
    ~Blocklist() override;

    void setAccount(const Jid &bare); ///< forgets the list of another one
    bool isAvailable() const;         ///< our server can block, and we are connected
    bool takesReports() const;
    const std::vector<Jid> &blocked() const; ///< sorted: addresses and domains
    bool isBlocked(const Jid &jid) const;    ///< themselves, or their server

    /// What changes comes back by `changed`, what failed by `failed`. A stranger's request goes.
    void block(const Jid &jid);
    void blockAndReport(const Jid &jid, ReportReason reason, const QString &text); ///< with `evidenceAgainst`
    void unblock(const Jid &jid);
    /// Their latest messages that have a name in our archive, newest first: what goes along with a report. Read from
    /// the store, whether their conversation is loaded or not; without one nothing is named.
    void evidenceAgainst(const Jid &jid, std::function<void(const std::vector<Report::Evidence> &)> done);

Q_SIGNALS:
    void changed();
    void failed(causerie::RequestError error, const QString &what, const QString &serverText);
    void requestDropped(const causerie::Jid &peer); ///< they were blocked while they waited for an answer

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Whether `list` holds `jid`, its bare address or its domain (XEP-0191 §5). Pure; `list` sorted.
inline bool isBlockedBy(const std::vector<Jid> &list, const Jid &jid)
{
    const auto has = [&list](const Jid &one) { return std::ranges::binary_search(list, one); };
    return !jid.isEmpty() && (has(jid) || has(jid.bare()) || has(Jid::parse(jid.domain()).value_or(Jid())));
}

} // namespace causerie

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/blocklist.h"

#include "core/session/contactrequests.h"
#include "core/session/history.h"
#include "core/xmpp/blocking.h"

#include <utility>

namespace causerie
{

namespace
{

constexpr int kMostEvidence = 10; // enough to see what it is about

} // namespace

struct Blocklist::Private {
    void send(const Jid &jid, const std::optional<Report> &report);
    void hideBlocked();

    Blocklist &q;
    xmpp::Blocking &blocking;
    Roster &roster;
    Conversations &conversations;
    History &history;
    Jid account{};
};

Blocklist::Blocklist(xmpp::Blocking &blocking, Roster &roster, Conversations &conversations, History &history,
                     QObject *parent)
    : QObject(parent), d(new Private{*this, blocking, roster, conversations, history})
{
    connect(&blocking, &xmpp::Blocking::changed, this, [this] {
        d->hideBlocked();
        Q_EMIT changed();
    });
}

Blocklist::~Blocklist() = default;

void Blocklist::setAccount(const Jid &bare)
{
    if (d->account == bare)
        return;
    d->account = bare;
    d->blocking.forget();
}

bool Blocklist::isAvailable() const
{
    return d->blocking.isSupported();
}

bool Blocklist::takesReports() const
{
    return d->blocking.takesReports();
}

const std::vector<Jid> &Blocklist::blocked() const
{
    return d->blocking.list();
}

bool Blocklist::isBlocked(const Jid &jid) const
{
    return isBlockedBy(d->blocking.list(), jid);
}

void Blocklist::block(const Jid &jid)
{
    d->send(jid, {});
}

void Blocklist::blockAndReport(const Jid &jid, ReportReason reason, const QString &text)
{
    const auto report = [this, jid, reason, words = text.trimmed()](const std::vector<Report::Evidence> &evidence) {
        d->send(jid, Report{reason, words, evidence});
    };
    evidenceAgainst(jid, report);
}

void Blocklist::Private::send(const Jid &jid, const std::optional<Report> &report)
{
    blocking.block(jid, report, &q, [this, jid](const std::expected<void, xmpp::IqError> &result) {
        if (!result)
            return Q_EMIT q.failed(toRequestError(result.error().kind), requests::kBlock, result.error().text);
        roster.removeSubscriptionRequest(jid);
        const Conversation *conversation = conversations.find(jid);
        if (conversation && !conversation->settings().accepted)
            Q_EMIT q.requestDropped(jid);
    });
}

void Blocklist::unblock(const Jid &jid)
{
    d->blocking.unblock({jid}, this, [this](const std::expected<void, xmpp::IqError> &result) {
        if (!result)
            Q_EMIT failed(toRequestError(result.error().kind), requests::kBlock, result.error().text);
    });
}

void Blocklist::evidenceAgainst(const Jid &jid, std::function<void(const std::vector<Report::Evidence> &)> done)
{
    const Conversation *conversation = d->conversations.find(jid);
    if (!conversation || conversation->settings().kind != ConversationKind::Person || !d->history.store())
        return done({});
    const auto name = [by = d->account, done = std::move(done)](const storage::Result<QStringList> &ids) {
        std::vector<Report::Evidence> evidence;
        for (const QString &id : ids.value_or(QStringList()))
            evidence.push_back({by, id});
        done(evidence);
    };
    storage::whenDone(d->history.store()->latestArchiveIds(conversation->peer(), kMostEvidence), this, name);
}

/// Their server no longer tells us when they leave, so whoever was there would stay for ever. Nor is it a question any
/// more whether they see us.
void Blocklist::Private::hideBlocked()
{
    std::vector<Jid> there;
    for (const Contact &contact : roster.contacts()) {
        if (!contact.resources.empty() && q.isBlocked(contact.jid))
            there.push_back(contact.jid);
    }
    for (const Jid &jid : there) {
        Presence gone;
        gone.from = jid;
        roster.setPresence(gone);
    }
    for (const std::vector<Jid> asked = roster.subscriptionRequests(); const Jid &jid : asked) {
        if (q.isBlocked(jid))
            roster.removeSubscriptionRequest(jid);
    }
}

} // namespace causerie

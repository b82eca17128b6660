// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/blocklist.h"

#include "core/session/contactrequests.h"
#include "core/xmpp/blocking.h"

#include <algorithm>
#include <ranges>

namespace causerie
{

namespace
{

constexpr std::size_t kMostEvidence = 10; // enough to see what it is about

} // namespace

struct Blocklist::Private {
    void send(const Jid &jid, const std::optional<Report> &report);
    void hideBlocked();

    Blocklist &q;
    xmpp::Blocking &blocking;
    Roster &roster;
    Conversations &conversations;
    Jid account{};
};

Blocklist::Blocklist(xmpp::Blocking &blocking, Roster &roster, Conversations &conversations, QObject *parent)
    : QObject(parent), d(new Private{*this, blocking, roster, conversations})
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
    d->send(jid, Report{reason, text.trimmed(), evidenceAgainst(jid)});
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

std::vector<Report::Evidence> Blocklist::evidenceAgainst(const Jid &jid) const
{
    std::vector<Report::Evidence> evidence;
    const Conversation *conversation = d->conversations.find(jid);
    if (!conversation || conversation->settings().kind != ConversationKind::Person)
        return evidence;
    const auto add = [&](const Message &message) {
        if (evidence.size() < kMostEvidence && message.direction == Direction::Incoming && !message.archiveId.isEmpty())
            evidence.push_back({d->account, message.archiveId});
    };
    if (conversation->isLoaded())
        std::ranges::for_each(conversation->messages() | std::views::reverse, add);
    else if (conversation->last())
        add(*conversation->last()); // never opened: what the list shows
    return evidence;
}

/// Their server no longer tells us when they leave, so whoever was there would stay for ever.
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
}

} // namespace causerie

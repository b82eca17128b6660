// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/archivesync.h"

#include <QTimeZone>
#include <QTimer>

namespace causerie::test
{

/// The archive of one account, in memory: pages as a server gives them (XEP-0313, XEP-0059), each in its own turn of
/// the event loop, and faults when told.
struct FakeArchive {
    std::vector<Message> messages; ///< oldest first, with archive ids
    QStringList asked;             ///< one word each
    bool isThere = true;
    int breakAfter = -1;                          ///< so many answers, then the network is gone
    int most = 100;                               ///< per page, whatever is asked for
    std::optional<xmpp::IqError> refusal;         ///< of the next question
    std::optional<xmpp::IqError> refusalForwards; ///< of the next one that reads forwards

    Message &add(const Jid &peer, const QString &body, Direction direction = Direction::Incoming)
    {
        const int number = ++m_number;
        Message message;
        message.conversation = peer;
        message.from = direction == Direction::Incoming ? peer : account;
        message.direction = direction;
        message.archiveId = QStringLiteral("a%1").arg(number);
        message.originId = QStringLiteral("an-origin-id-long-enough-%1").arg(number);
        message.body = body;
        message.sentAt = QDateTime::fromSecsSinceEpoch(1'800'000'000 + number, QTimeZone::UTC);
        message.state = direction == Direction::Incoming ? DeliveryState::Delivered : DeliveryState::Sent;
        messages.push_back(message);
        return messages.back();
    }

    std::expected<ArchivePage, xmpp::IqError> page(const xmpp::ArchiveQuery &query) const
    {
        std::vector<Message> fitting;
        for (const Message &message : messages) {
            if (query.with.isEmpty() || message.conversation == query.with)
                fitting.push_back(message);
        }
        const auto find = [&fitting](const QString &id) { return std::ranges::find(fitting, id, &Message::archiveId); };
        auto first = fitting.begin();
        auto last = fitting.end();
        if (!query.after.isEmpty()) {
            if (find(query.after) == fitting.end())
                return std::unexpected(
                    xmpp::IqError{xmpp::IqError::Kind::Refused, QStringLiteral("item-not-found"), {}, {}});
            first = find(query.after) + 1;
        }
        if (query.start.isValid())
            first = std::ranges::find_if(fitting, [&](const Message &m) { return m.sentAt >= query.start; });
        if (query.backwards && !query.before.isEmpty())
            last = find(query.before);
        const auto count = std::min<std::ptrdiff_t>(last - first, std::min(query.limit, most));
        ArchivePage result;
        result.archive = query.archive;
        result.complete = count == last - first;
        if (query.backwards)
            first = last - count;
        result.events.assign(first, first + count);
        if (count > 0) {
            result.first = first->archiveId;
            result.last = (first + count - 1)->archiveId;
        }
        return result;
    }

    ArchiveSync::Server server()
    {
        return {[this](const xmpp::ArchiveQuery &query, QObject *context, ArchiveSync::Server::Answer done) {
                    asked << (query.backwards ? QStringLiteral("<") + query.before : QStringLiteral(">") + query.after);
                    if (!query.backwards && refusalForwards)
                        refusal = std::exchange(refusalForwards, {});
                    auto answer = refusal ? std::unexpected(*std::exchange(refusal, {})) : page(query);
                    if (breakAfter >= 0 && breakAfter-- == 0)
                        return; // nothing more comes
                    QTimer::singleShot(0, context,
                                       [answer = std::move(answer), done = std::move(done)] { done(answer); });
                },
                [this](const Jid &, QObject *context, std::function<void(bool)> done) {
                    QTimer::singleShot(0, context, [there = isThere, done = std::move(done)] { done(there); });
                }};
    }

    Jid account = *Jid::parse(u"alice@example.test");

private:
    int m_number = 0;
};

} // namespace causerie::test

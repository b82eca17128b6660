// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/storage/messagestore.h"

#include <QTimeZone>

#include <algorithm>

/// An archive whose message n has the archive id "a<n>" and the sender's id "o<n>-…"; each fifth is ours.
namespace causerie::storage::test
{

using namespace Qt::StringLiterals;

inline const Jid kArchive = *Jid::parse(u"alice@example.test");

inline bool isOurs(int number)
{
    return number % 5 == 0;
}

/// As it is shown when it comes, or when we send it: then without an archive id.
inline Message live(int number)
{
    const Jid peer = *Jid::parse(u"bob@example.test/phone");
    Message message;
    message.conversation = peer.bare();
    message.from = peer;
    message.originId = u"o%1-0123456789abcdef"_s.arg(number);
    message.archiveId = u"a%1"_s.arg(number);
    message.body = u"number %1"_s.arg(number);
    message.sentAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, QTimeZone::UTC);
    if (isOurs(number)) {
        message.from = kArchive;
        message.direction = Direction::Outgoing;
        message.state = DeliveryState::Pending;
        message.archiveId.clear();
    }
    return message;
}

inline Message inArchive(int number)
{
    Message message = live(number);
    message.archiveId = u"a%1"_s.arg(number);
    if (isOurs(number))
        message.state = DeliveryState::Sent;
    return message;
}

inline int numberOf(const QString &archiveId)
{
    return archiveId.mid(1).toInt();
}

/// The page that follows `after`, when the archive goes up to `newest`.
inline ArchivePage pageAfter(const QString &after, int newest)
{
    constexpr int kPage = 7;
    ArchivePage page{.archive = kArchive, .events = {}, .first = {}, .last = {}, .complete = false};
    const int first = numberOf(after) + 1;
    const int last = std::min(numberOf(after) + kPage, newest);
    for (int n = first; n <= last; ++n)
        page.events.push_back(inArchive(n));
    if (last >= first) {
        page.first = u"a%1"_s.arg(first);
        page.last = u"a%1"_s.arg(last);
    }
    page.complete = last == newest;
    return page;
}

} // namespace causerie::storage::test

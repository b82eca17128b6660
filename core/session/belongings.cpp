// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/belongings.h"

#include <algorithm>

namespace causerie
{

namespace
{

/// The archive does not give it back.
bool isOnlyHere(const Message &message)
{
    return isUnsent(message) || (message.id >= kFirstUnstoredId && message.archiveId.isEmpty());
}

Message asNew(Message message)
{
    message.id = 0;
    message.position = 0;
    if (message.reply)
        message.reply->message = 0; // found again by its id on the wire
    return message;
}

void add(std::vector<Message> &all, const Message &message)
{
    const auto known = std::ranges::find_if(all, [&message](const Message &one) {
        return one.originId == message.originId && one.conversation == message.conversation;
    });
    if (known == all.end() || message.originId.isEmpty())
        all.push_back(asNew(message));
    else
        *known = asNew(message);
}

} // namespace

Belongings belongingsOf(const Conversations &conversations, Taken taken)
{
    Belongings all;
    for (const Conversation *conversation : conversations.all()) {
        all.settings[conversation->peer()] = conversation->settings();
        for (const Message &message : conversation->messages()) {
            if (message.id < kFirstUnstoredId && taken == Taken::All && isUnsent(message))
                add(all.messages, message);
        }
        for (const Message &message : conversation->unstored()) {
            if (isOnlyHere(message))
                add(all.messages, message);
        }
    }
    std::ranges::stable_sort(all.messages, {}, &Message::sentAt);
    return all;
}

Belongings merged(Belongings read, const Belongings &inMemory)
{
    for (Message &message : read.messages)
        message = asNew(std::move(message));
    for (const auto &[peer, settings] : inMemory.settings)
        read.settings[peer] = settings;
    for (const Message &message : inMemory.messages)
        add(read.messages, message);
    read.unsaid.insert(read.unsaid.end(), inMemory.unsaid.begin(), inMemory.unsaid.end());
    std::ranges::stable_sort(read.messages, {}, &Message::sentAt);
    return read;
}

int countUnsent(const Belongings &belongings)
{
    return int(std::ranges::count_if(belongings.messages, isUnsent));
}

} // namespace causerie

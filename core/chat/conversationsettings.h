// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace causerie
{

enum class ConversationKind {
    Person,
    Room,       ///< XEP-0045
    RoomPrivate ///< with one occupant (XEP-0045 §7.5)
};

/// Which messages of a conversation call for attention.
enum class Notify { All, Mentions, None };

/// Whether something is told to the others of one conversation.
enum class Telling {
    AsUsual, ///< as the user has it for all
    Always,
    Never
};

/// What is remembered of a conversation beside its messages.
struct ConversationSettings {
    ConversationKind kind = ConversationKind::Person;
    bool pinned = false;
    bool archived = false; ///< out of the list until the next message
    Notify notify = Notify::All;
    bool accepted = true; ///< false: a stranger's, waits among the requests; nothing is confirmed to them
    Telling receipts = Telling::AsUsual;   ///< XEP-0184
    Telling markers = Telling::AsUsual;    ///< XEP-0333
    Telling chatStates = Telling::AsUsual; ///< XEP-0085
    bool ringsAlways = false;              ///< their calls ring even when we are not to be disturbed
    QString draft = {};
    QString draftLanguage = {}; ///< BCP 47 of what is composed here, empty: the user's

    friend bool operator==(const ConversationSettings &, const ConversationSettings &) = default;
};

} // namespace causerie

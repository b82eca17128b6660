// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/conversationsettings.h"
#include "core/roster/contact.h"

#include <QMetaType>

namespace causerie
{

/// What the user lets others know.
struct MessagingPolicy {
    bool receipts = true;   ///< that a message has arrived (XEP-0184)
    bool markers = true;    ///< that it was displayed (XEP-0333)
    bool chatStates = true; ///< that an answer is being written (XEP-0085)
    bool absence = true;    ///< that nobody touches this machine, and since when (XEP-0319)
    bool address = true;    ///< where in the internet we are, to contacts we talk with (XEP-0176 §10.1)
    friend bool operator==(const MessagingPolicy &, const MessagingPolicy &) = default;
};

/// How we stand with somebody.
struct Relation {
    ConversationKind kind = ConversationKind::Person;
    bool isAccepted = true; ///< not among the requests
    bool isContact = false; ///< on the roster
    bool seesUs = false;    ///< has our presence: subscription `From` or `Both` (RFC 6121 §2.1.2.5)
    Telling receipts = Telling::AsUsual;
    Telling markers = Telling::AsUsual;
    Telling chatStates = Telling::AsUsual;
};

/// RFC 6121 §2.1.2.5: `From` and `Both` see our presence; receipts and chat states tell them nothing new.
constexpr bool seesUs(Subscription subscription) noexcept
{
    return subscription == Subscription::From || subscription == Subscription::Both;
}

/// Whether anything of ours may tell them that we are here. A stranger learns nothing; a contact from whom we hide
/// neither; somebody who is not on the roster only after we have accepted them or written to them.
constexpr bool mayKnowOfUs(const Relation &relation) noexcept
{
    return relation.isAccepted && (relation.seesUs || !relation.isContact);
}

/// Usually nothing in rooms: everybody would see what one person reads or writes, and nobody asked for that.
constexpr bool tells(bool usually, Telling here, const Relation &relation) noexcept
{
    switch (here) {
    case Telling::AsUsual:
        return usually && relation.kind == ConversationKind::Person && mayKnowOfUs(relation);
    case Telling::Always:
        return mayKnowOfUs(relation);
    case Telling::Never:
        return false;
    }
    return false;
}

constexpr bool givesReceipts(const MessagingPolicy &policy, const Relation &relation) noexcept
{
    // XEP-0184 §5.3: never in a room
    return relation.kind != ConversationKind::Room && tells(policy.receipts, relation.receipts, relation);
}

constexpr bool givesMarkers(const MessagingPolicy &policy, const Relation &relation) noexcept
{
    return tells(policy.markers, relation.markers, relation);
}

constexpr bool tellsChatStates(const MessagingPolicy &policy, const Relation &relation) noexcept
{
    return tells(policy.chatStates, relation.chatStates, relation);
}

} // namespace causerie

Q_DECLARE_METATYPE(causerie::MessagingPolicy)

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1StringView>
#include <QMetaType>

namespace causerie
{

enum class SessionState {
    SignedOut,
    Connecting, ///< see `SignInStep`
    Online,
    Waiting, ///< lost; tries again by itself
    Failed   ///< needs a person
};

/// What a connection attempt is doing, in order, for the sign-in card.
enum class SignInStep { None, LookingUp, Reaching, Encrypting, SigningIn, LoadingContacts, Done };

/// How a message of somebody else came.
enum class Arrival {
    Live,
    Missed ///< while we were away; it may be old, and read on another device (see Conversation::unread)
};

/// Whether somebody whom we add may see us (RFC 6121 §3.4).
enum class Approval {
    WhenAsked, ///< we answer their request when it comes
    Ahead      ///< granted before they ask, where the server can keep that
};

/// What a request to the server came to.
enum class RequestError { NotConnected, Timeout, Refused, BadAnswer };

/// What was asked of the server, as a word for scripts and reports.
namespace requests
{
inline constexpr QLatin1StringView kLoadRoster("load-roster");
inline constexpr QLatin1StringView kAddContact("add-contact");
inline constexpr QLatin1StringView kRenameContact("rename-contact");
inline constexpr QLatin1StringView kSetGroups("set-groups");
inline constexpr QLatin1StringView kRemoveContact("remove-contact");
inline constexpr QLatin1StringView kSubscription("subscription");
inline constexpr QLatin1StringView kBlock("block");
inline constexpr QLatin1StringView kProfile("profile");
} // namespace requests

} // namespace causerie

Q_DECLARE_METATYPE(causerie::Arrival)

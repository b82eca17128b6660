// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QString>

namespace causerie
{

/// Why a room or its service did not do what was asked: joining (XEP-0045 §7.2) or an act inside.
struct RoomError {
    enum class Kind {
        NotConnected,
        Timeout,
        Unreachable,   ///< the other server cannot be found or does not answer
        BadAnswer,     ///< not what the specification says
        NotARoom,      ///< something else lives at that address
        NotFound,      ///< there is no such room, occupant or entry (item-not-found)
        PasswordWrong, ///< or missing (not-authorized)
        Forbidden,     ///< banned; or the act needs more rights (forbidden)
        MembersOnly,   ///< (registration-required)
        NotAllowed,    ///< rooms may not be made here; or not with somebody of higher rank (not-allowed)
        NotAcceptable, ///< a reserved nick must be used; or the form is refused (not-acceptable)
        NickTaken,     ///< joining and renaming; else "the last owner stays" (conflict)
        BadNick,       ///< (jid-malformed)
        Unavailable,   ///< full, or the service is not there (service-unavailable)
        TooMuch,       ///< rooms, messages or words: (resource-constraint, policy-violation)
        Refused        ///< anything else
    };
    Kind kind = Kind::Refused;
    QString text; ///< the service's words or the condition, for reports; may be empty

    friend bool operator==(const RoomError &, const RoomError &) = default;
};

/// Whether trying again later, without anybody doing anything, has a chance. Pure.
constexpr bool isTransient(RoomError::Kind kind) noexcept
{
    using Kind = RoomError::Kind;
    switch (kind) {
    case Kind::NotConnected:
    case Kind::Timeout:
    case Kind::Unreachable:
    case Kind::Unavailable:
    case Kind::TooMuch:
        return true;
    case Kind::BadAnswer:
    case Kind::NotARoom:
    case Kind::NotFound:
    case Kind::PasswordWrong:
    case Kind::Forbidden:
    case Kind::MembersOnly:
    case Kind::NotAllowed:
    case Kind::NotAcceptable:
    case Kind::NickTaken:
    case Kind::BadNick:
    case Kind::Refused:
        break;
    }
    return false;
}

} // namespace causerie

Q_DECLARE_METATYPE(causerie::RoomError)

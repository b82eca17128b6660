// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/roomerrors.h"

#include "core/xmpp/replies.h"

#include <array>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;
using Kind = RoomError::Kind;

RoomError::Kind toRoomErrorKind(const QString &condition)
{
    static constexpr std::array kTable{
        std::pair{"not-authorized"_L1, Kind::PasswordWrong},
        std::pair{"forbidden"_L1, Kind::Forbidden},
        std::pair{"item-not-found"_L1, Kind::NotFound},
        std::pair{"registration-required"_L1, Kind::MembersOnly},
        std::pair{"subscription-required"_L1, Kind::MembersOnly},
        std::pair{"not-allowed"_L1, Kind::NotAllowed},
        std::pair{"not-acceptable"_L1, Kind::NotAcceptable},
        std::pair{"conflict"_L1, Kind::NickTaken},
        std::pair{"jid-malformed"_L1, Kind::BadNick},
        std::pair{"service-unavailable"_L1, Kind::Unavailable},
        std::pair{"recipient-unavailable"_L1, Kind::Unavailable},
        std::pair{"resource-constraint"_L1, Kind::TooMuch},
        std::pair{"policy-violation"_L1, Kind::TooMuch},
        std::pair{"remote-server-not-found"_L1, Kind::Unreachable},
        std::pair{"remote-server-timeout"_L1, Kind::Unreachable},
        std::pair{"feature-not-implemented"_L1, Kind::NotARoom},
        std::pair{"gone"_L1, Kind::NotFound},
    };
    for (const auto &[name, kind] : kTable) {
        if (condition == name)
            return kind;
    }
    return Kind::Refused;
}

RoomError toRoomError(const IqError &error)
{
    switch (error.kind) {
    case IqError::Kind::NotConnected:
        return {Kind::NotConnected, {}};
    case IqError::Kind::Timeout:
        return {Kind::Timeout, {}};
    case IqError::Kind::BadAnswer:
        return {Kind::BadAnswer, {}};
    case IqError::Kind::Refused:
        break;
    }
    return {toRoomErrorKind(error.condition), error.text.isEmpty() ? error.condition : error.text};
}

RoomError readRoomError(const QDomElement &stanza)
{
    return toRoomError(toIqError(stanza));
}

} // namespace causerie::xmpp

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/calls.h"
#include "core/xmpp/devicevoice.h"

#include <span>

namespace causerie
{

/// Why somebody cannot be called: the first that holds. What lies with us comes first.
enum class CallObstacle {
    None,
    NotConnected, ///< we are not
    InCall,       ///< one of ours is in progress, on whichever account
    NoMicrophone, ///< here
    NoRelay,      ///< our address is to be hidden, and our server has none
    Offline,      ///< none of their devices is there, as far as they let us see
    Unknown,      ///< what their devices can do has not been heard
    NoVoice,      ///< their programs take no calls
    NoEncryption  ///< they do, but not with DTLS-SRTP
};

/// Ours before `theirs`. Pure but for asking `calls`.
inline CallObstacle firstObstacle(bool isOnline, const Calls &calls, const Jid &peer, CallObstacle theirs)
{
    return !isOnline                ? CallObstacle::NotConnected
           : calls.isBusy()         ? CallObstacle::InCall
           : !calls.hasMicrophone() ? CallObstacle::NoMicrophone
           : calls.isExposed(peer)  ? CallObstacle::NoRelay
                                    : theirs;
}

/// What keeps us from calling whoever has these devices: the best of them counts. Pure.
inline CallObstacle obstacleOf(std::span<const xmpp::DeviceVoice> devices)
{
    CallObstacle obstacle = CallObstacle::Offline;
    const auto improve = [&obstacle](CallObstacle better) {
        const auto rank = [](CallObstacle of) { // the nearer to a call, the more
            return of == CallObstacle::None           ? 4
                   : of == CallObstacle::NoEncryption ? 3
                   : of == CallObstacle::Unknown      ? 2
                   : of == CallObstacle::NoVoice      ? 1
                                                      : 0;
        };
        if (rank(better) > rank(obstacle))
            obstacle = better;
    };
    for (const xmpp::DeviceVoice device : devices) {
        switch (device) {
        case xmpp::DeviceVoice::Unknown:
            improve(CallObstacle::Unknown);
            break;
        case xmpp::DeviceVoice::None:
            improve(CallObstacle::NoVoice);
            break;
        case xmpp::DeviceVoice::Unencrypted:
            improve(CallObstacle::NoEncryption);
            break;
        case xmpp::DeviceVoice::Encrypted:
            improve(CallObstacle::None);
            break;
        }
    }
    return obstacle;
}

} // namespace causerie

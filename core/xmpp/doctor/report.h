// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/connectionerror.h"

#include <QDateTime>
#include <QVariantMap>

#include <chrono>
#include <optional>
#include <vector>

namespace causerie::xmpp
{

/// One thing that the doctor looked at. Holds no password, and of addresses only the server's.
struct Finding {
    enum class Check {
        Records,      ///< service records (RFC 6120 §3.2, XEP-0368)
        Addresses,    ///< of one server's name
        Reach,        ///< TCP to one address of it
        Encryption,   ///< TLS with one server
        Certificate,  ///< of that
        Mechanisms,   ///< how one may sign in there (RFC 6120 §6, XEP-0388)
        SignIn,       ///< up to a bound session
        Clock,        ///< ours beside the server's (XEP-0202)
        Archive,      ///< XEP-0313
        Carbons,      ///< XEP-0280
        Push,         ///< XEP-0357
        Upload,       ///< XEP-0363
        Rooms,        ///< XEP-0045
        CallServices, ///< which STUN and TURN the server names (XEP-0215)
        Relay         ///< one of those, asked as a call would ask it
    };
    enum class State { Fine, Notice, Fault, Skipped };
    enum class Reason {
        None,
        Connection,   ///< see `error`
        SetByHand,    ///< the server is named in the account, DNS is not asked for it
        NoRecords,    ///< the domain itself is taken for the server
        NoAnswer,     ///< from the name server, or from ours
        AnotherWorks, ///< this way fails and another does not, so signing in takes longer at most
        ExpiresSoon,
        Pinned, ///< faulty, and accepted by a person
        PlainOnly,
        NoPassword,
        NotReached,  ///< something before it failed
        NotSignedIn, ///< likewise
        NotOffered,
        NotSeen,  ///< STUN told nothing
        NoRelay,  ///< TURN gave none
        NoFamily, ///< this network has no way to any address of this family, and there are others
        ClockOff
    };

    Check check = Check::Records;
    QString subject; ///< what of several it is about: "example.org", "xmpp.example.org:5222"; may be empty
    State state = State::Fine;
    Reason reason = Reason::None;
    std::optional<ConnectionError> error; ///< with Reason::Connection
    QVariantMap values; ///< what was measured, by stable names: texts, lists of texts, numbers, times in UTC
    std::chrono::milliseconds took{0};

    friend bool operator==(const Finding &, const Finding &) = default;
};

/// How an account, or a server, was found to be reachable; in the order of the examination.
struct DoctorReport {
    QString domain;
    QDateTime at; ///< of the beginning, UTC
    std::vector<Finding> findings;

    friend bool operator==(const DoctorReport &, const DoctorReport &) = default;
};

/// The worst of all, where Skipped is no worse than Fine. Pure.
Finding::State worst(const DoctorReport &report);

// Lower-case words for scripts: "call-services", "fault", "no-records".
QString toString(Finding::Check check);
QString toString(Finding::State state);
QString toString(Finding::Reason reason);

} // namespace causerie::xmpp

Q_DECLARE_METATYPE(causerie::xmpp::Finding)

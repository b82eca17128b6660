// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/doctor/report.h"

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

Finding::State worst(const DoctorReport &report)
{
    auto found = Finding::State::Fine;
    for (const Finding &finding : report.findings) {
        if (finding.state == Finding::State::Fault)
            return Finding::State::Fault;
        if (finding.state == Finding::State::Notice)
            found = Finding::State::Notice;
    }
    return found;
}

QString toString(Finding::Check check)
{
    using Check = Finding::Check;
    switch (check) {
    case Check::Records:
        return u"records"_s;
    case Check::Addresses:
        return u"addresses"_s;
    case Check::Reach:
        return u"reach"_s;
    case Check::Encryption:
        return u"encryption"_s;
    case Check::Certificate:
        return u"certificate"_s;
    case Check::Mechanisms:
        return u"mechanisms"_s;
    case Check::SignIn:
        return u"sign-in"_s;
    case Check::Clock:
        return u"clock"_s;
    case Check::Archive:
        return u"archive"_s;
    case Check::Carbons:
        return u"carbons"_s;
    case Check::Push:
        return u"push"_s;
    case Check::Upload:
        return u"upload"_s;
    case Check::Rooms:
        return u"rooms"_s;
    case Check::CallServices:
        return u"call-services"_s;
    case Check::Relay:
        return u"relay"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString toString(Finding::State state)
{
    switch (state) {
    case Finding::State::Fine:
        return u"fine"_s;
    case Finding::State::Notice:
        return u"notice"_s;
    case Finding::State::Fault:
        return u"fault"_s;
    case Finding::State::Skipped:
        return u"skipped"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString toString(Finding::Reason reason)
{
    using Reason = Finding::Reason;
    switch (reason) {
    case Reason::None:
        return u"none"_s;
    case Reason::Connection:
        return u"connection"_s;
    case Reason::SetByHand:
        return u"set-by-hand"_s;
    case Reason::NoRecords:
        return u"no-records"_s;
    case Reason::NoAnswer:
        return u"no-answer"_s;
    case Reason::AnotherWorks:
        return u"another-works"_s;
    case Reason::ExpiresSoon:
        return u"expires-soon"_s;
    case Reason::Pinned:
        return u"pinned"_s;
    case Reason::PlainOnly:
        return u"plain-only"_s;
    case Reason::NoPassword:
        return u"no-password"_s;
    case Reason::NotReached:
        return u"not-reached"_s;
    case Reason::NotSignedIn:
        return u"not-signed-in"_s;
    case Reason::NotOffered:
        return u"not-offered"_s;
    case Reason::NotSeen:
        return u"not-seen"_s;
    case Reason::NoRelay:
        return u"no-relay"_s;
    case Reason::NoFamily:
        return u"no-family"_s;
    case Reason::ClockOff:
        return u"clock-off"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace causerie::xmpp

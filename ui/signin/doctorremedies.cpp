// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What to do about a finding.

#include "ui/signin/doctorwords.h"
#include "ui/signin/sentences.h"

#include <QCoreApplication>

namespace causerie::ui
{

namespace
{

struct DoctorRemedies {
    Q_DECLARE_TR_FUNCTIONS(causerie::ui::DoctorRemedies)
};

QString missingRemedy(xmpp::Finding::Check check)
{
    using Check = xmpp::Finding::Check;
    switch (check) {
    case Check::Archive:
        return DoctorRemedies::tr("Ask whoever runs the server to switch its message archive on (XEP-0313).");
    case Check::Carbons:
        return DoctorRemedies::tr("Ask whoever runs the server to switch message carbons on (XEP-0280).");
    case Check::Upload:
        return DoctorRemedies::tr("Ask whoever runs the server to switch the upload of files on (XEP-0363).");
    case Check::CallServices:
        return DoctorRemedies::tr("Ask whoever runs the server to name STUN and TURN servers (XEP-0215).");
    default: // nobody misses it on a computer
        return {};
    }
}

} // namespace

QString remedyFor(const xmpp::Finding &finding, const QString &domain)
{
    using Reason = xmpp::Finding::Reason;
    const auto advice = [&] { return troubleOf(finding.error.value_or(xmpp::ConnectionError()), domain).advice; };
    switch (finding.reason) {
    case Reason::Connection:
        return advice();
    case Reason::AnotherWorks:
        if (finding.check == xmpp::Finding::Check::Certificate)
            return DoctorRemedies::tr("Tell whoever runs the server. Nothing is sent to this one as long as it is so.");
        return DoctorRemedies::tr("Nothing has to be done. Signing in may take some seconds longer than it need.");
    case Reason::NoRecords:
        return DoctorRemedies::tr("Nothing has to be done if it works. Whoever runs the domain can name its servers by "
                                  "records _xmpps-client._tcp and _xmpp-client._tcp.");
    case Reason::NoAnswer:
        return finding.check == xmpp::Finding::Check::Records
                   ? DoctorRemedies::tr(
                         "Try another name server or another network; or name the server under Advanced.")
                   : DoctorRemedies::tr("Try again in a few minutes.");
    case Reason::ExpiresSoon:
        return DoctorRemedies::tr("Tell whoever runs the server: the certificate should have been renewed by now.");
    case Reason::Pinned:
        return DoctorRemedies::tr("Nothing has to be done as long as it stays the same.");
    case Reason::PlainOnly:
        return DoctorRemedies::tr("Ask whoever runs the server to switch SCRAM on.");
    case Reason::NotOffered:
        return finding.state == xmpp::Finding::State::Skipped ? QString() : missingRemedy(finding.check);
    case Reason::NoRelay:
        return finding.check == xmpp::Finding::Check::CallServices
                   ? DoctorRemedies::tr("Ask whoever runs the server for a TURN server.")
                   : DoctorRemedies::tr(
                         "If calls fail, try another network; if it stays, ask whoever runs the server.");
    case Reason::ClockOff:
        return DoctorRemedies::tr(
            "Let the system set the clock by the network. If it is right, the server’s is wrong.");
    case Reason::None:
    case Reason::SetByHand:
    case Reason::NoPassword:
    case Reason::NotReached:
    case Reason::NotSignedIn:
    case Reason::NotSeen:
    case Reason::NoFamily:
        return {};
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace causerie::ui

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/doctorwords.h"

#include "ui/signin/sentences.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

struct DoctorWords {
    Q_DECLARE_TR_FUNCTIONS(causerie::ui::DoctorWords)
};

using xmpp::Finding;

constexpr qsizetype kMostListed = 5;

QString listed(const QStringList &parts)
{
    return QLocale().createSeparatedList(parts);
}

/// So many that a sentence stays one.
QString listed(const QStringList &parts, qsizetype most)
{
    if (parts.size() <= most)
        return listed(parts);
    return DoctorWords::tr("%1 and %n more", "%1 is a list", int(parts.size() - most)).arg(listed(parts.first(most)));
}

/// "5 10 5223 xmpp.example.org" → "xmpp.example.org:5223"; what says that there is none ("0 0 0 .") is left out.
QStringList targetsIn(const QStringList &records)
{
    QStringList targets;
    for (const QString &record : records) {
        const QString host = record.section(u' ', 3);
        const QString port = record.section(u' ', 2, 2);
        if (host != "."_L1 && port != "0"_L1)
            targets += host + u':' + port;
    }
    return targets;
}

QString dayOf(const QVariant &time)
{
    return QLocale().toString(time.toDateTime().toLocalTime().date(), QLocale::LongFormat);
}

QString recordsMeaning(const Finding &finding)
{
    QStringList targets = targetsIn(finding.values[u"direct_tls"_s].toStringList()) +
                          targetsIn(finding.values[u"starttls"_s].toStringList());
    targets.removeDuplicates();
    return DoctorWords::tr("The name system (DNS) names these servers: %1.", "%1 is a list of servers")
        .arg(listed(targets, kMostListed));
}

QString addressesMeaning(const Finding &finding)
{
    const QStringList six = finding.values[u"ipv6"_s].toStringList();
    const QStringList four = finding.values[u"ipv4"_s].toStringList();
    if (six.isEmpty())
        return DoctorWords::tr("This computer finds it by IPv4, at %1.", "%1 is a list of addresses")
            .arg(listed(four, kMostListed));
    if (four.isEmpty())
        return DoctorWords::tr("This computer finds it by IPv6, at %1.", "%1 is a list of addresses")
            .arg(listed(six, kMostListed));
    return DoctorWords::tr("This computer finds it by IPv6, at %1, and by IPv4, at %2.", "%1 and %2 are lists")
        .arg(listed(six, kMostListed), listed(four, kMostListed));
}

QString certificateMeaning(const Finding &finding)
{
    return DoctorWords::tr("It was issued for %1 by %2 and is valid until %3.",
                           "%1 is a list of names, %2 an authority, %3 a date")
        .arg(listed(finding.values[u"names"_s].toStringList(), kMostListed), finding.values[u"issuer"_s].toString(),
             dayOf(finding.values[u"valid_until"_s]));
}

QString uploadMeaning(const Finding &finding)
{
    if (const qint64 largest = finding.values[u"largest_bytes"_s].toLongLong(); largest > 0)
        return DoctorWords::tr("It keeps files of up to %1 for others to fetch.", "%1 is a size such as 5 MB")
            .arg(QLocale().formattedDataSize(largest, 0, QLocale::DataSizeSIFormat));
    return DoctorWords::tr("It keeps files for others to fetch.");
}

QString fineMeaning(const Finding &finding)
{
    using Check = Finding::Check;
    switch (finding.check) {
    case Check::Records:
        return recordsMeaning(finding);
    case Check::Addresses:
        return addressesMeaning(finding);
    case Check::Reach:
        return DoctorWords::tr("It answers at %1.", "%1 is a network address")
            .arg(finding.values[u"address"_s].toString());
    case Check::Encryption:
        if (finding.values[u"version"_s].toString().isEmpty())
            return DoctorWords::tr("The server offers encryption.");
        return DoctorWords::tr("Encrypted with %1 (%2).", "%1 is TLSv1.3, %2 the name of a cipher")
            .arg(finding.values[u"version"_s].toString(), finding.values[u"cipher"_s].toString());
    case Check::Certificate:
        return certificateMeaning(finding);
    case Check::Mechanisms:
        return DoctorWords::tr("The password is proved by %1 and never sent itself.", "%1 is SCRAM-SHA-256 or its like")
            .arg(finding.values[u"chosen"_s].toString());
    case Check::SignIn:
        return DoctorWords::tr("The server let us in.");
    case Check::Clock:
        return DoctorWords::tr("The server’s clock and the one of this computer agree.");
    case Check::Archive:
        return DoctorWords::tr("The server keeps messages, so none is missed while this computer is off.");
    case Check::Carbons:
        return DoctorWords::tr("Every device of yours sees what the others send and receive.");
    case Check::Push:
        return DoctorWords::tr("The server can wake telephones when a message comes.");
    case Check::Upload:
        return uploadMeaning(finding);
    case Check::Rooms:
        return DoctorWords::tr("Rooms can be made and found at %1.", "%1 is an address")
            .arg(finding.values[u"service"_s].toString());
    case Check::CallServices:
        return DoctorWords::tr("For calls the server names %n helper(s).", nullptr,
                               int(finding.values[u"named"_s].toStringList().size()));
    case Check::Relay:
        return finding.values[u"kind"_s].toString() == "stun-udp"_L1
                   ? DoctorWords::tr("It tells this computer how it is seen from outside.")
                   : DoctorWords::tr("It would carry calls for which there is no direct way.");
    }
    Q_UNREACHABLE_RETURN({});
}

QString missingMeaning(const Finding &finding)
{
    using Check = Finding::Check;
    switch (finding.check) {
    case Check::Clock:
        return DoctorWords::tr("The server does not tell its time.");
    case Check::Archive:
        return DoctorWords::tr("The server keeps no messages: what comes while all devices are off may be lost, and "
                               "a new device begins empty.");
    case Check::Carbons:
        return DoctorWords::tr("The server does not copy messages to your other devices.");
    case Check::Push:
        return DoctorWords::tr("The server cannot wake telephones. Programs on computers do not need that.");
    case Check::Upload:
        return DoctorWords::tr("The server keeps no files, so they can only go from device to device.");
    case Check::Rooms:
        return DoctorWords::tr("The server has no rooms of its own. Those of other servers can be used.");
    case Check::CallServices:
        return DoctorWords::tr("The server names no helpers for calls, so some calls will find no way.");
    case Check::Relay:
        return DoctorWords::tr("The server names none.");
    default:
        return DoctorWords::tr("The server does not offer it.");
    }
}

QString clockMeaning(const Finding &finding)
{
    const qint64 ahead = finding.values[u"ahead_ms"_s].toLongLong() / 1000;
    const int seconds = int(std::min<qint64>(std::abs(ahead), 1'000'000'000));
    return ahead < 0
               ? DoctorWords::tr("The clock of this computer is %n second(s) ahead of the server’s.", nullptr, seconds)
               : DoctorWords::tr("The clock of this computer is %n second(s) behind the server’s.", nullptr, seconds);
}

QString whyOf(const xmpp::ConnectionError &error, const QString &domain)
{
    const Trouble trouble = troubleOf(error, domain);
    QString words = trouble.title + u' ' + trouble.why;
    if (!trouble.serverSays.isEmpty())
        words +=
            u' ' + DoctorWords::tr("The server says: “%1”", "%1 is a text from the server").arg(trouble.serverSays);
    return words;
}

/// Of several addresses of one server, which one it is about.
QString atWhere(const Finding &finding)
{
    if (finding.check != Finding::Check::Reach)
        return {};
    return DoctorWords::tr("At %1:", "%1 is a network address").arg(finding.values[u"address"_s].toString()) + u' ';
}

QString meaningFor(const Finding &finding, const QString &domain)
{
    using Reason = Finding::Reason;
    switch (finding.reason) {
    case Reason::None:
        return fineMeaning(finding);
    case Reason::Connection:
        return atWhere(finding) + whyOf(finding.error.value_or(xmpp::ConnectionError()), domain);
    case Reason::AnotherWorks:
        return atWhere(finding) + whyOf(finding.error.value_or(xmpp::ConnectionError()), domain) + u' ' +
               DoctorWords::tr("Another way works.");
    case Reason::NoFamily:
        return finding.values[u"family"_s].toString() == "ipv6"_L1
                   ? DoctorWords::tr("Not by %1: this network has no IPv6, and it needs none.", "%1 is an address")
                         .arg(finding.values[u"address"_s].toString())
                   : DoctorWords::tr("Not by %1: this network has no IPv4, and it needs none.", "%1 is an address")
                         .arg(finding.values[u"address"_s].toString());
    case Reason::SetByHand:
        return DoctorWords::tr("The server is named in the account, so the name system (DNS) is not asked.");
    case Reason::NoRecords:
        return DoctorWords::tr("%1 names no server for XMPP, so the domain itself is tried.", "%1 is a domain")
            .arg(domain);
    case Reason::NoAnswer:
        return finding.check == Finding::Check::Records
                   ? DoctorWords::tr("The name service (DNS) of this network does not answer such questions.")
                   : DoctorWords::tr("The server did not answer the question.");
    case Reason::ExpiresSoon:
        return certificateMeaning(finding);
    case Reason::Pinned:
        return DoctorWords::tr("It has faults, and you accepted exactly this one.");
    case Reason::PlainOnly:
        return DoctorWords::tr("The password itself is sent, inside the encryption; you agreed to that.");
    case Reason::NoPassword:
        return DoctorWords::tr("Not looked at: that needs the password.");
    case Reason::NotReached:
        return DoctorWords::tr("Not looked at: something before it failed.");
    case Reason::NotSignedIn:
        return DoctorWords::tr("Not looked at: nobody was signed in.");
    case Reason::NotOffered:
        return missingMeaning(finding);
    case Reason::NotSeen:
        return DoctorWords::tr("It told nothing new: it does not answer, or this computer has an address of its own in "
                               "the Internet.");
    case Reason::NoRelay:
        return finding.check == Finding::Check::CallServices
                   ? DoctorWords::tr("The server names no relay, so calls through strict networks will not connect.")
                   : DoctorWords::tr("It did not take us, or could not be reached.");
    case Reason::ClockOff:
        return clockMeaning(finding);
    }
    Q_UNREACHABLE_RETURN({});
}

QString relayTitle(const QString &subject, const QString &kind)
{
    if (kind == "stun-udp"_L1)
        return DoctorWords::tr("STUN at %1", "%1 is a server and port").arg(subject);
    if (kind == "turn-udp"_L1)
        return DoctorWords::tr("Relay for calls at %1, by UDP", "%1 is a server and port").arg(subject);
    if (kind == "turn-tcp"_L1)
        return DoctorWords::tr("Relay for calls at %1, by TCP", "%1 is a server and port").arg(subject);
    return DoctorWords::tr("Relay for calls at %1, by TLS", "%1 is a server and port").arg(subject);
}

/// A subject that a title has room for; the check's name where there is none.
QString titled(const QString &subject, const QString &about, const QString &alone)
{
    return subject.isEmpty() ? alone : about.arg(subject);
}

} // namespace

QString checkTitle(Finding::Check check, const QString &subject)
{
    using Check = Finding::Check;
    switch (check) {
    case Check::Records:
        return titled(subject, DoctorWords::tr("Servers of %1", "%1 is a domain"), DoctorWords::tr("Servers"));
    case Check::Addresses:
        return titled(subject, DoctorWords::tr("Addresses of %1", "%1 is a server"), DoctorWords::tr("Addresses"));
    case Check::Reach:
        return titled(subject, DoctorWords::tr("Connection to %1", "%1 is a server"), DoctorWords::tr("Connections"));
    case Check::Encryption:
        return titled(subject, DoctorWords::tr("Encryption with %1", "%1 is a server"), DoctorWords::tr("Encryption"));
    case Check::Certificate:
        return titled(subject, DoctorWords::tr("Certificate of %1", "%1 is a server"), DoctorWords::tr("Certificate"));
    case Check::Mechanisms:
        return titled(subject, DoctorWords::tr("Ways to sign in to %1", "%1 is a server"),
                      DoctorWords::tr("Ways to sign in"));
    case Check::SignIn:
        return DoctorWords::tr("Signing in");
    case Check::Clock:
        return DoctorWords::tr("Clock");
    case Check::Archive:
        return DoctorWords::tr("Archive of messages");
    case Check::Carbons:
        return DoctorWords::tr("Copies for your other devices");
    case Check::Push:
        return DoctorWords::tr("Waking telephones");
    case Check::Upload:
        return DoctorWords::tr("Sending files");
    case Check::Rooms:
        return DoctorWords::tr("Rooms");
    case Check::CallServices:
        return DoctorWords::tr("Helpers for calls");
    case Check::Relay:
        return titled(subject, DoctorWords::tr("Relay for calls at %1", "%1 is a server and port"),
                      DoctorWords::tr("Relays for calls"));
    }
    Q_UNREACHABLE_RETURN({});
}

FindingWords wordsFor(const Finding &finding, const QString &domain)
{
    FindingWords words{checkTitle(finding.check, finding.subject), meaningFor(finding, domain),
                       remedyFor(finding, domain)};
    if (finding.check == Finding::Check::Relay && !finding.subject.isEmpty())
        words.title = relayTitle(finding.subject, finding.values[u"kind"_s].toString());
    return words;
}

QString verdictWords(const xmpp::DoctorReport &report)
{
    const auto count = [&report](Finding::State state) {
        return int(std::ranges::count(report.findings, state, &Finding::state));
    };
    if (const int faults = count(Finding::State::Fault); faults > 0)
        return DoctorWords::tr("%n thing(s) do not work.", nullptr, faults);
    if (const int notices = count(Finding::State::Notice); notices > 0)
        return DoctorWords::tr("It works; %n thing(s) could be better.", nullptr, notices);
    return DoctorWords::tr("Everything that was looked at works.");
}

QString stateWords(Finding::State state)
{
    switch (state) {
    case Finding::State::Fine:
        return DoctorWords::tr("fine");
    case Finding::State::Notice:
        return DoctorWords::tr("could be better");
    case Finding::State::Fault:
        return DoctorWords::tr("does not work");
    case Finding::State::Skipped:
        return DoctorWords::tr("not looked at");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace causerie::ui

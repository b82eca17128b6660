// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/doctor/judge.h"

#include <algorithm>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto kNoTarget = "."_L1;

QStringList texts(const SrvAnswer &answer)
{
    QStringList records;
    if (!answer)
        return records;
    for (const SrvRecord &record : *answer)
        records += u"%1 %2 %3 %4"_s.arg(record.priority)
                       .arg(record.weight)
                       .arg(record.port)
                       .arg(record.target.isEmpty() ? QString(kNoTarget) : record.target);
    return records;
}

/// "." says that there is none (RFC 2782); a record of that kind beside others says it of them alone.
bool hasTargets(const SrvAnswer &answer)
{
    return answer && std::ranges::any_of(
                         *answer, [](const SrvRecord &record) { return !record.target.isEmpty() && record.port != 0; });
}

bool refuses(const SrvAnswer &answer)
{
    return answer && answer->size() == 1 && answer->front().target.isEmpty();
}

bool isSilent(const SrvAnswer &answer)
{
    return !answer && answer.error() == SrvFailure::NoAnswer;
}

QStringList ofFamily(const QList<QHostAddress> &addresses, QAbstractSocket::NetworkLayerProtocol family)
{
    QStringList found;
    for (const QHostAddress &address : addresses) {
        if (address.protocol() == family)
            found += address.toString();
    }
    return found;
}

} // namespace

Finding skipped(Finding::Check check, Finding::Reason reason)
{
    Finding finding;
    finding.check = check;
    finding.state = Finding::State::Skipped;
    finding.reason = reason;
    return finding;
}

Finding judgeRecords(const QString &domain, const SrvAnswer &direct, const SrvAnswer &startTls)
{
    Finding finding;
    finding.check = Finding::Check::Records;
    finding.subject = domain;
    finding.values[u"direct_tls"_s] = texts(direct);
    finding.values[u"starttls"_s] = texts(startTls);
    if (hasTargets(direct) || hasTargets(startTls))
        return finding;
    if (refuses(direct) || refuses(startTls)) {
        finding.state = Finding::State::Fault;
        finding.reason = Finding::Reason::Connection;
        finding.error = ConnectionError{ConnectionError::Kind::NoService, domain, 0, {}, {}, {}};
        return finding;
    }
    finding.state = Finding::State::Notice;
    finding.reason = isSilent(direct) || isSilent(startTls) ? Finding::Reason::NoAnswer : Finding::Reason::NoRecords;
    return finding;
}

Finding judgeAddresses(const QString &host, const QList<QHostAddress> &addresses, ConnectionError::Kind failure,
                       const QString &condition)
{
    Finding finding;
    finding.check = Finding::Check::Addresses;
    finding.subject = host;
    finding.values[u"ipv6"_s] = ofFamily(addresses, QAbstractSocket::IPv6Protocol);
    finding.values[u"ipv4"_s] = ofFamily(addresses, QAbstractSocket::IPv4Protocol);
    if (!addresses.isEmpty())
        return finding;
    finding.state = Finding::State::Fault;
    finding.reason = Finding::Reason::Connection;
    finding.error = ConnectionError{failure, host, 0, condition, {}, {}};
    return finding;
}

std::vector<Finding> judgeKnocks(const QList<Knock> &knocks)
{
    const bool isAnyOpen = std::ranges::any_of(knocks, [](const Knock &knock) { return !knock.error; });
    const auto isUseful = [&knocks](QAbstractSocket::NetworkLayerProtocol family) {
        return std::ranges::any_of(knocks, [family](const Knock &knock) {
            return knock.address.protocol() == family &&
                   (!knock.error || knock.error->kind != ConnectionError::Kind::Unreachable);
        });
    };
    std::vector<Finding> findings;
    for (const Knock &knock : knocks) {
        Finding finding;
        finding.check = Finding::Check::Reach;
        finding.subject = addressText(knock.endpoint.host, knock.endpoint.port);
        finding.values[u"address"_s] = knock.address.toString();
        finding.values[u"family"_s] = knock.address.protocol() == QAbstractSocket::IPv6Protocol ? u"ipv6"_s : u"ipv4"_s;
        finding.took = knock.took;
        if (knock.error) {
            finding.state = isAnyOpen ? Finding::State::Notice : Finding::State::Fault;
            finding.reason = isAnyOpen ? Finding::Reason::AnotherWorks : Finding::Reason::Connection;
            finding.error = knock.error;
        }
        if (isAnyOpen && !isUseful(knock.address.protocol())) { // half of the Internet is like that, and loses nothing
            finding.state = Finding::State::Skipped;
            finding.reason = Finding::Reason::NoFamily;
            finding.error.reset();
        }
        findings.push_back(finding);
    }
    return findings;
}

void soften(std::vector<Finding> &findings)
{
    for (Finding &finding : findings) {
        if (finding.state == Finding::State::Fault) {
            finding.state = Finding::State::Notice;
            finding.reason = Finding::Reason::AnotherWorks;
        }
    }
}

} // namespace causerie::xmpp

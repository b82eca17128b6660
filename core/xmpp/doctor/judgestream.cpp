// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a stream that nobody signed in on says about its server.

#include "core/xmpp/certificate.h"
#include "core/xmpp/doctor/judge.h"
#include "core/xmpp/mechanisms.h"
#include "core/xmpp/telling.h"

#include <algorithm>
#include <array>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

Finding about(const StreamSeen &seen, Finding::Check check)
{
    Finding finding;
    finding.check = check;
    finding.subject = addressText(seen.endpoint.host, seen.endpoint.port);
    return finding;
}

void blame(Finding &finding, const ConnectionError &error)
{
    finding.state = Finding::State::Fault;
    finding.reason = Finding::Reason::Connection;
    finding.error = error;
}

Finding judgeEncryption(const StreamSeen &seen)
{
    Finding finding = about(seen, Finding::Check::Encryption);
    finding.took = seen.encrypting;
    const bool isDirect = seen.endpoint.security == Endpoint::Security::DirectTls;
    finding.values[u"begins"_s] = isDirect ? u"direct-tls"_s : u"starttls"_s;
    finding.values[u"address"_s] = seen.address.toString();
    if (!seen.protocol.isEmpty())
        finding.values[u"version"_s] = seen.protocol;
    if (!seen.cipher.isEmpty())
        finding.values[u"cipher"_s] = seen.cipher;
    if (!seen.hasTls)
        blame(finding, seen.error.value_or(ConnectionError()));
    return finding;
}

QString nameOf(const QSslCertificate &certificate)
{
    const QStringList names = certificate.subjectInfo(QSslCertificate::CommonName);
    return names.isEmpty() ? certificate.subjectDisplayName() : names.front();
}

bool endsSoon(const CertificateProblem &facts, const QDateTime &now)
{
    constexpr qint64 kDay = 24 * 60 * 60;
    return now.secsTo(facts.validUntil) < std::min(kSoonDays * kDay, facts.validFrom.secsTo(facts.validUntil) / 3);
}

Finding judgeCertificate(const StreamSeen &seen, const QByteArray &pin, const QDateTime &now)
{
    Finding finding = about(seen, Finding::Check::Certificate);
    const QSslCertificate leaf = seen.chain.value(0);
    const CertificateProblem facts = describe(leaf, seen.faults, pin);
    QStringList chain;
    for (const QSslCertificate &certificate : seen.chain)
        chain += nameOf(certificate);
    finding.values = {{u"names"_s, facts.names},
                      {u"issuer"_s, facts.issuer},
                      {u"valid_from"_s, facts.validFrom.toUTC()},
                      {u"valid_until"_s, facts.validUntil.toUTC()},
                      {u"sha256"_s, QString::fromLatin1(facts.sha256.toHex())},
                      {u"chain"_s, chain}};
    if (!pin.isEmpty())
        finding.values[u"pinned"_s] = matchesPin(leaf, pin);
    if (!seen.faults.isEmpty() && !seen.isPinned) {
        blame(finding, seen.error.value_or(ConnectionError()));
    } else if (seen.isPinned) {
        finding.state = Finding::State::Notice;
        finding.reason = Finding::Reason::Pinned;
        finding.values[u"faults"_s] = facts.reasons;
    } else if (endsSoon(facts, now)) {
        finding.state = Finding::State::Notice;
        finding.reason = Finding::Reason::ExpiresSoon;
    }
    return finding;
}

Finding judgeMechanisms(const StreamSeen &seen, bool allowPlain)
{
    Finding finding = about(seen, Finding::Check::Mechanisms);
    finding.took = seen.offering;
    const QString chosen = chosenMechanism(seen.mechanisms, allowPlain);
    finding.values = {{u"offered"_s, seen.mechanisms}, {u"chosen"_s, chosen}, {u"sasl2"_s, seen.hasSasl2}};
    if (seen.error) {
        blame(finding, *seen.error);
    } else if (chosen == "PLAIN"_L1) {
        finding.state = Finding::State::Notice;
        finding.reason = Finding::Reason::PlainOnly;
    }
    return finding;
}

} // namespace

QString chosenMechanism(const QStringList &offered, bool allowPlain)
{
    static constexpr std::array kStrongestFirst{"SCRAM-SHA3-512"_L1, "SCRAM-SHA-512"_L1, "SCRAM-SHA-256"_L1,
                                                "SCRAM-SHA-1"_L1};
    for (const QLatin1StringView mechanism : kStrongestFirst) {
        if (offered.contains(mechanism))
            return mechanism;
    }
    return allowPlain && offered.contains("PLAIN"_L1, Qt::CaseInsensitive) ? u"PLAIN"_s : QString();
}

bool canSignIn(const StreamSeen &seen)
{
    return seen.hasFeatures && !seen.error;
}

bool sendsElsewhere(const StreamSeen &seen)
{
    return seen.isInside && seen.error && seen.error->condition == "see-other-host"_L1;
}

bool isFinal(const StreamSeen &seen)
{
    return seen.isInside && seen.error && isFinalWord(seen.error->kind) && !sendsElsewhere(seen);
}

std::vector<Finding> judgeStream(const StreamSeen &seen, const ConnectionSettings &settings, const QDateTime &now)
{
    std::vector<Finding> findings{judgeEncryption(seen)};
    if (!seen.hasTls)
        return findings;
    findings.push_back(judgeCertificate(seen, settings.pinnedCertificate, now));
    if (seen.faults.isEmpty() || seen.isPinned)
        findings.push_back(judgeMechanisms(seen, settings.allowPlain));
    return findings;
}

} // namespace causerie::xmpp

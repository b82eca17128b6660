// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/connectionerror.h"

#include <QHostAddress>
#include <QList>
#include <QString>

#include <expected>
#include <functional>

namespace causerie::xmpp
{

/// Where a stream may be opened and how its encryption begins.
struct Endpoint {
    enum class Security { StartTls, DirectTls };

    QString host;
    quint16 port = 0;
    Security security = Security::StartTls;

    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

/// One SRV record (RFC 2782).
struct SrvRecord {
    quint16 priority = 0;
    quint16 weight = 0;
    quint16 port = 0;
    QString target; ///< without the final dot; "" stands for ".", "no such service here"

    friend bool operator==(const SrvRecord &, const SrvRecord &) = default;
};

enum class SrvFailure {
    NoRecords, ///< the name server says so
    NoName,    ///< the domain itself is unknown, as far as the name server said
    NoAnswer   ///< the name server did not answer, or badly
};
using SrvAnswer = std::expected<QList<SrvRecord>, SrvFailure>;

/// Orders both services together by priority, then at random by weight (XEP-0368 §3, RFC 2782). Without any record
/// it is the domain itself, 5222 before 5223 (RFC 6120 §3.2.2). Error: NoService when both say ".".
/// `random` gives numbers in [0, 1). Pure.
std::expected<QList<Endpoint>, ConnectionError::Kind> mergeEndpoints(const QString &domain, const SrvAnswer &direct,
                                                                     const SrvAnswer &startTls,
                                                                     const std::function<double()> &random);

/// IPv6 and IPv4 in turn, in the resolver's order within each, at most four: one dead family costs one attempt.
QList<QHostAddress> interleaved(const QList<QHostAddress> &addresses);

/// "host", "host:port", "[v6]" or "[v6]:port" as XEP-0198 `location` and RFC 6120 see-other-host write it; port 5222
/// unless given. An empty host when it is none of these.
Endpoint parseAddress(QStringView text);

} // namespace causerie::xmpp

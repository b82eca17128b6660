// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/endpoints.h"

#include <algorithm>
#include <utility>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;
using Security = Endpoint::Security;

namespace
{

constexpr quint16 kStartTlsPort = 5222;
constexpr quint16 kDirectTlsPort = 5223;
constexpr qsizetype kMaxAddresses = 4;
constexpr qsizetype kMaxRecords = 16; ///< more is a mistake or malice; each may cost a step deadline

struct Weighted {
    Endpoint endpoint;
    quint16 priority;
    quint16 weight;
};

bool saysNone(const SrvAnswer &answer)
{
    return answer && answer->size() == 1 && answer->front().target.isEmpty();
}

void collect(QList<Weighted> &all, const SrvAnswer &answer, Security security)
{
    if (!answer || saysNone(answer))
        return;
    for (const SrvRecord &record : *answer) {
        if (!record.target.isEmpty() && record.port != 0)
            all.append({{record.target, record.port, security}, record.priority, record.weight});
    }
}

/// RFC 2782: draws one of `group` with a chance in proportion to its weight; weight 0 has a very small one.
qsizetype draw(const QList<Weighted> &group, double random)
{
    quint64 sum = 0;
    for (const Weighted &record : group)
        sum += record.weight;
    const auto mark = quint64(random * double(sum + 1));
    quint64 running = 0;
    for (qsizetype i = 0; i < group.size(); ++i) {
        running += group[i].weight;
        if (running >= mark)
            return i;
    }
    return group.size() - 1;
}

} // namespace

std::expected<QList<Endpoint>, ConnectionError::Kind> mergeEndpoints(const QString &domain, const SrvAnswer &direct,
                                                                     const SrvAnswer &startTls,
                                                                     const std::function<double()> &random)
{
    QList<Weighted> all;
    collect(all, direct, Security::DirectTls);
    collect(all, startTls, Security::StartTls);
    if (all.isEmpty()) {
        if (saysNone(startTls) || saysNone(direct)) {
            // XEP-0368 §3 item 7: "." of one service says nothing about the other, but a fallback is not wanted.
            return std::unexpected(ConnectionError::Kind::NoService);
        }
        return QList<Endpoint>{{domain, kStartTlsPort, Security::StartTls},
                               {domain, kDirectTlsPort, Security::DirectTls}};
    }
    // Weight 0 first within a priority, as RFC 2782 wants for the drawing.
    std::ranges::stable_sort(all, {}, [](const Weighted &r) { return std::pair(r.priority, r.weight != 0); });
    QList<Endpoint> ordered;
    while (!all.isEmpty() && ordered.size() < kMaxRecords) {
        const auto end = std::ranges::find_if(all, [&](const Weighted &r) { return r.priority != all[0].priority; });
        QList<Weighted> group(all.begin(), end);
        const qsizetype chosen = draw(group, random());
        ordered.append(all.takeAt(chosen).endpoint);
    }
    return ordered;
}

QList<QHostAddress> interleaved(const QList<QHostAddress> &addresses)
{
    QList<QHostAddress> families[2];
    if (addresses.isEmpty())
        return {};
    const auto first = addresses.front().protocol();
    for (const QHostAddress &address : addresses)
        families[address.protocol() == first ? 0 : 1].append(address);
    QList<QHostAddress> ordered;
    for (qsizetype i = 0; ordered.size() < kMaxAddresses && i < addresses.size(); ++i) {
        for (const auto &family : families) {
            if (i < family.size() && ordered.size() < kMaxAddresses)
                ordered.append(family[i]);
        }
    }
    return ordered;
}

Endpoint parseAddress(QStringView text)
{
    text = text.trimmed();
    Endpoint endpoint{{}, kStartTlsPort, Security::StartTls};
    QStringView host = text;
    QStringView port;
    if (text.startsWith(u'[')) {
        const qsizetype close = text.indexOf(u']');
        if (close < 0)
            return endpoint;
        host = text.first(close).sliced(1);
        const QStringView rest = text.sliced(close + 1);
        if (!rest.isEmpty() && !rest.startsWith(u':'))
            return endpoint;
        port = rest.isEmpty() ? rest : rest.sliced(1);
        if (QHostAddress(host.toString()).protocol() != QAbstractSocket::IPv6Protocol)
            return endpoint;
    } else if (text.count(u':') == 1) {
        host = text.first(text.indexOf(u':'));
        port = text.sliced(text.indexOf(u':') + 1);
    } else if (text.contains(u':') && QHostAddress(text.toString()).protocol() != QAbstractSocket::IPv6Protocol) {
        return endpoint;
    }
    if (!port.isEmpty()) {
        bool ok = false;
        endpoint.port = port.toUShort(&ok);
        if (!ok || endpoint.port == 0)
            return {{}, kStartTlsPort, Security::StartTls};
    }
    endpoint.host = host.toString();
    return endpoint;
}

} // namespace causerie::xmpp

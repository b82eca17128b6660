// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/resolver.h"

#include "core/base/log.h"

#include <QDnsLookup>
#include <QTimer>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

SrvAnswer toAnswer(const QDnsLookup &lookup)
{
    if (!lookup.isFinished())
        return std::unexpected(SrvFailure::NoAnswer);
    switch (lookup.error()) {
    case QDnsLookup::NoError:
        break;
    case QDnsLookup::NotFoundError:
        return std::unexpected(SrvFailure::NoName);
    case QDnsLookup::ResolverError:
    case QDnsLookup::OperationCancelledError:
    case QDnsLookup::InvalidRequestError:
    case QDnsLookup::InvalidReplyError:
    case QDnsLookup::ServerFailureError:
    case QDnsLookup::ServerRefusedError:
    case QDnsLookup::TimeoutError:
        return std::unexpected(SrvFailure::NoAnswer);
    }
    QList<SrvRecord> records;
    const auto found = lookup.serviceRecords();
    for (const QDnsServiceRecord &record : found) {
        QString target = record.target();
        if (target.endsWith(u'.'))
            target.chop(1);
        records.append({record.priority(), record.weight(), record.port(), target});
    }
    if (records.isEmpty())
        return std::unexpected(SrvFailure::NoRecords);
    return records;
}

} // namespace

Resolver::Resolver(Settings settings, QObject *parent)
    : QObject(parent), m_settings(std::move(settings)), m_deadline(std::make_unique<QTimer>())
{
    m_deadline->setSingleShot(true);
    connect(m_deadline.get(), &QTimer::timeout, this, &Resolver::finish);
}

Resolver::~Resolver()
{
    cancel();
}

void Resolver::lookUp(const QString &asciiDomain)
{
    cancel();
    m_domain = asciiDomain;
    m_open = 2;
    static constexpr QLatin1StringView kServices[] = {"_xmpps-client._tcp."_L1, "_xmpp-client._tcp."_L1};
    for (std::size_t i = 0; i < m_lookups.size(); ++i) {
        m_lookups[i] = std::make_unique<QDnsLookup>(QDnsLookup::SRV, kServices[i] + asciiDomain);
        if (!m_settings.nameserver.isNull())
            m_lookups[i]->setNameserver(m_settings.nameserver, m_settings.port);
        // Queued: a look-up may end inside lookup(), and its object must not be replaced inside its own signal.
        connect(m_lookups[i].get(), &QDnsLookup::finished, this, &Resolver::finishOne, Qt::QueuedConnection);
        m_lookups[i]->lookup();
    }
    m_deadline->start(m_settings.deadline);
}

void Resolver::cancel()
{
    m_deadline->stop();
    m_open = 0;
    for (auto &lookup : m_lookups) {
        if (!lookup)
            continue;
        lookup->disconnect(this);
        lookup->abort();
        lookup.release()->deleteLater();
    }
}

void Resolver::finishOne()
{
    if (m_open > 0 && m_lookups[0] && m_lookups[0]->isFinished() && m_lookups[1]->isFinished())
        finish();
}

void Resolver::finish()
{
    if (m_open == 0)
        return;
    m_answers = {toAnswer(*m_lookups[0]), toAnswer(*m_lookups[1])};
    const auto &[direct, startTls] = m_answers;
    m_lastFailure = startTls ? SrvFailure::NoRecords : startTls.error();
    if (!direct && !startTls) {
        qCDebug(lcXmpp) << "no service records for" << m_domain << m_lookups[1]->errorString();
        if (direct.error() != SrvFailure::NoName)
            m_lastFailure = direct.error();
    }
    cancel();
    Q_EMIT finished(mergeEndpoints(m_domain, direct, startTls, m_settings.random));
}

} // namespace causerie::xmpp

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/archivequery.h"
#include "core/xmpp/payloadiq.h"

#include <QDateTime>
#include <QDomElement>

#include <expected>
#include <optional>

namespace causerie::xmpp
{

/// <query/> with its form and its page; `queryId` is found in every result. Pure.
PayloadIq::Write archiveQuery(const ArchiveQuery &query, const QString &queryId);

/// One message out of an archive (XEP-0313 §4.2); who sent it is not checked here.
struct ArchiveResult {
    Jid from; ///< of the wrapper; empty: our own account
    QString queryId;
    QString id;
    QDomElement message;            ///< null when there is none inside
    std::optional<QDateTime> stamp; ///< when the archive took it (XEP-0297)
};
enum class ArchiveError { NotAResult, Malformed };
/// Reads a <message/>. Pure.
std::expected<ArchiveResult, ArchiveError> openResult(const QDomElement &stanza);

/// How a page ended (XEP-0313 §4.2.1).
struct ArchiveFin {
    bool complete = false;
    QString first; ///< ids of the page's ends as the archive sees them, may be empty
    QString last;
    friend bool operator==(const ArchiveFin &, const ArchiveFin &) = default;
};
/// Reads the <iq type='result'/>. Pure.
std::optional<ArchiveFin> readFin(const QDomElement &iq);

/// Reads the <iq type='result'/> to <metadata/>. Pure.
std::optional<ArchiveEnds> readEnds(const QDomElement &iq);

} // namespace causerie::xmpp

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/doctor/knocking.h"
#include "core/xmpp/doctor/report.h"
#include "core/xmpp/doctor/streamprobe.h"

/// What a measurement means. Pure.
namespace causerie::xmpp
{

/// A certificate that ends sooner than this, or than a third of its time, is not renewed by itself any more, or
/// somebody forgot it.
inline constexpr int kSoonDays = 7;

Finding judgeRecords(const QString &domain, const SrvAnswer &direct, const SrvAnswer &startTls);
/// `failure` as the resolver has it, for no addresses.
Finding judgeAddresses(const QString &host, const QList<QHostAddress> &addresses, ConnectionError::Kind failure,
                       const QString &condition);
/// What fails is a fault only where nothing works.
std::vector<Finding> judgeKnocks(const QList<Knock> &knocks);
/// Encryption, then, as far as it came, certificate and mechanisms.
std::vector<Finding> judgeStream(const StreamSeen &seen, const ConnectionSettings &settings, const QDateTime &now);

/// The strongest that we know (RFC 5802, RFC 7677), as the library chooses; "PLAIN" only where it is allowed; empty
/// when there is none.
QString chosenMechanism(const QStringList &offered, bool allowPlain);
bool canSignIn(const StreamSeen &seen);      ///< it came as far as mechanisms of which one is ours
bool sendsElsewhere(const StreamSeen &seen); ///< to another server (RFC 6120 §4.9.3.19), where a sign-in goes on
/// A sign-in that meets this one first ends here, whatever the others are like: the service itself has spoken.
bool isFinal(const StreamSeen &seen);
/// Faults of a server beside another one that `canSignIn` are notices.
void soften(std::vector<Finding> &findings);

Finding skipped(Finding::Check check, Finding::Reason reason);

} // namespace causerie::xmpp

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"
#include "core/xmpp/request.h"

#include <QDateTime>

class QXmlStreamWriter;

/// The time where somebody is (XEP-0202).
namespace causerie::xmpp
{

inline constexpr QLatin1StringView kEntityTime{"urn:xmpp:time"};

/// Asks a device how far its clock is from UTC.
void askTime(Connection &connection, const Jid &full, QObject *context,
             std::function<void(std::expected<std::chrono::minutes, IqError>)> done);
/// Asks a server how far its clock is ahead of ours.
void askClock(Connection &connection, const Jid &server, QObject *context,
              std::function<void(std::expected<std::chrono::milliseconds, IqError>)> done);
/// <tzo/> of <time/> (XEP-0082): "Z", "+02:00" …; nothing when it is no offset that exists. Pure.
std::optional<std::chrono::minutes> parseOffset(const QString &text);
/// <time/> with both; `now` in local time. Pure.
void writeTime(QXmlStreamWriter &writer, const QDateTime &now);

} // namespace causerie::xmpp

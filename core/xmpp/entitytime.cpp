// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/entitytime.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/messageparse.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/xmlwrite.h"

#include <QRegularExpression>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

std::optional<std::chrono::minutes> parseOffset(const QString &text)
{
    static const QRegularExpression pattern(u"^([+-])(\\d\\d):?(\\d\\d)$"_s);
    if (text == "Z"_L1)
        return std::chrono::minutes(0);
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return {};
    const int minutes = match.captured(2).toInt() * 60 + match.captured(3).toInt();
    if (minutes > 14 * 60 || match.captured(3).toInt() > 59)
        return {};
    return std::chrono::minutes(match.captured(1) == "-"_L1 ? -minutes : minutes);
}

void writeTime(QXmlStreamWriter &writer, const QDateTime &now)
{
    const int minutes = now.offsetFromUtc() / 60;
    startElement(writer, "time"_L1, kEntityTime);
    writeText(writer, "tzo"_L1,
              u"%1%2:%3"_s.arg(QLatin1Char(minutes < 0 ? '-' : '+'))
                  .arg(std::abs(minutes) / 60, 2, 10, QLatin1Char('0'))
                  .arg(std::abs(minutes) % 60, 2, 10, QLatin1Char('0')));
    writeText(writer, "utc"_L1, now.toUTC().toString(Qt::ISODate));
    writer.writeEndElement();
}

void askTime(Connection &connection, const Jid &full, QObject *context,
             std::function<void(std::expected<std::chrono::minutes, IqError>)> done)
{
    request(connection, PayloadIq(QXmppIq::Get, full.toString(), emptyElement("time"_L1, kEntityTime)), context,
            [done = std::move(done)](const IqResult &result) {
                if (!result)
                    return done(std::unexpected(result.error()));
                const QDomElement time = child(*result, "time"_L1, kEntityTime);
                const auto offset = parseOffset(child(time, "tzo"_L1, kEntityTime).text().trimmed());
                if (!offset)
                    return done(std::unexpected(IqError{IqError::Kind::BadAnswer, {}, {}, {}}));
                done(*offset);
            });
}

void askClock(Connection &connection, const Jid &server, QObject *context,
              std::function<void(std::expected<std::chrono::milliseconds, IqError>)> done)
{
    request(connection, PayloadIq(QXmppIq::Get, server.toString(), emptyElement("time"_L1, kEntityTime)), context,
            [done = std::move(done)](const IqResult &result) {
                if (!result)
                    return done(std::unexpected(result.error()));
                const QDomElement time = child(*result, "time"_L1, kEntityTime);
                const auto theirs = parseStamp(child(time, "utc"_L1, kEntityTime).text().trimmed());
                if (!theirs.isValid())
                    return done(std::unexpected(IqError{IqError::Kind::BadAnswer, {}, {}, {}}));
                done(theirs - QDateTime::currentDateTimeUtc());
            });
}

} // namespace causerie::xmpp

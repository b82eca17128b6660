// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/doctor/shortened.h"

#include <QRegularExpression>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

QString cut(const QString &literal, const QList<QHostAddress> &known)
{
    const QHostAddress address(literal);
    if (address.isNull() || address.isLoopback() || known.contains(address))
        return literal;
    const bool isNew = address.protocol() == QAbstractSocket::IPv6Protocol;
    const QChar separator = isNew ? u':' : u'.';
    return literal.section(separator, 0, 1) + separator + u'…';
}

} // namespace

QString shortened(const QString &text, const QList<QHostAddress> &known)
{
    // IPv6 has at least two colons, maybe IPv4 inside, maybe a scope behind; IPv4 is four numbers, not five.
    static const QRegularExpression literal(u"(?<![\\w.:])(?=[0-9A-Fa-f]*:[0-9A-Fa-f]*:)"
                                            "(?:[0-9A-Fa-f:]*:\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9A-Fa-f:]+(?:%\\w+)?)"
                                            "|(?<![\\w.])\\d{1,3}(?:\\.\\d{1,3}){3}(?!\\.?\\d)"_s);
    QString result;
    qsizetype at = 0;
    for (const QRegularExpressionMatch &match : literal.globalMatch(text)) {
        result += text.sliced(at, match.capturedStart() - at) + cut(match.captured(), known);
        at = match.capturedEnd();
    }
    return result + text.sliced(at);
}

} // namespace causerie::xmpp

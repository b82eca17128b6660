// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/doctor/shortened.h"

#include <QRegularExpression>

#include <algorithm>

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

QString oneLine(const QString &text)
{
    constexpr qsizetype kLongest = 500;
    const QString line = text.simplified();
    return line.size() <= kLongest ? line : line.first(kLongest) + u'…';
}

QStringList aFew(const QStringList &texts)
{
    constexpr qsizetype kMost = 32;
    QStringList lines;
    for (const QString &text : texts.first(std::min(kMost, texts.size())))
        lines += oneLine(text);
    if (texts.size() > kMost)
        lines += u"…"_s;
    return lines;
}

QString withoutName(const QString &text, const QString &local)
{
    if (local.isEmpty())
        return text;
    const QRegularExpression name(u"(?<![\\w.])"_s + QRegularExpression::escape(local) + u"(?![\\w])"_s,
                                  QRegularExpression::CaseInsensitiveOption |
                                      QRegularExpression::UseUnicodePropertiesOption);
    return QString(text).replace(name, u"…"_s);
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

void makeFit(Finding &finding, const QString &local, const QList<QHostAddress> &known)
{
    for (QVariant &value : finding.values) {
        if (value.typeId() == QMetaType::QString)
            value = oneLine(value.toString());
        else if (value.typeId() == QMetaType::QStringList)
            value = aFew(value.toStringList());
    }
    if (!finding.error)
        return;
    for (QString *text : {&finding.error->serverText, &finding.error->condition})
        *text = shortened(withoutName(oneLine(*text), local), known);
}

} // namespace causerie::xmpp

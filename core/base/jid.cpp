// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/jid.h"

#include <QUrl>

namespace causerie
{

namespace
{

constexpr qsizetype kMaxPartBytes = 1023; // RFC 7622 §3.2–3.4

bool hasOnly(QStringView text, auto accept)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        } else if (text[i].isSurrogate()) {
            return false;
        }
        if (!accept(c))
            return false;
    }
    return true;
}

bool isForbiddenEverywhere(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_NotAssigned:
    case QChar::Other_PrivateUse:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return c >= 0x1100 && c <= 0x11FF; // RFC 8264 §9.9: old Hangul jamo
    }
}

/// RFC 8264 §4.2 IdentifierClass: letters, digits, ASCII7; RFC 7622 §3.3.1 forbids eight more.
bool isLocalpartChar(char32_t c)
{
    if (c >= 0x21 && c <= 0x7E)
        return QStringView(u"\"&'/:<>@").indexOf(QChar(static_cast<char16_t>(c))) < 0;
    if (isForbiddenEverywhere(c) || c < 0x80)
        return false;
    switch (QChar::category(c)) {
    case QChar::Letter_Lowercase:
    case QChar::Letter_Uppercase:
    case QChar::Letter_Other:
    case QChar::Letter_Modifier:
    case QChar::Number_DecimalDigit:
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
        return QChar::decompositionTag(c) <= QChar::Canonical; // RFC 8264 §9.17: no compatibility forms
    default:
        return c == 0x00B7 || c == 0x0375 || c == 0x05F3 || c == 0x05F4 || c == 0x30FB; // RFC 5892 A.3–A.7
    }
}

/// RFC 8265 §3.3.2 rule 1: fullwidth and halfwidth forms become what they stand for.
QString mapWidth(QStringView text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        const auto tag = c.decompositionTag();
        if (tag == QChar::Wide || tag == QChar::Narrow)
            out += c.decomposition();
        else
            out += c;
    }
    return out;
}

std::expected<QString, JidError> enforceLocalpart(QStringView text)
{
    const QString local = mapWidth(text).toLower().normalized(QString::NormalizationForm_C);
    if (local.isEmpty() || !hasOnly(local, isLocalpartChar))
        return std::unexpected(JidError::BadLocalpart);
    if (local.toUtf8().size() > kMaxPartBytes)
        return std::unexpected(JidError::TooLong);
    return local;
}

/// RFC 8265 §4.2 OpaqueString: spaces become ASCII ones, nothing else is folded.
std::expected<QString, JidError> enforceResource(QStringView text)
{
    QString resource = text.toString();
    for (QChar &c : resource) {
        if (c.category() == QChar::Separator_Space)
            c = QLatin1Char(' ');
    }
    resource = resource.normalized(QString::NormalizationForm_C);
    if (resource.isEmpty() || !hasOnly(resource, [](char32_t c) { return !isForbiddenEverywhere(c); }))
        return std::unexpected(JidError::BadResource);
    if (resource.toUtf8().size() > kMaxPartBytes)
        return std::unexpected(JidError::TooLong);
    return resource;
}

/// RFC 7622 §3.2: an internationalised domain name, an IPv4 address or a bracketed IPv6 address.
std::expected<QString, JidError> enforceDomain(QStringView text)
{
    if (text.endsWith(u'.')) // §3.2: a final dot is stripped
        text.chop(1);
    if (text.isEmpty())
        return std::unexpected(JidError::Empty);
    if (text.endsWith(u'.')) // an empty label, which the look-up of names would forgive
        return std::unexpected(JidError::BadDomain);
    if (text.startsWith(u'[') && text.endsWith(u']')) {
        const QUrl url(QStringLiteral("x://%1/").arg(text));
        return url.isValid() && !url.host().isEmpty()
                   ? std::expected<QString, JidError>(QLatin1Char('[') + url.host() + QLatin1Char(']'))
                   : std::unexpected(JidError::BadDomain);
    }
    const QByteArray ascii = QUrl::toAce(text.toString(), QUrl::IgnoreIDNWhitelist);
    if (ascii.isEmpty() || ascii.size() > 253)
        return std::unexpected(JidError::BadDomain);
    for (const char c : ascii) {
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-' && c != '.')
            return std::unexpected(JidError::BadDomain);
    }
    return QUrl::fromAce(ascii, QUrl::IgnoreIDNWhitelist);
}

} // namespace

std::expected<Jid, JidError> Jid::parse(QStringView text)
{
    if (text.isEmpty())
        return std::unexpected(JidError::Empty);
    // RFC 7622 §3.1: the first slash ends the address proper, then the first at-sign ends the localpart.
    const qsizetype slash = text.indexOf(u'/');
    const QStringView address = slash < 0 ? text : text.first(slash);
    const qsizetype at = address.indexOf(u'@');

    Jid jid;
    const auto domain = enforceDomain(at < 0 ? address : address.sliced(at + 1));
    if (!domain)
        return std::unexpected(domain.error());
    jid.m_domain = *domain;
    if (at >= 0) {
        const auto local = enforceLocalpart(address.first(at));
        if (!local)
            return std::unexpected(local.error());
        jid.m_local = *local;
    }
    if (slash >= 0)
        return jid.withResource(text.sliced(slash + 1));
    return jid;
}

Jid Jid::bare() const
{
    Jid jid = *this;
    jid.m_resource.clear();
    return jid;
}

std::expected<Jid, JidError> Jid::withResource(QStringView resource) const
{
    auto enforced = enforceResource(resource);
    if (!enforced)
        return std::unexpected(enforced.error());
    Jid jid = *this;
    jid.m_resource = *std::move(enforced);
    return jid;
}

QString Jid::asciiDomain() const
{
    return QString::fromLatin1(QUrl::toAce(m_domain, QUrl::IgnoreIDNWhitelist));
}

QString Jid::toString() const
{
    QString text;
    text.reserve(m_local.size() + m_domain.size() + m_resource.size() + 2);
    if (!m_local.isEmpty())
        text += m_local + QLatin1Char('@');
    text += m_domain;
    if (!m_resource.isEmpty())
        text += QLatin1Char('/') + m_resource;
    return text;
}

std::strong_ordering operator<=>(const Jid &a, const Jid &b)
{
    if (const int c = a.m_domain.compare(b.m_domain))
        return c <=> 0;
    if (const int c = a.m_local.compare(b.m_local))
        return c <=> 0;
    return a.m_resource.compare(b.m_resource) <=> 0;
}

} // namespace causerie

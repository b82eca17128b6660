// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/dialling.h"

#include "core/base/jidescape.h"

#include <QUrl>

#include <algorithm>

namespace causerie
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype kLongestNumber = 15;                                       // ITU-T E.164 §6.1, without "+"
constexpr qsizetype kLongestInput = 1024;                                      // of a link, say
constexpr qsizetype kShortestAbroad = 4;                                       // with the country's code
constexpr qsizetype kLongestShort = 4;                                         // "112", "*31#"
constexpr QStringView kSeparators = u"-./()[]~\u2010\u2011\u2012\u2013\u2014"; // also as others write them

/// Digits of any script, the plus of full width; letters become their keys.
QString digitsOf(QStringView typed)
{
    QString digits;
    for (const QChar c : typed) {
        if (c.isSpace() || kSeparators.contains(c) || c.category() == QChar::Other_Format)
            continue;
        if (c == u'+' || c == u'\uff0b')
            digits += u'+';
        else if (c.digitValue() >= 0)
            digits += QChar(u'0' + c.digitValue());
        else if (c == u'*' || c == u'#')
            digits += c;
        else if (const QChar key = keyOf(c); !key.isNull())
            digits += key;
        else
            return {};
    }
    return digits;
}

std::expected<DialTarget, DialError> numberFrom(QStringView typed)
{
    QString number = typed.trimmed().toString();
    if (number.isEmpty())
        return std::unexpected(DialError::Empty);
    if (number.startsWith(u'+') || number.startsWith(u'\uff0b') || number.startsWith("00"_L1))
        number.remove("(0)"_L1);
    number = digitsOf(number);
    if (number.startsWith("00"_L1))
        number = u'+' + number.sliced(2);
    const bool isAbroad = number.startsWith(u'+');
    const QStringView digits = QStringView(number).sliced(isAbroad ? 1 : 0);
    if (digits.isEmpty() || digits.contains(u'+'))
        return std::unexpected(DialError::NoNumber);
    if (digits.size() > kLongestNumber)
        return std::unexpected(DialError::TooLong);
    const bool isPlain = std::ranges::all_of(digits, [](QChar c) { return c.isDigit(); });
    if (isAbroad && (!isPlain || digits.front() == u'0' || digits.size() < kShortestAbroad))
        return std::unexpected(DialError::NoNumber);
    return DialTarget{number, {}};
}

/// "user@host", with what a URI may have behind the host cut off.
std::expected<DialTarget, DialError> sipFrom(QStringView address)
{
    const qsizetype at = address.lastIndexOf(u'@');
    const QStringView user = at < 0 ? QStringView() : address.first(at);
    QStringView host = address.sliced(at + 1);
    if (user.isEmpty() || host.isEmpty())
        return std::unexpected(DialError::NoNumber);
    const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control || c.isSpace(); };
    if (std::ranges::any_of(user, isControl) || std::ranges::any_of(host, isControl) || user.contains(u'@'))
        return std::unexpected(DialError::NoNumber);
    return DialTarget{user.toString(), host.toString().toLower()};
}

QString decoded(QStringView text)
{
    return QUrl::fromPercentEncoding(text.toUtf8());
}

/// RFC 3966 §3: a number, then parameters; a local one says of what it is in `phone-context`.
std::expected<DialTarget, DialError> telFrom(QStringView rest)
{
    QString number = decoded(rest.first(rest.indexOf(u';') < 0 ? rest.size() : rest.indexOf(u';')));
    for (const QStringView parameter : rest.split(u';').sliced(1)) {
        const QString context = decoded(parameter.sliced(parameter.indexOf(u'=') + 1));
        // A number of the own country or a short one would become another behind a prefix.
        const bool isSubscribers = number.size() > kLongestShort && !number.startsWith(u'0');
        if (parameter.startsWith("phone-context="_L1, Qt::CaseInsensitive) && context.startsWith(u'+') &&
            !number.startsWith(u'+') && isSubscribers)
            number.prepend(context);
    }
    return numberFrom(number);
}

/// RFC 3261 §19.1.1: user, password, host and port, parameters, headers.
std::expected<DialTarget, DialError> sipUriFrom(QStringView rest)
{
    if (rest.startsWith("//"_L1)) // as some write it
        rest = rest.sliced(2);
    const qsizetype at = rest.indexOf(u'@'); // one in a user or a header is encoded, or stands behind
    QStringView user = rest.first(std::max<qsizetype>(at, 0));
    QStringView host = rest.sliced(at + 1);
    const auto cut = [](QStringView &part, QStringView ends) {
        const auto end = std::ranges::find_if(part, [ends](QChar c) { return ends.contains(c); });
        part = part.first(end - part.begin());
    };
    cut(host, u";?");
    cut(user, u":;"); // a password, and parameters of a number
    return sipFrom(decoded(user) + u'@' + decoded(host));
}

} // namespace

QChar keyOf(QChar letter)
{
    static constexpr QStringView kKeys = u"22233344455566677778889999";
    const char16_t c = letter.toLower().unicode();
    return c >= u'a' && c <= u'z' ? kKeys[c - u'a'] : QChar();
}

std::expected<DialTarget, DialError> parseDialled(QStringView typed)
{
    const QStringView text = typed.trimmed();
    if (text.size() > kLongestInput)
        return std::unexpected(DialError::TooLong);
    const auto behind = [text](QLatin1StringView scheme) { return text.sliced(scheme.size()); };
    for (const QLatin1StringView scheme : {"sip:"_L1, "sips:"_L1}) {
        if (text.startsWith(scheme, Qt::CaseInsensitive))
            return sipUriFrom(behind(scheme));
    }
    if (text.startsWith("tel:"_L1, Qt::CaseInsensitive))
        return telFrom(behind("tel:"_L1));
    return text.contains(u'@') ? sipFrom(text) : numberFrom(text);
}

std::expected<Jid, DialError> addressAt(const Gateway &gateway, const DialTarget &target)
{
    QString local;
    if (target.host.isEmpty()) {
        if (!target.isInternational() && !gateway.takesSip)
            return std::unexpected(DialError::NeedsCountry);
        local = target.user;
    } else if (gateway.takesSip) {
        local = target.user + u'@' + target.host;
    } else {
        // A number in SIP's clothes: the telephone network knows it, too.
        const auto number = numberFrom(target.user);
        if (!number || !number->isInternational())
            return std::unexpected(DialError::NeedsSip);
        local = number->user;
    }
    return Jid::parse(escapedLocalpart(local) + u'@' + gateway.jid.domain()).transform_error([](JidError) {
        return DialError::NoNumber;
    });
}

QString dialledText(const Jid &jid)
{
    return unescapedLocalpart(jid.local());
}

} // namespace causerie

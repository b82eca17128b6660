// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/xmpplink.h"

#include <QStringDecoder>
#include <QUrl>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace causerie
{

namespace
{

constexpr auto kScheme = "xmpp:"_L1;
constexpr int kMostPairs = 50;
constexpr qsizetype kMostGroups = 10;
constexpr qsizetype kLongestLine = 256; ///< of names, tokens …; only a body may be longer
using Action = XmppLink::Action;

int hexValue(QChar c)
{
    const char16_t u = c.unicode();
    if (u >= u'0' && u <= u'9')
        return u - u'0';
    const char16_t lower = u | 0x20;
    return lower >= u'a' && lower <= u'f' ? lower - u'a' + 10 : -1;
}

/// RFC 3986 §2.1 and RFC 3987 §3.2; nothing for what is no encoding, or no UTF-8.
std::optional<QString> decoded(QStringView text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    qsizetype i = 0;
    while (i < text.size()) {
        if (text[i] != u'%') {
            const qsizetype next = text.indexOf(u'%', i);
            const qsizetype end = next < 0 ? text.size() : next;
            bytes += text.sliced(i, end - i).toUtf8();
            i = end;
            continue;
        }
        const int high = i + 1 < text.size() ? hexValue(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? hexValue(text[i + 2]) : -1;
        if (high < 0 || low < 0)
            return {};
        bytes += char(high * 16 + low);
        i += 3;
    }
    QStringDecoder utf8(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
    QString result = utf8(bytes);
    return utf8.hasError() ? std::nullopt : std::optional(std::move(result));
}

/// U+202A–202E and U+2066–2069 turn what stands behind them around (UAX #9).
bool turnsAround(QChar c)
{
    return (c >= u'\u202A' && c <= u'\u202E') || (c >= u'\u2066' && c <= u'\u2069');
}

bool isUnwanted(QChar c)
{
    const bool mayStay = c == u'\n' || c == u'\t';
    return turnsAround(c) || (c.category() == QChar::Other_Control && !mayStay);
}

QString lines(QString text)
{
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    return text.removeIf(isUnwanted).trimmed();
}

QString shortened(const QString &text)
{
    const bool halves = text.size() > kLongestLine && text[kLongestLine - 1].isHighSurrogate();
    return text.left(halves ? kLongestLine - 1 : kLongestLine);
}

QString line(const QString &text)
{
    return shortened(lines(text).simplified()).trimmed();
}

/// Its spaces count.
QString secret(QString text)
{
    return shortened(text.removeIf([](QChar c) { return isUnwanted(c) || c == u'\n' || c == u'\t'; }));
}

/// The parts are told apart before they are decoded: an encoded "/" must not end the localpart.
std::optional<Jid> readAddress(QStringView path)
{
    const qsizetype slash = path.indexOf(u'/');
    const QStringView address = slash < 0 ? path : path.first(slash);
    const qsizetype at = address.indexOf(u'@');
    const auto domain = decoded(at < 0 ? address : address.sliced(at + 1));
    const auto local = decoded(at < 0 ? QStringView() : address.first(at));
    const auto resource = decoded(slash < 0 ? QStringView() : path.sliced(slash + 1));
    if (!domain || !local || !resource)
        return {};
    const auto hasMarks = [](const QString &text) { return text.contains(u'/') || text.contains(u'@'); };
    if (hasMarks(*domain) || hasMarks(*local) || (at >= 0 && local->isEmpty()))
        return {};
    const auto jid = Jid::parse(local->isEmpty() ? *domain : *local + u'@' + *domain);
    if (!jid)
        return {};
    if (resource->isEmpty())
        return *jid;
    const auto full = jid->withResource(*resource);
    return full ? std::optional(*full) : std::nullopt;
}

Action toAction(QStringView query)
{
    const auto isOneOf = [query](std::initializer_list<QLatin1StringView> names) {
        return std::ranges::any_of(
            names, [query](QLatin1StringView name) { return query.compare(name, Qt::CaseInsensitive) == 0; });
    };
    if (isOneOf({"message"_L1}))
        return Action::Message;
    if (isOneOf({"join"_L1}))
        return Action::Join;
    if (isOneOf({"roster"_L1, "subscribe"_L1, "invite"_L1}))
        return Action::Add;
    return isOneOf({"register"_L1}) ? Action::Register : Action::Open;
}

void setOnce(QString &field, const QString &value)
{
    if (field.isEmpty())
        field = value;
}

void take(XmppLink &link, const QString &key, const QString &value)
{
    const bool adds = link.action == Action::Add;
    if (link.action == Action::Message && key == "body"_L1)
        setOnce(link.body, lines(value));
    else if (link.action == Action::Message && key == "subject"_L1)
        setOnce(link.subject, line(value));
    else if (link.action == Action::Message && key == "thread"_L1)
        setOnce(link.thread, line(value));
    else if (link.action == Action::Join && key == "password"_L1)
        setOnce(link.password, secret(value));
    else if (adds && key == "name"_L1)
        setOnce(link.name, line(value));
    else if (adds && key == "group"_L1) {
        if (const QString group = line(value);
            !group.isEmpty() && !link.groups.contains(group) && link.groups.size() < kMostGroups)
            link.groups << group;
    } else if ((adds || link.action == Action::Register) && key == "preauth"_L1) {
        if (const QString token = line(value); token == value) // cut short it would be another one
            setOnce(link.token, token);
    } else if (adds && key == "ibr"_L1) {
        link.givesAccount = link.givesAccount || value == "y"_L1;
    }
}

bool readQuery(XmppLink &link, QStringView query)
{
    QList<QStringView> parts = query.split(u';');
    link.action = toAction(parts.takeFirst());
    if (parts.size() > kMostPairs)
        parts.resize(kMostPairs);
    for (const QStringView part : parts) {
        const qsizetype equals = part.indexOf(u'=');
        const auto key = decoded(equals < 0 ? part : part.first(equals));
        const auto value = decoded(equals < 0 ? QStringView() : part.sliced(equals + 1));
        if (!key || !value)
            return false;
        take(link, *key, *value);
    }
    return true;
}

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

/// An invitation into a room (XEP-0045 §17.3) would be sent; only with a token it is somebody to add.
void forgetInvitation(XmppLink &link, QStringView query)
{
    if (link.token.isEmpty() && query.startsWith("invite"_L1, Qt::CaseInsensitive))
        link = XmppLink{.jid = link.jid};
}

} // namespace

std::expected<XmppLink, XmppLinkError> parseXmppLink(QStringView text)
{
    text = text.trimmed();
    if (!text.startsWith(kScheme, Qt::CaseInsensitive))
        return std::unexpected(XmppLinkError::NotOurs);
    if (text.size() > kLongestXmppLink)
        return std::unexpected(XmppLinkError::TooLong);
    QStringView rest = text.sliced(kScheme.size());
    if (const qsizetype fragment = rest.indexOf(u'#'); fragment >= 0)
        rest = rest.first(fragment);
    if (rest.startsWith("//"_L1))
        return std::unexpected(XmppLinkError::HasAccount);
    const qsizetype mark = rest.indexOf(u'?');
    const QStringView path = mark < 0 ? rest : rest.first(mark);
    if (!decoded(path))
        return std::unexpected(XmppLinkError::BadEncoding);
    const auto jid = readAddress(path);
    if (!jid)
        return std::unexpected(XmppLinkError::BadAddress);
    XmppLink link{.jid = *jid};
    if (mark < 0)
        return link;
    if (!readQuery(link, rest.sliced(mark + 1)))
        return std::unexpected(XmppLinkError::BadEncoding);
    forgetInvitation(link, rest.sliced(mark + 1));
    return link;
}

QString toUri(const XmppLink &link)
{
    QString uri = kScheme;
    if (!link.jid.local().isEmpty())
        uri += encoded(link.jid.local()) + u'@';
    uri += link.jid.domain().startsWith(u'[') ? link.jid.domain() : encoded(link.jid.domain());
    if (!link.jid.resource().isEmpty())
        uri += u'/' + encoded(link.jid.resource());
    switch (link.action) {
    case Action::Open:
        return uri;
    case Action::Message:
        uri += "?message"_L1;
        break;
    case Action::Join:
        uri += "?join"_L1;
        break;
    case Action::Add:
        uri += "?roster"_L1;
        break;
    case Action::Register:
        uri += "?register"_L1;
        break;
    }
    const auto add = [&uri](QLatin1StringView key, const QString &value) {
        if (!value.isEmpty())
            uri += u';' + key + u'=' + encoded(value);
    };
    add("preauth"_L1, link.token);
    if (link.givesAccount)
        add("ibr"_L1, u"y"_s);
    add("subject"_L1, link.subject);
    add("thread"_L1, link.thread);
    add("body"_L1, link.body);
    add("password"_L1, link.password);
    add("name"_L1, link.name);
    for (const QString &group : link.groups)
        add("group"_L1, group);
    return uri;
}

LinkStep stepFor(const XmppLink &link, const LinkFacts &facts)
{
    if (link.action == Action::Register)
        return LinkStep::MakeAccount;
    if (link.jid.local().isEmpty())
        return LinkStep::Nothing;
    if (facts.isRoom || link.action == Action::Join) {
        if (!facts.isIn)
            return LinkStep::JoinRoom;
        return link.action == Action::Message ? LinkStep::WriteMessage : LinkStep::OpenConversation;
    }
    if (link.action == Action::Message && !(link.body.isEmpty() && link.subject.isEmpty()))
        return LinkStep::WriteMessage;
    if (link.action != Action::Add)
        return LinkStep::OpenConversation;
    const bool isDone = facts.isContact && (facts.seesThem || link.token.isEmpty());
    return isDone ? LinkStep::OpenConversation : LinkStep::AddContact;
}

} // namespace causerie

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/links.h"

#include <QStringView>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace causerie
{

namespace
{

constexpr qsizetype kMostLinks = 100;
constexpr qsizetype kLongestLink = 2048;
constexpr std::array kSchemes{"http://"_L1, "https://"_L1, "xmpp:"_L1, "tel:"_L1, "sip:"_L1, "sips:"_L1};

bool endsLink(QChar c)
{
    return c.isSpace() || c == u'<' || c == u'>' || c == u'"' || c == u'`' || c == u'«' || c == u'»' || c == u'“' ||
           c == u'”' || c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
}

/// Without the punctuation of the sentence around it; a closing bracket stays when it was opened inside.
QStringView trimmedEnd(QStringView link)
{
    while (!link.isEmpty()) {
        const QChar last = link.back();
        if (u".,;:!?'’*_…"_s.contains(last)) {
            link.chop(1);
        } else if (last == u')' || last == u']' || last == u'}') {
            const QChar open = last == u')' ? u'(' : last == u']' ? u'[' : u'{';
            if (link.count(open) >= link.count(last))
                break;
            link.chop(1);
        } else {
            break;
        }
    }
    return link;
}

bool mayOpen(const QUrl &url)
{
    if (!url.isValid())
        return false;
    if (url.scheme() == "xmpp"_L1)
        return !url.path().isEmpty() && url.authority().isEmpty();
    if (url.scheme() == "tel"_L1) // RFC 3966: a number
        return url.authority().isEmpty() && std::ranges::any_of(url.path(), [](QChar c) { return c.isDigit(); });
    if (isDialScheme(url.scheme())) // RFC 3261 §19.1: of somebody
        return url.authority().isEmpty() && url.path().indexOf(u'@') > 0;
    return !url.host().isEmpty() && url.userInfo().isEmpty();
}

qsizetype schemeLength(QStringView rest)
{
    for (const QLatin1StringView scheme : kSchemes) {
        if (rest.startsWith(scheme, Qt::CaseInsensitive))
            return scheme.size();
    }
    return 0;
}

} // namespace

bool isDialScheme(QStringView scheme)
{
    return scheme == "tel"_L1 || scheme == "sip"_L1 || scheme == "sips"_L1;
}

QList<Link> findLinks(const QString &text)
{
    QList<Link> links;
    const QStringView all(text);
    for (qsizetype i = 0; i < all.size() && links.size() < kMostLinks; ++i) {
        const QChar c = all[i];
        if (!QStringView(u"hxtsHXTS").contains(c))
            continue;
        if (i > 0 && all[i - 1].isLetterOrNumber())
            continue;
        const qsizetype scheme = schemeLength(all.sliced(i));
        if (scheme == 0)
            continue;
        qsizetype end = i + scheme;
        while (end < all.size() && !endsLink(all[end]))
            ++end;
        const QStringView link = trimmedEnd(all.sliced(i, end - i));
        if (link.size() > scheme && link.size() <= kLongestLink) {
            const QUrl url(link.toString(), QUrl::StrictMode);
            const QUrl tolerant = url.isValid() ? url : QUrl(link.toString(), QUrl::TolerantMode);
            if (mayOpen(tolerant))
                links.append({int(i), int(link.size()), tolerant});
        }
        i = end - 1;
    }
    return links;
}

} // namespace causerie

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/languages.h"

#include "core/chat/links.h"

#include <QSet>

#include <algorithm>

namespace causerie
{

namespace
{

QSet<QUrl> targets(const QString &text)
{
    QSet<QUrl> urls;
    for (const Link &link : findLinks(text))
        urls.insert(link.url.adjusted(QUrl::NormalizePathSegments));
    return urls;
}

QString primary(const QString &language)
{
    return language.section(u'-', 0, 0).toLower();
}

} // namespace

std::vector<LocalizedText> allTexts(const Message &message)
{
    std::vector<LocalizedText> texts;
    texts.reserve(1 + message.translations.size());
    texts.push_back({message.language, message.body});
    texts.insert(texts.end(), message.translations.begin(), message.translations.end());
    return texts;
}

size_t chooseText(const std::vector<LocalizedText> &texts, const QStringList &languages)
{
    const auto find = [&texts](auto fits) {
        return size_t(std::ranges::find_if(texts, fits, &LocalizedText::language) - texts.begin());
    };
    for (const QString &wanted : languages) {
        for (QString range = wanted; !range.isEmpty(); range = range.section(u'-', 0, -2)) {
            const size_t exact =
                find([&range](const QString &tag) { return tag.compare(range, Qt::CaseInsensitive) == 0; });
            if (exact < texts.size())
                return exact;
        }
        const size_t related = find([&wanted](const QString &tag) { return primary(tag) == primary(wanted); });
        if (related < texts.size())
            return related;
    }
    return 0;
}

bool linksDiffer(const std::vector<LocalizedText> &texts)
{
    if (texts.size() < 2)
        return false;
    const QSet<QUrl> first = targets(texts.front().text);
    return std::ranges::any_of(texts, [&first](const LocalizedText &text) { return targets(text.text) != first; });
}

} // namespace causerie

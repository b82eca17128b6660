// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/localizedtexts.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/xmltext.h"

#include <algorithm>

namespace causerie::xmpp
{

namespace
{

bool fits(const QString &range, const QString &tag)
{
    return tag.startsWith(range, Qt::CaseInsensitive) &&
           (tag.size() == range.size() || tag.at(range.size()) == QLatin1Char('-'));
}

bool isSameLanguage(const LocalizedText &a, const LocalizedText &b)
{
    return a.language.compare(b.language, Qt::CaseInsensitive) == 0;
}

} // namespace

std::vector<LocalizedText> localizedTexts(const QDomElement &parent, QLatin1StringView name, QLatin1StringView space)
{
    std::vector<LocalizedText> texts;
    const QString inherited = language(parent);
    forEachChild(parent, [&](const QDomElement &e) {
        if (!is(e, name, space) || texts.size() >= kMostTexts)
            return;
        const QString own = language(e);
        const LocalizedText text{own.isEmpty() ? inherited : own, e.text()};
        if (text.text.isEmpty() || says(texts, text))
            return;
        const auto last = std::ranges::find_last_if(
            texts, [&text](const LocalizedText &other) { return isSameLanguage(other, text); });
        texts.insert(!last.empty() ? last.begin() + 1 : own.isEmpty() ? texts.begin() : texts.end(), text);
    });
    return texts;
}

bool says(const std::vector<LocalizedText> &texts, const LocalizedText &text)
{
    return std::ranges::any_of(
        texts, [&text](const LocalizedText &other) { return isSameLanguage(other, text) && other.text == text.text; });
}

size_t preferredText(const std::vector<LocalizedText> &texts, const QStringList &languages)
{
    for (const QString &range : languages) {
        for (size_t i = 0; i < texts.size(); ++i) {
            if (fits(range, texts[i].language))
                return i;
        }
    }
    return 0;
}

LocalizedText takePreferred(std::vector<LocalizedText> &texts, const QStringList &languages)
{
    if (texts.empty())
        return {};
    const auto chosen = texts.begin() + static_cast<std::ptrdiff_t>(preferredText(texts, languages));
    LocalizedText text = std::move(*chosen);
    texts.erase(chosen);
    return text;
}

} // namespace causerie::xmpp

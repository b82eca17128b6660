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

} // namespace

std::vector<LocalizedText> localizedTexts(const QDomElement &parent, QLatin1StringView name, QLatin1StringView space)
{
    std::vector<LocalizedText> texts;
    const QString inherited = language(parent);
    forEachChild(parent, [&](const QDomElement &e) {
        if (!is(e, name, space) || texts.size() >= kMostLanguages)
            return;
        const QString own = language(e);
        const LocalizedText text{own.isEmpty() ? inherited : own, e.text()};
        const auto sameLanguage = [&text](const LocalizedText &other) {
            return other.language.compare(text.language, Qt::CaseInsensitive) == 0;
        };
        if (text.text.isEmpty() || std::ranges::any_of(texts, sameLanguage))
            return;
        texts.insert(own.isEmpty() ? texts.begin() : texts.end(), text);
    });
    return texts;
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

} // namespace causerie::xmpp

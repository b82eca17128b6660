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

/// Which of `texts`, each with a `language`, is for a reader of `languages`.
template<typename Texts>
size_t choose(const Texts &texts, const QStringList &languages)
{
    const auto find = [&texts](auto fits) {
        return size_t(std::ranges::find_if(texts, fits, &Texts::value_type::language) - texts.begin());
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

/// Subjects of which some are taken by bodies.
class Subjects
{
public:
    explicit Subjects(const Message &message)
    {
        if (message.subject.isEmpty())
            return;
        m_left.push_back({message.subjectLanguage, message.subject});
        m_left.insert(m_left.end(), message.subjectTranslations.begin(), message.subjectTranslations.end());
        m_readers = message.subject;
    }

    /// The next in this language, else the reader's, which then was seen.
    QString take(const QString &language)
    {
        const auto own = std::ranges::find_if(m_left, [&language](const LocalizedText &subject) {
            return subject.language.compare(language, Qt::CaseInsensitive) == 0;
        });
        if (own == m_left.end()) {
            m_isReadersSeen = true;
            return m_readers;
        }
        QString text = own->text;
        m_left.erase(own);
        return text;
    }

    std::vector<LocalizedText> unseen() const
    {
        std::vector<LocalizedText> subjects = m_left;
        if (m_isReadersSeen)
            std::erase_if(subjects, [this](const LocalizedText &subject) { return subject.text == m_readers; });
        return subjects;
    }

private:
    std::vector<LocalizedText> m_left;
    QString m_readers;
    bool m_isReadersSeen = false;
};

} // namespace

std::vector<LocalizedText> allTexts(const Message &message)
{
    std::vector<LocalizedText> texts;
    texts.reserve(1 + message.translations.size());
    texts.push_back({message.language, message.body});
    texts.insert(texts.end(), message.translations.begin(), message.translations.end());
    return texts;
}

std::vector<MessageVersion> versionsOf(const Message &message)
{
    std::vector<MessageVersion> versions;
    Subjects subjects(message);
    for (const LocalizedText &text : allTexts(message)) {
        if (!text.text.isEmpty())
            versions.push_back({text.language, subjects.take(text.language), text.text});
    }
    for (const LocalizedText &subject : subjects.unseen())
        versions.push_back({subject.language, subject.text, message.body});
    return versions.empty() ? std::vector<MessageVersion>{{message.language, {}, {}}} : versions;
}

size_t chooseVersion(const std::vector<MessageVersion> &versions, const QStringList &languages)
{
    return choose(versions, languages);
}

size_t chooseText(const std::vector<LocalizedText> &texts, const QStringList &languages)
{
    return choose(texts, languages);
}

bool linksDiffer(const std::vector<LocalizedText> &texts)
{
    if (texts.size() < 2)
        return false;
    const QSet<QUrl> first = targets(texts.front().text);
    return std::ranges::any_of(texts, [&first](const LocalizedText &text) { return targets(text.text) != first; });
}

} // namespace causerie

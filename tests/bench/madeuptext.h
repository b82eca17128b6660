// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QRandomGenerator>
#include <QString>
#include <QStringList>

#include <vector>

namespace causerie::bench
{

/// Texts as people write them to each other, made up from a seed: several scripts, a vocabulary in which few words are
/// frequent and most are rare (as in any language), emoji, numbers, links; from one word to some paragraphs.
class MadeUpText
{
public:
    explicit MadeUpText(quint32 seed);

    /// One text in one of the languages; mostly that of `person`.
    QString next(int person);
    /// BCP 47 of the text that came last.
    const QString &language() const { return m_language; }
    /// A word that is in few texts, and one that is in many.
    QString rareWord() const;
    QString frequentWord() const;

private:
    struct Language {
        QString code;
        QStringList words; ///< the frequent ones first
        QString between;   ///< of words
        QString end;       ///< of a sentence
    };
    QString word(const Language &language);
    static QStringList vocabulary(const QStringList &frequent, const QStringList &syllables, int count,
                                  QRandomGenerator &random);

    QRandomGenerator m_random;
    std::vector<Language> m_languages;
    QString m_language;
};

} // namespace causerie::bench

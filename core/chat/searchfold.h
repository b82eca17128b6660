// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <vector>

/// How texts are compared when something is looked for: without case, without the diacritics that are written above and
/// below letters (U+0300 to U+036F, composed or not), white space as one space. As the trigrams of SQLite
/// (sqlite.org/fts5.html#the_trigram_tokenizer) fold, so that what they find and what is found here agree; but for ß,
/// which is ss here (as Unicode folds it in full) and stays ß there: see core/storage/searchindex.h. Pure.
namespace causerie
{

struct FoldedText {
    QString text;
    std::vector<int> source; ///< for each of its characters where it came from; and the end. The same for both of ss
};

FoldedText foldForSearch(const QString &text);
/// Without the places: quicker.
QString foldedForSearch(const QString &text);

} // namespace causerie

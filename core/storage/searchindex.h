// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/searchpattern.h"

/// What the indexes of FTS5 are asked for: expressions (sqlite.org/fts5.html#full_text_query_syntax) that all messages
/// fulfil that a pattern matches, and others besides. Every string stands in quotation marks, so nothing that is typed
/// is syntax. Patterns have ss in the place of ß, and the indexes have both, so they are asked for either. Pure.
namespace causerie::storage
{

/// As what the indexes may have a folded text that is found anywhere: with ß for ss, and for an s at its end, of which
/// the other half stands outside. None: there are too many.
QStringList spellingsOf(const QString &folded);
/// Whether one of these spellings is too short for a trigram.
bool hasShort(const QStringList &spellings);
/// Of `message_parts`; empty when the pattern has nothing of three characters.
QString partsExpression(const SearchPattern &pattern, bool hasLink);
/// Of `message_words`; empty when the pattern has no phrase.
QString wordsExpression(const SearchPattern &pattern);
/// `"…"`, for one string.
QString quotedForSearch(QStringView text);

} // namespace causerie::storage

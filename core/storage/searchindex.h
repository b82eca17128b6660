// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/searchpattern.h"

/// What the indexes of FTS5 are asked for: expressions (sqlite.org/fts5.html#full_text_query_syntax) that all messages
/// fulfil that a pattern matches, and others besides. Every string stands in quotation marks, so nothing that is typed
/// is syntax. Pure.
namespace causerie::storage
{

/// Of `message_parts`; empty when the pattern has nothing of three characters.
QString partsExpression(const SearchPattern &pattern, bool hasLink);
/// Of `message_words`; empty when the pattern has no phrase.
QString wordsExpression(const SearchPattern &pattern);
/// `"…"`, for one string.
QString quotedForSearch(QStringView text);

} // namespace causerie::storage

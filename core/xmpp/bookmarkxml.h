// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/bookmark.h"

#include <QDomElement>
#include <QHash>

#include <optional>
#include <vector>

class QXmlStreamWriter;

namespace causerie::xmpp
{

/// Reads a <conference xmlns='urn:xmpp:bookmarks:1'/>; the item's id is the room (XEP-0402 §2). Pure.
std::optional<Bookmark> parseBookmark(const QString &itemId, const QDomElement &conference);

/// Writes one, with what other clients put into <extensions/>.
void writeBookmark(QXmlStreamWriter &writer, const Bookmark &bookmark);

/// The rooms of the older <storage xmlns='storage:bookmarks'/> (XEP-0048); its links are not ours. Pure.
std::vector<Bookmark> parseOldBookmarks(const QDomElement &storage);

/// That <storage/> (null: there is none yet) with these changes; nothing: the room goes. Everything else in it is
/// copied.
void writeOldBookmarks(QXmlStreamWriter &writer, const QDomElement &storage,
                       const QHash<Jid, std::optional<Bookmark>> &changes);

/// Of `old` those rooms that are not in `known`, each once. Pure.
std::vector<Bookmark> missingFrom(const std::vector<Bookmark> &known, const std::vector<Bookmark> &old);

} // namespace causerie::xmpp

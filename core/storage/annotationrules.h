// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/annotation.h"

#include <QJsonObject>

#include <vector>

/// Who may say what of a message, and what it comes to. Pure.
namespace causerie::storage
{

/// An annotation as the store has it.
struct Kept {
    qint64 id = 0;
    Annotation annotation; ///< without what `json` holds
    QJsonObject json;      ///< what `contentOf` made of it
    qint64 position = 0;
    qint64 message = 0; ///< whose it is; 0: it waits
};

/// What the annotation says, as JSON; empty when its kind says it all.
QString contentOf(const Annotation &annotation);
void setContent(Annotation &annotation, const QJsonObject &content);

/// Receipts and markers only advance a state: they are kept no longer than they wait for their target.
bool isKept(Annotation::Kind kind);

/// Whether `annotation` may be said of this message.
bool isMeant(const Annotation &annotation, const Message &message, bool isRoom);

/// Whether both were said by the same person, as a message and its correction have to be.
bool isBySameAuthor(const Annotation &annotation, const Annotation &other, const Jid &conversation, bool isRoom);

/// Makes the message what all that was said of it makes it. `all` is in the order of the archive.
void workOut(Message &message, const std::vector<Kept> &all, bool isRoom);

} // namespace causerie::storage

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/storage/annotationrules.h"
#include "core/storage/writing.h"

#include <vector>

/// Rows of what was said of messages. Thread: storage.
namespace causerie::storage
{

/// The columns that `keptFrom` reads, in its order; `a` is the annotation. Further ones can follow.
extern const QString kColumnsOfAnnotation;
inline constexpr int kAnnotationColumns = 13;
/// The same from all annotations; the rest of the statement follows.
extern const QString kSelectAnnotation;
Kept keptFrom(const QSqlQuery &row, RowReader &reader);
Result<std::vector<Kept>> readAnnotations(Writing &writing, const QString &rest, const QVariantList &values);

/// What was said of this message, in the order of the archive.
Result<std::vector<Kept>> annotationsOf(Writing &writing, qint64 message);

/// It is said of this message.
Result<void> bind(Writing &writing, const Kept &kept, qint64 message, const ConversationRow &conversation);

/// How many of one kind are kept that one person said of one message. The last counts; a few more, because the order of
/// the archive may become known late. All would cost their square to whom somebody sends thousands.
inline constexpr int kKeptOfEach = 8;
/// Forgets what `kept` makes one too many, for what it is said of or waits for. Of corrections the first stays, too:
/// what they are of stands in front of it.
Result<void> forgetOlder(Writing &writing, const Kept &kept, const ConversationRow &conversation);

/// Makes the message, and its row, what all that was said of it makes it; true when it changed. Inside a transaction.
/// A correction shown alone bears the archive id of the one whose words are shown.
Result<bool> workOutAgain(Writing &writing, Message &message, const ConversationRow &conversation);

} // namespace causerie::storage

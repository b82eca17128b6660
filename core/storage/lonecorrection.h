// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/storage/writing.h"

/// Corrections of what is not here (XEP-0308). Their words were said, so they are shown as a message of their own that
/// bears the id of the original; when that comes, it takes the row over, moves it to its own place, and the correction
/// is applied. So nothing is there twice, and the end is the same in whatever order they come.
///
/// One waits unseen while a gap of its archive is open in front of it: the original may be in there, and the
/// conversation says that something is missing. A gap is still open while its pages come, so the original and its
/// correction may come in one page or in two. When the gap is gone, those that still wait are shown, too.
///
/// What somebody says of another's message are words of their own, too: in a room ids are counted, so the same one may
/// name many messages. Never shown alone: what this device sends (it is said of a message, or its words come back),
/// what was taken back, and what was refused although its author wrote the message (see `isMeant`).
///
/// Thread: storage, inside a transaction.
namespace causerie::storage
{

/// Shows what waits for `target` in this conversation, unless it has to go on waiting.
Result<void> showAlone(Writing &writing, const ConversationRow &conversation, const QString &target,
                       Placing::Place place);
/// The same of all conversations: a gap is gone.
Result<void> showAllAlone(Writing &writing);

/// The row that stands for this message, because only corrections of it came so far; 0 without one.
Result<qint64> findAlone(Writing &writing, const Message &original, const ConversationRow &conversation);
/// The original came: the row is its own now. `placing` says where it stands; a live one stays where the row stood.
/// `firstText`: see `findCopy`.
Result<void> becomeOriginal(Writing &writing, qint64 id, Message original, ConversationRow &conversation,
                            Placing &placing, std::optional<qint64> firstText = {});

/// The archive's copy of the correction says where it stands: the row that it is goes there, if it is one.
Result<void> moveAlone(Writing &writing, qint64 annotation, qint64 position, ConversationRow &conversation);

/// A correction named `annotation`, which corrects something itself: both are of the same message. (Old clients name
/// the last correction instead of the first message.) What was shown alone under the name of the correction bears that
/// of the message, or goes when that is here. True when there were any: they wait for the same now.
Result<bool> joinLater(Writing &writing, const Annotation &annotation, ConversationRow &conversation);

} // namespace causerie::storage

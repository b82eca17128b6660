// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/storage/annotationrules.h"
#include "core/storage/writing.h"

#include <optional>

/// Corrections of what is not here (XEP-0308). Their words were said, so they are shown as a message of their own that
/// bears the id of the original, and the archive id of the correction, so that it can be answered, moderated and named
/// as read. When the original comes, it takes the row over, moves it to its own place, and the correction is applied.
/// So nothing is there twice, and the end is the same in whatever order they come.
///
/// The original is a message that stands in front of the correction: from an older page, a gap, or a check of the
/// archive. What comes behind it under the same id, live say, is a new message: some clients count their ids.
///
/// One waits unseen while a gap of its archive is open in front of it, unless the server refused to fill it: the
/// original may be in there, and the conversation says that something is missing. A gap is still open while its pages
/// come, so the original and its correction may come in one page or in two. When the gap is gone, those that still wait
/// are shown, too. Of those that were shown behind it, one that names a counted id stays alone until then: several
/// messages in there may bear that id, or one in front of it (see latetarget.h).
///
/// What somebody says of another's message are words of their own, too: in a room ids are counted, so the same one may
/// name many messages. Never shown alone: what this device sends (it is said of a message, or its words come back),
/// what was taken back, and what was refused although its author wrote the message (see `isMeant`).
///
/// Thread: storage, inside a transaction.
namespace causerie::storage
{

/// Shows this correction as `place` says, unless it has to go on waiting; what comes next in `placing` stands behind
/// it.
Result<void> showAlone(Writing &writing, qint64 annotation, Placing::Place place, Placing &placing);
/// All that need not wait any longer, of all conversations: a gap is gone, or begins further on.
Result<void> showAllAlone(Writing &writing);

/// The row that stands for this message, because only corrections of it came so far; 0 without one. `placing` says
/// where the message comes; null: where its time says.
Result<qint64> findAlone(Writing &writing, const Message &original, const ConversationRow &conversation,
                         const Placing *placing);
/// The original came: the row is its own now. `placing` says where it stands, never `Live`. `firstText`: see
/// `findCopy`.
Result<void> becomeOriginal(Writing &writing, qint64 id, Message original, ConversationRow &conversation,
                            Placing &placing, std::optional<qint64> firstText = {});

/// The archive's copy of the correction says where it stands: the row that it is goes there, if it is one.
Result<void> moveAlone(Writing &writing, qint64 annotation, qint64 position, ConversationRow &conversation);
/// The correction was met where the archive has it: if it is a row, what comes next stands behind that, and it is one
/// of the known messages.
Result<void> passAlone(Writing &writing, qint64 annotation, Placing &placing);

/// Of the same message as `correction`, which came now and is of `target`, one that stands behind it may be shown
/// alone: under the same name, or under that of `correction`, for old clients name the last correction instead of the
/// first message. What was shown alone goes, or, where the message is not here, takes it in, bears its name and moves
/// to its place. The message that `correction` is of now.
Result<std::optional<Message>> joinLater(Writing &writing, const Kept &correction, Placing::Place place,
                                         ConversationRow &conversation, std::optional<Message> target);

/// The same of all corrections of an older page, which is in its place: the last first, for what stands behind is of
/// the nearest that it names. Those that are still of nothing are shown.
Result<void> joinOlder(Writing &writing, const std::vector<ChatEvent> &page);

} // namespace causerie::storage

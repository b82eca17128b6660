// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/storage/annotationrules.h"
#include "core/storage/writing.h"

#include <optional>

/// Which message an annotation names.
///
/// Some clients count their ids, anew in each session, so one id names many messages, and corrections, too. What
/// somebody says is of the newest of these that stands in front of it, in the order of the archive. Where that is a
/// correction, it is of the message that this one corrects: old clients correct the last correction, and who takes back
/// or moderates a correction means the message whose words it is.
///
/// Thread: storage.
namespace causerie::storage
{

enum class Among {
    InFront,
    All ///< without one in front any other; of corrections only where the id is drawn: then there are no two
};

/// The message that `said` is said of and may be said of, none: it is not known. One that is shown alone in a row of
/// its own is asked for another than that. As long as a gap is open between them, a correction that names a counted id
/// is of no message yet, for its own may be in there, and what a correction has overwritten is gone.
Result<std::optional<Message>> findTarget(Writing &writing, const Kept &said, const ConversationRow &conversation,
                                          Among among);

/// Whether a message may be missing between `position` and the correction, which names a counted id: a gap is open
/// there. Never for what we say here, it is said of what is shown.
Result<bool> isUncertain(Writing &writing, const Kept &said, qint64 position, const ConversationRow &conversation);

} // namespace causerie::storage

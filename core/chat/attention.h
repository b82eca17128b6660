// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/conversationsettings.h"
#include "core/chat/message.h"

namespace causerie
{

/// Whether a message is worth interrupting somebody, by what they chose for its conversation; `ownNick` is ours in a
/// room. Pure; any thread.
bool callsForAttention(const Message &message, const ConversationSettings &settings, const QString &ownNick);

/// Whether an archived conversation is in the list again with this message: one that calls, or one of our own, from
/// whatever device. What is muted stays where it was put. Where our name in a room is not known, nothing mentions it.
bool leavesTheArchive(const Message &message, const ConversationSettings &settings, const QString &ownNick);

} // namespace causerie

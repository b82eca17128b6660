// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"

#include <QStringList>

#include <functional>

/// What may be done with a message. Pure.
namespace causerie::ui
{

bool canAnswer(const Message &message, bool inRoom); ///< it can be named (XEP-0461 §3)
bool canReact(const Message &message, bool inRoom);
bool canEdit(const Message &message);                ///< one of ours that is on its way or there (XEP-0308)
bool canDelete(const Message &message, bool inRoom); ///< the same (XEP-0424)
bool canModerate(const Message &message);            ///< somebody else's, that the room can name (XEP-0425 §4)

/// Reactions at hand.
QStringList quickReactions();

/// What we think of `message` after a click on `emoji`: with it, or without when it was there. `isOurs` tells whose a
/// reaction is.
QStringList toggled(const Message &message, const QString &emoji, const std::function<bool(const Jid &)> &isOurs);

} // namespace causerie::ui

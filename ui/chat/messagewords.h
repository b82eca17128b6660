// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"

/// What stands in a conversation in the program's own words, for eyes and for screen readers. Pure.
namespace causerie::ui
{

QString coverText(const Message &message); ///< in place of a hidden text (XEP-0382)
QString foldText(int lines);               ///< in place of so many lines of a room
QString failureText(const Message &message);
/// The message as it is read aloud: what it answers, its text or what stands for it, that it was changed, and what
/// others think of it. Nothing that is hidden.
QString spokenText(const Message &message);

} // namespace causerie::ui

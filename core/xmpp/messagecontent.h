// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"
#include "core/xmpp/messageparse.h"

#include <QStringList>

namespace causerie::xmpp
{

/// What was written: fills `message`'s texts (the reader's language as `body`, without what is there only for other
/// clients), subject, reply, spoiler, attachments, encryption. False when nothing is left to read. Pure.
bool fillContent(Message &message, const MessageStanza &stanza, const QStringList &languages);

} // namespace causerie::xmpp

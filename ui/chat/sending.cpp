// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/sending.h"

namespace causerie::ui
{

void send(Session &session, const Jid &peer, const OutgoingText &text)
{
    if (text.body.isEmpty() && text.attachments.empty())
        return;
    OutgoingText first = text;
    if (first.attachments.size() > 1)
        first.attachments.resize(1);
    session.send(peer, first);
    for (size_t i = 1; i < text.attachments.size(); ++i)
        session.send(peer, OutgoingText{.body = {}, .attachments = {text.attachments[i]}});
}

} // namespace causerie::ui

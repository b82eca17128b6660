// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/dataform.h"
#include "core/chat/roomevent.h"

#include <QDomElement>

#include <optional>

class QXmppMessage;

namespace causerie::xmpp
{

/// A visitor's wish to speak as the room shows it to moderators (XEP-0045 §8.6), with the form to answer.
struct VoiceForm {
    VoiceRequest request;
    DataForm form;
    friend bool operator==(const VoiceForm &, const VoiceForm &) = default;
};

/// Nothing when the message is none. Pure.
std::optional<VoiceForm> parseVoiceForm(const QDomElement &message);

/// Asks `room` for voice (§7.13).
QXmppMessage toVoiceRequest(const Jid &room);

/// The moderator's answer.
QXmppMessage toVoiceAnswer(const VoiceForm &asked, bool allow);

} // namespace causerie::xmpp

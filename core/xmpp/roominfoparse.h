// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/roominfo.h"
#include "core/xmpp/discoinfo.h"

namespace causerie::xmpp
{

/// What a disco#info answer says of a room (XEP-0045 §6.4, §15.5.4, XEP-0486). Pure.
RoomInfo readRoomInfo(const DiscoInfo &info);

/// Whether that is a service with rooms (XEP-0045 §6.2): an identity conference/text, and the feature. Pure.
bool isRoomService(const DiscoInfo &info);

} // namespace causerie::xmpp

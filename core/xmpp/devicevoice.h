// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace causerie::xmpp
{

/// What a device says of voice calls (XEP-0167 §10, 0176, 0320); `Unknown` before its features are known.
enum class DeviceVoice { Unknown, None, Unencrypted, Encrypted };

} // namespace causerie::xmpp

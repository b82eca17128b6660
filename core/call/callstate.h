// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>

namespace causerie
{

/// The life of a call, seen from here.
enum class CallState {
    Idle,        ///< made, nothing sent or received yet
    Proposed,    ///< outgoing: asked, no device has rung yet (XEP-0353 propose)
    Ringing,     ///< outgoing: a device rings; incoming: ours rings
    Connecting,  ///< answered; Jingle, ICE and DTLS at work
    Active,      ///< sound flows
    Ending,      ///< we hung up; media is being closed
    Ended        ///< over; statistics are final
};

} // namespace causerie

Q_DECLARE_METATYPE(causerie::CallState)

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/delay.h"

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace causerie::xmpp
{

/// What brought a message here.
enum class Route {
    Live,           ///< the stream, as it is: a person's or a room's
    SentCarbon,     ///< a copy of what another device of ours sent (XEP-0280 §8)
    ReceivedCarbon, ///< of what another device of ours received (XEP-0280 §7)
    Archive,        ///< our own archive (XEP-0313)
    RoomArchive     ///< a room's
};

/// How and when it came.
struct Arrival {
    Route route = Route::Live;
    QDateTime now;                  ///< UTC
    std::optional<Backlog> backlog; ///< what our server may be handing over
    std::optional<QDateTime> stamp; ///< the wrapper's (XEP-0297), put there by our own server or the archive
    QString archiveId;              ///< of an archive's result (XEP-0313 §4.2)
    /// How far our server's clock is ahead of ours, when that is much.
    std::chrono::milliseconds serverAhead = {};
};

} // namespace causerie::xmpp

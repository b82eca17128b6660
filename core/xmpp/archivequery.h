// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"

#include <QDateTime>
#include <QString>

namespace causerie::xmpp
{

/// One question to an archive (XEP-0313 §4.1, XEP-0059).
struct ArchiveQuery {
    Jid archive{};    ///< bare: our account or a room
    Jid with{};       ///< only messages with this address; empty: all
    QString after{};  ///< archive id; with `backwards` empty
    QString before{}; ///< archive id, empty with `backwards`: from the end
    bool backwards = false;
    int limit = 100;
    QDateTime start{}; ///< invalid: none; only where no id is known
    QDateTime end{};   ///< the same
};

/// The oldest and the newest message of an archive (XEP-0313 §5); empty ids: there is none.
struct ArchiveEnds {
    QString firstId;
    QDateTime firstAt;
    QString lastId;
    QDateTime lastAt;
    friend bool operator==(const ArchiveEnds &, const ArchiveEnds &) = default;
};

} // namespace causerie::xmpp

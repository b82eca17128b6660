// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"

#include <QMetaType>
#include <QString>

namespace causerie
{

/// What a <transfer/> says (XEP-0251): who hands a call on, to whom, and which session of theirs is to be replaced.
/// What others wrote is a claim, until it is compared with a talk of ours.
struct Transfer {
    Jid attendant; ///< `from`; in a session-initiate, who asked for it
    QString sid;   ///< of the attendant's session with the target (§3); empty: unattended (§2)
    Jid target;    ///< `to`
    friend bool operator==(const Transfer &, const Transfer &) = default;
};

/// Whether it leads into a session that there is: one device and the session's id are named (§3).
bool isAttended(const Transfer &transfer);

/// Whether `transfer`, which `caller` brought with a call, is into our session `sid` with `peer`. Whoever knows that id
/// was told by one of the two; from, sid and to have to fit all the same. Nobody takes their own place: that is a move
/// (XEP-0353 §tie-break-2). Pure.
bool leadsInto(const Transfer &transfer, const Jid &caller, const Jid &peer, const QString &sid, const Jid &own);

} // namespace causerie

Q_DECLARE_METATYPE(causerie::Transfer)

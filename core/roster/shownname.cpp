// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/roster/shownname.h"

namespace causerie
{

QString shownName(const Roster &roster, const Jid &jid)
{
    const Contact *contact = roster.find(jid);
    return contact ? displayName(*contact) : displayName(jid);
}

} // namespace causerie

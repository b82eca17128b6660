// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"
#include "core/base/localizedtext.h"

#include <QDateTime>
#include <QString>

#include <vector>

namespace causerie
{

/// RFC 6121 §4.7.2.1, in the order in which people can be reached: the greater, the better.
enum class Availability { Offline, DoNotDisturb, ExtendedAway, Away, Available, FreeForChat };

/// What one resource says of itself (RFC 6121 §4.7). `from` is a full JID.
struct Presence {
    Jid from;
    Availability availability = Availability::Offline;
    int priority = 0; ///< −128…127
    /// In the reader's language, where they say it in several (RFC 6121 §4.7.2.2); of our own the one without a
    /// language.
    QString status;
    std::vector<LocalizedText> statusTranslations{}; ///< the same in the others
    QString capsNode;                                ///< XEP-0115 node#ver, empty when not sent
    QString capsVer;
    QDateTime idleSince{}; ///< when that device was last used (XEP-0319), as its clock says; invalid: not told

    friend bool operator==(const Presence &, const Presence &) = default;
};

/// Inserts, replaces or removes (Offline) the entry for `presence.from`; an unavailable presence from the bare JID
/// removes all. Keeps the best first: availability, then priority, then address. True when something changed.
bool update(std::vector<Presence> &resources, const Presence &presence);

} // namespace causerie

Q_DECLARE_METATYPE(causerie::Presence)
Q_DECLARE_METATYPE(causerie::Availability)

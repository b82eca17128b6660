// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/roster/presence.h"

#include <QStringList>

namespace causerie
{

/// RFC 6121 §2.1.2.5. `To`: we see them; `From`: they see us.
enum class Subscription { None, To, From, Both };

/// One entry of the roster (RFC 6121 §2.1.2) and who of its resources is there now.
struct Contact {
    Jid jid;            ///< bare
    QString name;       ///< as the user named it; may be empty
    QString nickname;   ///< as they call themselves (XEP-0172); may be empty
    QStringList groups; ///< sorted
    Subscription subscription = Subscription::None;
    bool asked = false;              ///< our request to see their presence waits for an answer
    std::vector<Presence> resources; ///< best first

    Availability availability() const;                     ///< of the best resource, Offline without one
    QString status() const;                                ///< of the best resource
    std::vector<LocalizedText> statusTranslations() const; ///< the same in other languages
    /// When they last used one of their devices, as those say it (XEP-0319); invalid when they are there, or do not
    /// tell.
    QDateTime lastActive() const;

    friend bool operator==(const Contact &, const Contact &) = default;
};

/// The name people see: the roster's, else their own nickname, else the local part, else the domain.
QString displayName(const Contact &contact);
QString displayName(const Jid &jid);

} // namespace causerie

Q_DECLARE_METATYPE(causerie::Contact)

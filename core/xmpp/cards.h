// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/roster/profile.h"
#include "core/xmpp/pep.h"

namespace causerie::xmpp
{

/// Cards read from and written to the server: vCard4 by PEP (XEP-0292), vcard-temp (XEP-0054) where there is none and,
/// for those who read only that, where the server does not translate (XEP-0398).
///
/// Thread: GUI. Owner: whoever asks; connection and pep outlive it.
class Cards final
{
public:
    using Loaded = std::function<void(std::expected<Profile, IqError>)>;
    using Done = std::function<void(std::expected<void, IqError>)>;

    Cards(Connection &connection, Pep &pep);

    void load(const Jid &bare, QObject *context, Loaded done); ///< empty when they have none
    /// Reads our own first: fields that we do not know are kept. Both forms are written: XEP-0398 promises pictures
    /// only, and whoever reads the older one, a directory for one, would find the old.
    void save(const Profile &profile, QObject *context, Done done);

private:
    using Element = std::function<void(std::expected<QDomElement, IqError>)>;
    void fetch4(const Jid &bare, QObject *context, Element done);
    void saveTemp(const Profile &profile, QObject *context, Done done);

    Connection &m_connection;
    Pep &m_pep;
};

} // namespace causerie::xmpp

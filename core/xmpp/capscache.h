// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"
#include "core/xmpp/discoinfo.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace causerie::xmpp
{

/// Who can do what, by the hashes their presences carry (XEP-0115 §5.3, §8.2): each hash is asked about once, and what
/// is heard counts for others only when it yields that hash (§5.4). Pure; any thread. Asking is Disco's.
class CapsCache
{
public:
    static constexpr qsizetype kMaxHashes = 2000; ///< a contact could invent new ones without end

    /// A question to put to `jid` about `node#ver`.
    struct Lookup {
        Jid jid;
        QString node;
        QString ver;
        friend bool operator==(const Lookup &, const Lookup &) = default;
    };

    /// What an answer came to.
    struct Outcome {
        QList<Jid> known;           ///< their features have become known
        std::optional<Lookup> next; ///< the same hash, to be asked of somebody else
    };

    struct Learnt {
        bool known = false;           ///< features were known by hash, and are new for this address
        std::optional<Lookup> lookup; ///< ask this
    };

    /// `full` said that it is `node#ver`.
    Learnt learn(const Jid &full, const QString &node, const QString &ver);
    Outcome answered(const Lookup &lookup, const DiscoInfo &info);
    Outcome failed(const Lookup &lookup);
    void forget(const Jid &full);
    /// All addresses; the hashes stay, they never become wrong.
    void forgetAddresses();

    /// Empty until known.
    QSet<QString> features(const Jid &full) const;
    qsizetype hashes() const { return m_byVer.size(); }

private:
    struct Entry {
        QString node;
        QString ver;
        bool tried = false;               ///< was asked itself
        std::optional<QSet<QString>> own; ///< its answer, when it could not be shared
    };

    Outcome passOn(const QString &ver, QList<Jid> known);
    bool makeRoom();

    QHash<Jid, Entry> m_byJid;
    QHash<QString, QSet<QString>> m_byVer; ///< verified
    QSet<QString> m_asking;                ///< a question about it is on its way
};

} // namespace causerie::xmpp

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/capscache.h"

namespace causerie::xmpp
{

CapsCache::Learnt CapsCache::learn(const Jid &full, const QString &node, const QString &ver)
{
    if (node.isEmpty() || ver.isEmpty())
        return {};
    Entry &entry = m_byJid[full];
    const bool isNew = entry.ver != ver;
    if (isNew)
        entry = {node, ver, false, {}};
    if (m_byVer.contains(ver))
        return {isNew, {}};
    if (entry.own || entry.tried || m_asking.contains(ver))
        return {};
    m_asking.insert(ver);
    entry.tried = true;
    return {false, Lookup{full, node, ver}};
}

CapsCache::Outcome CapsCache::answered(const Lookup &lookup, const DiscoInfo &info)
{
    QSet<QString> features(info.features.begin(), info.features.end());
    const auto computed = capsVer(info, lookup.ver);
    if (computed && *computed == lookup.ver && (m_byVer.contains(lookup.ver) || makeRoom())) {
        m_asking.remove(lookup.ver);
        m_byVer.insert(lookup.ver, std::move(features));
        QList<Jid> known;
        for (auto it = m_byJid.cbegin(); it != m_byJid.cend(); ++it) {
            if (it->ver == lookup.ver && !it->own)
                known.append(it.key());
        }
        return {known, {}};
    }

    // §5.4: not what the hash says, so it is worth something only for the one who said it.
    QList<Jid> known;
    const auto it = m_byJid.find(lookup.jid);
    if (it != m_byJid.end() && it->ver == lookup.ver) {
        it->own = std::move(features);
        known.append(lookup.jid);
    }
    return passOn(lookup.ver, known);
}

CapsCache::Outcome CapsCache::failed(const Lookup &lookup)
{
    return passOn(lookup.ver, {});
}

/// Others who carry the hash were waiting for the answer: asks the next one.
CapsCache::Outcome CapsCache::passOn(const QString &ver, QList<Jid> known)
{
    for (auto it = m_byJid.begin(); it != m_byJid.end(); ++it) {
        if (it->ver == ver && !it->tried && !it->own) {
            it->tried = true;
            m_asking.insert(ver);
            return {std::move(known), Lookup{it.key(), it->node, ver}};
        }
    }
    m_asking.remove(ver);
    return {std::move(known), {}};
}

void CapsCache::forget(const Jid &full)
{
    m_byJid.remove(full);
}

void CapsCache::forgetAddresses()
{
    m_byJid.clear();
    m_asking.clear();
}

QSet<QString> CapsCache::features(const Jid &full) const
{
    const auto it = m_byJid.constFind(full);
    if (it == m_byJid.cend())
        return {};
    return it->own ? *it->own : m_byVer.value(it->ver);
}

/// Drops the hashes nobody uses when there are too many.
bool CapsCache::makeRoom()
{
    if (m_byVer.size() < kMaxHashes)
        return true;
    QSet<QString> used;
    for (const Entry &entry : std::as_const(m_byJid))
        used.insert(entry.ver);
    m_byVer.removeIf([&used](const auto &item) { return !used.contains(item.key()); });
    return m_byVer.size() < kMaxHashes;
}

} // namespace causerie::xmpp

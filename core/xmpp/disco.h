// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/abilities.h"
#include "core/xmpp/devicevoice.h"
#include "core/xmpp/request.h"

#include "core/roster/presence.h"

#include <QObject>
#include <QSet>

#include <functional>
#include <memory>

namespace causerie::xmpp
{

/// What we can do, said honestly, and what others can do (XEP-0030, XEP-0115 with verified hashes and a cache).
///
/// Thread: GUI. Owner: Session. Make it before `Connection::open`: it adds the hash to our presence.
class Disco final : public QObject
{
    Q_OBJECT

public:
    explicit Disco(Connection &connection, QObject *parent = nullptr);
    ~Disco() override;

    static const QStringList &ownFeatures();             ///< of all we can; sorted; only what works
    static QStringList featuresFor(Abilities abilities); ///< of those, what such a run announces
    /// All until it is set; before `Connection::open`, as the hash goes with the first presence.
    void setAbilities(Abilities abilities);
    static QString capsNode();
    /// Who may learn by ping, version and disco that we are here and what we can do, beside our own server and devices:
    /// bare JIDs that see our presence or that we talk to (XEP-0030 §8, XEP-0115 §9). Nobody until it is set.
    void setPolicy(std::function<bool(const Jid &)> mayKnow);
    /// Looks the sender's capabilities up, once per hash; call it for each available presence that carries caps.
    void learn(const Presence &presence);
    void forget(const Jid &full); ///< it went offline
    /// Features of a full JID, empty until known.
    QSet<QString> features(const Jid &full) const;
    void query(const Jid &jid, const QString &node, QObject *context,
               std::function<void(std::expected<QSet<QString>, IqError>)> done);

Q_SIGNALS:
    void featuresKnown(const causerie::Jid &full);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

DeviceVoice voiceOf(const QSet<QString> &features);
/// Everything an encrypted voice call of ours needs.
bool takesVoiceCalls(const QSet<QString> &features);

} // namespace causerie::xmpp

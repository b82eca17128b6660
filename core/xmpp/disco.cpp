// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/disco.h"

#include "core/base/log.h"
#include "core/xmpp/capscache.h"
#include "core/xmpp/connection.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/ibb.h"
#include "core/xmpp/jingle.h"
#include "core/xmpp/jinglefile.h"
#include "core/xmpp/messagenames.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/responders.h"
#include "core/xmpp/stanzahook.h"

#include <QXmlStreamWriter>
#include <QXmppClient.h>

#include <deque>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int kLookupsAtOnce = 8; // the rest of a big roster waits its turn

/// XEP-0115 §4: a URI that names the software, not the device. Others use their project's web address; until there is
/// one that will stay ours, this says the name and belongs to nobody (RFC 2397). What others remember hangs on the
/// hash.
constexpr auto kNode = "data:,Causerie"_L1;

DiscoInfo ownInfo(Abilities abilities)
{
    return {{{u"client"_s, u"pc"_s, {}, u"Causerie"_s}}, Disco::featuresFor(abilities), {}};
}

void writeInfo(QXmlStreamWriter &writer, const DiscoInfo &info, const QString &node)
{
    writer.writeStartElement("query"_L1);
    writer.writeDefaultNamespace(ns::kDiscoInfo);
    if (!node.isEmpty())
        writer.writeAttribute("node"_L1, node);
    for (const DiscoIdentity &identity : info.identities) {
        writer.writeStartElement("identity"_L1);
        writer.writeAttribute("category"_L1, identity.category);
        writer.writeAttribute("type"_L1, identity.type);
        writer.writeAttribute("name"_L1, identity.name);
        writer.writeEndElement();
    }
    for (const QString &feature : info.features) {
        writer.writeStartElement("feature"_L1);
        writer.writeAttribute("var"_L1, feature);
        writer.writeEndElement();
    }
    writer.writeEndElement();
}

PayloadIq infoRequest(const Jid &jid, const QString &node)
{
    return PayloadIq(QXmppIq::Get, jid.toString(), [node](QXmlStreamWriter &writer) {
        writer.writeStartElement("query"_L1);
        writer.writeDefaultNamespace(ns::kDiscoInfo);
        if (!node.isEmpty())
            writer.writeAttribute("node"_L1, node);
        writer.writeEndElement();
    });
}

std::expected<DiscoInfo, IqError> toInfo(const IqResult &result)
{
    if (!result)
        return std::unexpected(result.error());
    const auto info = parseDiscoInfo(*result);
    if (!info)
        return std::unexpected(IqError{IqError::Kind::BadAnswer, {}, {}, {}});
    return *info;
}

} // namespace

struct Disco::Private {
    Private(Disco &disco, Connection &c)
        : q(disco), connection(c), responders(c),
          hook(c.client(), StanzaHook::Place::First, [this](const QDomElement &e) { return handle(e); })
    {
    }

    bool handle(const QDomElement &stanza);
    void enqueue(const std::optional<CapsCache::Lookup> &lookup);
    void askNext();
    void apply(const CapsCache::Outcome &outcome);
    void announce();

    Disco &q;
    Connection &connection;
    Responders responders;
    StanzaHook hook;
    CapsCache cache;
    std::deque<CapsCache::Lookup> waiting;
    int asking = 0;
    DiscoInfo own = ownInfo(kAllAbilities);
};

/// Answers those who may know that we are here; who else asks is refused by Responders, as by an absent device.
bool Disco::Private::handle(const QDomElement &stanza)
{
    if (!is(stanza, "iq"_L1, ns::kClient) || stanza.attribute(u"type"_s) != "get"_L1)
        return false;
    const QDomElement info = child(stanza, "query"_L1, ns::kDiscoInfo);
    const QDomElement items = child(stanza, "query"_L1, ns::kDiscoItems);
    if ((info.isNull() && items.isNull()) || !responders.isTrusted(stanza.attribute(u"from"_s)))
        return false;

    const QString node = (info.isNull() ? items : info).attribute(u"node"_s);
    const bool isKnown = node.isEmpty() || (items.isNull() && node == capsNode() + u'#' + capsVer(own));
    if (!isKnown)
        refuse(connection.client(), stanza, QXmppStanza::Error::Cancel, QXmppStanza::Error::ItemNotFound);
    else if (items.isNull())
        answer(connection.client(), stanza, [this, node](QXmlStreamWriter &writer) { writeInfo(writer, own, node); });
    else
        answer(connection.client(), stanza, emptyElement("query"_L1, ns::kDiscoItems));
    return true;
}

void Disco::Private::enqueue(const std::optional<CapsCache::Lookup> &lookup)
{
    if (!lookup)
        return;
    waiting.push_back(*lookup);
    askNext();
}

void Disco::Private::askNext()
{
    while (asking < kLookupsAtOnce && !waiting.empty()) {
        const CapsCache::Lookup lookup = waiting.front();
        waiting.pop_front();
        ++asking;
        request(connection, infoRequest(lookup.jid, lookup.node + u'#' + lookup.ver), &q,
                [this, lookup](const IqResult &result) {
                    --asking;
                    const auto info = toInfo(result);
                    apply(info ? cache.answered(lookup, *info) : cache.failed(lookup));
                    askNext();
                });
    }
}

void Disco::Private::apply(const CapsCache::Outcome &outcome)
{
    enqueue(outcome.next);
    for (const Jid &jid : outcome.known)
        Q_EMIT q.featuresKnown(jid);
}

void Disco::Private::announce()
{
    connection.setCapabilities(capsNode(), QByteArray::fromBase64(capsVer(own).toLatin1()));
}

Disco::Disco(Connection &connection, QObject *parent) : QObject(parent), d(std::make_unique<Private>(*this, connection))
{
    d->announce();
    connect(&connection, &Connection::opened, this, [this](bool resumed) {
        if (!resumed) { // who is there will say so again
            d->cache.forgetAddresses();
            d->waiting.clear();
        }
    });
}

Disco::~Disco() = default;

const QStringList &Disco::ownFeatures()
{
    // XEP-0030 asks for nothing we do not do; in the order of XEP-0115 §5.1.
    static const QStringList features{
        ns::kCaps,
        ns::kChatStates,
        ns::kDiscoInfo,
        ns::kDiscoItems,
        ns::kIbb,
        ns::kMuc,
        u"http://jabber.org/protocol/nick+notify"_s, // XEP-0172 §4.2
        ns::kVersion,
        ns::kDirectInvitation,
        ns::kOutOfBand,
        u"urn:ietf:params:xml:ns:vcard-4.0"_s, // XEP-0292 §7
        u"urn:ietf:rfc:5576"_s,                // XEP-0339 §4
        u"urn:xmpp:avatar:metadata+notify"_s,  // XEP-0084 §4.2
        u"urn:xmpp:bookmarks:1+notify"_s,      // XEP-0402 §3.2
        ns::kMarkers,
        ns::kDelay,
        ns::kEncryption,
        ns::kFallback,
        ns::kFileMetadata,
        u"urn:xmpp:hash-function-text-names:sha-256"_s, // XEP-0300 §6
        u"urn:xmpp:hash-function-text-names:sha-512"_s,
        ns::kHashes,
        ns::kCallMessage,
        u"urn:xmpp:jingle:1"_s,
        u"urn:xmpp:jingle:apps:dtls:0"_s,
        ns::kFileTransfer,
        ns::kGrouping,
        u"urn:xmpp:jingle:apps:rtp:1"_s,
        u"urn:xmpp:jingle:apps:rtp:audio"_s,
        ns::kHeaderExtensions,
        u"urn:xmpp:jingle:transfer:0"_s,
        ns::kIbbTransport,
        u"urn:xmpp:jingle:transports:ice-udp:1"_s,
        ns::kS5bTransport,
        u"urn:xmpp:mds:displayed:0+notify"_s, // XEP-0490 §3.2
        ns::kReplace,
        ns::kRetract,
        ns::kPing,
        ns::kReactions,
        ns::kReceipts,
        ns::kReply,
        ns::kFileSharing,
        ns::kStanzaIds,
        ns::kSpoiler,
        ns::kStyling,
        ns::kThumbnail,
        u"urn:xmpp:time"_s, // XEP-0202
    };
    return features;
}

QStringList Disco::featuresFor(Abilities abilities)
{
    const QHash<QString, Abilities> wanting{
        {ns::kCallMessage, Ability::Calls},
        {u"urn:xmpp:jingle:apps:dtls:0"_s, Ability::Calls},
        {u"urn:xmpp:jingle:apps:rtp:1"_s, Ability::Calls},
        {u"urn:xmpp:jingle:apps:rtp:audio"_s, Ability::Calls},
        {ns::kGrouping, Ability::Calls},
        {ns::kHeaderExtensions, Ability::Calls},
        {u"urn:xmpp:jingle:transfer:0"_s, Ability::Transfers},
        {u"urn:xmpp:jingle:transports:ice-udp:1"_s, Ability::Calls},
        {u"urn:xmpp:jingle:1"_s, kAllAbilities},
        {ns::kFileTransfer, Ability::TakeFiles}, // who has it is offered files
        {ns::kIbb, Ability::GiveFiles | Ability::TakeFiles},
        {ns::kIbbTransport, Ability::GiveFiles | Ability::TakeFiles},
        {ns::kS5bTransport, Ability::GiveFiles | Ability::TakeFiles},
    };
    QStringList features = ownFeatures();
    features.removeIf([&](const QString &feature) {
        const auto wants = wanting.constFind(feature);
        return wants != wanting.cend() && !(*wants & abilities);
    });
    return features;
}

void Disco::setAbilities(Abilities abilities)
{
    d->own = ownInfo(abilities);
    d->announce();
}

QString Disco::capsNode()
{
    return kNode;
}

void Disco::setPolicy(std::function<bool(const Jid &)> mayKnow)
{
    d->responders.setPolicy(std::move(mayKnow));
}

void Disco::learn(const Presence &presence)
{
    if (presence.from.isBare() || presence.availability == Availability::Offline)
        return;
    const auto learnt = d->cache.learn(presence.from, presence.capsNode, presence.capsVer);
    d->enqueue(learnt.lookup);
    if (learnt.known)
        Q_EMIT featuresKnown(presence.from);
}

void Disco::forget(const Jid &full)
{
    d->cache.forget(full);
}

QSet<QString> Disco::features(const Jid &full) const
{
    return d->cache.features(full);
}

void Disco::query(const Jid &jid, const QString &node, QObject *context,
                  std::function<void(std::expected<QSet<QString>, IqError>)> done)
{
    request(d->connection, infoRequest(jid, node), context, [done = std::move(done)](const IqResult &result) {
        done(toInfo(result).transform(
            [](const DiscoInfo &info) { return QSet(info.features.begin(), info.features.end()); }));
    });
}

DeviceVoice voiceOf(const QSet<QString> &features)
{
    static const QSet<QString> voice{u"urn:xmpp:jingle:1"_s, u"urn:xmpp:jingle:apps:rtp:1"_s,
                                     u"urn:xmpp:jingle:apps:rtp:audio"_s, u"urn:xmpp:jingle:transports:ice-udp:1"_s};
    if (features.isEmpty())
        return DeviceVoice::Unknown;
    if (!features.contains(voice))
        return DeviceVoice::None;
    return features.contains(u"urn:xmpp:jingle:apps:dtls:0"_s) ? DeviceVoice::Encrypted : DeviceVoice::Unencrypted;
}

bool takesVoiceCalls(const QSet<QString> &features)
{
    return voiceOf(features) == DeviceVoice::Encrypted;
}

} // namespace causerie::xmpp

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/encryption.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/messagenames.h"

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype kLongestName = 40;

/// XEP-0380 §3, table 1.
QString nameOf(const QString &space)
{
    if (space == "eu.siacs.conversations.axolotl"_L1 || space == "urn:xmpp:omemo:1"_L1 ||
        space == "urn:xmpp:omemo:2"_L1)
        return u"OMEMO"_s;
    if (space == "urn:xmpp:openpgp:0"_L1 || space == "jabber:x:encrypted"_L1)
        return u"OpenPGP"_s;
    if (space == "urn:xmpp:otr:0"_L1)
        return u"OTR"_s;
    return {};
}

} // namespace

QString encryptionName(const QDomElement &e)
{
    const QString space = e.namespaceURI();
    if (space != ns::kEncryption) {
        // The payload itself; its hint may be missing.
        const bool isPayload =
            localName(e) == "encrypted"_L1 || localName(e) == "openpgp"_L1 || space == "jabber:x:encrypted"_L1;
        return isPayload ? nameOf(space) : QString();
    }
    const QString claimed = e.attribute(u"namespace"_s);
    if (claimed.isEmpty())
        return {};
    if (const QString known = nameOf(claimed); !known.isEmpty())
        return known;
    const QString name = e.attribute(u"name"_s).simplified();
    return (name.isEmpty() ? claimed : name).left(kLongestName);
}

bool isKeyTransport(const QDomElement &e)
{
    if (localName(e) != "encrypted"_L1 || nameOf(e.namespaceURI()) != "OMEMO"_L1)
        return false;
    bool hasPayload = false;
    forEachChild(e, [&hasPayload](const QDomElement &part) { hasPayload |= localName(part) == "payload"_L1; });
    return !hasPayload;
}

} // namespace causerie::xmpp

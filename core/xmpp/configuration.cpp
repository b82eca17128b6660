// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/configuration.h"

#include "core/xmpp/mechanisms.h"
#include "core/xmpp/password.h"
#include "core/xmpp/xmltext.h"

#include <QXmppConfiguration.h>
#include <QXmppElement.h>
#include <QXmppPresence.h>
#include <QXmppSasl2UserAgent.h>

#include <algorithm>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

QXmppConfiguration toConfiguration(const ConnectionSettings &settings, const Endpoint &endpoint)
{
    QXmppConfiguration config;
    config.setUser(settings.jid.local());
    config.setDomain(settings.jid.domain()); // also the name the certificate must bear, whatever the host
    config.setResource(settings.resource.isEmpty() ? u"Causerie"_s : settings.resource);
    config.setResourcePrefix(u"Causerie"_s);
    config.setPassword(preparedPassword(settings.password));

    config.setHost(endpoint.host);
    config.setPort(endpoint.port);
    config.setStreamSecurityMode(endpoint.security == Endpoint::Security::DirectTls ? QXmppConfiguration::LegacySSL
                                                                                    : QXmppConfiguration::TLSRequired);
    config.setIgnoreSslErrors(false);

    config.setUseSASLAuthentication(true);
    config.setUseSasl2Authentication(true);
    config.setUseNonSASLAuthentication(false);
    config.setUseFastTokenAuthentication(false); // the password is at hand, and 1.10 cannot fall back from a token
    config.setDisabledSaslMechanisms(disabledMechanisms(settings.allowPlain));
    config.setSasl2UserAgent(QXmppSasl2UserAgent(deviceId(settings.jid, config.resource()), u"Causerie"_s, {}));

    config.setAutoReconnectionEnabled(false);
    config.setAutoAcceptSubscriptions(false);
    config.setKeepAliveInterval(0);
    return config;
}

namespace
{

/// What the library, which knows one, does not write.
QXmppElementList statusesOf(const Presence &presence)
{
    QXmppElementList statuses;
    for (const LocalizedText &text : presence.statusTranslations) {
        QXmppElement status;
        status.setTagName(u"status"_s);
        status.setAttribute(u"xml:lang"_s, text.language);
        status.setValue(wireText(text.text));
        statuses << status;
    }
    return statuses;
}

} // namespace

QXmppPresence toStanza(const Presence &presence)
{
    QXmppPresence stanza(QXmppPresence::Available);
    switch (presence.availability) {
    case Availability::Offline:
        stanza.setType(QXmppPresence::Unavailable);
        break;
    case Availability::DoNotDisturb:
        stanza.setAvailableStatusType(QXmppPresence::DND);
        break;
    case Availability::ExtendedAway:
        stanza.setAvailableStatusType(QXmppPresence::XA);
        break;
    case Availability::Away:
        stanza.setAvailableStatusType(QXmppPresence::Away);
        break;
    case Availability::Available:
        stanza.setAvailableStatusType(QXmppPresence::Online);
        break;
    case Availability::FreeForChat:
        stanza.setAvailableStatusType(QXmppPresence::Chat);
        break;
    }
    stanza.setPriority(std::clamp(presence.priority, -128, 127)); // RFC 6121 §4.7.2.3
    stanza.setStatusText(presence.status);
    stanza.setExtensions(statusesOf(presence));
    if (presence.idleSince.isValid())
        stanza.setLastUserInteraction(presence.idleSince.toUTC());
    return stanza;
}

QUuid deviceId(const Jid &jid, const QString &resource)
{
    static constexpr QUuid kNamespace(0x6f1f2a53, 0x2b56, 0x4c8e, 0x9d, 0x0b, 0x51, 0x7e, 0xc2, 0x4a, 0x90, 0x13);
    return QUuid::createUuidV5(kNamespace, jid.bare().toString() + u'/' + resource);
}

} // namespace causerie::xmpp

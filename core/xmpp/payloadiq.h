// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QXmppIq.h>

#include <functional>

class QDomElement;
class QXmppClient;

namespace causerie::xmpp
{

/// An IQ whose payload `write` puts on the wire. Only inside core/xmpp.
class PayloadIq final : public QXmppIq
{
public:
    using Write = std::function<void(QXmlStreamWriter &)>;

    /// `to` empty: our own account (RFC 6120 §10.3.3).
    PayloadIq(QXmppIq::Type type, const QString &to, Write write);

    void toXmlElementFromChild(QXmlStreamWriter *writer) const override;

private:
    Write m_write;
};

/// <name xmlns='space'/>
PayloadIq::Write emptyElement(QLatin1StringView name, QLatin1StringView space);

/// The result of the IQ `request`, to whoever sent it.
void answer(QXmppClient &client, const QDomElement &request, PayloadIq::Write write = {});
/// The error of it.
void refuse(QXmppClient &client, const QDomElement &request, QXmppStanza::Error::Type type,
            QXmppStanza::Error::Condition condition);

} // namespace causerie::xmpp

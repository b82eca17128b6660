// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QXmppStanza.h>

#include <functional>

namespace causerie::xmpp
{

/// A <message/> whose children `write` puts on the wire, as PayloadIq does. The library acknowledges it like its own
/// (XEP-0198). Only inside core/xmpp.
class PayloadMessage final : public QXmppStanza
{
public:
    using Write = std::function<void(QXmlStreamWriter &)>;

    /// `type` as RFC 6121 §5.2.2 writes it.
    PayloadMessage(QLatin1StringView type, const QString &to, const QString &id, Write write);

    bool isXmppStanza() const override { return true; }
    void toXml(QXmlStreamWriter *writer) const override;

private:
    QLatin1StringView m_type;
    Write m_write;
};

} // namespace causerie::xmpp

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/stanzahook.h"

#include <QDomElement>
#include <QXmppClient.h>
#include <QXmppClientExtension.h>

namespace causerie::xmpp
{

namespace
{

class Extension final : public QXmppClientExtension
{
public:
    explicit Extension(StanzaHook::Handle handle) : m_handle(std::move(handle)) {}

    bool handleStanza(const QDomElement &stanza) override { return m_handle(stanza); }
    bool handleStanza(const QDomElement &, const std::optional<QXmppE2eeMetadata> &) override { return false; }

private:
    StanzaHook::Handle m_handle;
};

} // namespace

StanzaHook::StanzaHook(QXmppClient &client, Place place, Handle handle) : m_client(&client)
{
    auto *extension = new Extension(std::move(handle));
    m_extension = extension;
    if (place == Place::First)
        client.insertExtension(0, extension);
    else
        client.addExtension(extension);
}

StanzaHook::~StanzaHook()
{
    if (m_client && m_extension)
        m_client->removeExtension(m_extension);
}

} // namespace causerie::xmpp

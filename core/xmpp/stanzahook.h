// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointer>

#include <functional>

class QDomElement;
class QXmppClient;
class QXmppClientExtension;

namespace causerie::xmpp
{

/// Sees every incoming stanza, and takes those for which `handle` returns true away from all who come after.
/// Thread: GUI. Ends with its owner, which must not die inside `handle`.
class StanzaHook
{
public:
    enum class Place { First, Last };
    using Handle = std::function<bool(const QDomElement &stanza)>;

    StanzaHook(QXmppClient &client, Place place, Handle handle);
    ~StanzaHook();
    StanzaHook(const StanzaHook &) = delete;
    StanzaHook &operator=(const StanzaHook &) = delete;

private:
    QPointer<QXmppClient> m_client;
    QPointer<QXmppClientExtension> m_extension; // the client's child
};

} // namespace causerie::xmpp

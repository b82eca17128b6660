// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/connection.h"
#include "core/xmpp/disco.h"
#include "core/xmpp/messagebridge.h"
#include "core/xmpp/rosterbridge.h"
#include "tests/support/prosody.h"
#include "tests/xmpp/xml.h"

#include <QXmppClient.h>
#include <QXmppClientExtension.h>
#include <QXmppPingIq.h>

#include <vector>

namespace causerie::test
{

/// One signed-in device: a connection with all bridges, and what it has heard. Does what Session does when a
/// stream opens, without a store.
class Person
{
public:
    Person(const Prosody &server, const QString &name, const QString &resource = QStringLiteral("one"),
           int priority = 0)
    {
        settings.jid = *Jid::parse(server.jid(name));
        settings.password = server.password(name);
        settings.resource = resource;
        settings.host = server.host();
        settings.port = server.port();
        settings.caFile = server.caFile();
        settings.initialPresence.availability = Availability::Available;
        settings.initialPresence.priority = priority;

        disco.setPolicy([this](const Jid &jid) { return roster.find(jid) != nullptr; });
        QObject::connect(&connection, &xmpp::Connection::opened, &connection, [this](bool resumed) {
            ++(resumed ? resumptions : openings);
            if (resumed)
                return;
            contacts.load([this](const auto &result) {
                if (result)
                    awaitPresence();
            });
            messages.enableCarbons();
            for (const Message &message : outbox)
                messages.send(message);
        });
        QObject::connect(&connection, &xmpp::Connection::waiting, &connection, [this] {
            if (retries)
                connection.retryNow();
        });
        QObject::connect(&messages, &xmpp::MessageBridge::received, &connection, [this](const ChatEvent &event) {
            if (const auto *message = std::get_if<Message>(&event))
                received.push_back(*message);
            else
                take(std::get<Annotation>(event));
        });
        QObject::connect(&messages, &xmpp::MessageBridge::accepted, &connection, [this](const QString &id) {
            accepted.append(id);
            std::erase_if(outbox, [&id](const Message &message) { return message.originId == id; });
        });
    }

    void signIn() { connection.open(settings); }
    Jid full() const { return connection.boundJid(); }
    Jid bare() const { return settings.jid; }

    Message write(const Jid &to, const QString &id, const QString &body)
    {
        Message message;
        message.conversation = to;
        message.direction = Direction::Outgoing;
        message.originId = id;
        message.body = body;
        message.state = DeliveryState::Pending;
        outbox.push_back(message);
        messages.send(message);
        return message;
    }

    /// As if the stream had brought it; true when one of the bridges kept it.
    bool hear(const QString &text)
    {
        const QDomElement stanza = xml(text);
        for (QXmppClientExtension *extension : connection.client().extensions()) {
            if (extension->handleStanza(stanza))
                return true;
        }
        return false;
    }

    const std::vector<Presence> &resourcesOf(const Jid &jid) const
    {
        static const std::vector<Presence> none;
        const Contact *contact = roster.find(jid);
        return contact ? contact->resources : none;
    }

    void take(const Annotation &annotation)
    {
        annotations.push_back(annotation);
        if (annotation.kind == Annotation::Kind::Received)
            receipts.append({annotation.conversation, annotation.target});
    }

    /// Whoever writes to us from now on finds us here: the answer is behind our presence.
    void awaitPresence()
    {
        QXmppPingIq ping;
        ping.setTo(settings.jid.domain());
        xmpp::request(connection, std::move(ping), &connection, [this](const auto &) { isReady = true; });
    }

    xmpp::ConnectionSettings settings;
    Roster roster;
    xmpp::Connection connection;
    xmpp::Disco disco{connection};
    xmpp::RosterBridge contacts{connection, roster};
    xmpp::MessageBridge messages{connection};

    int openings = 0;
    int resumptions = 0;
    bool isReady = false;
    bool retries = true;
    std::vector<Message> outbox;
    std::vector<Message> received;
    std::vector<Annotation> annotations;
    QStringList accepted;
    QList<std::pair<Jid, QString>> receipts;
};

} // namespace causerie::test

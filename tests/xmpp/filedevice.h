// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/dom.h"
#include "core/xmpp/filebridge.h"
#include "core/xmpp/ibb.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/request.h"
#include "core/xmpp/responders.h"
#include "core/xmpp/stanzahook.h"
#include "tests/support/prosody.h"

#include <QTest>
#include <QXmppClient.h>

namespace causerie::test
{

using namespace Qt::StringLiterals;
using namespace xmpp;

/// One device, signed in to the real server.
struct Device {
    struct Came {
        Jid peer;
        QString sid;
        QString name;
        Attachment file;
    };

    Connection connection;
    Responders responders{connection};
    FileBridge bridge{connection};
    QList<Came> offers;
    QStringList accepted;
    QHash<QString, std::optional<files::TransferError>> ends;
    QStringList heard;          ///< of Jingle and bytestreams
    QList<S5bCandidate> places; ///< where they said that they can be met
    QStringList there;          ///< whose presence has come
    bool isRaw = false;         ///< what comes is acknowledged here, and the bridge sees nothing of it
    StanzaHook ear{connection.client(), StanzaHook::Place::First, [this](const QDomElement &e) { return listen(e); }};

    Device(const Prosody &prosody, const QString &name)
    {
        bridge.setPolicy([](const Jid &peer) { return peer.local() != u"carol"; });
        QObject::connect(&bridge, &FileBridge::offered, &bridge,
                         [this](const Jid &peer, const QString &sid, const QString &content, const Attachment &file) {
                             offers.append({peer, sid, content, file});
                         });
        QObject::connect(&bridge, &FileBridge::accepted, &bridge, [this](const QString &sid) { accepted << sid; });
        QObject::connect(&bridge, &FileBridge::finished, &bridge,
                         [this](const QString &sid, const auto &error) { ends.insert(sid, error); });
        ConnectionSettings settings;
        settings.jid = *Jid::parse(prosody.jid(name));
        settings.password = prosody.password(name);
        static int devices = 0; // each its own, for the server keeps one that was cut off for a while
        settings.resource = u"desk-%1"_s.arg(++devices);
        settings.host = prosody.host();
        settings.port = prosody.port();
        settings.caFile = prosody.caFile();
        settings.initialPresence.availability = Availability::Available;
        connection.open(settings);
    }

    bool isReady()
    {
        return QTest::qWaitFor([this] { return connection.isOpen(); }, 60'000);
    }
    Jid jid() const { return connection.boundJid(); }

    bool listen(const QDomElement &stanza)
    {
        if (is(stanza, "presence"_L1, ns::kClient) && !stanza.hasAttribute(u"type"_s))
            there << stanza.attribute(u"from"_s);
        if (const QDomElement jingle = child(stanza, "jingle"_L1, ns::kJingle); !jingle.isNull()) {
            heard << jingle.attribute(u"action"_s);
            if (const auto offer = readS5b(child(jingle, "content"_L1, ns::kJingle)))
                std::ranges::copy(offer->candidates, std::back_inserter(places));
        }
        if (stanza.firstChildElement().namespaceURI() == ns::kIbb)
            heard << localName(stanza.firstChildElement());
        if (!isRaw || stanza.attribute(u"type"_s) != "set"_L1)
            return false;
        answer(connection.client(), stanza);
        return true;
    }

    /// Sends a raw IQ and waits for what it came to: "result" or the condition of the error.
    QString ask(const Jid &to, PayloadIq::Write write)
    {
        std::optional<QString> came;
        QObject context;
        request(
            connection, PayloadIq(QXmppIq::Set, to.toString(), std::move(write)), &context,
            [&came](const IqResult &result) { came = result ? u"result"_s : result.error().condition; },
            std::chrono::minutes(1));
        return QTest::qWaitFor([&came] { return came.has_value(); }, 60'000) ? *came : u"silence"_s;
    }
    QString open(const Jid &to, const QString &stream, int blockSize = 4096)
    {
        return ask(to, [=](QXmlStreamWriter &writer) { writeIbbOpen(writer, stream, blockSize); });
    }
    QString data(const Jid &to, const QString &stream, quint16 number, const QByteArray &bytes)
    {
        return ask(to, [=](QXmlStreamWriter &writer) { writeIbbData(writer, stream, number, bytes); });
    }
    QString close(const Jid &to, const QString &stream)
    {
        return ask(to, [=](QXmlStreamWriter &writer) { writeIbbClose(writer, stream); });
    }
};

} // namespace causerie::test

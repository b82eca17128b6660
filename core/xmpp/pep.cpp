// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/pep.h"

#include "core/base/log.h"
#include "core/xmpp/connection.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/stanzahook.h"

#include <QXmlStreamWriter>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto kPubSub = "http://jabber.org/protocol/pubsub"_L1;
constexpr auto kOwner = "http://jabber.org/protocol/pubsub#owner"_L1;
constexpr auto kEvent = "http://jabber.org/protocol/pubsub#event"_L1;
constexpr auto kPublishOptions = "http://jabber.org/protocol/pubsub#publish-options"_L1;
constexpr auto kNodeConfig = "http://jabber.org/protocol/pubsub#node_config"_L1;

void start(QXmlStreamWriter &writer, QLatin1StringView name, QLatin1StringView space)
{
    writer.writeStartElement(name);
    writer.writeDefaultNamespace(space);
}

void writeField(QXmlStreamWriter &writer, QLatin1StringView name, QLatin1StringView value, bool isHidden = false)
{
    writer.writeStartElement("field"_L1);
    writer.writeAttribute("var"_L1, name);
    if (isHidden)
        writer.writeAttribute("type"_L1, "hidden"_L1);
    writer.writeTextElement("value"_L1, value);
    writer.writeEndElement();
}

QLatin1StringView nameOf(PepOptions::Access access)
{
    switch (access) {
    case PepOptions::Access::Presence:
        return "presence"_L1;
    case PepOptions::Access::Open:
        return "open"_L1;
    case PepOptions::Access::Whitelist:
        return "whitelist"_L1;
    }
    Q_UNREACHABLE_RETURN({});
}

void writeOptions(QXmlStreamWriter &writer, const PepOptions &options, QLatin1StringView formType)
{
    start(writer, "x"_L1, ns::kDataForm);
    writer.writeAttribute("type"_L1, "submit"_L1);
    writeField(writer, "FORM_TYPE"_L1, formType, true);
    writeField(writer, "pubsub#persist_items"_L1, "true"_L1);
    writeField(writer, "pubsub#access_model"_L1, nameOf(options.access));
    const QByteArray most = options.maxItems > 0 ? QByteArray::number(options.maxItems) : "max"_ba;
    writeField(writer, "pubsub#max_items"_L1, QLatin1StringView(most));
    if (options.sendLast == PepOptions::SendLast::Never)
        writeField(writer, "pubsub#send_last_published_item"_L1, "never"_L1);
    writer.writeEndElement();
}

PayloadIq publishRequest(const QString &node, const QString &itemId, const PepOptions &options, Pep::Write payload)
{
    return PayloadIq(QXmppIq::Set, {}, [=, payload = std::move(payload)](QXmlStreamWriter &writer) {
        start(writer, "pubsub"_L1, kPubSub);
        writer.writeStartElement("publish"_L1);
        writer.writeAttribute("node"_L1, node);
        writer.writeStartElement("item"_L1);
        writer.writeAttribute("id"_L1, itemId);
        payload(writer);
        writer.writeEndElement();
        writer.writeEndElement();
        writer.writeStartElement("publish-options"_L1);
        writeOptions(writer, options, kPublishOptions);
        writer.writeEndElement();
        writer.writeEndElement();
    });
}

PayloadIq configureRequest(const QString &node, const PepOptions &options)
{
    return PayloadIq(QXmppIq::Set, {}, [=](QXmlStreamWriter &writer) {
        start(writer, "pubsub"_L1, kOwner);
        writer.writeStartElement("configure"_L1);
        writer.writeAttribute("node"_L1, node);
        writeOptions(writer, options, kNodeConfig);
        writer.writeEndElement();
        writer.writeEndElement();
    });
}

std::function<void(const IqResult &)> reportTo(Pep::Done done)
{
    return [done = std::move(done)](const IqResult &result) {
        if (done)
            done(result ? std::expected<void, IqError>() : std::unexpected(result.error()));
    };
}

} // namespace

std::vector<PepItem> parsePepItems(const QDomElement &parent)
{
    std::vector<PepItem> items;
    forEachChild(parent, [&items](const QDomElement &element) {
        if (localName(element) == "item"_L1)
            items.push_back({element.attribute(u"id"_s), element.firstChildElement()});
    });
    return items;
}

std::optional<PepEvent> parsePepEvent(const QDomElement &message, const Jid &own)
{
    if (!is(message, "message"_L1, ns::kClient) || message.attribute(u"type"_s) == "error"_L1)
        return {};
    const QDomElement event = child(message, "event"_L1, kEvent);
    if (event.isNull())
        return {};
    const QString from = message.attribute(u"from"_s);
    const auto owner = from.isEmpty() ? std::expected<Jid, JidError>(own.bare()) : Jid::parse(from);
    if (!owner || !owner->isBare())
        return {};
    PepEvent told;
    told.owner = *owner;
    forEachChild(event, [&told](const QDomElement &element) {
        const QString name = localName(element);
        if (name != "items"_L1 && name != "purge"_L1 && name != "delete"_L1)
            return;
        told.node = element.attribute(u"node"_s);
        told.isEmptied = name != "items"_L1;
        told.items = parsePepItems(element);
        forEachChild(element, [&told](const QDomElement &item) {
            if (localName(item) == "retract"_L1)
                told.retracted << item.attribute(u"id"_s);
        });
    });
    return told.node.isEmpty() ? std::nullopt : std::optional(told);
}

struct Pep::Private {
    Private(Pep &pep, Connection &c)
        : q(pep), connection(c),
          hook(c.client(), StanzaHook::Place::First, [this](const QDomElement &e) { return handle(e); })
    {
    }

    bool handle(const QDomElement &stanza)
    {
        const auto event = parsePepEvent(stanza, connection.boundJid());
        if (event)
            Q_EMIT q.received(*event);
        return event.has_value();
    }

    Pep &q;
    Connection &connection;
    StanzaHook hook;
};

Pep::Pep(Connection &connection, QObject *parent) : QObject(parent), d(std::make_unique<Private>(*this, connection)) {}

Pep::~Pep() = default;

void Pep::publish(const QString &node, const QString &itemId, const PepOptions &options, Write payload,
                  QObject *context, Done done)
{
    request(d->connection, publishRequest(node, itemId, options, payload), context, [=, this](const IqResult &result) {
        // The node is there and kept otherwise, e.g. by an older program of ours.
        if (result || result.error().application != "precondition-not-met"_L1)
            return reportTo(done)(result);
        request(d->connection, configureRequest(node, options), context, [=, this](const IqResult &configured) {
            if (!configured)
                return reportTo(done)(configured);
            request(d->connection, publishRequest(node, itemId, options, payload), context, reportTo(done));
        });
    });
}

void Pep::retract(const QString &node, const QString &itemId, QObject *context, Done done)
{
    PayloadIq iq(QXmppIq::Set, {}, [=](QXmlStreamWriter &writer) {
        start(writer, "pubsub"_L1, kPubSub);
        writer.writeStartElement("retract"_L1);
        writer.writeAttribute("node"_L1, node);
        writer.writeAttribute("notify"_L1, "true"_L1);
        writer.writeStartElement("item"_L1);
        writer.writeAttribute("id"_L1, itemId);
        writer.writeEndElement();
        writer.writeEndElement();
        writer.writeEndElement();
    });
    request(d->connection, std::move(iq), context, reportTo(std::move(done)));
}

void Pep::remove(const QString &node, QObject *context, Done done)
{
    PayloadIq iq(QXmppIq::Set, {}, [=](QXmlStreamWriter &writer) {
        start(writer, "pubsub"_L1, kOwner);
        writer.writeStartElement("delete"_L1);
        writer.writeAttribute("node"_L1, node);
        writer.writeEndElement();
        writer.writeEndElement();
    });
    request(d->connection, std::move(iq), context, reportTo(std::move(done)));
}

void Pep::items(const Jid &owner, const QString &node, const QString &itemId, QObject *context, Items done)
{
    const bool isOwn = owner.bare() == d->connection.boundJid().bare();
    PayloadIq iq(QXmppIq::Get, isOwn ? QString() : owner.bare().toString(), [=](QXmlStreamWriter &writer) {
        start(writer, "pubsub"_L1, kPubSub);
        writer.writeStartElement("items"_L1);
        writer.writeAttribute("node"_L1, node);
        if (!itemId.isEmpty()) {
            writer.writeStartElement("item"_L1);
            writer.writeAttribute("id"_L1, itemId);
            writer.writeEndElement();
        }
        writer.writeEndElement();
        writer.writeEndElement();
    });
    request(d->connection, std::move(iq), context, [done = std::move(done)](const IqResult &result) {
        if (result)
            return done(parsePepItems(child(child(*result, "pubsub"_L1, kPubSub), "items"_L1, kPubSub)));
        if (result.error().condition == "item-not-found"_L1)
            return done(std::vector<PepItem>());
        done(std::unexpected(result.error()));
    });
}

} // namespace causerie::xmpp

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/blocking.h"

#include "core/base/log.h"
#include "core/xmpp/blocklistxml.h"
#include "core/xmpp/connection.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/features.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/stanzahook.h"

#include <QXmppClient.h>

#include <algorithm>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

struct Blocking::Private {
    Private(Blocking &blocking, Connection &c)
        : q(blocking), connection(c), features(c),
          hook(c.client(), StanzaHook::Place::First, [this](const QDomElement &e) { return handle(e); })
    {
    }

    bool handle(const QDomElement &stanza);
    void load();
    void set(std::vector<Jid> now);
    void add(const std::vector<Jid> &jids);
    void remove(const std::vector<Jid> &jids);

    Blocking &q;
    Connection &connection;
    Features features;
    bool isSupported = false;
    bool takesReports = false;
    std::vector<Jid> list;
    StanzaHook hook;
};

/// XEP-0191 §3.3, §3.4: what another device, or we, have changed. Only our own account may say so.
bool Blocking::Private::handle(const QDomElement &stanza)
{
    if (!is(stanza, "iq"_L1, ns::kClient) || stanza.attribute(u"type"_s) != "set"_L1)
        return false;
    const QDomElement block = child(stanza, "block"_L1, kBlocking);
    const QDomElement unblock = child(stanza, "unblock"_L1, kBlocking);
    if (block.isNull() && unblock.isNull())
        return false;
    if (const QString from = stanza.attribute(u"from"_s); !from.isEmpty()) {
        const auto sender = Jid::parse(from);
        if (!sender || *sender != connection.boundJid().bare()) {
            qCWarning(lcXmpp) << "ignored a change of the block list that is not from our own account";
            return false;
        }
    }
    answer(connection.client(), stanza);
    if (!block.isNull())
        add(parseBlockItems(block));
    else if (unblock.firstChildElement().isNull())
        set({}); // §3.5: everybody
    else
        remove(parseBlockItems(unblock));
    return true;
}

void Blocking::Private::set(std::vector<Jid> now)
{
    if (now == list)
        return;
    list = std::move(now);
    Q_EMIT q.changed();
}

void Blocking::Private::add(const std::vector<Jid> &jids)
{
    std::vector<Jid> now;
    std::ranges::set_union(list, jids, std::back_inserter(now));
    set(std::move(now));
}

void Blocking::Private::remove(const std::vector<Jid> &jids)
{
    std::vector<Jid> now;
    std::ranges::set_difference(list, jids, std::back_inserter(now));
    set(std::move(now));
}

/// Who has asked for the list is told what changes (§3.2).
void Blocking::Private::load()
{
    request(connection, PayloadIq(QXmppIq::Get, {}, emptyElement("blocklist"_L1, kBlocking)), &q,
            [this](const IqResult &result) {
                isSupported = result.has_value();
                if (!result)
                    return Q_EMIT q.changed();
                list = parseBlockItems(child(*result, "blocklist"_L1, kBlocking));
                Q_EMIT q.changed();
            });
    const Jid server = *Jid::parse(connection.boundJid().domain());
    features.ask(server, &q, [this](const std::optional<QSet<QString>> &known) {
        const bool takes = known && known->contains(kReporting);
        if (std::exchange(takesReports, takes) != takes)
            Q_EMIT q.changed();
    });
}

Blocking::Blocking(Connection &connection, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, connection))
{
    connect(&connection, &Connection::opened, this, [this](bool resumed) {
        if (!resumed)
            d->load();
    });
}

Blocking::~Blocking() = default;

bool Blocking::isSupported() const
{
    return d->isSupported;
}

bool Blocking::takesReports() const
{
    return d->takesReports;
}

const std::vector<Jid> &Blocking::list() const
{
    return d->list;
}

void Blocking::block(const Jid &jid, const std::optional<Report> &report, QObject *context, Done done)
{
    const std::optional<Report> said = d->takesReports ? report : std::nullopt;
    request(d->connection,
            PayloadIq(QXmppIq::Set, {}, [jid, said](QXmlStreamWriter &writer) { writeBlock(writer, jid, said); }),
            context, [done = std::move(done)](const IqResult &result) {
                if (done)
                    done(result.transform([](const QDomElement &) {}));
            });
}

void Blocking::unblock(const std::vector<Jid> &jids, QObject *context, Done done)
{
    request(d->connection,
            PayloadIq(QXmppIq::Set, {}, [jids](QXmlStreamWriter &writer) { writeUnblock(writer, jids); }), context,
            [done = std::move(done)](const IqResult &result) {
                if (done)
                    done(result.transform([](const QDomElement &) {}));
            });
}

void Blocking::forget()
{
    d->isSupported = false;
    d->takesReports = false;
    d->set({});
}

} // namespace causerie::xmpp

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/roomsearch.h"

#include "core/base/dataform.h"
#include "core/xmpp/connection.h"
#include "core/xmpp/dataformxml.h"
#include "core/xmpp/discoinfo.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/roomerrors.h"
#include "core/xmpp/roominfoparse.h"
#include "core/xmpp/services.h"

#include <QXmlStreamWriter>

#include <algorithm>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto kResultSet = "http://jabber.org/protocol/rsm"_L1;
constexpr auto kSearch = "urn:xmpp:channel-search:0:search"_L1;
constexpr std::size_t kMaxRooms = 5'000; ///< of one page: some services know no pages
constexpr int kPage = 100;

Jid addressOf(const QDomElement &e, const QString &attribute)
{
    return Jid::parse(e.attribute(attribute)).value_or(Jid()).bare();
}

int toNumber(const QString &text)
{
    bool ok = false;
    const int number = text.trimmed().toInt(&ok);
    return ok && number >= 0 ? number : -1;
}

void writeSet(QXmlStreamWriter &writer, const QString &after)
{
    writer.writeStartElement("set"_L1);
    writer.writeDefaultNamespace(kResultSet);
    writer.writeTextElement("max"_L1, QString::number(kPage));
    if (!after.isEmpty())
        writer.writeTextElement("after"_L1, after);
    writer.writeEndElement();
}

/// Another page follows only when this one has a last entry and is not the end by the count.
void readSet(const QDomElement &parent, RoomPage &page)
{
    const QDomElement set = child(parent, "set"_L1, kResultSet);
    page.total = toNumber(child(set, "count"_L1, kResultSet).text());
    const QString last = child(set, "last"_L1, kResultSet).text();
    const int index = toNumber(child(set, "first"_L1, kResultSet).attribute(u"index"_s));
    const bool isEnd = index >= 0 && page.total >= 0 && index + int(page.rooms.size()) >= page.total;
    if (!page.rooms.empty() && !isEnd)
        page.next = last;
}

/// XEP-0433 §6.2: whether whoever is there sees everybody's address; what is unknown counts as that. The directories
/// that there are say "none", "semi" and "full".
bool showsJids(QString mode)
{
    mode.remove("{urn:xmpp:channel-search:0:anonymity}"_L1);
    return !mode.isEmpty() && mode != "muc_semianonymous"_L1 && mode != "semi"_L1 && mode != "full"_L1;
}

PayloadIq itemsRequest(const Jid &jid, const QString &after)
{
    return PayloadIq(QXmppIq::Get, jid.toString(), [after](QXmlStreamWriter &writer) {
        writer.writeStartElement("query"_L1);
        writer.writeDefaultNamespace(ns::kDiscoItems);
        writeSet(writer, after);
        writer.writeEndElement();
    });
}

PayloadIq searchRequest(const Jid &service, const QString &words, const QString &after)
{
    DataForm form;
    form.type = DataForm::Type::Submit;
    setValue(form, u"FORM_TYPE"_s, {u"urn:xmpp:channel-search:0:search-params"_s});
    setValue(form, u"q"_s, {words});
    for (const auto &field : {u"sinname"_s, u"sindescription"_s, u"sinaddress"_s})
        setValue(form, field, {u"true"_s});
    setValue(form, u"types"_s, {u"xep-0045"_s});
    setValue(form, u"key"_s, {u"{urn:xmpp:channel-search:0:order}nusers"_s});
    return PayloadIq(QXmppIq::Get, service.toString(), [form, after](QXmlStreamWriter &writer) {
        writer.writeStartElement("search"_L1);
        writer.writeDefaultNamespace(kSearch);
        writeSet(writer, after);
        writeDataForm(writer, form);
        writer.writeEndElement();
    });
}

PayloadIq infoRequest(const Jid &jid)
{
    return PayloadIq(QXmppIq::Get, jid.toString(), emptyElement("query"_L1, ns::kDiscoInfo));
}

} // namespace

RoomPage parseRoomItems(const QDomElement &query)
{
    RoomPage page;
    forEachChild(query, [&page](const QDomElement &e) {
        const Jid room = addressOf(e, u"jid"_s);
        if (!is(e, "item"_L1, ns::kDiscoItems) || room.local().isEmpty() || page.rooms.size() >= kMaxRooms)
            return;
        RoomListing listing;
        listing.room = room;
        listing.info.name = e.attribute(u"name"_s);
        listing.info.isRoom = true;
        page.rooms.push_back(listing);
    });
    readSet(query, page);
    return page;
}

RoomPage parseSearchResult(const QDomElement &result)
{
    RoomPage page;
    forEachChild(result, [&page](const QDomElement &e) {
        const Jid room = addressOf(e, u"address"_s);
        if (!is(e, "item"_L1, kSearch) || room.local().isEmpty() || page.rooms.size() >= kMaxRooms)
            return;
        const auto text = [&e](QLatin1StringView name) { return child(e, name, kSearch).text(); };
        RoomListing listing;
        listing.room = room;
        listing.info.isRoom = true;
        listing.info.name = text("name"_L1);
        listing.info.description = text("description"_L1);
        listing.info.language = text("language"_L1);
        listing.info.occupants = toNumber(text("nusers"_L1));
        listing.info.showsJids = showsJids(text("anonymity-mode"_L1).trimmed());
        page.rooms.push_back(listing);
    });
    readSet(result, page);
    return page;
}

void findRoomServices(Connection &connection, const Jid &server, QObject *context, ServicesDone done)
{
    askServices(connection, server, context,
                [done = std::move(done)](const std::expected<Services, IqError> &services) {
                    if (!services)
                        return done(std::unexpected(toRoomError(services.error())));
                    std::vector<RoomService> found;
                    for (const auto &[jid, info] : services->asked) {
                        if (!info)
                            continue;
                        const RoomService service{jid.bare(),
                                                  info->identities.empty() ? QString() : info->identities.front().name,
                                                  isRoomService(*info), info->features.contains(QString(kSearch))};
                        if (service.hasRooms || service.canSearch)
                            found.push_back(service);
                    }
                    if (found.empty() && services->listRefused)
                        return done(std::unexpected(toRoomError(*services->listRefused)));
                    std::ranges::sort(found, {}, &RoomService::jid);
                    done(std::move(found));
                });
}

void listRooms(Connection &connection, const Jid &service, const QString &after, QObject *context, PageDone done)
{
    request(connection, itemsRequest(service, after), context, [done = std::move(done)](const IqResult &result) {
        if (result)
            done(parseRoomItems(child(*result, "query"_L1, ns::kDiscoItems)));
        else
            done(std::unexpected(toRoomError(result.error())));
    });
}

void searchRooms(Connection &connection, const Jid &service, const QString &words, const QString &after,
                 QObject *context, PageDone done)
{
    request(connection, searchRequest(service, words, after), context,
            [done = std::move(done)](const IqResult &result) {
                if (result)
                    done(parseSearchResult(child(*result, "result"_L1, kSearch)));
                else
                    done(std::unexpected(toRoomError(result.error())));
            });
}

void queryRoom(Connection &connection, const Jid &room, QObject *context, InfoDone done)
{
    request(connection, infoRequest(room.bare()), context, [done = std::move(done)](const IqResult &result) {
        if (!result)
            return done(std::unexpected(toRoomError(result.error())));
        const auto info = parseDiscoInfo(*result);
        if (!info)
            return done(std::unexpected(RoomError{RoomError::Kind::BadAnswer, {}}));
        done(readRoomInfo(*info));
    });
}

} // namespace causerie::xmpp

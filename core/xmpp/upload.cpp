// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/upload.h"

#include "core/xmpp/connection.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/services.h"
#include "core/xmpp/xmlwrite.h"

#include <algorithm>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;
using files::TransferError;
using files::UploadSlot;
using Kind = TransferError::Kind;

namespace
{

constexpr auto kUpload = "urn:xmpp:http:upload:0"_L1;
constexpr qsizetype kLongestHeader = 8 * 1024;

std::optional<QUrl> safeAddress(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != "https"_L1 || url.host().isEmpty() || !url.userInfo().isEmpty())
        return {};
    return url;
}

/// XEP-0363 §5: these three, and nothing that could become a header of its own.
bool isAllowed(const QByteArray &name, const QByteArray &value)
{
    const QByteArray lower = name.toLower();
    const bool isKnown = lower == "authorization" || lower == "cookie" || lower == "expires";
    return isKnown && value.size() <= kLongestHeader &&
           std::ranges::none_of(value, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

} // namespace

std::optional<UploadService> readUploadService(const Jid &jid, const DiscoInfo &info)
{
    if (!info.features.contains(QString(kUpload)))
        return {};
    UploadService service{jid};
    for (const auto &form : info.forms) {
        const auto value = [&form](QLatin1StringView name) {
            const auto field = std::ranges::find(form, name, &DiscoField::var);
            return field == form.end() ? QString() : field->values.value(0);
        };
        bool isNumber = false;
        const qint64 largest = value("max-file-size"_L1).trimmed().toLongLong(&isNumber);
        if (value("FORM_TYPE"_L1) == kUpload && isNumber && largest > 0)
            service.largest = largest;
    }
    return service;
}

void findUploadService(Connection &connection, const Jid &server, QObject *context, UploadServiceDone done)
{
    askServices(connection, server, context,
                [done = std::move(done)](const std::expected<Services, IqError> &services) {
                    if (!services)
                        return done(std::unexpected(toTransferError(services.error(), -1)));
                    std::optional<UploadService> best;
                    bool isBroken = false; // the stream went: nobody knows
                    for (const auto &[jid, info] : services->asked) {
                        const auto service = info ? readUploadService(jid, *info) : std::nullopt;
                        if (service && (!best || (best->largest < 0 && service->largest >= 0)))
                            best = service;
                        isBroken |= !info && info.error().kind == IqError::Kind::NotConnected;
                    }
                    if (best)
                        return done(*best);
                    done(std::unexpected(TransferError{.kind = isBroken ? Kind::NotConnected : Kind::NoService}));
                });
}

void requestUploadSlot(Connection &connection, const UploadService &service, const QString &name, qint64 size,
                       const QString &mediaType, QObject *context, UploadSlotDone done)
{
    PayloadIq iq(QXmppIq::Get, service.jid.toString(), [name, size, mediaType](QXmlStreamWriter &writer) {
        startElement(writer, "request"_L1, kUpload);
        writer.writeAttribute("filename"_L1, wireText(name));
        writer.writeAttribute("size"_L1, QString::number(size));
        if (!mediaType.isEmpty())
            writer.writeAttribute("content-type"_L1, wireText(mediaType));
        writer.writeEndElement();
    });
    request(connection, std::move(iq), context,
            [largest = service.largest, done = std::move(done)](const IqResult &result) {
                if (result)
                    done(readUploadSlot(*result));
                else
                    done(std::unexpected(toTransferError(result.error(), largest)));
            });
}

std::expected<UploadSlot, TransferError> readUploadSlot(const QDomElement &iq)
{
    const QDomElement slotElement = child(iq, "slot"_L1, kUpload);
    const QDomElement put = child(slotElement, "put"_L1, kUpload);
    const auto putUrl = safeAddress(put.attribute(u"url"_s));
    const auto getUrl = safeAddress(child(slotElement, "get"_L1, kUpload).attribute(u"url"_s));
    if (!putUrl || !getUrl)
        return std::unexpected(TransferError{.kind = Kind::BadAnswer, .text = u"the slot has no https address"_s});
    UploadSlot place{*putUrl, *getUrl, {}};
    forEachChild(put, [&place](const QDomElement &e) {
        const QByteArray name = e.attribute(u"name"_s).trimmed().toUtf8();
        const QByteArray value = e.text().toUtf8();
        if (is(e, "header"_L1, kUpload) && isAllowed(name, value))
            place.headers.emplace_back(name, value.trimmed());
    });
    return place;
}

TransferError toTransferError(const IqError &error, qint64 largest)
{
    switch (error.kind) {
    case IqError::Kind::NotConnected:
        return {.kind = Kind::NotConnected};
    case IqError::Kind::Timeout:
        return {.kind = Kind::Timeout, .text = error.text};
    case IqError::Kind::BadAnswer:
        return {.kind = Kind::BadAnswer, .text = error.text};
    case IqError::Kind::Refused:
        break;
    }
    const QString text = error.text.isEmpty() ? error.condition : error.text;
    if (error.application == "file-too-large"_L1)
        return {.kind = Kind::TooLarge, .limit = largest, .text = text};
    if (error.condition == "resource-constraint"_L1)
        return {.kind = Kind::Quota, .text = text};
    if (error.condition == "service-unavailable"_L1 || error.condition == "feature-not-implemented"_L1)
        return {.kind = Kind::NoService, .text = text};
    return {.kind = Kind::Refused, .text = text};
}

} // namespace causerie::xmpp

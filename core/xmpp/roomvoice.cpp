// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/roomvoice.h"

#include "core/xmpp/dataformxml.h"
#include "core/xmpp/dom.h"

#include <QDomDocument>
#include <QUuid>
#include <QXmlStreamWriter>
#include <QXmppElement.h>
#include <QXmppMessage.h>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto kVoice = "http://jabber.org/protocol/muc#request"_L1;

/// The library takes additions to messages as elements of its own.
QXmppElement toElement(const DataForm &form)
{
    QString text;
    QXmlStreamWriter writer(&text);
    writeDataForm(writer, form);
    QDomDocument document;
    document.setContent(text, QDomDocument::ParseOption::UseNamespaceProcessing);
    return QXmppElement(document.documentElement());
}

QXmppMessage makeMessage(const Jid &room, const DataForm &form)
{
    QXmppMessage message({}, room.bare().toString());
    message.setType(QXmppMessage::Normal);
    message.setId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    message.setExtensions({toElement(form)});
    return message;
}

} // namespace

std::optional<VoiceForm> parseVoiceForm(const QDomElement &message)
{
    const auto from = Jid::parse(message.attribute(u"from"_s));
    if (!is(message, "message"_L1, ns::kClient) || message.attribute(u"type"_s) == "error"_L1 || !from ||
        !from->isBare())
        return {};
    auto form = parseDataForm(child(message, "x"_L1, ns::kDataForm));
    if (!form || formType(*form) != kVoice || form->type != DataForm::Type::Form)
        return {};
    const VoiceRequest request{*from, value(*form, u"muc#roomnick"),
                               Jid::parse(value(*form, u"muc#jid")).value_or(Jid())};
    return VoiceForm{request, *std::move(form)};
}

QXmppMessage toVoiceRequest(const Jid &room)
{
    DataForm form;
    form.type = DataForm::Type::Submit;
    setValue(form, u"FORM_TYPE"_s, {kVoice});
    setValue(form, u"muc#role"_s, {u"participant"_s});
    return makeMessage(room, form);
}

QXmppMessage toVoiceAnswer(const VoiceForm &asked, bool allow)
{
    DataForm filledIn = asked.form;
    setValue(filledIn, u"muc#request_allow"_s, {allow ? u"true"_s : u"false"_s});
    return makeMessage(asked.request.room, submission(filledIn, asked.form));
}

} // namespace causerie::xmpp

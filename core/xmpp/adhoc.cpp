// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/adhoc.h"

#include "core/xmpp/connection.h"
#include "core/xmpp/dataformxml.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/xmlwrite.h"

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto kCommands = "http://jabber.org/protocol/commands"_L1;
constexpr std::size_t kMostCommands = 200;
constexpr qsizetype kMostNotes = 20;
constexpr qsizetype kLongestNode = 1024;
constexpr qsizetype kLongestNote = 2000;

std::optional<AdHocAnswer::Status> toStatus(const QString &text)
{
    if (text == "executing"_L1)
        return AdHocAnswer::Status::Executing;
    if (text == "completed"_L1)
        return AdHocAnswer::Status::Completed;
    if (text == "canceled"_L1)
        return AdHocAnswer::Status::Canceled;
    return {};
}

} // namespace

void listCommands(Connection &connection, const Jid &at, QObject *context, CommandsDone done)
{
    PayloadIq iq(QXmppIq::Get, at.toString(), [](QXmlStreamWriter &writer) {
        startElement(writer, "query"_L1, ns::kDiscoItems);
        writer.writeAttribute("node"_L1, kCommands);
        writer.writeEndElement();
    });
    request(connection, std::move(iq), context,
            [done = std::move(done)](const IqResult &result) { done(result.transform(parseCommands)); });
}

void executeCommand(Connection &connection, const Jid &at, const QString &node, QObject *context, CommandDone done)
{
    PayloadIq iq(QXmppIq::Set, at.toString(), [node = wireText(node)](QXmlStreamWriter &writer) {
        startElement(writer, "command"_L1, kCommands);
        writer.writeAttribute("node"_L1, node);
        writer.writeAttribute("action"_L1, "execute"_L1);
        writer.writeEndElement();
    });
    request(connection, std::move(iq), context,
            [done = std::move(done)](const IqResult &result) { done(result.and_then(parseCommandAnswer)); });
}

std::vector<AdHocCommand> parseCommands(const QDomElement &iq)
{
    std::vector<AdHocCommand> commands;
    forEachChild(child(iq, "query"_L1, ns::kDiscoItems), [&commands](const QDomElement &e) {
        const auto at = Jid::parse(e.attribute(u"jid"_s));
        const QString node = e.attribute(u"node"_s);
        if (is(e, "item"_L1, ns::kDiscoItems) && at && !node.isEmpty() && node.size() <= kLongestNode &&
            commands.size() < kMostCommands)
            commands.push_back({*at, node, e.attribute(u"name"_s).simplified()});
    });
    return commands;
}

std::expected<AdHocAnswer, IqError> parseCommandAnswer(const QDomElement &iq)
{
    const QDomElement command = child(iq, "command"_L1, kCommands);
    const auto status = toStatus(command.attribute(u"status"_s));
    if (!status)
        return std::unexpected(IqError{IqError::Kind::BadAnswer, {}, {}, {}});
    AdHocAnswer answer{*status, command.attribute(u"sessionid"_s), {}, {}};
    if (const auto form = parseDataForm(child(command, "x"_L1, ns::kDataForm)))
        answer.form = *form;
    forEachChild(command, [&answer](const QDomElement &e) {
        const QString note = e.text().trimmed().left(kLongestNote);
        if (is(e, "note"_L1, kCommands) && !note.isEmpty() && answer.notes.size() < kMostNotes)
            answer.notes << note;
    });
    return answer;
}

} // namespace causerie::xmpp

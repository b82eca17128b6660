// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/jmi.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/jingle.h"

#include <QXmppElement.h>
#include <QXmppMessage.h>

#include <array>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

using Verb = CallMessage::Verb;

constexpr qsizetype kMaxSession = 256;
constexpr auto kProposalPrefix = "jm-propose-"_L1;
constexpr auto kProceedPrefix = "jm-proceed-"_L1;

constexpr std::array kVerbs{
    std::pair{"propose"_L1, Verb::Propose}, std::pair{"retract"_L1, Verb::Retract},
    std::pair{"ringing"_L1, Verb::Ringing}, std::pair{"proceed"_L1, Verb::Proceed},
    std::pair{"accept"_L1, Verb::Accept},   std::pair{"reject"_L1, Verb::Reject},
    std::pair{"finish"_L1, Verb::Finish},
};

QLatin1StringView toWire(Verb verb)
{
    return kVerbs[std::size_t(verb)].first;
}

std::optional<Verb> parseVerb(const QDomElement &e)
{
    if (e.namespaceURI() != ns::kCallMessage)
        return {};
    const QString name = localName(e);
    for (const auto &[text, verb] : kVerbs) {
        if (name == text)
            return verb;
    }
    return {};
}

/// What it means to give no reason; Conversations never gives one.
EndReason defaultReason(Verb verb)
{
    switch (verb) {
    case Verb::Retract:
        return EndReason::Cancel;
    case Verb::Reject:
        return EndReason::Decline;
    case Verb::Propose:
    case Verb::Ringing:
    case Verb::Proceed:
    case Verb::Accept:
    case Verb::Finish:
        return EndReason::Success;
    }
    Q_UNREACHABLE_RETURN(EndReason::Success);
}

CallMessage read(Verb verb, const QDomElement &e)
{
    CallMessage message;
    message.verb = verb;
    message.sid = e.attribute(u"id"_s);
    message.reason = parseReason(child(e, "reason"_L1, ns::kJingle), defaultReason(verb));
    message.tieBreak = !child(e, "tie-break"_L1, ns::kCallMessage).isNull();
    if (verb == Verb::Finish)
        message.movedTo = child(e, "migrated"_L1, ns::kCallMessage).attribute(u"to"_s).left(kMaxSession);
    forEachChild(e, [&message](const QDomElement &description) {
        if (is(description, "description"_L1, ns::kRtp) && description.attribute(u"media"_s) == "audio"_L1)
            message.takesAudio = true;
    });
    return message;
}

QXmppElement element(QLatin1StringView name, QLatin1StringView space)
{
    QXmppElement e;
    e.setTagName(name);
    if (!space.isEmpty())
        e.setAttribute(u"xmlns"_s, space);
    return e;
}

QXmppElement toElement(const CallMessage &message)
{
    QXmppElement e = element(toWire(message.verb), ns::kCallMessage);
    e.setAttribute(u"id"_s, message.sid);
    switch (message.verb) {
    case Verb::Propose: {
        QXmppElement description = element("description"_L1, ns::kRtp);
        description.setAttribute(u"media"_s, u"audio"_s);
        e.appendChild(description);
        break;
    }
    case Verb::Retract:
    case Verb::Reject:
    case Verb::Finish: {
        QXmppElement reason = element("reason"_L1, ns::kJingle);
        reason.appendChild(element(toCondition(message.reason), {}));
        e.appendChild(reason);
        if (message.tieBreak)
            e.appendChild(element("tie-break"_L1, {}));
        if (!message.movedTo.isEmpty()) {
            QXmppElement migrated = element("migrated"_L1, {});
            migrated.setAttribute(u"to"_s, message.movedTo);
            e.appendChild(migrated);
        }
        break;
    }
    case Verb::Ringing:
    case Verb::Proceed:
    case Verb::Accept:
        break;
    }
    return e;
}

/// By what stands there in our server's name, at any time: whoever lies with it silences only his own call.
bool isTooOld(const MessageStanza &stanza, const Jid &own, const QDateTime &now,
              const std::optional<QDateTime> &carbonDelay)
{
    const auto delay = trustedDelay(stanza.delays, own, Backlog{{}, now});
    const QDateTime sent = delay ? *delay : carbonDelay.value_or(now);
    return sent.addDuration(kOldestProposal) < now;
}

/// To one device, or to whichever of ours has asked (XEP-0353 §proceed). A copy of what is for this one is none.
std::optional<CallNews::Kind> kindOfProceed(const MessageStanza &stanza, Route route, const Jid &own)
{
    if (stanza.to == own)
        return route == Route::Live ? std::optional(CallNews::Kind::Proceeded) : std::nullopt;
    if (stanza.to.bare() != own.bare())
        return {};
    return stanza.to.isBare() ? CallNews::Kind::Proceeded : CallNews::Kind::ProceededElsewhere;
}

std::optional<CallNews::Kind> kindOfPeer(const CallMessage &call, const MessageStanza &stanza, Route route,
                                         const Jid &own)
{
    switch (call.verb) {
    case Verb::Propose:
        return CallNews::Kind::Proposed;
    case Verb::Retract:
        return CallNews::Kind::Retracted;
    case Verb::Ringing:
        return CallNews::Kind::Ringing;
    case Verb::Proceed:
        return kindOfProceed(stanza, route, own);
    case Verb::Reject:
        return CallNews::Kind::Rejected;
    case Verb::Finish:
        return call.movedTo.isEmpty() ? CallNews::Kind::Finished : CallNews::Kind::Moved;
    case Verb::Accept:
        return {};
    }
    Q_UNREACHABLE_RETURN({});
}

std::optional<CallNews::Kind> kindOfOwnDevice(Verb verb)
{
    switch (verb) {
    case Verb::Proceed:
    case Verb::Accept:
        return CallNews::Kind::AnsweredElsewhere;
    case Verb::Reject:
        return CallNews::Kind::RejectedElsewhere;
    case Verb::Propose:
        return CallNews::Kind::CalledElsewhere;
    case Verb::Retract:
    case Verb::Finish:
        return CallNews::Kind::EndedElsewhere;
    case Verb::Ringing:
        return {};
    }
    Q_UNREACHABLE_RETURN({});
}

std::optional<CallNews> readBounce(const MessageStanza &stanza)
{
    if (stanza.id.startsWith(kProposalPrefix))
        return CallNews{
            CallNews::Kind::Bounced, stanza.from, stanza.id.sliced(kProposalPrefix.size()), EndReason::Gone, {}};
    if (stanza.id.startsWith(kProceedPrefix)) // the caller's device has gone meanwhile
        return CallNews{
            CallNews::Kind::Finished, stanza.from, stanza.id.sliced(kProceedPrefix.size()), EndReason::Gone, {}};
    return {};
}

} // namespace

std::optional<CallMessage> parseCallMessage(const QDomElement &message)
{
    for (QDomElement e = message.firstChildElement(); !e.isNull(); e = e.nextSiblingElement()) {
        const auto verb = parseVerb(e);
        const qsizetype length = e.attribute(u"id"_s).size();
        if (verb && length > 0 && length <= kMaxSession)
            return read(*verb, e);
    }
    return {};
}

QString proposalId(const QString &sid)
{
    return kProposalPrefix + sid;
}

QString proceedId(const QString &sid)
{
    return kProceedPrefix + sid;
}

QXmppMessage toStanza(const CallMessage &message, const Jid &to, const QString &id)
{
    QXmppMessage stanza({}, to.toString());
    stanza.setType(QXmppMessage::Chat);
    stanza.setId(id);
    stanza.setReceiptRequested(message.verb == CallMessage::Verb::Propose);
    stanza.addHint(QXmppMessage::Store);
    stanza.setExtensions({toElement(message)});
    return stanza;
}

std::optional<CallNews> readCallNews(const QDomElement &message, Route route, const Jid &own, const QDateTime &now,
                                     const std::optional<QDateTime> &carbonDelay)
{
    const auto call = parseCallMessage(message);
    if (!call && message.attribute(u"type"_s) != "error"_L1)
        return {}; // nearly all: what they say is read once, elsewhere
    const auto stanza = parseMessage(message);
    if (!stanza)
        return {};
    if (stanza->type == MessageType::Error)
        return route == Route::Live ? readBounce(*stanza) : std::nullopt;
    if (!call || !isPersonal(stanza->type) || stanza->isRoomPrivate)
        return {};

    const bool isOurs = route == Route::SentCarbon || stanza->from.bare() == own.bare() || stanza->from.isEmpty();
    if (isOurs && stanza->from == own)
        return {}; // our own words, sent back to us
    const auto kind = isOurs ? kindOfOwnDevice(call->verb) : kindOfPeer(*call, *stanza, route, own);
    if (!kind)
        return {};
    if (kind == CallNews::Kind::Proposed && (!call->takesAudio || isTooOld(*stanza, own, now, carbonDelay)))
        return {};
    CallNews news{*kind, stanza->from, call->sid, call->reason, {}, call->movedTo};
    if (isOurs) {
        news.device = stanza->from;
        news.peer = stanza->to.bare() == own.bare() ? Jid() : stanza->to;
    }
    if (kind == CallNews::Kind::Proposed && stanza->receiptRequested)
        news.receiptId = stanza->id;
    return news;
}

} // namespace causerie::xmpp

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/jinglereply.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/jingle.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/xmlwrite.h"

#include <QXmlStreamWriter>
#include <QXmppClient.h>
#include <QXmppTask.h>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

struct Words {
    QLatin1StringView type;
    QLatin1StringView condition;
    QLatin1StringView application; ///< XEP-0166 §10, empty without one
};

Words wordsOf(JingleRefusal refusal)
{
    switch (refusal) {
    case JingleRefusal::BadRequest:
        return {"modify"_L1, "bad-request"_L1, {}};
    case JingleRefusal::UnknownSession:
        return {"cancel"_L1, "item-not-found"_L1, "unknown-session"_L1};
    case JingleRefusal::OutOfOrder:
        return {"wait"_L1, "unexpected-request"_L1, "out-of-order"_L1};
    case JingleRefusal::UnsupportedInfo:
        return {"cancel"_L1, "feature-not-implemented"_L1, "unsupported-info"_L1};
    case JingleRefusal::ResourceConstraint:
        return {"wait"_L1, "resource-constraint"_L1, {}};
    case JingleRefusal::Absent:
        return {"cancel"_L1, "service-unavailable"_L1, {}};
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

std::optional<JingleRefusal> refusalOf(JingleSessions::Verdict verdict, bool mayKnow)
{
    switch (verdict) {
    case JingleSessions::Verdict::Take:
        return {};
    case JingleSessions::Verdict::Unknown:
        return mayKnow ? JingleRefusal::UnknownSession : JingleRefusal::Absent;
    case JingleSessions::Verdict::OutOfOrder:
        return JingleRefusal::OutOfOrder;
    case JingleSessions::Verdict::TooMany:
        return JingleRefusal::ResourceConstraint;
    }
    Q_UNREACHABLE_RETURN({});
}

void writeRefusal(QXmlStreamWriter &writer, JingleRefusal refusal)
{
    const Words words = wordsOf(refusal);
    writer.writeStartElement("error"_L1);
    writer.writeAttribute("type"_L1, words.type);
    writeEmpty(writer, words.condition, ns::kStanzaErrors);
    if (!words.application.isEmpty())
        writeEmpty(writer, words.application, ns::kJingleErrors);
    writer.writeEndElement();
}

void refuseJingle(QXmppClient &client, const QDomElement &stanza, JingleRefusal refusal)
{
    PayloadIq iq(QXmppIq::Error, stanza.attribute(u"from"_s),
                 [refusal](QXmlStreamWriter &writer) { writeRefusal(writer, refusal); });
    iq.setId(stanza.attribute(u"id"_s));
    client.send(std::move(iq));
}

} // namespace causerie::xmpp

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/retraction.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/fallback.h"
#include "core/xmpp/messagenames.h"
#include "core/xmpp/xmlwrite.h"

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

void addModerator(RetractionPayload &payload, const QDomElement &moderated, const QDomElement &reason)
{
    payload.isModeration = true;
    payload.moderator = Jid::parse(moderated.attribute(u"by"_s)).value_or(Jid());
    payload.reason = reason.text().trimmed();
}

} // namespace

std::optional<RetractionPayload> readRetraction(const QDomElement &e)
{
    RetractionPayload payload{e.attribute(u"id"_s), false, {}, {}};
    if (payload.target.isEmpty())
        return {};
    if (is(e, "retract"_L1, ns::kRetract)) {
        const QDomElement moderated = child(e, "moderated"_L1, ns::kModerate);
        if (!moderated.isNull())
            addModerator(payload, moderated, child(e, "reason"_L1, ns::kRetract));
        return payload;
    }
    if (!is(e, "apply-to"_L1, ns::kFasten))
        return {};
    const QDomElement moderated = child(e, "moderated"_L1, ns::kModerateOlder);
    if (!moderated.isNull() && !child(moderated, "retract"_L1, ns::kRetractOlder).isNull()) {
        addModerator(payload, moderated, child(moderated, "reason"_L1, ns::kModerateOlder));
        return payload;
    }
    if (child(e, "retract"_L1, ns::kRetractOlder).isNull())
        return {};
    return payload;
}

std::optional<RetractionPayload> readTombstone(const QDomElement &e)
{
    RetractionPayload payload;
    if (is(e, "retracted"_L1, ns::kRetract)) {
        const QDomElement moderated = child(e, "moderated"_L1, ns::kModerate);
        if (!moderated.isNull())
            addModerator(payload, moderated, child(e, "reason"_L1, ns::kRetract));
        return payload;
    }
    if (is(e, "retracted"_L1, ns::kRetractOlder))
        return payload;
    if (is(e, "moderated"_L1, ns::kModerateOlder) && !child(e, "retracted"_L1, ns::kRetractOlder).isNull()) {
        addModerator(payload, e, child(e, "reason"_L1, ns::kModerateOlder));
        return payload;
    }
    return {};
}

void writeRetraction(QXmlStreamWriter &writer, const QString &target)
{
    writeWithId(writer, "retract"_L1, ns::kRetract, target);
    writeFallback(writer, ns::kRetract);
    writeText(writer, "body"_L1, u"A message was taken back, which this program cannot show."_s, u"en"_s);
}

} // namespace causerie::xmpp

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/carbons.h"

#include "core/xmpp/dom.h"

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

bool isOwn(const QString &address, const Jid &own)
{
    const auto jid = Jid::parse(address);
    return jid && jid->bare() == own.bare();
}

} // namespace

std::expected<Carbon, CarbonError> openCarbon(const QDomElement &stanza, const Jid &own)
{
    const QDomElement sent = child(stanza, "sent"_L1, ns::kCarbons);
    const QDomElement wrapper = sent.isNull() ? child(stanza, "received"_L1, ns::kCarbons) : sent;
    if (wrapper.isNull())
        return std::unexpected(CarbonError::NotACarbon);

    const auto from = Jid::parse(stanza.attribute(u"from"_s));
    if (own.isEmpty() || !from || *from != own.bare())
        return std::unexpected(CarbonError::Forged);

    const QDomElement forwarded = child(wrapper, "forwarded"_L1, ns::kForward);
    Carbon carbon{
        sent.isNull() ? Route::ReceivedCarbon : Route::SentCarbon, child(forwarded, "message"_L1, ns::kClient), {}};
    if (carbon.message.isNull())
        return std::unexpected(CarbonError::Malformed);
    if (carbon.route == Route::SentCarbon && !isOwn(carbon.message.attribute(u"from"_s), own))
        return std::unexpected(CarbonError::Forged);
    // When it was forwarded, or else since when the copy waited for us (XEP-0198).
    const QDomElement inner = child(forwarded, "delay"_L1, ns::kDelay);
    const QDomElement delay = inner.isNull() ? child(stanza, "delay"_L1, ns::kDelay) : inner;
    const QDateTime stamp = parseStamp(delay.attribute(u"stamp"_s));
    if (stamp.isValid())
        carbon.delay = stamp;
    return carbon;
}

} // namespace causerie::xmpp

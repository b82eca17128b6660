// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/dom.h"
#include "core/xmpp/jingle.h"
#include "tests/xmpp/xml.h"

namespace causerie::test
{

/// What is read from an <iq/> with a <jingle/>; nothing in it when it is refused.
inline xmpp::Jingle parse(const QString &iq)
{
    const auto jingle = xmpp::parseJingle(xmpp::child(xml(iq), QLatin1StringView("jingle"), xmpp::ns::kJingle));
    return jingle.value_or(xmpp::Jingle());
}

} // namespace causerie::test

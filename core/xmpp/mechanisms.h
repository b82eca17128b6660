// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace causerie::xmpp
{

/// Whether a SASL mechanism proves the password without sending it: the SCRAM family (RFC 5802, RFC 7677).
inline bool isAcceptable(QStringView mechanism)
{
    return mechanism == u"SCRAM-SHA-1" || mechanism == u"SCRAM-SHA-256" || mechanism == u"SCRAM-SHA-512" ||
           mechanism == u"SCRAM-SHA3-512";
}

/// What the library must never choose. ANONYMOUS would sign a person in as somebody else without a word.
inline QStringList disabledMechanisms(bool allowPlain)
{
    using namespace Qt::StringLiterals;
    QStringList names{u"DIGEST-MD5"_s, u"ANONYMOUS"_s, u"X-OAUTH2"_s, u"X-FACEBOOK-PLATFORM"_s,
                      u"X-MESSENGER-OAUTH2"_s};
    if (!allowPlain)
        names += u"PLAIN"_s;
    return names;
}

} // namespace causerie::xmpp

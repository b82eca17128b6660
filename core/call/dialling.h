// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"

#include <QString>

#include <expected>

/// Telephone numbers and SIP addresses, and where they are in XMPP. Pure; any thread.
namespace causerie
{

/// Whom somebody wants to reach in another network.
struct DialTarget {
    QString user; ///< "+33139635511", a local number ("112", "*31#"), or the user of a SIP address
    QString host; ///< of a SIP address; empty: it is a number
    bool isInternational() const { return user.startsWith(u'+'); } ///< E.164
    friend bool operator==(const DialTarget &, const DialTarget &) = default;
};

/// A service that reaches them (XEP-0030 identities `gateway/pstn` and `gateway/sip`).
struct Gateway {
    Jid jid;      ///< its domain
    QString name; ///< as it calls itself, may be empty
    bool takesNumbers = false;
    bool takesSip = false;
    friend bool operator==(const Gateway &, const Gateway &) = default;
};

enum class DialError {
    Empty,
    NoNumber,     ///< neither a number nor an address
    TooLong,      ///< more than E.164 allows, 15 digits
    NeedsCountry, ///< a telephone network wants to know of which country the number is
    NeedsSip      ///< a SIP address, and this gateway reaches numbers alone
};

/// What was typed, or a `tel:` (RFC 3966) or `sip:`/`sips:` link (RFC 3261 §19.1). Of a number the separators go, "00"
/// in front is "+", "(0)" behind a country's code goes, letters are the keys that they stand on. A link only says whom:
/// its parameters and headers are left out.
std::expected<DialTarget, DialError> parseDialled(QStringView typed);

/// Its address at a gateway: "+33139635511@gateway", "user\40host@gateway" (XEP-0106).
std::expected<Jid, DialError> addressAt(const Gateway &gateway, const DialTarget &target);

/// The same back, for people: "+33139635511", "user@host".
QString dialledText(const Jid &jid);

/// The key that a letter stands on (ITU-T E.161); null for what is on none.
QChar keyOf(QChar letter);

} // namespace causerie

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDomElement>
#include <QString>

#include <optional>

namespace causerie::xmpp
{

/// Something small that came inside a stanza (XEP-0231).
struct Bits {
    QString cid;  ///< "sha1+…@bob.xmpp.org", without "cid:"
    QString type; ///< MIME, lower case; as the sender says
    QByteArray bytes;
    friend bool operator==(const Bits &, const Bits &) = default;
};

inline constexpr qsizetype kMostBits = 128 * 1024; ///< bytes; the XEP advises 8 KiB, pictures of captchas are larger

/// Reads a <data xmlns='urn:xmpp:bob'/>. Nothing when it is empty, too large, no base64, or when its name is not the
/// hash of its bytes (§2.1; SHA-1 and SHA-256). Pure.
std::optional<Bits> readBits(const QDomElement &data);

} // namespace causerie::xmpp

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/files/portrait.h"
#include "core/xmpp/pep.h"

/// Pictures of people on the wire: XEP-0084 and XEP-0153. Pure; any thread.
namespace causerie::xmpp
{

inline constexpr QLatin1StringView kAvatarMetadata{"urn:xmpp:avatar:metadata"};
inline constexpr QLatin1StringView kAvatarData{"urn:xmpp:avatar:data"};
inline constexpr QLatin1StringView kVCardTemp{"vcard-temp"};
inline constexpr QLatin1StringView kVCardUpdate{"vcard-temp:x:update"};

/// One <info/> of <metadata/> (XEP-0084 §4.2).
struct AvatarInfo {
    QString id; ///< SHA-1 of the data
    qint64 bytes = 0;
    QString mediaType;
    friend bool operator==(const AvatarInfo &, const AvatarInfo &) = default;
};

/// The one of them that can be fetched over XMPP and is not too large, PNG before the others; nothing when they have
/// none of that kind.
std::optional<AvatarInfo> parseAvatarMetadata(const QDomElement &metadata);
/// The bytes of <data/>; empty when it is none, or too much.
QByteArray parseAvatarData(const QDomElement &data);
Pep::Write avatarMetadata(const files::Portrait &portrait);
Pep::Write noAvatarMetadata(); ///< §4.2.4: no picture any more
Pep::Write avatarData(const QByteArray &bytes);

/// What a presence says of the picture in the sender's vCard (XEP-0153 §3): nothing when it is not ready to say, an
/// empty text when there is none.
std::optional<QString> parsePhotoHash(const QDomElement &presence);
/// The picture in a <vCard/> (XEP-0054); empty without one.
QByteArray parsePhoto(const QDomElement &vcard);

} // namespace causerie::xmpp

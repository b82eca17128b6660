// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1StringView>

/// Namespaces of what stands inside a message.
namespace causerie::xmpp::ns
{

inline constexpr QLatin1StringView kReplace{"urn:xmpp:message-correct:0"};          ///< XEP-0308
inline constexpr QLatin1StringView kMarkers{"urn:xmpp:chat-markers:0"};             ///< XEP-0333
inline constexpr QLatin1StringView kEncryption{"urn:xmpp:eme:0"};                   ///< XEP-0380
inline constexpr QLatin1StringView kSpoiler{"urn:xmpp:spoiler:0"};                  ///< XEP-0382
inline constexpr QLatin1StringView kStyling{"urn:xmpp:styling:0"};                  ///< XEP-0393
inline constexpr QLatin1StringView kFasten{"urn:xmpp:fasten:0"};                    ///< XEP-0422, in older retractions
inline constexpr QLatin1StringView kRetract{"urn:xmpp:message-retract:1"};          ///< XEP-0424
inline constexpr QLatin1StringView kRetractOlder{"urn:xmpp:message-retract:0"};     ///< XEP-0424 before 0.4
inline constexpr QLatin1StringView kModerate{"urn:xmpp:message-moderate:1"};        ///< XEP-0425
inline constexpr QLatin1StringView kModerateOlder{"urn:xmpp:message-moderate:0"};   ///< XEP-0425 before 0.3
inline constexpr QLatin1StringView kFallback{"urn:xmpp:fallback:0"};                ///< XEP-0428
inline constexpr QLatin1StringView kReactions{"urn:xmpp:reactions:0"};              ///< XEP-0444
inline constexpr QLatin1StringView kFileSharing{"urn:xmpp:sfs:0"};                  ///< XEP-0447
inline constexpr QLatin1StringView kFileMetadata{"urn:xmpp:file:metadata:0"};       ///< XEP-0446
inline constexpr QLatin1StringView kHashes{"urn:xmpp:hashes:2"};                    ///< XEP-0300
inline constexpr QLatin1StringView kThumbnail{"urn:xmpp:thumbs:1"};                 ///< XEP-0264
inline constexpr QLatin1StringView kBitsOfBinary{"urn:xmpp:bob"};                   ///< XEP-0231
inline constexpr QLatin1StringView kUrlData{"http://jabber.org/protocol/url-data"}; ///< XEP-0103
inline constexpr QLatin1StringView kOutOfBand{"jabber:x:oob"};                      ///< XEP-0066
inline constexpr QLatin1StringView kReply{"urn:xmpp:reply:0"};                      ///< XEP-0461
inline constexpr QLatin1StringView kArchive{"urn:xmpp:mam:2"};                      ///< XEP-0313
inline constexpr QLatin1StringView kArchiveExtended{"urn:xmpp:mam:2#extended"};     ///< XEP-0313 §4.1.4
inline constexpr QLatin1StringView kResultSet{"http://jabber.org/protocol/rsm"};    ///< XEP-0059
inline constexpr QLatin1StringView kCaptcha{"urn:xmpp:captcha"};                    ///< XEP-0158
inline constexpr QLatin1StringView kPubSubEvent{"http://jabber.org/protocol/pubsub#event"};

} // namespace causerie::xmpp::ns

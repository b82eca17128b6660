// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/signalling.h"

#include <QDomElement>

#include <expected>
#include <optional>

class QXmlStreamWriter;

namespace causerie::xmpp
{

namespace ns
{
inline constexpr QLatin1StringView kJingle{"urn:xmpp:jingle:1"};                               ///< XEP-0166
inline constexpr QLatin1StringView kJingleErrors{"urn:xmpp:jingle:errors:1"};                  ///< XEP-0166 §10
inline constexpr QLatin1StringView kRtp{"urn:xmpp:jingle:apps:rtp:1"};                         ///< XEP-0167
inline constexpr QLatin1StringView kRtpInfo{"urn:xmpp:jingle:apps:rtp:info:1"};                ///< XEP-0167 §8
inline constexpr QLatin1StringView kSources{"urn:xmpp:jingle:apps:rtp:ssma:0"};                ///< XEP-0339
inline constexpr QLatin1StringView kHeaderExtensions{"urn:xmpp:jingle:apps:rtp:rtp-hdrext:0"}; ///< XEP-0294
inline constexpr QLatin1StringView kGrouping{"urn:xmpp:jingle:apps:grouping:0"};               ///< XEP-0338
inline constexpr QLatin1StringView kIceUdp{"urn:xmpp:jingle:transports:ice-udp:1"};            ///< XEP-0176
inline constexpr QLatin1StringView kDtls{"urn:xmpp:jingle:apps:dtls:0"};                       ///< XEP-0320
inline constexpr QLatin1StringView kTransfer{"urn:xmpp:jingle:transfer:0"};                    ///< XEP-0251
} // namespace ns

/// XEP-0166 §7.2.
enum class JingleAction {
    ContentAccept,
    ContentAdd,
    ContentModify,
    ContentReject,
    ContentRemove,
    DescriptionInfo,
    SecurityInfo,
    SessionAccept,
    SessionInfo,
    SessionInitiate,
    SessionTerminate,
    TransportAccept,
    TransportInfo,
    TransportReject,
    TransportReplace
};

/// What a <jingle/> says about a voice call. Parts that its action does not use are empty.
struct Jingle {
    JingleAction action = JingleAction::SessionInfo;
    QString sid;
    std::optional<SessionDescription> audio; ///< the content with speech
    /// session-initiate, -accept: why `audio` is missing (XEP-0166 §7.4).
    EndReason refusal = EndReason::UnsupportedApplications;
    EndReason reason = EndReason::Success; ///< session-terminate
    std::optional<SessionInfo> info;       ///< session-info we act on
    Transfer transfer;                     ///< session-info: whom to call instead (XEP-0251); empty: nobody
    bool isPing = false;                   ///< session-info without a payload (XEP-0166 §6.8)
    QStringList contents;                  ///< names of all contents

    friend bool operator==(const Jingle &, const Jingle &) = default;
};

enum class JingleError { NotJingle, NoSession, UnknownAction };

/// Reads <jingle/>. Liberal: what is unknown, malformed or beyond a limit is left out, so a hostile stanza
/// yields less, never more. TCP candidates and those that no packet may be sent to are left out; mDNS names stay.
/// Pure; any thread.
std::expected<Jingle, JingleError> parseJingle(const QDomElement &jingle);

/// Reads the condition out of <reason/>, also in Dino's spelling (`failed_application`); `missing` without one.
EndReason parseReason(const QDomElement &reason, EndReason missing);
/// <reason xmlns='urn:xmpp:jingle:1'><condition/></reason>, and what XEP-0251 has beside it
void writeReason(QXmlStreamWriter &writer, EndReason reason);
QLatin1StringView toCondition(EndReason reason);

/// Whose addresses a <jingle/> names (XEP-0166 §7.1).
struct JingleParties {
    QString initiator; ///< session-initiate only
    QString responder; ///< session-accept only
};

/// <jingle xmlns='urn:xmpp:jingle:1' action='…' sid='…'>, to be ended by the caller.
void startJingle(QXmlStreamWriter &writer, QLatin1StringView action, const QString &sid,
                 const JingleParties &parties = {});
/// Writes session-initiate or session-accept with everything others ask for.
void writeDescription(QXmlStreamWriter &writer, JingleAction action, const QString &sid,
                      const SessionDescription &description, const JingleParties &parties);
/// Writes transport-info: credentials and candidates, nothing of the description.
void writeCandidates(QXmlStreamWriter &writer, const QString &sid, const SessionDescription &local,
                     const QList<media::Candidate> &candidates);
/// `initiatorMadeContent` and `content` name the stream for mute and unmute.
void writeInfo(QXmlStreamWriter &writer, const QString &sid, SessionInfo info, const SessionDescription &content);
void writeTransfer(QXmlStreamWriter &writer, const QString &sid, const Transfer &transfer);
void writeTerminate(QXmlStreamWriter &writer, const QString &sid, EndReason reason);
/// content-reject for a content-add, transport-reject for a transport-replace: the call goes on as it is.
void writeContentRefusal(QXmlStreamWriter &writer, JingleAction action, const QString &sid,
                         const QStringList &contents);

} // namespace causerie::xmpp

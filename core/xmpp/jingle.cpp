// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/jingle.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/jinglecandidate.h"

#include <array>
#include <utility>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

// What a hostile peer can make us keep; real offers stay far below.
constexpr int kMaxPayloads = 64;
constexpr int kMaxParameters = 32;
constexpr int kMaxExtensions = 64;
constexpr int kMaxCandidates = 64;
constexpr int kMaxContents = 16;
constexpr int kMaxNameLength = 64;
constexpr int kMaxValueLength = 256; // also RFC 8839 §5.4: the longest ufrag and pwd

constexpr std::array kActions{
    std::pair{"content-accept"_L1, JingleAction::ContentAccept},
    std::pair{"content-add"_L1, JingleAction::ContentAdd},
    std::pair{"content-modify"_L1, JingleAction::ContentModify},
    std::pair{"content-reject"_L1, JingleAction::ContentReject},
    std::pair{"content-remove"_L1, JingleAction::ContentRemove},
    std::pair{"description-info"_L1, JingleAction::DescriptionInfo},
    std::pair{"security-info"_L1, JingleAction::SecurityInfo},
    std::pair{"session-accept"_L1, JingleAction::SessionAccept},
    std::pair{"session-info"_L1, JingleAction::SessionInfo},
    std::pair{"session-initiate"_L1, JingleAction::SessionInitiate},
    std::pair{"session-terminate"_L1, JingleAction::SessionTerminate},
    std::pair{"transport-accept"_L1, JingleAction::TransportAccept},
    std::pair{"transport-info"_L1, JingleAction::TransportInfo},
    std::pair{"transport-reject"_L1, JingleAction::TransportReject},
    std::pair{"transport-replace"_L1, JingleAction::TransportReplace},
};

constexpr std::array kConditions{
    std::pair{"success"_L1, EndReason::Success},
    std::pair{"busy"_L1, EndReason::Busy},
    std::pair{"decline"_L1, EndReason::Decline},
    std::pair{"cancel"_L1, EndReason::Cancel},
    std::pair{"timeout"_L1, EndReason::Timeout},
    std::pair{"gone"_L1, EndReason::Gone},
    std::pair{"connectivity-error"_L1, EndReason::ConnectivityError},
    std::pair{"media-error"_L1, EndReason::MediaError},
    std::pair{"security-error"_L1, EndReason::SecurityError},
    std::pair{"failed-application"_L1, EndReason::FailedApplication},
    std::pair{"failed-transport"_L1, EndReason::FailedTransport},
    std::pair{"unsupported-applications"_L1, EndReason::UnsupportedApplications},
    std::pair{"unsupported-transports"_L1, EndReason::UnsupportedTransports},
    std::pair{"incompatible-parameters"_L1, EndReason::IncompatibleParameters},
    std::pair{"expired"_L1, EndReason::Expired},
    std::pair{"alternative-session"_L1, EndReason::AlternativeSession},
    std::pair{"general-error"_L1, EndReason::GeneralError},
};
static_assert(kConditions.size() == std::size_t(EndReason::GeneralError), "a reason has no name on the wire");

template<typename Value, std::size_t N>
std::optional<Value> find(const std::array<std::pair<QLatin1StringView, Value>, N> &table, QStringView name)
{
    for (const auto &[text, value] : table) {
        if (name == text)
            return value;
    }
    return {};
}

template<typename Value, std::size_t N>
QLatin1StringView nameOf(const std::array<std::pair<QLatin1StringView, Value>, N> &table, Value wanted)
{
    for (const auto &[text, value] : table) {
        if (value == wanted)
            return text;
    }
    Q_UNREACHABLE_RETURN(QLatin1StringView());
}

/// RFC 3551 §6: the static types may come without their name.
void completeStatic(media::PayloadType &type)
{
    static constexpr std::array kStatic{std::pair{0, "PCMU"_L1}, std::pair{8, "PCMA"_L1}, std::pair{9, "G722"_L1}};
    for (const auto &[id, name] : kStatic) {
        if (type.id == id && type.name.isEmpty())
            type.name = name;
        if (type.id == id && type.clockRate == 0)
            type.clockRate = 8000;
    }
}

QList<std::pair<QString, QString>> parseParameters(const QDomElement &e)
{
    QList<std::pair<QString, QString>> parameters;
    forEachChild(e, [&parameters](const QDomElement &parameter) {
        if (localName(parameter) != "parameter"_L1 || parameters.size() >= kMaxParameters)
            return;
        const QString key = parameter.attribute(u"name"_s);
        const QString value = parameter.attribute(u"value"_s);
        if (key.size() <= kMaxNameLength && value.size() <= kMaxValueLength)
            parameters.append({key, value});
    });
    return parameters;
}

std::optional<media::PayloadType> parsePayload(const QDomElement &e)
{
    const auto id = wireNumber(e.attribute(u"id"_s), 0, 127);
    const QString name = e.attribute(u"name"_s);
    if (!id || name.size() > kMaxNameLength)
        return {};
    media::PayloadType type;
    type.id = int(*id);
    type.name = name;
    type.clockRate = int(wireNumber(e.attribute(u"clockrate"_s), 1, 1'000'000).value_or(0));
    type.channels = int(wireNumber(e.attribute(u"channels"_s), 1, 255).value_or(1));
    type.ptime = int(wireNumber(e.attribute(u"ptime"_s), 1, 10'000).value_or(0));
    type.maxptime = int(wireNumber(e.attribute(u"maxptime"_s), 1, 10'000).value_or(0));
    type.parameters = parseParameters(e);
    completeStatic(type);
    return type.name.isEmpty() ? std::nullopt : std::optional(type);
}

/// Without `senders` both send it; with one that is not known it is left out.
std::optional<HeaderExtension> parseExtension(const QDomElement &e)
{
    constexpr int kMostId = 4351; // XEP-0294 §3
    static constexpr std::array kSenders{std::pair{""_L1, HeaderExtension::Senders::Both},
                                         std::pair{"both"_L1, HeaderExtension::Senders::Both},
                                         std::pair{"initiator"_L1, HeaderExtension::Senders::Initiator},
                                         std::pair{"responder"_L1, HeaderExtension::Senders::Responder}};
    const auto id = wireNumber(e.attribute(u"id"_s), 1, kMostId);
    const auto senders = find(kSenders, e.attribute(u"senders"_s));
    const QString uri = e.attribute(u"uri"_s);
    if (!id || !senders || uri.isEmpty() || uri.size() > kMaxValueLength)
        return {};
    return HeaderExtension{.id = int(*id), .uri = uri, .senders = *senders, .parameters = parseParameters(e)};
}

void readSource(SessionDescription &audio, const QDomElement &e)
{
    const auto ssrc = wireNumber(e.attribute(u"ssrc"_s), 0, 0xFFFFFFFF);
    if (!ssrc)
        return;
    audio.ssrc = quint32(*ssrc);
    forEachChild(e, [&audio](const QDomElement &parameter) {
        const QString value = parameter.attribute(u"value"_s);
        if (parameter.attribute(u"name"_s) == "cname"_L1 && value.size() <= kMaxValueLength)
            audio.cname = value;
    });
}

void readDescription(SessionDescription &audio, const QDomElement &description)
{
    audio.rtcpMux = false;
    audio.ssrc = quint32(wireNumber(description.attribute(u"ssrc"_s), 0, 0xFFFFFFFF).value_or(0));
    forEachChild(description, [&audio](const QDomElement &e) {
        if (is(e, "payload-type"_L1, ns::kRtp) && audio.payloads.size() < kMaxPayloads) {
            if (const auto type = parsePayload(e))
                audio.payloads.append(*type);
        } else if (is(e, "rtcp-mux"_L1, ns::kRtp)) {
            audio.rtcpMux = true;
        } else if (is(e, "rtp-hdrext"_L1, ns::kHeaderExtensions) && audio.extensions.size() < kMaxExtensions) {
            if (const auto extension = parseExtension(e))
                audio.extensions.append(*extension);
        } else if (is(e, "source"_L1, ns::kSources)) {
            readSource(audio, e);
        }
    });
}

media::DtlsSetup parseSetup(QStringView text)
{
    if (text == "active"_L1)
        return media::DtlsSetup::Active;
    if (text == "passive"_L1)
        return media::DtlsSetup::Passive;
    return media::DtlsSetup::ActPass;
}

/// Of several hashes of the certificate the one everybody can compute, else the first (XEP-0320 §2).
void readFingerprint(SessionDescription &audio, const QDomElement &e)
{
    const QString hash = e.attribute(u"hash"_s).toLower();
    QString digits = e.text().simplified();
    if (hash.size() > kMaxNameLength || digits.size() > kMaxValueLength)
        return;
    if (!audio.fingerprint.hash.isEmpty() && hash != "sha-256"_L1)
        return;
    digits.remove(u':').remove(u' ');
    const auto digest = QByteArray::fromHex(digits.toLatin1());
    // fromHex skips what is no digit: then the length tells.
    audio.fingerprint = {hash, digest.size() * 2 == digits.size() ? digest : QByteArray()};
    audio.setup = parseSetup(e.attribute(u"setup"_s));
}

/// RFC 8839 §5.4 says ice-char; a space or a quotation mark would only serve to confuse somebody downstream.
QString credential(const QString &text)
{
    const bool fits = text.size() <= kMaxValueLength &&
                      std::ranges::all_of(text, [](QChar c) { return c > u' ' && c < u'\u007f' && c != u'"'; });
    return fits ? text : QString();
}

void readTransport(SessionDescription &audio, const QDomElement &transport)
{
    audio.credentials = {credential(transport.attribute(u"ufrag"_s)), credential(transport.attribute(u"pwd"_s))};
    forEachChild(transport, [&audio](const QDomElement &e) {
        if (is(e, "fingerprint"_L1, ns::kDtls)) {
            readFingerprint(audio, e);
        } else if (is(e, "candidate"_L1, ns::kIceUdp) && audio.candidates.size() < kMaxCandidates) {
            const auto candidate = parseCandidate(e);
            if (candidate && !audio.candidates.contains(*candidate))
                audio.candidates.append(*candidate);
        }
    });
}

/// Whether a group with one transport names the content (XEP-0338 §2).
bool isBundled(const QDomElement &jingle, const QString &content)
{
    bool found = false;
    forEachChild(jingle, [&](const QDomElement &group) {
        if (!is(group, "group"_L1, ns::kGrouping) || group.attribute(u"semantics"_s) != "BUNDLE"_L1)
            return;
        forEachChild(group, [&](const QDomElement &e) {
            found = found || (is(e, "content"_L1, ns::kGrouping) && e.attribute(u"name"_s) == content);
        });
    });
    return found;
}

/// The first content that can carry speech. transport-info has no description.
void readContents(Jingle &result, const QDomElement &jingle)
{
    const bool describes =
        result.action == JingleAction::SessionInitiate || result.action == JingleAction::SessionAccept;
    forEachChild(jingle, [&](const QDomElement &content) {
        const QString name = content.attribute(u"name"_s);
        if (!is(content, "content"_L1, ns::kJingle) || name.size() > kMaxValueLength ||
            result.contents.size() >= kMaxContents)
            return;
        result.contents.append(name);
        if (result.audio)
            return;
        const QDomElement description = child(content, "description"_L1, ns::kRtp);
        const QDomElement transport = child(content, "transport"_L1, ns::kIceUdp);
        const bool isAudio = description.attribute(u"media"_s) == "audio"_L1;
        if (describes && !isAudio)
            return;
        if (transport.isNull()) {
            result.refusal = EndReason::UnsupportedTransports;
            return;
        }
        SessionDescription audio;
        audio.contentName = name;
        // Asterisk gets this wrong in transport-info; nothing depends on it with one content.
        audio.creatorIsInitiator = content.attribute(u"creator"_s) != "responder"_L1;
        readTransport(audio, transport);
        if (!description.isNull())
            readDescription(audio, description);
        result.audio = audio;
    });
    if (result.audio)
        result.audio->isBundled = isBundled(jingle, result.audio->contentName);
}

/// The first one; an address that is none is left out.
Transfer readTransfer(const QDomElement &jingle)
{
    const QDomElement e = child(jingle, "transfer"_L1, ns::kTransfer);
    const QString sid = e.attribute(u"sid"_s);
    return {.attendant = Jid::parse(e.attribute(u"from"_s)).value_or(Jid()),
            .sid = sid.size() <= kMaxValueLength ? sid : QString(),
            .target = Jid::parse(e.attribute(u"to"_s)).value_or(Jid())};
}

void readInfo(Jingle &result, const QDomElement &jingle)
{
    static constexpr std::array kInfos{
        std::pair{"ringing"_L1, SessionInfo::Ringing}, std::pair{"active"_L1, SessionInfo::Active},
        std::pair{"hold"_L1, SessionInfo::Hold},       std::pair{"unhold"_L1, SessionInfo::Unhold},
        std::pair{"mute"_L1, SessionInfo::Mute},       std::pair{"unmute"_L1, SessionInfo::Unmute}};
    result.isPing = jingle.firstChildElement().isNull();
    forEachChild(jingle, [&result](const QDomElement &e) {
        if (!result.info && e.namespaceURI() == ns::kRtpInfo)
            result.info = find(kInfos, localName(e));
    });
    result.transfer = readTransfer(jingle);
}

} // namespace

std::expected<Jingle, JingleError> parseJingle(const QDomElement &jingle)
{
    if (!is(jingle, "jingle"_L1, ns::kJingle))
        return std::unexpected(JingleError::NotJingle);
    Jingle result;
    result.sid = jingle.attribute(u"sid"_s);
    if (result.sid.isEmpty() || result.sid.size() > kMaxValueLength)
        return std::unexpected(JingleError::NoSession);
    const auto action = find(kActions, jingle.attribute(u"action"_s));
    if (!action)
        return std::unexpected(JingleError::UnknownAction);
    result.action = *action;
    readContents(result, jingle);
    if (result.action == JingleAction::SessionInitiate && result.audio)
        result.audio->transfer = readTransfer(jingle);
    if (result.action == JingleAction::SessionInfo)
        readInfo(result, jingle);
    if (result.action == JingleAction::SessionTerminate)
        result.reason = parseReason(child(jingle, "reason"_L1, ns::kJingle), EndReason::Success);
    return result;
}

EndReason parseReason(const QDomElement &reason, EndReason missing)
{
    std::optional<EndReason> known;
    bool any = false;
    bool isTransferred = false;
    forEachChild(reason, [&](const QDomElement &e) {
        if (is(e, "transferred"_L1, ns::kTransfer)) {
            isTransferred = true;
            return;
        }
        const QString name = localName(e).replace(u'_', u'-');
        if (name == "text"_L1 || known)
            return;
        any = true;
        known = find(kConditions, name);
    });
    const EndReason said = known.value_or(any ? EndReason::GeneralError : missing);
    return isTransferred && said == EndReason::Success ? EndReason::Transferred : said;
}

QLatin1StringView toCondition(EndReason reason)
{
    return nameOf(kConditions, reason == EndReason::Transferred ? EndReason::Success : reason);
}

} // namespace causerie::xmpp

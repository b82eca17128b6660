// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/negotiation.h"

#include "core/media/codec/telephoneevent.h"

#include <algorithm>

namespace causerie
{

using namespace Qt::StringLiterals;

namespace
{

const QString kDtx = u"usedtx"_s;
constexpr int kOpusId = 111; // what browsers and Dino use; equal numbers keep their comparisons quiet
constexpr int kRedId = 63;   // what browsers use
constexpr int kEventsId = 110;
constexpr int kGatewayEventsId = 101;  // what telephones are used to
constexpr int kTelephoneClock = 8'000; // Hz
constexpr int kPtimeMs = 20;
constexpr int kThriftPtimeMs = 60;
constexpr int kLowLatencyPtimeMs = 10;
constexpr auto kThriftBitrate = "12000"_L1;                                       // bit/s, the most of what is received
constexpr int kLevelId = 1;                                                       // what browsers use
constexpr auto kAudioLevelUri = "urn:ietf:params:rtp-hdrext:ssrc-audio-level"_L1; // RFC 6464 §4

media::PayloadType opus(int id, media::CallMode mode)
{
    media::PayloadType type;
    type.id = id;
    type.name = u"opus"_s;
    type.clockRate = 48'000; // RFC 7587 §7: always 48000 and 2, whatever is sent
    type.channels = 2;
    type.ptime = kPtimeMs;
    type.maxptime = 120;
    type.parameters = {{u"minptime"_s, u"10"_s}, {u"useinbandfec"_s, u"1"_s}};
    switch (mode) {
    case media::CallMode::Usual:
        break;
    case media::CallMode::Thrift: // RFC 7587 §6.1
        type.ptime = kThriftPtimeMs;
        type.parameters += {{u"maxaveragebitrate"_s, kThriftBitrate}, {kDtx, u"1"_s}};
        break;
    case media::CallMode::LowLatency:
        type.ptime = kLowLatencyPtimeMs;
        break;
    }
    return type;
}

/// Copies of what a codec sends (RFC 2198 §5). One parameter without a name: with two, Conversations throws.
media::PayloadType redOf(const media::PayloadType &codec, int id)
{
    media::PayloadType type;
    type.id = id;
    type.name = u"red"_s;
    type.clockRate = codec.clockRate;
    type.channels = codec.channels;
    const QString inside = QString::number(codec.id);
    type.parameters = {{QString(), inside + u'/' + inside}};
    return type;
}

/// RFC 3551 §6: what every telephone speaks, under the numbers everybody knows.
media::PayloadType telephone(int id, const QString &name)
{
    media::PayloadType type;
    type.id = id;
    type.name = name;
    type.clockRate = kTelephoneClock;
    type.ptime = kPtimeMs;
    return type;
}

/// Without format parameters it is the sixteen keys (RFC 4733 §2.4.1).
media::PayloadType events(int id, int clockRate)
{
    media::PayloadType type;
    type.id = id;
    type.name = u"telephone-event"_s;
    type.clockRate = clockRate;
    return type;
}

bool isRed(const media::PayloadType &type)
{
    return type.name.compare("red"_L1, Qt::CaseInsensitive) == 0;
}

/// Whether all that `red` may hold is `codec`. Who does not say what it holds means the codec it stands beside.
bool isRedOf(const media::PayloadType &red, const media::PayloadType &codec)
{
    if (!isRed(red) || red.clockRate != codec.clockRate || red.channels != codec.channels)
        return false;
    for (const auto &[name, value] : red.parameters) {
        if (!name.isEmpty())
            continue;
        const QStringList inside = value.split(u'/');
        return std::ranges::all_of(inside, [&](const QString &id) { return id == QString::number(codec.id); });
    }
    return true;
}

bool isOpus(const media::PayloadType &type)
{
    return type.name.compare("opus"_L1, Qt::CaseInsensitive) == 0;
}

/// What carries speech by itself.
bool isVoice(const media::PayloadType &type)
{
    return !isRed(type) && !media::isTelephoneEvent(type);
}

/// RFC 5761 §4: with RTCP on the same port these would be read as RTCP.
bool collidesWithRtcp(int id)
{
    return id >= 64 && id <= 95;
}

bool isSameCodec(const media::PayloadType &a, const media::PayloadType &b)
{
    return a.name.compare(b.name, Qt::CaseInsensitive) == 0 && a.clockRate == b.clockRate && a.channels == b.channels;
}

const media::PayloadType *findCodec(const QList<media::PayloadType> &list, const media::PayloadType &wanted)
{
    const auto it = std::ranges::find_if(list, [&](const auto &type) { return isSameCodec(type, wanted); });
    return it == list.end() ? nullptr : &*it;
}

/// The RED of theirs that we can use with `codec`, which is also theirs; null when there is none.
const media::PayloadType *findRed(const QList<media::PayloadType> &theirs, const media::PayloadType &codec)
{
    const auto it = std::ranges::find_if(
        theirs, [&](const auto &type) { return isRedOf(type, codec) && !collidesWithRtcp(type.id); });
    return it == theirs.end() || it->id == codec.id ? nullptr : &*it;
}

/// How `theirs` takes pressed keys beside `codec`: by its clock (RFC 4733 §2.1); else by that of telephones, for
/// gateways know no other beside Opus.
std::optional<media::PayloadType> findEvents(const QList<media::PayloadType> &theirs, const media::PayloadType &codec)
{
    for (const int clockRate : {codec.clockRate, kTelephoneClock}) {
        const auto it = std::ranges::find_if(theirs, [&](const auto &type) {
            return media::isTelephoneEvent(type) && type.clockRate == clockRate && !collidesWithRtcp(type.id);
        });
        if (it != theirs.end())
            return *it;
    }
    return std::nullopt;
}

/// A length they say: as an attribute (XEP-0167 §4), or as a gateway copies it out of fmtp (RFC 7587 §6.1). 0: unsaid.
int said(int attribute, const media::PayloadType &theirs, QLatin1StringView name)
{
    if (attribute > 0)
        return attribute;
    for (const auto &[key, value] : theirs.parameters)
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value.toInt();
    return 0;
}

/// The frame length we send: theirs where we can make it, else 20 ms cut to their limit.
int sendPtime(const media::PayloadType &theirs)
{
    constexpr int kFrames[] = {10, 20, 40, 60};
    const int wanted = said(theirs.ptime, theirs, "ptime"_L1);
    const int longest = said(theirs.maxptime, theirs, "maxptime"_L1);
    int ptime = std::ranges::find(kFrames, wanted) != std::end(kFrames) ? wanted : kPtimeMs;
    if (longest >= 10 && ptime > longest)
        ptime = longest >= kPtimeMs ? kPtimeMs : 10;
    return ptime;
}

media::PayloadType toSend(const media::PayloadType &theirs)
{
    media::PayloadType type = theirs;
    type.ptime = sendPtime(theirs);
    return type;
}

/// Whether they like it that pauses are not sent (RFC 7587 §6.1).
bool prefersDtx(const media::PayloadType &type)
{
    return isOpus(type) && type.parameters.contains({kDtx, u"1"_s});
}

/// What they may send of keys, by each clock once, behind all that is speech.
void answerEvents(Negotiated &result, const SessionDescription &theirs, const Abilities &abilities)
{
    for (const auto &ours : abilities.payloads) {
        if (!media::isTelephoneEvent(ours))
            continue;
        const auto *offered = findCodec(theirs.payloads, ours);
        if (offered && !collidesWithRtcp(offered->id))
            result.answer.payloads.append(events(offered->id, ours.clockRate));
    }
    if (std::ranges::any_of(result.answer.payloads, media::isTelephoneEvent))
        result.parameters.events = findEvents(theirs.payloads, result.parameters.send);
}

/// The level of each packet in its header. No other extension is of use between two.
bool tellsLevel(const HeaderExtension &extension)
{
    constexpr int kMostId = 14; // RFC 8285 §4.2
    return extension.uri == kAudioLevelUri && extension.id >= 1 && extension.id <= kMostId;
}

/// The one of `theirs` that can be taken; null when there is none. A number that means two things means nothing, and
/// without a word on voice (RFC 6464 §4, `vad=off`) we have none to send.
const HeaderExtension *findLevel(const QList<HeaderExtension> &theirs)
{
    const auto it = std::ranges::find_if(theirs, tellsLevel);
    if (it == theirs.end() || std::ranges::count(theirs, it->id, &HeaderExtension::id) > 1 ||
        it->parameters.contains({u"vad"_s, u"off"_s}))
        return nullptr;
    return &*it;
}

void useLevel(media::AudioParameters &parameters, const HeaderExtension &level, HeaderExtension::Senders we)
{
    using Senders = HeaderExtension::Senders;
    parameters.levelSent = level.senders == Senders::Both || level.senders == we ? level.id : 0;
    parameters.levelReceived = level.senders != we ? level.id : 0;
}

/// RFC 8122 §5: a hash that still proves something, of the length it has. SHA-1 and MD5 do not.
bool provesIdentity(const media::Fingerprint &fingerprint)
{
    if (fingerprint.hash == "sha-256"_L1)
        return fingerprint.digest.size() == 32;
    if (fingerprint.hash == "sha-384"_L1)
        return fingerprint.digest.size() == 48;
    return fingerprint.hash == "sha-512"_L1 && fingerprint.digest.size() == 64;
}

/// What both directions refuse before they look at codecs; nothing when all is well.
std::optional<EndReason> refusal(const SessionDescription &theirs)
{
    if (!provesIdentity(theirs.fingerprint))
        return EndReason::SecurityError;
    if (theirs.credentials.ufrag.isEmpty() || theirs.credentials.password.isEmpty())
        return EndReason::FailedTransport;
    if (!theirs.rtcpMux)
        return EndReason::IncompatibleParameters;
    return std::nullopt;
}

} // namespace

Abilities ownAbilities(media::CallMode mode)
{
    const media::PayloadType voice = opus(kOpusId, mode);
    return {{voice, redOf(voice, kRedId), telephone(9, u"G722"_s), telephone(0, u"PCMU"_s), telephone(8, u"PCMA"_s),
             events(kEventsId, 48'000), events(kGatewayEventsId, kTelephoneClock)}};
}

SessionDescription offer(const Abilities &abilities)
{
    SessionDescription description;
    description.payloads = abilities.payloads;
    description.setup = media::DtlsSetup::ActPass;
    description.extensions = {{.id = kLevelId, .uri = kAudioLevelUri}};
    return description;
}

std::expected<Negotiated, EndReason> answer(const SessionDescription &theirs, const Abilities &abilities)
{
    if (const auto reason = refusal(theirs))
        return std::unexpected(*reason);

    Negotiated result;
    result.answer.contentName = theirs.contentName;
    result.answer.creatorIsInitiator = theirs.creatorIsInitiator;
    // RFC 5763 §5: the answerer takes the active part, so the handshake starts one round trip earlier.
    result.answer.setup =
        theirs.setup == media::DtlsSetup::Active ? media::DtlsSetup::Passive : media::DtlsSetup::Active;
    result.parameters.localSetup = result.answer.setup;

    QList<media::PayloadType> known; // each codec of ours once, in the order of the offer
    for (const auto &payload : theirs.payloads) {
        const auto *ours = findCodec(abilities.payloads, payload);
        if (!ours || !isVoice(payload) || collidesWithRtcp(payload.id) || findCodec(known, payload))
            continue;
        known.append(payload);
    }
    if (known.isEmpty())
        return std::unexpected(EndReason::FailedApplication);
    // What gateways speak only where Opus is not offered at all: it is better in every respect.
    std::ranges::stable_partition(known, [](const auto &type) { return isOpus(type); });
    for (const auto &payload : std::as_const(known)) {
        media::PayloadType received = *findCodec(abilities.payloads, payload);
        received.id = payload.id;
        // Who saves data wants to save it both ways, and is told that we do not mind.
        if (prefersDtx(payload) && !prefersDtx(received))
            received.parameters.append({kDtx, u"1"_s});
        result.answer.payloads.append(received);
    }
    result.parameters.send = toSend(known.first());
    // Behind the codecs, wherever it stood: who answers first sends as the first one says (Dino), and a browser that is
    // answered with RED first sends everything twice from then on.
    const auto *red = findRed(theirs.payloads, known.first());
    if (red && std::ranges::any_of(abilities.payloads, isRed)) {
        result.answer.payloads.append(redOf(known.first(), red->id));
        result.parameters.redundancy = *red;
    }
    answerEvents(result, theirs, abilities);
    if (const auto *level = findLevel(theirs.extensions)) {
        result.answer.extensions = {*level}; // XEP-0294 §4: as it was offered
        useLevel(result.parameters, *level, HeaderExtension::Senders::Responder);
    }
    result.answer.isBundled = theirs.isBundled;
    result.parameters.receive = result.answer.payloads;
    return result;
}

std::expected<media::AudioParameters, EndReason> conclude(const SessionDescription &ours,
                                                          const SessionDescription &theirs)
{
    if (const auto reason = refusal(theirs))
        return std::unexpected(*reason);
    if (theirs.contentName != ours.contentName)
        return std::unexpected(EndReason::FailedApplication);

    const auto isCommon = [&](const media::PayloadType &type) {
        return findCodec(ours.payloads, type) && isVoice(type) && !collidesWithRtcp(type.id);
    };
    auto codec =
        std::ranges::find_if(theirs.payloads, [&](const auto &type) { return isCommon(type) && isOpus(type); });
    if (codec == theirs.payloads.end())
        codec = std::ranges::find_if(theirs.payloads, isCommon);
    if (codec == theirs.payloads.end())
        return std::unexpected(EndReason::FailedApplication);

    media::AudioParameters parameters;
    parameters.send = toSend(*codec);
    parameters.receive = ours.payloads;
    if (const auto *red = findRed(theirs.payloads, *codec); red && std::ranges::any_of(ours.payloads, isRed))
        parameters.redundancy = *red;
    if (std::ranges::any_of(ours.payloads, media::isTelephoneEvent))
        parameters.events = findEvents(theirs.payloads, *codec);
    const auto *level = findLevel(theirs.extensions);
    if (level && findLevel(ours.extensions) && level->id == findLevel(ours.extensions)->id)
        useLevel(parameters, *level, HeaderExtension::Senders::Initiator);
    // RFC 8842 §5.3 forbids `actpass` in an answer; those who send it start the handshake nevertheless.
    parameters.localSetup =
        theirs.setup == media::DtlsSetup::Passive ? media::DtlsSetup::Active : media::DtlsSetup::Passive;
    return parameters;
}

SessionDescription describe(SessionDescription description, const media::LocalTransport &local,
                            const QList<media::Candidate> &candidates)
{
    description.credentials = local.credentials;
    description.fingerprint = local.fingerprint;
    description.ssrc = local.ssrc;
    description.cname = local.cname;
    description.candidates = candidates;
    return description;
}

media::RemoteTransport remoteTransport(const SessionDescription &theirs)
{
    return {theirs.credentials, theirs.fingerprint, theirs.setup};
}

} // namespace causerie

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/securepath.h"

#include "core/base/log.h"
#include "core/media/demux.h"
#include "core/media/traffic.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace causerie::media
{

namespace
{
constexpr double kSessionBytesPerSecond = 8000; // RFC 3550 §6.2: what was reserved, not what flows
constexpr std::size_t kMostEarlyDatagrams = 16;

Instant now()
{
    return {.steadyNs = steadyNow(), .ntp = toNtp(std::chrono::system_clock::now())};
}

EngineError toEngineError(DtlsError error)
{
    return error == DtlsError::FingerprintMismatch ? EngineError::FingerprintMismatch : EngineError::DtlsFailed;
}
} // namespace

SecurePath::SecurePath(_GMainContext *context, const MakeTransport &makeTransport, Certificate certificate,
                       Identity identity, PacketRing &incoming, const StreamCounters &counters, Events events,
                       Timing timing)
    : m_certificate(std::move(certificate)), m_identity(std::move(identity)), m_incoming(incoming),
      m_counters(counters), m_events(std::move(events)), m_timing(timing), m_traffic(std::make_unique<Traffic>()),
      m_source(m_identity.ssrc, [] { return QRandomGenerator::system()->generate(); }),
      m_schedule([] { return QRandomGenerator::global()->generateDouble(); }),
      m_deadline(context,
                 [this] {
                     if (m_phase == Phase::Checking)
                         fail(EngineError::IceFailed, u"no candidate pair works"_s);
                     else
                         fail(EngineError::DtlsFailed, u"no answer to the handshake"_s);
                 }),
      m_dtlsTimer(context,
                  [this] {
                      m_dtls->timerExpired();
                      afterDtls();
                  }),
      m_reportTimer(context, [this] { reportDue(); }), m_statisticsTimer(context, [this] { statisticsDue(); }),
      m_transport(context, makeTransport,
                  {.candidates = m_events.candidates,
                   .gatheringFinished = m_events.gatheringFinished,
                   .stateChanged = [this](IceState state) { iceChanged(state); },
                   .received = [this](std::span<const std::byte> datagram) { arrived(datagram); }},
                  {}, [this] { restartBreaker(); })
{
}

SecurePath::~SecurePath() = default;

LocalTransport SecurePath::local() const
{
    return {.credentials = m_transport.credentials(),
            .fingerprint = m_certificate.fingerprint(),
            .ssrc = m_source.ssrc(),
            .cname = m_identity.cname};
}

void SecurePath::gather()
{
    m_transport.gather();
}

void SecurePath::connectTo(const RemoteTransport &remote, const AudioParameters &parameters)
{
    if (m_phase != Phase::Gathering)
        return;
    m_phase = Phase::Checking;
    m_remote = remote;
    m_parameters = parameters;
    m_traffic->connectNs = steadyNow();
    m_reports.emplace(m_source.ssrc(), m_identity.cname.toStdString(), parameters.send.clockRate, m_reception);
    m_rate.emplace(rateLimits(parameters, m_mode));
    m_plan = m_rate->plan();
    m_deadline.start(m_timing.check);
    m_statisticsTimer.start(kStatisticsInterval);
    m_transport.connectTo(remote.credentials);
    if (m_pathWorks)
        startHandshake();
}

void SecurePath::addRemoteCandidates(const QList<Candidate> &candidates)
{
    if (m_phase != Phase::Ended)
        m_transport.addRemoteCandidates(candidates);
}

void SecurePath::restart()
{
    if (m_phase != Phase::Connected)
        return;
    m_transport.restart();
    m_events.restarted(m_transport.credentials());
}

void SecurePath::reconnectTo(const IceCredentials &remote)
{
    if (m_phase == Phase::Connected)
        m_transport.connectTo(remote);
}

void SecurePath::iceChanged(IceState state)
{
    m_pathWorks = state == IceState::Connected;
    switch (m_phase) {
    case Phase::Checking:
        // Failing now is not the end: more candidates may come until the deadline.
        if (m_pathWorks)
            startHandshake();
        break;
    case Phase::Securing:
    case Phase::Connected:
        if (state == IceState::Failed)
            fail(EngineError::IceFailed, u"the other side no longer consents"_s);
        break;
    case Phase::Gathering:
    case Phase::Ended:
        break;
    }
}

void SecurePath::arrived(std::span<const std::byte> datagram)
{
    if (m_phase == Phase::Ended)
        return;
    switch (classify(datagram)) {
    case DatagramKind::Dtls:
        dtlsArrived(datagram);
        break;
    case DatagramKind::Rtp:
        rtpArrived(datagram);
        break;
    case DatagramKind::Rtcp:
        rtcpArrived(datagram);
        break;
    case DatagramKind::Stun:
    case DatagramKind::TurnChannel:
    case DatagramKind::Unknown:
        break; // the transport keeps its own; the rest is noise
    }
}

void SecurePath::startHandshake()
{
    m_phase = Phase::Securing;
    m_deadline.start(m_timing.secure);
    m_dtls =
        std::make_unique<DtlsHandshake>(m_certificate, m_parameters.localSetup, m_remote.fingerprint,
                                        [this](std::span<const std::byte> datagram) { m_transport.send(datagram); });
    m_dtls->start();
    for (const auto &datagram : std::exchange(m_early, {}))
        m_dtls->datagramArrived(datagram);
    afterDtls();
}

void SecurePath::dtlsArrived(std::span<const std::byte> datagram)
{
    if (m_dtls) {
        m_dtls->datagramArrived(datagram);
        afterDtls();
    } else if (m_early.size() < kMostEarlyDatagrams) { // the other side was quicker
        m_early.emplace_back(datagram.begin(), datagram.end());
    }
}

void SecurePath::afterDtls()
{
    if (m_phase != Phase::Securing && m_phase != Phase::Connected)
        return;
    if (m_phase == Phase::Securing) {
        if (const auto error = m_dtls->error()) {
            fail(toEngineError(*error), m_dtls->errorText());
            return;
        }
        if (m_dtls->keys())
            useKeys(*m_dtls->keys());
    }
    if (const auto timeout = m_dtls->timeout())
        m_dtlsTimer.start(*timeout);
    else
        m_dtlsTimer.stop();
}

void SecurePath::useKeys(const DtlsKeys &keys)
{
    using Direction = SrtpSession::Direction;
    auto rtpOut = SrtpSession::create(keys.profile, keys.outgoing, Direction::Outgoing);
    auto rtcpOut = SrtpSession::create(keys.profile, keys.outgoing, Direction::Outgoing);
    auto in = SrtpSession::create(keys.profile, keys.incoming, Direction::Incoming);
    if (!rtpOut || !rtcpOut || !in) {
        fail(EngineError::Internal, u"the keys cannot be used"_s);
        return;
    }
    m_rtpOut = std::move(*rtpOut);
    m_rtcpOut = std::move(*rtcpOut);
    m_in = std::move(*in);
    m_phase = Phase::Connected;
    m_deadline.stop();
    const auto name = nameOf(keys.profile);
    m_traffic->profile = QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
    m_traffic->lastHeardNs = steadyNow();
    m_traffic->connectMs = millisecondsBetween(m_traffic->connectNs, m_traffic->lastHeardNs);
    m_reportTimer.start(m_schedule.next(kSessionBytesPerSecond));
    m_events.connected();
    m_events.plan(m_plan);
}

void SecurePath::rtpArrived(std::span<const std::byte> datagram)
{
    if (!m_in)
        return;
    auto *slot = m_incoming.claim(); // none: the audio thread is late, but the counts go on
    auto &arrival = slot ? *slot : m_spare;
    if (!arrival.assign(datagram, steadyNow()))
        return;
    const auto size = m_in->unprotectRtp(std::span(arrival.bytes).first(arrival.size));
    if (!size) {
        notAuthentic(size.error());
        return;
    }
    arrival.size = static_cast<std::uint16_t>(*size);
    heard();
    const auto packet = parseRtp(arrival.data());
    const auto *type = packet ? agreed(packet->payloadType) : nullptr;
    if (!type || !isTheirs(packet->ssrc) || !m_reception.packetArrived(*packet, type->clockRate, arrival.arrivalNs))
        return;
    if (isTelephoneEvent(*type)) {
        if (const auto key = m_digits.take(packet->ssrc, packet->timestamp, packet->payload))
            m_events.digit(QChar(keyOf(*key)));
    }
    if (slot) // events, too: their numbers are not lost
        m_incoming.publish();
}

void SecurePath::rtcpArrived(std::span<const std::byte> datagram)
{
    std::array<std::byte, Packet::kCapacity> copy;
    if (!m_in || datagram.size() > copy.size())
        return;
    std::ranges::copy(datagram, copy.begin());
    const auto size = m_in->unprotectRtcp(std::span(copy).first(datagram.size()));
    if (!size) {
        notAuthentic(size.error());
        return;
    }
    heard();
    m_schedule.packetSeen(datagram.size());
    const auto compound = std::span(copy).first(*size);
    if (const auto source = rtcpSource(compound); source && !isTheirs(*source))
        return;
    m_reports->arrived(compound, now());
    if (const auto judgement = m_reports->takeJudgement())
        judged(*judgement);
}

void SecurePath::notAuthentic(SrtpError error)
{
    if (error != SrtpError::Replayed) // the network repeats packets all the time
        ++m_traffic->forged;
}

/// False when it is only what we said ourselves. Where they are called as we are, we take another name.
bool SecurePath::isTheirs(std::uint32_t ssrc)
{
    switch (m_source.heard(ssrc, steadyNow())) {
    case SourceVerdict::Theirs:
        return true;
    case SourceVerdict::Looped:
        return false;
    case SourceVerdict::Collided:
        break;
    }
    qCInfo(lcRtp) << "the other side sends as the source that we are: we become another one";
    const auto sent = sentSoFar();
    sendReport(m_reports->makeGoodbye(sent, now()));
    m_reports->becomes(m_source.ssrc(), sent);
    m_breaker = {}; // whether they ever report on this one is not known
    restartBreaker();
    m_events.source(m_source.ssrc());
    return true;
}

void SecurePath::heard()
{
    m_traffic->lastHeardNs = steadyNow();
    if (std::exchange(m_silent, false))
        m_events.reconnected();
}

void SecurePath::send(std::span<std::byte> packet, std::size_t length)
{
    if (const auto size = m_rtpOut->protectRtp(packet, length))
        m_transport.send(packet.first(*size));
}

const PayloadType *SecurePath::agreed(std::uint8_t payloadType) const
{
    const auto type = std::ranges::find(m_parameters.receive, int(payloadType), &PayloadType::id);
    return type == m_parameters.receive.end() || type->clockRate <= 0 ? nullptr : &*type;
}

void SecurePath::sendReport(std::vector<std::byte> compound)
{
    const auto length = compound.size();
    compound.resize(length + SrtpSession::kMaxTrailerBytes);
    if (const auto size = m_rtcpOut->protectRtcp(compound, length)) {
        m_schedule.packetSeen(*size);
        m_transport.send(std::span(compound).first(*size));
    }
}

void SecurePath::reportDue()
{
    if (m_phase != Phase::Connected)
        return;
    sendReport(m_reports->make(sentSoFar(), now()));
    m_reportTimer.start(m_schedule.next(kSessionBytesPerSecond));
}

void SecurePath::fail(EngineError error, const QString &detail)
{
    if (m_phase == Phase::Ended)
        return;
    m_phase = Phase::Ended;
    m_deadline.stop();
    m_dtlsTimer.stop();
    m_reportTimer.stop();
    m_events.failed(error, detail);
}

void SecurePath::close(std::chrono::milliseconds patience, std::function<void(const Statistics &)> closed)
{
    if (m_phase == Phase::Connected)
        sendReport(m_reports->makeGoodbye(sentSoFar(), now()));
    m_phase = Phase::Ended;
    m_deadline.stop();
    m_dtlsTimer.stop();
    m_reportTimer.stop();
    m_statisticsTimer.stop();
    m_transport.close(patience, [last = statistics(), closed = std::move(closed)] { closed(last); });
}

} // namespace causerie::media

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/codec/digitreceiver.h"
#include "core/media/codec/ratecontroller.h"
#include "core/media/ice/restartabletransport.h"
#include "core/media/net/netthread.h"
#include "core/media/parameters.h"
#include "core/media/rtp/circuitbreaker.h"
#include "core/media/rtp/ownsource.h"
#include "core/media/rtp/reports.h"
#include "core/media/rtp/rtcpschedule.h"
#include "core/media/srtp/dtlshandshake.h"
#include "core/media/statistics.h"
#include "core/media/transport.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace causerie::media
{

struct Traffic;

/// Everything between the sockets of a call and the audio thread: ICE, then DTLS on the pair it found, then SRTP and
/// RTCP with the keys DTLS gave (RFC 5763 §5). What arrives leaves as plain RTP through `incoming`; what the audio
/// thread sends is protected on its own thread.
///
/// Thread: net, except for `send` (audio, between `connected` and `close`). Owner: Engine; destroyed when the net
/// thread has ended. Anything may arrive at any time: what is not authentic is dropped and counted.
class SecurePath final : public PacketSender
{
public:
    struct Events {
        std::function<void()> connected;
        std::function<void()> disconnected;
        std::function<void()> reconnected;
        std::function<void(EngineError, const QString &)> failed; ///< the last event but `statistics`
        std::function<void(const Statistics &)> statistics;
        std::function<void(const SendingPlan &)> plan; ///< how to send from now on: behind `connected`, and changes
        std::function<void(quint32)> source;           ///< how packets of ours are named from now on (RFC 3550 §8.2)
        std::function<void(QChar)> digit;              ///< a key went down over there (RFC 4733)
        /// Passed through from ICE.
        std::function<void(const QList<Candidate> &)> candidates;
        std::function<void()> gatheringFinished;
        std::function<void(const IceCredentials &)> restarted; ///< ours, of the candidates that follow
    };
    using MakeTransport = RestartableTransport::Make;

    /// Whom we are in RTP.
    struct Identity {
        quint32 ssrc = 0; ///< at first
        QString cname;
    };

    /// How long we wait until we give up, or say so.
    struct Timing {
        std::chrono::milliseconds check{15'000};  ///< for a pair; candidates may still trickle in
        std::chrono::milliseconds secure{20'000}; ///< for the handshake, as long as other clients do
        std::chrono::milliseconds silence{5'000}; ///< without anything from the other side, until people are told
    };

    SecurePath(_GMainContext *context, const MakeTransport &makeTransport, Certificate certificate, Identity identity,
               PacketRing &incoming, const StreamCounters &counters, Events events, Timing timing);
    ~SecurePath() override;

    LocalTransport local() const;
    void gather();
    void connectTo(const RemoteTransport &remote, const AudioParameters &parameters);
    void addRemoteCandidates(const QList<Candidate> &candidates);
    void setListenedTo(bool isListenedTo);
    void setMode(CallMode mode); ///< at any time; a new `plan` follows, once connected
    /// ICE begins anew (RFC 8445 §9), once connected; keys and sound stay. `restarted` follows.
    void restart();
    void reconnectTo(const IceCredentials &remote); ///< what the other side says of its new beginning
    /// Sends BYE and closes; `closed` follows with the last statistics.
    void close(std::chrono::milliseconds patience, std::function<void(const Statistics &)> closed);

    void send(std::span<std::byte> packet, std::size_t length) override;

private:
    void iceChanged(IceState state);
    void arrived(std::span<const std::byte> datagram);
    void dtlsArrived(std::span<const std::byte> datagram);
    void rtpArrived(std::span<const std::byte> datagram);
    void rtcpArrived(std::span<const std::byte> datagram);
    void notAuthentic(SrtpError error);
    bool isTheirs(std::uint32_t ssrc);
    void heard();
    void startHandshake();
    void afterDtls();
    void useKeys(const DtlsKeys &keys);
    void judged(const Judgement &judgement);
    void followBreaker(std::int64_t nowNs, std::optional<BreakerCause> before);
    void watchBreaker();
    void restartBreaker();
    void tellPlan();
    void sendReport(std::vector<std::byte> compound);
    void reportDue();
    void statisticsDue();
    Statistics statistics();
    void tellSound(Statistics &statistics) const;
    void fail(EngineError error, const QString &detail);
    SentSoFar sentSoFar() const;
    const PayloadType *agreed(std::uint8_t payloadType) const; ///< null: not agreed

    enum class Phase { Gathering, Checking, Securing, Connected, Ended };

    Certificate m_certificate;
    Identity m_identity;
    PacketRing &m_incoming;
    const StreamCounters &m_counters;
    Events m_events;
    Timing m_timing;
    std::unique_ptr<Traffic> m_traffic;
    Phase m_phase = Phase::Gathering;
    bool m_pathWorks = false;
    bool m_silent = false; ///< `disconnected` has been told

    RemoteTransport m_remote;
    AudioParameters m_parameters;
    CallMode m_mode = CallMode::Usual;
    std::unique_ptr<DtlsHandshake> m_dtls;
    std::vector<std::vector<std::byte>> m_early; ///< DTLS that came before we could answer
    std::optional<SrtpSession> m_rtpOut;         ///< audio thread, once connected
    std::optional<SrtpSession> m_rtcpOut;
    std::optional<SrtpSession> m_in;
    Packet m_spare; ///< when the ring is full
    OwnSource m_source;
    Reception m_reception;
    DigitReceiver m_digits;
    std::optional<Reports> m_reports;
    std::optional<RateController> m_rate;
    CircuitBreaker m_breaker;
    SendingPlan m_plan; ///< the last that was told
    bool m_isListenedTo = true;
    RtcpSchedule m_schedule;

    NetTimer m_deadline; ///< of the phase
    NetTimer m_dtlsTimer;
    NetTimer m_reportTimer;
    NetTimer m_statisticsTimer;
    RestartableTransport m_transport;
};

} // namespace causerie::media

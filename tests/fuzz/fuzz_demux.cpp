// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/demux.h"
#include "core/media/securepath.h"
#include "tests/fuzz/fuzz.h"

#include <glib.h>

#include <array>
#include <memory>

using namespace causerie::media;
using namespace Qt::StringLiterals;
using causerie::ByteReader;
using causerie::fuzz::must;
using causerie::fuzz::piece;

// The one port of a call: datagrams of anybody, before and after the handshake, and of whoever has the keys.
// The input: [kind, 1: its two lowest bits][length, 2][datagram]…
//   0 as it is, to a call that waits for its handshake    1 as it is, to a call that talks
//   2 as RTP of the other side                            3 as RTCP of the other side
// A handshake costs milliseconds, so both calls last for many inputs: what is found may need some of those before.

namespace
{

constexpr int kInputsOfACall = 500;

/// A path that is always there; what we send goes to `sent`.
class Wire final : public IceTransport
{
public:
    Wire(Events events, std::function<void(std::span<const std::byte>)> sent)
        : events(std::move(events)), m_sent(std::move(sent))
    {
    }
    IceCredentials credentials() const override { return {.ufrag = u"user"_s, .password = u"password"_s}; }
    void gather() override {}
    void connectTo(const IceCredentials &) override {}
    void addRemoteCandidates(const QList<Candidate> &) override {}
    bool send(std::span<const std::byte> datagram) override
    {
        m_sent(datagram);
        return true;
    }
    std::optional<SelectedPair> selectedPair() const override { return {}; }
    void close(std::chrono::milliseconds, std::function<void()> closed) override { closed(); }

    Events events;

private:
    std::function<void(std::span<const std::byte>)> m_sent;
};

/// Our side of a call, the server of the handshake; nobody turns its clock.
struct Call {
    explicit Call(const Fingerprint &theirs, std::function<void(std::span<const std::byte>)> sent)
    {
        const auto makeWire = [this, &sent](IceTransport::Events events) {
            auto made = std::make_unique<Wire>(std::move(events), std::move(sent));
            wire = made.get();
            return made;
        };
        const auto nothing = [] {};
        SecurePath::Events events{.connected = [this] { isConnected = true; },
                                  .disconnected = nothing,
                                  .reconnected = nothing,
                                  .failed = [this](EngineError, const QString &) { hasFailed = true; },
                                  .statistics = [](const Statistics &) {},
                                  .plan = [](const SendingPlan &) {},
                                  .source = [](quint32) {},
                                  .digit = [](QChar) {},
                                  .candidates = [](const QList<Candidate> &) {},
                                  .gatheringFinished = nothing,
                                  .restarted = [](const IceCredentials &) {}};
        path = std::make_unique<SecurePath>(context.get(), makeWire, Certificate::generate().value(),
                                            SecurePath::Identity{.ssrc = 1, .cname = u"ours"_s}, ring, counters,
                                            std::move(events), SecurePath::Timing{});
        PayloadType opus;
        opus.id = 111;
        opus.name = u"opus"_s;
        opus.clockRate = 48'000;
        PayloadType keys;
        keys.id = 101;
        keys.name = u"telephone-event"_s;
        keys.clockRate = 8'000;
        AudioParameters parameters;
        parameters.send = opus;
        parameters.receive = {opus, keys};
        parameters.localSetup = DtlsSetup::Passive;
        path->connectTo({.credentials = {}, .fingerprint = theirs}, parameters);
        wire->events.stateChanged(IceState::Connected);
    }

    void arrive(std::span<const std::byte> datagram)
    {
        wire->events.received(datagram);
        while (ring.front())
            ring.release();
    }

    struct Unref {
        void operator()(GMainContext *old) const { g_main_context_unref(old); }
    };
    std::unique_ptr<GMainContext, Unref> context{g_main_context_new()};
    PacketRing ring;
    StreamCounters counters;
    Wire *wire = nullptr; ///< of `path`
    std::unique_ptr<SecurePath> path;
    bool isConnected = false;
    bool hasFailed = false;
};

/// Both calls, and the other side of the one that talks.
class Scene
{
public:
    Scene()
    {
        const auto certificate = Certificate::generate().value();
        m_waiting = std::make_unique<Call>(certificate.fingerprint(), [](std::span<const std::byte>) {});
        m_talking = std::make_unique<Call>(certificate.fingerprint(), [this](std::span<const std::byte> datagram) {
            if (!m_out)
                m_toThem.emplace_back(datagram.begin(), datagram.end());
        });
        DtlsHandshake theirs(certificate, DtlsSetup::Active, m_talking->path->local().fingerprint,
                             [this](std::span<const std::byte> datagram) { m_talking->arrive(datagram); });
        theirs.start();
        while (!m_toThem.empty())
            for (const auto &datagram : std::exchange(m_toThem, {}))
                theirs.datagramArrived(datagram);
        must(theirs.keys() && m_talking->isConnected, "the handshake succeeds");
        m_out.emplace(
            SrtpSession::create(theirs.keys()->profile, theirs.keys()->outgoing, SrtpSession::Direction::Outgoing)
                .value());
    }

    void arrive(int kind, std::span<const std::byte> datagram)
    {
        const auto meaning = classify(datagram);
        must(datagram.size() >= 2 || meaning == DatagramKind::Unknown, "two bytes tell what it is");
        std::array<std::byte, 2048> buffer{};
        const auto length = std::min(datagram.size(), buffer.size() - SrtpSession::kMaxTrailerBytes);
        std::ranges::copy(datagram.first(length), buffer.begin());
        switch (kind & 3) {
        case 0:
            m_waiting->arrive(datagram);
            must(!m_waiting->isConnected, "nobody gets through without the certificate");
            break;
        case 1:
            m_talking->arrive(datagram);
            break;
        case 2:
            if (const auto size = m_out->protectRtp(buffer, length))
                m_talking->arrive(std::span(buffer).first(*size));
            break;
        case 3:
            if (const auto size = m_out->protectRtcp(buffer, length))
                m_talking->arrive(std::span(buffer).first(*size));
            break;
        }
        must(!m_talking->hasFailed, "no datagram ends a call that talks");
    }

private:
    std::vector<std::vector<std::byte>> m_toThem; ///< of the handshake
    std::unique_ptr<Call> m_waiting;
    std::unique_ptr<Call> m_talking;
    std::optional<SrtpSession> m_out; ///< the other side's
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static std::unique_ptr<Scene> scene;
    static int inputs = 0;
    if (inputs++ % kInputsOfACall == 0)
        scene = std::make_unique<Scene>();
    ByteReader reader(std::as_bytes(std::span(data, size)));
    while (reader.remaining() > 0) {
        const int kind = reader.u8();
        scene->arrive(kind, piece(reader, reader.u16()));
    }
    return 0;
}

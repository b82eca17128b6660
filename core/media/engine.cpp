// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/engine.h"

#include "core/base/log.h"
#include "core/media/ice/networkwatch.h"
#include "core/media/ice/nicetransport.h"
#include "core/media/ice/turntls.h"
#include "core/media/net/mailbox.h"
#include "core/media/net/netthread.h"
#include "core/media/securepath.h"
#include "core/media/stream.h"

#include <QRandomGenerator>

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace causerie::media
{

namespace
{
/// How long a TURN server may take to answer that it has heard our goodbye.
constexpr auto kPatience = 300ms;
constexpr auto kPatienceWhenDestroyed = 30ms; // the GUI waits for it

/// RFC 7022 §4.2: 96 random bits, so that calls cannot be tied together.
QString randomCname()
{
    std::array<quint32, 3> random;
    QRandomGenerator::system()->fillRange(random.data(), random.size());
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(random.data()), sizeof random)
                                   .toBase64(QByteArray::Base64UrlEncoding));
}
} // namespace

struct Engine::Private {
    enum class State { New, Prepared, Connecting, Connected, Failed, Stopping, Stopped };

    explicit Private(Engine &engine) : q(engine) {}
    ~Private();

    SecurePath::Events pathEvents();
    void makePath(const EngineSettings &wanted);
    void startStream();
    void fail(EngineError error, const QString &detail);
    /// Runs on the net thread, in order, as long as there is a path.
    template<typename Work>
    void withPath(Work work)
    {
        net.post([this, work = std::move(work)] {
            if (path)
                work(*path);
        });
    }
    bool isAlive() const { return state != State::Stopping && state != State::Stopped; }

    Engine &q;
    State state = State::New;
    AudioSettings audio;
    CallMode mode = CallMode::Usual;
    AudioParameters parameters;
    quint32 ssrc = 0;
    bool muted = false;
    bool held = false;

    PacketRing incoming;
    StreamCounters counters;
    Mailbox mailbox;
    NetThread net;
    std::unique_ptr<TurnTls> relays;     ///< of the net thread as long as that runs
    IceSettings ice;                     ///< likewise; of the next path
    std::unique_ptr<SecurePath> path;    ///< likewise
    std::unique_ptr<NetworkWatch> watch; ///< likewise
    std::unique_ptr<Stream> stream;
};

Engine::Private::~Private()
{
    stream.reset(); // before the path it sends by
    if (state != State::Stopped) {
        withPath([this](SecurePath &open) {
            open.close(kPatienceWhenDestroyed, [this](const Statistics &) { net.quit(); });
        });
        net.post([this] {
            if (!path)
                net.quit();
        });
    }
    net.join();
}

/// From the net thread to the owner's: each event travels by value.
SecurePath::Events Engine::Private::pathEvents()
{
    const auto deliver = [this](auto delivery) {
        mailbox.post([this, delivery = std::move(delivery)] {
            if (isAlive())
                delivery();
        });
    };
    return {
        .connected = [=, this] { deliver([this] { startStream(); }); },
        .disconnected = [=, this] { deliver([this] { Q_EMIT q.disconnected(); }); },
        .reconnected = [=, this] { deliver([this] { Q_EMIT q.reconnected(); }); },
        .failed = [=, this](EngineError error,
                            const QString &detail) { deliver([this, error, detail] { fail(error, detail); }); },
        .statistics =
            [=, this](const Statistics &statistics) {
                deliver([this, statistics] { Q_EMIT q.statisticsChanged(statistics); });
            },
        .plan =
            [=, this](const SendingPlan &plan) {
                deliver([this, plan] {
                    if (stream)
                        stream->setPlan(plan);
                });
            },
        .source =
            [=, this](quint32 source) {
                deliver([this, source] {
                    ssrc = source;
                    if (stream)
                        stream->setSource(source);
                });
            },
        .digit = [=, this](QChar digit) { deliver([this, digit] { Q_EMIT q.digitReceived(digit); }); },
        .candidates =
            [=, this](const QList<Candidate> &candidates) {
                deliver([this, candidates] { Q_EMIT q.localCandidates(candidates); });
            },
        .gatheringFinished = [=, this] { deliver([this] { Q_EMIT q.gatheringFinished(); }); },
        .restarted = [=, this](const IceCredentials &local) { deliver([this, local] { Q_EMIT q.restarted(local); }); }};
}

/// On the net thread: the key takes a millisecond or two that no window should wait for.
void Engine::Private::makePath(const EngineSettings &wanted)
{
    auto certificate = Certificate::generate();
    if (!certificate) {
        mailbox.post([this] {
            if (isAlive())
                fail(EngineError::Internal, u"no certificate could be made"_s);
        });
        return;
    }
    relays = std::make_unique<TurnTls>(wanted.caFile);
    ice = {.controlling = wanted.controlling,
           .servers = relays->doorsFor(wanted.iceServers),
           .loopback = wanted.loopbackCandidates,
           .relayOnly = wanted.relayOnly};
    const auto makeTransport = [this](IceTransport::Events events) -> std::unique_ptr<IceTransport> {
        return std::make_unique<NiceTransport>(net.context(), ice, std::move(events));
    };
    path = std::make_unique<SecurePath>(net.context(), makeTransport, std::move(*certificate),
                                        SecurePath::Identity{.ssrc = ssrc, .cname = randomCname()}, incoming, counters,
                                        pathEvents(), SecurePath::Timing{});
    path->setMode(wanted.mode);
    mailbox.post([this, local = path->local()] {
        if (isAlive())
            Q_EMIT q.localReady(local);
    });
    path->gather();
    watch = std::make_unique<NetworkWatch>(net.context(), wanted.loopbackCandidates, [this] {
        mailbox.post([this] {
            if (isAlive())
                Q_EMIT q.networkChanged();
        });
    });
}

void Engine::Private::startStream()
{
    if (state != State::Connecting)
        return;
    state = State::Connected;
    stream = std::make_unique<Stream>(*path, incoming, counters);
    // Queued, so that no signal comes inside a call of ours.
    connect(
        stream.get(), &Stream::firstAudio, &q,
        [this] {
            if (isAlive())
                Q_EMIT q.firstAudio();
        },
        Qt::QueuedConnection);
    connect(
        stream.get(), &Stream::failed, &q,
        [this](EngineError error, const QString &detail) {
            if (isAlive())
                fail(error, detail);
        },
        Qt::QueuedConnection);
    connect(
        stream.get(), &Stream::troubleBegan, &q,
        [this](SoundTrouble trouble, const QString &detail) {
            if (isAlive())
                Q_EMIT q.troubleBegan(trouble, detail);
        },
        Qt::QueuedConnection);
    connect(
        stream.get(), &Stream::troubleOver, &q,
        [this](SoundTrouble trouble) {
            if (isAlive())
                Q_EMIT q.troubleOver(trouble);
        },
        Qt::QueuedConnection);
    stream->setMuted(muted);
    stream->setHeld(held);
    stream->setMode(mode);
    stream->start(parameters, audio, ssrc);
    Q_EMIT q.connected();
}

void Engine::Private::fail(EngineError error, const QString &detail)
{
    if (state == State::Failed)
        return;
    state = State::Failed;
    stream.reset(); // nothing is said or heard any more
    qCWarning(lcMedia) << "call media failed:" << static_cast<int>(error) << detail;
    Q_EMIT q.failed(error, detail);
}

Engine::Engine(QObject *parent) : AbstractEngine(parent), d(std::make_unique<Private>(*this)) {}

Engine::~Engine() = default;

void Engine::prepare(const EngineSettings &settings)
{
    Q_ASSERT_X(d->state == Private::State::New, "Engine::prepare", "an engine serves one call");
    d->state = Private::State::Prepared;
    d->audio = settings.audio;
    d->mode = settings.mode;
    d->ssrc = QRandomGenerator::system()->generate();
    d->net.post([this, settings] { d->makePath(settings); });
}

void Engine::connectTo(const RemoteTransport &remote, const AudioParameters &parameters)
{
    if (d->state != Private::State::Prepared)
        return;
    d->state = Private::State::Connecting;
    d->parameters = parameters;
    d->withPath([remote, parameters](SecurePath &path) { path.connectTo(remote, parameters); });
}

void Engine::addRemoteCandidates(const QList<Candidate> &candidates)
{
    d->withPath([candidates](SecurePath &path) { path.addRemoteCandidates(candidates); });
}

void Engine::setIceServers(const QList<IceServer> &servers)
{
    d->withPath([this, servers](SecurePath &) { d->ice.servers = d->relays->doorsFor(servers); });
}

void Engine::restart()
{
    d->withPath([](SecurePath &path) { path.restart(); });
}

void Engine::reconnectTo(const IceCredentials &remote)
{
    d->withPath([remote](SecurePath &path) { path.reconnectTo(remote); });
}

void Engine::setMuted(bool muted)
{
    d->muted = muted;
    if (d->stream)
        d->stream->setMuted(muted);
}

void Engine::setHeld(bool held)
{
    d->held = held;
    if (d->stream)
        d->stream->setHeld(held);
}

void Engine::setListenedTo(bool isListenedTo)
{
    d->withPath([isListenedTo](SecurePath &path) { path.setListenedTo(isListenedTo); });
}

void Engine::setAudio(const AudioSettings &audio)
{
    d->audio = audio;
    if (d->stream)
        d->stream->setAudio(audio);
}

void Engine::setMode(CallMode mode)
{
    d->mode = mode;
    d->withPath([mode](SecurePath &path) { path.setMode(mode); });
    if (d->stream)
        d->stream->setMode(mode);
}

void Engine::sendDigits(const QString &digits)
{
    if (d->stream)
        d->stream->sendDigits(digits);
}

void Engine::stop()
{
    if (!d->isAlive())
        return;
    d->state = Private::State::Stopping;
    d->stream.reset();
    const auto ended = [this](const Statistics &last) {
        d->net.quit();
        d->mailbox.post([this, last] {
            d->net.join();
            d->state = Private::State::Stopped;
            Q_EMIT stopped(last);
        });
    };
    d->net.post([this, ended] {
        if (d->path)
            d->path->close(kPatience, ended);
        else
            ended({});
    });
}

} // namespace causerie::media

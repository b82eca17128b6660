// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/ice/nicetransport.h"

#include "core/base/log.h"
#include "core/media/ice/candidatecheck.h"
#include "core/media/ice/gobjectpointer.h"
#include "core/media/ice/networkwatch.h"
#include "core/media/ice/nicecandidate.h"

#include <algorithm>
#include <utility>

namespace causerie::media
{

namespace
{
constexpr guint kComponent = NICE_COMPONENT_TYPE_RTP;
constexpr gint kExpeditedForwarding = 0xB8; // RFC 3246 in the TOS byte
constexpr std::chrono::milliseconds kBatch{
    5}; // each stanza costs a round of acknowledgements: candidates travel together
constexpr std::chrono::milliseconds kStunAhead{20}; // for the name of the STUN server to be looked up
constexpr int kMostRemoteCandidates = 25;           // NICE_AGENT_MAX_REMOTE_CANDIDATES
constexpr int kMostNames = 8;                       // to be resolved at a stranger's wish

struct FreeText {
    void operator()(gchar *text) const { g_free(text); }
};
} // namespace

struct NiceTransport::Agent {
    Agent(GMainContext *context, IceSettings settings, Events events);
    ~Agent();

    void addLocalAddresses();
    void addServers();
    void addRelays();
    void gather();
    void connectTo(const IceCredentials &remote);
    void take(const QList<Candidate> &candidates);
    void flushRemote();
    void resolve(const Candidate &candidate);
    void flushLocal();
    void updateState();
    void disconnectSignals();
    void close(std::chrono::milliseconds patience, std::function<void()> closed);
    void finishClosing();

    static void onCandidate(NiceAgent *, NiceCandidate *candidate, gpointer self);
    static void onGathered(NiceAgent *, guint, gpointer self);
    static void onState(NiceAgent *, guint, guint, guint state, gpointer self);
    static void onPair(NiceAgent *, guint, guint, NiceCandidate *, NiceCandidate *, gpointer self);
    static void onReceived(NiceAgent *, guint, guint, guint length, gchar *bytes, gpointer self);

    GMainContext *context;
    IceSettings settings;
    Events events;
    GObjectPointer<NiceAgent> agent;
    GObjectPointer<GCancellable> cancellable{g_cancellable_new()};
    guint stream = 0;
    NetTimer batch;
    NetTimer stateChange; ///< signals of the library may come on the audio thread: they only start this
    NetTimer patience;
    NetTimer relays;
    QList<Candidate> local;  ///< found, not yet told
    QList<Candidate> remote; ///< told, not yet given to the agent
    int remoteCount = 0;
    int namesAsked = 0;
    bool gathered = false;
    bool relaysWait = false; ///< for the STUN server to be asked
    bool hasCredentials = false;
    bool closing = false;
    IceState state = IceState::Waiting;
    std::function<void()> closed;
    GObjectPointer<GCancellable> gone{g_cancellable_new()}; ///< cancelled when this is no more
};

NiceTransport::Agent::Agent(GMainContext *mainContext, IceSettings iceSettings, Events iceEvents)
    : context(mainContext), settings(std::move(iceSettings)), events(std::move(iceEvents)),
      batch(mainContext, [this] { flushLocal(); }), stateChange(mainContext, [this] { updateState(); }),
      patience(mainContext, [this] { finishClosing(); }), relays(mainContext, [this] { addRelays(); })
{
    auto options = NICE_AGENT_OPTION_ICE_TRICKLE | NICE_AGENT_OPTION_CONSENT_FRESHNESS;
    if (settings.nomination == Nomination::Regular)
        options |= NICE_AGENT_OPTION_REGULAR_NOMINATION;
    agent.reset(nice_agent_new_full(context, NICE_COMPATIBILITY_RFC5245, static_cast<NiceAgentOption>(options)));
    g_object_set(agent.get(), "controlling-mode", static_cast<gboolean>(settings.controlling), "ice-tcp", FALSE, "upnp",
                 FALSE, "force-relay", static_cast<gboolean>(settings.relayOnly), nullptr);
    stream = nice_agent_add_stream(agent.get(), 1);
    nice_agent_set_stream_tos(agent.get(), stream, kExpeditedForwarding);
    addLocalAddresses();
    addServers();
    g_signal_connect(agent.get(), "new-candidate-full", G_CALLBACK(onCandidate), this);
    g_signal_connect(agent.get(), "candidate-gathering-done", G_CALLBACK(onGathered), this);
    g_signal_connect(agent.get(), "component-state-changed", G_CALLBACK(onState), this);
    g_signal_connect(agent.get(), "new-selected-pair-full", G_CALLBACK(onPair), this);
    nice_agent_attach_recv(agent.get(), stream, kComponent, context, onReceived, this);
}

NiceTransport::Agent::~Agent()
{
    g_cancellable_cancel(gone.get());
    g_cancellable_cancel(cancellable.get());
    disconnectSignals();
}

/// Given explicitly, because left alone the library takes link-local addresses and gives them the highest preference.
void NiceTransport::Agent::addLocalAddresses()
{
    for (const QHostAddress &usable : usableAddresses(settings.loopback)) {
        NiceAddress address;
        nice_address_init(&address);
        if (nice_address_set_from_string(&address, usable.toString().toLatin1().constData()))
            nice_agent_add_local_address(agent.get(), &address);
    }
}

void NiceTransport::Agent::addServers()
{
    auto &servers = settings.servers;
    servers.removeIf([](const IceServer &server) { // TLS: see TurnTls
        return server.host.isEmpty() || server.port == 0 || server.kind == IceServer::Kind::TurnTls;
    });
    const auto stun = std::ranges::find(std::as_const(servers), IceServer::Kind::Stun, &IceServer::kind);
    const bool hasStun = stun != servers.cend();
    if (hasStun) // the library asks one; every TURN server is one too
        g_object_set(agent.get(), "stun-server", stun->host.toUtf8().constData(), "stun-server-port",
                     static_cast<guint>(stun->port), nullptr);
    servers.removeIf([](const IceServer &server) { return server.kind == IceServer::Kind::Stun; });
    relaysWait = hasStun && !servers.isEmpty();
    if (!relaysWait)
        addRelays();
}

/// Behind the STUN server: the library (0.1.22) gives what comes to a socket to the first server it asked from there,
/// and a relay that did not send it throws it away. So one that refuses us or is silent would cost us our public
/// address.
void NiceTransport::Agent::addRelays()
{
    relaysWait = false;
    for (const auto &server : std::as_const(settings.servers))
        nice_agent_set_relay_info(agent.get(), stream, kComponent, server.host.toUtf8().constData(), server.port,
                                  server.user.toUtf8().constData(), server.password.toUtf8().constData(),
                                  server.kind == IceServer::Kind::TurnUdp ? NICE_RELAY_TYPE_TURN_UDP
                                                                          : NICE_RELAY_TYPE_TURN_TCP);
}

void NiceTransport::Agent::gather()
{
    if (!nice_agent_gather_candidates(agent.get(), stream)) { // no network at all
        gathered = true;
        batch.start({});
    } else if (relaysWait) {
        relays.start(kStunAhead);
    }
}

void NiceTransport::Agent::connectTo(const IceCredentials &credentials)
{
    hasCredentials = nice_agent_set_remote_credentials(agent.get(), stream, credentials.ufrag.toUtf8().constData(),
                                                       credentials.password.toUtf8().constData());
    flushRemote();
}

void NiceTransport::Agent::take(const QList<Candidate> &candidates)
{
    for (const auto &candidate : candidates) {
        if (remoteCount >= kMostRemoteCandidates) {
            qCDebug(lcIce) << "ignoring candidates beyond" << kMostRemoteCandidates;
            break;
        }
        switch (judgeRemote(candidate, settings.loopback)) {
        case CandidateUse::Check:
            remote.append(candidate);
            ++remoteCount;
            break;
        case CandidateUse::Resolve:
            if (!settings.relayOnly) // the question would be asked in our own network
                resolve(candidate);
            break;
        case CandidateUse::Skip:
            qCDebug(lcIce) << "skipping candidate" << describe(candidate);
            break;
        }
    }
    flushRemote();
}

void NiceTransport::Agent::flushRemote()
{
    if (!hasCredentials || remote.isEmpty())
        return;
    GSList *list = nullptr;
    for (const auto &candidate : std::as_const(remote)) {
        if (auto nice = toNice(candidate, stream))
            list = g_slist_append(list, nice.release());
    }
    remote.clear();
    nice_agent_set_remote_candidates(agent.get(), stream, kComponent, list);
    g_slist_free_full(list, [](gpointer candidate) { nice_candidate_free(static_cast<NiceCandidate *>(candidate)); });
}

/// Browsers hide host addresses behind mDNS names; the system's resolver knows them where it speaks mDNS. Otherwise the
/// other side's checks reveal the address (peer-reflexive).
void NiceTransport::Agent::resolve(const Candidate &candidate)
{
    if (++namesAsked > kMostNames)
        return;
    struct Question {
        Agent *self;
        Candidate candidate;
    };
    GObjectPointer<GResolver> resolver(g_resolver_get_default());
    g_resolver_lookup_by_name_async(
        resolver.get(), candidate.address.toLatin1().constData(), cancellable.get(),
        [](GObject *source, GAsyncResult *result, gpointer data) {
            const std::unique_ptr<Question> question(static_cast<Question *>(data));
            GError *error = nullptr;
            auto *addresses = g_resolver_lookup_by_name_finish(G_RESOLVER(source), result, &error);
            const bool cancelled = g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED); // then self is gone
            g_clear_error(&error);
            if (!cancelled && addresses) {
                const std::unique_ptr<gchar, FreeText> text(g_inet_address_to_string(G_INET_ADDRESS(addresses->data)));
                auto resolved = question->candidate;
                resolved.address = QString::fromLatin1(text.get());
                question->self->take({resolved});
            }
            g_resolver_free_addresses(addresses);
        },
        new Question{this, candidate});
}

void NiceTransport::Agent::flushLocal()
{
    if (!local.isEmpty())
        events.candidates(std::exchange(local, {}));
    if (std::exchange(gathered, false))
        events.gatheringFinished();
}

void NiceTransport::Agent::updateState()
{
    IceState next = state;
    switch (nice_agent_get_component_state(agent.get(), stream, kComponent)) {
    case NICE_COMPONENT_STATE_FAILED:
        next = IceState::Failed;
        break;
    case NICE_COMPONENT_STATE_CONNECTED: // with regular nomination not before a pair is selected
    case NICE_COMPONENT_STATE_READY: {
        NiceCandidate *ours = nullptr;
        NiceCandidate *theirs = nullptr;
        if (nice_agent_get_selected_pair(agent.get(), stream, kComponent, &ours, &theirs))
            next = IceState::Connected;
        break;
    }
    case NICE_COMPONENT_STATE_DISCONNECTED:
    case NICE_COMPONENT_STATE_GATHERING:
    case NICE_COMPONENT_STATE_CONNECTING:
    case NICE_COMPONENT_STATE_LAST:
        break;
    }
    if (std::exchange(state, next) != next)
        events.stateChanged(next);
}

void NiceTransport::Agent::onCandidate(NiceAgent *, NiceCandidate *candidate, gpointer self)
{
    auto &agent = *static_cast<Agent *>(self);
    Candidate found = fromNice(*candidate);
    if (agent.settings.relayOnly) { // where the relay sees us: exactly what is hidden
        found.relatedAddress.clear();
        found.relatedPort = 0;
    }
    agent.local.append(std::move(found));
    agent.batch.start(kBatch);
}

void NiceTransport::Agent::onGathered(NiceAgent *, guint, gpointer self)
{
    auto &agent = *static_cast<Agent *>(self);
    if (agent.relaysWait)
        return; // it will be said again
    agent.gathered = true;
    agent.batch.start({}); // nothing more to wait for
}

void NiceTransport::Agent::onState(NiceAgent *, guint, guint, guint, gpointer self)
{
    static_cast<Agent *>(self)->stateChange.start({});
}

void NiceTransport::Agent::onPair(NiceAgent *, guint, guint, NiceCandidate *, NiceCandidate *, gpointer self)
{
    static_cast<Agent *>(self)->stateChange.start({});
}

void NiceTransport::Agent::onReceived(NiceAgent *, guint, guint, guint length, gchar *bytes, gpointer self)
{
    static_cast<Agent *>(self)->events.received(std::as_bytes(std::span(bytes, length)));
}

void NiceTransport::Agent::disconnectSignals()
{
    g_signal_handlers_disconnect_by_data(agent.get(), this);
    nice_agent_attach_recv(agent.get(), stream, kComponent, context, nullptr, nullptr);
}

void NiceTransport::Agent::close(std::chrono::milliseconds longest, std::function<void()> whenClosed)
{
    closed = std::move(whenClosed);
    patience.start(longest);
    if (std::exchange(closing, true))
        return;
    g_cancellable_cancel(cancellable.get());
    disconnectSignals();
    relays.stop();
    batch.stop();
    stateChange.stop();
    // Tells TURN servers that we are gone; without them it is done in the next turn of the loop.
    struct Closing {
        GObjectPointer<GCancellable> gone;
        Agent *self;
    };
    nice_agent_close_async(
        agent.get(),
        [](GObject *, GAsyncResult *, gpointer data) {
            const std::unique_ptr<Closing> done(static_cast<Closing *>(data));
            if (!g_cancellable_is_cancelled(done->gone.get()))
                done->self->finishClosing();
        },
        new Closing{GObjectPointer<GCancellable>(G_CANCELLABLE(g_object_ref(gone.get()))), this});
}

void NiceTransport::Agent::finishClosing()
{
    patience.stop();
    if (auto whenClosed = std::exchange(closed, nullptr))
        whenClosed();
}

NiceTransport::NiceTransport(_GMainContext *context, IceSettings settings, Events events)
    : m_agent(std::make_unique<Agent>(context, std::move(settings), std::move(events)))
{
}

NiceTransport::~NiceTransport() = default;

IceCredentials NiceTransport::credentials() const
{
    gchar *ufrag = nullptr;
    gchar *password = nullptr;
    nice_agent_get_local_credentials(m_agent->agent.get(), m_agent->stream, &ufrag, &password);
    const std::unique_ptr<gchar, FreeText> ownedUfrag(ufrag);
    const std::unique_ptr<gchar, FreeText> ownedPassword(password);
    return {.ufrag = QString::fromLatin1(ufrag), .password = QString::fromLatin1(password)};
}

void NiceTransport::gather()
{
    m_agent->gather();
}

void NiceTransport::connectTo(const IceCredentials &remote)
{
    m_agent->connectTo(remote);
}

void NiceTransport::addRemoteCandidates(const QList<Candidate> &candidates)
{
    m_agent->take(candidates);
}

bool NiceTransport::send(std::span<const std::byte> datagram)
{
    return nice_agent_send(m_agent->agent.get(), m_agent->stream, kComponent, static_cast<guint>(datagram.size()),
                           reinterpret_cast<const gchar *>(datagram.data())) == static_cast<gint>(datagram.size());
}

std::optional<SelectedPair> NiceTransport::selectedPair() const
{
    NiceCandidate *ours = nullptr;
    NiceCandidate *theirs = nullptr;
    if (!nice_agent_get_selected_pair(m_agent->agent.get(), m_agent->stream, kComponent, &ours, &theirs))
        return std::nullopt;
    return SelectedPair{.local = fromNice(*ours), .remote = fromNice(*theirs)};
}

void NiceTransport::close(std::chrono::milliseconds patience, std::function<void()> closed)
{
    m_agent->close(patience, std::move(closed));
}

} // namespace causerie::media

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/ice/plaintransport.h"

#include "core/media/ice/candidatecheck.h"
#include "core/media/ice/gobjectpointer.h"
#include "core/media/net/netthread.h"

#include <gio/gio.h>

#include <array>

using namespace Qt::StringLiterals;

namespace causerie::media
{

namespace
{
constexpr std::size_t kLargestDatagram = 2048;

using Address = GObjectPointer<GSocketAddress>;

Address toAddress(const QString &address, quint16 port)
{
    return Address(g_inet_socket_address_new_from_string(address.toLatin1().constData(), port));
}
} // namespace

struct PlainTransport::Socket {
    Socket(GMainContext *context, const QString &localAddress, Events events);
    ~Socket();

    void tell();
    void tryConnect();
    void read();

    Events events;
    GObjectPointer<GSocket> socket;
    GSource *source = nullptr;
    NetTimer soon; ///< events never come inside a call
    Candidate local;
    Candidate remote;
    Address remoteAddress;
    bool gathered = false;
    bool wanted = false;
    bool connected = false;
};

PlainTransport::Socket::Socket(GMainContext *context, const QString &localAddress, Events socketEvents)
    : events(std::move(socketEvents)), soon(context, [this] { tell(); })
{
    const auto bindTo = toAddress(localAddress, 0);
    if (!bindTo)
        return;
    socket.reset(g_socket_new(g_socket_address_get_family(bindTo.get()), G_SOCKET_TYPE_DATAGRAM, G_SOCKET_PROTOCOL_UDP,
                              nullptr));
    if (!socket || !g_socket_bind(socket.get(), bindTo.get(), FALSE, nullptr)) {
        socket.reset();
        return;
    }
    g_socket_set_blocking(socket.get(), FALSE);
    const Address bound(g_socket_get_local_address(socket.get(), nullptr));
    local.foundation = u"1"_s;
    local.priority = 1;
    local.address = localAddress;
    local.port = g_inet_socket_address_get_port(G_INET_SOCKET_ADDRESS(bound.get()));

    source = g_socket_create_source(socket.get(), G_IO_IN, nullptr);
    const GSocketSourceFunc readable = [](GSocket *, GIOCondition, gpointer self) -> gboolean {
        static_cast<Socket *>(self)->read();
        return G_SOURCE_CONTINUE;
    };
    g_source_set_callback(source, reinterpret_cast<GSourceFunc>(reinterpret_cast<void (*)()>(readable)), this, nullptr);
    g_source_attach(source, context);
}

PlainTransport::Socket::~Socket()
{
    if (source) {
        g_source_destroy(source);
        g_source_unref(source);
    }
}

void PlainTransport::Socket::tell()
{
    if (gathered) {
        gathered = false;
        if (socket)
            events.candidates({local});
        events.gatheringFinished();
    }
    if (wanted && remoteAddress && !connected) {
        connected = true;
        events.stateChanged(IceState::Connected);
    }
}

void PlainTransport::Socket::read()
{
    std::array<std::byte, kLargestDatagram> buffer;
    for (;;) {
        GSocketAddress *from = nullptr;
        const auto size = g_socket_receive_from(socket.get(), &from, reinterpret_cast<gchar *>(buffer.data()),
                                                buffer.size(), nullptr, nullptr);
        const Address sender(from);
        if (size < 0)
            return;
        const bool expected =
            connected && sender &&
            g_inet_address_equal(g_inet_socket_address_get_address(G_INET_SOCKET_ADDRESS(sender.get())),
                                 g_inet_socket_address_get_address(G_INET_SOCKET_ADDRESS(remoteAddress.get())));
        if (expected)
            events.received(std::span(buffer).first(static_cast<std::size_t>(size)));
    }
}

PlainTransport::PlainTransport(_GMainContext *context, const QString &localAddress, Events events)
    : m_socket(std::make_unique<Socket>(context, localAddress, std::move(events)))
{
}

PlainTransport::~PlainTransport() = default;

IceCredentials PlainTransport::credentials() const
{
    return {};
}

void PlainTransport::gather()
{
    m_socket->gathered = true;
    m_socket->soon.start({});
}

void PlainTransport::connectTo(const IceCredentials &)
{
    m_socket->wanted = true;
    m_socket->soon.start({});
}

void PlainTransport::addRemoteCandidates(const QList<Candidate> &candidates)
{
    for (const auto &candidate : candidates) {
        if (m_socket->remoteAddress || judgeRemote(candidate, true) != CandidateUse::Check)
            continue;
        m_socket->remote = candidate;
        m_socket->remoteAddress = toAddress(candidate.address, candidate.port);
    }
    m_socket->soon.start({});
}

bool PlainTransport::send(std::span<const std::byte> datagram)
{
    return m_socket->socket && m_socket->remoteAddress &&
           g_socket_send_to(m_socket->socket.get(), m_socket->remoteAddress.get(),
                            reinterpret_cast<const gchar *>(datagram.data()), datagram.size(), nullptr,
                            nullptr) == static_cast<gssize>(datagram.size());
}

std::optional<SelectedPair> PlainTransport::selectedPair() const
{
    if (!m_socket->connected)
        return std::nullopt;
    return SelectedPair{.local = m_socket->local, .remote = m_socket->remote};
}

void PlainTransport::close(std::chrono::milliseconds, std::function<void()> closed)
{
    m_socket->events = {.candidates = [](const auto &) {},
                        .gatheringFinished = [] {},
                        .stateChanged = [](IceState) {},
                        .received = [](std::span<const std::byte>) {}};
    if (m_socket->socket)
        g_socket_close(m_socket->socket.get(), nullptr);
    if (m_socket->source)
        g_source_destroy(m_socket->source);
    closed();
}

} // namespace causerie::media

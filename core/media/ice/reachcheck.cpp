// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/ice/reachcheck.h"

#include "core/media/ice/nicetransport.h"
#include "core/media/ice/turntls.h"
#include "core/media/net/mailbox.h"
#include "core/media/net/netthread.h"

#include <QTimer>

#include <utility>

namespace causerie::media
{

namespace
{
constexpr std::chrono::milliseconds kShortGoodbye{30}; ///< a relay is given back; whoever asked waits for it
} // namespace

struct ReachCheck::Private {
    Private(ReachCheck &check, const QString &caFile) : q(check), relays(caFile) {}

    void begin(const QList<IceServer> &servers, bool loopback);
    void finish()
    {
        patience.stop();
        if (!std::exchange(isOver, true))
            Q_EMIT q.finished(reach);
    }

    ReachCheck &q;
    Reach reach;
    bool isOver = false;
    QTimer patience;
    Mailbox mailbox;
    NetThread net;
    TurnTls relays;
    std::unique_ptr<NiceTransport> transport; ///< of the net thread
};

/// On the net thread.
void ReachCheck::Private::begin(const QList<IceServer> &servers, bool loopback)
{
    const auto found = [this](const QList<Candidate> &candidates) {
        mailbox.post([this, candidates] {
            reach = withCandidates(reach, candidates);
            if (reach.hasRelay || (!reach.knowsTurn && reach.isSeen))
                finish();
        });
    };
    transport = std::make_unique<NiceTransport>(
        net.context(), IceSettings{.controlling = true, .servers = relays.doorsFor(servers), .loopback = loopback},
        IceTransport::Events{.candidates = found,
                             .gatheringFinished = [this] { mailbox.post([this] { finish(); }); },
                             .stateChanged = [](IceState) {},
                             .received = [](std::span<const std::byte>) {}});
    transport->gather();
}

ReachCheck::ReachCheck(const QList<IceServer> &servers, const QString &caFile, bool loopback,
                       std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, caFile))
{
    d->reach = reachOf(servers);
    d->patience.setSingleShot(true);
    d->patience.callOnTimeout(this, [this] { d->finish(); });
    d->patience.start(patience);
    d->net.post([this, servers, loopback] { d->begin(servers, loopback); });
}

ReachCheck::~ReachCheck()
{
    d->net.post([this] { d->transport->close(kShortGoodbye, [this] { d->net.quit(); }); });
    d->net.join();
}

Reach reachOf(const QList<IceServer> &servers)
{
    Reach reach;
    for (const IceServer &server : servers) {
        reach.knowsStun = true; // a TURN server answers as a STUN server does (RFC 8656 §5)
        reach.knowsTurn = reach.knowsTurn || server.kind != IceServer::Kind::Stun;
    }
    return reach;
}

Reach withCandidates(Reach reach, const QList<Candidate> &found)
{
    for (const Candidate &candidate : found) {
        reach.hasNetwork = true;
        const bool isRelay = candidate.type == Candidate::Type::Relayed;
        reach.hasRelay = reach.hasRelay || isRelay;
        reach.isSeen = reach.isSeen || isRelay || candidate.type == Candidate::Type::ServerReflexive;
    }
    return reach;
}

} // namespace causerie::media

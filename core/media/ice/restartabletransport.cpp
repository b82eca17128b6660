// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/ice/restartabletransport.h"

#include "core/base/log.h"

#include <utility>

namespace causerie::media
{

namespace
{

using namespace std::chrono_literals;

constexpr auto kGoodbye = 300ms; // of a relay
constexpr auto kSweepAgain = 50ms;

} // namespace

struct RestartableTransport::Generation {
    std::unique_ptr<IceTransport> transport;
    IceState state = IceState::Waiting;
    bool isLingering = false;
    bool isClosed = false;
};

RestartableTransport::RestartableTransport(_GMainContext *context, Make make, Events events, Timing timing,
                                           std::function<void()> moved)
    : m_make(std::move(make)), m_events(std::move(events)), m_timing(timing), m_moved(std::move(moved)),
      m_present(makeGeneration()), m_sender(m_present->transport.get()), m_deadline(context, [this] { giveUp(); }),
      m_sweep(context, [this] { sweep(); })
{
}

RestartableTransport::~RestartableTransport() = default;

std::unique_ptr<RestartableTransport::Generation> RestartableTransport::makeGeneration()
{
    auto made = std::make_unique<Generation>();
    Generation *of = made.get();
    const auto isNewest = [this, of] { return &newest() == of; };
    made->transport = m_make({.candidates =
                                  [this, isNewest](const QList<Candidate> &found) {
                                      if (isNewest())
                                          m_events.candidates(found);
                                  },
                              .gatheringFinished =
                                  [this, isNewest] {
                                      if (isNewest())
                                          m_events.gatheringFinished();
                                  },
                              .stateChanged = [this, of](IceState state) { stateChanged(*of, state); },
                              .received = m_events.received});
    return made;
}

void RestartableTransport::restart()
{
    if (m_next)
        retire(std::move(m_next));
    m_next = makeGeneration();
    m_deadline.start(m_timing.patience);
    m_next->transport->gather();
}

void RestartableTransport::stateChanged(Generation &generation, IceState state)
{
    generation.state = state;
    if (&generation == m_next.get() && state == IceState::Connected)
        takeOver();
    else if (&generation == m_present.get() && (state != IceState::Failed || !m_next))
        tell(state);
    // A next one that fails may still get more candidates.
}

void RestartableTransport::takeOver()
{
    m_deadline.stop();
    auto former = std::exchange(m_present, std::move(m_next));
    m_sender = m_present->transport.get();
    former->isLingering = true;
    m_retired.push_back(std::move(former));
    m_sweep.start(m_timing.linger);
    qCInfo(lcIce) << "another pair carries the call";
    if (m_moved)
        m_moved();
    tell(IceState::Connected);
}

/// The other side never answered, or no pair of it works.
void RestartableTransport::giveUp()
{
    if (!m_next)
        return;
    qCInfo(lcIce) << "nothing came of an ICE restart";
    retire(std::move(m_next));
    if (m_present->state == IceState::Failed)
        tell(IceState::Failed);
}

void RestartableTransport::retire(std::unique_ptr<Generation> generation)
{
    generation->transport->close(kGoodbye, [closing = generation.get()] { closing->isClosed = true; });
    m_retired.push_back(std::move(generation));
    m_sweep.start(kGoodbye + kSweepAgain);
}

/// Those that linger are closed, those that are closed are no more, unless the audio thread is just using one.
void RestartableTransport::sweep()
{
    for (const auto &generation : m_retired) {
        if (std::exchange(generation->isLingering, false))
            generation->transport->close(kGoodbye, [closing = generation.get()] { closing->isClosed = true; });
    }
    if (m_sending == 0) // who begins to send now takes the present one
        std::erase_if(m_retired, [](const auto &generation) { return generation->isClosed; });
    if (!m_retired.empty())
        m_sweep.start(kSweepAgain);
}

void RestartableTransport::tell(IceState state)
{
    if (std::exchange(m_told, state) != state)
        m_events.stateChanged(state);
}

IceCredentials RestartableTransport::credentials() const
{
    return newest().transport->credentials();
}

void RestartableTransport::gather()
{
    newest().transport->gather();
}

void RestartableTransport::connectTo(const IceCredentials &remote)
{
    newest().transport->connectTo(remote);
}

void RestartableTransport::addRemoteCandidates(const QList<Candidate> &candidates)
{
    newest().transport->addRemoteCandidates(candidates);
}

bool RestartableTransport::send(std::span<const std::byte> datagram)
{
    ++m_sending; // before it is looked up, see `sweep`
    const bool isSent = m_sender.load()->send(datagram);
    --m_sending;
    return isSent;
}

std::optional<SelectedPair> RestartableTransport::selectedPair() const
{
    return m_present->transport->selectedPair();
}

void RestartableTransport::close(std::chrono::milliseconds patience, std::function<void()> closed)
{
    m_deadline.stop();
    m_sweep.stop();
    if (m_next)
        m_next->transport->close(patience, [] {});
    for (const auto &generation : m_retired) {
        if (!generation->isClosed)
            generation->transport->close(patience, [closing = generation.get()] { closing->isClosed = true; });
    }
    m_present->transport->close(patience, std::move(closed));
}

} // namespace causerie::media

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/ice/restartabletransport.h"
#include "core/media/net/mailbox.h"

#include <QTest>

#include <condition_variable>
#include <mutex>
#include <thread>

using namespace causerie::media;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

struct Told {
    QStringList log; ///< what the generations were told, "1 gathers" for the first
    int alive = 0;
};

/// One generation; the test says what becomes of it.
class Scripted final : public IceTransport
{
public:
    Scripted(int number, Told &told, Events events) : m_number(number), m_told(told), m_events(std::move(events))
    {
        ++m_told.alive;
    }
    ~Scripted() override { --m_told.alive; }

    IceCredentials credentials() const override { return {u"user%1"_s.arg(m_number), u"secret"_s}; }
    void gather() override { say(u"gathers"_s); }
    void connectTo(const IceCredentials &remote) override { say(u"connects to "_s + remote.ufrag); }
    void addRemoteCandidates(const QList<Candidate> &candidates) override { say(u"takes %1"_s.arg(candidates.size())); }
    bool send(std::span<const std::byte>) override
    {
        say(u"sends"_s);
        if (onSend)
            onSend();
        return true;
    }
    std::optional<SelectedPair> selectedPair() const override
    {
        SelectedPair pair;
        pair.local.port = quint16(m_number);
        return pair;
    }
    void close(std::chrono::milliseconds, std::function<void()> closed) override
    {
        say(u"closes"_s);
        closed();
    }

    const Events &events() const { return m_events; }
    std::function<void()> onSend;

private:
    void say(const QString &what) { m_told.log << u"%1 %2"_s.arg(m_number).arg(what); }

    int m_number;
    Told &m_told;
    Events m_events;
};

/// All of it happens on a net thread; `in` runs something there and waits for it.
struct Fixture {
    explicit Fixture(RestartableTransport::Timing timing = {.patience = 30s, .linger = 10ms})
    {
        in([&] {
            transport = std::make_unique<RestartableTransport>(
                net.context(),
                [this](IceTransport::Events events) {
                    auto generation = std::make_unique<Scripted>(int(++count), told, std::move(events));
                    last = generation.get();
                    return generation;
                },
                IceTransport::Events{
                    .candidates = [this](const QList<Candidate> &found) { candidates += found; },
                    .gatheringFinished = [this] { ++gathered; },
                    .stateChanged = [this](IceState state) { states << state; },
                    .received = [this](std::span<const std::byte> datagram) { received += datagram.size(); }},
                timing, [this] { ++moves; });
            first = last;
        });
    }
    ~Fixture()
    {
        in([this] { transport.reset(); });
    }

    template<typename Work>
    void in(Work work)
    {
        std::mutex mutex;
        std::condition_variable done;
        bool isDone = false;
        net.post([&] {
            work();
            const std::lock_guard lock(mutex);
            isDone = true;
            done.notify_one();
        });
        std::unique_lock lock(mutex);
        done.wait(lock, [&] { return isDone; });
    }
    bool hasSaid(const QString &what)
    {
        bool has = false;
        in([&] { has = told.log.contains(what); });
        return has;
    }
    QStringList log() ///< since the last time
    {
        QStringList copy;
        in([&] { copy = std::exchange(told.log, {}); });
        return copy;
    }
    int alive()
    {
        int now = 0;
        in([&] { now = told.alive; });
        return now;
    }
    bool isTold(IceState state)
    {
        bool is = false;
        in([&] { is = !states.isEmpty() && states.last() == state; });
        return is;
    }
    QList<IceState> heard() ///< since the last time
    {
        QList<IceState> copy;
        in([&] { copy = std::exchange(states, {}); });
        return copy;
    }

    NetThread net;
    Told told;
    int count = 0;
    Scripted *first = nullptr;
    Scripted *last = nullptr;
    QList<Candidate> candidates;
    QList<IceState> states;
    int gathered = 0;
    int moves = 0;
    std::size_t received = 0;
    std::unique_ptr<RestartableTransport> transport;
};

const std::array<std::byte, 3> kDatagram{};

} // namespace

/// Who sends, and what is told, while one generation follows another.
class TestRestartableTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutARestartItIsTheOne();
    void theNextTakesOverWhenItHasAPair();
    void aFormerOneIsHeardAWhile();
    void theFailureOfThePresentWaitsForTheNext();
    void aNextThatComesToNothing();
    void restartedTwice();
    void whatIsBeingSentKeepsItsTransport();
};

void TestRestartableTransport::withoutARestartItIsTheOne()
{
    Fixture f;
    f.in([&] {
        f.transport->gather();
        f.transport->connectTo({u"them"_s, {}});
        f.transport->addRemoteCandidates({Candidate()});
        f.last->events().candidates({Candidate(), Candidate()});
        f.last->events().gatheringFinished();
        f.last->events().stateChanged(IceState::Connected);
        f.last->events().stateChanged(IceState::Connected);
        f.last->events().stateChanged(IceState::Failed);
        f.last->events().received(kDatagram);
        f.transport->send(kDatagram);
    });
    QCOMPARE(f.log(), (QStringList{u"1 gathers"_s, u"1 connects to them"_s, u"1 takes 1"_s, u"1 sends"_s}));
    QCOMPARE(f.heard(), (QList{IceState::Connected, IceState::Failed}));
    QCOMPARE(f.candidates.size(), 2);
    QCOMPARE(f.gathered, 1);
    QCOMPARE(f.received, kDatagram.size());
}

void TestRestartableTransport::theNextTakesOverWhenItHasAPair()
{
    Fixture f;
    f.in([&] {
        f.first->events().stateChanged(IceState::Connected);
        f.transport->restart();
        QCOMPARE(f.transport->credentials().ufrag, u"user2"_s);
        f.transport->connectTo({u"them"_s, {}});
        f.transport->addRemoteCandidates({Candidate()});
        f.first->events().candidates({Candidate()}); // of the past
        f.last->events().candidates({Candidate(), Candidate()});
        f.transport->send(kDatagram);
        QCOMPARE(f.transport->selectedPair()->local.port, 1);
        QCOMPARE(f.moves, 0);
        f.last->events().stateChanged(IceState::Failed); // until more candidates come
        f.last->events().stateChanged(IceState::Connected);
        f.transport->send(kDatagram);
        QCOMPARE(f.transport->selectedPair()->local.port, 2);
        QCOMPARE(f.moves, 1);
    });
    QCOMPARE(f.log(),
             (QStringList{u"2 gathers"_s, u"2 connects to them"_s, u"2 takes 1"_s, u"1 sends"_s, u"2 sends"_s}));
    QCOMPARE(f.candidates.size(), 2);
    QCOMPARE(f.heard(), QList{IceState::Connected}); // it was never gone
    QTRY_COMPARE(f.alive(), 1);
    QCOMPARE(f.log(), QStringList{u"1 closes"_s});
}

void TestRestartableTransport::aFormerOneIsHeardAWhile()
{
    Fixture f({.patience = 30s, .linger = 30s});
    f.in([&] {
        f.transport->restart();
        f.last->events().stateChanged(IceState::Connected);
        f.first->events().received(kDatagram);
        f.first->events().stateChanged(IceState::Failed);
    });
    QCOMPARE(f.received, kDatagram.size());
    QCOMPARE(f.heard(), QList{IceState::Connected});
    QCOMPARE(f.alive(), 2);
}

void TestRestartableTransport::theFailureOfThePresentWaitsForTheNext()
{
    Fixture f;
    f.in([&] {
        f.first->events().stateChanged(IceState::Connected);
        f.transport->restart();
        f.first->events().stateChanged(IceState::Failed);
    });
    QCOMPARE(f.heard(), QList{IceState::Connected});
    f.in([&] { f.last->events().stateChanged(IceState::Connected); });
    QCOMPARE(f.heard(), QList<IceState>{});
    f.in([&] { f.last->events().stateChanged(IceState::Failed); });
    QCOMPARE(f.heard(), QList{IceState::Failed});
}

void TestRestartableTransport::aNextThatComesToNothing()
{
    Fixture f({.patience = 10ms, .linger = 10ms});
    f.in([&] {
        f.first->events().stateChanged(IceState::Connected);
        f.transport->restart();
    });
    QTRY_COMPARE(f.alive(), 1);
    QCOMPARE(f.heard(), QList{IceState::Connected});
    f.in([&] {
        QCOMPARE(f.transport->credentials().ufrag, u"user1"_s);
        f.transport->send(kDatagram);
    });
    QCOMPARE(f.log(), (QStringList{u"2 gathers"_s, u"2 closes"_s, u"1 sends"_s}));
    f.in([&] {
        f.transport->restart();
        f.first->events().stateChanged(IceState::Failed);
    });
    QTRY_VERIFY(f.isTold(IceState::Failed));
}

void TestRestartableTransport::restartedTwice()
{
    Fixture f;
    f.in([&] {
        f.transport->restart();
        f.transport->restart();
        QCOMPARE(f.transport->credentials().ufrag, u"user3"_s);
    });
    QTRY_COMPARE(f.alive(), 2);
    QCOMPARE(f.log(), (QStringList{u"2 gathers"_s, u"2 closes"_s, u"3 gathers"_s}));
    f.in([&] { f.last->events().stateChanged(IceState::Connected); });
    QCOMPARE(f.heard(), QList{IceState::Connected});
}

/// The audio thread sends while the net thread sweeps.
void TestRestartableTransport::whatIsBeingSentKeepsItsTransport()
{
    Fixture f;
    std::mutex mutex;
    std::condition_variable changed;
    bool isSending = false;
    bool mayEnd = false;
    f.first->onSend = [&] {
        std::unique_lock lock(mutex);
        isSending = true;
        changed.notify_all();
        changed.wait(lock, [&] { return mayEnd; });
    };
    std::thread audio([&] { f.transport->send(kDatagram); });
    {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return isSending; });
    }
    f.in([&] {
        f.transport->restart();
        f.last->events().stateChanged(IceState::Connected);
    });
    QTRY_VERIFY(f.hasSaid(u"1 closes"_s));
    QCOMPARE(f.alive(), 2);
    {
        const std::lock_guard lock(mutex);
        mayEnd = true;
        changed.notify_all();
    }
    audio.join();
    QTRY_COMPARE(f.alive(), 1);
}

QTEST_GUILESS_MAIN(TestRestartableTransport)
#include "tst_restartabletransport.moc"

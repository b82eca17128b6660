// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/srtp/dtlshandshake.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <array>
#include <deque>
#include <memory>
#include <random>
#include <vector>

using namespace causerie::media;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(causerie::media::DtlsSetup)

namespace
{
using Datagram = std::vector<std::byte>;

const Certificate &certificate(int which)
{
    static const std::array<Certificate, 3> made{Certificate::generate().value(), Certificate::generate().value(),
                                                 Certificate::generate().value()};
    return made[static_cast<std::size_t>(which)];
}

/// Two ends and the wires between them, which may lose datagrams but only as the seed says.
class Pair
{
public:
    Pair(DtlsSetup aliceRole, Fingerprint aliceExpects, Fingerprint bobExpects, double loss = 0, unsigned seed = 0)
        : m_loss(loss), m_random(seed),
          alice(certificate(0), aliceRole, std::move(aliceExpects), [this](auto datagram) { put(toBob, datagram); }),
          bob(certificate(1), aliceRole == DtlsSetup::Active ? DtlsSetup::Passive : DtlsSetup::Active,
              std::move(bobExpects), [this](auto datagram) { put(toAlice, datagram); })
    {
    }

    void start()
    {
        alice.start();
        bob.start();
    }

    /// Until nothing is under way any more.
    void deliver()
    {
        while (!toAlice.empty() || !toBob.empty()) {
            pass(toBob, bob);
            pass(toAlice, alice);
        }
    }

    /// Fires what is due; the milliseconds until something else is.
    int expire()
    {
        int next = 1000;
        for (auto *end : {&alice, &bob}) {
            if (const auto left = end->timeout(); left && left->count() == 0)
                end->timerExpired();
            if (const auto left = end->timeout())
                next = std::min(next, static_cast<int>(left->count()));
        }
        return next;
    }

    bool isDone() const { return alice.keys() && bob.keys(); }

    std::deque<Datagram> toAlice;
    std::deque<Datagram> toBob;
    int sent = 0;

private:
    void put(std::deque<Datagram> &queue, std::span<const std::byte> datagram)
    {
        ++sent;
        if (std::uniform_real_distribution<>(0, 1)(m_random) >= m_loss)
            queue.emplace_back(datagram.begin(), datagram.end());
    }
    static void pass(std::deque<Datagram> &queue, DtlsHandshake &to)
    {
        if (queue.empty())
            return;
        const auto datagram = std::move(queue.front());
        queue.pop_front();
        to.datagramArrived(datagram);
    }

    double m_loss;
    std::mt19937 m_random;

public:
    DtlsHandshake alice;
    DtlsHandshake bob;
};

Fingerprint of(int which)
{
    return certificate(which).fingerprint();
}

bool same(const SrtpKey &a, const SrtpKey &b)
{
    return !a.bytes().empty() && std::ranges::equal(a.bytes(), b.bytes());
}
} // namespace

/// RFC 5763 and RFC 5764 between two of our own ends, without a network.
class TestDtlsHandshake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesOnKeys_data()
    {
        QTest::addColumn<DtlsSetup>("role");
        QTest::newRow("alice speaks first") << DtlsSetup::Active;
        QTest::newRow("bob speaks first") << DtlsSetup::Passive;
    }

    void agreesOnKeys()
    {
        QFETCH(const DtlsSetup, role);
        Pair pair(role, of(1), of(0));
        pair.start();
        pair.deliver();
        QVERIFY(pair.isDone());
        QCOMPARE(pair.alice.keys()->profile, SrtpProfile::AeadAes128Gcm);
        QVERIFY(same(pair.alice.keys()->outgoing, pair.bob.keys()->incoming));
        QVERIFY(same(pair.alice.keys()->incoming, pair.bob.keys()->outgoing));
        QVERIFY(!same(pair.alice.keys()->incoming, pair.alice.keys()->outgoing));
        QVERIFY(!pair.alice.timeout()); // nothing is awaited any more
        QVERIFY(pair.sent <= 10);
    }

    void keepsDatagramsSmall()
    {
        Pair pair(DtlsSetup::Active, of(1), of(0));
        pair.start();
        std::size_t largest = 0;
        while (!pair.toAlice.empty() || !pair.toBob.empty()) {
            for (const auto *queue : {&pair.toAlice, &pair.toBob})
                for (const auto &datagram : *queue)
                    largest = std::max(largest, datagram.size());
            pair.deliver();
        }
        QVERIFY(largest > 0);
        QVERIFY(largest <= 1200);
    }

    void refusesAnotherCertificate_data()
    {
        QTest::addColumn<DtlsSetup>("role");
        QTest::addColumn<bool>("aliceIsWrong");
        QTest::newRow("the client sees a wrong server") << DtlsSetup::Active << true;
        QTest::newRow("the server sees a wrong client") << DtlsSetup::Passive << true;
        QTest::newRow("the client is refused") << DtlsSetup::Active << false;
        QTest::newRow("the server is refused") << DtlsSetup::Passive << false;
    }

    void refusesAnotherCertificate()
    {
        QFETCH(const DtlsSetup, role);
        QFETCH(const bool, aliceIsWrong);
        Pair pair(role, aliceIsWrong ? of(2) : of(1), aliceIsWrong ? of(0) : of(2));
        pair.start();
        pair.deliver();
        auto &deceived = aliceIsWrong ? pair.alice : pair.bob;
        QCOMPARE(deceived.error(), DtlsError::FingerprintMismatch);
        QVERIFY(!deceived.keys()); // never, for anyone
        QVERIFY(!deceived.timeout());
    }

    void ignoresGarbage()
    {
        Pair pair(DtlsSetup::Active, of(1), of(0));
        std::mt19937 random(6347);
        const auto pelt = [&](DtlsHandshake &end) {
            Datagram garbage(random() % 200);
            for (auto &byte : garbage)
                byte = static_cast<std::byte>(random());
            if (!garbage.empty())
                garbage[0] = static_cast<std::byte>(20 + random() % 44); // what the demultiplexer lets through
            end.datagramArrived(garbage);
        };
        pair.start();
        for (int round = 0; round < 500; ++round) {
            pelt(pair.alice);
            pelt(pair.bob);
        }
        QVERIFY(!pair.alice.error());
        QVERIFY(!pair.bob.error());
        pair.deliver();
        QVERIFY(pair.isDone());
        for (int round = 0; round < 500; ++round) {
            pelt(pair.alice);
            pelt(pair.bob);
        }
        QVERIFY(!pair.alice.error());
    }

    void survivesBrokenFlights()
    {
        std::mt19937 random(5764);
        for (int round = 0; round < 100; ++round) { // real datagrams with bytes changed: must end somehow, without harm
            Pair pair(DtlsSetup::Active, of(1), of(0));
            pair.start();
            for (int step = 0; step < 20; ++step) {
                for (auto *queue : {&pair.toAlice, &pair.toBob}) {
                    for (auto &datagram : *queue)
                        datagram[random() % datagram.size()] = static_cast<std::byte>(random());
                }
                pair.deliver();
            }
            if (pair.isDone())
                QVERIFY(same(pair.alice.keys()->outgoing, pair.bob.keys()->incoming));
        }
    }

    /// A hundred calls at once on wires that lose three datagrams of ten; the timers are real, the losses seeded.
    void finishesOnALossyPath_data()
    {
        QTest::addColumn<double>("loss");
        QTest::newRow("nothing lost") << 0.0;
        QTest::newRow("30 % lost") << 0.3;
    }

    void finishesOnALossyPath()
    {
        QFETCH(const double, loss);
        std::vector<std::unique_ptr<Pair>> pairs;
        for (unsigned seed = 0; seed < 100; ++seed)
            pairs.push_back(std::make_unique<Pair>(DtlsSetup::Active, of(1), of(0), loss, seed));
        std::vector<qint64> times(pairs.size(), -1);
        QElapsedTimer clock;
        clock.start();
        for (auto &pair : pairs)
            pair->start();

        QTimer timer;
        timer.setSingleShot(true);
        const auto turn = [&] {
            int next = 1000;
            for (std::size_t i = 0; i < pairs.size(); ++i) {
                if (pairs[i]->isDone())
                    continue;
                next = std::min(next, pairs[i]->expire());
                pairs[i]->deliver();
                if (pairs[i]->isDone())
                    times[i] = clock.elapsed();
            }
            timer.start(std::max(next, 1));
        };
        QObject::connect(&timer, &QTimer::timeout, &timer, turn);
        turn();
        const auto allDone = [&] {
            return std::ranges::all_of(pairs, [](const auto &pair) { return pair->isDone(); });
        };
        QVERIFY(QTest::qWaitFor(allDone, 60s));
        for (const auto &pair : pairs)
            QVERIFY(same(pair->alice.keys()->outgoing, pair->bob.keys()->incoming));
        std::ranges::sort(times);
        qInfo("half within %lld ms, nine in ten within %lld ms, all within %lld ms", times[50], times[90], times[99]);
    }
};

QTEST_GUILESS_MAIN(TestDtlsHandshake)
#include "tst_dtlshandshake.moc"

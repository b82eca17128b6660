// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/demux.h"
#include "core/media/ice/plaintransport.h"
#include "core/media/net/mailbox.h"
#include "core/media/rtp/rtppacket.h"
#include "core/media/securepath.h"

#include <QSignalSpy>
#include <QTest>
#include <QUdpSocket>

#include <memory>
#include <random>

using namespace causerie::media;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{
const PayloadType kRed{
    .id = 63, .name = u"red"_s, .clockRate = 48000, .channels = 2, .parameters = {{QString(), u"111/111"_s}}};
const PayloadType kOpus{.id = 111, .name = u"opus"_s, .clockRate = 48000, .channels = 2, .parameters = {}};

/// A transport whose state the test decides, around one that works.
class Switched final : public IceTransport
{
public:
    Switched(_GMainContext *context, Events events)
        : m_events(events),
          m_inner(context, u"127.0.0.1"_s,
                  Events{.candidates = events.candidates,
                         .gatheringFinished = events.gatheringFinished,
                         .stateChanged =
                             [this](IceState state) {
                                 if (!broken)
                                     m_events.stateChanged(state);
                             },
                         .received =
                             [this](std::span<const std::byte> datagram) {
                                 if (!silent && !(soundless && classify(datagram) == DatagramKind::Rtp))
                                     m_events.received(datagram);
                             }})
    {
    }

    IceCredentials credentials() const override { return {.ufrag = u"user"_s, .password = u"password"_s}; }
    void gather() override { m_inner.gather(); }
    void connectTo(const IceCredentials &remote) override { m_inner.connectTo(remote); }
    void addRemoteCandidates(const QList<Candidate> &candidates) override { m_inner.addRemoteCandidates(candidates); }
    bool send(std::span<const std::byte> datagram) override { return m_inner.send(datagram); }
    std::optional<SelectedPair> selectedPair() const override { return m_inner.selectedPair(); }
    void close(std::chrono::milliseconds patience, std::function<void()> closed) override
    {
        m_inner.close(patience, std::move(closed));
    }
    void becomes(IceState state) { m_events.stateChanged(state); }

    bool broken = false;    ///< no pair ever works
    bool silent = false;    ///< nothing arrives
    bool soundless = false; ///< only reports do

private:
    Events m_events;
    PlainTransport m_inner;
};

/// One side of a call up to the rings; the test plays the audio thread.
struct Side {
    explicit Side(SecurePath::Timing timing = {}, bool broken = false, quint32 name = std::random_device()())
        : ssrc(name)
    {
        net.post([this, timing, broken] { make(timing, broken); });
    }
    ~Side()
    {
        net.post([this] { path->close(0ms, [this](const Statistics &) { net.quit(); }); });
        net.join();
    }

    void make(SecurePath::Timing timing, bool broken)
    {
        const auto count = [this](int Side::*what) {
            return [this, what] { mailbox.post([this, what] { ++(this->*what); }); };
        };
        SecurePath::Events events{
            .connected = count(&Side::connected),
            .disconnected = count(&Side::disconnected),
            .reconnected = count(&Side::reconnected),
            .failed = [this](EngineError error,
                             const QString &) { mailbox.post([this, error] { failures.append(error); }); },
            .statistics =
                [this](const Statistics &now) {
                    mailbox.post([this, now] {
                        statistics = now;
                        ++readings;
                    });
                },
            .plan = [this](const SendingPlan &wanted) { mailbox.post([this, wanted] { plan = wanted; }); },
            .source =
                [this](quint32 source) {
                    mailbox.post([this, source] {
                        ssrc = source;
                        ++renamed;
                    });
                },
            .digit = [](QChar) {},
            .candidates =
                [this](const QList<Candidate> &found) { mailbox.post([this, found] { candidates = found; }); },
            .gatheringFinished = count(&Side::gathered),
            .restarted = [counted = count(&Side::restarted)](const IceCredentials &) { counted(); }};
        const auto makeTransport = [this, broken](IceTransport::Events transportEvents) {
            auto made = std::make_unique<Switched>(net.context(), std::move(transportEvents));
            made->broken = broken;
            transport = made.get();
            return made;
        };
        path = std::make_unique<SecurePath>(net.context(), makeTransport, Certificate::generate().value(),
                                            SecurePath::Identity{.ssrc = ssrc, .cname = u"name"_s}, incoming, counters,
                                            std::move(events), timing);
        mailbox.post([this, told = path->local()] { local = told; });
        path->gather();
    }

    void connectTo(const Side &other, DtlsSetup role)
    {
        const AudioParameters parameters{
            .send = kOpus, .redundancy = kRed, .receive = {kOpus, kRed}, .localSetup = role};
        const RemoteTransport remote{.credentials = other.local.credentials, .fingerprint = other.local.fingerprint};
        net.post([this, parameters, remote, theirs = other.candidates] {
            path->addRemoteCandidates(theirs);
            path->connectTo(remote, parameters);
        });
    }

    /// As the audio thread does.
    void speak(int count, quint8 payloadType = 111)
    {
        for (int i = 0; i < count; ++i) {
            std::array<std::byte, 400> buffer;
            const std::array<std::byte, 40> payload{std::byte(i)};
            const auto length = writeRtp({.payloadType = payloadType,
                                          .sequenceNumber = sequence,
                                          .timestamp = sequence * 960u,
                                          .ssrc = ssrc,
                                          .payload = payload},
                                         buffer);
            counters.lastTimestampSent = sequence * 960u;
            counters.lastSentNs = std::chrono::steady_clock::now().time_since_epoch().count();
            ++counters.packetsSent;
            counters.payloadBytesSent += payload.size();
            ++sequence;
            path->send(buffer, length);
        }
    }
    /// What has arrived, by sequence number.
    QList<int> hear()
    {
        for (const auto *packet = incoming.front(); packet; packet = incoming.front()) {
            heard.append(parseRtp(packet->data()).value().sequenceNumber);
            incoming.release();
        }
        return heard;
    }
    bool isReady() const { return gathered > 0 && !candidates.isEmpty() && !local.credentials.ufrag.isEmpty(); }

    quint32 ssrc;
    quint16 sequence = 65530; // across the wrap soon
    QList<int> heard;
    LocalTransport local;
    QList<Candidate> candidates;
    Statistics statistics;
    QList<EngineError> failures;
    int readings = 0;
    int gathered = 0;
    int connected = 0;
    int disconnected = 0;
    int reconnected = 0;
    int restarted = 0;
    int renamed = 0;
    SendingPlan plan;
    PacketRing incoming;
    StreamCounters counters;
    Mailbox mailbox;
    NetThread net;
    Switched *transport = nullptr;
    std::unique_ptr<SecurePath> path;
};

void connectBoth(Side &alice, Side &bob)
{
    alice.connectTo(bob, DtlsSetup::Active);
    bob.connectTo(alice, DtlsSetup::Passive);
}
} // namespace

/// Two net sides over real sockets, without ICE and without sound.
class TestSecurePath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void carriesRtpBothWays()
    {
        Side alice;
        Side bob;
        QTRY_VERIFY(alice.isReady() && bob.isReady());
        connectBoth(alice, bob);
        QTRY_VERIFY(alice.connected == 1 && bob.connected == 1);
        alice.speak(10);
        bob.speak(5);
        QTRY_COMPARE(bob.hear(), (QList{65530, 65531, 65532, 65533, 65534, 65535, 0, 1, 2, 3}));
        QTRY_COMPARE(alice.hear(), (QList{65530, 65531, 65532, 65533, 65534}));
        QTRY_COMPARE(bob.statistics.packetsReceived, quint64(10));
        QCOMPARE(bob.statistics.lossPercent, 0.0);
        QCOMPARE(bob.statistics.srtpProfile, u"AEAD_AES_128_GCM"_s);
        QCOMPARE(bob.statistics.codec, u"opus/48000"_s);
        QTRY_VERIFY(alice.statistics.roundTripMs >= 0); // the second report after 0.7 s knows the first
        QVERIFY(alice.statistics.roundTripMs < 200);
    }

    void answersAHandshakeThatCameTooEarly()
    {
        Side alice;
        Side bob;
        QTRY_VERIFY(alice.isReady() && bob.isReady());
        bob.net.post([&] { bob.path->addRemoteCandidates(alice.candidates); }); // hears her, but may not answer yet
        bob.net.post([&] { bob.transport->connectTo({}); });
        alice.connectTo(bob, DtlsSetup::Active);
        QTRY_VERIFY(alice.readings >= 1); // a quarter second: she has repeated herself
        QCOMPARE(alice.connected, 0);
        bob.connectTo(alice, DtlsSetup::Passive);
        QTRY_VERIFY(alice.connected == 1 && bob.connected == 1);
    }

    void dropsWhatIsNotTheirs()
    {
        Side alice;
        Side bob;
        QTRY_VERIFY(alice.isReady() && bob.isReady());
        connectBoth(alice, bob);
        QTRY_VERIFY(alice.connected == 1 && bob.connected == 1);

        QUdpSocket forger; // from the same address, as someone on the path could
        QVERIFY(forger.bind(QHostAddress(u"127.0.0.1"_s)));
        std::mt19937 random(8827);
        for (int i = 0; i < 2000; ++i) {
            QByteArray datagram(static_cast<qsizetype>(random() % 120), '\0');
            for (auto &byte : datagram)
                byte = static_cast<char>(random());
            if (!datagram.isEmpty() && i % 4 != 0)
                datagram[0] = static_cast<char>(i % 4 == 1 ? 0x80 : i % 4 == 2 ? 0x16 : 0x14);
            forger.writeDatagram(datagram, QHostAddress(u"127.0.0.1"_s), bob.candidates[0].port);
            if (i % 50 == 0)
                QTest::qWait(0);
        }
        // The flood may have filled the socket: hers are heard as soon as it has been read.
        QVERIFY(QTest::qWaitFor([&] {
            alice.speak(1);
            return bob.hear().size() >= 3;
        }));
        for (const auto number : bob.hear())
            QVERIFY(quint16(number - 65530) < quint16(alice.sequence - 65530));
        QTRY_COMPARE(bob.statistics.packetsReceived, quint64(bob.hear().size()));
        QVERIFY(bob.failures.isEmpty());
    }

    void dropsCodecsThatWereNotAgreed()
    {
        Side alice;
        Side bob;
        QTRY_VERIFY(alice.isReady() && bob.isReady());
        connectBoth(alice, bob);
        QTRY_VERIFY(alice.connected == 1 && bob.connected == 1);
        alice.speak(3, 96);
        alice.speak(1);
        QTRY_COMPARE(bob.hear(), (QList{65533}));
    }

    void survivesARingThatIsFull()
    {
        Side alice;
        Side bob;
        QTRY_VERIFY(alice.isReady() && bob.isReady());
        connectBoth(alice, bob);
        QTRY_VERIFY(alice.connected == 1 && bob.connected == 1);
        for (int burst = 0; burst < 30; ++burst) {
            alice.speak(10);
            QTest::qWait(1);
        }
        QTRY_COMPARE(bob.statistics.packetsReceived, quint64(300)); // all counted, the first 256 kept
        QCOMPARE(bob.hear().size(), 256);
        alice.speak(1);
        QTRY_COMPARE(bob.hear().size(), 257);
    }

    void tellsOfSilenceAndItsEnd()
    {
        Side alice;
        Side bob({.check = 15s, .secure = 20s, .silence = 600ms});
        QTRY_VERIFY(alice.isReady() && bob.isReady());
        connectBoth(alice, bob);
        QTRY_VERIFY(alice.connected == 1 && bob.connected == 1);
        bob.net.post([&] { bob.transport->silent = true; });
        QTRY_COMPARE(bob.disconnected, 1);
        QCOMPARE(bob.reconnected, 0);
        bob.net.post([&] { bob.transport->silent = false; });
        QTRY_COMPARE(bob.reconnected, 1); // alice's next report is enough
        QVERIFY(bob.failures.isEmpty());
    }

    /// RFC 3550 §8.2: each becomes another, by the first packet of sound or by a report, and both are heard.
    void twoOfTheSameName()
    {
        Side alice({}, false, 7);
        Side bob({}, false, 7);
        QTRY_VERIFY(alice.isReady() && bob.isReady());
        connectBoth(alice, bob);
        QTRY_VERIFY(alice.renamed == 1 && bob.renamed == 1);
        QVERIFY(alice.ssrc != 7 && bob.ssrc != 7);
        alice.speak(3);
        bob.speak(3);
        QTRY_COMPARE(bob.hear().size(), 3);
        QTRY_COMPARE(alice.hear().size(), 3);
        QTRY_VERIFY(alice.statistics.roundTripMs >= 0); // by their new names
        QVERIFY(alice.renamed == 1 && bob.renamed == 1);
        QVERIFY(alice.failures.isEmpty() && bob.failures.isEmpty());
    }

    /// Somebody who sends back what we say, under the name we have.
    void isNotChasedByItsEcho()
    {
        Side alice({}, false, 7);
        Side bob;
        QTRY_VERIFY(alice.isReady() && bob.isReady());
        connectBoth(alice, bob);
        QTRY_VERIFY(alice.connected == 1 && bob.connected == 1);
        const quint32 name = bob.ssrc;
        bob.ssrc = 7;
        bob.speak(1);
        QTRY_COMPARE(alice.renamed, 1);
        QTRY_COMPARE(alice.hear().size(), 1); // for it is theirs now
        bob.ssrc = alice.ssrc;
        bob.speak(5);
        bob.ssrc = name;
        bob.speak(4); // the third of another source is followed
        QTRY_COMPARE(alice.hear().size(), 3);
        QCOMPARE(alice.heard.last(), int(quint16(bob.sequence - 1)));
        QCOMPARE(alice.renamed, 1);
    }

    void goesOnByAnotherPath()
    {
        Side alice;
        Side bob;
        QTRY_VERIFY(alice.isReady() && bob.isReady());
        alice.net.post([&] { alice.path->restart(); }); // there is nothing yet that could begin anew
        connectBoth(alice, bob);
        QTRY_VERIFY(alice.connected == 1 && bob.connected == 1);
        QCOMPARE(alice.restarted, 0);
        const auto before = std::pair(alice.candidates, bob.candidates);
        for (Side *side : {&alice, &bob})
            side->net.post([side] { side->path->restart(); });
        QTRY_VERIFY(alice.restarted == 1 && bob.restarted == 1);
        QTRY_VERIFY(alice.candidates != before.first && bob.candidates != before.second);
        alice.speak(2); // by the former one still
        const auto tell = [](Side &side, const Side &other) {
            side.net.post([&side, theirs = other.candidates] {
                side.path->addRemoteCandidates(theirs);
                side.path->reconnectTo({});
            });
        };
        tell(alice, bob);
        tell(bob, alice);
        const auto port = u":%1 "_s.arg(alice.candidates[0].port);
        QTRY_VERIFY(alice.statistics.candidatePair.contains(port));
        alice.speak(2);
        bob.speak(1);
        QTRY_COMPARE(bob.hear(), (QList{65530, 65531, 65532, 65533}));
        QTRY_COMPARE(alice.hear(), QList{65530});
        QVERIFY(alice.failures.isEmpty() && bob.failures.isEmpty());
        QVERIFY(alice.connected == 1 && alice.disconnected == 0 && bob.disconnected == 0);
    }

    void failsWhenNoPairWorks()
    {
        Side alice({.check = 100ms, .secure = 20s, .silence = 5s}, true);
        Side bob;
        QTRY_VERIFY(alice.isReady() && bob.isReady());
        connectBoth(alice, bob);
        QTRY_COMPARE(alice.failures, QList{EngineError::IceFailed});
        QCOMPARE(alice.connected, 0);
    }

    void waitsForCandidatesAfterAFailure()
    {
        Side alice({.check = 15s, .secure = 20s, .silence = 5s}, true);
        Side bob;
        QTRY_VERIFY(alice.isReady() && bob.isReady());
        connectBoth(alice, bob);
        alice.net.post([&] { alice.transport->becomes(IceState::Failed); }); // of all that were there until now
        QTRY_VERIFY(alice.readings >= 1);
        QVERIFY(alice.failures.isEmpty());
        alice.net.post([&] { alice.transport->becomes(IceState::Connected); });
        QTRY_COMPARE(alice.connected, 1);
    }

    void failsWhenConsentIsLost()
    {
        Side alice;
        Side bob;
        QTRY_VERIFY(alice.isReady() && bob.isReady());
        connectBoth(alice, bob);
        QTRY_VERIFY(alice.connected == 1 && bob.connected == 1);
        alice.net.post([&] { alice.transport->becomes(IceState::Failed); });
        QTRY_COMPARE(alice.failures, QList{EngineError::IceFailed});
    }

    void failsWhenNobodyShakesHands()
    {
        Side alice({.check = 15s, .secure = 100ms, .silence = 5s});
        Side bob;
        QTRY_VERIFY(alice.isReady() && bob.isReady());
        alice.connectTo(bob, DtlsSetup::Active);
        QTRY_COMPARE(alice.failures, QList{EngineError::DtlsFailed});
    }

    void failsForAnImpostor()
    {
        Side alice;
        Side bob;
        QTRY_VERIFY(alice.isReady() && bob.isReady());
        bob.local.fingerprint.digest[5] = static_cast<char>(bob.local.fingerprint.digest[5] ^ 0x10);
        connectBoth(alice, bob);
        QTRY_COMPARE(alice.failures, QList{EngineError::FingerprintMismatch});
        QCOMPARE(alice.connected, 0);
    }

    /// RFC 8083 §4.2 and §4.5: reports come, and none tells of a further packet. Who was on hold is another matter.
    void ceasesWhenNothingArrives()
    {
        Side alice;
        Side bob;
        QTRY_VERIFY(alice.isReady() && bob.isReady());
        connectBoth(alice, bob);
        QTRY_VERIFY(alice.connected == 1 && bob.connected == 1);
        alice.speak(3);
        QTRY_COMPARE(bob.hear().size(), 3);
        bob.net.post([&] { bob.transport->soundless = true; });
        const auto hasCeased = [&] {
            alice.speak(1);
            return alice.plan.isCeased;
        };
        QVERIFY(QTest::qWaitFor(hasCeased, 60'000)); // after five reports
        QTRY_VERIFY(alice.statistics.plan.isCeased);
        QCOMPARE(alice.plan.bitrate, 32000);
        alice.net.post([&] { alice.path->setMode(CallMode::Thrift); });
        QTRY_COMPARE(alice.plan.bitrate, 12000);
        QVERIFY(alice.plan.isCeased); // another wish is no leave to send
        alice.net.post([&] {
            alice.path->setListenedTo(false);
            alice.path->setListenedTo(true);
        });
        QTRY_VERIFY(!alice.plan.isCeased);
        QCOMPARE(alice.plan.bitrate, kLeastBitrate); // as little as can be, at first
        QVERIFY(alice.failures.isEmpty());
    }

    void reportsTheLossToTheOtherSide()
    {
        Side alice;
        Side bob;
        QTRY_VERIFY(alice.isReady() && bob.isReady());
        connectBoth(alice, bob);
        QTRY_VERIFY(alice.connected == 1 && bob.connected == 1);
        for (int i = 0; i < 20; ++i) {
            alice.speak(1);
            ++alice.sequence; // every other one is lost
        }
        QTRY_COMPARE(alice.plan.copies(), 2); // they take them, and half is lost
        QCOMPARE(alice.plan.bitrate, 24000);
        QCOMPARE(int{alice.plan.distances[0]}, 1); // never two in a row, as they say by RFC 3611
        QTRY_VERIFY(bob.statistics.lossPercent > 40);
    }
};

QTEST_GUILESS_MAIN(TestSecurePath)
#include "tst_securepath.moc"

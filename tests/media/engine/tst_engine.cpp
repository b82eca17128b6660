// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/engine.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <cmath>
#include <ctime>
#include <memory>

using namespace causerie::media;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{
const PayloadType kOpus{.id = 111, .name = u"opus"_s, .clockRate = 48000, .channels = 2, .ptime = 20, .parameters = {}};

AudioSettings silence()
{
    AudioSettings audio;
    audio.backend = AudioSettings::Backend::Null;
    return audio;
}

AudioSettings files(const QString &play, const QString &record)
{
    AudioSettings audio;
    audio.backend = AudioSettings::Backend::Files;
    audio.playFile = play;
    audio.recordFile = record;
    return audio;
}

/// One end of a call, with what it told.
struct End {
    explicit End(bool controlling, const AudioSettings &audio = silence())
    {
        settings.controlling = controlling;
        settings.audio = audio;
        settings.loopbackCandidates = true;
        QObject::connect(&engine, &Engine::localReady, &engine, [this](const LocalTransport &told) { local = told; });
        QObject::connect(&engine, &Engine::localCandidates, &engine,
                         [this](const QList<Candidate> &found) { candidates += found; });
        QObject::connect(&engine, &Engine::statisticsChanged, &engine,
                         [this](const Statistics &now) { statistics = now; });
    }

    AudioParameters parameters() const
    {
        return {.send = kOpus,
                .receive = {kOpus},
                .localSetup = settings.controlling ? DtlsSetup::Passive : DtlsSetup::Active};
    }
    RemoteTransport asRemote() const
    {
        return {.credentials = local->credentials, .fingerprint = local->fingerprint, .setup = parameters().localSetup};
    }

    EngineSettings settings;
    Engine engine;
    std::optional<LocalTransport> local;
    QList<Candidate> candidates;
    Statistics statistics;
    QSignalSpy gathered{&engine, &Engine::gatheringFinished};
    QSignalSpy connected{&engine, &Engine::connected};
    QSignalSpy firstAudio{&engine, &Engine::firstAudio};
    QSignalSpy failed{&engine, &Engine::failed};
    QSignalSpy stopped{&engine, &Engine::stopped};
};

/// Signalling without a wire: each end is told what the other said, candidates as they come.
struct Call {
    explicit Call(const AudioSettings &caller = silence(), const AudioSettings &callee = silence())
        : alice(true, caller), bob(false, callee)
    {
    }

    bool prepare()
    {
        alice.engine.prepare(alice.settings);
        bob.engine.prepare(bob.settings);
        return QTest::qWaitFor([this] { return alice.local && bob.local; });
    }
    void connectEnds()
    {
        QObject::connect(&alice.engine, &Engine::localCandidates, &bob.engine, &Engine::addRemoteCandidates);
        QObject::connect(&bob.engine, &Engine::localCandidates, &alice.engine, &Engine::addRemoteCandidates);
        alice.engine.addRemoteCandidates(bob.candidates);
        bob.engine.addRemoteCandidates(alice.candidates);
        alice.engine.connectTo(bob.asRemote(), alice.parameters());
        bob.engine.connectTo(alice.asRemote(), bob.parameters());
    }
    bool connect()
    {
        if (!prepare())
            return false;
        connectEnds();
        return QTest::qWaitFor([this] { return alice.connected.size() == 1 && bob.connected.size() == 1; }, 20s);
    }

    End alice;
    End bob;
};

/// A second of a tone, 16 bit mono at 48 kHz.
bool writeTone(const QString &path)
{
    constexpr quint32 kRate = 48000;
    QByteArray samples;
    for (quint32 i = 0; i < 2 * kRate; ++i) {
        const auto value = static_cast<qint16>(12000 * std::sin(2 * M_PI * 440 * i / kRate));
        samples.append(static_cast<char>(value & 0xff)).append(static_cast<char>(value >> 8));
    }
    const auto le = [](quint32 value, int bytes) {
        QByteArray out;
        for (int i = 0; i < bytes; ++i)
            out.append(static_cast<char>(value >> (8 * i)));
        return out;
    };
    QFile file(path);
    const auto size = static_cast<quint32>(samples.size());
    return file.open(QIODevice::WriteOnly) &&
           file.write("RIFF" + le(36 + size, 4) + "WAVEfmt " + le(16, 4) + le(1, 2) + le(1, 2) + le(kRate, 4) +
                      le(2 * kRate, 4) + le(2, 2) + le(16, 2) + "data" + le(size, 4) + samples) > 0;
}

double loudness(const QByteArray &wav)
{
    double sum = 0;
    const auto count = (wav.size() - 44) / 2;
    for (qsizetype i = 0; i < count; ++i) {
        const auto at = 44 + 2 * i;
        const auto value = static_cast<qint16>(static_cast<quint8>(wav[at]) | static_cast<quint8>(wav[at + 1]) << 8);
        sum += double(value) * value;
    }
    return count > 0 ? std::sqrt(sum / static_cast<double>(count)) : 0;
}
} // namespace

/// Two engines in one process over the loopback interface: real ICE, real DTLS, real SRTP, real Opus.
class TestEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatMustBeSignalled()
    {
        End end(true);
        end.engine.prepare(end.settings);
        QVERIFY(!end.local); // never inside the call
        QTRY_VERIFY(end.local);
        QVERIFY(end.local->credentials.ufrag.size() >= 4);     // RFC 8445 §5.3: 24 bits
        QVERIFY(end.local->credentials.password.size() >= 22); // and 128 bits
        QCOMPARE(end.local->fingerprint.hash, u"sha-256"_s);
        QCOMPARE(end.local->fingerprint.digest.size(), 32);
        QVERIFY(end.local->cname.size() >= 16);
        QTRY_COMPARE(end.gathered.size(), 1);
        QVERIFY(!end.candidates.isEmpty());
        for (const auto &candidate : std::as_const(end.candidates)) {
            QVERIFY(candidate.priority > 0);
            QVERIFY(candidate.port > 0);
            QVERIFY(!candidate.foundation.isEmpty());
            QCOMPARE(candidate.component, 1);
            QCOMPARE(candidate.protocol, Candidate::Protocol::Udp);
            QVERIFY(!candidate.address.startsWith("fe80"_L1, Qt::CaseInsensitive));
        }
    }

    void connectsAndIsHeard()
    {
        Call call;
        QElapsedTimer clock;
        QVERIFY(call.prepare());
        clock.start();
        call.connectEnds();
        QTRY_VERIFY_WITH_TIMEOUT(call.alice.connected.size() == 1 && call.bob.connected.size() == 1, 20s);
        const auto connectedAfter = clock.elapsed();
        QTRY_VERIFY_WITH_TIMEOUT(call.alice.firstAudio.size() == 1 && call.bob.firstAudio.size() == 1, 20s);
        QTRY_VERIFY_WITH_TIMEOUT(call.alice.statistics.packetsReceived > 50 && call.bob.statistics.packetsReceived > 50,
                                 20s);
        QTRY_VERIFY_WITH_TIMEOUT(call.alice.statistics.roundTripMs >= 0 && call.bob.statistics.roundTripMs >= 0, 20s);

        for (const auto *end : {&call.alice, &call.bob}) {
            const auto &s = end->statistics;
            QCOMPARE(s.srtpProfile, u"AEAD_AES_128_GCM"_s);
            QCOMPARE(s.codec, u"opus/48000"_s);
            QVERIFY(s.candidatePair.startsWith("host "_L1));
            QVERIFY(s.candidatePair.endsWith(" udp"_L1));
            QVERIFY(!s.relayed);
            QCOMPARE(s.lossPercent, 0.0);
            QVERIFY(s.connectMs >= 0);
            QVERIFY(s.firstAudioMs >= s.connectMs);
            QVERIFY(s.bitrateSent > 0);
            QVERIFY(s.bitrateReceived > 0);
            QVERIFY(s.roundTripMs < 1000);
        }
        qInfo("both connected after %lld ms (%lld and %lld), sound after %lld and %lld, round trip %.2f ms",
              connectedAfter, call.alice.statistics.connectMs, call.bob.statistics.connectMs,
              call.alice.statistics.firstAudioMs, call.bob.statistics.firstAudioMs, call.alice.statistics.roundTripMs);

        call.alice.engine.stop();
        QVERIFY(call.alice.stopped.isEmpty());
        QTRY_COMPARE(call.alice.stopped.size(), 1);
        const auto last = call.alice.stopped[0][0].value<Statistics>();
        QVERIFY(last.packetsSent >= call.alice.statistics.packetsSent);
        QVERIFY(!last.candidatePair.isEmpty());
        call.bob.engine.stop();
        QTRY_COMPARE(call.bob.stopped.size(), 1);
        QVERIFY(call.alice.failed.isEmpty());
        QVERIFY(call.bob.failed.isEmpty());
    }

    void carriesSoundFromFileToFile()
    {
        QTemporaryDir folder;
        const auto tone = folder.filePath(u"tone.wav"_s);
        const auto heard = folder.filePath(u"heard.wav"_s);
        QVERIFY(writeTone(tone));
        Call call(files(tone, {}), files({}, heard));
        QVERIFY(call.connect());
        QTRY_VERIFY_WITH_TIMEOUT(call.bob.statistics.packetsReceived > 75, 20s);
        for (auto *end : {&call.alice, &call.bob}) {
            end->engine.stop();
            QTRY_COMPARE(end->stopped.size(), 1);
        }
        QFile file(heard);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(loudness(file.readAll()) > 3000); // the tone has 8485
    }

    void filesThatDoNotWorkEndNothing()
    {
        Call call(files(u"/nonexistent.wav"_s, u"/nonexistent/out.wav"_s), silence());
        QSignalSpy began(&call.alice.engine, &Engine::troubleBegan);
        QSignalSpy over(&call.alice.engine, &Engine::troubleOver);
        QVERIFY(call.connect());
        QTRY_COMPARE(began.size(), 2);
        QCOMPARE(began[0][0].value<SoundTrouble>(), SoundTrouble::FileUnreadable);
        QCOMPARE(began[1][0].value<SoundTrouble>(), SoundTrouble::FileUnwritable);
        const auto before = call.bob.statistics.packetsReceived;
        QTRY_VERIFY(call.bob.statistics.packetsReceived > before + 10); // silence
        call.alice.engine.setAudio(silence());
        QTRY_COMPARE(over.size(), 2);
        QVERIFY(call.alice.failed.isEmpty());
        call.alice.engine.stop();
        QTRY_COMPARE(call.alice.stopped.size(), 1);
    }

    void sendsByItsMode()
    {
        Call call;
        call.alice.settings.mode = CallMode::Thrift;
        QVERIFY(call.connect());
        QTRY_COMPARE(call.alice.statistics.plan.frameMs, 60);
        QCOMPARE(call.alice.statistics.mode, CallMode::Thrift);
        QCOMPARE(call.bob.statistics.plan.frameMs, 20);
        call.alice.engine.setMode(CallMode::LowLatency);
        QTRY_COMPARE(call.alice.statistics.plan.frameMs, 10);
    }

    void refusesAnImpostor()
    {
        Call call;
        QVERIFY(call.prepare());
        call.bob.local->fingerprint.digest[0] = static_cast<char>(call.bob.local->fingerprint.digest[0] ^ 1);
        call.connectEnds();
        QTRY_COMPARE_WITH_TIMEOUT(call.alice.failed.size(), 1, 20s);
        QCOMPARE(call.alice.failed[0][0].value<EngineError>(), EngineError::FingerprintMismatch);
        QVERIFY(call.alice.connected.isEmpty());
        QVERIFY(call.alice.firstAudio.isEmpty());
        call.alice.engine.stop();
        QTRY_COMPARE(call.alice.stopped.size(), 1);
        QCOMPARE(call.alice.stopped[0][0].value<Statistics>().packetsSent, quint64(0));
    }

    void holdsAndMutes()
    {
        Call call;
        QVERIFY(call.connect());
        QTRY_VERIFY(call.bob.statistics.packetsReceived > 10);
        call.alice.engine.setMuted(true); // silence is still sent
        const auto whenMuted = call.bob.statistics.packetsReceived;
        QTRY_VERIFY(call.bob.statistics.packetsReceived > whenMuted + 10);
        call.alice.engine.setHeld(true);
        const auto sent = [&] { return call.alice.statistics.packetsSent; };
        QTRY_VERIFY_WITH_TIMEOUT(sent() > 0 && call.alice.statistics.bitrateSent == 0, 20s);
        const auto whenHeld = sent();
        QSignalSpy reading(&call.alice.engine, &Engine::statisticsChanged);
        QTRY_VERIFY(reading.size() >= 2);
        QCOMPARE(sent(), whenHeld);
        call.alice.engine.setHeld(false);
        QTRY_VERIFY(sent() > whenHeld + 10);
    }

    void beginsAnewInACall()
    {
        Call call;
        QVERIFY(call.connect());
        QTRY_VERIFY(call.alice.statistics.packetsReceived > 20 && call.bob.statistics.packetsReceived > 20);
        const QString before = call.alice.statistics.candidatePair;
        QSignalSpy lost(&call.alice.engine, &Engine::disconnected);
        QObject::connect(&call.alice.engine, &Engine::restarted, &call.bob.engine, [&](const IceCredentials &alices) {
            QVERIFY(alices != call.alice.local->credentials);
            call.bob.engine.restart();
            call.bob.engine.reconnectTo(alices);
        });
        QObject::connect(&call.bob.engine, &Engine::restarted, &call.alice.engine, &Engine::reconnectTo);
        call.alice.engine.restart();
        const auto isAnother = [&](const End &end) {
            return !end.statistics.candidatePair.isEmpty() && end.statistics.candidatePair != before;
        };
        const QString bobs = call.bob.statistics.candidatePair;
        QTRY_VERIFY_WITH_TIMEOUT(isAnother(call.alice) && call.bob.statistics.candidatePair != bobs, 20s);
        const auto heard = call.alice.statistics.packetsReceived;
        QTRY_VERIFY_WITH_TIMEOUT(call.alice.statistics.packetsReceived > heard + 150,
                                 20s); // after the former is closed
        QVERIFY(call.alice.failed.isEmpty() && call.bob.failed.isEmpty() && lost.isEmpty());
        QCOMPARE(call.alice.statistics.lossPercent, 0.0);
        QCOMPARE(call.bob.statistics.lossPercent, 0.0);
    }

    void endsInAnyState_data()
    {
        QTest::addColumn<int>("turns");
        QTest::addColumn<bool>("stopFirst");
        for (int turns = -1; turns < 8; ++turns) {
            for (const bool stopFirst : {false, true}) {
                const auto name =
                    QString::number(turns) + (stopFirst ? u" events, stopped"_s : u" events, destroyed"_s);
                QTest::newRow(qPrintable(name)) << turns << stopFirst;
            }
        }
    }

    void endsInAnyState()
    {
        QFETCH(const int, turns);
        QFETCH(const bool, stopFirst);
        auto call = std::make_unique<Call>();
        if (turns >= 0) {
            call->alice.engine.prepare(call->alice.settings);
            call->bob.engine.prepare(call->bob.settings);
        }
        bool wired = false;
        for (int i = 0; i < turns; ++i) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
            if (!wired && call->alice.local && call->bob.local) {
                call->connectEnds();
                wired = true;
            }
        }
        if (stopFirst)
            call->alice.engine.stop(); // and away before it could answer
        QElapsedTimer clock;
        clock.start();
        call.reset();
        qInfo("ended within %lld ms", clock.elapsed());
    }

    void stopsBeforeItBegan()
    {
        End end(true);
        end.engine.stop();
        QVERIFY(end.stopped.isEmpty());
        QTRY_COMPARE(end.stopped.size(), 1);
        end.engine.stop(); // once is enough
        end.engine.setMuted(true);
        end.engine.addRemoteCandidates({});
        QCoreApplication::processEvents();
        QCOMPARE(end.stopped.size(), 1);
    }

    void mayBeDestroyedByItsOwnSignal()
    {
        auto end = std::make_unique<End>(true);
        bool ready = false;
        QObject::connect(&end->engine, &Engine::localReady, this, [&] {
            ready = true;
            end.reset();
        });
        end->engine.prepare(end->settings);
        QTRY_VERIFY(ready);
        QVERIFY(!end);
        QCoreApplication::processEvents();
    }
};

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"

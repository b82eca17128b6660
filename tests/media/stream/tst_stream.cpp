// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/backend.h"
#include "core/media/audio/wavreader.h"
#include "core/media/audio/wavwriter.h"
#include "core/media/rtp/rtppacket.h"
#include "core/media/stream.h"
#include "tests/media/stream/allocations.h"
#include "tests/support/estoi.h"
#include "tests/support/punctuality.h"
#include "tests/support/speech.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

using namespace causerie::media;
using namespace Qt::StringLiterals;

namespace
{

/// A network that takes no time: what one stream sends lies in the other's ring.
class Wire final : public PacketSender
{
public:
    explicit Wire(PacketRing &far) : m_far(far) {}

    void send(std::span<std::byte> packet, std::size_t length) override
    {
        if (Packet *slot = m_far.claim(); slot && slot->assign(packet.first(length), steadyNowNs()))
            m_far.publish();
        lastHeader = *parseRtp(packet.first(length));
        if (++count == 50)
            causerie::test::countAllocationsHere(); // this is the audio thread, and its sound runs
    }

    std::atomic<int> count = 0;
    RtpPacket lastHeader; ///< to be read when the stream is gone

private:
    PacketRing &m_far;
};

/// A call between two streams.
struct Call {
    PacketRing toA;
    PacketRing toB;
    Wire fromA{toB};
    Wire fromB{toA};
    StreamCounters countersA;
    StreamCounters countersB;
    std::unique_ptr<Stream> a = std::make_unique<Stream>(fromA, toA, countersA);
    std::unique_ptr<Stream> b = std::make_unique<Stream>(fromB, toB, countersB);
};

AudioParameters parameters()
{
    const PayloadType opus{.id = 111,
                           .name = u"OPUS"_s,
                           .clockRate = 48000,
                           .channels = 2,
                           .ptime = 20,
                           .maxptime = 0,
                           .parameters = {{u"useinbandfec"_s, u"1"_s}}};
    return {.send = opus, .receive = {opus}};
}

AudioSettings files(const QString &play, const QString &record)
{
    return {.backend = AudioSettings::Backend::Files,
            .inputId = {},
            .outputId = {},
            .playFile = play,
            .recordFile = record};
}

AudioSettings nothing()
{
    return {.backend = AudioSettings::Backend::Null, .inputId = {}, .outputId = {}, .playFile = {}, .recordFile = {}};
}

double cpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

} // namespace

class TestStream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void speechBothWays();
    void allocatesNothing();
    void gatewaysAllocateNothing_data();
    void gatewaysAllocateNothing();
    void processingAllocatesNextToNothing();
    void processingChangesWithoutAGap();
    void filesAreProcessedWhenAsked();
    void muteAndHold();
    void missingFilesDoNotEndIt();
    void otherCodecsAreRefused();
    void otherFilesInMidCall();
    void comesAndGoesAtOnce();

private:
    std::unique_ptr<causerie::test::Speech> m_english;
    std::unique_ptr<causerie::test::Speech> m_french;
    QTemporaryDir m_folder;
};

void TestStream::initTestCase()
{
    m_english = std::make_unique<causerie::test::Speech>(u"en"_s);
    m_french = std::make_unique<causerie::test::Speech>(
        u"fr"_s, u"Le soleil se lève sur la mer. Les enfants jouent dans le jardin de la vieille maison. "
                 "Il faut partir avant la nuit, car la route est longue."_s);
    QVERIFY2(m_english->isReady() && m_french->isReady(), "espeak-ng is needed");
}

void TestStream::speechBothWays()
{
    const QString heardByA = m_folder.filePath(u"a.wav"_s);
    const QString heardByB = m_folder.filePath(u"b.wav"_s);
    Call call;
    QSignalSpy firstAtA(call.a.get(), &Stream::firstAudio);
    QSignalSpy firstAtB(call.b.get(), &Stream::firstAudio);
    QSignalSpy failedAtA(call.a.get(), &Stream::failed);
    const causerie::test::Punctuality machine;
    call.a->start(parameters(), files(m_english->file(), heardByA), 1);
    call.b->start(parameters(), files(m_french->file(), heardByB), 2);
    QTRY_VERIFY(firstAtA.count() == 1 && firstAtB.count() == 1);

    const double cpu = cpuSeconds();
    const int sent = call.fromA.count;
    const auto packets = static_cast<int>(std::max(m_english->samples().size(), m_french->samples().size()) / 960 + 25);
    QTRY_VERIFY_WITH_TIMEOUT(call.fromA.count > packets && call.fromB.count > packets, 60000);
    const double seconds = (call.fromA.count - sent) * 0.02;
    const double cpuPercent = 100 * (cpuSeconds() - cpu) / seconds;
    const double playoutMs = call.countersB.playoutDelayMs;
    const std::int64_t startedA = call.countersA.soundStartedNs;
    const std::int64_t startedB = call.countersB.soundStartedNs;
    QVERIFY(call.countersA.firstPlayedNs >= startedA);
    call.a.reset();
    call.b.reset();
    QCOMPARE(firstAtA.count(), 1);
    QCOMPARE(failedAtA.count(), 0);

    const auto recordingA = readWav(heardByA);
    const auto recordingB = readWav(heardByB);
    QVERIFY(recordingA && recordingB);
    QCOMPARE(recordingA->startedNs, std::optional(startedA)); // the file says it by itself
    QCOMPARE(recordingB->startedNs, std::optional(startedB));
    const auto atB = causerie::test::compare(m_english->samples(), recordingB->samples);
    const auto atA = causerie::test::compare(m_french->samples(), recordingA->samples);
    const double skewMs = static_cast<double>(startedB - startedA) / 1e6;
    qInfo("A to B: ESTOI %.3f, mouth to ear %.1f ms (%.1f…%.1f); B to A: ESTOI %.3f, %.1f ms; playout delay %.1f ms; "
          "concealed %.2f %%; CPU of both ends %.1f %%; machine late by %.1f ms",
          atB.estoi, atB.delayMs + skewMs, atB.leastMs + skewMs, atB.mostMs + skewMs, atA.estoi, atA.delayMs - skewMs,
          playoutMs,
          100 * static_cast<double>(call.countersB.samplesConcealed) /
              static_cast<double>(call.countersB.samplesPlayed),
          cpuPercent, machine.latestMs());
    QVERIFY(atB.estoi >= machine.wantedEstoi()); // tst_voice has no such excuse
    QVERIFY(atA.estoi >= machine.wantedEstoi());
    QVERIFY(atB.delayMs + skewMs > 20 && atB.delayMs + skewMs < 300); // a figure, not a race
    QVERIFY(!machine.isPunctual() || call.countersB.samplesConcealed < call.countersB.samplesPlayed / 20);
}

void TestStream::allocatesNothing()
{
    AudioParameters withCopies = parameters();
    withCopies.redundancy = withCopies.send;
    withCopies.redundancy->id = 63;
    withCopies.redundancy->name = u"red"_s;
    withCopies.receive.append(*withCopies.redundancy);
    withCopies.events =
        PayloadType{.id = 110, .name = u"telephone-event"_s, .clockRate = 48000, .channels = 1, .parameters = {}};
    withCopies.receive.append(*withCopies.events);
    Call call;
    call.a->start(withCopies, nothing(), 1);
    call.b->start(withCopies, nothing(), 2);
    call.a->setPlan({.bitrate = 24000, .expectedLoss = 5, .distances = {2, 4}});
    QTRY_VERIFY_WITH_TIMEOUT(call.fromA.count > 50 && call.fromB.count > 50, 20000);
    const int before = causerie::test::allocations();
    const int sent = call.fromA.count;
    call.b->setPlan({.bitrate = 12000, .frameMs = 40, .distances = {1, 2, 3}}); // in mid-call
    call.a->sendDigits(u"1,2#"_s);
    call.b->sendDigits(u"34"_s);
    QTRY_VERIFY_WITH_TIMEOUT(call.fromA.count > sent + 100, 20000);
    QCOMPARE(causerie::test::allocations() - before, 0);
    QVERIFY(call.countersB.samplesPlayed > 48000);
    call.a.reset();
    QCOMPARE(call.fromA.lastHeader.payloadType, 63);
}

void TestStream::gatewaysAllocateNothing_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("id");
    QTest::newRow("G.722") << u"G722"_s << 9;
    QTest::newRow("µ-law") << u"PCMU"_s << 0;
    QTest::newRow("A-law") << u"PCMA"_s << 8;
}

void TestStream::gatewaysAllocateNothing()
{
    QFETCH(QString, name);
    QFETCH(int, id);
    AudioParameters telephone;
    telephone.send = {.id = id, .name = name, .clockRate = 8000, .channels = 1, .ptime = 20, .parameters = {}};
    telephone.events =
        PayloadType{.id = 101, .name = u"telephone-event"_s, .clockRate = 8000, .channels = 1, .parameters = {}};
    telephone.receive = {telephone.send, *telephone.events};
    Call call;
    call.a->start(telephone, nothing(), 1);
    call.b->start(telephone, nothing(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(call.fromA.count > 50 && call.fromB.count > 50, 20000);
    const int before = causerie::test::allocations();
    const int sent = call.fromA.count;
    call.a->sendDigits(u"1#"_s);
    call.b->setPlan({.bitrate = 64000, .frameMs = 40});
    QTRY_VERIFY_WITH_TIMEOUT(call.fromA.count > sent + 60, 20000);
    QCOMPARE(causerie::test::allocations() - before, 0);
    QVERIFY(call.countersB.samplesPlayed > 48000);
}

/// The library makes strings every ten seconds (tst_processingallocations); the sound around it makes none.
void TestStream::processingAllocatesNextToNothing()
{
    constexpr int kStringsOfOneReport = 64;
    AudioSettings audio = nothing();
    audio.processesFiles = true;
    Call call;
    call.a->start(parameters(), audio, 1);
    call.b->start(parameters(), audio, 2);
    QTRY_VERIFY_WITH_TIMEOUT(call.fromA.count > 50 && call.fromB.count > 50, 20000);
    const int before = causerie::test::allocations();
    const int sent = call.fromA.count;
    QTRY_VERIFY_WITH_TIMEOUT(call.fromA.count > sent + 100, 20000);
    const int made = causerie::test::allocations() - before;
    qInfo("%d allocations in two seconds", made);
    QVERIFY(made <= 2 * kStringsOfOneReport);
}

void TestStream::processingChangesWithoutAGap()
{
    const QString heard = m_folder.filePath(u"processed.wav"_s);
    AudioSettings audio = files(m_english->file(), {});
    Call call;
    call.a->start(parameters(), audio, 1);
    call.b->start(parameters(), nothing(), 2);
    QTRY_VERIFY(call.countersB.speakerLevel > 0.3);
    const std::int64_t started = call.countersA.soundStartedNs;
    audio.processesFiles = true;
    audio.processing.echo = false;
    call.a->setAudio(audio);
    QTRY_COMPARE(call.countersA.processingDelayMs.load(), 6.96);
    const int sent = call.fromA.count;
    QTRY_VERIFY(call.fromA.count > sent + 20);
    QCOMPARE(call.countersA.soundStartedNs.load(), started); // the file was not begun anew
    call.a->setAudio(files(m_english->file(), heard));
    QTRY_VERIFY(call.countersA.soundStartedNs != started); // another file is
}

/// Quiet speech in a file is sent as it is, and brought up where that is asked for.
void TestStream::filesAreProcessedWhenAsked()
{
    const QString quietFile = m_folder.filePath(u"quiet.wav"_s);
    {
        QFile file(quietFile);
        QVERIFY(file.open(QIODevice::WriteOnly));
        std::vector<float> quiet = m_english->samples();
        std::ranges::transform(quiet, quiet.begin(), [](float sample) { return sample * 0.05F; });
        WavWriter writer(file);
        QVERIFY(writer.begin(0) && writer.append(quiet));
    }
    std::array<double, 2> loudest{};
    for (const bool isProcessed : {false, true}) {
        AudioSettings audio = files(quietFile, {});
        audio.processesFiles = isProcessed;
        Call call;
        call.a->start(parameters(), audio, 1);
        call.b->start(parameters(), nothing(), 2);
        const auto listen = [&] {
            loudest[isProcessed] = std::max(loudest[isProcessed], call.countersA.microphoneLevel.load());
            return call.fromA.count > 300; // 6 s
        };
        QTRY_VERIFY_WITH_TIMEOUT(listen(), 20000);
    }
    qInfo("loudest %.2f, brought up %.2f", loudest[0], loudest[1]);
    QVERIFY(loudest[1] > loudest[0] + 0.1);
}

void TestStream::muteAndHold()
{
    Call call;
    call.a->start(parameters(), files(m_english->file(), {}), 1);
    call.b->start(parameters(), nothing(), 2);
    QTRY_VERIFY(call.countersA.microphoneLevel > 0.3);
    QTRY_VERIFY(call.countersB.speakerLevel > 0.3);
    call.a->setMuted(true);
    QTRY_COMPARE(call.countersA.microphoneLevel.load(), 0.0);
    const int sent = call.fromA.count;
    QTRY_VERIFY(call.fromA.count > sent + 10); // packets go on
    QTRY_VERIFY(call.countersB.speakerLevel < 0.1);

    call.a->setHeld(true);
    const std::uint64_t received = call.countersA.samplesPlayed;
    QTRY_VERIFY(received > 0);
    int held = -1;
    QTRY_VERIFY(std::exchange(held, call.fromA.count.load()) == call.fromA.count); // nothing between two looks
    call.a->setHeld(false);
    QTRY_VERIFY(call.fromA.count > held + 10);
    QTRY_VERIFY(call.countersA.samplesPlayed > received + 4800);
}

void TestStream::missingFilesDoNotEndIt()
{
    Call call;
    QSignalSpy failed(call.a.get(), &Stream::failed);
    QSignalSpy began(call.a.get(), &Stream::troubleBegan);
    QSignalSpy over(call.a.get(), &Stream::troubleOver);
    call.a->start(parameters(), files(u"/nonexistent.wav"_s, u"/nonexistent/out.wav"_s), 1);
    QTRY_COMPARE(began.count(), 2);
    QCOMPARE(began[0][0].value<SoundTrouble>(), SoundTrouble::FileUnreadable);
    QCOMPARE(began[1][0].value<SoundTrouble>(), SoundTrouble::FileUnwritable);
    QTRY_VERIFY(call.fromA.count > 10); // silence
    QCOMPARE(over.count(), 0);
    call.a->setAudio(files(m_english->file(), {}));
    QTRY_COMPARE(over.count(), 2);
    QTRY_VERIFY(call.countersA.microphoneLevel > 0.3);
    QCOMPARE(failed.count(), 0);
}

void TestStream::otherCodecsAreRefused()
{
    Call call;
    QSignalSpy failed(call.a.get(), &Stream::failed);
    AudioParameters other = parameters();
    other.send.name = u"speex"_s;
    call.a->start(other, nothing(), 1);
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed[0][0].value<EngineError>(), EngineError::Internal);
}

void TestStream::otherFilesInMidCall()
{
    Call call;
    call.a->start(parameters(), nothing(), 77);
    call.b->start(parameters(), nothing(), 2);
    QTRY_VERIFY(call.fromA.count > 10);
    QVERIFY(call.countersA.microphoneLevel < 0.1);
    call.a->setAudio(files(m_english->file(), {}));
    QTRY_VERIFY(call.countersA.microphoneLevel > 0.3);
    QTRY_VERIFY(call.countersB.speakerLevel > 0.3);
    call.a.reset();
    QCOMPARE(call.fromA.lastHeader.ssrc, 77U);
    QCOMPARE(call.fromA.lastHeader.payloadType, 111);
}

void TestStream::comesAndGoesAtOnce()
{
    for (int i = 0; i < 20; ++i) {
        Call call;
        call.a->setMuted(true); // before it has begun
        call.a->setPlan({.expectedLoss = 10});
        if (i % 2)
            call.a->start(parameters(), nothing(), 1);
    }
}

QTEST_GUILESS_MAIN(TestStream)
#include "tst_stream.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/wavreader.h"
#include "core/media/audio/wavrecorder.h"
#include "core/media/audio/wavwriter.h"

#include <QBuffer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <cmath>
#include <random>

using namespace causerie::media;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(causerie::media::WavError)

namespace
{

std::span<const std::byte> view(const QByteArray &bytes)
{
    return std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

template<typename T>
QByteArray little(T value)
{
    const T ordered = qToLittleEndian(value);
    return {reinterpret_cast<const char *>(&ordered), sizeof ordered};
}

QByteArray chunk(const QByteArray &tag, const QByteArray &body)
{
    return tag + little(static_cast<quint32>(body.size())) + body +
           (body.size() % 2 ? QByteArray(1, '\0') : QByteArray());
}

QByteArray format(quint16 tag, quint16 channels, quint32 rate, quint16 bits)
{
    const auto align = static_cast<quint16>(channels * bits / 8);
    return little(tag) + little(channels) + little(rate) + little(static_cast<quint32>(rate * align)) + little(align) +
           little(bits);
}

QByteArray riff(const QByteArray &chunks)
{
    return chunk("RIFF", "WAVE" + chunks);
}

const QByteArray kPcm = chunk("fmt ", format(1, 1, 8000, 16));
const QByteArray kStereo = chunk("fmt ", format(1, 2, 44100, 16));
const QByteArray kTwo = little(qint16{16384}) + little(qint16{-32768});

} // namespace

class TestWav : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void everyTruncationIsSafe();
    void everyChangedByteIsSafe();
    void readsWhatItWrites();
    void headerIsRightAfterEveryPiece();
    void aFullDiskIsAnError();
    void missingFiles();
    void recorderKeepsEverything();
};

void TestWav::reads_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("rate");
    QTest::addColumn<QList<float>>("samples");
    const QList<float> two{0.5F, -1.0F};
    QTest::newRow("plain") << riff(kPcm + chunk("data", kTwo)) << 8000 << two;
    QTest::newRow("stereo becomes the mean") << riff(kStereo + chunk("data", kTwo)) << 44100 << QList<float>{-0.25F};
    QTest::newRow("extensible") << riff(chunk("fmt ", format(0xFFFE, 1, 8000, 16) +
                                                          QByteArray("\x16\0\x10\0\x04\0\0\0\x01\0", 10) +
                                                          QByteArray(14, '\0')) +
                                        chunk("data", kTwo))
                                << 8000 << two;
    QTest::newRow("chunks nobody knows") << riff(chunk("junk", "abc") + kPcm + chunk("fact", "12345") +
                                                 chunk("data", kTwo))
                                         << 8000 << two;
    QTest::newRow("no sample") << riff(kPcm + chunk("data", {})) << 8000 << QList<float>{};
    QTest::newRow("half a sample at the end") << riff(kPcm + chunk("data", kTwo + "x")) << 8000 << two;
    QTest::newRow("the writer died: data longer than the file")
        << riff(kPcm + "data" + little(quint32{0xFFFFFFFF}) + kTwo) << 8000 << two;
    QTest::newRow("the writer died: no RIFF length")
        << QByteArray("RIFF\0\0\0\0WAVE", 12) + kPcm + chunk("data", kTwo) << 8000 << two;
}

void TestWav::reads()
{
    QFETCH(QByteArray, file);
    QFETCH(int, rate);
    QFETCH(QList<float>, samples);
    const auto sound = parseWav(view(file));
    QVERIFY(sound.has_value());
    QCOMPARE(sound->sampleRate, rate);
    QCOMPARE(QList<float>(sound->samples.begin(), sound->samples.end()), samples);
    QVERIFY(!sound->startedNs);
}

void TestWav::refuses_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<WavError>("error");
    QTest::newRow("nothing") << QByteArray() << WavError::NotWav;
    QTest::newRow("something else") << QByteArray("OggS and more than twelve bytes") << WavError::NotWav;
    QTest::newRow("RIFF of another kind") << chunk("RIFF", "AVI " + kPcm) << WavError::NotWav;
    QTest::newRow("only a beginning") << QByteArray("RIFF\4\0\0\0WAVE", 12) << WavError::Truncated;
    QTest::newRow("data before its format") << riff(chunk("data", kTwo) + kPcm) << WavError::Truncated;
    QTest::newRow("no data") << riff(kPcm) << WavError::Truncated;
    QTest::newRow("short format") << riff(chunk("fmt ", "\1\0\1\0") + chunk("data", kTwo)) << WavError::Truncated;
    QTest::newRow("format longer than the file")
        << riff("fmt " + little(quint32{0x7FFFFFFF}) + format(1, 1, 8000, 16)) << WavError::Truncated;
    const auto odd = [](quint16 tag, quint16 channels, quint32 rate, quint16 bits) {
        return riff(chunk("fmt ", format(tag, channels, rate, bits)) + chunk("data", kTwo));
    };
    QTest::newRow("float") << odd(3, 1, 8000, 32) << WavError::Unsupported;
    QTest::newRow("8 bit") << odd(1, 1, 8000, 8) << WavError::Unsupported;
    QTest::newRow("A-law") << odd(6, 1, 8000, 16) << WavError::Unsupported;
    QTest::newRow("no channel") << odd(1, 0, 8000, 16) << WavError::Unsupported;
    QTest::newRow("many channels") << odd(1, 65535, 8000, 16) << WavError::Unsupported;
    QTest::newRow("no rate") << odd(1, 1, 0, 16) << WavError::Unsupported;
    QTest::newRow("absurd rate") << odd(1, 1, 0xFFFFFFFF, 16) << WavError::Unsupported;
    QTest::newRow("extensible but not PCM")
        << riff(chunk("fmt ", format(0xFFFE, 1, 8000, 16) + QByteArray("\x16\0\x10\0\x04\0\0\0\x03\0", 10)) +
                chunk("data", kTwo))
        << WavError::Unsupported;
}

void TestWav::refuses()
{
    QFETCH(QByteArray, file);
    QFETCH(WavError, error);
    const auto sound = parseWav(view(file));
    QVERIFY(!sound.has_value());
    QCOMPARE(sound.error(), error);
}

void TestWav::everyTruncationIsSafe()
{
    const QByteArray whole =
        riff(chunk("junk", "abc") + kStereo + chunk("LIST", "INFOICMT\4\0\0\0abc") + chunk("data", kTwo + kTwo));
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const std::vector<char> exact(whole.begin(), whole.begin() + length);
        (void)parseWav(std::as_bytes(std::span(exact)));
    }
    QCOMPARE(parseWav(view(whole))->samples.size(), std::size_t{2});
}

void TestWav::everyChangedByteIsSafe()
{
    const QByteArray whole = riff(kStereo + chunk("LIST", "INFOICMT\4\0\0\0abc") + chunk("data", kTwo + kTwo));
    for (qsizetype at = 0; at < whole.size(); ++at) {
        for (const char value : {'\0', '\1', '\x7F', '\x80', '\xFF'}) {
            std::vector<char> changed(whole.begin(), whole.end());
            changed[static_cast<std::size_t>(at)] = value;
            const auto sound = parseWav(std::as_bytes(std::span(changed)));
            QVERIFY(!sound || sound->samples.size() <= 4);
        }
    }
}

void TestWav::readsWhatItWrites()
{
    QBuffer buffer;
    QVERIFY(buffer.open(QIODevice::ReadWrite));
    WavWriter writer(buffer);
    QVERIFY(writer.begin(1234567890123456789));
    const std::vector<float> samples{0, 0.5F, -1, 2, -0.25F}; // 2 is clipped
    QVERIFY(writer.append(samples));
    const auto sound = parseWav(view(buffer.data()));
    QVERIFY(sound.has_value());
    QCOMPARE(sound->sampleRate, 48000);
    QCOMPARE(sound->startedNs, std::optional<std::int64_t>(1234567890123456789));
    QCOMPARE(sound->samples.size(), samples.size());
    QCOMPARE(sound->samples[1], 0.5F);
    QCOMPARE(sound->samples[2], -1.0F);
    QCOMPARE(sound->samples[3], 32767.0F / 32768);
    QCOMPARE(sound->samples[4], -0.25F);
}

void TestWav::headerIsRightAfterEveryPiece()
{
    QBuffer buffer;
    QVERIFY(buffer.open(QIODevice::ReadWrite));
    WavWriter writer(buffer);
    QVERIFY(writer.begin(0));
    const std::vector<float> piece(480);
    for (std::size_t n = 1; n <= 5; ++n) {
        QVERIFY(writer.append(piece));
        // A process that dies here leaves this.
        QCOMPARE(parseWav(view(buffer.data()))->samples.size(), n * 480);
        QCOMPARE(qFromLittleEndian<quint32>(buffer.data().constData() + 4),
                 static_cast<quint32>(buffer.data().size() - 8));
    }
}

void TestWav::aFullDiskIsAnError()
{
    QFile full(u"/dev/full"_s);
    if (!full.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        QSKIP("there is no /dev/full");
    WavWriter writer(full);
    QVERIFY(!writer.begin(0));
}

void TestWav::missingFiles()
{
    QCOMPARE(readWav(u"/nonexistent.wav"_s).error(), WavError::CannotOpen);
    QVERIFY(!WavRecorder::create(u"/nonexistent/out.wav"_s, 0));
}

void TestWav::recorderKeepsEverything()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"heard.wav"_s);
    auto recorder = WavRecorder::create(path, 77);
    QVERIFY(recorder);
    WavRecorder::Period period{};
    for (int n = 0; n < 300; ++n) {
        period.fill(static_cast<float>(n) / 512);
        recorder->record(period);
    }
    // Before it is told to stop, too: what is on disk is whole.
    QTRY_VERIFY(readWav(path).has_value() && readWav(path)->samples.size() == 300 * 480);
    recorder->record(period);
    recorder.reset();
    const auto sound = readWav(path);
    QVERIFY(sound.has_value());
    QCOMPARE(sound->samples.size(), std::size_t{301 * 480});
    QCOMPARE(sound->startedNs, std::optional<std::int64_t>(77));
    for (std::size_t n = 0; n < 300; ++n)
        QCOMPARE(sound->samples[n * 480 + 479], static_cast<float>(n) / 512);
}

QTEST_GUILESS_MAIN(TestWav)
#include "tst_wav.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/codec/digitreceiver.h"
#include "tests/support/speech.h"
#include "tests/support/voicepath.h"

#include <QTest>

using namespace causerie::media;
using causerie::test::kOpus;
using causerie::test::kRed;
using causerie::test::lan;
using causerie::test::Sent;
using causerie::test::VoicePath;
using namespace Qt::StringLiterals;

namespace
{

const PayloadType kEvents{.id = 110, .name = u"telephone-event"_s, .clockRate = 48000, .channels = 1, .parameters = {}};

bool isEvent(const Sent &sent)
{
    return sent.packet().payloadType == kEvents.id;
}

} // namespace

/// Keys that are pressed while somebody speaks, as they go on the wire and as they are heard (RFC 4733).
class TestDigits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void takeThePlaceOfSound();
    void byTheClockOfTelephones();
    void alsoWhileMuted();
    void notOnHold();
    void areNoLoss_data();
    void areNoLoss();
    void withoutCopiesAcross();
    void notAgreed();

private:
    std::vector<float> m_speech;
};

void TestDigits::initTestCase()
{
    const causerie::test::Speech speech;
    QVERIFY2(speech.isReady(), "espeak-ng is needed");
    m_speech = speech.samples();
}

void TestDigits::takeThePlaceOfSound()
{
    VoicePath path(lan());
    path.out.setEvents(kEvents);
    path.run(std::span(m_speech).first(48000));
    path.out.press(u'5');
    path.run(std::span(m_speech).subspan(48000, 48000));
    // 50 frames of sound, then 5 of the key and 3 of nothing but its end, then sound.
    QCOMPARE(path.sent.size(), std::size_t{50 + 7 + 42});
    for (std::size_t i = 0; i < path.sent.size(); ++i) {
        const RtpPacket packet = path.sent[i].packet();
        QCOMPARE(packet.sequenceNumber, static_cast<std::uint16_t>(65500 + i));
        QCOMPARE(packet.ssrc, 7U);
        QCOMPARE(isEvent(path.sent[i]), i >= 50 && i < 57);
        if (isEvent(path.sent[i])) {
            QCOMPARE(packet.timestamp, 0xFFFF0000U + 960 * 50); // when it began
            QCOMPARE(packet.marker, i == 50);
        } else {
            const auto frame = static_cast<std::uint32_t>(i < 50 ? i : i + 1);
            QCOMPARE(packet.timestamp, 0xFFFF0000U + 960 * frame);
            QCOMPARE(packet.marker, i == 0 || i == 57);
        }
    }
    QCOMPARE(path.counters.packetsSent.load(), std::uint64_t{99});
    // What sender reports tell is the time of the last frame, whatever was in it.
    QCOMPARE(path.counters.lastTimestampSent.load(), 0xFFFF0000U + 960 * 99);
}

void TestDigits::byTheClockOfTelephones()
{
    VoicePath path(lan());
    PayloadType telephone = kEvents;
    telephone.clockRate = 8000;
    path.out.setEvents(telephone);
    path.out.press(u'#');
    path.run(std::span(m_speech).first(24000));
    const auto last = path.sent[6].packet();
    QCOMPARE(last.timestamp, 0xFFFF0000U);
    const auto event = parseTelephoneEvent(last.payload);
    QVERIFY(event && event->isEnd);
    QCOMPARE(event->code, 11);
    QCOMPARE(event->duration, 800);
}

void TestDigits::alsoWhileMuted()
{
    VoicePath path(lan());
    path.out.setEvents(kEvents);
    path.out.setMuted(true);
    path.out.press(u'1');
    path.run(std::span(m_speech).first(48000));
    QCOMPARE(std::ranges::count_if(path.sent, isEvent), 7);
}

void TestDigits::notOnHold()
{
    VoicePath path(lan());
    path.out.setEvents(kEvents);
    path.out.press(u'1');
    path.out.press(u'2');
    path.run(std::span(m_speech).first(1920));
    path.out.setHeld(true);
    path.run(std::span(m_speech).first(48000));
    QCOMPARE(path.sent.size(), std::size_t{2});
    path.out.setHeld(false);
    path.run(std::span(m_speech).first(48000));
    const auto next = path.sent[2].packet();
    QCOMPARE(parseTelephoneEvent(next.payload)->code, 2);
    QVERIFY(next.marker);
    QCOMPARE(next.timestamp, 0xFFFF0000U + 960 * 52);
}

void TestDigits::areNoLoss_data()
{
    QTest::addColumn<bool>("withCopies");
    QTest::newRow("alone") << false;
    QTest::newRow("with copies") << true;
}

/// The hole where a key stood is filled with quiet, not with what might have been said.
void TestDigits::areNoLoss()
{
    QFETCH(bool, withCopies);
    VoicePath path(lan(), kOpus, withCopies ? std::optional(kRed) : std::nullopt);
    path.in.begin(withCopies ? QList{kOpus, kRed, kEvents} : QList{kOpus, kEvents});
    path.out.setEvents(kEvents);
    if (withCopies)
        path.out.setPlan({.bitrate = 24000, .distances = {1, 2}});
    path.run(std::span(m_speech).first(48000));
    for (int round = 0; round < 4; ++round) {
        path.out.press(u'5');
        path.run(std::span(m_speech).subspan(48000, 24000));
    }
    qInfo("concealed %llu samples, late %llu", static_cast<unsigned long long>(path.counters.samplesConcealed),
          static_cast<unsigned long long>(path.in.figures().late));
    // Until the first packet of sound behind a key nobody knows that it is none; from then on all is in order.
    QVERIFY(path.counters.samplesConcealed <= std::uint64_t{4 * 4800});
    QCOMPARE(path.in.figures().late, std::uint64_t{0});
    QCOMPARE(path.in.figures().duplicates, std::uint64_t{0});
    QVERIFY(path.counters.speakerLevel > 0.3);
}

void TestDigits::withoutCopiesAcross()
{
    VoicePath path(lan(), kOpus, kRed);
    path.out.setEvents(kEvents);
    path.out.setPlan({.bitrate = 24000, .distances = {1, 2}});
    path.run(std::span(m_speech).first(9600));
    path.out.press(u'5');
    path.run(std::span(m_speech).subspan(9600, 19200));
    const auto first = parseRed(path.sent[10 + 7].packet().payload);
    QVERIFY(first);
    QVERIFY(first->copies().empty());
    QCOMPARE(parseRed(path.sent[10 + 8].packet().payload)->copies().size(), std::size_t{1});
}

void TestDigits::notAgreed()
{
    VoicePath path(lan());
    path.out.setEvents({});
    path.out.press(u'5');
    path.run(std::span(m_speech).first(24000));
    QVERIFY(std::ranges::none_of(path.sent, isEvent));
    QCOMPARE(path.sent.size(), std::size_t{25});
}

QTEST_APPLESS_MAIN(TestDigits)
#include "tst_digits.moc"

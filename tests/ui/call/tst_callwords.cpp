// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/callwords.h"
#include "ui/call/quality.h"

#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

/// What a call window says, and the figures behind its word for the quality.
class TestCallWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void face_data();
    void face();
    void phase_data();
    void phase();
    void securityIsNotPromisedEarly();
    void ending_data();
    void ending();
    void everyEndHasWords();
    void everyMediaErrorHasASentence();
    void qualityFromStatistics_data();
    void qualityFromStatistics();
};

namespace
{
CallFacts ended(CallOutcome outcome, EndReason reason = EndReason::Success, Direction direction = Direction::Outgoing)
{
    CallFacts facts;
    facts.name = u"Juliette"_s;
    facts.state = CallState::Ended;
    facts.direction = direction;
    facts.outcome = outcome;
    facts.endReason = reason;
    return facts;
}
} // namespace

void TestCallWords::face_data()
{
    QTest::addColumn<CallState>("state");
    QTest::addColumn<Direction>("direction");
    QTest::addColumn<CallFace>("face");
    QTest::newRow("we ring them") << CallState::Ringing << Direction::Outgoing << CallFace::Outgoing;
    QTest::newRow("they ring us") << CallState::Ringing << Direction::Incoming << CallFace::Incoming;
    QTest::newRow("answered, no sound yet") << CallState::Connecting << Direction::Incoming << CallFace::Outgoing;
    QTest::newRow("talking") << CallState::Active << Direction::Incoming << CallFace::Active;
    QTest::newRow("over") << CallState::Ended << Direction::Outgoing << CallFace::Ended;
}

void TestCallWords::face()
{
    QFETCH(CallState, state);
    QFETCH(Direction, direction);
    QTEST(faceOf(state, direction), "face");
}

void TestCallWords::phase_data()
{
    QTest::addColumn<CallFacts>("facts");
    QTest::addColumn<QString>("text");
    CallFacts facts;
    facts.state = CallState::Proposed;
    QTest::newRow("asking") << facts << u"Calling…"_s;
    facts.state = CallState::Ringing;
    QTest::newRow("it rings there") << facts << u"Ringing…"_s;
    facts.direction = Direction::Incoming;
    QTest::newRow("it rings here") << facts << u"Incoming voice call…"_s;
    facts.state = CallState::Active;
    facts.activeMs = 767'000;
    QTest::newRow("talking") << facts << u"12:47"_s;
    facts.peerMuted = true;
    QTest::newRow("they are muted") << facts << u"12:47 · the other side is muted"_s;
    facts.peerMuted = false;
    facts.transferRefused = true;
    QTest::newRow("they go to nobody") << facts << u"12:47 · could not be transferred"_s;
    facts.held = true;
    QTest::newRow("our hold is told first") << facts << u"12:47 · on hold"_s;
    facts.reconnecting = true;
    QTest::newRow("an interruption is told first of all") << facts << u"Connection interrupted…"_s;
    facts.moving = true;
    QTest::newRow("one that is wanted") << facts << u"The other side changes the device…"_s;
}

void TestCallWords::phase()
{
    QFETCH(CallFacts, facts);
    QTEST(phaseText(facts), "text");
}

void TestCallWords::securityIsNotPromisedEarly()
{
    CallFacts facts;
    facts.state = CallState::Connecting;
    facts.statistics.srtpProfile = u"AEAD_AES_128_GCM"_s;
    QVERIFY(securityText(facts).isEmpty());
    facts.state = CallState::Active;
    QVERIFY(securityText(facts).contains(u"DTLS-SRTP"_s));
    facts.statistics.srtpProfile.clear();
    QVERIFY2(securityText(facts).isEmpty(), "no keys, no promise");
}

void TestCallWords::ending_data()
{
    QTest::addColumn<CallFacts>("facts");
    QTest::addColumn<QString>("title");
    QTest::addColumn<bool>("isTrouble");
    QTest::newRow("talked and hung up") << ended(CallOutcome::Answered) << u"Call ended"_s << false;
    QTest::newRow("handed on") << ended(CallOutcome::Answered, EndReason::Transferred) << u"Transferred"_s << false;
    QTest::newRow("they declined") << ended(CallOutcome::Declined, EndReason::Decline) << u"Declined"_s << false;
    QTest::newRow("we declined") << ended(CallOutcome::Declined, EndReason::Decline, Direction::Incoming)
                                 << u"Call declined"_s << false;
    QTest::newRow("nobody picked up") << ended(CallOutcome::Missed, EndReason::Timeout) << u"No answer"_s << false;
    QTest::newRow("we did not hear it") << ended(CallOutcome::Missed, EndReason::Timeout, Direction::Incoming)
                                        << u"Missed call"_s << false;
    QTest::newRow("busy") << ended(CallOutcome::Busy, EndReason::Busy) << u"Busy"_s << false;
    QTest::newRow("taken elsewhere") << ended(CallOutcome::AnsweredElsewhere, EndReason::Success, Direction::Incoming)
                                     << u"Answered on another device"_s << false;
    CallFacts taken = ended(CallOutcome::Answered);
    taken.wasTaken = true;
    QTest::newRow("it goes on elsewhere") << taken << u"Taken on another device"_s << false;
    QTest::newRow("no path") << ended(CallOutcome::Failed, EndReason::ConnectivityError) << u"The call failed"_s
                             << true;
    QTest::newRow("lost while talking") << ended(CallOutcome::Answered, EndReason::Gone)
                                        << u"Juliette is not there any more"_s << true;
}

void TestCallWords::ending()
{
    QFETCH(CallFacts, facts);
    const EndWords words = endWords(facts);
    QTEST(words.title, "title");
    QTEST(words.isTrouble, "isTrouble");
    QVERIFY(!words.isTrouble || words.detail.endsWith(u'.'));
}

void TestCallWords::everyEndHasWords()
{
    CallFacts handedOn = ended(CallOutcome::Answered, EndReason::Transferred);
    handedOn.transferTarget = *Jid::parse(u"romeo@example.com");
    QCOMPARE(endWords(handedOn).detail, u"Juliette turns to romeo@example.com now."_s);
    for (int outcome = 0; outcome <= int(CallOutcome::AnsweredElsewhere); ++outcome) {
        for (int reason = 0; reason <= int(EndReason::GeneralError); ++reason) {
            for (Direction direction : {Direction::Incoming, Direction::Outgoing}) {
                const EndWords words = endWords(ended(CallOutcome(outcome), EndReason(reason), direction));
                QVERIFY(!words.title.isEmpty());
                QVERIFY(!words.title.contains(u'%') && !words.detail.contains(u'%'));
            }
        }
    }
}

void TestCallWords::everyMediaErrorHasASentence()
{
    for (int error = 0; error <= int(media::EngineError::Internal); ++error) {
        CallFacts facts = ended(CallOutcome::Failed, EndReason::MediaError);
        facts.mediaError = media::EngineError(error);
        QVERIFY(endWords(facts).isTrouble);
        QCOMPARE(endWords(facts).detail, mediaErrorText(media::EngineError(error)));
        QVERIFY(mediaErrorText(media::EngineError(error)).endsWith(u'.'));
    }
    for (const media::SoundTrouble trouble : media::kSoundTroubles) {
        CallFacts facts;
        QVERIFY(troubleText(facts).isEmpty());
        facts.soundTroubles.add(trouble);
        QCOMPARE(troubleText(facts), soundTroubleText(trouble));
        QVERIFY(soundTroubleText(trouble).endsWith(u'.'));
    }
}

void TestCallWords::qualityFromStatistics_data()
{
    QTest::addColumn<double>("roundTripMs");
    QTest::addColumn<double>("concealedPercent");
    QTest::addColumn<qint64>("firstAudioMs");
    QTest::addColumn<Quality>("quality");
    QTest::newRow("silence so far") << 20.0 << 0.0 << qint64(-1) << Quality::Unknown;
    QTest::newRow("next door") << 20.0 << 0.2 << qint64(80) << Quality::Excellent;
    QTest::newRow("round trip not known yet") << -1.0 << 0.0 << qint64(80) << Quality::Excellent;
    QTest::newRow("some loss") << 60.0 << 2.0 << qint64(80) << Quality::Good;
    QTest::newRow("much loss") << 60.0 << 6.0 << qint64(80) << Quality::Fair;
    QTest::newRow("half is missing") << 60.0 << 50.0 << qint64(80) << Quality::Bad;
    QTest::newRow("by satellite") << 900.0 << 0.0 << qint64(80) << Quality::Poor;
}

void TestCallWords::qualityFromStatistics()
{
    QFETCH(double, roundTripMs);
    QFETCH(double, concealedPercent);
    QFETCH(qint64, firstAudioMs);
    media::Statistics statistics;
    statistics.delayMs = 40;
    statistics.roundTripMs = roundTripMs;
    statistics.concealedPercent = concealedPercent;
    statistics.firstAudioMs = firstAudioMs;
    QTEST(qualityOf(statistics), "quality");
    QVERIFY(!qualityWord(qualityOf(statistics)).isEmpty());
}

QTEST_MAIN(TestCallWords)
#include "tst_callwords.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/testcallwords.h"

#include "ui/call/callwords.h"

#include <QCoreApplication>
#include <QLocale>

namespace causerie::ui
{

namespace
{

struct TestCallWords {
    Q_DECLARE_TR_FUNCTIONS(causerie::ui::TestCallWords)
};

constexpr double kSilentDb = -60;   // speech that nobody hears
constexpr double kQuietDb = -42;    // … that is hard to hear
constexpr double kLoudEchoDb = -40; // below that nobody hears itself
constexpr double kClipped = 2;      // percent
constexpr double kLate = 150;       // ms: Bluetooth, mostly
constexpr double kHeardLevel = 0.4; // of `loudness`: −36 dB
constexpr double kAnyLevel = 0.15;

QString number(double value, int decimals = 0)
{
    return QLocale().toString(value, 'f', decimals);
}

QStringList problems(const media::SelfCallResult &result, bool cancelsEcho)
{
    QStringList sentences;
    for (const media::SoundTrouble trouble : media::kSoundTroubles) {
        if (result.troubles.has(trouble))
            sentences << soundTroubleText(trouble);
    }
    if (!result.troubles.isEmpty())
        return sentences;
    if (result.speechDb < kSilentDb)
        sentences << TestCallWords::tr("Your microphone heard nothing. Choose another, or switch it on.");
    else if (result.speechDb < kQuietDb)
        sentences << TestCallWords::tr("You are very quiet. Move nearer to the microphone, or raise its level.");
    if (result.clippedPercent > kClipped)
        sentences << TestCallWords::tr("Your microphone is too loud and distorts. Lower its level.");
    if (result.echoDb && *result.echoDb > kLoudEchoDb) {
        sentences << (cancelsEcho ? TestCallWords::tr("Your microphone hears your loudspeaker; in calls, the echo is "
                                                      "taken out.")
                                  : TestCallWords::tr("Your microphone hears your loudspeaker, so others will hear "
                                                      "themselves. Let echo be cancelled, or use a headset."));
    }
    if (result.deviceDelayMs && *result.deviceDelayMs > kLate)
        sentences << TestCallWords::tr("Your sound devices are slow. With a cable, answers would come sooner.");
    return sentences;
}

} // namespace

QString testPhaseText(media::SelfCall::Phase phase)
{
    switch (phase) {
    case media::SelfCall::Phase::Listening:
        return TestCallWords::tr("Be quiet for a moment: a short tone is played, to measure delay and echo.");
    case media::SelfCall::Phase::Speaking:
        return TestCallWords::tr("Now say something, for five seconds.");
    case media::SelfCall::Phase::Playing:
        return TestCallWords::tr("This is how others hear you.");
    case media::SelfCall::Phase::Over:
        return TestCallWords::tr("The test is over.");
    }
    Q_UNREACHABLE_RETURN({});
}

QStringList testCallWords(const media::SelfCallResult &result, bool cancelsEcho)
{
    QStringList sentences = problems(result, cancelsEcho);
    if (sentences.isEmpty())
        sentences << TestCallWords::tr("All is well: you can be heard.");
    if (!result.troubles.isEmpty())
        return sentences;
    if (result.deviceDelayMs) {
        sentences << TestCallWords::tr("From the loudspeaker to the microphone: %1 ms; echo %2 dB",
                                       "%1 and %2 are numbers")
                         .arg(number(*result.deviceDelayMs), number(*result.echoDb));
    } else {
        sentences << TestCallWords::tr(
            "The microphone does not hear the loudspeaker: no echo, and no delay to measure.");
    }
    sentences << TestCallWords::tr("Your voice: %1 dB; the room: %2 dB; too loud: %3 %", "%1, %2 and %3 are numbers")
                     .arg(number(result.speechDb), number(result.noiseDb), number(result.clippedPercent, 1));
    sentences << TestCallWords::tr("Playout buffer: %1 ms; processing: %2 ms", "%1 and %2 are numbers")
                     .arg(number(result.playoutDelayMs), number(result.processingDelayMs));
    if (result.lossPercent > 0) {
        sentences << TestCallWords::tr("Lost on the way: %1 %; recovered: %2 %; made up: %3 %",
                                       "%1, %2 and %3 are numbers")
                         .arg(number(result.lossPercent, 1), number(result.recoveredPercent, 1),
                              number(result.concealedPercent, 1));
    }
    return sentences;
}

QString reachWords(const media::Reach &reach)
{
    if (!reach.hasNetwork)
        return TestCallWords::tr("Network: this computer has no address, so no call is possible now.");
    if (reach.hasRelay)
        return TestCallWords::tr(
            "Network: a relay of your server answers, so calls find a way from almost everywhere.");
    if (reach.knowsTurn)
        return TestCallWords::tr("Network: the relay of your server does not answer. Calls to other networks may fail; "
                                 "a firewall may be in the way.");
    if (reach.isSeen)
        return TestCallWords::tr("Network: it can be seen from outside, but your server offers no relay. Some calls to "
                                 "other networks may fail.");
    if (reach.knowsStun)
        return TestCallWords::tr("Network: no server answers that tells how you are seen from outside. Calls to other "
                                 "networks may fail.");
    return TestCallWords::tr("Network: your server offers no help for calls (STUN, TURN), or you are not signed in. "
                             "Calls within your own network work.");
}

QString microphoneWords(double loudest)
{
    if (loudest >= kHeardLevel)
        return TestCallWords::tr("Microphone: it hears you.");
    if (loudest >= kAnyLevel)
        return TestCallWords::tr("Microphone: it hears little. Say something while it is checked, or move nearer.");
    return TestCallWords::tr("Microphone: it hears nothing. Choose another, or switch it on.");
}

} // namespace causerie::ui

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/call/calldetails.h"

#include <chrono>
#include <cmath>

namespace causerie::test
{

/// A call of so many seconds over a Wi-Fi that has a bad half minute; the same in every run.
inline ui::CallCourse someCourse(int seconds)
{
    ui::CallCourse course;
    media::Statistics &now = course.statistics;
    now.firstAudioMs = 120;
    now.connectMs = 60;
    now.codec = QStringLiteral("opus/48000");
    now.srtpProfile = QStringLiteral("AEAD_AES_128_GCM");
    now.localEnd = {.type = media::Candidate::Type::Host, .address = QStringLiteral("192.0.2.17")};
    now.remoteEnd = {.type = media::Candidate::Type::Relayed, .address = QStringLiteral("2001:db8:1:2::7")};
    now.candidatePair = QStringLiteral("host 192.0.2.17:50000 ⇄ relay [2001:db8:1:2::7]:3478 udp");
    now.relayed = true;
    for (int i = 0; i < seconds; ++i) {
        const bool isBad = i > seconds / 2 && i < seconds / 2 + 30;
        const double wave = std::sin(i * 0.11) + 0.4 * std::sin(i * 0.57);
        now.delayMs = 38 + 6 * wave + (isBad ? 55 + 9 * std::sin(i * 0.9) : 0);
        now.playoutTargetMs = now.delayMs - 4 - 2 * wave;
        now.jitterMs = 6 + 2 * wave + (isBad ? 14 : 0);
        now.roundTripMs = i < 5 ? -1 : 34 + 4 * wave + (isBad ? 60 : 0);
        now.packetsReceived += isBad ? 46 : 50;
        now.packetsLost += isBad ? 4 : (i % 41 == 0 ? 1 : 0);
        now.remoteLossPercent = isBad ? 3 : 0.4;
        now.sound.played += 48'000;
        now.sound.concealed += isBad ? 1'400 : (i % 41 == 0 ? 480 : 0);
        now.sound.recovered += isBad ? 2'400 : 0;
        now.sound.leftOut += i % 7 == 0 ? 480 : 0;
        now.sound.putIn += isBad ? 700 : 0;
        now.bitrateReceived = 31 + 2 * wave;
        now.bitrateSent = isBad ? 44 : 33;
        now.microphoneLevel = i % 12 < 6 ? 0.62 + 0.05 * wave : 0.12;
        now.speakerLevel = i % 12 < 6 ? 0.05 : 0.58 + 0.05 * wave;
        course.history.add(now, std::chrono::seconds(i));
    }
    course.lengthMs = qint64(seconds) * 1000;
    return course;
}

} // namespace causerie::test

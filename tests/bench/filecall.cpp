// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/filecall.h"

#include "core/media/audio/format.h"
#include "core/media/audio/wavreader.h"
#include "core/media/audio/wavwriter.h"
#include "tests/bench/caller.h"
#include "tests/bench/mouthtoear.h"

#include <QFile>
#include <QTemporaryDir>

#include <cstddef>
#include <cstdio>
#include <vector>

using namespace Qt::StringLiterals;

namespace causerie::bench
{
namespace
{

constexpr std::size_t kSettling = 3 * media::kSampleRate; ///< the playout buffer finds its size
constexpr std::size_t kLastWords = media::kSampleRate;

bool writeWav(const QString &file, const std::vector<float> &samples)
{
    QFile device(file);
    media::WavWriter writer(device);
    return device.open(QIODevice::WriteOnly) && writer.begin(0) && writer.append(samples);
}

std::nullopt_t fail(const char *words)
{
    std::fprintf(stderr, "%s\n", words);
    return std::nullopt;
}

} // namespace

std::optional<double> fileCallDelayMs(const test::Prosody &server, const test::Speech &speech)
{
    const QTemporaryDir folder;
    std::vector<float> said(kSettling);
    said.insert(said.end(), speech.samples().begin(), speech.samples().end());
    const QString words = folder.filePath(u"words.wav"_s);
    if (!writeWav(words, said))
        return fail("no sound can be written");

    const QString heardByBob = folder.filePath(u"bob.wav"_s);
    const QString heardByAlice = folder.filePath(u"alice.wav"_s); // only for when it begins, as what she says does
    Caller bob(server, u"bob"_s, {u"--record"_s, heardByBob, u"answer"_s});
    if (bob.waitFor(u"waiting"_s).isEmpty())
        return fail("nobody waits for the call");
    const QString seconds = QString::number((said.size() + kLastWords) / media::kSampleRate + 1);
    Caller alice(
        server, u"alice"_s,
        {u"--play"_s, words, u"--record"_s, heardByAlice, u"--seconds"_s, seconds, u"call"_s, server.jid(u"bob"_s)});
    if (alice.waitFor(u"call-ended"_s).isEmpty() || bob.waitFor(u"call-ended"_s).isEmpty())
        return fail("the call with files did not end");
    if (!alice.waitForExit() || !bob.waitForExit()) // the recordings are complete
        return fail("the call with files went wrong");

    const auto mouth = media::readWav(heardByAlice);
    const auto ear = media::readWav(heardByBob);
    if (!mouth || !ear || !mouth->startedNs || !ear->startedNs)
        return fail("nothing was recorded");
    return delayMs({.samples = said, .startedNs = *mouth->startedNs},
                   {.samples = ear->samples, .startedNs = *ear->startedNs});
}

} // namespace causerie::bench

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/speech.h"

#include "core/media/audio/format.h"
#include "core/media/audio/resampler.h"
#include "core/media/audio/wavreader.h"

#include <QProcess>

namespace causerie::test
{

using namespace Qt::StringLiterals;

Speech::Speech(const QString &voice, const QString &text)
{
    const QString said = !text.isEmpty()
                             ? text
                             : u"The birch canoe slid on the smooth planks. Glue the sheet to the dark blue "
                               "background. It is easy to tell the depth of a well. These days a chicken leg "
                               "is a rare dish. Rice is often served in round bowls."_s;
    QProcess process;
    process.start(u"espeak-ng"_s, {u"-v"_s, voice, u"-s"_s, u"150"_s, u"-w"_s, file(), said});
    if (!process.waitForFinished(20000) || process.exitCode() != 0)
        return;
    if (const auto sound = media::readWav(file()))
        m_samples = media::resampled(sound->samples, sound->sampleRate, media::kSampleRate);
}

} // namespace causerie::test

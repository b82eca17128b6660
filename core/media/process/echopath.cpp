// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/process/echopath.h"

#include <algorithm>
#include <array>
#include <span>

namespace causerie::media
{
namespace
{

/// How systems and makers name what is worn; a part of a word is enough, without case.
constexpr std::array<QStringView, 19> kWorn{u"headset", u"headphone",   u"earphone",   u"earbud",     u"earpod",
                                            u"airpod",  u"galaxy buds", u"pixel buds", u"hands-free", u"handsfree",
                                            u"casque",  u"écouteur",    u"kopfhörer",  u"ohrhörer",   u"auricular",
                                            u"cuffie",  u"fones de",    u"słuchawk",   u"наушник"};

/// In descriptions, and in the names that PulseAudio and PipeWire give to what takes echo away.
constexpr std::array<QStringView, 4> kCancelling{u"echo-cancel", u"echo cancel", u"echocancel", u"echo_cancel"};

bool isNamed(const DeviceName &device, std::span<const QStringView> words)
{
    const QString id = QString::fromUtf8(device.id);
    return std::ranges::any_of(words, [&](QStringView word) {
        return device.description.contains(word, Qt::CaseInsensitive) || id.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace

bool isWorn(const DeviceName &speaker)
{
    return isNamed(speaker, kWorn);
}

bool isCancelledElsewhere(const DeviceName &microphone)
{
    return isNamed(microphone, kCancelling);
}

Processing processingFor(const AudioSettings &audio, const DeviceName &microphone, const DeviceName &speaker)
{
    if (audio.backend != AudioSettings::Backend::Devices)
        return audio.processesFiles ? audio.processing : Processing::none();
    Processing wanted = audio.processing;
    wanted.echo = wanted.echo && !isWorn(speaker) && !isCancelledElsewhere(microphone);
    return wanted;
}

} // namespace causerie::media

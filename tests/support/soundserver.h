// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/serverprocess.h"

namespace causerie::test
{

/// A private PulseAudio with, for each name, a null speaker `speaker_NAME` that `ear_NAME` records, and a microphone
/// `microphone_NAME` that hears what is played to `voice_NAME`. Set PULSE_SERVER to `server()` before the first audio
/// device is used.
class SoundServer
{
public:
    explicit SoundServer(const QStringList &names = {QStringLiteral("a"), QStringLiteral("b")})
        : m_process(QStringLiteral("soundserver"), names)
    {
    }

    bool isReady() const { return m_process.isReady(); }
    QByteArray server() const { return m_process.facts()[u"server"].toString().toUtf8(); }

private:
    ServerProcess m_process;
};

} // namespace causerie::test

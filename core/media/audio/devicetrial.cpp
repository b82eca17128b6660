// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/devicetrial.h"

#include "core/base/log.h"
#include "core/media/audio/deviceformat.h"

#include <QAudioSink>
#include <QAudioSource>
#include <QThread>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <unistd.h>

namespace causerie::media
{
namespace
{

template<typename Stream>
bool opens(const QAudioDevice &device)
{
    const QAudioFormat format = chooseFormat(device);
    if (!format.isValid() || format.sampleRate() < 1000)
        return false;
    Stream stream(device, format);
    return stream.start() && stream.error() == QAudio::NoError;
}

/// What such a thread waits on is Qt's, which aborts the process when it takes that down at its end. So the process
/// ends in front of it; by then everything of ours has been written and closed.
void endWithoutTidying()
{
    static const int registered = on_exit(
        [](int status, void *) {
            std::fflush(nullptr);
            _exit(status);
        },
        nullptr);
    (void)registered;
}

} // namespace

DeviceTrial::DeviceTrial(const QAudioDevice &device, std::int64_t nowNs)
    : m_device(device), m_begunNs(nowNs), m_verdict(std::make_shared<std::atomic<Verdict>>(Verdict::Pending)),
      m_thread(QThread::create([device, verdict = m_verdict] {
          const bool works =
              device.mode() == QAudioDevice::Input ? opens<QAudioSource>(device) : opens<QAudioSink>(device);
          *verdict = works ? Verdict::Works : Verdict::Fails;
      }))
{
    m_thread->start();
}

DeviceTrial::~DeviceTrial()
{
    if (*m_verdict != Verdict::Pending || m_thread->wait(std::chrono::milliseconds(50))) {
        m_thread->wait();
        return;
    }
    qCWarning(lcAudio) << "opening" << m_device.description() << "does not come to an end; its thread is left behind";
    (void)m_thread.release();
    endWithoutTidying();
}

DeviceTrial::Verdict DeviceTrial::verdict(std::int64_t nowNs) const
{
    const Verdict verdict = *m_verdict;
    return verdict == Verdict::Pending && nowNs - m_begunNs >= kPatienceNs ? Verdict::Fails : verdict;
}

} // namespace causerie::media

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/backend.h"

#include <QThread>

#include <memory>

namespace causerie::test
{

/// A backend in a thread of its own, as a Stream has it.
class AudioThread
{
public:
    AudioThread(const media::AudioSettings &settings, media::AudioClient &client)
    {
        m_context.moveToThread(&m_thread);
        m_thread.start(QThread::TimeCriticalPriority);
        inThread([&] {
            m_backend = media::makeAudioBackend(settings);
            m_backend->open(client);
        });
    }
    ~AudioThread()
    {
        inThread([this] { m_backend.reset(); });
        m_thread.quit();
        m_thread.wait();
    }

    template<typename Work>
    void inThread(Work work)
    {
        QMetaObject::invokeMethod(&m_context, work, Qt::BlockingQueuedConnection);
    }

    media::AudioBackend &backend() { return *m_backend; } ///< only `inThread`

private:
    QThread m_thread;
    QObject m_context;
    std::unique_ptr<media::AudioBackend> m_backend;
};

} // namespace causerie::test

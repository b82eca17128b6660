// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/backendthread.h"

#include "core/base/log.h"

#include <QDeadlineTimer>
#include <QThread>

#include <chrono>

namespace causerie::media
{

class BackendThread::Running final : public QThread
{
public:
    Running(Make make, AudioSettings audio, std::shared_ptr<AudioClient> client)
        : m_make(make), m_audio(std::move(audio)), m_client(std::move(client))
    {
    }

private:
    void run() override
    {
        const std::unique_ptr<AudioBackend> backend = m_make(m_audio);
        backend->open(*m_client);
        exec();
    }

    Make m_make;
    AudioSettings m_audio;
    std::shared_ptr<AudioClient> m_client;
};

BackendThread::BackendThread(Make make, const AudioSettings &audio, std::shared_ptr<AudioClient> client)
    : m_thread(std::make_unique<Running>(make, audio, std::move(client)))
{
    m_thread->setObjectName(QLatin1StringView("causerie-sound"));
    m_thread->start(QThread::TimeCriticalPriority);
}

BackendThread::~BackendThread()
{
    m_thread->quit();
    if (m_thread->wait(QDeadlineTimer(std::chrono::seconds(3))))
        return;
    qCWarning(lcAudio) << "a thread for sound does not end; it is left behind";
    (void)m_thread.release();
}

} // namespace causerie::media

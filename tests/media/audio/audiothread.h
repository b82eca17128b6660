// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/backend.h"

#include <QCoreApplication>
#include <QEvent>
#include <QThread>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

namespace causerie::test
{

/// A backend in a thread of its own, as a Stream has it.
class AudioThread
{
public:
    AudioThread(const media::AudioSettings &settings, media::AudioClient &client)
    {
        m_hand.moveToThread(&m_thread);
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

    /// Returns when it has been done.
    void inThread(std::function<void()> work) { m_hand.give(std::move(work)); }

    media::AudioBackend &backend() { return *m_backend; } ///< only `inThread`

private:
    /// No queued call that blocks: the thread sanitizer cannot see the locks inside Qt.
    class Hand final : public QObject
    {
    public:
        void give(std::function<void()> work)
        {
            std::unique_lock lock(m_mutex);
            m_work = std::move(work);
            QCoreApplication::postEvent(this, new QEvent(QEvent::User));
            m_changed.wait(lock, [this] { return !m_work; });
        }
        bool event(QEvent *event) override
        {
            if (event->type() != QEvent::User)
                return QObject::event(event);
            const std::lock_guard lock(m_mutex);
            m_work();
            m_work = nullptr;
            m_changed.notify_one();
            return true;
        }

    private:
        std::mutex m_mutex;
        std::condition_variable m_changed;
        std::function<void()> m_work; ///< guarded by m_mutex; null when done
    };

    QThread m_thread;
    Hand m_hand;
    std::unique_ptr<media::AudioBackend> m_backend;
};

} // namespace causerie::test

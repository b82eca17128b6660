// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/net/netthread.h"

#include <glib.h>
#include <pthread.h>

namespace causerie::media
{

namespace
{
/// A GLib source that is ready when its time has come, and calls a function then.
GSource *makeSource(GMainContext *context, GSourceFunc function, void *data)
{
    static GSourceFuncs functions{.prepare = nullptr,
                                  .check = nullptr,
                                  .dispatch =
                                      [](GSource *source, GSourceFunc callback, gpointer argument) {
                                          g_source_set_ready_time(source, -1);
                                          return callback(argument);
                                      },
                                  .finalize = nullptr,
                                  .closure_callback = nullptr,
                                  .closure_marshal = nullptr};
    auto *source = g_source_new(&functions, sizeof(GSource));
    g_source_set_callback(source, function, data, nullptr);
    g_source_attach(source, context);
    return source;
}

void releaseSource(GSource *source)
{
    g_source_destroy(source);
    g_source_unref(source);
}
} // namespace

NetThread::NetThread() : m_context(g_main_context_new())
{
    m_source = makeSource(
        m_context,
        [](gpointer self) -> gboolean {
            static_cast<NetThread *>(self)->work();
            return G_SOURCE_CONTINUE;
        },
        this);
    m_thread = std::thread([this] { run(); });
}

NetThread::~NetThread()
{
    quit();
    join();
    releaseSource(m_source);
    g_main_context_unref(m_context);
}

void NetThread::post(std::function<void()> work)
{
    {
        const std::lock_guard lock(m_mutex);
        m_work.push_back(std::move(work));
    }
    g_source_set_ready_time(m_source, 0); // wakes the thread
}

void NetThread::quit()
{
    post([this] { m_quit = true; });
}

void NetThread::join()
{
    if (m_thread.joinable())
        m_thread.join();
}

void NetThread::run()
{
    pthread_setname_np(pthread_self(), "causerie-net");
    g_main_context_push_thread_default(m_context); // name look-ups inside GLib answer here
    while (!m_quit)
        g_main_context_iteration(m_context, TRUE);
    g_main_context_pop_thread_default(m_context);
}

void NetThread::work()
{
    std::vector<std::function<void()>> work;
    {
        const std::lock_guard lock(m_mutex);
        work.swap(m_work);
    }
    for (const auto &item : work) {
        if (!m_quit)
            item();
    }
}

NetTimer::NetTimer(_GMainContext *context, std::function<void()> expired)
    : m_expired(std::move(expired)), m_source(makeSource(
                                         context,
                                         [](gpointer self) -> gboolean {
                                             static_cast<NetTimer *>(self)->m_expired();
                                             return G_SOURCE_CONTINUE;
                                         },
                                         this))
{
}

NetTimer::~NetTimer()
{
    releaseSource(m_source);
}

void NetTimer::start(std::chrono::microseconds delay)
{
    g_source_set_ready_time(m_source, g_get_monotonic_time() + delay.count());
}

void NetTimer::stop()
{
    g_source_set_ready_time(m_source, -1);
}

} // namespace causerie::media

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

struct _GMainContext;
struct _GSource;

namespace causerie::media
{

/// A thread that turns a GLib main context of its own, for libnice and all that must not wait for windows.
///
/// Work is handed over by value and runs in the order it came. Owner: Engine, one per call. Made, quit and destroyed on
/// the owner's thread.
class NetThread final
{
public:
    NetThread();  ///< runs at once
    ~NetThread(); ///< quits and joins
    NetThread(const NetThread &) = delete;
    NetThread &operator=(const NetThread &) = delete;

    _GMainContext *context() const { return m_context; }
    /// Any thread. Work that comes after `quit` is dropped.
    void post(std::function<void()> work);
    /// Any thread; returns at once. Work posted before still runs.
    void quit();
    void join();

private:
    void run();
    void work();

    _GMainContext *m_context;
    _GSource *m_source;
    std::mutex m_mutex; ///< guards m_work
    std::vector<std::function<void()>> m_work;
    std::atomic<bool> m_quit{false};
    std::thread m_thread;
};

/// One alarm on the net thread; starting it again moves it. Thread: net (and destroyed when that thread has ended).
class NetTimer final
{
public:
    NetTimer(_GMainContext *context, std::function<void()> expired);
    ~NetTimer();
    NetTimer(const NetTimer &) = delete;
    NetTimer &operator=(const NetTimer &) = delete;

    void start(std::chrono::microseconds delay);
    void stop();

private:
    std::function<void()> m_expired;
    _GSource *m_source;
};

} // namespace causerie::media

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/interruption.h"

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace causerie::cli
{

namespace
{

volatile std::sig_atomic_t g_writeEnd = -1;

void handleWith(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (const int number : {SIGINT, SIGTERM})
        sigaction(number, &action, nullptr);
}

void onSignal(int)
{
    // Only what signal-safety(7) allows.
    const char byte = 0;
    [[maybe_unused]] const auto written = write(g_writeEnd, &byte, 1);
    handleWith(SIG_DFL);
}

} // namespace

Interruption::Interruption()
{
    if (pipe2(m_pipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return; // then signals end the program as ever
    g_writeEnd = m_pipe[1];
    handleWith(onSignal);
}

void Interruption::watch()
{
    if (m_pipe[0] < 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_pipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte;
        if (read(m_pipe[0], &byte, 1) == 1)
            Q_EMIT interrupted();
    });
}

Interruption::~Interruption()
{
    handleWith(SIG_DFL);
    m_notifier.reset();
    for (const int end : m_pipe) {
        if (end >= 0)
            close(end);
    }
}

} // namespace causerie::cli

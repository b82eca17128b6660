// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace causerie::cli
{

/// SIGINT and SIGTERM as a signal of Qt's; the second of them ends the program at once, as without us.
///
/// Make it first thing in main, before the application: from then on signals are kept until `watch` hears of them.
/// Thread: the main one. One at a time.
class Interruption final : public QObject
{
    Q_OBJECT

public:
    Interruption();
    ~Interruption() override;

    void watch(); ///< once there is an application; the event loop delivers, also what came before

Q_SIGNALS:
    void interrupted();

private:
    int m_pipe[2] = {-1, -1};
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace causerie::cli

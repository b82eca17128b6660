// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/clicommand.h"
#include "core/session/datafolder.h"

namespace causerie::cli
{

/// The account to use: the options', else the stored one's, whose server they may replace; nothing without either.
std::optional<Account> accountFor(const Arguments &arguments, const std::optional<Account> &stored);

/// Runs one command from signing in to signing out, and reports what goes wrong on the way.
///
/// Thread: the only one. Owner: main.
class Runner final : public QObject
{
    Q_OBJECT

public:
    explicit Runner(const Arguments &arguments);
    ~Runner() override;

    void start();
    void interrupt();

Q_SIGNALS:
    void finished(int status); ///< once, after signing out

private:
    void followSession();
    void onStateChanged();
    void checkOutput();
    bool takeFolder(const QString &folder);
    void finish(int status);
    void leave();
    void end();
    void fail(const QString &kind, const QString &text);

    Arguments m_arguments;
    std::optional<QString> m_password; ///< empty: the keychain's
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Command> m_command;
    SessionState m_state = SessionState::SignedOut;
    bool m_wasOnline = false;
    std::optional<int> m_status;
    bool m_outputLost = false;
    bool m_failed = false; ///< something was reported: the status is not 0
};

} // namespace causerie::cli

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cliarguments.h"
#include "core/session/session.h"

#include <QTimer>

#include <memory>

namespace causerie::cli
{

// Exit statuses.
inline constexpr int kOk = 0;
inline constexpr int kFailed = 1;
inline constexpr int kUsage = 2;
inline constexpr int kInterrupted = 130; ///< what shells say of SIGINT

/// One command in progress: prints events, and says once with which status the program ends.
///
/// Thread: the only one. Owner: main; the session outlives it.
class Command : public QObject
{
    Q_OBJECT

public:
    explicit Command(Session &session);

    virtual bool needsServer() const { return true; }           ///< false: works on what is stored
    virtual bool needsAccount() const { return true; }          ///< false: there is none yet
    virtual bool survivesLoss() const { return false; }         ///< true: goes on when the connection comes back
    virtual void start() {}                                     ///< the account is open, nobody is signed in
    virtual void online() {}                                    ///< for the first time; contacts are loaded
    virtual void interrupt() { Q_EMIT finished(kInterrupted); } ///< SIGINT, SIGTERM

Q_SIGNALS:
    void finished(int status);

protected:
    Session &session() { return m_session; }
    /// `text` as an error event, and the end.
    void fail(const QString &kind, const QString &text);
    /// Ends with `status` after `seconds`.
    void finishAfter(std::chrono::seconds seconds, int status);

private:
    Session &m_session;
};

/// What the run can do, and says so to others. Pure.
xmpp::Abilities abilitiesOf(const Arguments &arguments);

/// The command that the arguments name.
std::unique_ptr<Command> makeCommand(const Arguments &arguments, Session &session);

// One file for each group of commands.
std::unique_ptr<Command> makeContactCommand(const Arguments &arguments, Session &session); ///< roster, presence, add
std::unique_ptr<Command> makeMessageCommand(const Arguments &arguments, Session &session); ///< send, listen, history
std::unique_ptr<Command> makeArchiveCommand(const Arguments &arguments, Session &session); ///< correct … archive
std::unique_ptr<Command> makeCallCommand(const Arguments &arguments, Session &session);    ///< call, answer
std::unique_ptr<Command> makeRoomCommand(const Arguments &arguments, Session &session);    ///< rooms, join
std::unique_ptr<Command> makeSearchCommand(const Arguments &arguments, Session &session);  ///< search
std::unique_ptr<Command> makeHistoryFileCommand(const Arguments &arguments, Session &session); ///< export, import
std::unique_ptr<Command> makePeopleCommand(const Arguments &arguments, Session &session);  ///< block, unblock, blocked
std::unique_ptr<Command> makeAccountCommand(const Arguments &arguments, Session &session); ///< register, password …
std::unique_ptr<Command> makeDoctorCommand(const Arguments &arguments, Session &session);  ///< doctor
std::unique_ptr<Command> makeUploadCommand(const Arguments &arguments, Session &session);  ///< upload, send-file

} // namespace causerie::cli

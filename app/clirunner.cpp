// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clirunner.h"

#include "app/clifiles.h"
#include "app/clijson.h"
#include "app/clipassword.h"
#include "core/session/accountfile.h"
#include "core/session/accountlist.h"

#include <QAbstractEventDispatcher>

#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::cli
{

namespace
{

constexpr std::chrono::seconds kGoodbye{3}; // how long the end of the stream may take

/// The kept account that --jid names, else the one that the window showed last.
std::optional<KeptAccount> storedFor(const Arguments &arguments, const QDir &folder)
{
    const AccountList kept = loadAccounts(folder);
    for (const KeptAccount &one : kept.accounts) {
        if (arguments.jid ? one.account.jid == *arguments.jid : one.file == kept.shown)
            return one;
    }
    return std::nullopt;
}

} // namespace

std::optional<Account> accountFor(const Arguments &arguments, const std::optional<Account> &stored)
{
    Account account;
    if (stored && (!arguments.jid || *arguments.jid == stored->jid))
        account = *stored;
    else if (arguments.jid)
        account.jid = *arguments.jid;
    else
        return std::nullopt;
    if (!arguments.host.isEmpty()) {
        account.host = arguments.host;
        account.port = arguments.port;
        account.directTls = false;
    }
    if (!arguments.caFile.isEmpty())
        account.caFile = arguments.caFile;
    // A device of its own: the window may be open with the stored name.
    account.resource = arguments.resource.isEmpty() ? makeResource() : arguments.resource;
    return account;
}

Runner::Runner(const Arguments &arguments) : m_arguments(arguments)
{
    if (arguments.verb == Verb::Doctor)
        m_arguments.jid = arguments.peer; // whose server is kept is examined as it is kept
}

Runner::~Runner()
{
    m_command.reset();
    m_session.reset();
}

void Runner::start()
{
    // Before the program sleeps, so that one that nobody can hear does not go on for hours.
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this, &Runner::checkOutput);
    if (const auto problem = findFileProblem(m_arguments))
        return fail(problem->kind, problem->text);
    const auto password = readPassword(m_arguments.passwordFile, "CAUSERIE_PASSWORD");
    if (!password)
        return fail(u"password-file"_s, password.error());
    m_password = *password;
    const QString folder = m_arguments.dataDir.isEmpty() ? usualFolder() : m_arguments.dataDir;
    const bool onlyReads = m_arguments.verb == Verb::History || m_arguments.verb == Verb::Search ||
                           m_arguments.verb == Verb::Export || m_arguments.verb == Verb::Doctor;
    if (!onlyReads && !takeFolder(folder)) // reading may go on beside a window
        return;
    const auto stored = storedFor(m_arguments, QDir(folder));
    m_session =
        std::make_unique<Session>(SessionSettings{.dataDir = QDir(folder),
                                                  .useKeychain = !m_password.has_value(),
                                                  .keepAccount = false,
                                                  .accountFile = stored ? stored->file : SessionSettings().accountFile,
                                                  .abilities = abilitiesOf(m_arguments)});
    const auto account = accountFor(m_arguments, stored ? std::optional(stored->account) : std::nullopt);
    if (!account)
        return fail(u"usage"_s, u"There is no stored account: say --jid."_s);

    m_session->calls().setLoopbackCandidates(m_arguments.loopback);
    m_command = makeCommand(m_arguments, *m_session);
    connect(m_command.get(), &Command::finished, this, &Runner::finish);
    followSession();
    if (m_command->needsAccount())
        m_session->openAccount(*account);
    m_command->start();
    if (m_command->needsServer() && !m_status)
        m_session->signIn(*account, m_password.value_or(QString()));
}

bool Runner::takeFolder(const QString &folder)
{
    auto lock = lockFolder(QDir(folder));
    if (lock) {
        m_lock = *std::move(lock);
        return true;
    }
    switch (lock.error().kind) {
    case FolderProblem::Kind::InUse:
        fail(u"data-in-use"_s,
             u"%1 is in use by process %2 (%3)"_s.arg(folder).arg(lock.error().process).arg(lock.error().program));
        break;
    case FolderProblem::Kind::Unusable:
        fail(u"data-folder"_s, u"%1 cannot be made or written"_s.arg(folder));
        break;
    }
    return false;
}

void Runner::followSession()
{
    connect(m_session.get(), &Session::stateChanged, this, &Runner::onStateChanged);
    connect(m_session.get(), &Session::requestFailed, this,
            [this](RequestError error, const QString &what, const QString &text) {
                m_failed = true;
                printError(word(error), text.isEmpty() ? what : u"%1: %2"_s.arg(what, text));
            });
    connect(m_session.get(), &Session::storageFailed, this, [this](const QString &text, StorageError error) {
        if (!std::exchange(m_failed, true) || m_wasOnline)
            printError(word(error), text);
    });
}

void Runner::onStateChanged()
{
    const SessionState before = std::exchange(m_state, m_session->state());
    if (m_state == before)
        return;
    if (m_status && m_state != SessionState::SignedOut) {
        if (m_state != SessionState::Connecting) // came back to say goodbye, or could not
            m_session->signOut();
        return;
    }
    switch (m_state) {
    case SessionState::Connecting:
        break;
    case SessionState::Online:
        print("online"_L1,
              {{u"jid"_s, m_session->account().jid.toString()}, {u"resource"_s, m_session->account().resource}});
        if (!std::exchange(m_wasOnline, true))
            m_command->online();
        break;
    case SessionState::Waiting:
        if (m_wasOnline && m_command->survivesLoss()) {
            print("offline"_L1, fields(*m_session->error()));
            break;
        }
        [[fallthrough]];
    case SessionState::Failed:
        print("error"_L1, fields(*m_session->error()));
        finish(kFailed);
        break;
    case SessionState::SignedOut:
        if (m_status)
            end();
        break;
    }
}

void Runner::interrupt()
{
    if (m_status)
        return;
    if (m_command)
        m_command->interrupt();
    else
        finish(kInterrupted);
}

void Runner::finish(int status)
{
    if (m_status)
        return;
    m_status = status == kOk && m_failed ? kFailed : status;
    if (!m_session || m_session->state() == SessionState::SignedOut)
        end();
    else
        leave();
}

void Runner::leave()
{
    QTimer::singleShot(kGoodbye, this, &Runner::end);
    // The server keeps a stream that was lost for minutes; only who comes back can close it.
    if (m_wasOnline && m_session->state() == SessionState::Waiting)
        m_session->retryNow();
    else
        m_session->signOut();
}

void Runner::end()
{
    checkOutput();
    Q_EMIT finished(m_outputLost ? kFailed : *m_status);
}

/// What nobody could read was not done.
void Runner::checkOutput()
{
    if (m_outputLost || !outputFailed())
        return;
    m_outputLost = m_failed = true;
    printErrorElsewhere(u"output"_s, u"Standard output cannot be written."_s);
    interrupt();
}

void Runner::fail(const QString &kind, const QString &text)
{
    printError(kind, text);
    finish(kind == "usage"_L1 ? kUsage : kFailed);
}

} // namespace causerie::cli

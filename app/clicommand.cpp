// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clicommand.h"

#include "app/clijson.h"
#include "core/session/rooms.h"

namespace causerie::cli
{

Command::Command(Session &session) : m_session(session)
{
    // What happens to the contacts from then on is that we leave.
    connect(this, &Command::finished, this, [this] { m_session.roster().disconnect(this); });
}

void Command::fail(const QString &kind, const QString &text)
{
    printError(kind, text);
    Q_EMIT finished(kFailed);
}

void Command::finishAfter(std::chrono::seconds seconds, int status)
{
    QTimer::singleShot(seconds, this, [this, status] { Q_EMIT finished(status); });
}

xmpp::Abilities abilitiesOf(const Arguments &arguments)
{
    using xmpp::Ability;
    switch (arguments.verb) {
    case Verb::Call:
    case Verb::Answer:
        return Ability::Calls;
    case Verb::SendFile:
        return Ability::GiveFiles;
    case Verb::Listen: // it shows that somebody calls, and cannot answer
        return arguments.takeFiles > 0 ? xmpp::Abilities(Ability::TakeFiles) : xmpp::Abilities();
    case Verb::Roster:
    case Verb::Presence:
    case Verb::Add:
    case Verb::Send:
    case Verb::History:
    case Verb::Correct:
    case Verb::React:
    case Verb::Retract:
    case Verb::Archive:
    case Verb::Rooms:
    case Verb::Join:
    case Verb::Search:
    case Verb::Export:
    case Verb::Import:
    case Verb::Block:
    case Verb::Unblock:
    case Verb::Blocked:
    case Verb::Upload:
    case Verb::Register:
    case Verb::Password:
    case Verb::Unregister:
    case Verb::Doctor:
        return {};
    }
    Q_UNREACHABLE_RETURN({});
}

std::unique_ptr<Command> makeCommand(const Arguments &arguments, Session &session)
{
    // Who comes for a moment does not walk through all rooms.
    session.rooms().setAutojoin(arguments.verb == Verb::Listen);
    switch (arguments.verb) {
    case Verb::Roster:
    case Verb::Presence:
    case Verb::Add:
        return makeContactCommand(arguments, session);
    case Verb::Send:
    case Verb::Listen:
    case Verb::History:
        return makeMessageCommand(arguments, session);
    case Verb::Call:
    case Verb::Answer:
        return makeCallCommand(arguments, session);
    case Verb::Correct:
    case Verb::React:
    case Verb::Retract:
    case Verb::Archive:
        return makeArchiveCommand(arguments, session);
    case Verb::Rooms:
    case Verb::Join:
        return makeRoomCommand(arguments, session);
    case Verb::Search:
        return makeSearchCommand(arguments, session);
    case Verb::Export:
    case Verb::Import:
        return makeHistoryFileCommand(arguments, session);
    case Verb::Block:
    case Verb::Unblock:
    case Verb::Blocked:
        return makePeopleCommand(arguments, session);
    case Verb::Upload:
    case Verb::SendFile:
        return makeUploadCommand(arguments, session);
    case Verb::Register:
    case Verb::Password:
    case Verb::Unregister:
        return makeAccountCommand(arguments, session);
    case Verb::Doctor:
        return makeDoctorCommand(arguments, session);
    }
    Q_UNREACHABLE_RETURN(nullptr);
}

} // namespace causerie::cli

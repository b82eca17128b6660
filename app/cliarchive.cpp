// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clicommand.h"
#include "app/clijson.h"
#include "app/clirooms.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::cli
{

namespace
{

constexpr int kMost = 10'000'000; ///< messages among which one is looked for

QString endWord(ArchiveReport::End end)
{
    switch (end) {
    case ArchiveReport::End::Complete:
        return u"complete"_s;
    case ArchiveReport::End::Cancelled:
        return u"cancelled"_s;
    case ArchiveReport::End::NoArchive:
        return u"no-archive"_s;
    case ArchiveReport::End::NotConnected:
        return u"not-connected"_s;
    case ArchiveReport::End::NotInRoom:
        return u"not-in-room"_s;
    case ArchiveReport::End::Refused:
        return u"refused"_s;
    case ArchiveReport::End::NotStored:
        return u"not-stored"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QJsonObject reportFields(const Jid &peer, const ArchiveReport &report)
{
    return {{u"jid"_s, peer.toString()},
            {u"on_server"_s, report.onServer},
            {u"here"_s, report.here},
            {u"missing"_s, report.missing},
            {u"repaired"_s, report.repaired}};
}

/// `archive --check`: compares a conversation with the server's archive and adds what is missing. A room lets only its
/// occupants read its archive (XEP-0313 §5.1.2), so it goes in first.
class CheckCommand final : public Command
{
public:
    CheckCommand(Session &session, Jid peer) : Command(session), m_peer(std::move(peer)) {}

    void online() override
    {
        if (m_peer.local().isEmpty() || session().roster().find(m_peer))
            return check();
        session().rooms().info(m_peer, this, [this](const std::expected<RoomInfo, RoomError> &info) {
            if (info && info->isRoom)
                enter();
            else
                check();
        });
    }
    void interrupt() override
    {
        if (m_isChecking)
            session().cancelCheck();
        else
            Q_EMIT finished(kInterrupted);
    }

private:
    void enter()
    {
        session().rooms().join({.room = m_peer, .remember = false});
        const Room *room = session().rooms().find(m_peer);
        const auto look = [this, room] {
            if (room->state() == RoomState::Joined)
                return check();
            if (room->state() == RoomState::Failed)
                fail(word(room->error()->kind), u"%1 %2"_s.arg(m_peer.toString(), room->error()->text).trimmed());
        };
        // Queued: what else a new state changes is done then.
        connect(room, &Room::stateChanged, this, look, Qt::QueuedConnection);
        look();
    }

    void check()
    {
        if (std::exchange(m_isChecking, true))
            return;
        session().checkConversation(
            m_peer, [this](const ArchiveReport &soFar) { print("archive-progress"_L1, reportFields(m_peer, soFar)); },
            [this](const ArchiveReport &report) { finish(report); });
    }

    void finish(const ArchiveReport &report)
    {
        QJsonObject object = reportFields(m_peer, report);
        object[u"end"_s] = endWord(report.end);
        if (!report.text.isEmpty())
            object[u"text"_s] = report.text;
        print("archive"_L1, object);
        const bool isCancelled = report.end == ArchiveReport::End::Cancelled;
        Q_EMIT finished(isCancelled ? kInterrupted : report.end == ArchiveReport::End::Complete ? kOk : kFailed);
    }

    Jid m_peer;
    bool m_isChecking = false;
};

/// `correct`, `react`, `retract`: stored at once, and said when there is a stream; ends when our server has it.
class SayCommand final : public Command
{
public:
    SayCommand(Session &session, const Arguments &arguments) : Command(session), m_arguments(arguments)
    {
        connect(&session, &Session::saidAll, this, [this] { Q_EMIT finished(kOk); });
        connect(&session, &Session::notTaken, this, [this](const QString &serverText) {
            fail(u"refused"_s, serverText.isEmpty() ? u"It was refused."_s : serverText);
        });
        connect(&session, &Session::messageChanged, this, [this](const Message &message) {
            if (message.id == m_message)
                print("message"_L1, fields(message));
        });
        connect(&session, &Session::notKept, this,
                [this] { fail(u"storage"_s, u"It could not be stored, so it is not said."_s); });
        connect(&session, &Session::notCorrected, this,
                [this] { fail(u"message-unknown"_s, u"It is not there any more, or was never sent."_s); });
    }

    void start() override
    {
        session().rooms().hold(m_arguments.peer);
        session().readHistory(m_arguments.peer, kMost, [this](const std::vector<Message> &messages) { say(messages); });
    }

    void online() override { enterIfRoom(session(), m_arguments.peer, this); }

private:
    void say(const std::vector<Message> &messages)
    {
        const auto named = std::ranges::find_if(messages, [this](const Message &message) {
            return message.kind == MessageKind::Text && message.originId == m_arguments.messageId;
        });
        if (named == messages.end())
            return fail(u"message-unknown"_s,
                        u"There is no message %1 in this conversation."_s.arg(m_arguments.messageId));
        if (named->retraction != Retraction::None)
            return fail(u"message-retracted"_s, u"It was taken back."_s);
        const bool isOurs = named->direction == Direction::Outgoing;
        if (m_arguments.verb != Verb::React && !isOurs)
            return fail(u"message-not-ours"_s, u"Only what we wrote can be changed."_s);
        m_message = named->id;
        if (m_arguments.verb == Verb::Correct)
            session().correct(m_arguments.peer, m_message, {.body = m_arguments.text});
        else if (m_arguments.verb == Verb::React)
            session().react(m_arguments.peer, m_message, m_arguments.text.split(u' ', Qt::SkipEmptyParts));
        else
            session().retract(m_arguments.peer, m_message);
    }

    Arguments m_arguments;
    qint64 m_message = 0;
};

} // namespace

std::unique_ptr<Command> makeArchiveCommand(const Arguments &arguments, Session &session)
{
    if (arguments.verb == Verb::Archive)
        return std::make_unique<CheckCommand>(session, arguments.peer);
    return std::make_unique<SayCommand>(session, arguments);
}

} // namespace causerie::cli

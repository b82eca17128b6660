// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clicommand.h"
#include "app/clijson.h"
#include "app/clirooms.h"
#include "core/session/files.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::cli
{

namespace
{

/// `send`: stores, and ends when our server has acknowledged the message. Without a connection it stays in the outbox.
class SendCommand final : public Command
{
public:
    SendCommand(Session &session, Jid peer, QString text)
        : Command(session), m_peer(std::move(peer)), m_text(std::move(text))
    {
        connect(&session, &Session::messageChanged, this, [this](const Message &message) {
            if (message.originId != m_id)
                return;
            print("message"_L1, fields(message));
            if (message.state == DeliveryState::Failed)
                fail(u"message-refused"_s, message.failure);
            else if (message.state != DeliveryState::Pending)
                Q_EMIT finished(kOk);
        });
    }

    void start() override
    {
        session().rooms().hold(m_peer);
        m_id = session().send(m_peer, m_text);
        if (m_id.isEmpty())
            fail(u"usage"_s, u"The text has no character that can be sent."_s);
    }

    void online() override { enterIfRoom(session(), m_peer, this); }

private:
    Jid m_peer;
    QString m_text;
    QString m_id;
};

/// `listen`: prints what happens until the time is over or a signal comes.
class ListenCommand final : public Command
{
public:
    ListenCommand(Session &session, const Arguments &arguments) : Command(session), m_seconds(arguments.seconds)
    {
        if (arguments.takeFiles > 0)
            session.files().setRule({.largest = arguments.takeFiles});
        connect(&session, &Session::messageReceived, this, [](const Message &message, Arrival arrival) {
            QJsonObject object = fields(message);
            if (arrival == Arrival::Missed)
                object[u"missed"_s] = true;
            print("message"_L1, object);
        });
        connect(&session, &Session::messageChanged, this,
                [](const Message &message) { print("message"_L1, fields(message)); });
        connect(&session.roster(), &Roster::contactChanged, this, [this](const Jid &jid, ContactFields changed) {
            const Contact *contact = this->session().roster().find(jid);
            if (contact && changed.testFlag(ContactField::Resources))
                print("presence"_L1, fields(*contact));
        });
        connect(&session.roster(), &Roster::subscriptionRequestsChanged, this, &ListenCommand::showRequests);
        connect(&session.conversations(), &Conversations::added, this, &ListenCommand::follow);
        connect(&session.calls(), &Calls::incoming, this, [](const Call *call) { print("call"_L1, fields(*call)); });
        connect(&session.calls(), &Calls::ended, this,
                [](const Call *call) { print("call-ended"_L1, endFields(*call)); });
    }

    bool survivesLoss() const override { return true; }
    void interrupt() override { Q_EMIT finished(kOk); }

    void online() override
    {
        if (m_seconds)
            finishAfter(*m_seconds, kOk);
    }

private:
    void showRequests()
    {
        for (const Jid &jid : session().roster().subscriptionRequests()) {
            if (!std::ranges::contains(m_asked, jid))
                print("subscription-request"_L1, {{u"jid"_s, jid.toString()}});
        }
        m_asked = session().roster().subscriptionRequests();
    }

    void follow(Conversation *conversation)
    {
        connect(conversation, &Conversation::summaryChanged, this, [this, conversation] {
            ChatState &known = m_states[conversation->peer()];
            if (known == conversation->peerState())
                return;
            known = conversation->peerState();
            print("chat-state"_L1,
                  {{u"jid"_s, conversation->peer().toString()}, {u"composing"_s, known == ChatState::Composing}});
        });
    }

    std::optional<std::chrono::seconds> m_seconds;
    std::vector<Jid> m_asked;
    QHash<Jid, ChatState> m_states;
};

/// `history`: what is stored, oldest first. Needs no server.
class HistoryCommand final : public Command
{
public:
    HistoryCommand(Session &session, Jid peer, int limit) : Command(session), m_peer(std::move(peer)), m_limit(limit) {}

    bool needsServer() const override { return false; }

    void start() override
    {
        session().readHistory(m_peer, m_limit, [this](const std::vector<Message> &messages) {
            for (const Message &message : messages)
                print("message"_L1, fields(message));
            print("history"_L1, {{u"messages"_s, qint64(messages.size())}});
            Q_EMIT finished(kOk);
        });
    }

private:
    Jid m_peer;
    int m_limit;
};

} // namespace

std::unique_ptr<Command> makeMessageCommand(const Arguments &arguments, Session &session)
{
    if (arguments.verb == Verb::Send)
        return std::make_unique<SendCommand>(session, arguments.peer, arguments.text);
    if (arguments.verb == Verb::History)
        return std::make_unique<HistoryCommand>(session, arguments.peer, arguments.limit);
    return std::make_unique<ListenCommand>(session, arguments);
}

} // namespace causerie::cli

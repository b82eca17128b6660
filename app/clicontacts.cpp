// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clicommand.h"
#include "app/clijson.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::cli
{

namespace
{

constexpr std::chrono::milliseconds kQuiet{1'000}; // presences of other servers' contacts come closer together
constexpr std::chrono::seconds kLongestPresences{10};
constexpr std::chrono::seconds kAnswerWait{15};

std::vector<Contact> sorted(const Roster &roster)
{
    std::vector<Contact> contacts(roster.contacts().cbegin(), roster.contacts().cend());
    std::ranges::sort(contacts, {}, &Contact::jid);
    return contacts;
}

/// `roster`: the list as the server has it.
class RosterCommand final : public Command
{
public:
    using Command::Command;

    void online() override
    {
        if (!session().roster().isLoaded())
            return Q_EMIT finished(kFailed); // its error has been printed
        for (const Contact &contact : sorted(session().roster()))
            print("contact"_L1, fields(contact));
        print("roster"_L1, {{u"contacts"_s, qint64(session().roster().contacts().size())}});
        Q_EMIT finished(kOk);
    }
};

/// `presence`: who is there, and every change. Without a time it ends when all are in as far as that can be known: our
/// server has answered a request that came behind our own presence, so it has told what it knows itself; other
/// servers' answers are over when it is quiet.
class PresenceCommand final : public Command
{
public:
    PresenceCommand(Session &session, std::optional<std::chrono::seconds> wait) : Command(session), m_wait(wait)
    {
        m_quiet.setSingleShot(true);
        m_quiet.setInterval(kQuiet);
        connect(&m_quiet, &QTimer::timeout, this, &PresenceCommand::end);
        connect(&session.roster(), &Roster::contactChanged, this, [this](const Jid &jid, ContactFields changed) {
            if (changed.testFlag(ContactField::Resources))
                show(jid);
        });
    }

    void online() override
    {
        QTimer::singleShot(m_wait.value_or(kLongestPresences), this, &PresenceCommand::end);
        if (!m_wait)
            session().roundTrip(this, [this] { m_quiet.start(); });
    }

    void interrupt() override { Q_EMIT finished(kOk); }

private:
    void show(const Jid &jid)
    {
        if (const Contact *contact = session().roster().find(jid))
            print("presence"_L1, fields(*contact));
        if (m_quiet.isActive())
            m_quiet.start();
    }

    void end()
    {
        const auto there = std::ranges::count_if(session().roster().contacts(), [](const Contact &contact) {
            return contact.availability() != Availability::Offline;
        });
        print("presences"_L1, {{u"contacts"_s, qint64(there)}});
        Q_EMIT finished(kOk);
    }

    std::optional<std::chrono::seconds> m_wait;
    QTimer m_quiet;
};

/// `add`: puts somebody on the roster and asks to see their presence; ends when the server has both.
class AddCommand final : public Command
{
public:
    AddCommand(Session &session, Jid peer) : Command(session), m_peer(std::move(peer)) {}

    void online() override
    {
        connect(&session().roster(), &Roster::contactAdded, this, &AddCommand::check);
        connect(&session().roster(), &Roster::contactChanged, this, &AddCommand::check);
        connect(&session(), &Session::requestFailed, this, [this] { Q_EMIT finished(kFailed); });
        QTimer::singleShot(kAnswerWait, this, [this] { fail(u"request-timeout"_s, m_peer.toString()); });
        const Contact *known = session().roster().find(m_peer);
        if (known && isAsked(*known))
            return check(m_peer); // the server would have nothing to say
        session().addContact(m_peer, known ? known->name : QString(), known ? known->groups : QStringList());
    }

private:
    static bool isAsked(const Contact &contact)
    {
        return contact.asked || contact.subscription == Subscription::To || contact.subscription == Subscription::Both;
    }

    void check(const Jid &jid)
    {
        const Contact *contact = session().roster().find(m_peer);
        if (m_done || jid != m_peer || !contact || !isAsked(*contact))
            return;
        m_done = true;
        print("contact"_L1, fields(*contact));
        Q_EMIT finished(kOk);
    }

    Jid m_peer;
    bool m_done = false;
};

} // namespace

std::unique_ptr<Command> makeContactCommand(const Arguments &arguments, Session &session)
{
    if (arguments.verb == Verb::Add)
        return std::make_unique<AddCommand>(session, arguments.peer);
    if (arguments.verb == Verb::Presence)
        return std::make_unique<PresenceCommand>(session, arguments.seconds);
    return std::make_unique<RosterCommand>(session);
}

} // namespace causerie::cli

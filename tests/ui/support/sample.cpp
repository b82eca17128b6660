// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/sample.h"

using namespace Qt::StringLiterals;

namespace causerie::test
{

namespace
{

qint64 nextId()
{
    static qint64 id = 0;
    return ++id;
}

QDateTime today(int hour, int minute)
{
    return QDateTime(QDate::currentDate(), QTime(hour, minute)).toUTC();
}

Message callLine(const Jid &peer, Direction direction, CallOutcome outcome, qint64 seconds, const QDateTime &when)
{
    Message message = incoming(peer, QString(), when);
    message.kind = MessageKind::Call;
    message.direction = direction;
    message.outcome = outcome;
    message.callSeconds = seconds;
    return message;
}

void fillJuliet(Session &session, const Jid &juliet)
{
    std::vector<Message> page{
        outgoing(juliet, u"I will call you after the feast."_s, today(0, 0).addSecs(-5 * 3600), DeliveryState::Read),
        callLine(juliet, Direction::Outgoing, CallOutcome::Answered, 252, today(0, 0).addSecs(-4 * 3600)),
        incoming(juliet, u"Wherefore art thou, Romeo?"_s, today(14, 2)),
        incoming(juliet, u"Did the monitor’s plot reach you?"_s, today(14, 3)),
        outgoing(juliet, u"Yes! The temperature is back to normal."_s, today(14, 5), DeliveryState::Read),
        outgoing(juliet,
                 u"I wrote down what the nurse said, with the times, so that we can compare it with the readings "
                 "tomorrow: https://example.test/notes/balcony"_s,
                 today(14, 6)),
        outgoing(juliet, u"Too long? 😀"_s, today(14, 6), DeliveryState::Sent),
        outgoing(juliet, u"This one is still on its way"_s, today(14, 8), DeliveryState::Pending),
    };
    Message failed = outgoing(juliet, u"And this one never got there"_s, today(14, 9), DeliveryState::Failed);
    failed.failure = u"remote-server-not-found"_s;
    page.push_back(failed);
    page.push_back(callLine(juliet, Direction::Incoming, CallOutcome::Missed, 0, today(14, 20)));
    page.push_back(incoming(juliet, u"Sorry, I was away from the desk. Shall we talk now?"_s, today(14, 31)));
    Conversation &conversation = session.conversations().at(juliet);
    conversation.setSummary(page.back(), 1);
    conversation.setNewestPage(std::move(page), false);
    conversation.setPeerState(ChatState::Composing);
}

} // namespace

Contact contact(const QString &address, const QString &name, const QStringList &groups)
{
    Contact result;
    result.jid = jid(address);
    result.name = name;
    result.groups = groups;
    result.subscription = Subscription::Both;
    return result;
}

Presence presence(const QString &full, Availability availability, const QString &status, int priority)
{
    Presence result;
    result.from = jid(full);
    result.availability = availability;
    result.status = status;
    result.priority = priority;
    return result;
}

Message incoming(const Jid &peer, const QString &body, const QDateTime &when)
{
    Message message;
    message.id = nextId();
    message.conversation = peer;
    message.from = peer;
    message.body = body;
    message.sentAt = when;
    return message;
}

Message outgoing(const Jid &peer, const QString &body, const QDateTime &when, DeliveryState state)
{
    Message message = incoming(peer, body, when);
    message.from = jid(u"alice@example.test"_s);
    message.direction = Direction::Outgoing;
    message.state = state;
    return message;
}

void fillSample(Session &session)
{
    const QString friends = u"Friends"_s;
    const QString work = u"Work"_s;
    session.roster().replaceAll({
        contact(u"juliet@example.test"_s, u"Juliette Capulet"_s, {friends}),
        contact(u"romeo@example.test"_s, u"Romeo"_s, {friends}),
        contact(u"mercutio@example.test"_s, u"Mercutio"_s, {friends, work}),
        contact(u"benvolio@example.test"_s, u"Benvolio"_s, {work}),
        contact(u"nurse@example.test"_s, u"The Nurse"_s, {}),
        contact(u"paris@example.test"_s, u"Count Paris"_s, {work}),
        contact(u"tybalt@example.test"_s, u"Tybalt"_s, {}),
    });
    Roster &roster = session.roster();
    roster.setPresence(presence(u"juliet@example.test/balcony"_s, Availability::Available, u"At the balcony"_s));
    roster.setPresence(presence(u"juliet@example.test/phone"_s, Availability::Away, {}, 0));
    roster.setPresence(presence(u"romeo@example.test/orchard"_s, Availability::Away, u"In the orchard"_s));
    roster.setPresence(
        presence(u"mercutio@example.test/street"_s, Availability::DoNotDisturb, u"A plague on both your houses"_s));
    roster.setPresence(presence(u"nurse@example.test/house"_s, Availability::FreeForChat));
    roster.setPresence(presence(u"paris@example.test/church"_s, Availability::ExtendedAway));

    const Jid juliet = jid(u"juliet@example.test"_s);
    fakeOf(session).callable.insert(juliet);
    const auto summary = [&session](const Message &message, int unread) {
        session.conversations().at(message.conversation).setSummary(message, unread);
    };
    summary(outgoing(jid(u"romeo@example.test"_s), u"See you on Thursday then"_s, today(13, 47)), 0);
    summary(incoming(jid(u"paris@example.test"_s), u"The minutes of the meeting are online, tell me what you think"_s,
                     today(14, 10)),
            4);
    summary(callLine(jid(u"nurse@example.test"_s), Direction::Outgoing, CallOutcome::Answered, 252, today(11, 20)), 0);
    summary(incoming(jid(u"mercutio@example.test"_s), u"Ask for me tomorrow"_s, today(12, 0).addDays(-1)), 1);
    summary(incoming(jid(u"benvolio@example.test"_s), u"I’ll be back on Monday"_s, today(12, 0).addDays(-3)), 0);
    summary(outgoing(jid(u"lady@elsewhere.test"_s), u"Thank you for the invitation"_s, today(9, 5).addDays(-12),
                     DeliveryState::Sent),
            0);
    fillJuliet(session, juliet);
}

void fillPlaces(Session &session)
{
    session.saveSettings(jid(u"paris@example.test"_s), {.pinned = true});
    session.saveSettings(jid(u"benvolio@example.test"_s), {.archived = true});
    const Jid own = fakeOf(session).account.jid;
    std::vector<Message> notes{
        outgoing(own, u"Milk, bread, the good coffee"_s, today(8, 12), DeliveryState::Sent),
        outgoing(own, u"Train on Thursday at 7:42, platform 3"_s, today(10, 5), DeliveryState::Sent),
    };
    session.conversations().at(own).setSummary(notes.back(), 0);
    session.conversations().at(own).setNewestPage(std::move(notes), false);
}

} // namespace causerie::test

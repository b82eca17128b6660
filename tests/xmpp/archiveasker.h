// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/archive.h"
#include "core/xmpp/messagebridge.h"
#include "tests/xmpp/fakesession.h"

#include <QSignalSpy>
#include <QTest>
#include <QUuid>

namespace causerie::test
{

using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

inline constexpr int kPatience = 60'000; // milliseconds; a limit for a hung test, not a measure
inline const Jid kAlice = *Jid::parse(u"alice@example.test");
inline const Jid kRoom = *Jid::parse(u"room@muc.test");

using Outcome = std::expected<ArchivePage, IqError>;

inline QString spell(const Outcome &outcome)
{
    if (!outcome) {
        switch (outcome.error().kind) {
        case IqError::Kind::NotConnected:
            return u"not connected"_s;
        case IqError::Kind::Timeout:
            return u"timeout"_s;
        case IqError::Kind::Refused:
            return u"refused: "_s + outcome.error().condition;
        case IqError::Kind::BadAnswer:
            return u"bad answer"_s;
        }
    }
    QStringList bodies;
    for (const ChatEvent &event : outcome->events)
        bodies.append(std::holds_alternative<Message>(event) ? std::get<Message>(event).body : u"?"_s);
    return u"%1 [%2..%3]%4"_s.arg(bodies.join(u','), outcome->first, outcome->last,
                                  outcome->complete ? u" complete"_s : QString());
}

inline QByteArray attribute(const QByteArray &bytes, const QByteArray &name, qsizetype from)
{
    const qsizetype at = bytes.indexOf(' ' + name + "=\"", from) + name.size() + 3;
    return bytes.sliced(at, bytes.indexOf('"', at) - at);
}

/// alice at a server that says what the test wants, with her archive.
class ArchiveAsker : public QObject
{
public:
    struct Asked {
        QByteArray iq;
        QByteArray query;
    };

    void begin(); ///< signs in anew
    /// Asks, and waits until the server has the question.
    Asked ask(const ArchiveQuery &query = {kAlice, {}, {}, {}, false, 3, {}, {}});
    Asked asked(int count); ///< waits for that many questions
    void result(const Asked &asked, const QByteArray &id, const QByteArray &attributes = {},
                const QByteArray &from = "bob@example.test/x", const QByteArray &type = "chat");
    void fin(const Asked &asked, const QByteArray &inside = "<fin xmlns='urn:xmpp:mam:2' complete='true'/>",
             const QByteArray &from = {});

    FakeAccount m_account;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<MessageBridge> m_messages;
    std::unique_ptr<Archive> m_archive;
    std::unique_ptr<QObject> m_context;
    QStringList m_live;
    std::vector<Outcome> m_outcomes;
    int m_asked = 0;
};

inline void ArchiveAsker::begin()
{
    m_archive.reset();
    m_messages.reset();
    m_connection.reset();
    m_server = std::make_unique<FakeServer>(FakeServer::Security::StartTls, m_account.identity, "example.test");
    letIn(m_server->script());
    m_connection = std::make_unique<Connection>(quickTuning());
    m_messages = std::make_unique<MessageBridge>(*m_connection);
    m_archive = std::make_unique<Archive>(*m_connection);
    m_context = std::make_unique<QObject>();
    m_live.clear();
    m_outcomes.clear();
    m_asked = 0;
    connect(m_messages.get(), &MessageBridge::received, this, [this](const ChatEvent &event) {
        m_live.append(std::holds_alternative<Message>(event) ? std::get<Message>(event).body : u"?"_s);
    });
    QSignalSpy opened(m_connection.get(), &Connection::opened);
    m_connection->open(m_account.settings(*m_server));
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatience);
}

inline ArchiveAsker::Asked ArchiveAsker::ask(const ArchiveQuery &query)
{
    m_archive->query(query, m_context.get(), [this](const Outcome &outcome) { m_outcomes.push_back(outcome); });
    return asked(++m_asked);
}

inline ArchiveAsker::Asked ArchiveAsker::asked(int count)
{
    const auto isThere = [this, count] { return m_server->received().count("</query></iq>") == count; };
    if (!QTest::qWaitFor(isThere, kPatience))
        return {};
    const QByteArray &bytes = m_server->received();
    const qsizetype at = bytes.lastIndexOf("<iq ", bytes.lastIndexOf("queryid="));
    return {attribute(bytes, "id", at), attribute(bytes, "queryid", at)};
}

inline void ArchiveAsker::result(const Asked &asked, const QByteArray &id, const QByteArray &attributes,
                                 const QByteArray &from, const QByteArray &type)
{
    m_server->send(
        "<message to='alice@example.test/desk' " + attributes + "><result xmlns='urn:xmpp:mam:2' queryid='" +
        asked.query + "' id='" + id +
        "'><forwarded xmlns='urn:xmpp:forward:0'><delay xmlns='urn:xmpp:delay' stamp='2026-06-30T08:00:00Z'/>"
        "<message xmlns='jabber:client' type='" +
        type + "' to='alice@example.test' from='" + from + "'><body>" + id +
        "</body></message></forwarded></result></message>");
}

inline void ArchiveAsker::fin(const Asked &asked, const QByteArray &inside, const QByteArray &from)
{
    m_server->send("<iq type='result' id='" + asked.iq + "' " + from + '>' + inside + "</iq>");
}

} // namespace causerie::test

#define OUTCOME(text)                                                                                                  \
    QTRY_COMPARE_WITH_TIMEOUT(m_outcomes.size(), size_t{1}, kPatience);                                                \
    QCOMPARE(spell(m_outcomes.front()), QStringLiteral(text))

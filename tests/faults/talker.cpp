// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/faults/talker.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

#include <unistd.h>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace causerie::faults
{

namespace
{

constexpr int kAll = 1'000'000;

void tell(const QJsonObject &event)
{
    const QByteArray line = QJsonDocument(event).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    std::fflush(stdout);
}

} // namespace

Talker::Talker(const TalkerSettings &settings, QObject *parent)
    : QObject(parent), m_settings(settings),
      m_session(SessionSettings{.dataDir = QDir(settings.dataDir), .useKeychain = false}),
      m_input(STDIN_FILENO, QSocketNotifier::Read)
{
    connect(&m_session, &Session::stateChanged, this, [this] {
        tell({{u"event"_s, u"state"_s},
              {u"online"_s, m_session.state() == SessionState::Online},
              {u"waiting"_s, m_session.state() == SessionState::Waiting}});
    });
    connect(&m_session, &Session::messageReceived, this,
            [this] { tell({{u"event"_s, u"heard"_s}, {u"count"_s, ++m_heard}}); });
    connect(&m_session.roster(), &Roster::contactChanged, this, [this](const Jid &jid) {
        const Contact *contact = m_session.roster().find(jid);
        tell({{u"event"_s, u"peer"_s}, {u"there"_s, contact && contact->availability() != Availability::Offline}});
    });
    connect(&m_input, &QSocketNotifier::activated, this, &Talker::readCommands);
    m_session.openAccount(m_settings.account);
    m_session.readHistory(m_settings.peer, kAll, [this](const std::vector<Message> &messages) {
        for (const Message &message : messages) {
            if (message.direction == Direction::Outgoing)
                m_sent = std::max(m_sent, message.body.toInt());
            else
                ++m_heard;
        }
        m_isReady = true;
        tell({{u"event"_s, u"heard"_s}, {u"count"_s, m_heard}});
        m_session.signIn(m_settings.account, m_settings.password);
        sendUpTo(m_wanted);
    });
}

void Talker::readCommands()
{
    char bytes[4096];
    const ssize_t count = ::read(STDIN_FILENO, bytes, sizeof bytes);
    if (count <= 0)
        return QCoreApplication::quit();
    m_buffer.append(bytes, count);
    for (qsizetype end = m_buffer.indexOf('\n'); end >= 0; end = m_buffer.indexOf('\n')) {
        const QJsonObject command = QJsonDocument::fromJson(m_buffer.first(end)).object();
        m_buffer.remove(0, end + 1);
        obey(command);
    }
}

void Talker::obey(const QJsonObject &command)
{
    const QString what = command[u"do"_s].toString();
    if (what == "send"_L1)
        sendUpTo(command[u"upto"_s].toInt());
    else if (what == "retry"_L1)
        m_session.retryNow();
    else if (what == "report"_L1)
        report();
}

void Talker::sendUpTo(int last)
{
    m_wanted = std::max(m_wanted, last);
    while (m_isReady && m_sent < m_wanted)
        m_session.send(m_settings.peer, QString::number(++m_sent));
}

void Talker::report()
{
    m_session.readHistory(m_settings.peer, kAll, [](const std::vector<Message> &messages) {
        QJsonArray heard;
        QJsonArray said;
        int failed = 0;
        for (const Message &message : messages) {
            (message.direction == Direction::Incoming ? heard : said).append(message.body.toInt());
            failed += message.state == DeliveryState::Failed;
        }
        tell({{u"event"_s, u"report"_s}, {u"heard"_s, heard}, {u"said"_s, said}, {u"failed"_s, failed}});
    });
}

} // namespace causerie::faults

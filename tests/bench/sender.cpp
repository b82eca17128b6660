// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/sender.h"

#include "core/session/session.h"
#include "tests/bench/desk.h"

#include <QCoreApplication>

#include <string_view>

using namespace Qt::StringLiterals;

namespace causerie::bench
{

namespace
{

constexpr int kAtOnce = 500; ///< given to the session before the server has them

bool isThere(Session &session, const Jid &peer)
{
    const Contact *contact = session.roster().find(peer);
    return contact && contact->availability() != Availability::Offline;
}

/// Arguments: host, port, authorities, our JID, password, peer, how many, whether only to the absent.
int sendAll(const QStringList &arguments)
{
    const QTemporaryDir folder;
    Session session({.dataDir = QDir(folder.path()), .useKeychain = false, .keepAccount = false});
    Account account;
    account.host = arguments[0];
    account.port = arguments[1].toUShort();
    account.caFile = arguments[2];
    account.jid = *Jid::parse(arguments[3]);
    account.resource = u"sender"_s;
    const Jid peer = *Jid::parse(arguments[5]);
    const int count = arguments[6].toInt();
    int acknowledged = 0;
    QObject::connect(&session, &Session::messageChanged, &session, [&](const Message &message) {
        if (message.state == DeliveryState::Sent)
            ++acknowledged;
    });
    session.openAccount(account);
    session.signIn(account, arguments[4]);
    const bool onlyToAbsent = arguments[7] == "absent"_L1;
    const auto mayBegin = [&] {
        return session.state() == SessionState::Online && isThere(session, peer) != onlyToAbsent;
    };
    if (!waitUntil(mayBegin))
        return 1;
    for (int sent = 0; sent < count;) {
        for (const int until = std::min(sent + kAtOnce, count); sent < until; ++sent)
            session.send(peer, u"Message %1: the birch canoe slid on the smooth planks."_s.arg(sent));
        if (!waitUntil([&] { return acknowledged >= std::min(count, sent - kAtOnce / 2); }))
            return 1;
    }
    if (!waitUntil([&] { return acknowledged >= count; }))
        return 1;
    session.signOut();
    return waitUntil([&] { return session.state() == SessionState::SignedOut; }) ? 0 : 1;
}

} // namespace

Sender::Sender(const test::Prosody &server, const QString &from, const QString &to, int count, bool isAbsent)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationFilePath(),
                    {u"--send"_s, server.host(), QString::number(server.port()), server.caFile(), server.jid(from),
                     server.password(from), server.jid(to), QString::number(count),
                     isAbsent ? u"absent"_s : u"present"_s});
}

bool Sender::wait()
{
    const bool isDone =
        waitUntil([this] { return m_process.state() == QProcess::NotRunning; }, std::chrono::minutes(10));
    return isDone && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
}

std::optional<int> sendIfAsked(int argc, char *argv[])
{
    if (argc < 2 || std::string_view(argv[1]) != "--send")
        return {};
    const QCoreApplication qt(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(2);
    return arguments.size() == 8 ? sendAll(arguments) : 2;
}

} // namespace causerie::bench

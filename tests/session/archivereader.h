// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/session/fakearchive.h"
#include "tests/session/settled.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace causerie::test
{

inline const Jid kAccount = *Jid::parse(u"alice@example.test");
inline const Jid kBob = *Jid::parse(u"bob@example.test");
inline const Jid kCarol = *Jid::parse(u"carol@example.test");

/// A program that reads an archive into a store, and can end at any moment.
struct Reader {
    Reader(const QString &file, FakeArchive &fake)
        : archive(fake), sync(history, conversations, fake.server()), requests(history, conversations, roster),
          incoming(history, conversations, requests)
    {
        QObject::connect(&sync, &ArchiveSync::arriving, &requests, &Requests::expect);
        QObject::connect(&sync, &ArchiveSync::arriving, &incoming, &Incoming::flush);
        QObject::connect(&sync, &ArchiveSync::arrived, &incoming, &Incoming::takeMissed);
        QObject::connect(&incoming, &Incoming::received, &incoming, [this](const Message &message, Arrival arrival) {
            news << (arrival == Arrival::Live ? QStringLiteral("live ") : QStringLiteral("missed ")) + message.body;
        });
        history.open(file);
    }

    void signIn()
    {
        incoming.flush();
        sync.streamOpened(kAccount, false);
        sync.start();
    }
    bool catchUp()
    {
        QSignalSpy caughtUp(&sync, &ArchiveSync::caughtUp);
        signIn();
        return QTest::qWaitFor([&] { return !caughtUp.isEmpty(); });
    }
    bool settle() { return settled(history, incoming); }
    QStringList stored(const Jid &peer)
    {
        incoming.flush();
        QStringList bodies;
        bool answered = false;
        history.readNewest(peer, 10'000, &history, [&](const std::vector<Message> &messages) {
            for (const Message &message : messages)
                bodies << message.body;
            answered = true;
        });
        return QTest::qWaitFor([&] { return answered; }) ? bodies : QStringList{QStringLiteral("no answer")};
    }
    size_t gaps()
    {
        std::optional<size_t> count;
        storage::whenDone(history.store()->gaps(kAccount), &history,
                          [&](const storage::Result<std::vector<Gap>> &all) { count = all->size(); });
        return QTest::qWaitFor([&] { return count.has_value(); }) ? *count : 99;
    }
    Conversation &bob() { return conversations.at(kBob); }
    /// What the server delivers and archives at once.
    void live(const Jid &peer, const QString &body) { incoming.take(archive.add(peer, body)); }

    FakeArchive &archive;
    QStringList news;
    Roster roster;
    Conversations conversations;
    History history{conversations};
    ArchiveSync sync;
    Requests requests;
    Incoming incoming;
};

/// The bodies that `add` gives to messages.
inline QStringList numbers(int first, int last)
{
    QStringList all;
    for (int i = first; i <= last; ++i)
        all << QString::number(i);
    return all;
}

/// Begins every act with an empty archive, and with the file of a store that is not there yet.
class ArchiveReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = m_dir->filePath(QStringLiteral("history.sqlite"));
        m_archive = FakeArchive();
    }

protected:
    void add(int first, int last, const Jid &peer = kBob)
    {
        for (int i = first; i <= last; ++i)
            m_archive.add(peer, QString::number(i), i % 3 == 0 ? Direction::Outgoing : Direction::Incoming);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
    FakeArchive m_archive;
};

} // namespace causerie::test

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"
#include "tests/call/fakesignalling.h"

#include <QSet>

namespace causerie::test
{

/// What stands behind the Session that window tests are linked with: no server, no file; it writes down what it was
/// asked and can be put into any state. Roster and conversations are the real ones.
struct FakeSession {
    SessionState state = SessionState::Online;
    Account account;
    std::optional<xmpp::ConnectionError> error;
    QDateTime nextAttempt;
    Availability availability = Availability::Available;
    std::vector<LocalizedText> statuses;
    QSet<Jid> callable;
    QHash<Jid, CallObstacle> obstacles;                   ///< of others; else they are offline
    std::function<void(const QString &file)> openHistory; ///< conversations and files come from this store then
    QString historyFile;                                  ///< where a search looks; empty: it finds nothing
    QStringList asked; ///< "send juliet@example.test hello", "chat-state juliet@example.test composing" …
    qint64 nextId = 1'000'000;
    MessagingPolicy policy;
    bool approvesAhead = false;
    std::function<void(const ArchiveReport &)> checkProgress; ///< of the check that was asked for last
    std::function<void(const ArchiveReport &)> checkDone;
    FakeNetwork *network = nullptr; ///< of calls; the session is "alice@example.test/desk" there
};

FakeSession &fakeOf(Session &session);
/// The other end of calls, at "juliet@example.test/balcony".
Calls &theirCalls(Session &session);

} // namespace causerie::test

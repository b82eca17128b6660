// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes what a stream brings into a store until somebody kills it: live messages in bursts, and pages of what it
// missed. The archive is made up: message n has the ids "a<n>" and "o<n>", and each fifth is ours. Tells on stdout
// "sent n" before message n is handed to the store (of ours: after the store promised it) and "kept n" when the store
// says so.
//
// Arguments: file, the number of the newest message the archive has, seed.

#include "tests/storage/madeuparchive.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <cstdio>
#include <vector>

using namespace causerie;
using namespace causerie::storage;
using namespace causerie::storage::test;
using namespace Qt::StringLiterals;

namespace
{

void tell(const char *what, int number)
{
    std::printf("%s %d\n", what, number);
    std::fflush(stdout);
}

/// One page of a gap; false when it is filled.
bool fillOne(MessageStore &store, int newest)
{
    const auto gaps = store.gaps(kArchive).result();
    if (!gaps || gaps->empty())
        return false;
    const ArchivePage page = pageAfter(gaps->front().after, newest);
    if (!store.fillGap(gaps->front().id, page).result())
        return false;
    for (const ChatEvent &event : page.events)
        tell("kept", numberOf(std::get<Message>(event).archiveId));
    return true;
}

/// A burst of live messages, handed over without waiting.
int takeLive(MessageStore &store, int newest, int count)
{
    std::vector<Stored<Applied>> answers;
    for (int n = newest + 1; n <= newest + count; ++n) {
        if (!isOurs(n))
            tell("sent", n);
        answers.push_back(store.apply(live(n)));
    }
    for (int n = newest + 1; const auto &answer : answers) {
        if (answer.result()) {
            if (isOurs(n))
                tell("sent", n);
            tell("kept", n);
        }
        ++n;
    }
    return newest + count;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    int newest = arguments.at(2).toInt();
    QRandomGenerator random(arguments.at(3).toUInt());
    Database database(arguments.at(1));
    MessageStore store(database);
    if (!store.openGap(kArchive).result())
        return 1;
    // What waits in the outbox goes out first: now the archive has it, and what came before.
    for (const auto waiting = store.outbox().result();
         const Message &message : waiting.value_or(std::vector<Message>()))
        newest = std::max(newest, message.body.mid(7).toInt());
    tell("sent", newest);
    for (;;) {
        newest = takeLive(store, newest, 1 + int(random.bounded(20)));
        fillOne(store, newest);
    }
}

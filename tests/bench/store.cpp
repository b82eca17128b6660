// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A store of 1,000,000 messages in 500 conversations: how long its pages and its list take, and what it costs to add to
// it. The store is made at the first run (some minutes) and kept beside the program. Argument: another number.

#include "core/storage/messagestore.h"
#include "core/storage/schema.h"
#include "tests/bench/bigstore.h"
#include "tests/bench/measure.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;
using namespace causerie;
using namespace causerie::bench;
using namespace causerie::storage;

namespace
{

template<typename Work>
double msOf(Work work)
{
    const std::int64_t began = nowNs();
    work();
    return msSince(began);
}

double median(std::vector<double> times)
{
    std::ranges::sort(times);
    return times[times.size() / 2];
}

/// The newest page of conversations of all sizes, each opened for the first time.
bool openConversations(MessageStore &store)
{
    std::vector<double> times;
    bool isRight = true;
    for (int i = 0; i < 500; i += 5) {
        times.push_back(msOf([&] {
            const auto page = store.page(conversationOf(i), 0, 100).result();
            isRight = isRight && page.has_value();
        }));
    }
    std::fprintf(stderr, "open: median %.2f ms, worst %.2f ms\n", median(times), std::ranges::max(times));
    tell("store.open_conversation_ms", median(times));
    return isRight;
}

double threadSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

/// Live messages into a copy, in bursts as they come from the network.
bool addLive(const QString &file)
{
    constexpr int kMessages = 20'000;
    constexpr int kBurst = 50;
    Database database(file);
    MessageStore store(database);
    const auto cpu = [&] { return database.run([](SqlConnection &) { return threadSeconds(); }).result(); };
    const double began = cpu();
    for (int i = 0; i < kMessages; i += kBurst) {
        std::vector<Stored<Applied>> answers;
        for (int n = i; n < i + kBurst; ++n) {
            Message message;
            message.conversation = conversationOf(n % 50);
            message.from = message.conversation;
            message.originId = u"live-message-number-%1"_s.arg(n);
            message.archiveId = u"live-archive-%1"_s.arg(n);
            message.body = u"Live message %1: the birch canoe slid on the smooth planks."_s.arg(n);
            message.sentAt = QDateTime::currentDateTimeUtc();
            answers.push_back(store.apply(message));
        }
        for (const auto &answer : answers) {
            if (!answer.result())
                return false;
        }
    }
    tell("store.add_cpu_us", (cpu() - began) * 1e6 / kMessages);
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    BigStore wanted;
    if (argc > 1)
        wanted.messages = QByteArray(argv[1]).toInt();
    const QString file =
        u"%1/store-%2-%3.sqlite"_s.arg(QCoreApplication::applicationDirPath()).arg(kSchemaVersion).arg(wanted.messages);
    const double cost = makeBigStore(file, wanted);
    if (cost < 0)
        return 1;
    if (cost > 0)
        tell("store.fill_cpu_us", cost);
    {
        Database database(file);
        MessageStore store(database);
        size_t found = 0;
        const double ms =
            msOf([&] { found = store.summaries().result().value_or(std::vector<ConversationSummary>()).size(); });
        tell("store.summaries_ms", ms);
        if (found < 450 || !openConversations(store))
            return 1;
    }
    const QTemporaryDir folder(QCoreApplication::applicationDirPath() + u"/copy-XXXXXX"_s);
    const QString copy = folder.filePath(u"history.sqlite"_s);
    return QFile::copy(file, copy) && addLive(copy) ? 0 : 1;
}

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A store of 1,000,000 messages in 500 conversations, without a window: how long its pages, its list and its queries
// take, and what it costs to add to it. The store is made at the first run (some minutes) and kept in build.
// Argument: another number.

#include "core/storage/messagestore.h"
#include "core/storage/search.h"
#include "tests/bench/bigstore.h"
#include "tests/bench/measure.h"
#include "tests/bench/searches.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTimeZone>

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
    tell("store.page_ms", median(times));
    return isRight;
}

/// Until the first results of each are there, on a connection of its own, as the program does it.
bool search(const QString &file)
{
    Database database(file);
    database.run([](SqlConnection &connection) { return connection.number(u"SELECT count(*) FROM gap"_s); }).result();
    std::vector<double> times;
    for (const auto &[words, name] : searches()) {
        const auto query = parseSearch(words, QDate(2026, 11, 20));
        if (!query)
            return false;
        SearchRequest request;
        request.pattern = SearchPattern(*query);
        request.hasFile = query->hasFile;
        request.anySender = query->from.isEmpty();
        request.byUs = true;
        request.until = query->until.isValid() ? query->until.startOfDay(QTimeZone::UTC).toMSecsSinceEpoch() : 0;
        if (!query->in.isEmpty())
            request.conversations = std::vector{conversationOf(7)};
        const auto run = std::make_shared<SearchRun>(request);
        constexpr int kPage = 30;
        std::vector<qsizetype> found;
        double first = -1;
        int steps = 0;
        double longest = 0;
        const std::int64_t began = nowNs();
        for (bool isComplete = false; !isComplete && found.size() < size_t(kPage); ++steps) {
            const std::int64_t stepBegan = nowNs();
            const auto slice = database
                                   .run([&](SqlConnection &connection) {
                                       return run->step(connection, kPage - int(found.size()), kSearchStepMs);
                                   })
                                   .result();
            if (!slice)
                return false;
            longest = std::max(longest, msSince(stepBegan));
            found.insert(found.end(), slice->found.size(), 1);
            if (first < 0 && !found.empty())
                first = msSince(began);
            isComplete = slice->isComplete;
        }
        const double all = msSince(began);
        times.push_back(first < 0 ? all : first);
        std::fprintf(stderr, "search for %-28s first %6.1f ms, page %7.1f ms, %2zu found, longest step %5.1f ms\n",
                     name, times.back(), all, found.size(), longest);
    }
    tell("store.query_ms", median(times));
    tell("store.query_worst_ms", std::ranges::max(times));
    return true;
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
    const QString file = bigStoreFile(wanted);
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
    if (!search(file))
        return 1;
    const QTemporaryDir folder(QFileInfo(file).path() + u"/copy-XXXXXX"_s);
    const QString copy = folder.filePath(u"history.sqlite"_s);
    return QFile::copy(file, copy) && addLive(copy) ? 0 : 1;
}

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A whole application, signed in, over a store of 1,000,000 messages in 500 conversations: from the click on a
// conversation that was never open to its messages painted, for conversations of all sizes, and from a query to its
// first results, as the field in the window asks. The store is made at the first run (some minutes) and kept in build.

#include "core/chat/searchquery.h"
#include "core/session/accountfile.h"
#include "core/session/search.h"
#include "tests/bench/bigstore.h"
#include "tests/bench/desk.h"
#include "tests/bench/measure.h"
#include "tests/bench/searches.h"
#include "ui/chat/messageview.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace causerie;
using namespace causerie::bench;

namespace
{

constexpr int kFirstPage = 30; ///< of results

int fail(const char *words)
{
    std::fprintf(stderr, "%s\n", words);
    return 1;
}

/// Waits until a list of messages that is not empty has been painted. Thread: GUI.
class Painted final : public QObject
{
public:
    explicit Painted(QAbstractItemView &view) : m_view(view) { view.viewport()->installEventFilter(this); }

    void expect() { m_doneNs = 0; }
    bool isDone() const { return m_doneNs > 0; }
    std::int64_t doneNs() const { return m_doneNs; }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_doneNs == 0 && m_view.model()->rowCount() > 0) {
            m_doneNs = -1;
            QMetaObject::invokeMethod(this, [this] { m_doneNs = nowNs(); }, Qt::QueuedConnection); // after the flush
        }
        return false;
    }

private:
    QAbstractItemView &m_view;
    std::int64_t m_doneNs = -1;
};

void tellAll(const std::string &name, std::vector<double> times)
{
    std::ranges::sort(times);
    const double median = times[times.size() / 2];
    std::fprintf(stderr, "%s: median %.1f, nine of ten under %.1f, worst %.1f ms\n", name.c_str(), median,
                 times[times.size() * 9 / 10], times.back());
    tell((name + "_ms").c_str(), median);
    tell((name + "_worst_ms").c_str(), times.back());
}

bool openConversations(ui::MainWindow &window, int conversations)
{
    auto *view = window.findChild<ui::MessageView *>();
    Painted painted(*view);
    std::vector<double> times;
    for (int i = 0; i < conversations; i += 5) {
        painted.expect();
        const std::int64_t began = nowNs();
        window.openConversation(conversationOf(i));
        if (!waitUntil([&painted] { return painted.isDone(); }))
            return false;
        times.push_back(static_cast<double>(painted.doneNs() - began) / 1e6);
    }
    tellAll("store.open_conversation", times);
    return true;
}

bool search(Session &session)
{
    std::vector<double> times;
    for (const auto &[words, name] : searches()) {
        const auto query = parseSearch(words, QDate(2026, 11, 20));
        if (!query)
            return false;
        double ms = 0;
        const std::int64_t began = nowNs();
        const auto results = session.search().find(*query, kFirstPage);
        const auto note = [&] { ms = ms > 0 ? ms : msSince(began); };
        QObject::connect(results.get(), &SearchResults::found, results.get(), note);
        QObject::connect(results.get(), &SearchResults::paused, results.get(), note); // there are none
        if (!waitUntil([&ms] { return ms > 0; }))
            return false;
        std::fprintf(stderr, "search for %-28s %6.1f ms\n", name, ms);
        times.push_back(ms);
    }
    tellAll("store.search", times);
    return true;
}

int measure(QApplication &qt)
{
    const BigStore wanted;
    const QString store = bigStoreFile(wanted);
    if (makeBigStore(store, wanted) < 0)
        return fail("the store could not be made");
    const test::Prosody server({u"--accounts"_s, u"me"_s});
    if (!server.isReady())
        return fail("no server");
    const QTemporaryDir data(QFileInfo(store).path() + u"/desk-XXXXXX"_s); // not in /tmp, which may be memory
    const Account account = accountAt(server, u"me"_s);
    const QString history = historyFile(data.path(), account.jid);
    if (!QFile::copy(store, history))
        return fail("the store could not be copied");
    Desk desk(qt, QDir(data.path()));
    desk.session().signIn(account, server.password(u"me"_s));
    if (!waitUntil([&] { return desk.session().state() == SessionState::Online && desk.application().mainWindow(); }))
        return fail("nobody is signed in");
    waitUntilQuiet();
    const bool isRight =
        openConversations(*desk.application().mainWindow(), wanted.conversations) && search(desk.session());
    return isRight ? 0 : fail("a conversation or a search did not come");
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(u"causerie-bench"_s);
    QApplication qt(argc, argv);
    return measure(qt);
}

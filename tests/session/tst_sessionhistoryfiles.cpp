// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/roster/roster.h"
#include "core/session/history.h"
#include "core/session/historyfiles.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

namespace
{

const Jid kOwn = *Jid::parse(u"alice@example.test");
const Jid kBob = *Jid::parse(u"bob@example.test");

struct Desk {
    explicit Desk(const QString &file) { history.open(file); }

    Roster roster;
    Conversations conversations;
    History history{conversations};
    HistoryFiles files{history, roster, [] { return kOwn; }};

    bool keep(int first, int last)
    {
        int kept = 0;
        for (int i = first; i <= last; ++i) {
            Message message;
            message.conversation = kBob;
            message.from = kBob;
            message.originId = u"an-identifier-drawn-%1"_s.arg(i);
            message.body = u"Message %1"_s.arg(i);
            message.sentAt = QDateTime(QDate(2026, 11, 1), QTime(0, 0)).addSecs(i).toUTC();
            history.keep(message, &history, [&](const Message &) { ++kept; });
        }
        return QTest::qWaitFor([&] { return kept == last - first + 1; }, 60'000);
    }
    /// How it ended.
    static std::optional<HistoryFileError> wait(HistoryFileJob &job)
    {
        std::optional<HistoryFileError> end;
        bool isOver = false;
        QObject::connect(&job, &HistoryFileJob::finished, &job, [&](const std::optional<HistoryFileError> &error) {
            end = error;
            isOver = true;
        });
        if (!QTest::qWaitFor([&] { return isOver; }, 60'000))
            end = HistoryFileError{HistoryFileProblem::Storage, u"no answer"_s};
        return end;
    }
};

} // namespace

/// Exports and imports beside a history that is shown and goes on.
class TestSessionHistoryFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsExportedIsShownWhereItIsImported();
    void messagesArriveMeanwhile();
    void cancelling();
    void destroying();
    void contactsHaveTheirNames();
    void failures();

private:
    QTemporaryDir m_folder;
    QString path(const QString &name) const { return m_folder.filePath(name); }
};

void TestSessionHistoryFiles::whatIsExportedIsShownWhereItIsImported()
{
    Desk from(path(u"a.sqlite"_s));
    QVERIFY(from.keep(1, 250));
    const auto saved = from.files.exportTo(path(u"a.json"_s), HistoryFileFormat::Json);
    QVERIFY(!Desk::wait(*saved));
    QCOMPARE(saved->state().messages, 250);
    QCOMPARE(saved->state().done, saved->state().total);

    Desk to(path(u"b.sqlite"_s));
    QVERIFY(to.keep(200, 220));
    Conversation &bob = to.conversations.at(kBob);
    bob.open();
    QTRY_VERIFY(bob.isLoaded());
    const auto loaded = to.files.importFrom(path(u"a.json"_s));
    QSignalSpy progressed(loaded.get(), &HistoryFileJob::progressed);
    QVERIFY(!Desk::wait(*loaded));
    QVERIFY(progressed.size() >= 2);
    QCOMPARE(loaded->state().added, 229);
    QTRY_COMPARE(bob.last()->body, u"Message 250"_s);
    QCOMPARE(bob.messages().back().body, u"Message 250"_s); // in the open window
    for (size_t i = 1; i < bob.messages().size(); ++i)
        QVERIFY(bob.messages()[i - 1].sentAt < bob.messages()[i].sentAt);
    const auto again = to.files.importFrom(path(u"a.json"_s));
    QVERIFY(!Desk::wait(*again));
    QCOMPARE(again->state().added, 0);
}

void TestSessionHistoryFiles::messagesArriveMeanwhile()
{
    Desk desk(path(u"c.sqlite"_s));
    QVERIFY(desk.keep(1, 600));
    const auto saved = desk.files.exportTo(path(u"c.json"_s), HistoryFileFormat::Json);
    QSignalSpy isSaved(saved.get(), &HistoryFileJob::finished);
    QVERIFY(desk.keep(601, 610));
    QTRY_COMPARE_WITH_TIMEOUT(isSaved.size(), 1, 60'000);
    QVERIFY(saved->state().messages >= 600);
    const auto loaded = desk.files.importFrom(path(u"c.json"_s));
    QSignalSpy isLoaded(loaded.get(), &HistoryFileJob::finished);
    QVERIFY(desk.keep(611, 620));
    QTRY_COMPARE_WITH_TIMEOUT(isLoaded.size(), 1, 60'000);
    QCOMPARE(loaded->state().added, 0);
    bool told = false;
    desk.history.readNewest(kBob, 1000, &desk.history, [&](const std::vector<Message> &all) {
        QCOMPARE(all.size(), 620u);
        told = true;
    });
    QTRY_VERIFY(told);
}

void TestSessionHistoryFiles::cancelling()
{
    Desk desk(path(u"d.sqlite"_s));
    QVERIFY(desk.keep(1, 10));
    const auto saved = desk.files.exportTo(path(u"d.json"_s), HistoryFileFormat::Json);
    saved->cancel();
    const auto end = Desk::wait(*saved);
    // Ten messages are written in one step, if that was quicker.
    QVERIFY(!end || end->problem == HistoryFileProblem::Cancelled);
    QCOMPARE(QFile::exists(path(u"d.json"_s)), !end.has_value());
}

void TestSessionHistoryFiles::destroying()
{
    Desk desk(path(u"e.sqlite"_s));
    QVERIFY(desk.keep(1, 500));
    auto saved = desk.files.exportTo(path(u"folder-e/e.json"_s), HistoryFileFormat::Json);
    saved.reset();
    saved = desk.files.exportTo(path(u"e.json"_s), HistoryFileFormat::Json);
    saved.reset();
    const QStringList left = QDir(m_folder.path()).entryList({u"e.json?*"_s}); // no half of a file
    QVERIFY2(left.isEmpty(), qPrintable(left.join(u' ')));
    QVERIFY(desk.keep(501, 501));
}

void TestSessionHistoryFiles::contactsHaveTheirNames()
{
    Desk desk(path(u"f.sqlite"_s));
    Contact bob;
    bob.jid = kBob;
    bob.name = u"Robert <b>"_s;
    desk.roster.replaceAll({bob});
    QVERIFY(desk.keep(1, 1));
    HistoryFileWords words;
    words.title = u"Gespräch mit %1"_s;
    const auto text = desk.files.exportTo(path(u"f.txt"_s), HistoryFileFormat::Plain, kBob, words);
    QVERIFY(!Desk::wait(*text));
    QFile file(path(u"f.txt"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString read = QString::fromUtf8(file.readAll());
    QVERIFY(read.startsWith(u"Gespräch mit Robert <b> (bob@example.test)\n"_s));
    QVERIFY(read.contains(u"Robert <b>: Message 1\n"_s));
    const auto html = desk.files.exportTo(path(u"f.html"_s), HistoryFileFormat::Html, kBob);
    QVERIFY(!Desk::wait(*html));
    QFile page(path(u"f.html"_s));
    QVERIFY(page.open(QIODevice::ReadOnly));
    QVERIFY(!page.readAll().contains("<b>Robert <b>"));
}

void TestSessionHistoryFiles::failures()
{
    Desk desk(path(u"g.sqlite"_s));
    QVERIFY(desk.keep(1, 1));
    const auto unwritable = desk.files.exportTo(path(u"nowhere/g.json"_s), HistoryFileFormat::Json);
    QCOMPARE(Desk::wait(*unwritable)->problem, HistoryFileProblem::CannotWrite);
    const auto nobody = desk.files.exportTo(path(u"g.json"_s), HistoryFileFormat::Json, kOwn);
    QCOMPARE(Desk::wait(*nobody)->problem, HistoryFileProblem::NoConversation);
    const auto missing = desk.files.importFrom(path(u"missing.json"_s));
    QCOMPARE(Desk::wait(*missing)->problem, HistoryFileProblem::CannotRead);
    QFile other(path(u"other.json"_s));
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write("{\"something\": \"else\"}\n");
    other.close();
    const auto wrong = desk.files.importFrom(path(u"other.json"_s));
    QCOMPARE(Desk::wait(*wrong)->problem, HistoryFileProblem::NotAnExport);
}

QTEST_GUILESS_MAIN(TestSessionHistoryFiles)
#include "tst_sessionhistoryfiles.moc"

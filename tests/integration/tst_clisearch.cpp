// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/accountfile.h"
#include "core/storage/messagestore.h"
#include "tests/integration/jsonprocess.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// `causerie-cli search` on a history that is there; no server.
class TestCliSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void searches_data();
    void searches();
    void saysWhetherThereIsMore();
    void aWrongQuery();
    void exportsAndImports();
    void aWrongFile();
    void aDamagedHistory_data();
    void aDamagedHistory();

private:
    std::unique_ptr<JsonProcess> run(const QStringList &command) const
    {
        return std::make_unique<JsonProcess>(QStringLiteral(CAUSERIE_CLI),
                                             QStringList{u"--jid"_s, m_own.toString(), u"--data"_s, m_folder.path()} +
                                                 command,
                                             QMap<QString, QString>{{u"CAUSERIE_PASSWORD"_s, u"none"_s}});
    }

    QTemporaryDir m_folder;
    const Jid m_own = *Jid::parse(u"alice@example.test");
    const Jid m_bob = *Jid::parse(u"bob@example.test");
};

void TestCliSearch::initTestCase()
{
    storage::Database database(historyFile(m_folder.path(), m_own));
    storage::MessageStore store(database);
    int count = 0;
    for (const auto &body : {u"Un café ?"_s, u"日本語です"_s, u"Tea at six"_s, u"Tea at seven"_s}) {
        Message message;
        message.conversation = m_bob;
        message.from = m_bob;
        message.originId = QString::number(++count);
        message.body = body;
        message.sentAt = QDateTime(QDate(2026, 11, count), QTime(12, 0), QTimeZone::UTC);
        QVERIFY(store.apply(message).result().has_value());
    }
}

void TestCliSearch::searches_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("newest first") << u"tea"_s << QStringList{u"Tea at seven"_s, u"Tea at six"_s};
    QTest::newRow("without accents") << u"cafe"_s << QStringList{u"Un café ?"_s};
    QTest::newRow("one character") << u"語"_s << QStringList{u"日本語です"_s};
    QTest::newRow("filters") << u"from:bob in:bob before:2026-11-04 tea"_s << QStringList{u"Tea at six"_s};
    QTest::newRow("nothing") << u"coffee"_s << QStringList();
}

void TestCliSearch::searches()
{
    QFETCH(QString, query);
    QFETCH(QStringList, found);
    const auto cli = run({u"search"_s, query});
    QCOMPARE(cli->wait(), 0);
    QStringList bodies;
    for (const QJsonObject &event : cli->all()) {
        if (event[u"event"_s] == u"message"_s) {
            bodies << event[u"body"_s].toString();
            QCOMPARE(event[u"excerpt"_s], event[u"body"_s]);
        }
    }
    QCOMPARE(bodies, found);
    QCOMPARE(cli->all().last()[u"event"_s].toString(), u"search"_s);
    QCOMPARE(cli->all().last()[u"messages"_s].toInteger(), found.size());
    QCOMPARE(cli->all().last()[u"complete"_s].toBool(), true);
}

void TestCliSearch::saysWhetherThereIsMore()
{
    const auto cli = run({u"search"_s, u"tea"_s, u"--limit"_s, u"1"_s});
    QCOMPARE(cli->wait(), 0);
    QCOMPARE(cli->all().last()[u"messages"_s].toInteger(), 1);
    QCOMPARE(cli->all().last()[u"complete"_s].toBool(), false);
}

void TestCliSearch::aWrongQuery()
{
    const auto cli = run({u"search"_s, u"before:soon"_s});
    QCOMPARE(cli->wait(), 2);
    QCOMPARE(cli->all().last()[u"kind"_s].toString(), u"usage"_s);
    QVERIFY(cli->all().last()[u"text"_s].toString().startsWith(u"before:soon"_s));
}

void TestCliSearch::exportsAndImports()
{
    const QString file = m_folder.filePath(u"all.json"_s);
    const auto out = run({u"export"_s, file});
    QCOMPARE(out->wait(), 0);
    QCOMPARE(out->all().last()[u"event"_s].toString(), u"export"_s);
    QCOMPARE(out->all().last()[u"messages"_s].toInteger(), 4);
    QTemporaryDir other;
    for (const int added : {4, 0}) {
        JsonProcess in(QStringLiteral(CAUSERIE_CLI),
                       {u"--jid"_s, m_own.toString(), u"--data"_s, other.path(), u"import"_s, file},
                       {{u"CAUSERIE_PASSWORD"_s, u"none"_s}});
        QCOMPARE(in.wait(), 0);
        QCOMPARE(in.all().last()[u"event"_s].toString(), u"import"_s);
        QCOMPARE(in.all().last()[u"added"_s].toInteger(), added);
        QCOMPARE(in.all().last()[u"messages"_s].toInteger(), 4);
    }
    JsonProcess history(QStringLiteral(CAUSERIE_CLI),
                        {u"--jid"_s, m_own.toString(), u"--data"_s, other.path(), u"history"_s, m_bob.toString()},
                        {{u"CAUSERIE_PASSWORD"_s, u"none"_s}});
    QCOMPARE(history.wait(), 0);
    QCOMPARE(history.all().first()[u"body"_s].toString(), u"Un café ?"_s);
    const QString page = m_folder.filePath(u"bob.html"_s);
    const auto html = run({u"export"_s, m_bob.toString(), u"--format"_s, u"html"_s, page});
    QCOMPARE(html->wait(), 0);
    QFile written(page);
    QVERIFY(written.open(QIODevice::ReadOnly) && written.readAll().contains("Tea at seven"));
}

void TestCliSearch::aWrongFile()
{
    const auto wrong = run({u"import"_s, QStringLiteral(CAUSERIE_CLI)});
    QCOMPARE(wrong->wait(), 1);
    QCOMPARE(wrong->all().last()[u"kind"_s].toString(), u"not-an-export"_s);
    const auto nobody = run({u"export"_s, u"nobody@example.test"_s, m_folder.filePath(u"x.json"_s)});
    QCOMPARE(nobody->wait(), 1);
    QCOMPARE(nobody->all().last()[u"kind"_s].toString(), u"no-conversation"_s);
}

void TestCliSearch::aDamagedHistory_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("history") << QStringList{u"history"_s, u"bob@example.test"_s};
    QTest::newRow("search") << QStringList{u"search"_s, u"tea"_s};
    QTest::newRow("export") << QStringList{u"export"_s, u"FILE"_s};
}

/// A word for scripts, a status that is none of success, and the file as it was.
void TestCliSearch::aDamagedHistory()
{
    QFETCH(QStringList, command);
    QTemporaryDir folder;
    command.replaceInStrings(u"FILE"_s, folder.filePath(u"export.json"_s));
    const QString name = historyFile(folder.path(), m_own);
    QVERIFY(QDir().mkpath(QFileInfo(name).path()));
    QFile file(name);
    const QByteArray nonsense = QByteArray("Dear Bob,\n").repeated(1'000);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(nonsense) == nonsense.size());
    file.close();
    JsonProcess cli(QStringLiteral(CAUSERIE_CLI),
                    QStringList{u"--jid"_s, m_own.toString(), u"--data"_s, folder.path()} + command,
                    QMap<QString, QString>{{u"CAUSERIE_PASSWORD"_s, u"none"_s}});
    QVERIFY(cli.wait() != 0);
    QStringList words;
    for (const QJsonObject &event : cli.all()) {
        if (event[u"event"_s] == u"error"_s)
            words << event[u"kind"_s].toString();
    }
    QCOMPARE(words.value(0), u"storage-corrupt"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), nonsense);
    QCOMPARE(QFileInfo(name).dir().entryList({u"*damaged*"_s}).size(), 0);
}

QTEST_GUILESS_MAIN(TestCliSearch)
#include "tst_clisearch.moc"

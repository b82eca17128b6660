// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/messagestore.h"
#include "tests/ui/support/sample.h"
#include "ui/search/foundmodel.h"
#include "ui/search/searchwords.h"

#include <QAbstractItemModelTester>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// What is found, as rows.
class TestFoundModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rowsTellWhoAndWhat();
    void filesAreTheirNames();
    void spoilersStayHidden();
    void moreComeAtTheEnd();
    void theNextQueryReplacesTheLast();
    void aDamagedFileIsTold();
    void everyProblemHasWords();

private:
    void keep(Message message)
    {
        storage::Database database(m_file);
        storage::MessageStore store(database);
        message.id = 0;
        message.originId = QString::number(++m_count);
        QVERIFY(store.apply(message).result().has_value());
    }
    bool search(FoundModel &model, const QString &text)
    {
        model.search(*parseSearch(text, QDate(2026, 11, 20)));
        return QTest::qWaitFor([&] { return !model.isWorking(); }, 60'000);
    }
    static QString excerpt(const FoundModel &model, int row)
    {
        return model.index(row).data(FoundModel::ExcerptRole).value<Excerpt>().text;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    QString m_file;
    int m_count = 0;
    const Jid m_juliet = jid(u"juliet@example.test"_s);
    const QDateTime m_when = QDateTime(QDate(2026, 11, 20), QTime(14, 0));
};

void TestFoundModel::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(u"history.sqlite"_s);
    m_session = std::make_unique<Session>(SessionSettings{});
    fillSample(*m_session);
    fakeOf(*m_session).historyFile = m_file;
}

void TestFoundModel::rowsTellWhoAndWhat()
{
    keep(incoming(m_juliet, u"Have some tea"_s, m_when));
    keep(outgoing(m_juliet, u"Thank you for the tea"_s, m_when.addSecs(60)));
    FoundModel model(*m_session);
    const QAbstractItemModelTester tester(&model);
    QVERIFY(search(model, u"tea"_s));
    QCOMPARE(model.rowCount(), 2);
    const QModelIndex ours = model.index(0);
    QCOMPARE(ours.data().toString(), u"Juliette Capulet"_s);
    QCOMPARE(ours.data(FoundModel::SenderRole).toString(), u"You"_s);
    QCOMPARE(ours.data(FoundModel::JidRole).toString(), m_juliet.toString());
    QVERIFY(ours.data(FoundModel::MessageRole).toLongLong() > 0);
    QCOMPARE(ours.data(FoundModel::TimeRole).toDateTime(), m_when.addSecs(60));
    QCOMPARE(excerpt(model, 0), u"Thank you for the tea"_s);
    QVERIFY(ours.data(Qt::AccessibleTextRole).toString().contains(u"You"_s));
    const QModelIndex theirs = model.index(1);
    QCOMPARE(theirs.data(FoundModel::SenderRole).toString(), QString());
    const auto marks = theirs.data(FoundModel::ExcerptRole).value<Excerpt>().marks;
    QCOMPARE(marks, (std::vector<TextMark>{{10, 3}}));
    QVERIFY(theirs.data(Qt::AccessibleTextRole).toString().contains(u"Have some tea"_s));
}

void TestFoundModel::filesAreTheirNames()
{
    Message message = incoming(m_juliet, {}, m_when);
    message.attachments.resize(2);
    message.attachments[0].name = u"balcony.jpg"_s;
    message.attachments[1].name = u"letter of the nurse.pdf"_s;
    keep(message);
    FoundModel model(*m_session);
    QVERIFY(search(model, u"nurse"_s));
    QCOMPARE(model.rowCount(), 1);
    const auto found = model.index(0).data(FoundModel::ExcerptRole).value<Excerpt>();
    QCOMPARE(found.text, u"letter of the nurse.pdf"_s);
    QCOMPARE(found.marks, (std::vector<TextMark>{{14, 5}}));
    QVERIFY(search(model, u"has:file"_s));
    QCOMPARE(excerpt(model, 0), u"balcony.jpg"_s);
}

void TestFoundModel::spoilersStayHidden()
{
    Message spoiler = incoming(m_juliet, u"Romeo dies of tea"_s, m_when);
    spoiler.spoiler = true;
    keep(spoiler);
    spoiler.spoilerHint = u"the end"_s;
    spoiler.sentAt = m_when.addSecs(-60);
    keep(spoiler);
    FoundModel model(*m_session);
    QVERIFY(search(model, u"tea"_s));
    QCOMPARE(excerpt(model, 0), u"Spoiler"_s);
    QCOMPARE(excerpt(model, 1), u"Spoiler: the end"_s);
}

void TestFoundModel::moreComeAtTheEnd()
{
    {
        storage::Database database(m_file);
        storage::MessageStore store(database);
        for (int i = 0; i < 150; ++i) {
            Message message = incoming(m_juliet, u"tea %1"_s.arg(i), m_when.addSecs(i));
            message.originId = QString::number(i);
            store.apply(message);
        }
    }
    FoundModel model(*m_session);
    QVERIFY(search(model, u"tea"_s));
    QVERIFY(model.rowCount() < 150 && !model.isComplete() && model.canFetchMore({}));
    while (model.canFetchMore({})) {
        model.fetchMore({});
        QVERIFY(!model.canFetchMore({})); // one page at a time
        QVERIFY(QTest::qWaitFor([&] { return !model.isWorking(); }, 60'000));
    }
    QCOMPARE(model.rowCount(), 150);
    QVERIFY(model.isComplete());
    QCOMPARE(excerpt(model, 0), u"tea 149"_s);
    QCOMPARE(excerpt(model, 149), u"tea 0"_s);
}

void TestFoundModel::theNextQueryReplacesTheLast()
{
    keep(incoming(m_juliet, u"tea"_s, m_when));
    keep(incoming(m_juliet, u"milk"_s, m_when));
    FoundModel model(*m_session);
    const QAbstractItemModelTester tester(&model);
    QVERIFY(search(model, u"tea"_s));
    QCOMPARE(excerpt(model, 0), u"tea"_s);
    for (const auto &typed : {u"m"_s, u"mi"_s, u"mil"_s}) // each cancels the one before
        model.search(*parseSearch(typed, QDate(2026, 11, 20)));
    QCOMPARE(excerpt(model, 0), u"tea"_s); // until there is something else to show
    QVERIFY(QTest::qWaitFor([&] { return !model.isWorking(); }, 60'000));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(excerpt(model, 0), u"milk"_s);
    QVERIFY(search(model, u"zebra"_s));
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(search(model, u"tea"_s));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(model.isComplete() && !model.isWorking());
}

void TestFoundModel::aDamagedFileIsTold()
{
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("no database").repeated(1000));
    file.close();
    FoundModel model(*m_session);
    QSignalSpy failed(&model, &FoundModel::failed);
    QVERIFY(search(model, u"tea"_s));
    QCOMPARE(failed.size(), 1);
}

void TestFoundModel::everyProblemHasWords()
{
    QSet<QString> words;
    for (const auto problem : {SearchProblem::TooLong, SearchProblem::NoValue, SearchProblem::BadDate,
                               SearchProblem::UnknownThing, SearchProblem::NotExcludable})
        words << searchWords({problem, u"x:"_s});
    QCOMPARE(words.size(), 5);
    QVERIFY(!words.contains(QString()));
    QVERIFY(searchWords({SearchProblem::Empty, {}}).isEmpty());
}

QTEST_MAIN(TestFoundModel)
#include "tst_foundmodel.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/door.h"

#include <QFileInfo>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace causerie;

/// What a second start says to the first.
class TestDoor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handsOver_data();
    void handsOver();
    void nobodyIsThere();
    void whatLiesThereFromBefore();
    void onlyForThisUser();
    void nonsense_data();
    void nonsense();

private:
    bool knocks(const QStringList &arguments) const;

    QTemporaryDir m_folder;
};

/// The one who knocks waits, on a thread of its own here.
bool TestDoor::knocks(const QStringList &arguments) const
{
    auto answer = std::async(std::launch::async, [&] { return knock(QDir(m_folder.path()), arguments, 60s); });
    return QTest::qWaitFor([&] { return answer.wait_for(0s) == std::future_status::ready; }, 60'000) && answer.get();
}

void TestDoor::handsOver_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("a link") << QStringList{u"xmpp:bob@example.test?message;body=hi%0Athere"_s};
    QTest::newRow("two") << QStringList{u"xmpp:a@example.test"_s, u"xmpp:б@example.test?join"_s};
    QTest::newRow("only to be seen") << QStringList();
    QTest::newRow("line ends and signs") << QStringList{u"a\nb\"]"_s};
}

void TestDoor::handsOver()
{
    QFETCH(const QStringList, arguments);
    Door door{QDir(m_folder.path())};
    QSignalSpy knocked(&door, &Door::knocked);
    QVERIFY(knocks(arguments));
    QCOMPARE(knocked, QList<QVariantList>{QVariantList{arguments}});
    QVERIFY(knocks(arguments)); // and again
    QCOMPARE(knocked.size(), 2);
}

void TestDoor::nobodyIsThere()
{
    QVERIFY(!knock(QDir(m_folder.path()), {u"xmpp:bob@example.test"_s}, 60s)); // at once
}

void TestDoor::whatLiesThereFromBefore()
{
    QFile old(m_folder.filePath(u"door"_s));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.close();
    Door door{QDir(m_folder.path())};
    QVERIFY(knocks({}));
}

void TestDoor::onlyForThisUser()
{
    const Door door{QDir(m_folder.path())};
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFileInfo(m_folder.filePath(u"door"_s)).permissions() & others));
}

void TestDoor::nonsense_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("no JSON") << QByteArray("hello\n");
    QTest::newRow("no list") << QByteArray("{\"a\":1}\n");
    QTest::newRow("too much") << QByteArray(200'000, 'x');
}

void TestDoor::nonsense()
{
    QFETCH(const QByteArray, said);
    Door door{QDir(m_folder.path())};
    QSignalSpy knocked(&door, &Door::knocked);
    QLocalSocket socket;
    socket.connectToServer(m_folder.filePath(u"door"_s));
    QVERIFY(socket.waitForConnected());
    socket.write(said);
    QVERIFY(QTest::qWaitFor([&] { return socket.state() == QLocalSocket::UnconnectedState; }, 60'000));
    QVERIFY(socket.readAll().isEmpty());
    QVERIFY(knocked.isEmpty());
    QVERIFY(knocks({})); // the next is heard
}

QTEST_GUILESS_MAIN(TestDoor)
#include "tst_door.moc"

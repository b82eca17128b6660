// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/accountfile.h"
#include "core/session/accountlist.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

class TestAccountList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void nothingIsThereAtFirst();
    void theOneAccountOfBefore();
    void oneAccountNeedsNoList();
    void orders_data();
    void orders();
    void damage_data();
    void damage();
    void theSameAddressTwice();
    void freeNames();
    void isForItsOwnerOnly();
    void cannotBeWritten();

private:
    void keep(const QString &file, const QString &address);
    void write(const QString &file, const QByteArray &bytes);
    static QStringList names(const AccountList &list);

    std::unique_ptr<QTemporaryDir> m_temporary;
    QDir m_folder;
};

void TestAccountList::init()
{
    m_temporary = std::make_unique<QTemporaryDir>();
    QVERIFY(m_temporary->isValid());
    m_folder = QDir(m_temporary->path());
}

void TestAccountList::keep(const QString &file, const QString &address)
{
    Account account;
    account.jid = *Jid::parse(address);
    account.resource = u"causerie.abcdefgh"_s;
    QVERIFY(saveAccount(m_folder.filePath(file), account));
}

void TestAccountList::write(const QString &file, const QByteArray &bytes)
{
    QFile out(m_folder.filePath(file));
    QVERIFY(out.open(QIODevice::WriteOnly));
    QCOMPARE(out.write(bytes), bytes.size());
}

/// "alice bob", in the order of the list.
QStringList TestAccountList::names(const AccountList &list)
{
    QStringList names;
    for (const KeptAccount &kept : list.accounts)
        names << kept.account.jid.local();
    return names;
}

void TestAccountList::nothingIsThereAtFirst()
{
    QCOMPARE(loadAccounts(m_folder), AccountList());
    QCOMPARE(loadAccounts(QDir(m_folder.filePath(u"not made yet"_s))), AccountList());
    QCOMPARE(freeAccountFile(m_folder, {}), u"account.ini"_s);
}

void TestAccountList::theOneAccountOfBefore()
{
    keep(u"account.ini"_s, u"alice@example.test"_s);
    const AccountList list = loadAccounts(m_folder);
    QCOMPARE(names(list), {u"alice"_s});
    QCOMPARE(list.accounts.front().file, u"account.ini"_s);
    QCOMPARE(list.accounts.front().account.resource, u"causerie.abcdefgh"_s);
    QCOMPARE(list.shown, u"account.ini"_s);
    QVERIFY(list.damaged.isEmpty());
}

void TestAccountList::oneAccountNeedsNoList()
{
    keep(u"account.ini"_s, u"alice@example.test"_s);
    QVERIFY(saveAccountOrder(m_folder, {u"account.ini"_s}, u"account.ini"_s));
    QVERIFY(!m_folder.exists(u"accounts.ini"_s));
    // Not any more, either.
    QVERIFY(saveAccountOrder(m_folder, {u"account-2.ini"_s, u"account.ini"_s}, u"account.ini"_s));
    QVERIFY(m_folder.exists(u"accounts.ini"_s));
    QVERIFY(saveAccountOrder(m_folder, {u"account.ini"_s}, u"account.ini"_s));
    QVERIFY(!m_folder.exists(u"accounts.ini"_s));
}

void TestAccountList::orders_data()
{
    QTest::addColumn<QStringList>("order");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("expected");
    const QString one = u"account.ini"_s;
    const QString two = u"account-2.ini"_s;
    const QString ten = u"account-10.ini"_s;
    QTest::newRow("no list: by their numbers")
        << QStringList() << QString() << QStringList{u"alice"_s, u"bob"_s, u"carol"_s} << one;
    QTest::newRow("as it was put") << QStringList{ten, one, two} << two << QStringList{u"carol"_s, u"alice"_s, u"bob"_s}
                                   << two;
    QTest::newRow("one is missing in it")
        << QStringList{two, one} << two << QStringList{u"bob"_s, u"alice"_s, u"carol"_s} << two;
    QTest::newRow("one is gone") << QStringList{u"account-7.ini"_s, ten, two, one} << u"account-7.ini"_s
                                 << QStringList{u"carol"_s, u"bob"_s, u"alice"_s} << ten;
    QTest::newRow("one stands there twice")
        << QStringList{two, two, one, ten} << ten << QStringList{u"bob"_s, u"alice"_s, u"carol"_s} << ten;
    QTest::newRow("names that are none of ours")
        << QStringList{u"../account.ini"_s, u"/etc/passwd"_s, u"account-02.ini"_s, two, one, ten} << u"../account.ini"_s
        << QStringList{u"bob"_s, u"alice"_s, u"carol"_s} << two;
}

void TestAccountList::orders()
{
    QFETCH(QStringList, order);
    QFETCH(QString, shown);
    keep(u"account.ini"_s, u"alice@example.test"_s);
    keep(u"account-2.ini"_s, u"bob@example.test"_s);
    keep(u"account-10.ini"_s, u"carol@example.test"_s);
    keep(u"account-02.ini"_s, u"mallory@example.test"_s); // not a name that we give
    keep(u"account-100.ini"_s, u"mallory@example.test"_s);
    if (!order.isEmpty())
        QVERIFY(saveAccountOrder(m_folder, order, shown));
    const AccountList list = loadAccounts(m_folder);
    QTEST(names(list), "names");
    QTEST(list.shown, "expected");
    QVERIFY(list.damaged.isEmpty());
}

void TestAccountList::damage_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QStringList>("damaged");
    const QStringList both{u"alice"_s, u"bob"_s};
    QTest::newRow("an empty account") << u"account.ini"_s << QByteArray() << QStringList{u"bob"_s}
                                      << QStringList{u"account.ini"_s};
    QTest::newRow("no address") << u"account-2.ini"_s << QByteArray("[General]\nhost=x\n") << QStringList{u"alice"_s}
                                << QStringList{u"account-2.ini"_s};
    QTest::newRow("bytes") << u"account-2.ini"_s << QByteArray("\0\xff\xfe[[[=\n\n", 10) << QStringList{u"alice"_s}
                           << QStringList{u"account-2.ini"_s};
    QTest::newRow("an address that is none") << u"account.ini"_s << QByteArray("[General]\njid=\"@@\"\n")
                                             << QStringList{u"bob"_s} << QStringList{u"account.ini"_s};
    QTest::newRow("the list is empty") << u"accounts.ini"_s << QByteArray() << both << QStringList();
    QTest::newRow("the list is bytes") << u"accounts.ini"_s << QByteArray("\0\0\x80order=\xff", 10) << both
                                       << QStringList();
    QTest::newRow("the list says nonsense")
        << u"accounts.ini"_s << QByteArray("[General]\norder=@Invalid()\nshown=7\n") << both << QStringList();
}

void TestAccountList::damage()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, bytes);
    keep(u"account.ini"_s, u"alice@example.test"_s);
    keep(u"account-2.ini"_s, u"bob@example.test"_s);
    write(file, bytes);
    const AccountList list = loadAccounts(m_folder);
    QTEST(names(list), "names");
    QTEST(list.damaged, "damaged");
    QCOMPARE(list.shown, list.accounts.front().file);
    // What cannot be read is left as it is, and nobody else gets its place.
    QFile in(m_folder.filePath(file));
    QVERIFY(in.open(QIODevice::ReadOnly));
    QCOMPARE(in.readAll(), bytes);
    QCOMPARE(freeAccountFile(m_folder, {}), u"account-3.ini"_s);
}

void TestAccountList::theSameAddressTwice()
{
    keep(u"account.ini"_s, u"alice@example.test"_s);
    keep(u"account-2.ini"_s, u"alice@example.test"_s);
    const AccountList list = loadAccounts(m_folder);
    QCOMPARE(names(list), {u"alice"_s});
    QCOMPARE(list.damaged, {u"account-2.ini"_s});
}

void TestAccountList::freeNames()
{
    keep(u"account.ini"_s, u"alice@example.test"_s);
    keep(u"account-3.ini"_s, u"carol@example.test"_s);
    QCOMPARE(freeAccountFile(m_folder, {}), u"account-2.ini"_s);
    QCOMPARE(freeAccountFile(m_folder, {u"account-2.ini"_s}), u"account-4.ini"_s); // chosen, not written yet
    QStringList all;
    for (int number = 1; number < 100; ++number)
        all << u"account-%1.ini"_s.arg(number);
    QCOMPARE(freeAccountFile(m_folder, all), QString());
}

void TestAccountList::isForItsOwnerOnly()
{
    QVERIFY(saveAccountOrder(m_folder, {u"account.ini"_s, u"account-2.ini"_s}, u"account.ini"_s));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFileInfo(m_folder.filePath(u"accounts.ini"_s)).permissions() & others));
}

void TestAccountList::cannotBeWritten()
{
    QVERIFY(!saveAccountOrder(QDir(u"/proc/nowhere"_s), {u"account.ini"_s, u"account-2.ini"_s}, u"account.ini"_s));
}

QTEST_GUILESS_MAIN(TestAccountList)
#include "tst_accountlist.moc"

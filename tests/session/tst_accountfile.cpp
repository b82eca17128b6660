// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/accountfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

class TestAccountFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas_data();
    void comesBackAsItWas();
    void nothingIsThereAtFirst();
    void damage_data();
    void damage();
    void isForItsOwnerOnly();
    void cannotBeWritten();
    void resources();
    void everyAccountHasItsHistory_data();
    void everyAccountHasItsHistory();

private:
    QTemporaryDir m_dir;
    QString file() const { return m_dir.filePath(u"new folder/account.ini"_s); }
};

void TestAccountFile::comesBackAsItWas_data()
{
    QTest::addColumn<Account>("account");
    Account plain;
    plain.jid = *Jid::parse(u"alice@example.test");
    plain.resource = u"causerie.abcdefgh"_s;
    QTest::newRow("an address only") << plain;
    Account full = plain;
    full.jid = *Jid::parse(u"zoë@bücher.example");
    full.host = u"xmpp.example.test"_s;
    full.port = 5223;
    full.directTls = true;
    full.allowPlain = true;
    full.keepPassword = false;
    full.pinnedCertificate = QByteArray::fromHex("00ff10");
    full.caFile = u"/etc/ssl/our, own; \"ca\".pem"_s;
    QTest::newRow("everything") << full;
}

void TestAccountFile::comesBackAsItWas()
{
    QFETCH(Account, account);
    QVERIFY(saveAccount(file(), account));
    const auto loaded = loadAccount(file());
    QVERIFY(loaded);
    QCOMPARE(*loaded, account);
}

void TestAccountFile::nothingIsThereAtFirst()
{
    QVERIFY(!loadAccount(m_dir.filePath(u"none.ini"_s)));
}

void TestAccountFile::damage_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("usable");
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("no address") << QByteArray("[General]\nhost=x\n") << false;
    QTest::newRow("an address that is none") << QByteArray("[General]\njid=@@\n") << false;
    QTest::newRow("noise") << QByteArray("\x00\xff\x01[[[=%%%\n", 12) << false;
    QTest::newRow("unknown keys") << QByteArray("[General]\njid=a@b\ncolour=red\n") << true;
    QTest::newRow("a port that is none") << QByteArray("[General]\njid=a@b\nport=99999999\n") << true;
    QTest::newRow("a resource that is none") << QByteArray("[General]\njid=a@b\nresource=\"x\\x7y\"\n") << true;
}

void TestAccountFile::damage()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, usable);
    const QString name = m_dir.filePath(u"damaged.ini"_s);
    QFile out(name);
    QVERIFY(out.open(QIODevice::WriteOnly) && out.write(text) == text.size());
    out.close();
    const auto account = loadAccount(name);
    QCOMPARE(account.has_value(), usable);
    if (usable)
        QVERIFY(account->resource.isEmpty()); // made anew
}

void TestAccountFile::isForItsOwnerOnly()
{
    Account account;
    account.jid = *Jid::parse(u"alice@example.test");
    QVERIFY(saveAccount(file(), account));
    QVERIFY(!(QFileInfo(file()).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
}

void TestAccountFile::cannotBeWritten()
{
    Account account;
    account.jid = *Jid::parse(u"alice@example.test");
    QVERIFY(!saveAccount(u"/proc/nowhere/account.ini"_s, account));
}

void TestAccountFile::resources()
{
    static const QRegularExpression form(u"^causerie\\.[a-z]{8}$"_s);
    const QString one = makeResource();
    QVERIFY2(form.match(one).hasMatch(), qPrintable(one));
    QVERIFY(one != makeResource());
}

void TestAccountFile::everyAccountHasItsHistory_data()
{
    QTest::addColumn<QString>("jid");
    QTest::newRow("plain") << u"alice@example.test"_s;
    QTest::newRow("a resource is no other account") << u"alice@example.test/desk"_s;
    QTest::newRow("letters of all kinds") << u"zoë%._-~!$*+@bücher.example"_s;
    QTest::newRow("longer than a file name") << QString(QString(1000, u'x') + u"@example.test"_s);
    QTest::newRow("longer than a file name, and another") << QString(QString(1000, u'y') + u"@example.test"_s);
}

void TestAccountFile::everyAccountHasItsHistory()
{
    QFETCH(QString, jid);
    static QStringList seen;
    const QString path = historyFile(m_dir.path(), *Jid::parse(jid));
    QCOMPARE(path, historyFile(m_dir.path(), Jid::parse(jid)->bare()));
    QCOMPARE(QFileInfo(path).path(), m_dir.path()); // never elsewhere
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
    if (!Jid::parse(jid)->resource().isEmpty())
        return;
    QVERIFY(!seen.contains(path));
    seen << path;
}

QTEST_GUILESS_MAIN(TestAccountFile)
#include "tst_accountfile.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/downloadrule.h"

#include <QTest>

using namespace causerie;
using namespace causerie::files;
using namespace Qt::StringLiterals;

class TestDownloadRule final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesByItself_data();
    void comesByItself();
    void goesOn_data();
    void goesOn();
};

void TestDownloadRule::comesByItself_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<bool>("stranger");
    QTest::addColumn<qint64>("largest");
    QTest::addColumn<bool>("fromStrangers");
    QTest::addColumn<bool>("comes");
    QTest::newRow("small") << u"a.png"_s << qint64(100) << false << qint64(1000) << false << true;
    QTest::newRow("at the limit") << u"a.png"_s << qint64(1000) << false << qint64(1000) << false << true;
    QTest::newRow("too large") << u"a.png"_s << qint64(1001) << false << qint64(1000) << false << false;
    QTest::newRow("size not said") << u"a.png"_s << qint64(-1) << false << qint64(1000) << false << false;
    QTest::newRow("none by itself") << u"a.png"_s << qint64(0) << false << qint64(0) << false << false;
    QTest::newRow("a stranger's") << u"a.png"_s << qint64(100) << true << qint64(1000) << false << false;
    QTest::newRow("strangers allowed") << u"a.png"_s << qint64(100) << true << qint64(1000) << true << true;
    QTest::newRow("a program") << u"a.exe"_s << qint64(100) << false << qint64(1000) << true << false;
}

void TestDownloadRule::comesByItself()
{
    QFETCH(QString, name);
    QFETCH(qint64, size);
    QFETCH(bool, stranger);
    QFETCH(qint64, largest);
    QFETCH(bool, fromStrangers);
    Attachment file;
    file.name = name;
    file.size = size;
    QTEST(files::comesByItself(file, stranger, {largest, fromStrangers}), "comes");
}

void TestDownloadRule::goesOn_data()
{
    QTest::addColumn<qint64>("received");
    QTest::addColumn<qint64>("claimed");
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<bool>("on");
    QTest::newRow("begun") << qint64(1) << qint64(10) << qint64(100) << true;
    QTest::newRow("whole") << qint64(10) << qint64(10) << qint64(100) << true;
    QTest::newRow("more than claimed") << qint64(11) << qint64(10) << qint64(100) << false;
    QTest::newRow("nothing claimed") << qint64(50) << qint64(-1) << qint64(100) << true;
    QTest::newRow("beyond the limit") << qint64(101) << qint64(-1) << qint64(100) << false;
}

void TestDownloadRule::goesOn()
{
    QFETCH(qint64, received);
    QFETCH(qint64, claimed);
    QFETCH(qint64, limit);
    QTEST(mayGoOn(received, claimed, limit), "on");
}

QTEST_APPLESS_MAIN(TestDownloadRule)
#include "tst_downloadrule.moc"

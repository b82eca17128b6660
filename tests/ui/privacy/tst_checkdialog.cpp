// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/fakesession.h"
#include "tests/ui/support/sample.h"
#include "ui/privacy/checkdialog.h"
#include "ui/privacy/checkwords.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(causerie::ArchiveReport::End)

class TestCheckDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_data();
    void words();
    void tellsHowItGoesAndHowItEnds();
    void closingItStopsTheCheck();

private:
    static QString said(const QDialog &dialog)
    {
        QStringList all;
        for (const QLabel *label : dialog.findChildren<QLabel *>())
            all << label->text();
        return all.join(u'|');
    }
};

void TestCheckDialog::words_data()
{
    using End = ArchiveReport::End;
    QTest::addColumn<End>("end");
    QTest::addColumn<int>("onServer");
    QTest::addColumn<int>("missing");
    QTest::addColumn<int>("repaired");
    QTest::addColumn<QString>("part");
    QTest::newRow("nothing there") << End::Complete << 0 << 0 << 0 << u"has no messages"_s;
    QTest::newRow("whole") << End::Complete << 7 << 0 << 0 << u"All of them are here."_s;
    QTest::newRow("repaired") << End::Complete << 7 << 2 << 2 << u"Now they are here"_s;
    QTest::newRow("not all of them") << End::Complete << 7 << 2 << 1 << u"check again later"_s;
    QTest::newRow("stopped") << End::Cancelled << 3 << 0 << 0 << u"stopped before its end"_s;
    QTest::newRow("no archive") << End::NoArchive << 0 << 0 << 0 << u"keeps no archive"_s;
    QTest::newRow("offline") << End::NotConnected << 0 << 0 << 0 << u"no connection"_s;
    QTest::newRow("a room we are not in") << End::NotInRoom << 0 << 0 << 0 << u"not in this room"_s;
    QTest::newRow("refused") << End::Refused << 0 << 0 << 0 << u"Go away."_s;
    QTest::newRow("a full disk") << End::NotStored << 9 << 4 << 0 << u"could not be stored"_s;
}

void TestCheckDialog::words()
{
    QFETCH(ArchiveReport::End, end);
    QFETCH(int, onServer);
    QFETCH(int, missing);
    QFETCH(int, repaired);
    QFETCH(QString, part);
    ArchiveReport report;
    report.end = end;
    report.text = end == ArchiveReport::End::Refused ? u"Go away."_s : QString();
    report.onServer = onServer;
    report.missing = missing;
    report.repaired = repaired;
    QVERIFY2(resultWords(report).contains(part), qPrintable(resultWords(report)));
}

void TestCheckDialog::tellsHowItGoesAndHowItEnds()
{
    Session session{SessionSettings{}};
    fillSample(session);
    QPointer dialog = new CheckDialog(session, jid(u"juliet@example.test"_s));
    dialog->show();
    QCOMPARE(fakeOf(session).asked.last(), u"check juliet@example.test"_s);
    ArchiveReport report;
    report.onServer = 250;
    report.missing = 3;
    fakeOf(session).checkProgress(report);
    QVERIFY(said(*dialog).contains(u"250"_s) && said(*dialog).contains(u"3"_s));
    report.repaired = 3;
    fakeOf(session).checkDone(report);
    QVERIFY(said(*dialog).contains(u"Now they are here"_s));
    QVERIFY(!dialog->findChild<QProgressBar *>()->isVisible());
    dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Close)->click();
    QTRY_VERIFY(!dialog);
    QVERIFY(!fakeOf(session).asked.contains(u"cancel-check"_s));
}

void TestCheckDialog::closingItStopsTheCheck()
{
    Session session{SessionSettings{}};
    fillSample(session);
    QPointer dialog = new CheckDialog(session, jid(u"juliet@example.test"_s));
    dialog->show();
    dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Cancel)->click();
    QTRY_VERIFY(!dialog);
    QCOMPARE(fakeOf(session).asked.last(), u"cancel-check"_s);
    ArchiveReport report;
    report.end = ArchiveReport::End::Cancelled;
    fakeOf(session).checkDone(report); // nobody is there any more
}

QTEST_MAIN(TestCheckDialog)
#include "tst_checkdialog.moc"

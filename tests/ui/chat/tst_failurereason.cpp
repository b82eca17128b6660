// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/failurereason.h"
#include "ui/chat/messagewords.h"

#include <QTest>

using namespace causerie::ui;
using namespace Qt::StringLiterals;

class TestFailureReason final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void speaksToPeople_data()
    {
        QTest::addColumn<QString>("failure");
        QTest::addColumn<QString>("words");
        QTest::newRow("a condition") << u"remote-server-not-found"_s << u"their server cannot be found"_s;
        QTest::newRow("another") << u"service-unavailable"_s << u"they cannot be reached"_s;
        QTest::newRow("one nobody knows") << u"undefined-condition"_s << u"undefined-condition"_s;
        QTest::newRow("the server's words") << u"Communication with\n remote domains is not enabled"_s
                                            << u"Communication with remote domains is not enabled"_s;
        QTest::newRow("a full disk") << u"storage-full"_s << u"the disk was full"_s;
        QTest::newRow("the store") << u"storage"_s << u"it could not be kept on this computer"_s;
        QTest::newRow("what earlier versions kept")
            << u"/home/bob/history/bob@example.test.sqlite: database or disk is full Unable to fetch row"_s
            << u"the disk was full"_s;
        QTest::newRow("what else they kept")
            << u"/home/bob/history/bob@example.test.sqlite: disk I/O error Unable to fetch row"_s
            << u"it could not be kept on this computer"_s;
        QTest::newRow("none") << QString() << QString();
    }

    void speaksToPeople()
    {
        QFETCH(const QString, failure);
        QTEST(failureReason(failure), "words");
    }

    void aFileSaysItsReasonItself()
    {
        causerie::Message message;
        message.failure = u"declined"_s;
        QCOMPARE(failureText(message), u"Not sent: it was declined"_s);
        message.attachments.emplace_back().failure = message.failure;
        QCOMPARE(failureText(message), u"Not sent"_s);
    }
};

QTEST_APPLESS_MAIN(TestFailureReason)
#include "tst_failurereason.moc"

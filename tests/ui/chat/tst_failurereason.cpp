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

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/sample.h"
#include "ui/chat/messagemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

class TestMessageModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void joining_data();
    void joining();
    void places();
    void olderPagesComeInFront();
    void appendedAtTheirPlace();
    void theFarEndGoes();
    void gapsStandAboveTheirMessage();
    void oneRowRepaints();
    void theNewLineFollowsItsMessage();
    void readersHearAll_data();
    void readersHearAll();
    void anotherConversation();
    void theConversationVanishes();

private:
    static QDateTime at(int hour, int minute) { return QDateTime(QDate(2026, 11, 20), QTime(hour, minute)); }
    static std::vector<Message> page(int firstId, int count);

    const Jid m_juliet = jid(u"juliet@example.test"_s);
};

void TestMessageModel::init() {}

std::vector<Message> TestMessageModel::page(int firstId, int count)
{
    std::vector<Message> result;
    for (int i = 0; i < count; ++i) {
        Message message = incoming(jid(u"juliet@example.test"_s), u"message %1"_s.arg(firstId + i),
                                   at(8, 0).addSecs((firstId + i) * 60));
        message.id = firstId + i;
        result.push_back(message);
    }
    return result;
}

void TestMessageModel::joining_data()
{
    QTest::addColumn<Message>("previous");
    QTest::addColumn<Message>("message");
    QTest::addColumn<bool>("joins");
    const Message first = incoming(m_juliet, u"a"_s, at(14, 0));
    Message call = incoming(m_juliet, {}, at(14, 1));
    call.kind = MessageKind::Call;
    Message otherDevice = incoming(m_juliet, u"b"_s, at(14, 1));
    otherDevice.from = jid(u"juliet@example.test/phone"_s);
    QTest::newRow("a minute later") << first << incoming(m_juliet, u"b"_s, at(14, 1)) << true;
    QTest::newRow("five minutes later") << first << incoming(m_juliet, u"b"_s, at(14, 5)) << true;
    QTest::newRow("six minutes later") << first << incoming(m_juliet, u"b"_s, at(14, 6)) << false;
    QTest::newRow("from another device") << first << otherDevice << true;
    QTest::newRow("an answer") << first << outgoing(m_juliet, u"b"_s, at(14, 1)) << false;
    QTest::newRow("a call") << first << call << false;
    QTest::newRow("after a call") << call << first << false;
    QTest::newRow("over midnight") << incoming(m_juliet, u"a"_s, at(23, 59)) << incoming(m_juliet, u"b"_s, at(24, 0))
                                   << false;
    const QDateTime midnight(QDate(2026, 11, 21), QTime(0, 1));
    QTest::newRow("the next day") << incoming(m_juliet, u"a"_s, at(23, 59)) << incoming(m_juliet, u"b"_s, midnight)
                                  << false;
}

void TestMessageModel::joining()
{
    QFETCH(Message, previous);
    QFETCH(Message, message);
    QTEST(joins(previous, message), "joins");
}

void TestMessageModel::places()
{
    Conversation conversation(m_juliet);
    MessageModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setConversation(&conversation);
    std::vector<Message> messages{incoming(m_juliet, u"yesterday"_s, at(12, 0).addDays(-1)),
                                  incoming(m_juliet, u"today"_s, at(12, 0)), incoming(m_juliet, u"joined"_s, at(12, 1)),
                                  outgoing(m_juliet, u"mine"_s, at(12, 2))};
    const qint64 third = messages[2].id;
    conversation.setNewestPage(messages, false);
    QCOMPARE(model.placeOf(0), (MessagePlace{true, false, false}));
    QCOMPARE(model.placeOf(1), (MessagePlace{true, false, false}));
    QCOMPARE(model.placeOf(2), (MessagePlace{false, false, true}));
    QCOMPARE(model.placeOf(3), (MessagePlace{false, false, false}));
    model.setFirstNew(third);
    QCOMPARE(model.placeOf(2), (MessagePlace{false, true, false})); // the line parts them
}

void TestMessageModel::olderPagesComeInFront()
{
    Conversation conversation(m_juliet);
    MessageModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setConversation(&conversation);
    conversation.setNewestPage(page(101, 50), true);
    QCOMPARE(model.rowCount(), 50);

    QSignalSpy asked(&conversation, &Conversation::pageRequested);
    conversation.open();
    model.fetchOlder();
    model.fetchOlder(); // one at a time
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toLongLong(), 101);

    QStringList whileInserting;
    connect(&model, &QAbstractItemModel::rowsAboutToBeInserted, this,
            [&] { whileInserting << model.index(0).data().toString(); });
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    conversation.prependPage(page(1, 100), false);
    QCOMPARE(whileInserting, QStringList{u"message 101"_s}); // still what it was
    QCOMPARE(model.rowCount(), 150);
    QCOMPARE(model.index(0).data().toString(), u"message 1"_s);
    QCOMPARE(changed.size(), 1); // the former first has a neighbour now
    QCOMPARE(changed[0][0].toModelIndex().row(), 100);
    model.fetchOlder();
    QCOMPARE(asked.size(), 1); // there is nothing older
}

void TestMessageModel::appendedAtTheirPlace()
{
    Conversation conversation(m_juliet);
    MessageModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setConversation(&conversation);
    conversation.setNewestPage(page(1, 3), false);
    Message late = page(10, 1).front();
    conversation.append(late, false);
    Message between = page(5, 1).front();
    conversation.append(between, false);
    QStringList bodies;
    for (int row = 0; row < model.rowCount(); ++row)
        bodies << model.index(row).data().toString();
    QCOMPARE(bodies, (QStringList{u"message 1"_s, u"message 2"_s, u"message 3"_s, u"message 5"_s, u"message 10"_s}));
}

void TestMessageModel::theFarEndGoes()
{
    Conversation conversation(m_juliet);
    MessageModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setConversation(&conversation);
    conversation.setNewestPage(page(1'001, Conversation::kMostLoaded), true);
    conversation.prependPage(page(901, 100), true);
    QCOMPARE(model.rowCount(), Conversation::kMostLoaded + 100 - Conversation::kDropped);
    QCOMPARE(model.index(0).data().toString(), u"message 901"_s);
    QVERIFY(model.hasNewer());
    QSignalSpy asked(&conversation, &Conversation::newerRequested);
    model.fetchNewer();
    QCOMPARE(asked.size(), 1);
    QSignalSpy newest(&conversation, &Conversation::pageRequested);
    conversation.pageFailed();
    model.openEnd();
    QCOMPARE(newest.size(), 1);
}

void TestMessageModel::gapsStandAboveTheirMessage()
{
    Conversation conversation(m_juliet);
    MessageModel model;
    model.setConversation(&conversation);
    std::vector<Message> messages = page(1, 3);
    for (Message &message : messages)
        message.position = message.id * 10;
    conversation.setNewestPage(messages, false);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy gaps(&model, &MessageModel::gapsChanged);
    Gap gap;
    gap.id = 1;
    gap.nextPosition = 25;
    conversation.setGaps({gap});
    QCOMPARE(gaps.size(), 1);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 2);
    QVERIFY(model.placeOf(2).followsGap && !model.placeOf(2).joinsPrevious);
    QVERIFY(!model.placeOf(1).followsGap);
    conversation.setGaps({});
    QCOMPARE(changed.size(), 2);
    QVERIFY(!model.placeOf(2).followsGap && model.placeOf(2).joinsPrevious);
}

void TestMessageModel::oneRowRepaints()
{
    Conversation conversation(m_juliet);
    MessageModel model;
    model.setConversation(&conversation);
    Message mine = outgoing(m_juliet, u"mine"_s, at(12, 0), DeliveryState::Pending);
    conversation.setNewestPage({mine}, false);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    mine.state = DeliveryState::Sent;
    conversation.replace(mine);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.index(0).data(MessageModel::StateRole).toInt(), int(DeliveryState::Sent));
    conversation.replace(mine);
    QCOMPARE(changed.size(), 1);
}

void TestMessageModel::theNewLineFollowsItsMessage()
{
    Conversation conversation(m_juliet);
    MessageModel model;
    model.setConversation(&conversation);
    conversation.setNewestPage(page(101, 10), true);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setFirstNew(105);
    QCOMPARE(changed.size(), 1);
    conversation.prependPage(page(91, 10), false);
    QCOMPARE(model.rowOf(105), 14);
    QVERIFY(model.placeOf(14).startsNew);
    changed.clear();
    model.setFirstNew(0);
    QCOMPARE(changed.size(), 1);
    QVERIFY(!model.placeOf(14).startsNew);
}

void TestMessageModel::readersHearAll_data()
{
    QTest::addColumn<Message>("message");
    QTest::addColumn<QString>("text");
    Message call = incoming(m_juliet, {}, at(14, 2));
    call.kind = MessageKind::Call;
    call.outcome = CallOutcome::Missed;
    QTest::newRow("theirs") << incoming(m_juliet, u"hello"_s, at(14, 2)) << u"Juliette, 14:02, hello"_s;
    QTest::newRow("ours, delivered") << outgoing(m_juliet, u"hello"_s, at(14, 2)) << u"You, 14:02, hello, Delivered"_s;
    QTest::newRow("ours, failed") << outgoing(m_juliet, u"hello"_s, at(14, 2), DeliveryState::Failed)
                                  << u"You, 14:02, hello, Not sent"_s;
    QTest::newRow("a percent sign stays")
        << outgoing(m_juliet, u"%1 %3"_s, at(14, 2)) << u"You, 14:02, %1 %3, Delivered"_s;
    QTest::newRow("a call") << call << u"Missed call, 14:02"_s;
}

void TestMessageModel::readersHearAll()
{
    QLocale::setDefault(QLocale(u"en_GB"_s));
    QFETCH(Message, message);
    Conversation conversation(m_juliet);
    MessageModel model;
    model.setConversation(&conversation);
    model.setPeerName(u"Juliette"_s);
    conversation.setNewestPage({message}, false);
    QTEST(model.index(0).data(Qt::AccessibleTextRole).toString(), "text");
}

void TestMessageModel::anotherConversation()
{
    Conversation first(m_juliet);
    Conversation second(jid(u"romeo@example.test"_s));
    MessageModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    first.setNewestPage(page(1, 5), false);
    model.setConversation(&first);
    QCOMPARE(model.rowCount(), 5);
    model.setConversation(&second);
    QCOMPARE(model.rowCount(), 0);
    first.append(page(10, 1).front(), false); // no longer ours
    QCOMPARE(model.rowCount(), 0);
    model.setConversation(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestMessageModel::theConversationVanishes()
{
    MessageModel model;
    {
        Conversation conversation(m_juliet);
        conversation.setNewestPage(page(1, 5), false);
        model.setConversation(&conversation);
        QCOMPARE(model.rowCount(), 5);
    }
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.conversation());
}

QTEST_MAIN(TestMessageModel)
#include "tst_messagemodel.moc"

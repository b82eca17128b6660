// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/messageactions.h"

#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

class TestMessageActions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatMayBeDone_data();
    void whatMayBeDone();
    void inARoomTheRoomsIdCounts();
    void reactionsAreToggled_data();
    void reactionsAreToggled();
};

void TestMessageActions::whatMayBeDone_data()
{
    QTest::addColumn<Message>("message");
    QTest::addColumn<bool>("answer");
    QTest::addColumn<bool>("edit");
    QTest::addColumn<bool>("remove");
    Message theirs;
    theirs.id = 5;
    theirs.originId = u"id"_s;
    Message ours = theirs;
    ours.direction = Direction::Outgoing;
    ours.state = DeliveryState::Sent;
    const auto with = [](Message message, auto change) {
        change(message);
        return message;
    };
    QTest::newRow("theirs") << theirs << true << false << false;
    QTest::newRow("ours") << ours << true << true << true;
    QTest::newRow("waiting") << with(ours, [](Message &m) { m.state = DeliveryState::Pending; }) << true << true
                             << true;
    QTest::newRow("failed") << with(ours, [](Message &m) { m.state = DeliveryState::Failed; }) << false << false
                            << false;
    QTest::newRow("not stored") << with(ours, [](Message &m) { m.id = kFirstUnstoredId; }) << false << false << false;
    QTest::newRow("taken back") << with(ours, [](Message &m) { m.retraction = Retraction::BySender; }) << false << false
                                << false;
    QTest::newRow("a call") << with(ours, [](Message &m) { m.kind = MessageKind::Call; }) << false << false << false;
    QTest::newRow("without an id") << with(theirs, [](Message &m) { m.originId.clear(); }) << false << false << false;
    QTest::newRow("a file") << with(ours, [](Message &m) { m.attachments.resize(1); }) << true << false << true;
}

void TestMessageActions::whatMayBeDone()
{
    QFETCH(Message, message);
    QTEST(canAnswer(message, false), "answer");
    QTEST(canReact(message, false), "answer");
    QTEST(canEdit(message), "edit");
    QTEST(canDelete(message, false), "remove");
}

void TestMessageActions::inARoomTheRoomsIdCounts()
{
    Message message;
    message.id = 5;
    message.originId = u"id"_s;
    QVERIFY(!canAnswer(message, true));
    message.archiveId = u"room's"_s;
    QVERIFY(canAnswer(message, true));
}

void TestMessageActions::reactionsAreToggled_data()
{
    QTest::addColumn<QString>("emoji");
    QTest::addColumn<QStringList>("now");
    QTest::newRow("a new one") << u"🎉"_s << QStringList{u"👍"_s, u"😂"_s, u"🎉"_s};
    QTest::newRow("one of ours") << u"👍"_s << QStringList{u"😂"_s};
    QTest::newRow("one of theirs") << u"😮"_s << QStringList{u"👍"_s, u"😂"_s, u"😮"_s};
}

void TestMessageActions::reactionsAreToggled()
{
    QFETCH(QString, emoji);
    const Jid romeo = Jid::parse(u"romeo@example.test"_s).value();
    const Jid juliet = Jid::parse(u"juliet@example.test"_s).value();
    Message message;
    message.reactions = {{romeo, u"👍"_s}, {juliet, u"😮"_s}, {romeo, u"😂"_s}};
    QTEST(toggled(message, emoji, [&romeo](const Jid &by) { return by == romeo; }), "now");
}

QTEST_APPLESS_MAIN(TestMessageActions)
#include "tst_messageactions.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/outbox.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

namespace
{

const Jid kAlice = *Jid::parse(u"alice@example.test/desk");
const Jid kBob = *Jid::parse(u"bob@example.test");
const Jid kCarol = *Jid::parse(u"carol@example.test");

/// A session's half that writes, with a wire that only counts.
struct Writer {
    explicit Writer(const QString &file) { history.open(file); }

    /// Everything posted to the store so far has been answered.
    bool settle()
    {
        bool answered = false;
        history.readNewest(kBob, 1, &history, [&](const std::vector<Message> &) { answered = true; });
        return QTest::qWaitFor([&] { return answered; });
    }
    QString last() const { return wire.isEmpty() ? QString() : wire.last(); }

    QStringList wire;
    Conversations conversations;
    History history{conversations};
    Outbox outbox{history, conversations, [this](const Message &message) { wire << message.body; }};
};

} // namespace

class TestOutbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sendableText_data();
    void sendableText();
    void storesBeforeItSends();
    void waitsWithoutAStream();
    void keepsTheOrderAroundAReconnection();
    void survivesARestartOnce();
    void offersAgainWhatWasNotAcknowledged();
    void followsEachMessage();
    void refusals_data();
    void refusals();
    void resends();
    void emptyTextIsNotSent();
    void whatCannotBeStoredIsNotSent();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
};

void TestOutbox::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_file = m_dir->filePath(u"history.sqlite"_s);
}

void TestOutbox::sendableText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sent");
    QTest::newRow("as it is") << u"Grüße, 😀!\n\tx"_s << u"Grüße, 😀!\n\tx"_s;
    QTest::newRow("line ends") << u"a\r\nb\rc\nd"_s << u"a\nb\nc\nd"_s;
    QTest::newRow("a text editor's paragraphs") << u"a\u2029b\u2028c"_s << u"a\nb\nc"_s;
    QTest::newRow("control characters") << u"a\u0000b\u0007c\u001Bd"_s << u"abcd"_s;
    QTest::newRow("lone surrogates") << (u"a"_s + QChar(0xD800) + u"b"_s + QChar(0xDC00)) << u"ab"_s;
    QTest::newRow("no characters") << (u"a"_s + QChar(0xFFFE) + QChar(0xFFFF) + u"b"_s) << u"ab"_s;
    QTest::newRow("only such") << u"\u0001\u0002"_s << QString();
}

void TestOutbox::sendableText()
{
    QFETCH(QString, text);
    QFETCH(QString, sent);
    QCOMPARE(causerie::sendableText(text), sent);
}

void TestOutbox::storesBeforeItSends()
{
    Writer writer(m_file);
    writer.outbox.streamOpened();
    QVERIFY(writer.settle());
    const QString id = writer.outbox.send(kBob, kAlice, u"hello"_s);
    QVERIFY(!id.isEmpty());
    QVERIFY(writer.wire.isEmpty()); // not before the store has answered
    QVERIFY(writer.settle());
    QCOMPARE(writer.wire, QStringList{u"hello"_s});
    const Message message = *writer.conversations.find(kBob)->last();
    QCOMPARE(message.originId, id);
    QCOMPARE(message.state, DeliveryState::Pending);
    QCOMPARE(message.from, kAlice);
    QCOMPARE(writer.conversations.totalUnread(), 0);
}

void TestOutbox::waitsWithoutAStream()
{
    Writer writer(m_file);
    writer.outbox.send(kBob, kAlice, u"one"_s);
    writer.outbox.send(kCarol, kAlice, u"two"_s);
    QVERIFY(writer.settle());
    QVERIFY(writer.wire.isEmpty());
    writer.outbox.streamOpened();
    QVERIFY(writer.settle());
    QCOMPARE(writer.wire, (QStringList{u"one"_s, u"two"_s}));
}

void TestOutbox::keepsTheOrderAroundAReconnection()
{
    Writer writer(m_file);
    writer.outbox.send(kBob, kAlice, u"1"_s);
    writer.outbox.streamOpened(); // the answer about "1" has not come yet
    writer.outbox.send(kBob, kAlice, u"2"_s);
    QVERIFY(writer.settle());
    writer.outbox.streamLost();
    writer.outbox.send(kBob, kAlice, u"3"_s);
    writer.outbox.streamOpened();
    writer.outbox.streamLost(); // so short that nothing could be written
    writer.outbox.streamOpened();
    writer.outbox.send(kBob, kAlice, u"4"_s);
    QVERIFY(writer.settle());
    // The wire knows what it has of 1 and 2; each stream is offered all that waits, once.
    QCOMPARE(writer.wire, (QStringList{u"1"_s, u"2"_s, u"1"_s, u"2"_s, u"3"_s, u"4"_s}));
}

void TestOutbox::survivesARestartOnce()
{
    QString acknowledged;
    {
        Writer writer(m_file);
        writer.outbox.send(kBob, kAlice, u"kept"_s);
        acknowledged = writer.outbox.send(kBob, kAlice, u"sent already"_s);
        writer.outbox.accepted(acknowledged);
        QVERIFY(writer.settle());
    }
    Writer writer(m_file);
    writer.outbox.streamOpened();
    QVERIFY(writer.settle());
    QCOMPARE(writer.wire, QStringList{u"kept"_s});
}

void TestOutbox::offersAgainWhatWasNotAcknowledged()
{
    Writer writer(m_file);
    writer.outbox.streamOpened();
    const QString one = writer.outbox.send(kBob, kAlice, u"one"_s);
    writer.outbox.send(kBob, kAlice, u"two"_s);
    QVERIFY(writer.settle());
    writer.outbox.accepted(one);
    writer.outbox.streamLost();
    writer.outbox.streamOpened();
    QVERIFY(writer.settle());
    QCOMPARE(writer.wire, (QStringList{u"one"_s, u"two"_s, u"two"_s}));
}

void TestOutbox::followsEachMessage()
{
    Writer writer(m_file);
    QSignalSpy changed(&writer.history, &History::stateChanged);
    const QString id = writer.outbox.send(kBob, kAlice, u"hello"_s);
    writer.outbox.received(kCarol, id); // was not sent to her
    writer.outbox.accepted(id);
    writer.outbox.received(kBob, id);
    writer.outbox.accepted(id); // late
    QVERIFY(writer.settle());
    QCOMPARE(changed.size(), 2);
    QCOMPARE(changed[0].first().value<Message>().state, DeliveryState::Sent);
    QCOMPARE(changed[1].first().value<Message>().state, DeliveryState::Delivered);
    QCOMPARE(writer.conversations.find(kBob)->last()->state, DeliveryState::Delivered);
}

void TestOutbox::refusals_data()
{
    QTest::addColumn<QString>("by");
    QTest::addColumn<bool>("counts");
    QTest::newRow("our server, unnamed") << QString() << true;
    QTest::newRow("our server") << u"example.test"_s << true;
    QTest::newRow("our account") << u"alice@example.test"_s << true;
    QTest::newRow("the addressee") << u"bob@example.test"_s << true;
    QTest::newRow("somebody else") << u"carol@example.test"_s << false;
    QTest::newRow("another server") << u"example.org"_s << false;
}

void TestOutbox::refusals()
{
    QFETCH(QString, by);
    QFETCH(bool, counts);
    Writer writer(m_file);
    const QString id = writer.outbox.send(kBob, kAlice, u"hello"_s);
    writer.outbox.refused(id, Jid::parse(by).value_or(Jid()), kAlice, u"not today"_s);
    QVERIFY(writer.settle());
    const Message message = *writer.conversations.find(kBob)->last();
    QCOMPARE(message.state, counts ? DeliveryState::Failed : DeliveryState::Pending);
    QCOMPARE(message.failure, counts ? u"not today"_s : QString());
}

void TestOutbox::resends()
{
    Writer writer(m_file);
    writer.outbox.streamOpened();
    const QString id = writer.outbox.send(kBob, kAlice, u"hello"_s);
    writer.outbox.refused(id, {}, kAlice, u"not today"_s);
    QVERIFY(writer.settle());
    const qint64 row = writer.conversations.find(kBob)->last()->id;
    writer.outbox.resend(kBob, row);
    writer.outbox.resend(kBob, row); // waits already
    writer.outbox.resend(kBob, 99);
    writer.outbox.resend(kCarol, row);
    QVERIFY(writer.settle());
    QCOMPARE(writer.wire, (QStringList{u"hello"_s, u"hello"_s}));
    const Message message = *writer.conversations.find(kBob)->last();
    QCOMPARE(message.state, DeliveryState::Pending);
    QCOMPARE(message.originId, id);
    QVERIFY(message.failure.isEmpty());
}

void TestOutbox::emptyTextIsNotSent()
{
    Writer writer(m_file);
    QVERIFY(writer.outbox.send(kBob, kAlice, QString()).isEmpty());
    QVERIFY(writer.outbox.send(kBob, kAlice, u"\u0001"_s).isEmpty());
    QVERIFY(writer.settle());
    QVERIFY(!writer.conversations.find(kBob));
}

void TestOutbox::whatCannotBeStoredIsNotSent()
{
    Writer writer(u"/proc/nowhere/history.sqlite"_s);
    QSignalSpy failed(&writer.history, &History::failed);
    QSignalSpy unsent(&writer.outbox, &Outbox::failed);
    writer.outbox.streamOpened();
    writer.outbox.send(kBob, kAlice, u"hello"_s);
    QVERIFY(writer.settle());
    QVERIFY(writer.wire.isEmpty());
    QVERIFY(!failed.isEmpty());
    QCOMPARE(unsent.size(), 1);
    Conversation &conversation = *writer.conversations.find(kBob);
    QCOMPARE(conversation.messages().size(), 1u); // what was typed is not lost
    QCOMPARE(conversation.last()->state, DeliveryState::Failed);
    QVERIFY(!conversation.last()->failure.isEmpty());

    writer.outbox.resend(kBob, conversation.last()->id);
    QVERIFY(writer.settle());
    QCOMPARE(conversation.messages().size(), 1u); // under a new id, failed again
    QCOMPARE(conversation.messages().front().id, kFirstUnstoredId + 1);
}

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"

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

constexpr int kPatience = 60'000; // milliseconds; a limit for a hung test, not a measure

const Jid kAlice = *Jid::parse(u"alice@example.test/desk");
const Jid kBob = *Jid::parse(u"bob@example.test");
const Jid kCarol = *Jid::parse(u"carol@example.test");

OutgoingText text(const QString &body)
{
    return {.body = body};
}

/// A session's half that writes, with a wire that only counts.
struct Writer {
    explicit Writer(const QString &file) { history.open(file); }

    /// Everything posted to the store so far has been answered, and what these answers have posted.
    bool settle() { return settleOnce() && settleOnce() && settleOnce(); }
    bool settleOnce()
    {
        bool answered = false;
        history.readNewest(kBob, 1, &history, [&](const std::vector<Message> &) { answered = true; });
        return QTest::qWaitFor([&] { return answered; });
    }
    QString last() const { return wire.isEmpty() ? QString() : wire.last(); }

    QStringList wire;
    Conversations conversations;
    History history{conversations};
    Outbox outbox{history, conversations, [this](const ChatEvent &event) { wire << told(event); },
                  [](const Jid &) { return kAlice; }};
    qint64 lastOf(const Jid &peer) { return conversations.at(peer).last()->id; }
    std::vector<Annotation> said;

private:
    QString told(const ChatEvent &event)
    {
        if (const auto *message = std::get_if<Message>(&event))
            return message->body;
        said.push_back(std::get<Annotation>(event));
        switch (said.back().kind) {
        case Annotation::Kind::Correction:
            return u"correct:"_s + said.back().content.body;
        case Annotation::Kind::Reactions:
            return u"react:"_s + said.back().emojis.join(QString());
        case Annotation::Kind::Retraction:
            return u"retract"_s;
        case Annotation::Kind::Displayed:
            return u"displayed:"_s + said.back().target;
        case Annotation::Kind::Received:
            return u"received:"_s + said.back().target;
        case Annotation::Kind::Moderation:
            break;
        }
        return u"?"_s;
    }
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
    void saysMoreOfAMessage();
    void whatIsSaidSurvivesARestartOnce();
    void onlyOursAreChanged();
    void receiptsWait();
    void receiptsUnderThePolicy();
    void aReceiptThatIsLostIsGivenAgain();
    void anEditOfWhatIsGoneComesBack();
    void answersNameWhatTheyAnswer();
    void filesWaitUntilTheyCanBeFetched();
    void quotes_data();
    void quotes();
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
    const QString id = writer.outbox.send(kBob, text(u"hello"_s));
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
    writer.outbox.send(kBob, text(u"one"_s));
    writer.outbox.send(kCarol, text(u"two"_s));
    QVERIFY(writer.settle());
    QVERIFY(writer.wire.isEmpty());
    writer.outbox.streamOpened();
    QVERIFY(writer.settle());
    QCOMPARE(writer.wire, (QStringList{u"one"_s, u"two"_s}));
}

void TestOutbox::keepsTheOrderAroundAReconnection()
{
    Writer writer(m_file);
    writer.outbox.send(kBob, text(u"1"_s));
    writer.outbox.streamOpened(); // the answer about "1" has not come yet
    writer.outbox.send(kBob, text(u"2"_s));
    QVERIFY(writer.settle());
    writer.outbox.streamLost();
    writer.outbox.send(kBob, text(u"3"_s));
    writer.outbox.streamOpened();
    writer.outbox.streamLost(); // so short that nothing could be written
    writer.outbox.streamOpened();
    writer.outbox.send(kBob, text(u"4"_s));
    QVERIFY(writer.settle());
    // The wire knows what it has of 1 and 2; each stream is offered all that waits, once.
    QCOMPARE(writer.wire, (QStringList{u"1"_s, u"2"_s, u"1"_s, u"2"_s, u"3"_s, u"4"_s}));
}

void TestOutbox::survivesARestartOnce()
{
    QString acknowledged;
    {
        Writer writer(m_file);
        writer.outbox.send(kBob, text(u"kept"_s));
        acknowledged = writer.outbox.send(kBob, text(u"sent already"_s));
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
    const QString one = writer.outbox.send(kBob, text(u"one"_s));
    writer.outbox.send(kBob, text(u"two"_s));
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
    QSignalSpy changed(&writer.history, &History::changed);
    const QString id = writer.outbox.send(kBob, text(u"hello"_s));
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
    const QString id = writer.outbox.send(kBob, text(u"hello"_s));
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
    const QString id = writer.outbox.send(kBob, text(u"hello"_s));
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
    QVERIFY(writer.outbox.send(kBob, text(QString())).isEmpty());
    QVERIFY(writer.outbox.send(kBob, text(u"\u0001"_s)).isEmpty());
    QVERIFY(writer.settle());
    QVERIFY(!writer.conversations.find(kBob));
}

void TestOutbox::saysMoreOfAMessage()
{
    Writer writer(m_file);
    writer.outbox.streamOpened();
    const QString id = writer.outbox.send(kBob, text(u"helo"_s));
    QVERIFY(writer.settle());
    const qint64 row = writer.lastOf(kBob);
    writer.outbox.correct(kBob, row, text(u"hello"_s));
    writer.outbox.react(kBob, row, {u"👍"_s, u"👍"_s, u" "_s});
    QVERIFY(writer.settle());
    QCOMPARE(writer.wire, (QStringList{u"helo"_s, u"correct:hello"_s, u"react:👍"_s}));
    for (const Annotation &annotation : writer.said) {
        QCOMPARE(annotation.target, id);
        QCOMPARE(annotation.by, kAlice.bare());
        QCOMPARE(annotation.direction, Direction::Outgoing);
        QVERIFY(!annotation.originId.isEmpty() && annotation.originId != id);
    }
    QCOMPARE(writer.conversations.at(kBob).last()->body, u"hello");
    QVERIFY(writer.conversations.at(kBob).last()->editedAt.isValid());
    QCOMPARE(writer.conversations.at(kBob).last()->reactions, (std::vector<Reaction>{{kAlice.bare(), u"👍"_s}}));

    writer.outbox.react(kBob, row, {});
    writer.outbox.retract(kBob, row);
    QVERIFY(writer.settle());
    writer.outbox.retract(kBob, row); // once
    writer.outbox.correct(kBob, row, text(u"too late"_s));
    QVERIFY(writer.settle());
    QCOMPARE(writer.wire.mid(3), (QStringList{u"react:"_s, u"retract"_s}));
    QCOMPARE(writer.conversations.at(kBob).last()->retraction, Retraction::BySender);
    QVERIFY(writer.conversations.at(kBob).last()->body.isEmpty());
}

void TestOutbox::whatIsSaidSurvivesARestartOnce()
{
    {
        Writer writer(m_file);
        writer.outbox.send(kBob, text(u"helo"_s));
        QVERIFY(writer.settle());
        writer.outbox.correct(kBob, writer.lastOf(kBob), text(u"hello"_s));
        writer.outbox.react(kBob, writer.lastOf(kBob), {u"👍"_s});
        QVERIFY(writer.settle());
        QVERIFY(writer.wire.isEmpty());
    }
    QString correction;
    {
        Writer writer(m_file);
        writer.outbox.streamOpened();
        QVERIFY(writer.settle());
        QCOMPARE(writer.wire, (QStringList{u"hello"_s, u"correct:hello"_s, u"react:👍"_s}));
        writer.outbox.accepted(writer.said[0].originId);
        const QSignalSpy notTaken(&writer.outbox, &Outbox::notTaken);
        writer.outbox.refused(writer.said[1].originId, kBob, kAlice, u"no"_s); // would be refused for ever
        QVERIFY(writer.settle());
        QCOMPARE(notTaken.size(), 1);
        QCOMPARE(notTaken[0][0].toString(), u"no");
    }
    Writer writer(m_file);
    writer.outbox.streamOpened();
    QVERIFY(writer.settle());
    QCOMPARE(writer.wire, QStringList{u"hello"_s});
}

void TestOutbox::onlyOursAreChanged()
{
    Writer writer(m_file);
    writer.outbox.streamOpened();
    Message theirs;
    theirs.conversation = kBob;
    theirs.from = kBob;
    theirs.originId = u"x1"_s;
    theirs.body = u"theirs"_s;
    theirs.receiptRequested = true;
    theirs.sentAt = QDateTime::currentDateTimeUtc();
    writer.history.keep(theirs, &writer.history, [](const Message &) {});
    QVERIFY(writer.settle());
    const Message kept = *writer.conversations.at(kBob).last();
    QStringList lost;
    connect(&writer.outbox, &Outbox::notCorrected, &writer.outbox,
            [&lost](const Annotation &said) { lost << said.conversation.toString() + u':' + said.content.body; });
    writer.outbox.correct(kBob, kept.id, text(u"mine"_s));
    writer.outbox.retract(kBob, kept.id);
    writer.outbox.correct(kBob, 4711, text(u"nothing there"_s));
    QVERIFY(writer.settle());
    QVERIFY(writer.wire.isEmpty());
    QCOMPARE(lost, (QStringList{u"bob@example.test:mine"_s, u"bob@example.test:nothing there"_s}));
    writer.outbox.markDisplayed(kept);
    QVERIFY(writer.settle());
    QCOMPARE(writer.wire, QStringList{u"displayed:x1"_s});
    QCOMPARE(writer.conversations.at(kBob).unread(), 0); // who has seen it has read it
}

/// What was missed is read first; a stream that breaks, or a program that ends, leaves them to the next one.
void TestOutbox::receiptsWait()
{
    QStringList owed;
    const auto all = [](const Jid &) { return true; };
    {
        Writer writer(m_file);
        writer.outbox.streamOpened();
        ArchivePage page;
        for (int i = 0; i < 60; ++i) {
            Message message;
            message.conversation = message.from = kBob;
            message.originId = u"m%1"_s.arg(i);
            message.archiveId = u"a%1"_s.arg(i);
            message.receiptRequested = true;
            message.sentAt = QDateTime::currentDateTimeUtc();
            page.events.push_back(message);
            owed << u"received:m%1"_s.arg(i);
        }
        page.last = u"a59"_s;
        const auto gap = writer.history.store()->openGap(kAlice.bare()).result();
        QVERIFY(gap && writer.history.store()->fillGap(gap->id, page, storage::Receipts::Owed).result());
        Message live = std::get<Message>(page.events.front()); // that one had its own at once
        live.originId = live.archiveId = u"live"_s;
        QVERIFY(writer.history.store()->apply(live).result());
        QVERIFY(writer.settle());
        QVERIFY(writer.wire.isEmpty());
        writer.outbox.giveReceipts(all);
        while (writer.wire.isEmpty())
            QCoreApplication::processEvents();
        QVERIFY(writer.wire.size() < owed.size()); // others have their turn
        writer.outbox.streamLost();
        QVERIFY(writer.settle());
        QVERIFY(writer.wire.size() < owed.size());
    }
    Writer writer(m_file);
    writer.outbox.streamOpened();
    writer.outbox.giveReceipts(all);
    QTRY_COMPARE_WITH_TIMEOUT(writer.wire, owed, kPatience);
    writer.outbox.giveReceipts(all); // they are on their way
    QVERIFY(writer.settle());
    QCOMPARE(writer.wire, owed);
    for (int i = 0; i < 40; ++i) // the server has these
        writer.outbox.accepted(writer.said[size_t(i)].originId);
    writer.outbox.streamLost();
    writer.outbox.streamOpened();
    writer.wire.clear();
    writer.outbox.giveReceipts(all);
    QTRY_COMPARE_WITH_TIMEOUT(writer.wire, owed.sliced(40), kPatience);
    for (size_t i = 60; i < writer.said.size(); ++i)
        writer.outbox.accepted(writer.said[i].originId);
    QTRY_VERIFY_WITH_TIMEOUT(writer.history.store()->owedReceipts().result()->empty(), kPatience);
}

/// Whom we do not tell is not told later, either.
void TestOutbox::receiptsUnderThePolicy()
{
    Writer writer(m_file);
    writer.outbox.streamOpened();
    Message message;
    message.conversation = message.from = kBob;
    message.originId = message.archiveId = u"m1"_s;
    message.receiptRequested = true;
    message.sentAt = QDateTime::currentDateTimeUtc();
    ArchivePage page;
    page.events.push_back(message);
    const auto gap = writer.history.store()->openGap(kAlice.bare()).result();
    QVERIFY(gap && writer.history.store()->fillGap(gap->id, page, storage::Receipts::Owed).result());
    writer.outbox.giveReceipts([](const Jid &) { return false; });
    QTRY_VERIFY_WITH_TIMEOUT(writer.settle() && writer.history.store()->owedReceipts().result()->empty(), kPatience);
    QVERIFY(writer.wire.isEmpty());
}

/// Of a message that came live; the next stream begins with a gap.
void TestOutbox::aReceiptThatIsLostIsGivenAgain()
{
    Writer writer(m_file);
    Message message;
    message.conversation = message.from = kBob;
    message.receiptRequested = true;
    message.sentAt = QDateTime::currentDateTimeUtc();
    for (const auto &id : {u"before"_s, u"lost"_s}) {
        message.originId = message.archiveId = id;
        QVERIFY(writer.history.store()->apply(message).result());
    }
    writer.outbox.oweReceipt(kBob, u"lost"_s);
    writer.outbox.oweReceipt(kBob, u"unknown"_s);
    QVERIFY(writer.history.store()->openGap(kAlice.bare()).result());
    message.originId = message.archiveId = u"after"_s;
    QVERIFY(writer.history.store()->apply(message).result());
    writer.outbox.streamOpened();
    writer.outbox.giveReceipts([](const Jid &) { return true; });
    QTRY_COMPARE_WITH_TIMEOUT(writer.wire, QStringList{u"received:lost"_s}, kPatience);
    writer.outbox.accepted(writer.said.front().originId);
    QTRY_VERIFY_WITH_TIMEOUT(writer.history.store()->owedReceipts().result()->empty(), kPatience);
}

/// Nothing of what somebody typed is lost.
void TestOutbox::anEditOfWhatIsGoneComesBack()
{
    Writer writer(m_file);
    writer.outbox.streamOpened();
    const QSignalSpy lost(&writer.outbox, &Outbox::notCorrected);
    writer.outbox.send(kBob, text(u"first"_s));
    QVERIFY(writer.settle());
    const qint64 id = writer.lastOf(kBob);
    writer.outbox.correct(kBob, id, text(u"second"_s));
    QVERIFY(writer.settle());
    QCOMPARE(writer.wire, (QStringList{u"first"_s, u"correct:second"_s}));
    QCOMPARE(lost.count(), 0);
    writer.outbox.retract(kBob, id);
    QVERIFY(writer.settle());
    writer.outbox.correct(kBob, id, {.body = u"third"_s, .spoiler = true, .spoilerHint = u"hint"_s});
    QVERIFY(writer.settle());
    QCOMPARE(writer.wire.size(), 3);
    QCOMPARE(lost.count(), 1);
    const auto said = lost.first().first().value<Annotation>();
    QVERIFY(said.kind == Annotation::Kind::Correction);
    QCOMPARE(said.conversation, kBob);
    QCOMPARE(said.content.body, u"third"_s);
    QVERIFY(said.content.spoiler);
    QCOMPARE(said.content.spoilerHint, u"hint"_s);
}

void TestOutbox::answersNameWhatTheyAnswer()
{
    Writer writer(m_file);
    const QString id = writer.outbox.send(kBob, text(u"question"_s));
    QVERIFY(writer.settle());
    OutgoingText answer = text(u"answer"_s);
    answer.replyTo = writer.lastOf(kBob);
    answer.language = u"en"_s;
    answer.translations = {{u"fr"_s, u"réponse"_s}, {u"EN"_s, u"again"_s}, {u"de"_s, u"\u0001"_s}};
    answer.spoiler = true;
    writer.outbox.send(kBob, answer);
    QVERIFY(writer.settle());
    const Message sent = *writer.conversations.at(kBob).last();
    QVERIFY(sent.reply);
    QCOMPARE(sent.reply->target, id);
    QCOMPARE(sent.reply->quote, u"question");
    QCOMPARE(sent.translations, (std::vector<LocalizedText>{{u"fr"_s, u"réponse"_s}}));
    QVERIFY(sent.spoiler);

    answer.replyTo = 4711; // it is gone: the words are not
    writer.outbox.send(kBob, answer);
    QVERIFY(writer.settle());
    QVERIFY(!writer.conversations.at(kBob).last()->reply);
    QCOMPARE(writer.conversations.at(kBob).last()->body, u"answer");
}

void TestOutbox::filesWaitUntilTheyCanBeFetched()
{
    Writer writer(m_file);
    writer.outbox.streamOpened();
    OutgoingText file = text(QString());
    file.attachments.emplace_back().name = u"a.txt"_s;
    QVERIFY(!writer.outbox.send(kBob, file).isEmpty());
    QVERIFY(writer.settle());
    QVERIFY(writer.wire.isEmpty());
    QCOMPARE(writer.conversations.at(kBob).last()->state, DeliveryState::Pending);
}

void TestOutbox::quotes_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("quote");
    QTest::newRow("short") << u"short"_s << u"short"_s;
    QTest::newRow("long") << QString(500, u'x') << QString(kQuoteLimit, u'x');
    QTest::newRow("no half characters") << QString(kQuoteLimit - 1, u'x') + u"😀"_s << QString(kQuoteLimit - 1, u'x');
}

void TestOutbox::quotes()
{
    QFETCH(QString, body);
    Message target;
    target.originId = u"o"_s;
    target.archiveId = u"a"_s;
    target.body = body;
    QTEST(replyTo(target, false)->quote, "quote");
    QCOMPARE(replyTo(target, false)->target, u"o");
    QCOMPARE(replyTo(target, true)->target, u"a");
    target.retraction = Retraction::BySender;
    QVERIFY(replyTo(target, false)->quote.isEmpty());
    target.originId.clear();
    QVERIFY(!replyTo(target, false)); // nobody could find it
}

void TestOutbox::whatCannotBeStoredIsNotSent()
{
    Writer writer(u"/proc/nowhere/history.sqlite"_s);
    QSignalSpy failed(&writer.history, &History::failed);
    QSignalSpy unsent(&writer.outbox, &Outbox::failed);
    writer.outbox.streamOpened();
    writer.outbox.send(kBob, text(u"hello"_s));
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

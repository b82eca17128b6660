// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/readstate.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

namespace
{

const Jid kAccount = *Jid::parse(u"alice@example.test");
const Jid kBob = *Jid::parse(u"bob@example.test");

struct Reader {
    explicit Reader(const QString &file)
    {
        state.setPause(std::chrono::milliseconds(0));
        history.open(file);
    }

    void receive(const QString &archiveId, Direction direction = Direction::Incoming)
    {
        Message message;
        message.conversation = kBob;
        message.from = direction == Direction::Incoming ? kBob : kAccount;
        message.direction = direction;
        message.body = archiveId;
        message.archiveId = archiveId;
        message.markable = true;
        message.sentAt = QDateTime::currentDateTimeUtc();
        history.keep(message, &history, [](const Message &) {});
    }
    bool settle()
    {
        bool answered = false;
        history.readNewest(kBob, 1, &history, [&](const std::vector<Message> &) { answered = true; });
        return QTest::qWaitFor([&] { return answered; });
    }
    Conversation &bob() { return conversations.at(kBob); }
    void take(const QString &archiveId) { state.take({kBob, kAccount, archiveId}); }

    QStringList published;
    bool succeeds = true;
    Conversations conversations;
    History history{conversations};
    ReadState state{history, conversations, [this](const xmpp::DisplayedPosition &position, auto done) {
                        published << position.assignedBy.toString() + u'/' + position.archiveId;
                        done(succeeds);
                    }};
};

} // namespace

class TestReadState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsOnceWhatWasRead();
    void namesALoneCorrection();
    void waitsForAStream();
    void aFailureIsToldAgain();
    void takesWhatOthersRead();
    void whatIsNotHereYetIsKept();
    void whoHasReadFurtherSaysSo();
    void whoHasNotReadSaysNothing();
    void theirsIsMarkedNotOurs();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
};

void TestReadState::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_file = m_dir->filePath(u"history.sqlite"_s);
}

void TestReadState::tellsOnceWhatWasRead()
{
    Reader reader(m_file);
    reader.state.streamOpened(kAccount);
    reader.receive(u"a1"_s);
    reader.receive(u"a2"_s);
    QVERIFY(reader.settle());
    reader.bob().open();
    QVERIFY(reader.settle());
    reader.bob().markRead();
    reader.bob().markRead();
    QTRY_COMPARE(reader.published, QStringList{u"alice@example.test/a2"_s});
    QVERIFY(reader.settle());
    QCOMPARE(reader.bob().unread(), 0);
    reader.take(u"a2"_s); // our own word comes back
    QVERIFY(reader.settle());
    QCOMPARE(reader.published.size(), 1);
}

/// Its words are the last that was read.
void TestReadState::namesALoneCorrection()
{
    Reader reader(m_file);
    reader.state.streamOpened(kAccount);
    reader.receive(u"a1"_s);
    Annotation correction;
    correction.kind = Annotation::Kind::Correction;
    correction.conversation = correction.by = kBob;
    correction.target = u"what was never here"_s;
    correction.content.body = u"new words"_s;
    correction.archiveId = u"a2"_s;
    correction.at = QDateTime::currentDateTimeUtc();
    reader.history.keep(correction, &reader.history, [](bool) {});
    QVERIFY(reader.settle());
    reader.bob().open();
    QVERIFY(reader.settle());
    reader.bob().markRead();
    QTRY_COMPARE(reader.published, QStringList{u"alice@example.test/a2"_s});
    // Another device says so.
    Reader other(m_dir->filePath(u"other.sqlite"_s));
    other.receive(u"a1"_s);
    other.history.keep(correction, &other.history, [](bool) {});
    QVERIFY(other.settle());
    QCOMPARE(other.bob().unread(), 2);
    other.take(u"a2"_s);
    QTRY_COMPARE(other.bob().unread(), 0);
}

void TestReadState::waitsForAStream()
{
    Reader reader(m_file);
    reader.receive(u"a1"_s);
    QVERIFY(reader.settle());
    reader.bob().markRead();
    QCoreApplication::processEvents();
    QVERIFY(reader.published.isEmpty());
    reader.state.streamOpened(kAccount);
    QTRY_COMPARE(reader.published, QStringList{u"alice@example.test/a1"_s});
}

void TestReadState::aFailureIsToldAgain()
{
    Reader reader(m_file);
    reader.succeeds = false;
    reader.state.streamOpened(kAccount);
    reader.receive(u"a1"_s);
    QVERIFY(reader.settle());
    reader.bob().markRead();
    QTRY_COMPARE(reader.published.size(), 1);
    reader.succeeds = true;
    reader.state.streamLost();
    reader.state.streamOpened(kAccount);
    QTRY_COMPARE(reader.published.size(), 2);
    reader.state.streamOpened(kAccount);
    QCoreApplication::processEvents();
    QCOMPARE(reader.published.size(), 2);
}

void TestReadState::takesWhatOthersRead()
{
    Reader reader(m_file);
    for (const auto &id : {u"a1"_s, u"a2"_s, u"a3"_s})
        reader.receive(id);
    QVERIFY(reader.settle());
    QCOMPARE(reader.bob().unread(), 3);
    reader.take(u"a2"_s);
    QVERIFY(reader.settle());
    QCOMPARE(reader.bob().unread(), 1);
    reader.take(u"a1"_s); // never back
    QVERIFY(reader.settle());
    QCOMPARE(reader.bob().unread(), 1);
    QVERIFY(reader.published.isEmpty());
}

void TestReadState::whatIsNotHereYetIsKept()
{
    Reader reader(m_file);
    reader.receive(u"a1"_s);
    QVERIFY(reader.settle());
    reader.take(u"a2"_s);
    QVERIFY(reader.settle());
    QCOMPARE(reader.bob().unread(), 1);
    reader.receive(u"a2"_s); // the archive brings it
    reader.receive(u"a3"_s);
    QVERIFY(reader.settle());
    QCOMPARE(reader.bob().unread(), 3);
    reader.state.retry();
    QVERIFY(reader.settle());
    QCOMPARE(reader.bob().unread(), 1);
}

void TestReadState::whoHasReadFurtherSaysSo()
{
    {
        Reader reader(m_file); // without a network, and ended
        for (const auto &id : {u"a1"_s, u"a2"_s, u"a3"_s})
            reader.receive(id);
        QVERIFY(reader.settle());
        reader.bob().markRead();
        QVERIFY(reader.settle());
    }
    Reader reader(m_file);
    reader.state.streamOpened(kAccount);
    QVERIFY(reader.settle());
    reader.state.takeStored({kBob, kAccount, u"a1"_s});
    QTRY_COMPARE(reader.published, QStringList{u"alice@example.test/a3"_s});
    reader.state.takeStored({kBob, kAccount, u"a2"_s}); // somebody insists: no quarrel
    QVERIFY(reader.settle());
    QCoreApplication::processEvents();
    QCOMPARE(reader.published.size(), 1);
}

void TestReadState::whoHasNotReadSaysNothing()
{
    Reader reader(m_file);
    reader.state.streamOpened(kAccount);
    for (const auto &id : {u"a1"_s, u"a2"_s})
        reader.receive(id);
    QVERIFY(reader.settle());
    reader.state.takeStored({kBob, kAccount, u"a1"_s});
    QVERIFY(reader.settle());
    QCoreApplication::processEvents();
    QVERIFY(reader.published.isEmpty());
    QCOMPARE(reader.bob().unread(), 1);
}

void TestReadState::theirsIsMarkedNotOurs()
{
    Reader reader(m_file);
    QSignalSpy displayed(&reader.state, &ReadState::displayed);
    reader.receive(u"a1"_s);
    reader.receive(u"a2"_s);
    QVERIFY(reader.settle());
    reader.bob().open();
    QVERIFY(reader.settle());
    reader.receive(u"ours"_s, Direction::Outgoing);
    reader.receive(u"a3"_s);
    QVERIFY(reader.settle());
    reader.bob().markRead();
    QCOMPARE(displayed.size(), 1);
    QCOMPARE(displayed.first().first().value<Message>().archiveId, u"a3");
    reader.bob().markRead(); // nothing new
    QCOMPARE(displayed.size(), 1);
}

QTEST_GUILESS_MAIN(TestReadState)
#include "tst_readstate.moc"

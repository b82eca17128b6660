// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/incoming.h"
#include "core/session/mending.h"
#include "core/session/outbox.h"
#include "tests/session/settled.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

namespace
{

const Jid kAlice = *Jid::parse(u"alice@example.test/desk");
const Jid kBob = *Jid::parse(u"bob@example.test/phone");
const QDateTime kNow = QDateTime::fromString(u"2026-11-20T12:00:00Z"_s, Qt::ISODate);

Message message(const QString &body, const QString &id, Direction direction = Direction::Incoming)
{
    Message m;
    m.conversation = kBob.bare();
    m.from = direction == Direction::Incoming ? kBob : kAlice;
    m.direction = direction;
    m.originId = id;
    m.body = body;
    m.sentAt = kNow;
    if (direction == Direction::Outgoing)
        m.state = DeliveryState::Pending;
    return m;
}

struct Desk {
    explicit Desk(const QString &file) { history.open(file); }

    bool settle() { return test::settled(history, incoming); }
    bool meets(Remedy remedy)
    {
        return QTest::qWaitFor([&] { return mending.trouble() && mending.trouble()->remedy == remedy; });
    }
    Conversation &bob() { return conversations.at(kBob); }
    void pin(const QString &draft)
    {
        ConversationSettings settings = bob().settings();
        settings.pinned = true;
        settings.draft = draft;
        history.saveSettings(bob(), settings);
    }
    QStringList shown()
    {
        bob().open();
        settle();
        QStringList bodies;
        for (const Message &one : bob().messages())
            bodies << one.body;
        return bodies;
    }

    Conversations conversations;
    Roster roster;
    History history{conversations};
    Mending mending{history, conversations};
    Outbox outbox{history, conversations, [](const ChatEvent &) {}, [](const Jid &) { return kAlice; }};
    Requests requests{history, conversations, roster};
    Incoming incoming{history, conversations, requests};
};

} // namespace

/// A store that cannot be used: what is said of it, what is done about it, and what goes on in the next one.
class TestMending : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void remedies_data();
    void remedies();
    void whatIsOnlyHere_data();
    void whatIsOnlyHere();
    void whatIsInMemoryIsNewer();
    void allIsWell();
    void nonsenseIsSetAside();
    void nothingHappensByItself();
    void whatWaitsIsTakenOutOfTheDamagedFile();
    void whatWasWrittenMeanwhileIsTakenAlong();
    void onlyTheSearch();
    void aPlaceThatIsThereAgain();
    void itIsTriedAgainByItself();
    void aPlaceThatIsStillMissing();
    void anotherAccountHasNoTrouble();
    void aFileThatIsGone();

private:
    void write(const QByteArray &bytes, qint64 at = 0)
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(at));
        QVERIFY(file.write(bytes) == bytes.size());
    }
    QByteArray bytes(const QString &name) const
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
};

void TestMending::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_file = m_dir->filePath(u"history.sqlite"_s);
}

void TestMending::remedies_data()
{
    using Health = std::optional<StorageHealth>;
    QTest::addColumn<StorageError>("error");
    QTest::addColumn<Health>("health");
    QTest::addColumn<Remedy>("remedy");
    QTest::newRow("damage is looked into") << StorageError::Corrupt << Health() << Remedy::Wait;
    QTest::newRow("damaged") << StorageError::Corrupt << Health(StorageHealth::Damaged) << Remedy::SetAside;
    QTest::newRow("not after all") << StorageError::Corrupt << Health(StorageHealth::Sound) << Remedy::TryAgain;
    QTest::newRow("no right to it") << StorageError::CannotOpen << Health() << Remedy::TryAgain;
    QTest::newRow("a newer one is nobody's to set aside") << StorageError::NewerSchema << Health() << Remedy::TryAgain;
    QTest::newRow("full") << StorageError::Full << Health() << Remedy::TryAgain;
    QTest::newRow("held by another") << StorageError::Busy << Health() << Remedy::TryAgain;
}

void TestMending::remedies()
{
    QFETCH(StorageError, error);
    QFETCH(std::optional<StorageHealth>, health);
    QTEST(remedyFor(error, health), "remedy");
}

void TestMending::whatIsOnlyHere_data()
{
    QTest::addColumn<Direction>("direction");
    QTest::addColumn<DeliveryState>("state");
    QTest::addColumn<bool>("isStored");
    QTest::addColumn<QString>("archiveId");
    QTest::addColumn<Taken>("taken");
    QTest::addColumn<bool>("isTaken");
    const auto out = Direction::Outgoing;
    const auto in = Direction::Incoming;
    QTest::newRow("waits") << out << DeliveryState::Pending << true << u""_s << Taken::All << true;
    QTest::newRow("was refused") << out << DeliveryState::Failed << true << u""_s << Taken::All << true;
    QTest::newRow("waits in a store that goes on")
        << out << DeliveryState::Pending << true << u""_s << Taken::Unstored << false;
    QTest::newRow("could not be stored") << out << DeliveryState::Failed << false << u""_s << Taken::Unstored << true;
    QTest::newRow("was sent") << out << DeliveryState::Sent << true << u"a1"_s << Taken::All << false;
    QTest::newRow("theirs, stored") << in << DeliveryState::Delivered << true << u""_s << Taken::All << false;
    QTest::newRow("theirs, only shown") << in << DeliveryState::Delivered << false << u""_s << Taken::All << true;
    QTest::newRow("theirs, in the archive")
        << in << DeliveryState::Delivered << false << u"a1"_s << Taken::All << false;
}

void TestMending::whatIsOnlyHere()
{
    QFETCH(Direction, direction);
    QFETCH(DeliveryState, state);
    QFETCH(bool, isStored);
    QFETCH(QString, archiveId);
    QFETCH(Taken, taken);
    QFETCH(bool, isTaken);
    Conversations conversations;
    Message one = message(u"words"_s, u"o1"_s, direction);
    one.state = state;
    one.archiveId = archiveId;
    one.id = isStored ? 7 : kFirstUnstoredId;
    one.position = 70;
    Conversation &bob = conversations.at(kBob);
    bob.setNewestPage({}, false);
    bob.append(one, false);
    const Belongings found = belongingsOf(conversations, taken);
    QCOMPARE(found.messages.size(), isTaken ? 1u : 0u);
    QCOMPARE(found.settings.size(), 1u);
    if (isTaken) {
        QCOMPARE(found.messages.front().id, 0);
        QCOMPARE(found.messages.front().position, 0);
        QCOMPARE(found.messages.front().state, state);
    }
}

void TestMending::whatIsInMemoryIsNewer()
{
    Belongings read;
    read.settings[kBob.bare()].draft = u"old"_s;
    read.settings[kAlice.bare()].pinned = true;
    read.messages = {message(u"waits"_s, u"1"_s, Direction::Outgoing),
                     message(u"old words"_s, u"2"_s, Direction::Outgoing)};
    Belongings memory;
    memory.settings[kBob.bare()].draft = u"new"_s;
    memory.messages = {message(u"new words"_s, u"2"_s, Direction::Outgoing),
                       message(u"later"_s, u"3"_s, Direction::Outgoing)};
    const Belongings all = merged(read, memory);
    QCOMPARE(all.settings.at(kBob.bare()).draft, u"new"_s);
    QVERIFY(all.settings.at(kAlice.bare()).pinned);
    QCOMPARE(all.messages.size(), 3u);
    QCOMPARE(all.messages[1].body, u"new words"_s);
    QCOMPARE(countUnsent(all), 3);
}

void TestMending::allIsWell()
{
    Desk desk(m_file);
    QSignalSpy changed(&desk.mending, &Mending::changed);
    desk.incoming.take(message(u"hello"_s, u"1"_s));
    QVERIFY(desk.settle());
    QVERIFY(!desk.mending.trouble());
    QCOMPARE(changed.size(), 0);
    desk.mending.tryAgain();
    desk.mending.setAside(kNow);
    QVERIFY(!desk.mending.isBusy());
}

void TestMending::nonsenseIsSetAside()
{
    write(QByteArray("Dear Bob,\n").repeated(1000));
    const QByteArray before = bytes(m_file);
    Desk desk(m_file);
    QVERIFY(desk.meets(Remedy::SetAside));
    QCOMPARE(desk.mending.trouble()->error, StorageError::Corrupt);
    desk.incoming.take(message(u"shown at least"_s, u"1"_s));
    desk.pin(u"typed"_s);
    QVERIFY(desk.settle());
    QCOMPARE(desk.bob().last()->body, u"shown at least"_s);
    QCOMPARE(bytes(m_file), before);

    QSignalSpy begun(&desk.mending, &Mending::begun);
    QSignalSpy beginning(&desk.mending, &Mending::beginning);
    desk.mending.setAside(kNow);
    QVERIFY(desk.mending.isBusy());
    QVERIFY(begun.wait());
    QCOMPARE(beginning.size(), 1);
    const auto start = begun.first().first().value<NewStart>();
    QVERIFY(start.keptAs.endsWith(u"history.sqlite.damaged-20261120-120000"));
    QCOMPARE(start.unsent, 0);
    QCOMPARE(bytes(start.keptAs), before);
    QVERIFY(!desk.mending.trouble() && !desk.mending.isBusy());
    QVERIFY(desk.bob().settings().pinned);
    QCOMPARE(desk.bob().settings().draft, u"typed"_s);
    desk.incoming.take(message(u"kept again"_s, u"2"_s));
    QVERIFY(desk.settle());
    QCOMPARE(desk.shown(), (QStringList{u"shown at least"_s, u"kept again"_s})); // no archive has the first
    QVERIFY(desk.bob().last()->id < kFirstUnstoredId);
}

void TestMending::nothingHappensByItself()
{
    write(QByteArray("Dear Bob,\n").repeated(1000));
    const QByteArray before = bytes(m_file);
    {
        Desk desk(m_file);
        QVERIFY(desk.meets(Remedy::SetAside));
        desk.outbox.send(kBob, OutgoingText{.body = u"words"_s});
        desk.mending.tryAgain(); // not the remedy
        QVERIFY(desk.settle());
    }
    QCOMPARE(bytes(m_file), before);
    QCOMPARE(QDir(m_dir->path()).entryList({u"*damaged*"_s}).size(), 0);
}

/// The outbox and the drafts lie where the file can still be read.
void TestMending::whatWaitsIsTakenOutOfTheDamagedFile()
{
    {
        Desk desk(m_file);
        desk.pin(u"typed long ago"_s);
        desk.outbox.send(kBob, OutgoingText{.body = u"waits since yesterday"_s});
        for (int i = 0; i < 1'000; ++i)
            desk.incoming.take(message(u"message number %1 with some words"_s.arg(i), u"o%1"_s.arg(i)));
        QVERIFY(desk.settle());
    }
    const qint64 pages = QFileInfo(m_file).size() / 4096;
    write(QByteArray(4096 * int(pages / 2), '\x5a'), 4096 * (pages - pages / 2));
    Desk desk(m_file);
    QVERIFY(desk.settle());
    desk.mending.examine();
    QVERIFY(desk.meets(Remedy::SetAside));
    QSignalSpy begun(&desk.mending, &Mending::begun);
    desk.mending.setAside(kNow);
    QVERIFY(begun.wait());
    QCOMPARE(begun.first().first().value<NewStart>().unsent, 1);
    QCOMPARE(desk.bob().settings().draft, u"typed long ago"_s);
    QCOMPARE(desk.shown(), QStringList{u"waits since yesterday"_s});
    QCOMPARE(desk.bob().last()->state, DeliveryState::Pending); // the next stream takes it
}

void TestMending::whatWasWrittenMeanwhileIsTakenAlong()
{
    write(QByteArray("Dear Bob,\n").repeated(1000));
    Desk desk(m_file);
    QVERIFY(desk.meets(Remedy::SetAside));
    desk.outbox.send(kBob, OutgoingText{.body = u"on my way"_s});
    QVERIFY(desk.settle());
    QCOMPARE(desk.bob().last()->state, DeliveryState::Failed);
    QSignalSpy begun(&desk.mending, &Mending::begun);
    desk.mending.setAside(kNow);
    QVERIFY(begun.wait());
    QCOMPARE(begun.first().first().value<NewStart>().unsent, 1);
    QCOMPARE(desk.shown(), QStringList{u"on my way"_s});
    QCOMPARE(desk.bob().last()->state, DeliveryState::Failed); // somebody sends it again, or does not
    QVERIFY(desk.bob().last()->id < kFirstUnstoredId);
}

void TestMending::onlyTheSearch()
{
    Desk desk(m_file);
    desk.incoming.take(message(u"hello"_s, u"1"_s));
    QVERIFY(desk.settle());
    desk.history.database()
        ->run([](storage::SqlConnection &connection) {
            return connection.execute(u"INSERT INTO message_parts (message_parts) VALUES ('delete-all')"_s);
        })
        .waitForFinished();
    QSignalSpy rebuilt(&desk.mending, &Mending::searchRebuilt);
    desk.mending.examine();
    QCOMPARE(desk.mending.trouble()->remedy, Remedy::Wait);
    QVERIFY(rebuilt.wait());
    QVERIFY(!desk.mending.trouble());
}

void TestMending::aPlaceThatIsThereAgain()
{
    {
        Desk desk(m_file);
        desk.pin(u"typed long ago"_s);
        desk.incoming.take(message(u"kept"_s, u"1"_s));
        QVERIFY(desk.settle());
    }
    QVERIFY(QFile::rename(m_file, m_file + u".away"_s));
    QVERIFY(QDir().mkdir(m_file)); // in its place what no right opens
    Desk desk(m_file);
    QVERIFY(desk.meets(Remedy::TryAgain));
    QCOMPARE(desk.mending.trouble()->error, StorageError::CannotOpen);
    desk.outbox.send(kBob, OutgoingText{.body = u"on my way"_s});
    QVERIFY(desk.settle());
    QVERIFY(QDir().rmdir(m_file) && QFile::rename(m_file + u".away"_s, m_file));
    QSignalSpy begun(&desk.mending, &Mending::begun);
    desk.mending.tryAgain();
    QVERIFY(begun.wait());
    QCOMPARE(begun.first().first().value<NewStart>(), (NewStart{.keptAs = {}, .unsent = 1}));
    QVERIFY(!desk.mending.trouble());
    QVERIFY(desk.bob().settings().pinned);
    QCOMPARE(desk.shown(), (QStringList{u"kept"_s, u"on my way"_s}));
}

/// The disk has room again, say: nobody has to press anything, and as long as it fails nothing more is said.
void TestMending::itIsTriedAgainByItself()
{
    QVERIFY(QDir().mkdir(m_file)); // in its place what no right opens
    Desk desk(m_file);
    QVERIFY(desk.meets(Remedy::TryAgain));
    QSignalSpy begun(&desk.mending, &Mending::begun);
    const QSignalSpy again(&desk.mending, &Mending::failedAgain);
    QSignalSpy failed(&desk.history, &History::failed);
    desk.mending.setPatience(std::chrono::milliseconds(1));
    desk.mending.tryAgain(); // from then on it looks with the new patience
    QVERIFY(failed.wait());
    QTRY_COMPARE(again.count(), 1);
    failed.clear();
    QTRY_VERIFY(failed.count() >= 2);
    QCOMPARE(again.count(), 1);
    QVERIFY(desk.mending.trouble());
    QVERIFY(QDir().rmdir(m_file));
    QTRY_COMPARE(begun.count(), 1);
    QVERIFY(!desk.mending.trouble());
    desk.incoming.take(message(u"kept"_s, u"1"_s));
    QVERIFY(desk.settle());
    QCOMPARE(desk.shown(), QStringList{u"kept"_s});
    QCOMPARE(begun.count(), 1);
}

void TestMending::aPlaceThatIsStillMissing()
{
    Desk desk(u"/proc/nowhere/history.sqlite"_s);
    QVERIFY(desk.meets(Remedy::TryAgain));
    QSignalSpy again(&desk.mending, &Mending::failedAgain);
    desk.mending.tryAgain();
    QVERIFY(again.wait());
    QVERIFY(!desk.mending.isBusy());
    QCOMPARE(desk.mending.trouble()->error, StorageError::CannotOpen);
}

void TestMending::anotherAccountHasNoTrouble()
{
    Desk desk(u"/proc/nowhere/history.sqlite"_s);
    QVERIFY(desk.meets(Remedy::TryAgain));
    desk.history.open(m_file);
    QVERIFY(!desk.mending.trouble());
    QVERIFY(desk.settle());
    QVERIFY(!desk.mending.trouble());
}

void TestMending::aFileThatIsGone()
{
    write(QByteArray("Dear Bob,\n").repeated(1000));
    Desk desk(m_file);
    QVERIFY(desk.meets(Remedy::SetAside));
    QVERIFY(QFile::remove(m_file)); // gone: there is nothing to be kept, and a new one can be begun
    QSignalSpy begun(&desk.mending, &Mending::begun);
    desk.mending.setAside(kNow);
    QVERIFY(begun.wait());
    QVERIFY(!desk.mending.trouble());
}

QTEST_GUILESS_MAIN(TestMending)
#include "tst_mending.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/jinglefile.h"
#include "core/xmpp/xmlwrite.h"
#include "tests/xmpp/twofiledevices.h"

#include <QFile>
#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace causerie::test;
using namespace Qt::StringLiterals;
using Why = files::TransferError::Kind;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60'000)

namespace
{

Attachment announced(const QByteArray &bytes, const QString &name = u"a.bin"_s)
{
    Attachment file;
    file.name = name;
    file.size = bytes.size();
    file.hashes = {{u"sha-256"_s, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256)}};
    return file;
}

} // namespace

/// Files over a real server, between two devices of ours, and from one that keeps to no rule.
class TestFileBridge : public TwoFileDevices
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void aFileGoesOver();
    void severalAtOnce();
    void nothingInIt();
    void declined();
    void withdrawn();
    void brokenOffByEither_data();
    void brokenOffByEither();
    void theWrongHash();
    void noRoomOnTheDisk();
    void notReadable();
    void theyGoOffline();
    void aLostStreamIsResumed();
    void aLostStreamIsNotResumed();
    void nobodyAnswers();
    void strangersLearnNothing();
    void smallerBlocks();
    void hostileBlocks_data();
    void hostileBlocks();
    void onlyTheirOwnPeer();
    void tooManyOffers();

private:
    QString offerRaw(const Attachment &file, const QString &stream = u"raw"_s);
};

void TestFileBridge::initTestCase()
{
    m_prosody = std::make_unique<Prosody>();
    QVERIFY(m_prosody->isReady());
}

void TestFileBridge::init()
{
    makeDevices();
    QVERIFY(haveMet());
}

void TestFileBridge::aFileGoesOver()
{
    const QByteArray bytes = random(100'001); // not a whole number of blocks
    Attachment file = ours(bytes, u"été & co.bin"_s);
    file.description = u"here"_s;
    m_alice->bridge.offer(m_bob->jid(), u"s1"_s, u"message-1"_s, file);
    EVENTUALLY(m_bob->offers.size() == 1);
    QCOMPARE(m_bob->offers.first().peer, m_alice->jid());
    QCOMPARE(m_bob->offers.first().name, u"message-1"_s);
    QCOMPARE(m_bob->offers.first().file.name, u"été & co.bin"_s);
    QCOMPARE(m_bob->offers.first().file.size, bytes.size());
    QCOMPARE(m_bob->offers.first().file.hashes, file.hashes);
    QCOMPARE(m_bob->offers.first().file.description, u"here"_s);
    QVERIFY(m_bob->offers.first().file.localFile.isEmpty());
    m_bob->bridge.accept(u"s1"_s, place(), 200'000);
    EVENTUALLY(m_alice->ends.contains(u"s1"_s) && m_bob->ends.contains(u"s1"_s));
    QVERIFY(!m_alice->ends[u"s1"_s] && !m_bob->ends[u"s1"_s]);
    QCOMPARE(m_alice->accepted, QStringList{u"s1"_s});
    QCOMPARE(read(place()), bytes);
    QVERIFY(!QFile::exists(place() + u".part"_s));
    QCOMPARE(m_bob->heard.count(u"data"_s), 25);
}

void TestFileBridge::severalAtOnce()
{
    const QByteArray first = random(50'000);
    const QByteArray second = random(60'000);
    m_alice->bridge.offer(m_bob->jid(), u"s1"_s, u"1"_s, ours(first, u"a"_s));
    m_alice->bridge.offer(m_bob->jid(), u"s2"_s, u"2"_s, ours(second, u"b"_s));
    m_bob->bridge.offer(m_alice->jid(), u"s3"_s, u"3"_s, ours(second, u"c"_s));
    EVENTUALLY(m_bob->offers.size() == 2 && m_alice->offers.size() == 1);
    m_bob->bridge.accept(u"s2"_s, place(u"2"_s), 100'000);
    m_bob->bridge.accept(u"s1"_s, place(u"1"_s), 100'000);
    m_alice->bridge.accept(u"s3"_s, place(u"3"_s), 100'000);
    EVENTUALLY(m_alice->ends.size() == 3 && m_bob->ends.size() == 3);
    QCOMPARE(read(place(u"1"_s)), first);
    QCOMPARE(read(place(u"2"_s)), second);
    QCOMPARE(read(place(u"3"_s)), second);
}

void TestFileBridge::nothingInIt()
{
    m_alice->bridge.offer(m_bob->jid(), u"s1"_s, u"1"_s, ours({}));
    EVENTUALLY(m_bob->offers.size() == 1);
    m_bob->bridge.accept(u"s1"_s, place(), 10);
    EVENTUALLY(m_alice->ends.contains(u"s1"_s) && m_bob->ends.contains(u"s1"_s));
    QVERIFY(!m_alice->ends[u"s1"_s] && !m_bob->ends[u"s1"_s]);
    QCOMPARE(read(place()), QByteArray());
}

void TestFileBridge::declined()
{
    m_alice->bridge.offer(m_bob->jid(), u"s1"_s, u"1"_s, ours("hello"));
    EVENTUALLY(m_bob->offers.size() == 1);
    m_bob->bridge.decline(u"s1"_s);
    EVENTUALLY(m_alice->ends.contains(u"s1"_s) && m_bob->ends.contains(u"s1"_s));
    QCOMPARE(m_alice->ends[u"s1"_s]->kind, Why::Declined);
    QCOMPARE(m_bob->ends[u"s1"_s]->kind, Why::Declined);
}

void TestFileBridge::withdrawn()
{
    m_alice->bridge.offer(m_bob->jid(), u"s1"_s, u"1"_s, ours("hello"));
    EVENTUALLY(m_bob->offers.size() == 1);
    m_alice->bridge.cancel(u"s1"_s);
    EVENTUALLY(m_alice->ends.contains(u"s1"_s) && m_bob->ends.contains(u"s1"_s));
    QCOMPARE(m_alice->ends[u"s1"_s]->kind, Why::Cancelled);
    QCOMPARE(m_bob->ends[u"s1"_s]->kind, Why::Withdrawn);
    m_bob->bridge.accept(u"s1"_s, place(), 10); // too late
    QVERIFY(!QFile::exists(place()));
}

void TestFileBridge::brokenOffByEither_data()
{
    QTest::addColumn<bool>("bySender");
    QTest::newRow("by the sender") << true;
    QTest::newRow("by the receiver") << false;
}

void TestFileBridge::brokenOffByEither()
{
    QFETCH(bool, bySender);
    m_alice->bridge.offer(m_bob->jid(), u"s1"_s, u"1"_s, ours(random(2'000'000)));
    EVENTUALLY(m_bob->offers.size() == 1);
    Device &breaker = bySender ? *m_alice : *m_bob;
    Device &other = bySender ? *m_bob : *m_alice;
    connect(&breaker.bridge, &FileBridge::progressed, this, [&breaker](const QString &sid, qint64 done) {
        if (done > 100'000)
            breaker.bridge.cancel(sid);
    });
    m_bob->bridge.accept(u"s1"_s, place(), 2'000'000);
    EVENTUALLY(m_alice->ends.contains(u"s1"_s) && m_bob->ends.contains(u"s1"_s));
    QCOMPARE(breaker.ends[u"s1"_s]->kind, Why::Cancelled);
    QCOMPARE(other.ends[u"s1"_s]->kind, Why::Withdrawn);
    QVERIFY(!QFile::exists(place()));
    QVERIFY(!QFile::exists(place() + u".part"_s));
}

void TestFileBridge::theWrongHash()
{
    Attachment file = ours(random(10'000));
    file.hashes.front().digest[0] = char(~file.hashes.front().digest[0]);
    m_alice->bridge.offer(m_bob->jid(), u"s1"_s, u"1"_s, file);
    EVENTUALLY(m_bob->offers.size() == 1);
    m_bob->bridge.accept(u"s1"_s, place(), 10'000);
    EVENTUALLY(m_alice->ends.contains(u"s1"_s) && m_bob->ends.contains(u"s1"_s));
    QCOMPARE(m_alice->ends[u"s1"_s]->kind, Why::Mismatch);
    QCOMPARE(m_bob->ends[u"s1"_s]->kind, Why::Mismatch);
    QVERIFY(!QFile::exists(place()));
}

void TestFileBridge::noRoomOnTheDisk()
{
    m_alice->bridge.offer(m_bob->jid(), u"s1"_s, u"1"_s, ours(random(10'000)));
    EVENTUALLY(m_bob->offers.size() == 1);
    m_bob->bridge.accept(u"s1"_s, u"/dev/full/there"_s, 10'000);
    EVENTUALLY(m_alice->ends.contains(u"s1"_s) && m_bob->ends.contains(u"s1"_s));
    QCOMPARE(m_alice->ends[u"s1"_s]->kind, Why::PeerFailed);
    QCOMPARE(m_bob->ends[u"s1"_s]->kind, Why::Unwritable);
}

void TestFileBridge::notReadable()
{
    Attachment file = ours("hello");
    m_alice->bridge.offer(m_bob->jid(), u"s1"_s, u"1"_s, file);
    EVENTUALLY(m_bob->offers.size() == 1);
    QVERIFY(QFile::remove(file.localFile));
    m_bob->bridge.accept(u"s1"_s, place(), 10);
    EVENTUALLY(m_alice->ends.contains(u"s1"_s) && m_bob->ends.contains(u"s1"_s));
    QCOMPARE(m_alice->ends[u"s1"_s]->kind, Why::Unreadable);
    QCOMPARE(m_bob->ends[u"s1"_s]->kind, Why::PeerFailed);
}

void TestFileBridge::theyGoOffline()
{
    m_alice->bridge.offer(m_bob->jid(), u"s1"_s, u"1"_s, ours("hello"));
    EVENTUALLY(m_bob->offers.size() == 1);
    m_alice->connection.close();
    EVENTUALLY(m_bob->ends.contains(u"s1"_s));
    QCOMPARE(m_bob->ends[u"s1"_s]->kind, Why::PeerGone);
    EVENTUALLY(m_alice->ends.contains(u"s1"_s));
    QCOMPARE(m_alice->ends[u"s1"_s]->kind, Why::NotConnected);
}

void TestFileBridge::aLostStreamIsResumed()
{
    const QByteArray bytes = random(1'000'000);
    m_alice->bridge.offer(m_bob->jid(), u"s1"_s, u"1"_s, ours(bytes));
    EVENTUALLY(m_bob->offers.size() == 1);
    bool cut = false;
    connect(
        &m_alice->bridge, &FileBridge::progressed, this,
        [this, &cut](const QString &, qint64 done) {
            if (done > 200'000 && !std::exchange(cut, true))
                m_alice->connection.abort();
        },
        Qt::QueuedConnection); // not from inside a stanza
    bool isCutThere = false;
    connect(
        &m_bob->bridge, &FileBridge::progressed, this,
        [this, &isCutThere](const QString &, qint64 done) {
            if (done > 600'000 && !std::exchange(isCutThere, true))
                m_bob->connection.abort();
        },
        Qt::QueuedConnection);
    m_bob->bridge.accept(u"s1"_s, place(), 1'000'000);
    EVENTUALLY(m_alice->ends.contains(u"s1"_s) && m_bob->ends.contains(u"s1"_s));
    QVERIFY(cut && isCutThere);
    QVERIFY(!m_alice->ends[u"s1"_s] && !m_bob->ends[u"s1"_s]);
    QCOMPARE(read(place()), bytes);
}

void TestFileBridge::aLostStreamIsNotResumed()
{
    m_alice->bridge.offer(m_bob->jid(), u"s1"_s, u"1"_s, ours("hello"));
    EVENTUALLY(m_bob->offers.size() == 1);
    m_bob->connection.close(); // for good
    EVENTUALLY(m_bob->ends.contains(u"s1"_s));
    QCOMPARE(m_bob->ends[u"s1"_s]->kind, Why::NotConnected);
    EVENTUALLY(m_alice->ends.contains(u"s1"_s));
    QCOMPARE(m_alice->ends[u"s1"_s]->kind, Why::PeerGone);
}

void TestFileBridge::nobodyAnswers()
{
    m_alice->bridge.setPatience({.answer = std::chrono::milliseconds(50)});
    m_alice->bridge.offer(m_bob->jid(), u"s1"_s, u"1"_s, ours("hello"));
    EVENTUALLY(m_alice->ends.contains(u"s1"_s));
    QCOMPARE(m_alice->ends[u"s1"_s]->kind, Why::NoAnswer);
    EVENTUALLY(m_bob->offers.isEmpty() || m_bob->ends.contains(u"s1"_s));

    m_alice->bridge.setPatience({});
    m_alice->bridge.offer(*Jid::parse(m_prosody->jid(u"bob"_s) + u"/elsewhere"_s), u"s2"_s, u"1"_s, ours("hello"));
    EVENTUALLY(m_alice->ends.contains(u"s2"_s)); // there is no such device
    QVERIFY(m_alice->ends[u"s2"_s].has_value());
}

void TestFileBridge::strangersLearnNothing()
{
    Device carol(*m_prosody, u"carol"_s);
    QVERIFY(carol.isReady());
    const QString absent =
        carol.ask(*Jid::parse(m_prosody->jid(u"bob"_s) + u"/nowhere"_s), [](QXmlStreamWriter &writer) {
            startElement(writer, "jingle"_L1, ns::kJingle);
            writer.writeEndElement();
        });
    carol.bridge.offer(m_bob->jid(), u"s1"_s, u"1"_s, ours("hello"));
    EVENTUALLY(carol.ends.contains(u"s1"_s));
    QCOMPARE(carol.ends[u"s1"_s]->text, absent);
    QCOMPARE(carol.open(m_bob->jid(), u"s1-ibb"_s), absent);
    QVERIFY(m_bob->offers.isEmpty());
}

/// Alice keeps to no rule from here on. The session's id is "raw".
QString TestFileBridge::offerRaw(const Attachment &file, const QString &stream)
{
    m_alice->isRaw = true;
    FileContent content;
    content.file = file;
    content.transport = {stream, 4096};
    return m_alice->ask(m_bob->jid(), [content, own = m_alice->jid().toString()](QXmlStreamWriter &writer) {
        writeFile(writer, JingleAction::SessionInitiate, u"raw"_s, content, {own, {}});
    });
}

void TestFileBridge::smallerBlocks()
{
    QCOMPARE(offerRaw(announced("hello"), u"s"_s), u"result"_s);
    m_bob->bridge.accept(u"raw"_s, place(), 10);
    QCOMPARE(m_alice->open(m_bob->jid(), u"s"_s, 4097), u"resource-constraint"_s); // more than agreed
    QCOMPARE(m_alice->open(m_bob->jid(), u"s"_s, 0), u"not-acceptable"_s);
    QCOMPARE(m_alice->open(m_bob->jid(), u"s"_s, 2), u"result"_s);
    QCOMPARE(m_alice->open(m_bob->jid(), u"s"_s, 2), u"unexpected-request"_s); // it is open
    QCOMPARE(m_alice->data(m_bob->jid(), u"s"_s, 0, "he"), u"result"_s);
    QCOMPARE(m_alice->data(m_bob->jid(), u"s"_s, 1, "ll"), u"result"_s);
    QCOMPARE(m_alice->data(m_bob->jid(), u"s"_s, 2, "o"), u"result"_s);
    EVENTUALLY(m_bob->ends.contains(u"raw"_s));
    QVERIFY(!m_bob->ends[u"raw"_s]);
    QCOMPARE(read(place()), "hello");
    EVENTUALLY(m_alice->heard.contains(u"session-terminate"_s));
    QCOMPARE(m_alice->data(m_bob->jid(), u"s"_s, 3, "x"), u"item-not-found"_s); // one behind the last
}

void TestFileBridge::hostileBlocks_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("answer");
    QTest::addColumn<Why>("end");
    QTest::newRow("one is left out") << 1 << QByteArray("hel") << u"unexpected-request"_s << Why::Network;
    QTest::newRow("more than the block") << 0 << QByteArray(4097, 'x') << u"bad-request"_s << Why::BadAnswer;
    QTest::newRow("nothing") << 0 << QByteArray() << u"bad-request"_s << Why::BadAnswer;
    QTest::newRow("more than announced") << 0 << QByteArray("hello!") << u"not-acceptable"_s << Why::Mismatch;
}

void TestFileBridge::hostileBlocks()
{
    QFETCH(int, number);
    QFETCH(QByteArray, bytes);
    QFETCH(Why, end);
    QCOMPARE(offerRaw(announced("hello")), u"result"_s);
    QCOMPARE(m_alice->open(m_bob->jid(), u"raw"_s), u"unexpected-request"_s); // nobody has taken it yet
    QCOMPARE(m_alice->data(m_bob->jid(), u"raw"_s, 0, "hello"), u"unexpected-request"_s);
    m_bob->bridge.accept(u"raw"_s, place(), 1'000);
    QCOMPARE(m_alice->data(m_bob->jid(), u"raw"_s, 0, "hello"), u"unexpected-request"_s); // it is not open
    QCOMPARE(m_alice->open(m_bob->jid(), u"raw"_s), u"result"_s);
    const QString answer = m_alice->data(m_bob->jid(), u"raw"_s, quint16(number), bytes);
    QTEST(answer, "answer");
    EVENTUALLY(m_bob->ends.contains(u"raw"_s));
    QCOMPARE(m_bob->ends[u"raw"_s]->kind, end);
    EVENTUALLY(m_alice->heard.contains(u"session-terminate"_s));
    QVERIFY(!QFile::exists(place()) && !QFile::exists(place() + u".part"_s));
}

void TestFileBridge::onlyTheirOwnPeer()
{
    QCOMPARE(offerRaw(announced("hello")), u"result"_s);
    m_bob->bridge.accept(u"raw"_s, place(), 1'000);
    QCOMPARE(m_alice->open(m_bob->jid(), u"raw"_s), u"result"_s);
    Device mallory(*m_prosody, u"carol"_s);
    QVERIFY(mallory.isReady());
    m_bob->bridge.setPolicy([](const Jid &) { return true; });
    QCOMPARE(mallory.data(m_bob->jid(), u"raw"_s, 0, "hello"), u"item-not-found"_s);
    const QString answer = mallory.ask(
        m_bob->jid(), [](QXmlStreamWriter &writer) { writeTerminate(writer, u"raw"_s, EndReason::Cancel); });
    QCOMPARE(answer, u"item-not-found"_s);
    QCOMPARE(m_alice->close(m_bob->jid(), u"raw"_s), u"result"_s); // before all is there
    EVENTUALLY(m_bob->ends.contains(u"raw"_s));
    QCOMPARE(m_bob->ends[u"raw"_s]->kind, Why::Network);
}

void TestFileBridge::tooManyOffers()
{
    QStringList answers;
    for (int i = 0; i < 17; ++i) {
        answers << m_alice->ask(m_bob->jid(), [i, own = m_alice->jid().toString()](QXmlStreamWriter &writer) {
            FileContent content;
            content.file = announced("hello");
            content.transport = {u"s%1"_s.arg(i), 4096};
            writeFile(writer, JingleAction::SessionInitiate, u"raw-%1"_s.arg(i), content, {own, {}});
        });
    }
    QCOMPARE(answers.count(u"result"_s), 16);
    QCOMPARE(answers.last(), u"resource-constraint"_s);
}

QTEST_GUILESS_MAIN(TestFileBridge)
#include "tst_filebridge.moc"

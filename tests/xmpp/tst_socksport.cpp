// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/s5bstream.h"
#include "core/xmpp/socks5.h"
#include "core/xmpp/socksdial.h"
#include "core/xmpp/socksport.h"

#include <QTest>

using namespace causerie::xmpp;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60'000)

namespace
{

const QByteArray kOurs(40, 'a');
const QHostAddress kHere(QHostAddress::LocalHost);

/// Somebody at a port, byte by byte.
struct Stranger {
    QTcpSocket socket;
    QByteArray heard;
    bool isIn = false;
    bool isGone = false;

    explicit Stranger(quint16 port)
    {
        QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [this] { heard += socket.readAll(); });
        QObject::connect(&socket, &QTcpSocket::disconnected, &socket, [this] { isGone = true; });
        socket.connectToHost(kHere, port);
        isIn = QTest::qWaitFor([this] { return socket.state() == QAbstractSocket::ConnectedState; });
    }
    bool hears(const QByteArray &hex)
    {
        return QTest::qWaitFor([&] { return heard.toHex() == hex; }, 60'000);
    }
};

/// A streamhost that answers with whatever the row says, one byte at a time.
struct Host {
    QTcpServer server;
    QList<QByteArray> answers;

    explicit Host(const QList<QByteArray> &said) : answers(said)
    {
        server.listen(kHere);
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this] {
            QTcpSocket *guest = server.nextPendingConnection();
            QObject::connect(guest, &QTcpSocket::readyRead, guest, [this, guest] {
                guest->readAll();
                if (answers.isEmpty())
                    return;
                const QByteArray answer = QByteArray::fromHex(answers.takeFirst());
                for (const char byte : answer) {
                    guest->write(&byte, 1);
                    guest->flush();
                }
                if (answer.isEmpty())
                    guest->disconnectFromHost();
            });
        });
    }
};

} // namespace

/// The two ends of a handshake on real sockets: each other, and those who keep to no rule.
class TestSocksPort : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyMeet();
    void theConnectionToTheAddressThatWasMeant();
    void strangers_data();
    void strangers();
    void whoSaysNothing();
    void tooMany();
    void byteByByte();
    void whoLeaves();
    void hosts_data();
    void hosts();
    void whereWeDoNotGo();
    void slowReaders();
};

void TestSocksPort::theyMeet()
{
    SocksPort port({QByteArray(40, 'b'), kOurs}, 1min);
    QVERIFY(port.open());
    SocksDial dial({u"127.0.0.1"_s, port.number(), true}, kOurs, 1min);
    bool isReached = false;
    connect(&dial, &SocksDial::reached, this, [&isReached] { isReached = true; });
    EVENTUALLY(isReached);
    const quint16 number = port.number();
    const auto theirs = dial.take();
    const auto ours = port.take(kHere);
    QVERIFY(ours);
    QCOMPARE(port.number(), 0);
    QTcpSocket late;
    late.connectToHost(kHere, number);
    EVENTUALLY(late.error() == QAbstractSocket::ConnectionRefusedError);
    theirs->write("hello");
    EVENTUALLY(ours->bytesAvailable() == 5);
    QCOMPARE(ours->readAll(), "hello");
}

void TestSocksPort::theConnectionToTheAddressThatWasMeant()
{
    SocksPort port({kOurs}, 1min);
    QVERIFY(port.open());
    SocksDial first({u"127.0.0.1"_s, port.number(), true}, kOurs, 1min);
    SocksDial second({u"127.0.0.2"_s, port.number(), true}, kOurs, 1min);
    int reached = 0;
    connect(&first, &SocksDial::reached, this, [&reached] { ++reached; });
    connect(&second, &SocksDial::reached, this, [&reached] { ++reached; });
    EVENTUALLY(reached == 2);
    const auto taken = port.take(QHostAddress(u"127.0.0.1"_s));
    QVERIFY(taken);
    QVERIFY(taken->localAddress().isEqual(kHere, QHostAddress::TolerantConversion));
}

void TestSocksPort::strangers_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QByteArray>("answer");
    const QByteArray greeting = socksGreeting().toHex();
    const QByteArray other = QByteArray(40, 'x').toHex();
    QTest::newRow("a browser") << QByteArray("GET / HTTP/1.1\r\n\r\n").toHex() << QByteArray("05ff");
    QTest::newRow("SOCKS 4") << QByteArray("040100507f00000100") << QByteArray("05ff");
    QTest::newRow("only with a password") << QByteArray("050102") << QByteArray("05ff");
    QTest::newRow("another stream") << greeting + "0501000328" + other + "0000"
                                    << QByteArray("0500") + "0502000328" + other + "0000";
    QTest::newRow("an address of the network")
        << greeting + "050100017f0000010050" << QByteArray("0500") + "05020003000000";
    QTest::newRow("to listen") << greeting + "0502000328" << QByteArray("0500") + "05020003000000";
}

void TestSocksPort::strangers()
{
    QFETCH(QByteArray, said);
    QFETCH(QByteArray, answer);
    SocksPort port({kOurs}, 1min);
    QVERIFY(port.open());
    Stranger stranger(port.number());
    stranger.socket.write(QByteArray::fromHex(said));
    QVERIFY2(stranger.hears(answer), stranger.heard.toHex().constData());
    EVENTUALLY(stranger.isGone);
    QCOMPARE(port.guests(), 0);
    QVERIFY(!port.take(kHere));
}

void TestSocksPort::whoSaysNothing()
{
    SocksPort port({kOurs}, 20ms);
    QVERIFY(port.open());
    Stranger silent(port.number());
    Stranger half(port.number());
    half.socket.write(socksGreeting());
    EVENTUALLY(silent.isGone && half.isGone);
    QCOMPARE(port.guests(), 0);
}

void TestSocksPort::tooMany()
{
    SocksPort port({kOurs}, 1min);
    QVERIFY(port.open());
    std::vector<std::unique_ptr<Stranger>> crowd;
    for (int i = 0; i < 17; ++i)
        crowd.push_back(std::make_unique<Stranger>(port.number()));
    EVENTUALLY(crowd.back()->isGone);
    QCOMPARE(port.guests(), 16);
    crowd.pop_back();
    crowd.pop_back();
    EVENTUALLY(port.guests() == 15); // then there is room for who is expected
    Stranger peer(port.number());
    peer.socket.write(socksGreeting() + socksConnect(kOurs));
    QVERIFY(peer.hears((socksMethod(true) + socksReply(true, kOurs)).toHex()));
}

void TestSocksPort::byteByByte()
{
    SocksPort port({kOurs}, 1min);
    QVERIFY(port.open());
    Stranger slow(port.number());
    const QByteArray said = socksGreeting() + socksConnect(kOurs) + "data";
    for (const char byte : said) {
        slow.socket.write(&byte, 1);
        slow.socket.flush();
        QCoreApplication::processEvents();
    }
    QVERIFY(slow.hears((socksMethod(true) + socksReply(true, kOurs)).toHex()));
    const auto taken = port.take(kHere);
    QVERIFY(taken);
    EVENTUALLY(taken->bytesAvailable() == 4);
    QCOMPARE(taken->readAll(), "data");
}

void TestSocksPort::whoLeaves()
{
    SocksPort port({kOurs}, 1min);
    QVERIFY(port.open());
    Stranger peer(port.number());
    peer.socket.write(socksGreeting() + socksConnect(kOurs));
    EVENTUALLY(peer.heard.size() == 2 + 47);
    peer.socket.write("all"); // a small file is over at once
    peer.socket.disconnectFromHost();
    EVENTUALLY(peer.isGone);
    const auto taken = port.take(kHere);
    QVERIFY(taken);
    EVENTUALLY(taken->state() == QAbstractSocket::UnconnectedState);
    QCOMPARE(taken->readAll(), "all");
}

void TestSocksPort::hosts_data()
{
    QTest::addColumn<QList<QByteArray>>("answers");
    QTest::addColumn<bool>("isReached");
    const QByteArray yes = socksReply(true, kOurs).toHex();
    QTest::newRow("good") << QList<QByteArray>{"0500", yes} << true;
    QTest::newRow("another bound address") << QList<QByteArray>{"0500", "050000010a0000010050"} << true;
    QTest::newRow("wants a password") << QList<QByteArray>{"0502"} << false;
    QTest::newRow("knows no stream") << QList<QByteArray>{"0500", "0504000328"} << false;
    QTest::newRow("Prosody's refusal") << QList<QByteArray>{"0500", "05010003000000"} << false;
    QTest::newRow("no SOCKS") << QList<QByteArray>{QByteArray("220 mail").toHex()} << false;
    QTest::newRow("hangs up") << QList<QByteArray>{""} << false;
    QTest::newRow("hangs up in the middle") << QList<QByteArray>{"0500", ""} << false;
    QTest::newRow("unknown address type") << QList<QByteArray>{"0500", "050000070000"} << false;
}

void TestSocksPort::hosts()
{
    QFETCH(QList<QByteArray>, answers);
    QFETCH(bool, isReached);
    const Host host(answers);
    SocksDial dial({u"127.0.0.1"_s, host.server.serverPort(), true}, kOurs, 1min);
    int reached = 0;
    int failed = 0;
    connect(&dial, &SocksDial::reached, this, [&reached] { ++reached; });
    connect(&dial, &SocksDial::failed, this, [&failed] { ++failed; });
    EVENTUALLY(reached + failed == 1);
    QCOMPARE(reached == 1, isReached);
}

void TestSocksPort::whereWeDoNotGo()
{
    const Host silent({});
    int failed = 0;
    const auto count = [&failed] { ++failed; };
    SocksDial waits({u"127.0.0.1"_s, silent.server.serverPort(), true}, kOurs, 20ms);
    SocksDial here({u"127.0.0.1"_s, silent.server.serverPort(), false}, kOurs, 1min);
    SocksDial named({u"localhost"_s, silent.server.serverPort(), false}, kOurs, 1min);
    SocksDial nobody({u"0.0.0.0"_s, silent.server.serverPort(), true}, kOurs, 1min);
    for (const SocksDial *dial : {&waits, &here, &named, &nobody})
        connect(dial, &SocksDial::failed, this, count);
    EVENTUALLY(failed == 4);
}

/// Little waits in memory while the other side does not read, and all of it arrives.
void TestSocksPort::slowReaders()
{
    SocksPort port({kOurs}, 1min);
    QVERIFY(port.open());
    SocksDial dial({u"127.0.0.1"_s, port.number(), true}, kOurs, 1min);
    bool isReached = false;
    connect(&dial, &SocksDial::reached, this, [&isReached] { isReached = true; });
    EVENTUALLY(isReached);
    S5bStream from(dial.take());
    auto reader = port.take(kHere);
    constexpr qint64 kAll = 64'000'000;
    qint64 given = 0;
    qint64 written = 0;
    const auto give = [&] {
        while (given < kAll && from.room() > 0) {
            const qint64 size = std::min(from.room(), kAll - given);
            from.write(QByteArray(size, 'x'));
            given += size;
        }
    };
    connect(&from, &S5bStream::written, this, [&](qint64 bytes) {
        written += bytes;
        give();
    });
    from.start();
    give();
    qint64 before = -1;
    EVENTUALLY(std::exchange(before, given) == given && given > 0); // it has come to rest
    QVERIFY(given < kAll);
    QVERIFY(given - written <= 256 * 1024);

    S5bStream to(std::move(reader));
    qint64 came = 0;
    qint64 largest = 0;
    bool isClosed = false;
    connect(&to, &S5bStream::came, this, [&](const QByteArray &bytes) {
        came += bytes.size();
        largest = std::max<qint64>(largest, bytes.size());
    });
    connect(&to, &S5bStream::closed, this, [&isClosed] { isClosed = true; });
    to.start();
    EVENTUALLY(came == kAll);
    QVERIFY(largest <= 256 * 1024);
    QVERIFY(!isClosed);
}

QTEST_GUILESS_MAIN(TestSocksPort)
#include "tst_socksport.moc"

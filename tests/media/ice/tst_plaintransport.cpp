// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/ice/plaintransport.h"

#include "core/media/net/mailbox.h"
#include "core/media/net/netthread.h"

#include <QTest>
#include <QUdpSocket>

#include <memory>

using namespace causerie::media;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A socket and an address, and nobody else's datagrams.
class TestPlainTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void talksToOneAddressOnly()
    {
        NetThread net;
        Mailbox mailbox;
        std::unique_ptr<PlainTransport> transport;
        QList<Candidate> local;
        QList<QByteArray> received;
        auto state = IceState::Waiting;
        bool finished = false;
        net.post([&] {
            transport = std::make_unique<PlainTransport>(
                net.context(), u"127.0.0.1"_s,
                IceTransport::Events{
                    .candidates = [&](const QList<Candidate> &found) { mailbox.post([&, found] { local = found; }); },
                    .gatheringFinished = [&] { mailbox.post([&] { finished = true; }); },
                    .stateChanged = [&](IceState next) { mailbox.post([&, next] { state = next; }); },
                    .received =
                        [&](std::span<const std::byte> datagram) {
                            mailbox.post([&, bytes = QByteArray(reinterpret_cast<const char *>(datagram.data()),
                                                                static_cast<qsizetype>(datagram.size()))] {
                                received.append(bytes);
                            });
                        }});
            transport->gather();
        });
        QTRY_VERIFY(finished);
        QCOMPARE(local.size(), 1);
        QCOMPARE(local[0].address, u"127.0.0.1"_s);

        QUdpSocket friendly;
        QVERIFY(friendly.bind(QHostAddress(u"127.0.0.1"_s)));
        QUdpSocket stranger;
        QVERIFY(stranger.bind(QHostAddress(u"127.0.0.2"_s)));
        auto remote = local[0];
        remote.port = friendly.localPort();
        auto unusable = remote;
        unusable.address = u"not an address"_s;
        net.post([&] {
            transport->addRemoteCandidates({unusable, remote});
            transport->connectTo({});
        });
        QTRY_COMPARE(state, IceState::Connected);

        QVERIFY(transport->send(std::as_bytes(std::span("hello", 5))));
        QTRY_VERIFY(friendly.hasPendingDatagrams());
        QByteArray heard(100, '\0');
        heard.truncate(friendly.readDatagram(heard.data(), heard.size()));
        QCOMPARE(heard, "hello"_ba);

        stranger.writeDatagram("pst"_ba, QHostAddress(u"127.0.0.1"_s), local[0].port);
        friendly.writeDatagram("good"_ba, QHostAddress(u"127.0.0.1"_s), local[0].port);
        QTRY_COMPARE(received, QList{"good"_ba});

        bool closed = false;
        net.post([&] { transport->close(1s, [&] { mailbox.post([&] { closed = true; }); }); });
        QTRY_VERIFY(closed);
        net.quit();
        net.join();
    }

    void hasNoCandidateWithoutAnAddress()
    {
        NetThread net;
        Mailbox mailbox;
        std::unique_ptr<PlainTransport> transport;
        bool found = false;
        bool finished = false;
        net.post([&] {
            transport = std::make_unique<PlainTransport>(
                net.context(), u"not an address"_s,
                IceTransport::Events{.candidates = [&](const auto &) { mailbox.post([&] { found = true; }); },
                                     .gatheringFinished = [&] { mailbox.post([&] { finished = true; }); },
                                     .stateChanged = [](IceState) {},
                                     .received = [](std::span<const std::byte>) {}});
            transport->gather();
        });
        QTRY_VERIFY(finished);
        QVERIFY(!found);
        QVERIFY(!transport->send(std::as_bytes(std::span("x", 1))));
        net.quit();
        net.join();
    }
};

QTEST_GUILESS_MAIN(TestPlainTransport)
#include "tst_plaintransport.moc"

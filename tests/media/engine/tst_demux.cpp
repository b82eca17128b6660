// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/demux.h"
#include "core/media/traffic.h"

#include <QTest>

#include <array>

using namespace causerie::media;

Q_DECLARE_METATYPE(causerie::media::DatagramKind)

class TestDemux : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// RFC 7983 §7, figure 3, at the edge of every range, and RFC 5761 §4 for the second byte.
    void tellsWhatArrived_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("second");
        QTest::addColumn<DatagramKind>("kind");

        using enum DatagramKind;
        QTest::newRow("0") << 0 << 1 << Stun;
        QTest::newRow("3") << 3 << 1 << Stun;
        QTest::newRow("4") << 4 << 1 << Unknown;
        QTest::newRow("19, ZRTP ends here") << 19 << 1 << Unknown;
        QTest::newRow("20, change cipher spec") << 20 << 254 << Dtls;
        QTest::newRow("22, handshake") << 22 << 254 << Dtls;
        QTest::newRow("63") << 63 << 254 << Dtls;
        QTest::newRow("64") << 64 << 0 << TurnChannel;
        QTest::newRow("79") << 79 << 0 << TurnChannel;
        QTest::newRow("80") << 80 << 0 << Unknown;
        QTest::newRow("127") << 127 << 0 << Unknown;
        QTest::newRow("128, payload type 111") << 128 << 111 << Rtp;
        QTest::newRow("128, payload type 111 with the marker") << 128 << 239 << Rtp;
        QTest::newRow("128, payload type 63 with the marker") << 128 << 191 << Rtp;
        QTest::newRow("128, 192") << 128 << 192 << Rtcp;
        QTest::newRow("128, sender report") << 128 << 200 << Rtcp;
        QTest::newRow("128, 223") << 128 << 223 << Rtcp;
        QTest::newRow("128, 224") << 128 << 224 << Rtp;
        QTest::newRow("191") << 191 << 0 << Rtp;
        QTest::newRow("192") << 192 << 200 << Unknown;
        QTest::newRow("255") << 255 << 255 << Unknown;
    }

    void tellsWhatArrived()
    {
        QFETCH(const int, first);
        QFETCH(const int, second);
        const std::array datagram{static_cast<std::byte>(first), static_cast<std::byte>(second)};
        QTEST(classify(datagram), "kind");
        QCOMPARE(classify(std::span(datagram).first(1)), DatagramKind::Unknown);
        QCOMPARE(classify({}), DatagramKind::Unknown);
    }

    void measuresTheLastSecond()
    {
        RatePerSecond rate;
        QCOMPARE(rate.update(1000), 0.0); // nothing to compare with
        QCOMPARE(rate.update(1100), 400.0);
        QCOMPARE(rate.update(1200), 400.0);
        QCOMPARE(rate.update(1300), 400.0);
        QCOMPARE(rate.update(1400), 400.0);
        QCOMPARE(rate.update(1400), 300.0); // three quarters of a second at 400, one at nothing
        QCOMPARE(rate.update(1400), 200.0);
        QCOMPARE(rate.update(1400), 100.0);
        QCOMPARE(rate.update(1400), 0.0);
    }
};

QTEST_APPLESS_MAIN(TestDemux)
#include "tst_demux.moc"

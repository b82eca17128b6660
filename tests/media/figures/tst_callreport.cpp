// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/figures/callreport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace causerie::media;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What is sent on of a call: enough to find out what was wrong, and nobody in it.
class TestReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addresses_data();
    void addresses();
    void hasTheFigures();
    void hasTheCourse();
    void hasNobodyInIt();
    void anEmptyCallIsAReportToo();
};

namespace
{

Statistics someStatistics()
{
    Statistics s;
    s.delayMs = 31.26;
    s.playoutTargetMs = 28;
    s.roundTripMs = 40;
    s.packetsSent = 500;
    s.packetsReceived = 480;
    s.packetsLost = 20;
    s.sound = {.played = 480'000, .concealed = 4'800, .recovered = 9'600, .fromCopies = 1'920};
    s.concealedPercent = 1;
    s.firstAudioMs = 120;
    s.codec = u"opus/48000"_s;
    s.srtpProfile = u"AEAD_AES_128_GCM"_s;
    s.candidatePair = u"host 192.0.2.17:50000 ⇄ relay [2001:db8:1:2::7]:3478 udp"_s;
    s.localEnd = {.type = Candidate::Type::Host, .address = u"192.0.2.17"_s};
    s.remoteEnd = {.type = Candidate::Type::Relayed, .address = u"2001:db8:1:2::7"_s};
    s.relayed = true;
    s.plan.distances = {1, 3};
    s.mode = CallMode::LowLatency;
    return s;
}

QJsonObject reportOf(const Statistics &statistics)
{
    StatisticsHistory history;
    history.add(statistics, 1s);
    history.add(statistics, 2s);
    return callReport(statistics, history, 2'345);
}

} // namespace

void TestReport::addresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("shortened");
    QTest::newRow("IPv4") << u"203.0.113.77"_s << u"203.0.0.0/16"_s;
    QTest::newRow("IPv6") << u"2001:db8:1234:5678::9abc"_s << u"2001:db8::/32"_s;
    QTest::newRow("IPv6 of this link") << u"fe80::1%eth0"_s << u"fe80::/32"_s;
    QTest::newRow("IPv4 in IPv6") << u"::ffff:203.0.113.77"_s << u"203.0.0.0/16"_s;
    QTest::newRow("a name of mDNS") << u"4fe1a3b2-0d1c-4bd2-9be6-7c1f8b0a1234.local"_s << QString();
    QTest::newRow("a name of a host") << u"desk.example.org"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void TestReport::addresses()
{
    QFETCH(QString, address);
    QTEST(shortenedAddress(address), "shortened");
}

void TestReport::hasTheFigures()
{
    const QJsonObject report = reportOf(someStatistics());
    QCOMPARE(report[u"length_s"_s].toDouble(), 2.3);
    QCOMPARE(report[u"connect_ms"_s], QJsonValue()); // not known
    QCOMPARE(report[u"first_audio_ms"_s].toInt(), 120);
    const QJsonObject path = report[u"path"_s].toObject();
    QCOMPARE(path[u"remote"_s].toObject()[u"type"_s].toString(), u"relay"_s);
    QCOMPARE(path[u"remote"_s].toObject()[u"network"_s].toString(), u"2001:db8::/32"_s);
    QCOMPARE(path[u"local"_s].toObject()[u"network"_s].toString(), u"192.0.0.0/16"_s);
    QVERIFY(path[u"relayed"_s].toBool());
    QCOMPARE(path[u"cipher"_s].toString(), u"AEAD_AES_128_GCM"_s);
    QCOMPARE(report[u"sending"_s].toObject()[u"mode"_s].toString(), u"low-latency"_s);
    QCOMPARE(report[u"sending"_s].toObject()[u"copy_distances"_s].toArray(), (QJsonArray{1, 3}));
    QCOMPARE(report[u"receiving"_s].toObject()[u"samples_recovered"_s].toInt(), 9600);
}

void TestReport::hasTheCourse()
{
    const QJsonObject course = reportOf(someStatistics())[u"course"_s].toObject();
    QCOMPARE(course[u"seconds_per_sample"_s].toInt(), 1);
    QCOMPARE(course[u"delay_ms"_s].toArray(), (QJsonArray{31.3, 31.3}));
    QCOMPARE(course[u"at_s"_s].toArray(), (QJsonArray{1, 2}));
    for (const auto &column : course)
        QVERIFY(column.isDouble() || column.toArray().size() == 2);
}

void TestReport::hasNobodyInIt()
{
    const QByteArray text = QJsonDocument(reportOf(someStatistics())).toJson();
    for (const auto *secret : {"192.0.2.17", "2001:db8:1:2", "50000", "3478", "⇄"})
        QVERIFY2(!text.contains(secret), secret);
}

void TestReport::anEmptyCallIsAReportToo()
{
    const QJsonObject report = callReport({}, {}, 0);
    QVERIFY(report[u"path"_s].toObject()[u"local"_s].toObject().isEmpty());
    QVERIFY(report[u"course"_s].toObject()[u"delay_ms"_s].toArray().isEmpty());
}

QTEST_APPLESS_MAIN(TestReport)
#include "tst_callreport.moc"

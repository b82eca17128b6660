// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/wavreader.h"
#include "core/media/audio/wavwriter.h"
#include "tests/integration/jsonprocess.h"
#include "tests/support/estoi.h"
#include "tests/support/needed.h"
#include "tests/support/punctuality.h"
#include "tests/support/speech.h"
#include "tests/support/xmppserver.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{

/// The script `network` of this folder; it says what the kinds are.
class Internet final : public ServerProcess
{
public:
    explicit Internet(const QString &kind) : ServerProcess(u"../network/network"_s, {kind}) {}

    QString refusal() const { return facts()[u"refused"_s].toString(); } ///< empty when there is one
    QString host() const { return facts()[u"host"_s].toString(); }       ///< of the server
    QString publicAddress(const QString &name) const { return facts()[u"public"_s][name].toString(); }

    /// What `ip` is told at the machine of `name`.
    bool change(const QString &name, const QStringList &words) const
    {
        return QProcess::execute(u"nsenter"_s, QStringList{machine(name), u"ip"_s} + words) == 0;
    }
    /// `causerie-cli` at the machine of `name`.
    std::unique_ptr<JsonProcess> run(const QString &name, const QString &folder, const QStringList &command) const
    {
        const QStringList options{machine(name),  QStringLiteral(CAUSERIE_CLI),
                                  u"--jid"_s,     name + u"@example.test"_s,
                                  u"--host"_s,    host(),
                                  u"--port"_s,    QString::number(facts()[u"port"_s].toInt()),
                                  u"--ca-file"_s, facts()[u"ca_file"_s].toString(),
                                  u"--data"_s,    folder};
        return std::make_unique<JsonProcess>(u"nsenter"_s, options + command,
                                             QMap<QString, QString>{{u"CAUSERIE_PASSWORD"_s, name + u"-secret"_s}});
    }

private:
    QString machine(const QString &name) const
    {
        return u"--net=/proc/%1/ns/net"_s.arg(facts()[u"machines"_s][name].toInt());
    }
};

/// A tone that never pauses, so what is missing of it is heard.
QString writeTone(const QString &file, int seconds)
{
    std::vector<float> samples(size_t(seconds) * 48'000);
    for (size_t i = 0; i < samples.size(); ++i)
        samples[i] = 0.3F * std::sin(float(i) * 0.05F);
    QFile device(file);
    media::WavWriter writer(device);
    const bool isWritten = device.open(QIODevice::WriteOnly) && writer.begin(0) && writer.append(samples);
    return isWritten ? file : QString();
}

/// For how long nothing of the tone is heard between its first and its last sound.
double longestPauseMs(const std::vector<float> &heard)
{
    constexpr size_t kWindow = 480; // 10 ms
    int longest = 0;
    int now = 0;
    bool hasBegun = false;
    for (size_t at = 0; at + kWindow <= heard.size(); at += kWindow) {
        double power = 0;
        for (size_t i = at; i < at + kWindow; ++i)
            power += double(heard[i]) * double(heard[i]);
        if (power / kWindow > 0.1 * 0.1 / 2) {
            longest = hasBegun ? std::max(longest, now) : 0;
            now = 0;
            hasBegun = true;
        } else {
            ++now;
        }
    }
    return 10.0 * longest;
}

bool hasPrograms()
{
    const QStringList programs{u"ip"_s, u"nft"_s, u"ss"_s, u"nsenter"_s, u"turnserver"_s, u"prosody"_s};
    return std::ranges::none_of(programs, [](const QString &program) {
        return QStandardPaths::findExecutable(program).isEmpty() &&
               QStandardPaths::findExecutable(program, {u"/usr/sbin"_s, u"/sbin"_s}).isEmpty();
    });
}

} // namespace

/// Calls over networks as people have them: what one says the other hears, whatever stands between them. Each network
/// is made of namespaces, with real routers, a real relay and a real server in it. Needs root.
class TestNetworks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void speechBothWays_data();
    void speechBothWays();
    void anotherAddressInTheCall_data();
    void anotherAddressInTheCall();

private:
    void checkSpeech(const Speech &said, const QString &file, const Punctuality &machine) const;

    std::unique_ptr<Speech> m_hers;
    std::unique_ptr<Speech> m_his;
};

void TestNetworks::initTestCase()
{
    CAUSERIE_NEEDS("iproute2, nftables or coturn", hasPrograms());
    m_hers =
        std::make_unique<Speech>(u"en"_s, u"Good morning. I can hear you very well, much better than yesterday."_s);
    m_his = std::make_unique<Speech>(u"de+m3"_s, u"Guten Tag. Wir sehen uns am Donnerstag um halb neun am Bahnhof."_s);
    CAUSERIE_NEEDS("espeak-ng", m_hers->isReady() && m_his->isReady());
}

void TestNetworks::speechBothWays_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("isRelayed");

    QTest::newRow("public addresses: host candidates") << u"open"_s << false;
    QTest::newRow("routers with one mapping: server-reflexive candidates") << u"routed"_s << false;
    QTest::newRow("the same, and the relay refuses us") << u"refused"_s << false;
    QTest::newRow("the same, and the relay is not there") << u"gone"_s << false;
    QTest::newRow("a router with a mapping for each destination, and a public address") << u"one"_s << false;
    QTest::newRow("such a router, and one with one mapping: a relay") << u"mixed"_s << true;
    QTest::newRow("two routers with a mapping for each destination: a relay") << u"symmetric"_s << true;
    QTest::newRow("nothing goes out but TCP: a relay reached by TCP") << u"tcp"_s << true;
    QTest::newRow("nothing goes out but TCP to the port of HTTPS: a relay reached inside TLS") << u"tls"_s << true;
    QTest::newRow("IPv6 alone") << u"ipv6"_s << false;
}

void TestNetworks::checkSpeech(const Speech &said, const QString &file, const Punctuality &machine) const
{
    const auto heard = media::readWav(file);
    QVERIFY2(heard, qPrintable(file));
    const Likeness likeness = compare(said.samples(), heard->samples);
    qInfo() << "ESTOI" << likeness.estoi << "machine late by" << machine.latestMs() << "ms";
    QVERIFY2(likeness.estoi >= machine.wantedEstoi(), qPrintable(QString::number(likeness.estoi)));
}

void TestNetworks::speechBothWays()
{
    QFETCH(const QString, kind);
    QFETCH(const bool, isRelayed);
    const QTemporaryDir dir;
    const Internet internet(kind);
    if (const QString why = internet.refusal(); !why.isEmpty()) {
        if (mustHaveEverything())
            QFAIL(qPrintable(why));
        QSKIP(qPrintable(why));
    }
    QVERIFY(internet.isReady());

    const QString heardByBob = dir.filePath(u"bob.wav"_s);
    const QString heardByAlice = dir.filePath(u"alice.wav"_s);
    const auto bob = internet.run(u"bob"_s, dir.filePath(u"bob"_s),
                                  {u"answer"_s, u"--play"_s, m_his->file(), u"--record"_s, heardByBob});
    QVERIFY(!bob->waitForEvent(u"waiting"_s).isEmpty());
    const auto longest = std::max(m_hers->samples().size(), m_his->samples().size());
    const Punctuality machine;
    const auto alice = internet.run(u"alice"_s, dir.filePath(u"alice"_s),
                                    {u"call"_s, u"bob@example.test"_s, u"--play"_s, m_hers->file(), u"--record"_s,
                                     heardByAlice, u"--seconds"_s, QString::number(longest / 48'000 + 2)});
    const QJsonObject aliceEnd = alice->waitForEvent(u"call-ended"_s);
    const QJsonObject bobEnd = bob->waitForEvent(u"call-ended"_s);
    QCOMPARE(alice->wait(), 0);
    QCOMPARE(bob->wait(), 0);
    for (const auto &[end, other] : {std::pair(aliceEnd, u"bob"_s), std::pair(bobEnd, u"alice"_s)}) {
        const QString pair = end[u"candidate_pair"_s].toString();
        qInfo().noquote() << kind << pair << "setup" << end[u"setup_ms"_s].toInt() << "ms, round trip"
                          << end[u"round_trip_ms"_s].toDouble() << "ms, loss" << end[u"loss_percent"_s].toDouble()
                          << "%, playout delay" << end[u"delay_ms"_s].toDouble() << "ms";
        QCOMPARE(end[u"outcome"_s].toString(), u"answered"_s);
        QCOMPARE(end[u"reason"_s].toString(), u"success"_s);
        QCOMPARE(pair.contains(u"relay "_s), isRelayed);
        if (!isRelayed)
            QVERIFY2(pair.section(u'\u21c4', 1).contains(internet.publicAddress(other)), qPrintable(pair));
    }
    checkSpeech(*m_hers, heardByBob, machine);
    checkSpeech(*m_his, heardByAlice, machine);
}

void TestNetworks::anotherAddressInTheCall_data()
{
    QTest::addColumn<bool>("isCaller");
    QTest::newRow("the caller's") << true;
    QTest::newRow("the called one's") << false;
}

/// As when a laptop goes from one wireless network to another: stream and call have to find each other again.
void TestNetworks::anotherAddressInTheCall()
{
    QFETCH(const bool, isCaller);
    constexpr int kSeconds = 15;
    const QTemporaryDir dir;
    const Internet internet(u"open"_s);
    if (const QString why = internet.refusal(); !why.isEmpty()) {
        if (mustHaveEverything())
            QFAIL(qPrintable(why));
        QSKIP(qPrintable(why));
    }
    QVERIFY(internet.isReady());
    const QString tone = writeTone(dir.filePath(u"tone.wav"_s), kSeconds + 30);
    QVERIFY(!tone.isEmpty());
    const QString heardByBob = dir.filePath(u"bob.wav"_s);
    const QString heardByAlice = dir.filePath(u"alice.wav"_s);
    const auto bob =
        internet.run(u"bob"_s, dir.filePath(u"bob"_s), {u"answer"_s, u"--play"_s, tone, u"--record"_s, heardByBob});
    QVERIFY(!bob->waitForEvent(u"waiting"_s).isEmpty());
    const auto alice = internet.run(u"alice"_s, dir.filePath(u"alice"_s),
                                    {u"call"_s, u"bob@example.test"_s, u"--play"_s, tone, u"--record"_s, heardByAlice,
                                     u"--seconds"_s, QString::number(kSeconds)});
    QVERIFY(!alice->waitForEvent(u"first-audio"_s).isEmpty());
    QVERIFY(!bob->waitForEvent(u"first-audio"_s).isEmpty());
    const QString mover = isCaller ? u"alice"_s : u"bob"_s;
    const QString before = internet.publicAddress(mover);
    const QString after = u"203.0.113.77"_s;
    QVERIFY(internet.change(mover, {u"address"_s, u"del"_s, before + u"/24"_s, u"dev"_s, u"eth"_s}));
    QVERIFY(internet.change(mover, {u"address"_s, u"add"_s, after + u"/24"_s, u"dev"_s, u"eth"_s}));

    const QJsonObject aliceEnd = alice->waitForEvent(u"call-ended"_s);
    const QJsonObject bobEnd = bob->waitForEvent(u"call-ended"_s);
    for (const auto &end : {aliceEnd, bobEnd}) {
        qInfo().noquote() << end[u"candidate_pair"_s].toString() << "loss" << end[u"loss_percent"_s].toDouble() << "%";
        QCOMPARE(end[u"outcome"_s].toString(), u"answered"_s);
        QCOMPARE(end[u"reason"_s].toString(), u"success"_s);
        QVERIFY(end[u"candidate_pair"_s].toString().contains(after));
    }
    for (const QString &file : {heardByAlice, heardByBob}) {
        const auto heard = media::readWav(file);
        QVERIFY(heard);
        const double pause = longestPauseMs(heard->samples);
        qInfo() << "nothing was heard for" << pause << "ms";
        QVERIFY(pause > 0 && pause < 8'000); // no promise on a busy machine: the aim is 3 s
    }
}

QTEST_GUILESS_MAIN(TestNetworks)
#include "tst_networks.moc"

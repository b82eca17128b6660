// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/wavreader.h"
#include "tests/integration/jsonprocess.h"
#include "tests/support/estoi.h"
#include "tests/support/needed.h"
#include "tests/support/prosody.h"
#include "tests/support/punctuality.h"
#include "tests/support/speech.h"

#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// Calls between two `causerie-cli` processes through a real server: what one says the other hears.
class TestCliCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void speechBothWays();
    void declinedByNobodyThere();
    void hungUpBySignal();
    void recordedOntoAFullDisk();
    void thePeerIsGone();

private:
    std::unique_ptr<JsonProcess> run(const QString &name, const QStringList &command) const;
    static void checkEnd(const QJsonObject &end, const QString &direction);

    QTemporaryDir m_dir;
    std::unique_ptr<Prosody> m_server;
};

void TestCliCall::initTestCase()
{
    m_server = std::make_unique<Prosody>();
    QVERIFY(m_server->isReady());
}

std::unique_ptr<JsonProcess> TestCliCall::run(const QString &name, const QStringList &command) const
{
    const QStringList options{u"--jid"_s,           m_server->jid(name), u"--host"_s,
                              m_server->host(),     u"--port"_s,         QString::number(m_server->port()),
                              u"--ca-file"_s,       m_server->caFile(),  u"--data"_s,
                              m_dir.filePath(name), u"--loopback"_s};
    return std::make_unique<JsonProcess>(QStringLiteral(CAUSERIE_CLI), options + command,
                                         QMap<QString, QString>{{u"CAUSERIE_PASSWORD"_s, m_server->password(name)}});
}

void TestCliCall::checkEnd(const QJsonObject &end, const QString &direction)
{
    QCOMPARE(end[u"direction"_s].toString(), direction);
    QCOMPARE(end[u"outcome"_s].toString(), u"answered"_s);
    QCOMPARE(end[u"reason"_s].toString(), u"success"_s);
    QVERIFY(end[u"codec"_s].toString().startsWith(u"opus"));
    QVERIFY(!end[u"srtp_profile"_s].toString().isEmpty());
    QVERIFY(!end[u"candidate_pair"_s].toString().isEmpty());
    QVERIFY(end[u"packets_received"_s].toInt() > 0);
    for (const auto &figure : {u"setup_ms"_s, u"delay_ms"_s, u"jitter_ms"_s, u"loss_percent"_s, u"concealed_percent"_s})
        QVERIFY2(end[figure].isDouble(), qPrintable(figure));
    qInfo().noquote() << direction << "setup" << end[u"setup_ms"_s].toInt() << "ms, playout delay"
                      << end[u"delay_ms"_s].toDouble() << "ms, concealed" << end[u"concealed_percent"_s].toDouble()
                      << "%";
}

void TestCliCall::speechBothWays()
{
    const Speech hers(u"en"_s);
    const Speech his(u"de+m3"_s, u"Guten Tag. Ich höre Sie gut, und das Wetter ist heute viel besser als gestern. "
                                 "Wir sehen uns am Donnerstag um halb neun am Bahnhof."_s);
    CAUSERIE_NEEDS("espeak-ng", hers.isReady() && his.isReady());
    const QString heardByBob = m_dir.filePath(u"bob.wav"_s);
    const QString heardByAlice = m_dir.filePath(u"alice.wav"_s);

    const auto bob = run(u"bob"_s, {u"answer"_s, u"--play"_s, his.file(), u"--record"_s, heardByBob});
    QVERIFY(!bob->waitForEvent(u"waiting"_s).isEmpty());
    const auto longest = std::max(hers.samples().size(), his.samples().size());
    const QString seconds = QString::number(longest / 48'000 + 2);
    const Punctuality machine;
    const auto alice = run(u"alice"_s, {u"call"_s, m_server->jid(u"bob"_s), u"--play"_s, hers.file(), u"--record"_s,
                                        heardByAlice, u"--seconds"_s, seconds});
    const QJsonObject aliceEnd = alice->waitForEvent(u"call-ended"_s);
    const QJsonObject bobEnd = bob->waitForEvent(u"call-ended"_s);
    QCOMPARE(alice->wait(), 0);
    QCOMPARE(bob->wait(), 0);
    checkEnd(aliceEnd, u"outgoing"_s);
    checkEnd(bobEnd, u"incoming"_s);
    QCOMPARE(aliceEnd[u"sid"_s], bobEnd[u"sid"_s]);
    QCOMPARE(aliceEnd[u"auth_string"_s].toString().size(), 14);
    QCOMPARE(aliceEnd[u"auth_string"_s], bobEnd[u"auth_string"_s]); // nobody is between them

    for (const auto &[said, file] : {std::pair(&hers, heardByBob), std::pair(&his, heardByAlice)}) {
        const auto heard = media::readWav(file);
        QVERIFY2(heard, qPrintable(file));
        QCOMPARE(heard->sampleRate, 48'000);
        const Likeness likeness = compare(said->samples(), heard->samples);
        qInfo() << "ESTOI" << likeness.estoi << "machine late by" << machine.latestMs() << "ms";
        QVERIFY2(likeness.estoi >= machine.wantedEstoi(), qPrintable(QString::number(likeness.estoi)));
    }

    // Both sides have one line about it.
    for (const auto &[name, other] : {std::pair(u"alice"_s, u"bob"_s), std::pair(u"bob"_s, u"alice"_s)}) {
        const auto history = run(name, {u"history"_s, m_server->jid(other)});
        QCOMPARE(history->wait(), 0);
        QCOMPARE(history->all().size(), 2);
        QCOMPARE(history->all().first()[u"kind"_s].toString(), u"call"_s);
        QCOMPARE(history->all().first()[u"outcome"_s].toString(), u"answered"_s);
    }
}

void TestCliCall::declinedByNobodyThere()
{
    const auto alice = run(u"alice"_s, {u"call"_s, u"nobody@example.test"_s});
    const QJsonObject end = alice->waitForEvent(u"call-ended"_s);
    QCOMPARE(alice->wait(), 1);
    QVERIFY(end[u"outcome"_s].toString() != u"answered"_s);
    QVERIFY(end[u"setup_ms"_s].isNull());
    QVERIFY(end[u"delay_ms"_s].isNull());
}

void TestCliCall::hungUpBySignal()
{
    const auto bob = run(u"bob"_s, {u"answer"_s, u"--record"_s, m_dir.filePath(u"b.wav"_s)});
    QVERIFY(!bob->waitForEvent(u"waiting"_s).isEmpty());
    const auto alice = run(u"alice"_s, {u"call"_s, m_server->jid(u"bob"_s), u"--record"_s, m_dir.filePath(u"a.wav"_s)});
    QVERIFY(!alice->waitFor([](const QJsonObject &event) { return event[u"state"_s] == u"active"_s; }).isEmpty());
    QVERIFY(!bob->waitFor([](const QJsonObject &event) { return event[u"state"_s] == u"active"_s; }).isEmpty());
    bob->terminate();
    QCOMPARE(bob->waitForEvent(u"call-ended"_s)[u"outcome"_s].toString(), u"answered"_s);
    QCOMPARE(alice->waitForEvent(u"call-ended"_s)[u"outcome"_s].toString(), u"answered"_s);
    QCOMPARE(bob->wait(), 0);
    QCOMPARE(alice->wait(), 0);
}

void TestCliCall::recordedOntoAFullDisk()
{
    const auto bob = run(u"bob"_s, {u"answer"_s, u"--record"_s, u"/dev/full"_s});
    QVERIFY(!bob->waitForEvent(u"waiting"_s).isEmpty());
    const auto alice = run(u"alice"_s, {u"call"_s, m_server->jid(u"bob"_s), u"--record"_s, m_dir.filePath(u"a.wav"_s),
                                        u"--seconds"_s, u"3"_s});
    QCOMPARE(alice->wait(), 0);
    QCOMPARE(bob->wait(), 1);
    QCOMPARE(bob->waitForEvent(u"error"_s)[u"kind"_s].toString(), u"record-file"_s);
}

/// The patience of a call is half a minute, for a network that changes.
void TestCliCall::thePeerIsGone()
{
    const auto bob = run(u"bob"_s, {u"answer"_s, u"--record"_s, m_dir.filePath(u"b.wav"_s)});
    QVERIFY(!bob->waitForEvent(u"waiting"_s).isEmpty());
    const auto alice = run(u"alice"_s, {u"call"_s, m_server->jid(u"bob"_s), u"--record"_s, m_dir.filePath(u"a.wav"_s)});
    QVERIFY(!alice->waitForEvent(u"first-audio"_s).isEmpty());
    bob->kill();
    QCOMPARE(alice->wait(), 1);
    const QJsonObject end = alice->waitForEvent(u"call-ended"_s);
    QCOMPARE(end[u"outcome"_s].toString(), u"answered"_s);
    QCOMPARE(end[u"reason"_s].toString(), u"connectivity-error"_s);
    QCOMPARE(alice->waitForEvent(u"error"_s)[u"kind"_s].toString(), u"call-broken-off"_s);
}

QTEST_GUILESS_MAIN(TestCliCall)
#include "tst_clicall.moc"

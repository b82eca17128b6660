// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/wavreader.h"
#include "tests/integration/jsonprocess.h"
#include "tests/integration/person.h"
#include "tests/support/estoi.h"
#include "tests/support/needed.h"
#include "tests/support/punctuality.h"
#include "tests/support/speech.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

/// Calls with a telephone of which no line is ours: slixmpp's stanzas, aiortc's ICE, DTLS, SRTP, RTCP and Opus, through
/// a real server. What one says the other hears.
class TestAiortc : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void weCall_data();
    void weCall();
    void theyCall_data();
    void theyCall();
    void whatIsToldMeanwhile();
    void aFalseFingerprint();
    void cleanupTestCase();

private:
    std::unique_ptr<JsonProcess> cli(const QStringList &command) const;
    std::unique_ptr<JsonProcess> peer() const;
    QJsonObject order(const QString &what, const QString &profile = {}, bool trickles = false) const;
    void checkSpeech(const Speech &said, const QString &file, const Punctuality &machine) const;
    QString ours() const { return m_dir.filePath(u"ours.wav"_s); }     ///< what we heard
    QString theirs() const { return m_dir.filePath(u"theirs.wav"_s); } ///< what they heard

    QTemporaryDir m_dir;
    std::unique_ptr<Prosody> m_server;
    std::unique_ptr<Speech> m_hers; ///< what we say
    std::unique_ptr<Speech> m_his;
};

namespace
{

/// python3-aiortc, by asking Python for it.
bool hasAiortc()
{
    QProcess python;
    python.start(u"python3"_s, {u"-c"_s, u"import aiortc, slixmpp"_s});
    return python.waitForFinished() && python.exitStatus() == QProcess::NormalExit && python.exitCode() == 0;
}

/// What our `call-ended` says, in OpenSSL's words.
QString profileOf(const QJsonObject &end)
{
    return u"SRTP_"_s + end[u"srtp_profile"_s].toString().remove(u"HMAC_"_s);
}

/// They offer all that libsrtp can, or what every DTLS-SRTP must (RFC 5764 §4.1.2); XEP-0176 §5.5 trickles, or not.
void addKinds()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<bool>("trickles");
    QTest::newRow("whatever they can, candidates at once") << QString() << false;
    QTest::newRow("AES128_CM_SHA1_80 alone, candidates later") << u"SRTP_AES128_CM_SHA1_80"_s << true;
}

} // namespace

void TestAiortc::initTestCase()
{
    CAUSERIE_NEEDS("python3-aiortc", hasAiortc());
    m_hers =
        std::make_unique<Speech>(u"en"_s, u"Good morning. I can hear you very well, much better than yesterday."_s);
    m_his = std::make_unique<Speech>(u"de+m3"_s, u"Guten Tag. Wir sehen uns am Donnerstag um halb neun am Bahnhof."_s);
    CAUSERIE_NEEDS("espeak-ng", m_hers->isReady() && m_his->isReady());
    m_server = std::make_unique<Prosody>();
    QVERIFY(m_server->isReady());
}

void TestAiortc::cleanupTestCase()
{
    m_server.reset();
}

std::unique_ptr<JsonProcess> TestAiortc::cli(const QStringList &command) const
{
    const QStringList options{u"--jid"_s,  m_server->jid(u"alice"_s),         u"--host"_s,    m_server->host(),
                              u"--port"_s, QString::number(m_server->port()), u"--ca-file"_s, m_server->caFile(),
                              u"--data"_s, m_dir.filePath(u"alice"_s),        u"--loopback"_s};
    return std::make_unique<JsonProcess>(
        QStringLiteral(CAUSERIE_CLI),
        options + command + QStringList{u"--play"_s, m_hers->file(), u"--record"_s, ours()},
        QMap<QString, QString>{{u"CAUSERIE_PASSWORD"_s, m_server->password(u"alice"_s)}});
}

std::unique_ptr<JsonProcess> TestAiortc::peer() const
{
    auto process = std::make_unique<JsonProcess>(
        u"python3"_s, QStringList{QStringLiteral(CAUSERIE_INTEROP_DIR "/aiortc_peer.py"), u"bob@example.test/aiortc"_s,
                                  m_server->password(u"bob"_s), m_server->host(), QString::number(m_server->port()),
                                  m_server->caFile()});
    return process->waitForEvent(u"online"_s).isEmpty() ? nullptr : std::move(process);
}

QJsonObject TestAiortc::order(const QString &what, const QString &profile, bool trickles) const
{
    return {{u"do"_s, what},
            {u"to"_s, m_server->jid(u"alice"_s)},
            {u"play"_s, m_his->file()},
            {u"record"_s, theirs()},
            {u"profile"_s, profile},
            {u"trickle"_s, trickles}};
}

void TestAiortc::checkSpeech(const Speech &said, const QString &file, const Punctuality &machine) const
{
    const auto heard = media::readWav(file);
    QVERIFY2(heard, qPrintable(file));
    QCOMPARE(heard->sampleRate, 48'000);
    const Likeness likeness = compare(said.samples(), heard->samples);
    qInfo() << file.section(u'/', -1) << "ESTOI" << likeness.estoi << "delay" << likeness.delayMs << "from"
            << likeness.leastMs << "to" << likeness.mostMs << "machine late by" << machine.latestMs() << "ms";
    QVERIFY2(likeness.estoi >= machine.wantedEstoi(), qPrintable(QString::number(likeness.estoi)));
    QVERIFY(heard->samples.size() >= said.samples().size());
    if (!machine.isPunctual())
        return;
    QVERIFY(qAbs(likeness.delayMs) < 500); // the sides begin to speak and to record when their path is open
    // What aiortc says is heard 49 to 64 ms later at first than afterwards; what we say does not move by 0.1 ms.
    QVERIFY(likeness.mostMs - likeness.leastMs < 100);
}

void TestAiortc::weCall_data()
{
    addKinds();
}

void TestAiortc::weCall()
{
    QFETCH(const QString, profile);
    QFETCH(const bool, trickles);
    const auto bob = peer();
    QVERIFY(bob);
    bob->write(order(u"answer"_s, profile, trickles));
    QVERIFY(!bob->waitForEvent(u"waiting"_s).isEmpty());
    const auto longest = std::max(m_hers->samples().size(), m_his->samples().size());
    const double seconds = static_cast<double>(longest / 48'000 + 2);
    const Punctuality machine;
    const auto alice = cli({u"call"_s, m_server->jid(u"bob"_s), u"--seconds"_s, QString::number(seconds)});
    const QJsonObject connected = bob->waitForEvent(u"connected"_s);
    QCOMPARE(connected[u"codec"_s].toString(), u"audio/opus"_s);
    if (!profile.isEmpty())
        QCOMPARE(connected[u"profile"_s].toString(), profile);

    const QJsonObject end = alice->waitForEvent(u"call-ended"_s);
    QCOMPARE(alice->wait(), 0);
    QCOMPARE(end[u"outcome"_s].toString(), u"answered"_s);
    QCOMPARE(end[u"reason"_s].toString(), u"success"_s);
    QCOMPARE(profileOf(end), connected[u"profile"_s].toString());
    const QJsonObject recorded = bob->waitForEvent(u"recorded"_s);
    const QJsonObject ended = bob->waitForEvent(u"ended"_s);
    QCOMPARE(ended[u"by"_s].toString(), u"them"_s);
    QCOMPARE(ended[u"reason"_s].toString(), u"success"_s);
    qInfo() << recorded << end[u"setup_ms"_s] << end[u"round_trip_ms"_s];
    QVERIFY(qAbs(recorded[u"seconds"_s].toDouble() - seconds) < 1);
    QVERIFY(recorded[u"reported"_s].isDouble()); // they could read our RTCP
    QVERIFY(end[u"round_trip_ms"_s].isDouble()); // and we theirs
    checkSpeech(*m_hers, theirs(), machine);
    checkSpeech(*m_his, ours(), machine);
}

void TestAiortc::theyCall_data()
{
    addKinds();
}

void TestAiortc::theyCall()
{
    QFETCH(const QString, profile);
    QFETCH(const bool, trickles);
    const auto alice = cli({u"answer"_s});
    QVERIFY(!alice->waitForEvent(u"waiting"_s).isEmpty());
    const auto bob = peer();
    QVERIFY(bob);
    const Punctuality machine;
    bob->write(order(u"call"_s, profile, trickles));
    QVERIFY(!bob->waitForEvent(u"proceed"_s).isEmpty());
    const QJsonObject connected = bob->waitForEvent(u"connected"_s);
    if (!profile.isEmpty())
        QCOMPARE(connected[u"profile"_s].toString(), profile);
    QVERIFY(!alice->waitForEvent(u"first-audio"_s).isEmpty());
    QVERIFY(!bob->waitForEvent(u"said"_s).isEmpty());
    // Hers is the longer one, and the last of it has to be heard.
    const qint64 rest = std::ssize(m_hers->samples()) - std::ssize(m_his->samples());
    QTimer::singleShot(std::max<qint64>(rest / 48, 0) + 1500, this,
                       [&bob] { bob->write({{u"do"_s, u"end"_s}, {u"reason"_s, u"success"_s}}); });
    const QJsonObject end = alice->waitForEvent(u"call-ended"_s);
    QCOMPARE(alice->wait(), 0);
    QCOMPARE(end[u"direction"_s].toString(), u"incoming"_s);
    QCOMPARE(end[u"outcome"_s].toString(), u"answered"_s);
    QCOMPARE(end[u"reason"_s].toString(), u"success"_s);
    QCOMPARE(profileOf(end), connected[u"profile"_s].toString());
    const QJsonObject recorded = bob->waitForEvent(u"recorded"_s);
    qInfo() << recorded << end[u"setup_ms"_s] << end[u"round_trip_ms"_s];
    checkSpeech(*m_hers, theirs(), machine);
    checkSpeech(*m_his, ours(), machine);
}

/// XEP-0167 §8: mute and hold reach them, and theirs us; no packet of a muted microphone says a word.
void TestAiortc::whatIsToldMeanwhile()
{
    Person alice(*m_server, u"alice"_s);
    media::AudioSettings files;
    files.backend = media::AudioSettings::Backend::Files;
    files.playFile = m_hers->file();
    files.recordFile = ours();
    alice.session().calls().setAudio(files);
    alice.session().calls().setLoopbackCandidates(true);
    QVERIFY(alice.signIn());
    const auto bob = peer();
    QVERIFY(bob);
    bob->write(order(u"answer"_s));
    QVERIFY(!bob->waitForEvent(u"waiting"_s).isEmpty());
    Call *call = alice.session().call(*Jid::parse(m_server->jid(u"bob"_s)));
    QVERIFY(call);
    call->setMuted(true); // before a word was said
    EVENTUALLY(call->state() == CallState::Active);
    const auto told = [&bob] { return bob->waitForEvent(u"info"_s)[u"what"_s].toString(); };
    QCOMPARE(told(), u"mute"_s);
    for (const bool muted : {true, false}) {
        bob->write({{u"do"_s, u"info"_s}, {u"what"_s, muted ? u"mute"_s : u"unmute"_s}});
        EVENTUALLY(call->isPeerMuted() == muted);
    }
    for (const bool held : {true, false}) {
        bob->write({{u"do"_s, u"info"_s}, {u"what"_s, held ? u"hold"_s : u"unhold"_s}});
        EVENTUALLY(call->isPeerHolding() == held);
    }
    QVERIFY(!bob->waitForEvent(u"said"_s).isEmpty()); // and what they said was heard while we were silent
    call->hangUp();
    EVENTUALLY(call->state() == CallState::Ended);
    QVERIFY(!bob->waitForEvent(u"left"_s).isEmpty()); // RFC 3550 §6.6: a BYE that they could read
    QVERIFY(bob->waitForEvent(u"recorded"_s)[u"seconds"_s].toDouble() > 3);
    const auto heard = media::readWav(theirs());
    QVERIFY(heard);
    const auto loudest = std::ranges::max(heard->samples, {}, [](float sample) { return std::abs(sample); });
    QVERIFY2(std::abs(loudest) < 0.001F, qPrintable(QString::number(double(loudest))));
}

/// XEP-0320 §3: whose certificate is not the one of the stanzas is somebody in between.
void TestAiortc::aFalseFingerprint()
{
    const auto bob = peer();
    QVERIFY(bob);
    QJsonObject answer = order(u"answer"_s);
    answer[u"lie"_s] = true;
    bob->write(answer);
    QVERIFY(!bob->waitForEvent(u"waiting"_s).isEmpty());
    const auto alice = cli({u"call"_s, m_server->jid(u"bob"_s)});
    const QJsonObject end = alice->waitForEvent(u"call-ended"_s);
    QCOMPARE(end[u"outcome"_s].toString(), u"failed"_s);
    QCOMPARE(end[u"reason"_s].toString(), u"security-error"_s);
    QCOMPARE(alice->wait(), 1);
    QCOMPARE(bob->waitForEvent(u"ended"_s)[u"reason"_s].toString(), u"security-error"_s);
}

QTEST_GUILESS_MAIN(TestAiortc)
#include "tst_aiortc.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/wavreader.h"
#include "tests/integration/person.h"
#include "tests/support/estoi.h"
#include "tests/support/needed.h"
#include "tests/support/relay.h"
#include "tests/support/speech.h"

#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

namespace
{

/// Somebody who speaks and is recorded, and takes every call.
struct Talker {
    Talker(const Prosody &server, const QString &name, const Speech &speech)
        : person(server, name), recording(folder.filePath(u"heard.wav"_s))
    {
        media::AudioSettings audio;
        audio.backend = media::AudioSettings::Backend::Files;
        audio.playFile = speech.file();
        audio.recordFile = recording;
        Calls &calls = person.session().calls();
        calls.setAudio(audio);
        calls.setLoopbackCandidates(true);
        QObject::connect(&calls, &Calls::incoming, &person, [this](Call *incoming) {
            call = incoming;
            call->answer();
        });
    }

    Session &session() { return person.session(); }
    bool isIn(CallState state) const { return call && call->state() == state; }
    bool isHearing() const { return isIn(CallState::Active) && call->setupMs() >= 0; }
    bool hasEndedWell() const
    {
        return isIn(CallState::Ended) && call->outcome() == CallOutcome::Answered &&
               call->endReason() == EndReason::Success;
    }

    QTemporaryDir folder;
    Person person;
    QString recording;
    Call *call = nullptr;
};

} // namespace

/// A call whose XMPP streams break: its media goes on, and it can be ended by both.
class TestCallOutage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void speechGoesOn_data();
    void speechGoesOn();
    void hungUpMeanwhile_data();
    void hungUpMeanwhile();

private:
    bool beginCall();

    std::unique_ptr<Speech> m_hers;
    std::unique_ptr<Speech> m_his;
    std::unique_ptr<Prosody> m_server;
    std::unique_ptr<Relay> m_network; ///< alice's
    std::unique_ptr<Talker> m_alice;
    std::unique_ptr<Talker> m_bob;
};

void TestCallOutage::initTestCase()
{
    m_hers = std::make_unique<Speech>(u"en"_s);
    m_his = std::make_unique<Speech>(
        u"de+m3"_s, u"Guten Tag. Ich höre Sie gut, obwohl der Server gerade fehlt. Das macht nichts, nicht wahr?"_s);
    CAUSERIE_NEEDS("espeak-ng", m_hers->isReady() && m_his->isReady());
}

void TestCallOutage::init()
{
    m_server = std::make_unique<Prosody>();
    QVERIFY(m_server->isReady());
    m_network = std::make_unique<Relay>(m_server->port());
    m_alice = std::make_unique<Talker>(*m_server, u"alice"_s, *m_hers);
    m_bob = std::make_unique<Talker>(*m_server, u"bob"_s, *m_his);
    m_alice->person.reachBy(m_network->port());
}

void TestCallOutage::cleanup()
{
    m_alice.reset();
    m_bob.reset();
    m_network.reset();
    m_server.reset();
}

bool TestCallOutage::beginCall()
{
    if (!m_alice->person.signIn() || !m_bob->person.signIn())
        return false;
    const auto isThere = [this] {
        return m_alice->person.contact(m_bob->person)->availability() != Availability::Offline;
    };
    if (!QTest::qWaitFor(isThere, kPatience))
        return false;
    m_alice->call = m_alice->session().call(m_bob->person.jid());
    return m_alice->call && QTest::qWaitFor([this] { return m_alice->isHearing() && m_bob->isHearing(); }, kPatience);
}

void TestCallOutage::speechGoesOn_data()
{
    QTest::addColumn<bool>("serverDies");
    QTest::addColumn<bool>("callerHangsUp");
    QTest::newRow("one network is cut, the stream resumed") << false << true;
    QTest::newRow("the server dies, the streams are new ones") << true << false;
}

void TestCallOutage::speechGoesOn()
{
    QFETCH(const bool, serverDies);
    QFETCH(const bool, callerHangsUp);
    QVERIFY(beginCall());
    QSignalSpy contacts(&m_alice->session().roster(), &Roster::contactChanged);
    if (serverDies)
        m_server->kill();
    else
        m_network->cut();
    QVERIFY(m_alice->person.waitFor(SessionState::Waiting));
    if (serverDies)
        QVERIFY(m_bob->person.waitFor(SessionState::Waiting));

    // Until both have said everything nobody has a stream.
    const auto longest = std::max(m_hers->samples().size(), m_his->samples().size());
    const qint64 longestMs = qint64(longest) / 48 + 1'000;
    EVENTUALLY(m_alice->call->activeMs() > longestMs && m_bob->call->activeMs() > longestMs);
    QVERIFY(m_alice->session().state() != SessionState::Online);
    QVERIFY(m_alice->isIn(CallState::Active) && m_bob->isIn(CallState::Active));
    QVERIFY(!m_alice->call->isReconnecting() && !m_bob->call->isReconnecting());

    if (serverDies)
        m_server->start();
    else
        m_network->mend();
    for (Talker *talker : {m_alice.get(), m_bob.get()}) {
        talker->session().retryNow();
        QVERIFY(talker->person.waitFor(SessionState::Online));
    }
    QCOMPARE(!contacts.isEmpty(), serverDies); // only a new stream asks anew who is there
    QVERIFY(m_alice->isIn(CallState::Active) && m_bob->isIn(CallState::Active));

    (callerHangsUp ? m_alice : m_bob)->call->hangUp();
    EVENTUALLY(m_alice->hasEndedWell());
    EVENTUALLY(m_bob->hasEndedWell());
    for (const auto &[said, file] :
         {std::pair(m_hers.get(), m_bob->recording), std::pair(m_his.get(), m_alice->recording)}) {
        const auto heard = media::readWav(file);
        QVERIFY2(heard, qPrintable(file));
        const Likeness likeness = compare(said->samples(), heard->samples);
        qInfo() << "ESTOI" << likeness.estoi;
        // How good it sounds on a busy machine is tst_clicall's subject; a second without sound would show here.
        QVERIFY2(likeness.estoi >= 0.9, qPrintable(QString::number(likeness.estoi)));
    }
}

void TestCallOutage::hungUpMeanwhile_data()
{
    QTest::addColumn<bool>("byTheCutOff");
    QTest::newRow("by the one who is cut off") << true;
    QTest::newRow("by the other") << false;
}

void TestCallOutage::hungUpMeanwhile()
{
    QFETCH(const bool, byTheCutOff);
    QVERIFY(beginCall());
    m_network->cut();
    QVERIFY(m_alice->person.waitFor(SessionState::Waiting));
    Talker &first = byTheCutOff ? *m_alice : *m_bob;
    first.call->hangUp();
    EVENTUALLY(first.hasEndedWell()); // who hangs up waits for nobody
    m_network->mend();
    m_alice->session().retryNow();
    QVERIFY(m_alice->person.waitFor(SessionState::Online));
    EVENTUALLY(m_alice->hasEndedWell());
    EVENTUALLY(m_bob->hasEndedWell());
    // Both can call again.
    m_bob->call = m_bob->session().call(m_alice->person.jid());
    QVERIFY(m_bob->call);
    EVENTUALLY(m_alice->isIn(CallState::Active) && m_bob->isIn(CallState::Active));
}

QTEST_GUILESS_MAIN(TestCallOutage)
#include "tst_calloutage.moc"

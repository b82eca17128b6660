// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/describe.h"
#include "tests/integration/jsonprocess.h"
#include "tests/support/needed.h"
#include "tests/xmpp/filedevice.h"

#include <QCryptographicHash>
#include <QTemporaryDir>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60'000)

/// Files beside the stanzas (XEP-0260) with a peer that shares no code with us: slixmpp, with the SOCKS5 and the Jingle
/// that its script reads out of the specifications. On loopback, with Prosody's relay.
class TestSocks5Peers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theyTake_data();
    void theyTake();
    void theyGive_data();
    void theyGive();
    void cleanupTestCase();

private:
    bool meetBy(const QString &way) const;
    QString write(const QString &name) const;

    const QByteArray m_bytes = QByteArray("0123456789abcdef").repeated(20'000) + "end";
    QTemporaryDir m_dir;
    std::unique_ptr<Prosody> m_prosody;
    std::unique_ptr<Device> m_alice;
    std::unique_ptr<JsonProcess> m_bob;
};

void TestSocks5Peers::initTestCase()
{
    CAUSERIE_NEEDS("python3-slixmpp", hasSlixmpp());
    m_prosody = std::make_unique<Prosody>(QStringList{u"--proxy"_s});
    QVERIFY(m_prosody->isReady());
    m_alice = std::make_unique<Device>(*m_prosody, u"alice"_s);
    m_alice->bridge.setBeside(true);
    m_alice->bridge.setAddressPolicy([](const Jid &) { return true; });
    m_alice->bridge.setS5bRules({.withLoopback = true, .withProxies = true});
    QVERIFY(m_alice->isReady());
    m_bob = std::make_unique<JsonProcess>(
        u"python3"_s, QStringList{QStringLiteral(CAUSERIE_INTEGRATION_DIR "/slixmpp_socks_peer.py"),
                                  m_prosody->jid(u"bob"_s) + u"/slix"_s, m_prosody->password(u"bob"_s),
                                  m_prosody->host(), QString::number(m_prosody->port()), m_prosody->caFile()});
    QVERIFY(!m_bob->waitForEvent(u"online"_s).isEmpty());
}

void TestSocks5Peers::cleanupTestCase()
{
    m_bob.reset();
    m_alice.reset();
    m_prosody.reset();
}

bool TestSocks5Peers::meetBy(const QString &way) const
{
    m_bob->write({{u"do"_s, u"way"_s}, {u"way"_s, way}});
    return m_bob->waitForEvent(u"way"_s)[u"way"_s] == way;
}

QString TestSocks5Peers::write(const QString &name) const
{
    QFile file(m_dir.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(m_bytes) == m_bytes.size() ? file.fileName() : QString();
}

void TestSocks5Peers::theyTake_data()
{
    QTest::addColumn<QString>("way");
    QTest::addColumn<bool>("isBeside");
    QTest::newRow("at our place") << u"theirs"_s << true;
    QTest::newRow("at their place") << u"ours"_s << true;
    QTest::newRow("at our server's relay") << u"proxy"_s << true;
    QTest::newRow("nowhere, so in the stanzas") << u"none"_s << false;
}

void TestSocks5Peers::theyTake()
{
    QFETCH(QString, way);
    QFETCH(bool, isBeside);
    QVERIFY(meetBy(way));
    m_alice->heard.clear();
    const auto file = files::describe(write(u"to %1.dat"_s.arg(way)));
    QVERIFY(file);
    const QString sid = u"take-"_s + way;
    m_alice->bridge.offer(*Jid::parse(m_prosody->jid(u"bob"_s) + u"/slix"_s), sid, u"1"_s, *file, FileWay::Beside);
    const QJsonObject taken = m_bob->waitForEvent(u"file"_s);
    QCOMPARE(taken[u"name"_s].toString(), file->name);
    QCOMPARE(taken[u"sha-256"_s].toString(),
             QString::fromLatin1(QCryptographicHash::hash(m_bytes, QCryptographicHash::Sha256).toHex()));
    EVENTUALLY(m_alice->ends.contains(sid));
    QVERIFY(!m_alice->ends[sid]);
    QCOMPARE(m_alice->heard.contains(u"transport-accept"_s), !isBeside);
}

void TestSocks5Peers::theyGive_data()
{
    QTest::addColumn<QString>("way");
    QTest::newRow("at our place") << u"theirs"_s;
    QTest::newRow("at their place") << u"ours"_s;
    QTest::newRow("at our server's relay") << u"proxy"_s;
}

void TestSocks5Peers::theyGive()
{
    QFETCH(QString, way);
    QVERIFY(meetBy(way));
    m_alice->heard.clear();
    const auto before = m_alice->offers.size();
    m_bob->write(
        {{u"do"_s, u"offer"_s}, {u"to"_s, m_alice->jid().toString()}, {u"file"_s, write(u"from %1.dat"_s.arg(way))}});
    EVENTUALLY(m_alice->offers.size() > before);
    const Device::Came offer = m_alice->offers.last();
    QCOMPARE(offer.file.name, u"from %1.dat"_s.arg(way));
    const QString place = m_dir.filePath(u"taken "_s + way);
    m_alice->bridge.accept(offer.sid, place, m_bytes.size() + 1);
    QCOMPARE(m_bob->waitForEvent(u"given"_s)[u"reason"_s].toString(), u"success"_s);
    EVENTUALLY(m_alice->ends.contains(offer.sid));
    QVERIFY(!m_alice->ends[offer.sid]);
    QFile here(place);
    QVERIFY(here.open(QIODevice::ReadOnly));
    QCOMPARE(here.readAll(), m_bytes);
    QVERIFY(!m_alice->heard.contains(u"data"_s)); // nothing of it in stanzas
}

QTEST_GUILESS_MAIN(TestSocks5Peers)
#include "tst_socks5peers.moc"

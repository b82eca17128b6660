// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/authstring.h"

#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

namespace
{

media::Fingerprint fingerprint(const QByteArray &digest, const QString &hash = u"sha-256"_s)
{
    return {hash, digest};
}

QByteArray counted()
{
    QByteArray digest;
    for (int i = 0; i < 32; ++i)
        digest.append(char(i));
    return digest;
}

} // namespace

/// What is read aloud: the same on both ends, and another one with somebody between them.
class TestAuthString : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void known_data();
    void known();
    void everyByteCounts();
    void withoutAFingerprint();
};

/// Worked out by another program after the description in authstring.h.
void TestAuthString::known_data()
{
    QTest::addColumn<media::Fingerprint>("one");
    QTest::addColumn<media::Fingerprint>("other");
    QTest::addColumn<QString>("digits");
    QTest::newRow("one way") << fingerprint(counted()) << fingerprint(QByteArray(32, '\xff')) << u"4926 6806 8691"_s;
    QTest::newRow("seen from the other side")
        << fingerprint(QByteArray(32, '\xff')) << fingerprint(counted()) << u"4926 6806 8691"_s;
    QTest::newRow("the hash in capitals")
        << fingerprint(counted(), u"SHA-256"_s) << fingerprint(QByteArray(32, '\xff')) << u"4926 6806 8691"_s;
    QTest::newRow("others") << fingerprint(QByteArray(32, '\x11')) << fingerprint(QByteArray(32, '\x22'))
                            << u"4854 2999 8326"_s;
}

void TestAuthString::known()
{
    QFETCH(const media::Fingerprint, one);
    QFETCH(const media::Fingerprint, other);
    QTEST(authString(one, other), "digits");
}

void TestAuthString::everyByteCounts()
{
    const media::Fingerprint other = fingerprint(QByteArray(32, '\x22'));
    QSet<QString> seen{authString(fingerprint(counted()), other)};
    for (qsizetype i = 0; i < 32; ++i) {
        QByteArray changed = counted();
        changed[i] = char(changed[i] ^ 1);
        seen.insert(authString(fingerprint(changed), other));
    }
    QCOMPARE(seen.size(), 33);
    QVERIFY(!seen.contains(authString(fingerprint(counted(), u"sha-1"_s), other)));
}

void TestAuthString::withoutAFingerprint()
{
    QVERIFY(authString({}, fingerprint(counted())).isEmpty());
    QVERIFY(authString(fingerprint(counted()), {}).isEmpty());
}

QTEST_GUILESS_MAIN(TestAuthString)
#include "tst_authstring.moc"

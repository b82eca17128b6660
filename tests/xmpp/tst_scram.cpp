// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/scram.h"

#include <QDomDocument>
#include <QTest>

using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

namespace
{

/// `message` as SASL carries it; XEP-0388 has two elements where RFC 6120 has one.
QDomElement sasl(const QString &name, const QByteArray &message, const QString &mechanism = {},
                 const QString &inner = {})
{
    QDomDocument document;
    const QString data = QString::fromLatin1(message.toBase64());
    const QString space = inner.isEmpty() ? u"urn:ietf:params:xml:ns:xmpp-sasl"_s : u"urn:xmpp:sasl:2"_s;
    const QString content = inner.isEmpty() ? data : u"<%1>%2</%1>"_s.arg(inner, data);
    document.setContent(u"<%1 xmlns='%2' mechanism='%3'>%4</%1>"_s.arg(name, space, mechanism, content),
                        QDomDocument::ParseOption::UseNamespaceProcessing);
    static QList<QDomDocument> alive;
    alive += document;
    return document.documentElement();
}

struct Exchange {
    QString mechanism;
    QByteArray clientFirst;
    QByteArray serverFirst;
    QByteArray clientFinal;
    QByteArray serverFinal;
};

// RFC 5802 §5
const Exchange kSha1{u"SCRAM-SHA-1"_s, "n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL",
                     "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096",
                     "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
                     "v=rmF9pqV8S7suAoZWja4dJRkFsKQ="};
// RFC 7677 §3
const Exchange kSha256{u"SCRAM-SHA-256"_s, "n,,n=user,r=rOprNGfwEbeRWgbNEkqO",
                       "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
                       "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                       "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
                       "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="};

ScramFault play(ScramWitness &witness, const Exchange &e)
{
    witness.start(u"pencil"_s);
    witness.sent(sasl(u"auth"_s, e.clientFirst, e.mechanism));
    if (const auto fault = witness.received(sasl(u"challenge"_s, e.serverFirst)); fault != ScramFault::None)
        return fault;
    witness.sent(sasl(u"response"_s, e.clientFinal));
    return witness.received(sasl(u"success"_s, e.serverFinal));
}

} // namespace

class TestScram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void proofs_data();
    void proofs();
    void successWithoutExchange();
    void proofInAChallenge();
    void saslTwo();
    void otherMechanismsPass();
    void everyWrongByte();
    void again();
};

void TestScram::proofs_data()
{
    QTest::addColumn<QString>("mechanism");
    QTest::addColumn<QByteArray>("serverFirst");
    QTest::addColumn<QByteArray>("serverFinal");
    QTest::addColumn<ScramFault>("fault");
    const auto row = [](const char *name, const Exchange &e, ScramFault fault) {
        QTest::newRow(name) << e.mechanism << e.serverFirst << e.serverFinal << fault;
    };
    row("RFC 5802", kSha1, ScramFault::None);
    row("RFC 7677", kSha256, ScramFault::None);
    Exchange e = kSha1;
    e.serverFinal = "v=rmF9pqV8S7suAoZWja4dJRkFsKA=";
    row("another proof", e, ScramFault::WrongProof);
    e.serverFinal = "v=rmF9";
    row("a short proof", e, ScramFault::WrongProof);
    e.serverFinal.clear();
    row("no proof", e, ScramFault::NoProof);
    e.serverFinal = "e=other-error";
    row("an error as success", e, ScramFault::NoProof);
    e = kSha1;
    e.serverFirst.replace("i=4096", "i=1");
    row("one iteration", e, ScramFault::TooFewIterations);
    e.serverFirst.replace("i=1", "i=2000000000");
    row("iterations for ever", e, ScramFault::TooManyIterations);
    e.serverFirst.replace("i=2000000000", "i=many");
    row("no number", e, ScramFault::BadChallenge);
    e = kSha1;
    e.serverFirst.replace("r=fyko+d2lbbFgONRv9qkxdawL", "r=mine");
    row("another nonce", e, ScramFault::BadChallenge);
    e.serverFirst = "r=fyko+d2lbbFgONRv9qkxdawL,s=QSXCR+Q6sek8bf92,i=4096";
    row("nothing of the server's in the nonce", e, ScramFault::BadChallenge);
    e.serverFirst.clear();
    row("an empty challenge", e, ScramFault::BadChallenge);
}

void TestScram::proofs()
{
    QFETCH(QString, mechanism);
    QFETCH(QByteArray, serverFirst);
    QFETCH(QByteArray, serverFinal);
    QFETCH(ScramFault, fault);
    Exchange e = mechanism == kSha1.mechanism ? kSha1 : kSha256;
    e.serverFirst = serverFirst;
    e.serverFinal = serverFinal;
    ScramWitness witness;
    QCOMPARE(int(play(witness, e)), int(fault));
}

void TestScram::successWithoutExchange()
{
    ScramWitness witness;
    witness.start(u"pencil"_s);
    witness.sent(sasl(u"auth"_s, kSha1.clientFirst, kSha1.mechanism));
    QVERIFY(witness.received(sasl(u"success"_s, {})) == ScramFault::NoProof);
    witness.start(u"pencil"_s);
    witness.sent(sasl(u"auth"_s, kSha1.clientFirst, kSha1.mechanism));
    QVERIFY(witness.received(sasl(u"challenge"_s, kSha1.serverFirst)) == ScramFault::None);
    QVERIFY(witness.received(sasl(u"success"_s, kSha1.serverFinal)) == ScramFault::NoProof);
}

void TestScram::proofInAChallenge()
{
    ScramWitness witness;
    witness.start(u"pencil"_s);
    witness.sent(sasl(u"auth"_s, kSha1.clientFirst, kSha1.mechanism));
    QVERIFY(witness.received(sasl(u"challenge"_s, kSha1.serverFirst)) == ScramFault::None);
    witness.sent(sasl(u"response"_s, kSha1.clientFinal));
    QVERIFY(witness.received(sasl(u"challenge"_s, kSha1.serverFinal)) == ScramFault::None);
    witness.sent(sasl(u"response"_s, {}));
    QVERIFY(witness.received(sasl(u"success"_s, {})) == ScramFault::None);
}

void TestScram::saslTwo()
{
    ScramWitness witness;
    witness.start(u"pencil"_s);
    witness.sent(sasl(u"authenticate"_s, kSha256.clientFirst, kSha256.mechanism, u"initial-response"_s));
    QVERIFY(witness.received(sasl(u"challenge"_s, kSha256.serverFirst)) == ScramFault::None);
    witness.sent(sasl(u"response"_s, kSha256.clientFinal));
    QVERIFY(witness.received(sasl(u"success"_s, kSha256.serverFinal, {}, u"additional-data"_s)) == ScramFault::None);
}

void TestScram::otherMechanismsPass()
{
    ScramWitness witness;
    witness.start(u"pencil"_s);
    witness.sent(sasl(u"auth"_s, QByteArray("\0user\0pencil", 12), u"PLAIN"_s));
    QVERIFY(witness.received(sasl(u"success"_s, {})) == ScramFault::None);
}

void TestScram::everyWrongByte()
{
    for (qsizetype i = 2; i < kSha1.serverFinal.size() - 1; ++i) {
        Exchange e = kSha1;
        e.serverFinal[i] = e.serverFinal[i] == 'A' ? 'B' : 'A';
        ScramWitness witness;
        // The last character before the padding has bits that mean nothing.
        if (QByteArray::fromBase64(e.serverFinal.sliced(2)) != QByteArray::fromBase64(kSha1.serverFinal.sliced(2)))
            QVERIFY(play(witness, e) != ScramFault::None);
    }
}

void TestScram::again()
{
    ScramWitness witness;
    QVERIFY(play(witness, kSha1) == ScramFault::None);
    QVERIFY(play(witness, kSha1) == ScramFault::None); // from the kept salted password
    QVERIFY(play(witness, kSha256) == ScramFault::None);
}

QTEST_APPLESS_MAIN(TestScram)
#include "tst_scram.moc"

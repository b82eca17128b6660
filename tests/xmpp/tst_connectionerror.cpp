// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/connectionerror.h"
#include "core/xmpp/libraryerror.h"
#include "core/xmpp/telling.h"

#include <QXmppError.h>
#include <QXmppStreamError.h>

#include <QSet>
#include <QTest>

using namespace causerie::xmpp;
using namespace Qt::StringLiterals;
using Kind = ConnectionError::Kind;

class TestConnectionError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tryingAgain_data();
    void tryingAgain();
    void wordsAreUnique();
    void sockets_data();
    void sockets();
    void fromLibrary();
    void furthestTellsMost();
};

void TestConnectionError::tryingAgain_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("condition");
    QTest::addColumn<bool>("transient");
    QTest::newRow("wrong password") << Kind::WrongPassword << u""_s << false;
    QTest::newRow("conflict") << Kind::Conflict << u""_s << false;
    QTest::newRow("certificate") << Kind::CertificateWrong << u""_s << false;
    QTest::newRow("no encryption") << Kind::NoEncryption << u""_s << false;
    QTest::newRow("no mechanism") << Kind::NoMechanism << u""_s << false;
    QTest::newRow("library") << Kind::LibraryMismatch << u""_s << false;
    QTest::newRow("refused") << Kind::ConnectionRefused << u""_s << true;
    QTest::newRow("timeout") << Kind::Timeout << u""_s << true;
    QTest::newRow("lost") << Kind::ConnectionLost << u""_s << true;
    QTest::newRow("no DNS") << Kind::DnsFailed << u""_s << true;
    QTest::newRow("shutdown") << Kind::StreamError << u"system-shutdown"_s << true;
    QTest::newRow("unknown host") << Kind::StreamError << u"host-unknown"_s << false;
    QTest::newRow("server's own trouble") << Kind::AuthenticationFailed << u"temporary-auth-failure"_s << true;
    QTest::newRow("refused sign-in") << Kind::AuthenticationFailed << u"aborted"_s << false;
    QTest::newRow("no room to bind") << Kind::BindFailed << u"resource-constraint"_s << true;
    QTest::newRow("not allowed to bind") << Kind::BindFailed << u"not-allowed"_s << false;
}

void TestConnectionError::tryingAgain()
{
    QFETCH(Kind, kind);
    QFETCH(QString, condition);
    QFETCH(bool, transient);
    ConnectionError error;
    error.kind = kind;
    error.condition = condition;
    QCOMPARE(error.isTransient(), transient);
}

void TestConnectionError::wordsAreUnique()
{
    QSet<QString> words;
    const int last = int(Kind::LibraryMismatch);
    for (int i = 0; i <= last; ++i)
        words += toString(Kind(i));
    QCOMPARE(words.size(), last + 1);
    QVERIFY(!words.contains(QString()));
    QCOMPARE(toString(Kind::WrongPassword), u"wrong-password"_s);
}

void TestConnectionError::sockets_data()
{
    QTest::addColumn<QAbstractSocket::SocketError>("error");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("refused") << QAbstractSocket::ConnectionRefusedError << Kind::ConnectionRefused;
    QTest::newRow("closed") << QAbstractSocket::RemoteHostClosedError << Kind::ConnectionLost;
    QTest::newRow("unknown name") << QAbstractSocket::HostNotFoundError << Kind::NameNotFound;
    QTest::newRow("no route") << QAbstractSocket::NetworkError << Kind::Unreachable;
    QTest::newRow("no answer") << QAbstractSocket::SocketTimeoutError << Kind::Timeout;
    QTest::newRow("handshake") << QAbstractSocket::SslHandshakeFailedError << Kind::TlsFailed;
}

void TestConnectionError::sockets()
{
    QFETCH(QAbstractSocket::SocketError, error);
    QFETCH(Kind, kind);
    QCOMPARE(toString(toKind(error)), toString(kind));
    QCOMPARE(toString(toConnectionError(QXmppError{u"words"_s, error}).kind), toString(kind));
}

void TestConnectionError::fromLibrary()
{
    const auto odd =
        toConnectionError(QXmppError{u"Unexpected element received."_s, QXmpp::StreamError::UndefinedCondition});
    QCOMPARE(toString(odd.kind), toString(Kind::ProtocolViolation));
    QCOMPARE(odd.condition, u"Unexpected element received."_s);
    QCOMPARE(toString(toConnectionError(QXmppError{u"?"_s, {}}).kind), toString(Kind::ConnectionLost));
}

void TestConnectionError::furthestTellsMost()
{
    QVERIFY(progressOf(Kind::CertificateWrong) > progressOf(Kind::ConnectionRefused));
    QVERIFY(progressOf(Kind::ConnectionRefused) > progressOf(Kind::NameNotFound));
    QVERIFY(isFinalWord(Kind::WrongPassword));
    QVERIFY(isFinalWord(Kind::Conflict));
    QVERIFY(!isFinalWord(Kind::CertificateWrong));
    QVERIFY(!isFinalWord(Kind::Timeout));
}

QTEST_APPLESS_MAIN(TestConnectionError)
#include "tst_connectionerror.moc"

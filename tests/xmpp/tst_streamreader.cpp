// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/streamreader.h"

#include <QXmppClient.h>
#include <QXmppLogger.h>

#include <QSslSocket>
#include <QTest>
#include <QTimer>

using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

/// What a reading class would be that is nearly, but not quite, the one we know.
class NearlySocket : public QXmppLoggable
{
    Q_OBJECT

public:
    using QXmppLoggable::QXmppLoggable;
    Q_SIGNAL void streamReceived(const QDomElement &);
    Q_SIGNAL void stanzaReceived(const QString &); // not an element any more
    Q_SIGNAL void streamClosed();
};

class TestStreamReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fitsTheLibrary();
    void onlyOneReads();
    void mismatches();
};

void TestStreamReader::fitsTheLibrary()
{
    QXmppClient client(QXmppClient::NoExtensions);
    const auto reader = StreamReader::attach(client);
    QVERIFY2(reader.has_value(), reader ? "" : qPrintable(reader.error()));
    QVERIFY((*reader)->socket());
}

void TestStreamReader::onlyOneReads()
{
    QXmppClient client(QXmppClient::NoExtensions);
    const auto first = StreamReader::attach(client);
    QVERIFY(first.has_value());
    // The library's own slot is gone: there is nothing left to take away.
    const auto second = StreamReader::attach(client);
    QVERIFY(!second.has_value());
    QCOMPARE(second.error(), u"the library does not read from its socket"_s);
}

void TestStreamReader::mismatches()
{
    QObject nothing;
    QCOMPARE(StreamReader::attach(nothing).error(), u"0 TLS sockets instead of one"_s);

    QObject twoSockets;
    new QSslSocket(&twoSockets);
    new QSslSocket(&twoSockets);
    QCOMPARE(StreamReader::attach(twoSockets).error(), u"2 TLS sockets instead of one"_s);

    QObject noReader;
    new QSslSocket(&noReader);
    QCOMPARE(StreamReader::attach(noReader).error(), u"no object of the reading class"_s);

    QObject otherSignals;
    new QSslSocket(&otherSignals);
    new NearlySocket(&otherSignals);
    QCOMPARE(StreamReader::attach(otherSignals, "NearlySocket").error(), u"a signal of the reading class is missing"_s);

    QObject mute;
    new QSslSocket(&mute);
    new QTimer(&mute);
    QCOMPARE(StreamReader::attach(mute, "QTimer").error(), u"the reading class does not tell what it writes"_s);
}

QTEST_GUILESS_MAIN(TestStreamReader)
#include "tst_streamreader.moc"

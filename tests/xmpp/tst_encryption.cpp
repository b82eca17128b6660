// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/encryption.h"
#include "tests/xmpp/xml.h"

#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

class TestEncryption : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void keyTransports_data();
    void keyTransports();
};

void TestEncryption::names_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("XEP-0380, known")
        << u"<encryption xmlns='urn:xmpp:eme:0' namespace='eu.siacs.conversations.axolotl'/>"_s << u"OMEMO"_s;
    QTest::newRow("known beats what is said")
        << u"<encryption xmlns='urn:xmpp:eme:0' namespace='urn:xmpp:omemo:2' name='None'/>"_s << u"OMEMO"_s;
    QTest::newRow("said")
        << u"<encryption xmlns='urn:xmpp:eme:0' namespace='im:example:cipher' name=' Secret\nBox '/>"_s
        << u"Secret Box"_s;
    QTest::newRow("not even that") << u"<encryption xmlns='urn:xmpp:eme:0' namespace='im:example:cipher'/>"_s
                                   << u"im:example:cipher"_s;
    QTest::newRow("without a namespace") << u"<encryption xmlns='urn:xmpp:eme:0' name='x'/>"_s << QString();
    QTest::newRow("too long") << u"<encryption xmlns='urn:xmpp:eme:0' namespace='x' name='%1'/>"_s.arg(
                                     QString(999, u'n'))
                              << QString(40, u'n');
    QTest::newRow("OMEMO by sight") << u"<encrypted xmlns='eu.siacs.conversations.axolotl'><payload/></encrypted>"_s
                                    << u"OMEMO"_s;
    QTest::newRow("old OpenPGP by sight") << u"<x xmlns='jabber:x:encrypted'>hQEMA</x>"_s << u"OpenPGP"_s;
    QTest::newRow("OpenPGP by sight") << u"<openpgp xmlns='urn:xmpp:openpgp:0'>BASE64</openpgp>"_s << u"OpenPGP"_s;
    QTest::newRow("another element of theirs") << u"<list xmlns='eu.siacs.conversations.axolotl'/>"_s << QString();
    QTest::newRow("something else") << u"<x xmlns='jabber:x:oob'/>"_s << QString();
}

void TestEncryption::names()
{
    QFETCH(const QString, text);
    QTEST(encryptionName(test::xml(text)), "expected");
}

void TestEncryption::keyTransports_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("expected");
    QTest::newRow("with a text") << u"<encrypted xmlns='eu.siacs.conversations.axolotl'><header sid='1'/>"
                                    "<payload>x</payload></encrypted>"_s
                                 << false;
    QTest::newRow("only a key") << u"<encrypted xmlns='eu.siacs.conversations.axolotl'><header sid='1'/></encrypted>"_s
                                << true;
    QTest::newRow("another cipher") << u"<encrypted xmlns='urn:x'/>"_s << false;
}

void TestEncryption::keyTransports()
{
    QFETCH(const QString, text);
    QTEST(isKeyTransport(test::xml(text)), "expected");
}

QTEST_GUILESS_MAIN(TestEncryption)
#include "tst_encryption.moc"

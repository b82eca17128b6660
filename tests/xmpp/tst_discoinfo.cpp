// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/discoinfo.h"
#include "tests/xmpp/xml.h"

#include <QTest>

using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

namespace
{

// XEP-0115 §5.2 and §5.3, with the hashes printed there.
const auto kSimple = u"<query xmlns='http://jabber.org/protocol/disco#info'"
                     " node='http://code.google.com/p/exodus#QgayPKawpkPSDYmwT/WM94uAlu0='>"
                     "<identity category='client' name='Exodus 0.9.1' type='pc'/>"
                     "<feature var='http://jabber.org/protocol/caps'/>"
                     "<feature var='http://jabber.org/protocol/disco#info'/>"
                     "<feature var='http://jabber.org/protocol/disco#items'/>"
                     "<feature var='http://jabber.org/protocol/muc'/></query>"_s;
const auto kSimpleVer = u"QgayPKawpkPSDYmwT/WM94uAlu0="_s;
const auto kComplexInside =
    u"<identity xml:lang='en' category='client' name='Psi 0.11' type='pc'/>"
    "<identity xml:lang='el' category='client' name='Ψ 0.11' type='pc'/>"
    "<feature var='http://jabber.org/protocol/caps'/><feature var='http://jabber.org/protocol/disco#info'/>"
    "<feature var='http://jabber.org/protocol/disco#items'/><feature var='http://jabber.org/protocol/muc'/>"
    "<x xmlns='jabber:x:data' type='result'>"
    "<field var='FORM_TYPE' type='hidden'><value>urn:xmpp:dataforms:softwareinfo</value></field>"
    "<field var='ip_version' type='text-multi'><value>ipv4</value><value>ipv6</value></field>"
    "<field var='os'><value>Mac</value></field><field var='os_version'><value>10.5.1</value></field>"
    "<field var='software'><value>Psi</value></field>"
    "<field var='software_version'><value>0.11</value></field></x>"_s;
const auto kComplexVer = u"q07IKJEyjvHSyhy//CH0CxmKi8w="_s;

DiscoInfo info(const QString &inside)
{
    return *parseDiscoInfo(
        causerie::test::xml(u"<query xmlns='http://jabber.org/protocol/disco#info'>"_s + inside + u"</query>"_s));
}

} // namespace

class TestDiscoInfo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsSaid();
    void simpleExample();
    void complexExample();
    void orderDoesNotCount();
    void otherHashes();
    void illFormed_data();
    void illFormed();
    void formsWithoutATypeAreIgnored();
};

void TestDiscoInfo::readsWhatIsSaid()
{
    const DiscoInfo complex = info(kComplexInside);
    QCOMPARE(complex.identities.size(), size_t{2});
    QCOMPARE(complex.identities[1], (DiscoIdentity{u"client"_s, u"pc"_s, u"el"_s, u"Ψ 0.11"_s}));
    QCOMPARE(complex.features.size(), 4);
    QCOMPARE(complex.forms.size(), size_t{1});
    QCOMPARE(complex.forms[0][1], (DiscoField{u"ip_version"_s, u"text-multi"_s, {u"ipv4"_s, u"ipv6"_s}}));

    QVERIFY(parseDiscoInfo(causerie::test::xml(u"<iq type='result'>"_s + kSimple + u"</iq>"_s)));
    const auto other = parseDiscoInfo(causerie::test::xml(u"<iq type='result'><query xmlns='urn:x'/></iq>"_s));
    QVERIFY(!other);
    QCOMPARE(other.error(), DiscoError::NotDisco);
}

void TestDiscoInfo::simpleExample()
{
    const auto simple = parseDiscoInfo(causerie::test::xml(kSimple));
    QVERIFY(simple);
    QCOMPARE(capsVer(*simple), kSimpleVer);
    QCOMPARE(*capsVer(*simple, kSimpleVer), kSimpleVer);
}

void TestDiscoInfo::complexExample()
{
    QCOMPARE(capsVer(info(kComplexInside)), kComplexVer);
}

void TestDiscoInfo::orderDoesNotCount()
{
    DiscoInfo shuffled = info(kComplexInside);
    std::ranges::reverse(shuffled.identities);
    std::ranges::reverse(shuffled.features);
    std::ranges::reverse(shuffled.forms[0]);
    std::ranges::reverse(shuffled.forms[0][4].values);
    QCOMPARE(capsVer(shuffled), kComplexVer);
    shuffled.features.append(u"urn:more"_s);
    QVERIFY(capsVer(shuffled) != kComplexVer);
}

void TestDiscoInfo::otherHashes()
{
    const DiscoInfo complex = info(kComplexInside);
    const auto base64 = [](qsizetype bytes) { return QString::fromLatin1(QByteArray(bytes, 'x').toBase64()); };
    QCOMPARE(QByteArray::fromBase64(capsVer(complex, base64(32))->toLatin1()).size(), 32); // SHA-256
    QCOMPARE(QByteArray::fromBase64(capsVer(complex, base64(64))->toLatin1()).size(), 64); // SHA-512
    QCOMPARE(capsVer(complex, base64(16)).error(), CapsError::UnknownHash);
    QCOMPARE(capsVer(complex, u"1.2.3"_s).error(), CapsError::UnknownHash); // before XEP-0115 1.4
    QCOMPARE(capsVer(complex, QString()).error(), CapsError::UnknownHash);
}

void TestDiscoInfo::illFormed_data()
{
    QTest::addColumn<QString>("inside");
    const QString identity = u"<identity category='client' type='pc' name='x'/>"_s;
    const QString feature = u"<feature var='urn:a'/>"_s;
    const QString form = u"<x xmlns='jabber:x:data' type='result'>"
                         "<field var='FORM_TYPE' type='hidden'>%1</field></x>"_s;
    QTest::newRow("an identity twice") << identity + identity + feature;
    QTest::newRow("a feature twice") << identity + feature + feature;
    QTest::newRow("a form twice") << identity + form.arg(u"<value>t</value>"_s) + form.arg(u"<value>t</value>"_s);
    QTest::newRow("a form of two types") << identity + form.arg(u"<value>t</value><value>u</value>"_s);
    QTest::newRow("a form of no type") << identity + form.arg(QString());
}

void TestDiscoInfo::illFormed()
{
    QFETCH(const QString, inside);
    const auto ver = capsVer(info(inside), kSimpleVer);
    QVERIFY(!ver);
    QCOMPARE(ver.error(), CapsError::IllFormed);
}

void TestDiscoInfo::formsWithoutATypeAreIgnored()
{
    const QString open = u"<x xmlns='jabber:x:data' type='result'><field var='os'><value>Mac</value></field></x>"_s;
    const QString visible = u"<x xmlns='jabber:x:data' type='result'>"
                            "<field var='FORM_TYPE' type='text-single'><value>t</value></field></x>"_s;
    QCOMPARE(capsVer(info(kComplexInside + open + visible)), kComplexVer);
}

QTEST_GUILESS_MAIN(TestDiscoInfo)
#include "tst_discoinfo.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/dialling.h"

#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

using Parsed = std::expected<DialTarget, DialError>;
using Address = std::expected<Jid, DialError>;

namespace
{
const Gateway kPhones{*Jid::parse(u"pstn.example.test"), u"Phones"_s, true, false};
const Gateway kSip{*Jid::parse(u"sip.example.test"), {}, false, true};
} // namespace

class TestDialling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasTyped_data();
    void whatWasTyped();
    void addresses_data();
    void addresses();
    void forPeople();
    void keys();
};

void TestDialling::whatWasTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<Parsed>("target");
    const auto number = [](const char *name, const QString &typed, const QString &digits) {
        QTest::newRow(name) << typed << Parsed(DialTarget{digits, {}});
    };
    const auto sip = [](const char *name, const QString &typed, const QString &user, const QString &host) {
        QTest::newRow(name) << typed << Parsed(DialTarget{user, host});
    };
    const auto wrong = [](const char *name, const QString &typed, DialError error) {
        QTest::newRow(name) << typed << Parsed(std::unexpected(error));
    };
    number("E.164", u"+33139635511"_s, u"+33139635511"_s);
    number("as people write it", u" +33 1 39.63-55/11 "_s, u"+33139635511"_s);
    number("in brackets", u"+1 (201) 555-0123"_s, u"+12015550123"_s);
    number("the zero that is dropped", u"+44 (0)20 7946 0018"_s, u"+442079460018"_s);
    number("two zeros are a plus", u"0033 1 39 63 55 11"_s, u"+33139635511"_s);
    number("two zeros and the dropped one", u"0044 (0)20 79460018"_s, u"+442079460018"_s);
    number("letters are keys", u"+1-800-FLOWERS"_s, u"+18003569377"_s);
    number("full width", u"\uff0b\uff13\uff13139635511"_s, u"+33139635511"_s);
    number("Arabic digits", u"+\u0663\u0663 139635511"_s, u"+33139635511"_s);
    number("no-break space and hyphen", u"+33\u00a01\u201139635511"_s, u"+33139635511"_s);
    number("with marks of direction", u"\u202a+33139635511\u202c"_s, u"+33139635511"_s);
    number("local", u"112"_s, u"112"_s);
    number("a service", u"*31#"_s, u"*31#"_s);
    wrong("nothing", u"  "_s, DialError::Empty);
    wrong("a plus alone", u"+"_s, DialError::NoNumber);
    wrong("a plus in the middle", u"33+1"_s, DialError::NoNumber);
    wrong("a country that begins with zero", u"+0139635511"_s, DialError::NoNumber);
    wrong("a star abroad", u"+33*1"_s, DialError::NoNumber);
    wrong("other signs", u"12,34"_s, DialError::NoNumber);
    wrong("16 digits", u"+1234567890123456"_s, DialError::TooLong);
    wrong("a book", QString(5000, u'1'), DialError::TooLong);
    // RFC 3966 §6
    number("tel:", u"tel:+1-201-555-0123"_s, u"+12015550123"_s);
    number("TEL: with an extension", u"TEL:+1-201-555-0123;ext=7"_s, u"+12015550123"_s);
    number("a local one with its country", u"tel:139635511;phone-context=+33"_s, u"+33139635511"_s);
    number("a local one of a company", u"tel:7042;phone-context=example.com"_s, u"7042"_s);
    number("percent-encoded", u"tel:%2B33139635511"_s, u"+33139635511"_s);
    wrong("tel: of nobody", u"tel:"_s, DialError::Empty);
    // RFC 3261 §19.1.3
    sip("typed", u"ann@Example.test"_s, u"ann"_s, u"example.test"_s);
    sip("sip:", u"sip:alice@atlanta.com"_s, u"alice"_s, u"atlanta.com"_s);
    sip("password and parameter", u"sip:alice:secretword@atlanta.com;transport=tcp"_s, u"alice"_s, u"atlanta.com"_s);
    sip("headers", u"sips:alice@atlanta.com?subject=project%20x&priority=urgent"_s, u"alice"_s, u"atlanta.com"_s);
    sip("an address in a header", u"sip:alice@atlanta.com?to=bob@biloxi.com"_s, u"alice"_s, u"atlanta.com"_s);
    sip("a number", u"sip:+1-212-555-1212:1234@gateway.com;user=phone"_s, u"+1-212-555-1212"_s, u"gateway.com"_s);
    sip("a port", u"sip:1212@gateway.com:5070"_s, u"1212"_s, u"gateway.com:5070"_s);
    wrong("a host alone", u"sip:atlanta.com"_s, DialError::NoNumber);
    wrong("a user alone", u"sip:alice@"_s, DialError::NoNumber);
    wrong("a line break inside", u"sip:al%0Aice@atlanta.com"_s, DialError::NoNumber);
}

void TestDialling::whatWasTyped()
{
    QFETCH(const QString, typed);
    QTEST(parseDialled(typed), "target");
}

void TestDialling::addresses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<Gateway>("gateway");
    QTest::addColumn<Address>("address");
    const auto row = [](const char *name, const QString &typed, const Gateway &gateway, const QString &jid) {
        QTest::newRow(name) << typed << gateway << Address(*Jid::parse(jid));
    };
    const auto wrong = [](const char *name, const QString &typed, const Gateway &gateway, DialError error) {
        QTest::newRow(name) << typed << gateway << Address(std::unexpected(error));
    };
    row("a number", u"+33 139635511"_s, kPhones, u"+33139635511@pstn.example.test"_s);
    row("a number by SIP", u"+33 139635511"_s, kSip, u"+33139635511@sip.example.test"_s);
    row("a local one by SIP", u"7042"_s, kSip, u"7042@sip.example.test"_s);
    row("a SIP address", u"sip:ann@example.com"_s, kSip, u"ann\\40example.com@sip.example.test"_s);
    row("with a port", u"sip:ann@example.com:5070"_s, kSip, u"ann\\40example.com\\3a5070@sip.example.test"_s);
    row("a number in SIP's clothes", u"sip:+1-212-555-1212@gateway.com;user=phone"_s, kPhones,
        u"+12125551212@pstn.example.test"_s);
    wrong("of which country", u"139635511"_s, kPhones, DialError::NeedsCountry);
    wrong("no SIP there", u"ann@example.com"_s, kPhones, DialError::NeedsSip);
}

void TestDialling::addresses()
{
    QFETCH(const QString, typed);
    QFETCH(const Gateway, gateway);
    QTEST(addressAt(gateway, *parseDialled(typed)), "address");
}

void TestDialling::forPeople()
{
    QCOMPARE(dialledText(*Jid::parse(u"+33139635511@pstn.example.test")), u"+33139635511"_s);
    QCOMPARE(dialledText(*Jid::parse(u"ann\\40example.com@sip.example.test")), u"ann@example.com"_s);
}

/// ITU-T E.161.
void TestDialling::keys()
{
    const QString letters = u"ABCDEFGHIJKLMNOPQRSTUVWXYZ"_s;
    const QString expected = u"22233344455566677778889999"_s;
    for (int i = 0; i < letters.size(); ++i) {
        QCOMPARE(keyOf(letters[i]), expected[i]);
        QCOMPARE(keyOf(letters[i].toLower()), expected[i]);
    }
    QVERIFY(keyOf(u'é').isNull());
    QVERIFY(keyOf(u'1').isNull());
}

QTEST_GUILESS_MAIN(TestDialling)
#include "tst_dialling.moc"

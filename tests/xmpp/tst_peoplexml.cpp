// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/avatarxml.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/entitytime.h"
#include "core/xmpp/nickname.h"
#include "core/xmpp/vcard.h"
#include "tests/xmpp/xml.h"

#include <QTest>
#include <QTimeZone>
#include <QXmlStreamWriter>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;
using causerie::test::xml;

namespace
{

QDomElement written(const Pep::Write &write)
{
    QString text;
    QXmlStreamWriter writer(&text);
    write(writer);
    return xml(text);
}

const QString kHash = u"da39a3ee5e6b4b0d3255bfef95601890afd80709"_s;
const QString kOther = u"357a8123a30844a3aa99861b6349264ba67a5694"_s;

} // namespace

/// What people say of themselves, without a server: XEP-0084, 0153, 0172, 0202, 0292 and 0054.
class TestPeopleXml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void metadata_data();
    void metadata();
    void ownPicture();
    void pictureData_data();
    void pictureData();
    void photoHashes_data();
    void photoHashes();
    void nicknames_data();
    void nicknames();
    void offsets_data();
    void offsets();
    void ownTime();
    void cardsAreRead_data();
    void cardsAreRead();
    void cardsKeepWhatIsUnknown_data();
    void cardsKeepWhatIsUnknown();
    void newCards_data();
    void newCards();
};

void TestPeopleXml::metadata_data()
{
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("expected");
    const QString info = u"<info id='%1' bytes='%2' type='%3'/>"_s;
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("one") << info.arg(kHash, u"100"_s, u"image/jpeg"_s) << kHash;
    QTest::newRow("capitals") << info.arg(kHash.toUpper(), u"100"_s, u"image/png"_s) << kHash;
    QTest::newRow("PNG before others") << info.arg(kHash, u"100"_s, u"image/webp"_s) +
                                              info.arg(kOther, u"100"_s, u"image/png"_s)
                                       << kOther;
    QTest::newRow("elsewhere on the web")
        << u"<info id='%1' bytes='1' type='image/png' url='http://tracker.example/x'/>"_s.arg(kHash) << QString();
    QTest::newRow("too large") << info.arg(kHash, u"99999999"_s, u"image/png"_s) << QString();
    QTest::newRow("less than nothing") << info.arg(kHash, u"-1"_s, u"image/png"_s) << QString();
    QTest::newRow("an id that is a path") << info.arg(u"../../x"_s, u"1"_s, u"image/png"_s) << QString();
}

void TestPeopleXml::metadata()
{
    QFETCH(QString, content);
    const auto info =
        parseAvatarMetadata(xml(u"<metadata xmlns='urn:xmpp:avatar:metadata'>%1</metadata>"_s.arg(content)));
    QTEST(info ? info->id : QString(), "expected");
    QVERIFY(!parseAvatarMetadata(xml(u"<metadata>%1</metadata>"_s.arg(content)))); // another namespace
    QVERIFY(!parseAvatarMetadata({}));
}

void TestPeopleXml::ownPicture()
{
    const files::Portrait portrait{"abc", u"image/png"_s, files::sha1Of("abc"), {20, 20}};
    const QDomElement metadata = written(avatarMetadata(portrait));
    QCOMPARE(parseAvatarMetadata(metadata), (AvatarInfo{portrait.sha1, 3, u"image/png"_s}));
    QCOMPARE(metadata.firstChildElement().attribute(u"width"_s), u"20");
    QCOMPARE(parseAvatarData(written(avatarData(portrait.bytes))), portrait.bytes);
    QVERIFY(written(noAvatarMetadata()).firstChildElement().isNull());
}

void TestPeopleXml::pictureData_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("base64") << u"YWJj"_s << QByteArray("abc");
    QTest::newRow("in lines") << u"\n  YW\r\n Jj\n"_s << QByteArray("abc");
    QTest::newRow("something else") << u"a*c="_s << QByteArray();
    QTest::newRow("nothing") << QString() << QByteArray();
    QTest::newRow("too much") << QString(2'000'000, u'A') << QByteArray();
}

void TestPeopleXml::pictureData()
{
    QFETCH(QString, text);
    QTEST(parseAvatarData(xml(u"<data xmlns='urn:xmpp:avatar:data'>%1</data>"_s.arg(text))), "expected");
    QTEST(
        parsePhoto(xml(
            u"<vCard xmlns='vcard-temp'><PHOTO><TYPE>image/png</TYPE><BINVAL>%1</BINVAL></PHOTO></vCard>"_s.arg(text))),
        "expected");
    QVERIFY(parseAvatarData(xml(u"<data>%1</data>"_s.arg(text))).isEmpty());
}

void TestPeopleXml::photoHashes_data()
{
    QTest::addColumn<QString>("content");
    QTest::addColumn<bool>("says");
    QTest::addColumn<QString>("expected");
    const QString x = u"<x xmlns='vcard-temp:x:update'>%1</x>"_s;
    QTest::newRow("nothing") << QString() << false << QString();
    QTest::newRow("not ready") << x.arg(QString()) << false << QString();
    QTest::newRow("no picture") << x.arg(u"<photo/>"_s) << true << QString();
    QTest::newRow("a picture") << x.arg(u"<photo>%1</photo>"_s.arg(kHash.toUpper())) << true << kHash;
    QTest::newRow("no hash") << x.arg(u"<photo>../x</photo>"_s) << false << QString();
}

void TestPeopleXml::photoHashes()
{
    QFETCH(QString, content);
    const auto hash = parsePhotoHash(xml(u"<presence>%1</presence>"_s.arg(content)));
    QTEST(hash.has_value(), "says");
    QTEST(hash.value_or(QString()), "expected");
}

void TestPeopleXml::nicknames_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a name") << u"Ishmael"_s << u"Ishmael"_s;
    QTest::newRow("lines") << u" Call\n me  Ishmael "_s << u"Call me Ishmael"_s;
    QTest::newRow("turned round") << u"ecila\u202e"_s << u"ecila"_s;
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("a book") << QString(5000, u'x') << QString(80, u'x');
}

void TestPeopleXml::nicknames()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(parseNickname(written(nicknamePayload(text))), expected);
    QVERIFY(parseNickname(xml(u"<nick>x</nick>"_s)).isEmpty());
}

void TestPeopleXml::offsets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("expected"); // minutes; 9999: none
    QTest::newRow("Greenwich") << u"Z"_s << 0;
    QTest::newRow("Paris in summer") << u"+02:00"_s << 120;
    QTest::newRow("Newfoundland") << u"-03:30"_s << -210;
    QTest::newRow("Kiribati") << u"+14:00"_s << 840;
    QTest::newRow("beyond the earth") << u"+15:00"_s << 9999;
    QTest::newRow("61 minutes") << u"+01:61"_s << 9999;
    QTest::newRow("words") << u"noon"_s << 9999;
    QTest::newRow("nothing") << QString() << 9999;
}

void TestPeopleXml::offsets()
{
    QFETCH(QString, text);
    const auto offset = parseOffset(text);
    QTEST(offset ? int(offset->count()) : 9999, "expected");
}

/// XEP-0202 §3, example 2.
void TestPeopleXml::ownTime()
{
    const QDateTime now(QDate(2006, 12, 19), QTime(11, 58, 35), QTimeZone::fromSecondsAheadOfUtc(-6 * 3600));
    const QDomElement time = written([&now](QXmlStreamWriter &writer) { writeTime(writer, now); });
    QCOMPARE(child(time, "tzo"_L1, kEntityTime).text(), u"-06:00");
    QCOMPARE(child(time, "utc"_L1, kEntityTime).text(), u"2006-12-19T17:58:35Z");
}

void TestPeopleXml::cardsAreRead_data()
{
    QTest::addColumn<QString>("card");
    // XEP-0292 §3.1 and XEP-0054 §3.1, shortened.
    QTest::newRow("vCard4")
        << u"<vcard xmlns='urn:ietf:params:xml:ns:vcard-4.0'><fn><text>Peter Saint-Andre</text></fn>"
           "<nickname><text>stpeter</text></nickname><org><text>Cisco</text></org>"
           "<title><text>Technical Leader</text></title><tel><parameters><type><text>work</text></type></parameters>"
           "<uri>tel:+1-303-308-3282</uri></tel><email><text>psaintan@cisco.com</text></email>"
           "<url><uri>https://stpeter.im/</uri></url><bday><date>1966-08-06</date></bday>"
           "<note><text>More information is on my page.</text></note></vcard>"_s;
    QTest::newRow("vcard-temp")
        << u"<vCard xmlns='vcard-temp'><FN>Peter Saint-Andre</FN><NICKNAME>stpeter</NICKNAME><ORG><ORGNAME>Cisco"
           "</ORGNAME></ORG><TITLE>Technical Leader</TITLE><TEL><WORK/><NUMBER>+1-303-308-3282</NUMBER></TEL>"
           "<EMAIL><INTERNET/><USERID>psaintan@cisco.com</USERID></EMAIL><URL>https://stpeter.im/</URL>"
           "<BDAY>1966-08-06</BDAY><DESC>More information is on my page.</DESC></vCard>"_s;
}

void TestPeopleXml::cardsAreRead()
{
    QFETCH(QString, card);
    const Profile expected{u"Peter Saint-Andre"_s,
                           u"stpeter"_s,
                           u"Cisco"_s,
                           u"Technical Leader"_s,
                           u"psaintan@cisco.com"_s,
                           u"+1-303-308-3282"_s,
                           u"https://stpeter.im/"_s,
                           u"1966-08-06"_s,
                           u"More information is on my page."_s};
    QCOMPARE(parseCard(xml(card)), expected);
    QCOMPARE(parseCard({}), Profile());
    QCOMPARE(parseCard(xml(u"<vCard><FN>x</FN></vCard>"_s)), Profile());
}

void TestPeopleXml::cardsKeepWhatIsUnknown_data()
{
    QTest::addColumn<bool>("isOld");
    QTest::addColumn<QString>("card");
    QTest::addColumn<QString>("expected");
    QTest::newRow("vCard4")
        << false
        << u"<vcard xmlns='urn:ietf:params:xml:ns:vcard-4.0'><fn><text xml:lang='en'>Old</text></fn>"
           "<tel><parameters><type><text>home</text></type></parameters><uri>tel:+1</uri></tel><tel><text>+2</text></tel>"
           "<x xmlns='urn:other' a='1'><y>z</y></x><note><text>gone</text></note></vcard>"_s
        << u"<vcard xmlns=\"urn:ietf:params:xml:ns:vcard-4.0\"><fn><text xml:lang=\"en\">New</text></fn>"
           "<tel><parameters><type><text>home</text></type></parameters><uri>tel:+3</uri></tel><tel><text>+2</text></tel>"
           "<x xmlns=\"urn:other\" a=\"1\"><y>z</y></x><email><text>a@b.example</text></email></vcard>"_s;
    QTest::newRow("vcard-temp")
        << true
        << u"<vCard xmlns='vcard-temp'><FN>Old</FN><PHOTO><BINVAL>YWJj</BINVAL></PHOTO><TEL><HOME/><NUMBER>+1</NUMBER></TEL>"
           "<JABBERID>x@y.example</JABBERID><DESC>gone</DESC></vCard>"_s
        << u"<vCard xmlns=\"vcard-temp\"><FN>New</FN><PHOTO><BINVAL>YWJj</BINVAL></PHOTO><TEL><HOME/><NUMBER>+3</NUMBER></TEL>"
           "<JABBERID>x@y.example</JABBERID><EMAIL><USERID>a@b.example</USERID></EMAIL></vCard>"_s;
}

void TestPeopleXml::cardsKeepWhatIsUnknown()
{
    QFETCH(bool, isOld);
    QFETCH(QString, card);
    QFETCH(QString, expected);
    Profile profile = parseCard(xml(card));
    QCOMPARE(profile.fullName, u"Old");
    profile.fullName = u"New"_s;
    profile.phone = u"+3"_s;
    profile.email = u"a@b.example"_s;
    profile.note.clear();
    const QDomDocument edited = editCard(isOld ? CardForm::VCardTemp : CardForm::VCard4, xml(card), profile);
    QString text;
    QXmlStreamWriter writer(&text);
    writeElement(writer, edited.documentElement());
    QCOMPARE(text, expected);
    QCOMPARE(parseCard(edited.documentElement()), profile);
}

void TestPeopleXml::newCards_data()
{
    QTest::addColumn<bool>("isOld");
    QTest::newRow("vCard4") << false;
    QTest::newRow("vcard-temp") << true;
}

void TestPeopleXml::newCards()
{
    QFETCH(bool, isOld);
    const Profile profile{u"Élise <&> O’Neil"_s, u"é"_s,          u"o"_s,         u"t"_s, u"a@b"_s, u"+33 1"_s,
                          u"https://x/"_s,       u"2000-01-31"_s, u"two\nlines"_s};
    const QDomDocument card = editCard(isOld ? CardForm::VCardTemp : CardForm::VCard4, {}, profile);
    const QDomElement read =
        written([&card](QXmlStreamWriter &writer) { writeElement(writer, card.documentElement()); });
    QCOMPARE(parseCard(read), profile);
}

QTEST_GUILESS_MAIN(TestPeopleXml)
#include "tst_peoplexml.moc"

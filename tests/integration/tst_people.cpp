// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/picture.h"
#include "core/files/portrait.h"
#include "core/session/avatars.h"
#include "core/session/blocklist.h"
#include "core/session/profiles.h"
#include "tests/integration/jsonprocess.h"
#include "tests/integration/person.h"

#include <QBuffer>
#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

namespace
{

QByteArray png(const QColor &colour)
{
    QImage image(120, 80, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

bool isColour(const QImage &picture, const QColor &colour)
{
    if (picture.isNull() || picture.width() != picture.height())
        return false;
    const QColor middle = picture.pixelColor(picture.width() / 2, picture.height() / 2);
    return qAbs(middle.red() - colour.red()) < 12 && qAbs(middle.green() - colour.green()) < 12 &&
           qAbs(middle.blue() - colour.blue()) < 12;
}

} // namespace

/// Pictures, names and cards with a real server, sessions, and a peer that shares no code with us.
class TestPeople : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theirPicture();
    void ourPicture();
    void ourPictureForOldPrograms();
    void picturesThatAreNone_data();
    void picturesThatAreNone();
    void strangersShowNoPicture();
    void nicknames();
    void cards();
    void ourCardKeepsWhatIsUnknown();
    void timeOfDay();

private:
    static std::unique_ptr<JsonProcess> peer(const Prosody &server, const QString &name);
};

std::unique_ptr<JsonProcess> TestPeople::peer(const Prosody &server, const QString &name)
{
    auto process = std::make_unique<JsonProcess>(
        u"python3"_s,
        QStringList{QStringLiteral(CAUSERIE_INTEGRATION_DIR "/slixmpp_people_peer.py"), server.jid(name) + u"/slix"_s,
                    server.password(name), server.host(), QString::number(server.port()), server.caFile()});
    return process->waitForEvent(u"online"_s).isEmpty() ? nullptr : std::move(process);
}

void TestPeople::theirPicture()
{
    const Prosody server;
    const auto bob = peer(server, u"bob"_s);
    QVERIFY(bob);
    bob->write({{u"do"_s, u"publish-avatar"_s}, {u"data"_s, QString::fromLatin1(png(Qt::red).toBase64())}});
    QCOMPARE(bob->waitForEvent(u"done"_s)[u"what"_s].toString(), u"publish-avatar"_s);
    Person alice(server, u"alice"_s);
    const Jid bobJid = *Jid::parse(server.jid(u"bob"_s));
    QVERIFY(alice.session().avatars().picture(bobJid).isNull());
    QVERIFY(alice.signIn());
    EVENTUALLY(isColour(alice.session().avatars().picture(bobJid), Qt::red)); // it was there before us
    bob->write({{u"do"_s, u"publish-avatar"_s}, {u"data"_s, QString::fromLatin1(png(Qt::blue).toBase64())}});
    EVENTUALLY(isColour(alice.session().avatars().picture(bobJid), Qt::blue));
    QCOMPARE(QDir(alice.data() + u"/pictures"_s).entryList(QDir::Files).filter(files::sha1Of(png(Qt::blue))).size(), 1);

    alice.restart(); // known without a server, of whom we talk with
    alice.session().conversations().at(bobJid);
    EVENTUALLY(isColour(alice.session().avatars().picture(bobJid), Qt::blue));
    // What somebody put in its place is not shown.
    QFile kept(alice.data() + u"/pictures/"_s + files::sha1Of(png(Qt::blue)));
    alice.restart();
    alice.session().conversations().at(bobJid);
    QVERIFY(kept.open(QIODevice::WriteOnly));
    kept.write(png(Qt::green));
    kept.close();
    QSignalSpy changed(&alice.session().avatars(), &Avatars::changed);
    QVERIFY(alice.session().avatars().picture(bobJid).isNull());
    EVENTUALLY(changed.size() == 1);
    QVERIFY(alice.session().avatars().picture(bobJid).isNull());
    QVERIFY(alice.signIn());
    EVENTUALLY(isColour(alice.session().avatars().picture(bobJid), Qt::blue)); // fetched again

    alice.session().blocklist().block(bobJid);
    EVENTUALLY(alice.session().avatars().picture(bobJid).isNull());
    alice.session().forgetAccount();
    EVENTUALLY(QDir(alice.data() + u"/pictures"_s).isEmpty(QDir::Files)); // nothing of it stays on the disk
}

void TestPeople::ourPicture()
{
    const Prosody server;
    Person alice(server, u"alice"_s);
    Person phone(server, u"alice"_s, u"phone"_s);
    QVERIFY(alice.signIn() && phone.signIn());
    const auto bob = peer(server, u"bob"_s);
    QVERIFY(bob);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"me.png"_s);
    QImage large(900, 600, QImage::Format_RGB32);
    large.fill(Qt::darkGreen);
    QVERIFY(large.save(file));
    Avatars &avatars = alice.session().avatars();
    avatars.set(alice.jid(), file);
    EVENTUALLY(isColour(avatars.picture(alice.jid()), Qt::darkGreen));
    EVENTUALLY(isColour(phone.session().avatars().picture(alice.jid()), Qt::darkGreen)); // our other device
    const QString us = alice.jid().toString();
    bob->write({{u"do"_s, u"fetch-avatar"_s}, {u"from"_s, us}});
    const QJsonObject seen = bob->waitForEvent(u"avatar"_s);
    QCOMPARE(seen[u"id"_s], seen[u"sha1"_s]);
    QCOMPARE(seen[u"type"_s].toString(), u"image/jpeg"_s);
    QCOMPARE(seen[u"width"_s].toString(), u"256"_s);
    QVERIFY(seen[u"bytes"_s].toInt() < files::kMostPortraitBytes);
    // For those who know only vCards the server translates (XEP-0398).
    bob->write({{u"do"_s, u"fetch-photo"_s}, {u"from"_s, us}});
    QCOMPARE(bob->waitForEvent(u"photo"_s)[u"sha1"_s], seen[u"sha1"_s]);

    avatars.unset(alice.jid());
    EVENTUALLY(avatars.picture(alice.jid()).isNull());
    EVENTUALLY(phone.session().avatars().picture(alice.jid()).isNull());
    bob->write({{u"do"_s, u"fetch-avatar"_s}, {u"from"_s, us}});
    QCOMPARE(bob->waitForEvent(u"avatar"_s)[u"id"_s].toString(), QString());

    QSignalSpy failed(&avatars, &Avatars::notSet);
    avatars.set(alice.jid(), QStringLiteral(CAUSERIE_INTEGRATION_DIR "/tst_people.cpp"));
    EVENTUALLY(failed.size() == 1);
    QCOMPARE(failed.first().at(1).value<Avatars::SetError>(), Avatars::SetError::NotAPicture);
}

/// A server that does not translate (XEP-0398): the vCard has the picture too, and our presence says so (XEP-0153).
void TestPeople::ourPictureForOldPrograms()
{
    const Prosody server({u"--without"_s, u"vcard_legacy"_s, u"--with"_s, u"vcard"_s});
    QVERIFY(server.isReady());
    const auto tablet = peer(server, u"alice"_s);
    const auto bob = peer(server, u"bob"_s);
    QVERIFY(tablet && bob);
    tablet->write(
        {{u"do"_s, u"set-vcard"_s},
         {u"xml"_s, u"<vCard xmlns='vcard-temp'><FN>Alice</FN><X-BOAT kind='sail'>Nancy</X-BOAT></vCard>"_s}});
    QVERIFY(!tablet->waitForEvent(u"done"_s).isEmpty());
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"me.png"_s);
    QImage large(300, 300, QImage::Format_RGB32);
    large.fill(Qt::darkGreen);
    QVERIFY(large.save(file));
    Avatars &avatars = alice.session().avatars();
    avatars.set(alice.jid(), file);
    EVENTUALLY(isColour(avatars.picture(alice.jid()), Qt::darkGreen));

    const QString us = alice.jid().toString();
    const auto hashOf = [](JsonProcess &peer) { return peer.waitForEvent(u"hash"_s)[u"sha1"_s].toString(); };
    const QString sha1 = hashOf(*bob);
    QVERIFY(files::isSha1(sha1));
    bob->write({{u"do"_s, u"fetch-avatar"_s}, {u"from"_s, us}});
    QCOMPARE(bob->waitForEvent(u"avatar"_s)[u"sha1"_s].toString(), sha1);
    bob->write({{u"do"_s, u"fetch-photo"_s}, {u"from"_s, us}});
    QCOMPARE(bob->waitForEvent(u"photo"_s)[u"sha1"_s].toString(), sha1);
    bob->write({{u"do"_s, u"get-vcard"_s}, {u"from"_s, us}});
    const QString card = bob->waitForEvent(u"vcard"_s)[u"xml"_s].toString();
    QVERIFY2(card.contains(u">Alice<"_s) && card.contains(u"sail"_s) && card.contains(u">Nancy<"_s), qPrintable(card));

    // With the next sign-in it is said again, as it stands in the card.
    QVERIFY(alice.signOut() && alice.signIn());
    QCOMPARE(hashOf(*bob), sha1);
    avatars.unset(alice.jid());
    EVENTUALLY(avatars.picture(alice.jid()).isNull());
    QCOMPARE(hashOf(*bob), QString());
    bob->write({{u"do"_s, u"get-vcard"_s}, {u"from"_s, us}});
    const QString without = bob->waitForEvent(u"vcard"_s)[u"xml"_s].toString();
    QVERIFY2(!without.contains(u"PHOTO"_s) && without.contains(u">Nancy<"_s), qPrintable(without));
}

void TestPeople::picturesThatAreNone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("words") << QByteArray("this is no picture");
    QTest::newRow("a drawing that could load more")
        << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'><image href='http://tracker.example/'/></svg>");
    QTest::newRow("half of one") << png(Qt::red).first(60);
}

void TestPeople::picturesThatAreNone()
{
    QFETCH(QByteArray, bytes);
    const Prosody server;
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    const auto bob = peer(server, u"bob"_s);
    const auto carol = peer(server, u"carol"_s);
    QVERIFY(bob && carol);
    bob->write({{u"do"_s, u"publish-avatar"_s}, {u"data"_s, QString::fromLatin1(bytes.toBase64())}});
    QVERIFY(!bob->waitForEvent(u"done"_s).isEmpty());
    carol->write({{u"do"_s, u"publish-avatar"_s}, {u"data"_s, QString::fromLatin1(png(Qt::red).toBase64())}});
    EVENTUALLY(!alice.session().avatars().picture(*Jid::parse(server.jid(u"carol"_s))).isNull()); // came behind it
    QVERIFY(alice.session().avatars().picture(*Jid::parse(server.jid(u"bob"_s))).isNull());
    QVERIFY(!QFile::exists(alice.data() + u"/pictures/"_s + files::sha1Of(bytes)));
}

void TestPeople::strangersShowNoPicture()
{
    const Prosody server({u"--strangers"_s});
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    const auto bob = peer(server, u"bob"_s);
    QVERIFY(bob);
    bob->write({{u"do"_s, u"publish-avatar"_s}, {u"data"_s, QString::fromLatin1(png(Qt::red).toBase64())}});
    QVERIFY(!bob->waitForEvent(u"done"_s).isEmpty());
    // A directed presence carries the hash in the server's own words (XEP-0153).
    bob->write({{u"do"_s, u"send"_s}, {u"to"_s, alice.jid().toString()}, {u"body"_s, u"hi"_s}, {u"id"_s, u"1"_s}});
    EVENTUALLY(alice.received().size() == 1);
    QVERIFY(alice.session().avatars().picture(*Jid::parse(server.jid(u"bob"_s))).isNull());
    QVERIFY(!QFile::exists(alice.data() + u"/pictures/"_s + files::sha1Of(png(Qt::red))));
    // Once they see each other it comes.
    const Jid bobJid = *Jid::parse(server.jid(u"bob"_s));
    alice.session().addContact(bobJid, {}, {});
    QVERIFY(!bob->waitForEvent(u"subscribe"_s).isEmpty());
    bob->write({{u"do"_s, u"approve"_s}, {u"to"_s, alice.jid().toString()}});
    EVENTUALLY(isColour(alice.session().avatars().picture(bobJid), Qt::red));
}

void TestPeople::nicknames()
{
    const Prosody server({u"--strangers"_s});
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    const auto bob = peer(server, u"bob"_s);
    QVERIFY(bob);
    const Jid bobJid = *Jid::parse(server.jid(u"bob"_s));
    bob->write({{u"do"_s, u"nick"_s}, {u"nick"_s, u"Bobby\u202e"_s}});
    QVERIFY(!bob->waitForEvent(u"done"_s).isEmpty());
    alice.session().addContact(bobJid, {}, {});
    QVERIFY(!bob->waitForEvent(u"subscribe"_s).isEmpty());
    bob->write({{u"do"_s, u"approve"_s}, {u"to"_s, alice.jid().toString()}});
    EVENTUALLY(displayName(*alice.session().roster().find(bobJid)) == u"Bobby"_s);
    alice.session().renameContact(bobJid, u"Bob at work"_s);
    EVENTUALLY(displayName(*alice.session().roster().find(bobJid)) == u"Bob at work"_s);
}

void TestPeople::cards()
{
    const Prosody server;
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    const auto bob = peer(server, u"bob"_s);
    QVERIFY(bob);
    const Jid bobJid = *Jid::parse(server.jid(u"bob"_s));
    const auto load = [&](const Jid &jid) {
        std::optional<std::expected<Profile, RequestError>> answer;
        alice.session().profiles().load(jid, this, [&answer](const auto &card) { answer = card; });
        return QTest::qWaitFor([&answer] { return answer.has_value(); }, kPatience)
                   ? *answer
                   : std::unexpected(RequestError::Timeout);
    };
    QCOMPARE(load(bobJid), Profile()); // none yet
    bob->write({{u"do"_s, u"publish-card"_s},
                {u"xml"_s, u"<vcard xmlns='urn:ietf:params:xml:ns:vcard-4.0'><fn><text>Bob Roberts</text></fn>"
                           "<tel><uri>tel:+33123</uri></tel></vcard>"_s}});
    QVERIFY(!bob->waitForEvent(u"done"_s).isEmpty());
    const auto card = load(bobJid);
    QVERIFY(card);
    QCOMPARE(card->fullName, u"Bob Roberts");
    QCOMPARE(card->phone, u"+33123");
}

void TestPeople::ourCardKeepsWhatIsUnknown()
{
    const Prosody server;
    const auto other = peer(server, u"alice"_s);
    QVERIFY(other);
    other->write({{u"do"_s, u"publish-card"_s},
                  {u"xml"_s, u"<vcard xmlns='urn:ietf:params:xml:ns:vcard-4.0'><fn><text>Old</text></fn>"
                             "<key><uri>openpgp4fpr:1234</uri></key></vcard>"_s}});
    QVERIFY(!other->waitForEvent(u"done"_s).isEmpty());
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    std::optional<std::expected<void, RequestError>> saved;
    Profile wanted;
    wanted.fullName = u"Alice Liddell"_s;
    wanted.nickname = u"Al"_s;
    alice.session().profiles().saveOwn(wanted, this, [&saved](const auto &result) { saved = result; });
    EVENTUALLY(saved.has_value());
    QVERIFY(saved->has_value());
    EVENTUALLY(alice.session().profiles().ownNickname() == u"Al"_s); // as our other devices hear it
    const auto bob = peer(server, u"bob"_s);
    QVERIFY(bob);
    const QString us = alice.jid().toString();
    bob->write({{u"do"_s, u"fetch-card"_s}, {u"from"_s, us}});
    const QString card = bob->waitForEvent(u"card"_s)[u"xml"_s].toString();
    QVERIFY2(card.contains(u"Alice Liddell"_s) && card.contains(u"openpgp4fpr:1234"_s) && !card.contains(u"Old"_s),
             qPrintable(card));
    bob->write({{u"do"_s, u"fetch-nick"_s}, {u"from"_s, us}});
    QCOMPARE(bob->waitForEvent(u"nick"_s)[u"nick"_s].toString(), u"Al"_s);

    Person offline(server, u"alice"_s, u"offline"_s);
    saved.reset();
    offline.session().profiles().saveOwn({}, this, [&saved](const auto &result) { saved = result; });
    EVENTUALLY(saved.has_value());
    QCOMPARE(saved->error(), RequestError::NotConnected);
}

void TestPeople::timeOfDay()
{
    const Prosody server;
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    const auto bob = peer(server, u"bob"_s);
    QVERIFY(bob);
    Person carol(server, u"carol"_s);
    QVERIFY(carol.signIn());
    EVENTUALLY(alice.contact(carol) && alice.contact(carol)->availability() == Availability::Available);
    std::optional<std::expected<std::chrono::minutes, RequestError>> offset;
    const auto ask = [&](const Jid &device) {
        offset.reset();
        alice.session().profiles().askTime(device, this, [&offset](const auto &answer) { offset = answer; });
    };
    ask(alice.contact(carol)->resources.front().from);
    EVENTUALLY(offset.has_value());
    QCOMPARE(offset->value_or(std::chrono::minutes(9999)).count(), QDateTime::currentDateTime().offsetFromUtc() / 60);
    ask(*Jid::parse(server.jid(u"carol"_s) + u"/nobody"_s));
    EVENTUALLY(offset.has_value());
    QCOMPARE(offset->error(), RequestError::Refused);
    bob->write({{u"do"_s, u"time"_s}, {u"from"_s, u"alice@example.test/alice"_s}});
    const QDateTime told = QDateTime::fromString(bob->waitForEvent(u"time"_s)[u"utc"_s].toString(), Qt::ISODate);
    QVERIFY(told.isValid() && told.timeSpec() == Qt::UTC);
}

QTEST_GUILESS_MAIN(TestPeople)
#include "tst_people.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/avatars.h"
#include "core/session/rooms.h"
#include "tests/integration/person.h"
#include "tests/support/ejabberd.h"

#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

/// Pictures of rooms (XEP-0486), on a server that keeps cards of rooms.
class TestRoomPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theOwnerGivesIt();
    void othersMayNot();

private:
    QString file(const QColor &colour);
    static bool shows(Person &whose, const Jid &room, const QColor &colour);
    bool join(Person &who, const QString &nick);

    std::unique_ptr<Ejabberd> m_server;
    QTemporaryDir m_folder;
    const Jid m_room = *Jid::parse(u"tea@rooms.example.test"_s);
};

void TestRoomPictures::initTestCase()
{
    m_server = std::make_unique<Ejabberd>();
    QVERIFY(m_server->isReady());
}

QString TestRoomPictures::file(const QColor &colour)
{
    const QString path = m_folder.filePath(colour.name().mid(1) + u".png"_s);
    QImage image(300, 200, QImage::Format_RGB32);
    image.fill(colour);
    return image.save(path) ? path : QString();
}

bool TestRoomPictures::shows(Person &whose, const Jid &room, const QColor &colour)
{
    const QImage picture = whose.session().avatars().picture(room);
    if (picture.isNull())
        return false;
    const QColor seen = picture.pixelColor(picture.rect().center());
    return std::abs(seen.red() - colour.red()) + std::abs(seen.green() - colour.green()) +
               std::abs(seen.blue() - colour.blue()) <
           24; // JPEG
}

bool TestRoomPictures::join(Person &who, const QString &nick)
{
    Rooms &rooms = who.session().rooms();
    rooms.join({.room = m_room, .nick = nick, .creation = RoomCreation::Instant});
    return QTest::qWaitFor(
        [&] { return rooms.find(m_room)->state() == RoomState::Joined && rooms.find(m_room)->info().isRoom; },
        kPatience);
}

void TestRoomPictures::theOwnerGivesIt()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    QVERIFY(join(alice, u"Alice"_s) && join(bob, u"Bob"_s));
    QVERIFY(alice.session().rooms().find(m_room)->info().hasCard);

    alice.session().avatars().set(m_room, file(Qt::darkGreen));
    EVENTUALLY(shows(alice, m_room, Qt::darkGreen));
    EVENTUALLY(shows(bob, m_room, Qt::darkGreen));
    Person carol(*m_server, u"carol"_s); // who comes later
    QVERIFY(carol.signIn() && join(carol, u"Carol"_s));
    EVENTUALLY(shows(carol, m_room, Qt::darkGreen));

    alice.session().avatars().set(m_room, file(Qt::darkBlue));
    EVENTUALLY(shows(bob, m_room, Qt::darkBlue) && shows(carol, m_room, Qt::darkBlue));
    alice.session().avatars().unset(m_room);
    EVENTUALLY(alice.session().avatars().picture(m_room).isNull());
    EVENTUALLY(bob.session().avatars().picture(m_room).isNull());
}

void TestRoomPictures::othersMayNot()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    QVERIFY(join(alice, u"Alice"_s) && join(bob, u"Bob"_s));
    QSignalSpy refused(&bob.session().avatars(), &Avatars::notSet);
    bob.session().avatars().set(m_room, file(Qt::red));
    EVENTUALLY(refused.size() == 1);
    QCOMPARE(refused.first().at(0).value<Jid>(), m_room);
    QCOMPARE(refused.first().at(1).value<Avatars::SetError>(), Avatars::SetError::Refused);
    QVERIFY(bob.session().avatars().picture(m_room).isNull());
}

QTEST_MAIN(TestRoomPictures)
#include "tst_roompictures.moc"

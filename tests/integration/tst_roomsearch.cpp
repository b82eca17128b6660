// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/rooms.h"
#include "tests/integration/jsonprocess.h"
#include "tests/integration/person.h"
#include "tests/support/needed.h"

#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

/// Public rooms in a directory that shares no code with us (XEP-0433), beside a real server.
class TestRoomSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theDirectoryIsFound();
    void pageByPage();
    void whatARoomSaysOfItself();
    void tooFewLetters();
    void cleanupTestCase();

private:
    using Page = std::expected<RoomPageInfo, RoomError>;
    std::optional<Page> search(const QString &words, const QString &after = {});

    const Jid m_service = *Jid::parse(u"search.example.test");
    std::unique_ptr<Prosody> m_server;
    std::unique_ptr<JsonProcess> m_directory;
    std::unique_ptr<Person> m_alice;
};

void TestRoomSearch::initTestCase()
{
    CAUSERIE_NEEDS("python3-slixmpp", hasSlixmpp());
    m_server = std::make_unique<Prosody>(QStringList{u"--component"_s, m_service.toString()});
    QVERIFY(m_server->isReady());
    m_directory = std::make_unique<JsonProcess>(
        u"python3"_s,
        QStringList{QStringLiteral(CAUSERIE_INTEGRATION_DIR "/slixmpp_search_component.py"), m_service.toString(),
                    u"component-secret"_s, m_server->host(), QString::number(m_server->componentPort())});
    QVERIFY(!m_directory->waitForEvent(u"online"_s).isEmpty());
    m_alice = std::make_unique<Person>(*m_server, u"alice"_s);
    QVERIFY(m_alice->signIn());
}

void TestRoomSearch::cleanupTestCase()
{
    m_alice.reset();
    m_directory.reset();
    m_server.reset();
}

std::optional<TestRoomSearch::Page> TestRoomSearch::search(const QString &words, const QString &after)
{
    std::optional<Page> page;
    m_alice->session().rooms().search(m_service, words, after, this, [&page](const Page &found) { page = found; });
    return QTest::qWaitFor([&page] { return page.has_value(); }, kPatience) ? page : std::nullopt;
}

void TestRoomSearch::theDirectoryIsFound()
{
    std::optional<std::expected<std::vector<RoomServiceInfo>, RoomError>> services;
    m_alice->session().rooms().services(this, [&services](const auto &found) { services = found; });
    EVENTUALLY(services.has_value());
    QVERIFY(services->has_value());
    QCOMPARE((*services)->size(), 1u);
    QCOMPARE((*services)->front().jid, m_service);
    QCOMPARE((*services)->front().name, u"Rooms of everywhere"_s);
    QVERIFY((*services)->front().canSearch && !(*services)->front().hasRooms);
}

void TestRoomSearch::pageByPage()
{
    QStringList all;
    QString after;
    int pages = 0;
    do {
        const auto page = search(u"TEA"_s, after);
        QVERIFY(page && *page);
        QCOMPARE((*page)->total, 120);
        for (const auto &room : (*page)->rooms)
            all << room.room.toString();
        after = (*page)->next;
    } while (!after.isEmpty() && ++pages < 10);
    QStringList wanted;
    for (int n = 0; n < 120; ++n)
        wanted << u"tea%1@rooms.example.org"_s.arg(n);
    QCOMPARE(all, wanted);
    const QJsonObject asked = m_directory->waitForEvent(u"asked"_s);
    QCOMPARE(asked[u"type"_s].toString(), u"get"_s);
    QCOMPARE(asked[u"form"_s].toString(), u"submit"_s);
    QCOMPARE(asked[u"fields"_s][u"key"_s].toString(), u"{urn:xmpp:channel-search:0:order}nusers"_s);
    QCOMPARE(asked[u"fields"_s][u"q"_s].toString(), u"TEA"_s);
}

void TestRoomSearch::whatARoomSaysOfItself()
{
    const auto tea = search(u"Tea 0"_s);
    QVERIFY(tea && *tea && (*tea)->rooms.size() == 1u);
    const RoomInfo info = (*tea)->rooms.front().info;
    QCOMPARE(info.name, u"Tea 0"_s);
    QCOMPARE(info.description, u"All about <tea> & cake"_s);
    QCOMPARE(info.occupants, 200);
    QVERIFY(!info.showsJids);
    const auto coffee = search(u"coffee"_s);
    QVERIFY(coffee && *coffee && (*coffee)->rooms.size() == 1u);
    QVERIFY((*coffee)->rooms.front().info.showsJids); // who goes there is seen by everybody
    const auto nothing = search(u"whisky"_s);
    QVERIFY(nothing && *nothing && (*nothing)->rooms.empty() && (*nothing)->next.isEmpty());
}

void TestRoomSearch::tooFewLetters()
{
    const auto page = search(u"te"_s);
    QVERIFY(page && !*page);
    QCOMPARE(page->error().text, u"Search terms must have at least three characters."_s);
}

QTEST_GUILESS_MAIN(TestRoomSearch)
#include "tst_roomsearch.moc"

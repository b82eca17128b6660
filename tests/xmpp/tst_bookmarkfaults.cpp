// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/bookmarks.h"
#include "tests/xmpp/fakesession.h"

#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60'000)

namespace
{

const Jid kTea = *Jid::parse(u"tea@rooms.example.test");

Bookmark mark(const QString &name, bool autojoin)
{
    Bookmark bookmark;
    bookmark.room = kTea;
    bookmark.name = name;
    bookmark.autojoin = autojoin;
    return bookmark;
}

QByteArray refusal(const QByteArray &condition)
{
    return "<iq type='error' id='$id'><error type='cancel'><" + condition +
           " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>";
}

QByteArray items(const QByteArray &inside)
{
    return "<iq type='result' id='$id'><pubsub xmlns='http://jabber.org/protocol/pubsub'><items "
           "node='urn:xmpp:bookmarks:1'>" +
           inside + "</items></pubsub></iq>";
}

const QByteArray kTheirs = "<item id='tea@rooms.example.test'><conference xmlns='urn:xmpp:bookmarks:1' name='Theirs' "
                           "autojoin='true'/></item>";
const QByteArray kDone = "<iq type='result' id='$id'/>";

QByteArray privateStorage(const QByteArray &inside)
{
    return "<iq type='result' id='$id'><query xmlns='jabber:iq:private'>" + inside + "</query></iq>";
}

} // namespace

/// A server that does not take our bookmarks, or does not say what it has.
class TestBookmarkFaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsRefusedIsReadBack_data();
    void whatIsRefusedIsReadBack();
    void aRefusedRemovalIsReadBack();
    void oldOnesThatAreNotToldAreNotWritten_data();
    void oldOnesThatAreNotToldAreNotWritten();

private:
    void signIn(FakeServer &server)
    {
        m_connection = std::make_unique<Connection>(quickTuning());
        m_pep = std::make_unique<Pep>(*m_connection);
        m_bookmarks = std::make_unique<Bookmarks>(*m_connection, *m_pep);
        QSignalSpy announced(m_connection.get(), &Connection::announced);
        m_connection->open(m_account.settings(server));
        EVENTUALLY(announced.size() == 1);
    }
    void cleanup()
    {
        m_bookmarks.reset();
        m_pep.reset();
        m_connection.reset();
    }

    FakeAccount m_account;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Pep> m_pep;
    std::unique_ptr<Bookmarks> m_bookmarks;
};

void TestBookmarkFaults::whatIsRefusedIsReadBack_data()
{
    QTest::addColumn<QByteArray>("kept"); ///< what the server says that it has
    QTest::addColumn<QString>("name");    ///< of what counts then; empty: there is none
    QTest::newRow("an older one") << items(kTheirs) << u"Theirs"_s;
    QTest::newRow("none") << items({}) << QString();
    QTest::newRow("no list at all") << refusal("item-not-found") << QString();
    QTest::newRow("it cannot say") << refusal("feature-not-implemented") << u"Ours"_s;
}

void TestBookmarkFaults::whatIsRefusedIsReadBack()
{
    QFETCH(const QByteArray, kept);
    QFETCH(const QString, name);
    FakeServer server(FakeServer::Security::StartTls, m_account.identity, "example.test");
    letIn(server.script())
        .expect("<publish ")
        .send(refusal("resource-constraint"))
        .expect("<items ")
        .send(kept)
        .expect("urn:xmpp:ping")
        .send(kDone);
    signIn(server);
    QSignalSpy corrected(m_bookmarks.get(), &Bookmarks::corrected);
    QSignalSpy changed(m_bookmarks.get(), &Bookmarks::changed);
    QSignalSpy removed(m_bookmarks.get(), &Bookmarks::removed);
    std::optional<bool> done;
    m_bookmarks->set(mark(u"Ours"_s, false), [&done](const auto &result) { done = result.has_value(); });
    QCOMPARE(m_bookmarks->find(kTea)->name, u"Ours"_s); // at once
    EVENTUALLY(done == false);
    EVENTUALLY(server.received().contains("<items "));
    bool isThrough = false;
    ping(*m_connection, this, [&isThrough](const auto &) { isThrough = true; });
    EVENTUALLY(isThrough);
    const auto now = m_bookmarks->find(kTea);
    QCOMPARE(now ? now->name : QString(), name);
    QCOMPARE(corrected.size(), name == u"Ours"_s ? 0 : 1);
    QCOMPARE(changed.size(), 1); // our own alone: nobody is sent into a room, or out of it
    QCOMPARE(removed.size(), 0);
    cleanup();
}

void TestBookmarkFaults::aRefusedRemovalIsReadBack()
{
    FakeServer server(FakeServer::Security::StartTls, m_account.identity, "example.test");
    letIn(server.script())
        .expect("<publish ")
        .send(kDone)
        .expect("<retract ")
        .send(refusal("forbidden"))
        .expect("<items ")
        .send(items(kTheirs));
    signIn(server);
    QSignalSpy corrected(m_bookmarks.get(), &Bookmarks::corrected);
    m_bookmarks->set(mark(u"Theirs"_s, true), {});
    m_bookmarks->remove(kTea, {});
    QVERIFY(!m_bookmarks->find(kTea));
    EVENTUALLY(corrected.size() == 1);
    QCOMPARE(m_bookmarks->find(kTea), mark(u"Theirs"_s, true));
    cleanup();
}

void TestBookmarkFaults::oldOnesThatAreNotToldAreNotWritten_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("isWritten");
    QTest::newRow("nothing is kept") << privateStorage("<storage xmlns='storage:bookmarks'/>") << true;
    QTest::newRow("it does not say what is kept") << privateStorage({}) << false;
    QTest::newRow("something else") << privateStorage("<storage xmlns='storage:rosternotes'/>") << false;
    QTest::newRow("an empty answer") << kDone << false;
    QTest::newRow("a refusal") << refusal("forbidden") << false;
}

void TestBookmarkFaults::oldOnesThatAreNotToldAreNotWritten()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const bool, isWritten);
    FakeServer server(FakeServer::Security::StartTls, m_account.identity, "example.test");
    letIn(server.script())
        .expect("<items ")
        .send(items({}))
        .expect("disco#info")
        .send("<iq type='result' id='$id'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>")
        .expect("<publish ")
        .send(kDone)
        .expect("jabber:iq:private")
        .send(answer)
        .expect("urn:xmpp:ping")
        .send(kDone);
    signIn(server);
    m_bookmarks->load(false);
    EVENTUALLY(m_bookmarks->isLoaded());
    m_bookmarks->set(mark(u"Ours"_s, true), {});
    EVENTUALLY(server.received().contains("jabber:iq:private"));
    bool isThrough = false; // what follows the answer is on its way in front of this
    ping(*m_connection, this, [&isThrough](const auto &) { isThrough = true; });
    EVENTUALLY(isThrough);
    const auto writes = [&server] { return server.received().count("jid=\"tea@rooms.example.test\""); };
    if (isWritten)
        EVENTUALLY(writes() == 1);
    else
        QCOMPARE(writes(), 0);
    cleanup();
}

QTEST_GUILESS_MAIN(TestBookmarkFaults)
#include "tst_bookmarkfaults.moc"

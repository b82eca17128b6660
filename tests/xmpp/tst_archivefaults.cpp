// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/xmpp/archiveasker.h"

using namespace causerie;
using namespace causerie::test;

/// Against a server that stops, forgets and goes on for ever.
class TestArchiveFaults : public ArchiveAsker
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void endings_data();
    void endings();
    void endless();
    void silence();
    void cutInTheMiddle();
    void resumedInTheMiddle();
    void nothingBeyond_data();
    void nothingBeyond();
    void deadContext();
    void offline();
};

void TestArchiveFaults::endings_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("expected");
    const auto set = [](const QByteArray &complete, const QByteArray &last) {
        return "<iq type='result' id='$'><fin xmlns='urn:xmpp:mam:2' " + complete +
               "><set xmlns='http://jabber.org/protocol/rsm'><first>a</first><last>" + last +
               "</last></set></fin></iq>";
    };
    QTest::newRow("complete") << set("complete='true'", "b") << u"a,b [a..b] complete"_s;
    QTest::newRow("there is more") << set("", "b") << u"a,b [a..b]"_s;
    QTest::newRow("complete, but the last was lost: go on behind what we have")
        << set("complete='true'", "c") << u"a,b [a..b]"_s;
    QTest::newRow("an id that it has forgotten")
        << QByteArray("<iq type='error' id='$'><error type='cancel'><item-not-found "
                      "xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>")
        << u"refused: item-not-found"_s;
    QTest::newRow("no end in it") << QByteArray("<iq type='result' id='$'/>") << u"bad answer"_s;
}

void TestArchiveFaults::endings()
{
    QFETCH(const QByteArray, answer);
    const Asked asked = ask();
    result(asked, "a");
    result(asked, "b");
    m_server->send(QByteArray(answer).replace("$", asked.iq));
    QTRY_COMPARE_WITH_TIMEOUT(m_outcomes.size(), size_t{1}, kPatience);
    QTEST(spell(m_outcomes.front()), "expected");
}

void TestArchiveFaults::endless()
{
    const Asked asked = ask();
    for (int i = 0; i < 50; ++i)
        result(asked, QByteArray::number(i));
    OUTCOME("bad answer"); // without an end
    m_outcomes.clear();
    const Asked again = ask({kAlice, {}, u"x"_s, {}, false, 3, {}, {}});
    result(again, "x"); // what we had: it would be asked for ever
    fin(again);
    OUTCOME("bad answer");
    m_outcomes.clear();
    const Asked empty = ask();
    fin(empty, "<fin xmlns='urn:xmpp:mam:2'><set xmlns='http://jabber.org/protocol/rsm'><first>a</first><last>c</last>"
               "</set></fin>");
    OUTCOME("bad answer"); // where are they?
}

void TestArchiveFaults::silence()
{
    m_archive->setPatience(std::chrono::milliseconds(1));
    const Asked asked = ask();
    OUTCOME("timeout");
    result(asked, "a");
    fin(asked);
    m_server->send("<message from='bob@example.test/x' type='chat'><body>live</body></message>");
    QTRY_COMPARE_WITH_TIMEOUT(m_live, QStringList{u"live"_s}, kPatience);
    QCOMPARE(m_outcomes.size(), size_t{1});
}

void TestArchiveFaults::cutInTheMiddle()
{
    refuseBack(m_server->script()).header(kResumable).expect("<bind").send("");
    const Asked asked = ask();
    result(asked, "a");
    m_server->send("<message to='alice@example.test/desk'><result xmlns='urn:xmpp:mam:2' queryid='");
    m_server->cut();
    m_connection->close();
    OUTCOME("not connected");
}

void TestArchiveFaults::resumedInTheMiddle()
{
    QSignalSpy opened(m_connection.get(), &Connection::opened);
    connect(m_connection.get(), &Connection::waiting, m_connection.get(), &Connection::retryNow);
    const Asked asked = ask();
    result(asked, "a");
    m_server->send("<message from='bob@example.test/x' type='chat'><body>live</body></message>");
    QTRY_COMPARE_WITH_TIMEOUT(m_live, QStringList{u"live"_s}, kPatience); // so the result is there too
    takeBack(m_server->script(), "sm-1", 100);
    m_server->cut();
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatience);
    QVERIFY(opened.front().front().toBool());
    result(asked, "b");
    fin(asked);
    OUTCOME("a,b [a..b] complete");
}

void TestArchiveFaults::nothingBeyond_data()
{
    QTest::addColumn<bool>("backwards");
    QTest::addColumn<QByteArray>("last");
    QTest::addColumn<QString>("expected");
    QTest::newRow("it was the newest") << false << QByteArray("x") << u" [..] complete"_s;
    QTest::newRow("it was the oldest") << true << QByteArray("x") << u" [..] complete"_s;
    QTest::newRow("there is a newer one: it is forgotten") << false << QByteArray("y") << u"refused: item-not-found"_s;
    QTest::newRow("there is an older one") << true << QByteArray("w") << u"refused: item-not-found"_s;
}

/// An empty page beyond an id: the archive may have forgotten the id, and not say so.
void TestArchiveFaults::nothingBeyond()
{
    QFETCH(const bool, backwards);
    QFETCH(const QByteArray, last);
    const QString known = u"x"_s;
    fin(ask({.archive = kAlice,
             .after = backwards ? QString() : known,
             .before = backwards ? known : QString(),
             .backwards = backwards,
             .limit = 3}));
    const bool isKnown = last == "x";
    for (int i = 0; i < (isKnown ? 1 : 3); ++i) {
        const Asked probe = asked(++m_asked);
        QVERIFY(!probe.query.isEmpty());
        if (i != 1) // the far end; between, once more what was asked
            result(probe, last);
        fin(probe);
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_outcomes.size(), size_t{1}, kPatience);
    QTEST(spell(m_outcomes.front()), "expected");
}

void TestArchiveFaults::deadContext()
{
    const Asked asked = ask();
    m_context.reset();
    result(asked, "a");
    fin(asked);
    m_server->send("<message from='bob@example.test/x' type='chat'><body>live</body></message>");
    QTRY_COMPARE_WITH_TIMEOUT(m_live, QStringList{u"live"_s}, kPatience);
    QVERIFY(m_outcomes.empty());
}

void TestArchiveFaults::offline()
{
    m_connection->close();
    QSignalSpy closed(m_connection.get(), &Connection::closed);
    QVERIFY(closed.wait(kPatience));
    m_archive->query({kAlice, {}, {}, {}, false, 3, {}, {}}, m_context.get(),
                     [this](const Outcome &outcome) { m_outcomes.push_back(outcome); });
    OUTCOME("not connected");
}

QTEST_GUILESS_MAIN(TestArchiveFaults)
#include "tst_archivefaults.moc"

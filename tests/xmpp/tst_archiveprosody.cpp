// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/archive.h"
#include "tests/xmpp/person.h"

#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

namespace
{

constexpr int kPatience = 60'000; // milliseconds; a limit for a hung test, not a measure
constexpr int kMessages = 25;

QStringList bodies(const ArchivePage &page)
{
    QStringList bodies;
    for (const ChatEvent &event : page.events) {
        if (const auto *message = std::get_if<Message>(&event))
            bodies.append(message->body);
    }
    return bodies;
}

QStringList numbers(int from, int to)
{
    QStringList numbers;
    for (int i = from; i < to; ++i)
        numbers.append(QString::number(i));
    return numbers;
}

} // namespace

/// Against a real Prosody with mod_mam.
class TestArchiveProsody : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void forwards();
    void backwards();
    void withOne();
    void fromATime();
    void whatIsSaidOfMessages();
    void forgottenId();
    void support();
    void ends();
    void anEmptyArchive();

private:
    std::expected<ArchivePage, IqError> ask(ArchiveQuery query);

    std::unique_ptr<Prosody> m_server;
    std::unique_ptr<Person> m_alice;
    std::unique_ptr<Person> m_bob;
    std::unique_ptr<Archive> m_archive; ///< bob's
};

void TestArchiveProsody::initTestCase()
{
    m_server = std::make_unique<Prosody>();
    QVERIFY(m_server->isReady());
    m_alice = std::make_unique<Person>(*m_server, u"alice"_s);
    m_bob = std::make_unique<Person>(*m_server, u"bob"_s);
    m_archive = std::make_unique<Archive>(m_bob->connection);
    m_alice->signIn();
    m_bob->signIn();
    QTRY_VERIFY_WITH_TIMEOUT(m_alice->isReady && m_bob->isReady, kPatience);
    for (int i = 0; i < kMessages; ++i)
        m_alice->write(m_bob->bare(), u"id-%1"_s.arg(i), QString::number(i));
    QTRY_COMPARE_WITH_TIMEOUT(m_bob->received.size(), size_t{kMessages}, kPatience);
}

std::expected<ArchivePage, IqError> TestArchiveProsody::ask(ArchiveQuery query)
{
    std::optional<std::expected<ArchivePage, IqError>> outcome;
    query.archive = m_bob->bare();
    query.limit = 10;
    m_archive->query(query, this, [&outcome](const auto &page) { outcome = page; });
    if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }, kPatience))
        return std::unexpected(IqError{IqError::Kind::Timeout, {}, {}, {}});
    return *outcome;
}

void TestArchiveProsody::forwards()
{
    const auto first = ask({});
    QVERIFY(first);
    QCOMPARE(bodies(*first), numbers(0, 10));
    QVERIFY(!first->complete);
    const auto second = ask({.after = first->last});
    QCOMPARE(bodies(*second), numbers(10, 20));
    const auto third = ask({.after = second->last});
    QCOMPARE(bodies(*third), numbers(20, kMessages));
    QVERIFY(third->complete);
    const auto behind = ask({.after = third->last});
    QVERIFY(behind);
    QVERIFY(behind->events.empty());
    QVERIFY(behind->complete);
    // The same ids, authors and words as when they came.
    for (size_t i = 0; i < 10; ++i) {
        Message archived = std::get<Message>(first->events[i]);
        const Message &live = m_bob->received[i];
        QVERIFY(!archived.archiveId.isEmpty());
        QVERIFY(std::abs(archived.sentAt.secsTo(live.sentAt)) < 60);
        archived.sentAt = live.sentAt;
        QCOMPARE(archived, live);
    }
}

void TestArchiveProsody::backwards()
{
    const auto last = ask({.backwards = true});
    QVERIFY(last);
    QCOMPARE(bodies(*last), numbers(kMessages - 10, kMessages));
    QVERIFY(!last->complete);
    const auto middle = ask({.before = last->first, .backwards = true});
    QCOMPARE(bodies(*middle), numbers(kMessages - 20, kMessages - 10));
    const auto first = ask({.before = middle->first, .backwards = true});
    QCOMPARE(bodies(*first), numbers(0, kMessages - 20));
    QVERIFY(first->complete);
}

void TestArchiveProsody::withOne()
{
    QCOMPARE(bodies(*ask({.with = m_alice->bare()})), numbers(0, 10));
    const auto nobody = ask({.with = *Jid::parse(u"carol@example.test")});
    QVERIFY(nobody);
    QVERIFY(nobody->events.empty());
    QVERIFY(nobody->complete);
}

void TestArchiveProsody::fromATime()
{
    QCOMPARE(bodies(*ask({.start = QDateTime::currentDateTimeUtc().addDays(-1)})), numbers(0, 10));
    QVERIFY(ask({.end = QDateTime::currentDateTimeUtc().addDays(-1)})->events.empty());
}

void TestArchiveProsody::whatIsSaidOfMessages()
{
    Annotation reaction;
    reaction.kind = Annotation::Kind::Reactions;
    reaction.conversation = m_bob->bare();
    reaction.target = u"id-3"_s;
    reaction.originId = u"reaction-1"_s;
    reaction.emojis = QStringList{u"\U0001F44B"_s};
    m_alice->messages.send(reaction);
    QTRY_COMPARE_WITH_TIMEOUT(m_bob->annotations.size(), size_t{1}, kPatience);
    const auto page = ask({.backwards = true});
    QVERIFY(page);
    const auto *archived = std::get_if<Annotation>(&page->events.back());
    QVERIFY(archived); // XEP-0334: it wanted to be kept
    Annotation expected = m_bob->annotations.front();
    expected.at = archived->at;
    QCOMPARE(*archived, expected);
    QVERIFY(!archived->archiveId.isEmpty());
}

void TestArchiveProsody::forgottenId()
{
    const auto page = ask({.after = u"no-such-id"_s});
    QVERIFY(!page);
    QCOMPARE(page.error().condition, u"item-not-found");
}

void TestArchiveProsody::support()
{
    QHash<QString, bool> supports;
    for (const QString &jid : {u"bob@example.test"_s, u"example.test"_s, u"alice@example.test"_s}) {
        m_archive->isSupported(*Jid::parse(jid), this,
                               [&supports, jid](bool isSupported) { supports[jid] = isSupported; });
    }
    QTRY_COMPARE_WITH_TIMEOUT(supports.size(), 3, kPatience);
    QVERIFY(supports[u"bob@example.test"_s]);
    QVERIFY(!supports[u"example.test"_s]);
}

void TestArchiveProsody::ends()
{
    std::optional<std::expected<ArchiveEnds, IqError>> ends;
    m_archive->ends(m_bob->bare(), this, [&ends](const auto &answer) { ends = answer; });
    QTRY_VERIFY_WITH_TIMEOUT(ends, kPatience);
    QVERIFY(*ends);
    QCOMPARE((*ends)->firstId, ask({})->first);
    QCOMPARE((*ends)->lastId, ask({.backwards = true})->last);
}

void TestArchiveProsody::anEmptyArchive()
{
    Person carol(*m_server, u"carol"_s);
    Archive archive(carol.connection);
    carol.signIn();
    QTRY_VERIFY_WITH_TIMEOUT(carol.isReady, kPatience);
    std::optional<std::expected<ArchivePage, IqError>> outcome;
    archive.query({.archive = carol.bare()}, this, [&outcome](const auto &page) { outcome = page; });
    QTRY_VERIFY_WITH_TIMEOUT(outcome, kPatience);
    QVERIFY(*outcome);
    QVERIFY((*outcome)->complete);
    QVERIFY((*outcome)->events.empty());
}

QTEST_GUILESS_MAIN(TestArchiveProsody)
#include "tst_archiveprosody.moc"

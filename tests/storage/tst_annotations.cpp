// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/storage/storefixture.h"

using namespace causerie;
using namespace causerie::storage;
using namespace causerie::storage::test;

using Kind = Annotation::Kind;

/// What is said of earlier messages, in whatever order it arrives.
class TestAnnotations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<Store>(); }
    void cleanup() { m.reset(); }
    void aCorrectionReplacesTheText();
    void whoMayCorrect_data();
    void whoMayCorrect();
    void whoMayCorrectInARoom_data();
    void whoMayCorrectInARoom();
    void whoMayCorrectPrivately_data();
    void whoMayCorrectPrivately();
    void anyOrderOfArrival();
    void theLastCorrectionOfTheArchiveWins();
    void aCorrectionOfACorrection();
    void reactionsOfSeveralPeople();
    void reactionsInARoomAreByOccupant();
    void aRetraction();
    void whatWasTakenBackIsNotUnread();
    void aModeration();
    void nothingComesBackAfterARetraction();
    void whoMayRetract();
    void aCopyOfAnAnnotation();
    void theSearchFollows();
    void aReplyFindsItsTarget();

private:
    Message find(const QString &originId, const Jid &peer = kBob.bare())
    {
        for (const Message &message : m->page(peer).messages) {
            if (message.originId == originId)
                return message;
        }
        return {};
    }
    QStringList search(const QString &word)
    {
        return m->sql(u"SELECT rowid FROM message_words WHERE message_words MATCH '%1'"_s.arg(word));
    }

    std::unique_ptr<Store> m;
};

void TestAnnotations::aCorrectionReplacesTheText()
{
    Message message = incoming(u"helo"_s, u"o1"_s);
    message.reply = Reply{.target = u"gone"_s, .author = {}, .message = 0, .quote = u"?"_s};
    m->apply(message);
    Annotation change = correction(u"o1"_s, u"hello"_s);
    change.content.language = u"en"_s;
    change.content.translations = {{u"fr"_s, u"bonjour"_s}};
    change.content.spoiler = true;
    const Applied applied = m->apply(change);
    QVERIFY(applied.added.empty());
    QCOMPARE(applied.changed.size(), 1u);
    const Message now = m->only();
    QCOMPARE(now, applied.changed[0]);
    QCOMPARE(now.body, u"hello"_s);
    QCOMPARE(now.translations, change.content.translations);
    QCOMPARE(now.language, u"en"_s);
    QVERIFY(now.spoiler);
    QCOMPARE(now.editedAt, at(60));
    QCOMPARE(now.sentAt, at(0));
    QVERIFY(now.reply);
    // What came first comes again from the archive: it is still the same message.
    message.archiveId = u"a1"_s;
    const Applied again = m->apply(message);
    QVERIFY(again.metKnown && again.added.empty());
    QCOMPARE(m->only().body, u"hello"_s);
}

void TestAnnotations::whoMayCorrect_data()
{
    QTest::addColumn<Message>("message");
    QTest::addColumn<Annotation>("change");
    QTest::addColumn<bool>("applies");
    const Annotation theirs = correction(u"o1"_s, u"new"_s);
    QTest::newRow("the sender") << incoming(u"old"_s, u"o1"_s) << theirs << true;
    QTest::newRow("they for us") << outgoing(u"old"_s, u"o1"_s) << theirs << false;
    QTest::newRow("we for them") << incoming(u"old"_s, u"o1"_s) << byUs(theirs) << false;
    QTest::newRow("we") << outgoing(u"old"_s, u"o1"_s) << byUs(theirs) << true;
    Annotation elsewhere = theirs;
    elsewhere.conversation = kCarol.bare();
    QTest::newRow("in another conversation") << incoming(u"old"_s, u"o1"_s) << elsewhere << false;
    Annotation stranger = theirs;
    stranger.by = kCarol.bare();
    QTest::newRow("somebody else") << incoming(u"old"_s, u"o1"_s) << stranger << false;
    Message call = incoming(u"old"_s, u"o1"_s);
    call.kind = MessageKind::Call;
    QTest::newRow("a call") << call << theirs << false;
}

void TestAnnotations::whoMayCorrect()
{
    QFETCH(Message, message);
    QFETCH(Annotation, change);
    QFETCH(bool, applies);
    m->apply(message);
    m->apply(change);
    QCOMPARE(m->only().body, applies ? u"new"_s : u"old"_s);
    // Read backwards it is the same.
    Store reversed;
    const Jid peer = message.conversation;
    reversed.older(peer, page({change}));
    const Applied applied = reversed.older(peer, page({message}));
    const auto &told = applied.added.empty() ? applied.changed : applied.added;
    QCOMPARE(bodies(told), QStringList{applies ? u"new"_s : u"old"_s});
    QVERIFY(reversed.page().messages.front() == told[0]);
}

void TestAnnotations::whoMayCorrectInARoom_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("occupantId");
    QTest::addColumn<QString>("byName");
    QTest::addColumn<QString>("byOccupantId");
    QTest::addColumn<bool>("applies");
    QTest::newRow("the same name") << u"Bob"_s << QString() << u"Bob"_s << QString() << true;
    QTest::newRow("another name") << u"Bob"_s << QString() << u"Eve"_s << QString() << false;
    QTest::newRow("the same occupant under a new name") << u"Bob"_s << u"1"_s << u"Rob"_s << u"1"_s << true;
    QTest::newRow("another under the old name") << u"Bob"_s << u"1"_s << u"Bob"_s << u"2"_s << false;
    QTest::newRow("one id is unknown") << u"Bob"_s << u"1"_s << u"Bob"_s << QString() << true;
}

void TestAnnotations::whoMayCorrectInARoom()
{
    QFETCH(QString, name);
    QFETCH(QString, occupantId);
    QFETCH(QString, byName);
    QFETCH(QString, byOccupantId);
    QFETCH(bool, applies);
    m->makeRoom();
    m->apply(inRoom(u"old"_s, u"o1"_s, u"r1"_s, name, occupantId));
    Annotation change = correction(u"o1"_s, u"new"_s, occupant(byName));
    change.occupantId = byOccupantId;
    m->apply(change);
    QCOMPARE(m->only(kRoom).body, applies ? u"new"_s : u"old"_s);
}

void TestAnnotations::whoMayCorrectPrivately_data()
{
    QTest::addColumn<QString>("occupantId");
    QTest::addColumn<QString>("byOccupantId");
    QTest::addColumn<bool>("applies");
    QTest::newRow("the same occupant") << u"1"_s << u"1"_s << true;
    QTest::newRow("whoever took the name over") << u"1"_s << u"2"_s << false;
    QTest::newRow("one who does not say who they are") << u"1"_s << QString() << false;
    QTest::newRow("it was not said who wrote it") << QString() << u"2"_s << false;
    QTest::newRow("nobody knows who bore the name when") << QString() << QString() << false;
}

void TestAnnotations::whoMayCorrectPrivately()
{
    QFETCH(QString, occupantId);
    QFETCH(QString, byOccupantId);
    QFETCH(bool, applies);
    m->makeRoom();
    const Jid helper = occupant(u"Helper"_s);
    Message message = inRoom(u"old"_s, u"o1"_s, {}, u"Helper"_s, occupantId);
    message.conversation = helper;
    m->apply(message);
    Annotation change = correction(u"o1"_s, u"new"_s, helper);
    change.conversation = helper;
    change.occupantId = byOccupantId;
    m->apply(change);
    QCOMPARE(m->only(helper).body, applies ? u"new"_s : u"old"_s);
    Annotation gone = annotation(Annotation::Kind::Retraction, u"o1"_s, helper);
    gone.conversation = helper;
    gone.occupantId = byOccupantId;
    m->apply(gone);
    QCOMPARE(m->only(helper).retraction, applies ? Retraction::BySender : Retraction::None);
}

void TestAnnotations::anyOrderOfArrival()
{
    // Three pages read backwards, or forwards, or everything mixed: always the same end.
    std::vector<ChatEvent> events{incoming(u"one"_s, u"o1"_s, u"a1"_s), incoming(u"two"_s, u"o2"_s, u"a2"_s)};
    Annotation first = correction(u"o1"_s, u"one!"_s);
    first.archiveId = u"a3"_s;
    Annotation second = correction(u"o1"_s, u"one!!"_s);
    second.archiveId = u"a4"_s;
    Annotation smile = reactions(u"o2"_s, {u"😀"_s});
    smile.archiveId = u"a5"_s;
    Annotation frown = reactions(u"o2"_s, {u"☹"_s, u"👍"_s});
    frown.archiveId = u"a6"_s;
    events.insert(events.end(), {first, second, smile, frown});
    const auto backwards = [&](size_t pageSize) {
        Store store;
        for (size_t end = events.size(); end > 0;) {
            const size_t begin = end > pageSize ? end - pageSize : 0;
            store.older(kBob.bare(), page({events.begin() + qptrdiff(begin), events.begin() + qptrdiff(end)}));
            end = begin;
        }
        return store.page().messages;
    };
    std::vector<std::vector<Message>> ends;
    for (size_t pageSize = 1; pageSize <= events.size(); ++pageSize)
        ends.push_back(backwards(pageSize));
    Store live;
    for (const ChatEvent &event : events)
        live.apply(event);
    ends.push_back(live.page().messages);
    Store filled;
    const Gap gap = filled.openGap();
    for (const ChatEvent &event : events)
        filled.fill(gap, page({event}));
    ends.push_back(filled.page().messages);
    for (const auto &messages : ends) {
        QCOMPARE(bodies(messages), (QStringList{u"one!!"_s, u"two"_s}));
        QCOMPARE(messages[1].reactions, (std::vector<Reaction>{{kBob.bare(), u"☹"_s}, {kBob.bare(), u"👍"_s}}));
    }
}

void TestAnnotations::theLastCorrectionOfTheArchiveWins()
{
    const QString drawn = u"1e2a6f0c-77b1-4d0e"_s;
    m->apply(incoming(u"1"_s, drawn, u"a1"_s));
    const Gap gap = m->openGap();
    m->apply(correction(drawn, u"newest"_s));
    Annotation missed = correction(drawn, u"missed"_s);
    missed.at = at(9999); // their clock is ahead
    missed.archiveId = u"a2"_s;
    QVERIFY(m->fill(gap, page({missed}, true)).changed.empty());
    QCOMPARE(m->only().body, u"newest"_s);
}

void TestAnnotations::aCorrectionOfACorrection()
{
    m->apply(incoming(u"1"_s, u"o1"_s));
    Annotation first = correction(u"o1"_s, u"2"_s);
    first.originId = u"c1"_s;
    m->apply(first);
    m->apply(correction(u"c1"_s, u"3"_s)); // as older clients do
    QCOMPARE(m->only().body, u"3"_s);
}

void TestAnnotations::reactionsOfSeveralPeople()
{
    m->apply(incoming(u"1"_s, u"o1"_s));
    m->apply(reactions(u"o1"_s, {u"👍"_s, u"👍"_s, u"😀"_s}));
    m->apply(byUs(reactions(u"o1"_s, {u"👍"_s})));
    QCOMPARE(m->only().reactions,
             (std::vector<Reaction>{{kBob.bare(), u"👍"_s}, {kBob.bare(), u"😀"_s}, {kOwn, u"👍"_s}}));
    m->apply(reactions(u"o1"_s, {u"😀"_s}));
    QCOMPARE(m->only().reactions, (std::vector<Reaction>{{kBob.bare(), u"😀"_s}, {kOwn, u"👍"_s}}));
    m->apply(byUs(reactions(u"o1"_s, {})));
    QCOMPARE(m->only().reactions, (std::vector<Reaction>{{kBob.bare(), u"😀"_s}}));
    QVERIFY(m->apply(reactions(u"o1"_s, {u"😀"_s})).changed.empty()); // says the same
}

void TestAnnotations::reactionsInARoomAreByOccupant()
{
    m->makeRoom();
    m->apply(inRoom(u"1"_s, u"o1"_s, u"r1"_s, u"Bob"_s));
    Annotation first = reactions(u"r1"_s, {u"👍"_s}, occupant(u"Eve"_s));
    first.occupantId = u"e"_s;
    m->apply(first);
    Annotation renamed = reactions(u"r1"_s, {u"😀"_s}, occupant(u"Eva"_s));
    renamed.occupantId = u"e"_s;
    m->apply(renamed);
    QCOMPARE(m->only(kRoom).reactions, (std::vector<Reaction>{{occupant(u"Eva"_s), u"😀"_s}}));
    // A room's messages are named by the room's ids.
    QVERIFY(m->apply(reactions(u"o1"_s, {u"👍"_s}, occupant(u"Bob"_s))).changed.empty());
}

void TestAnnotations::aRetraction()
{
    Message message = incoming(u"secret word"_s, u"o1"_s);
    Attachment picture;
    picture.name = u"a.png"_s;
    message.attachments = {picture};
    message.subject = u"secret subject"_s;
    message.subjectTranslations = {{u"fr"_s, u"secret aussi"_s}};
    m->apply(message);
    m->apply(reactions(u"o1"_s, {u"👍"_s}));
    m->apply(correction(u"o1"_s, u"secret too"_s));
    const Applied applied = m->apply(annotation(Kind::Retraction, u"o1"_s));
    QCOMPARE(applied.changed.size(), 1u);
    const Message now = m->only();
    QCOMPARE(now.retraction, Retraction::BySender);
    QVERIFY(now.body.isEmpty() && now.subject.isEmpty() && now.subjectTranslations.empty() && now.attachments.empty() &&
            now.reactions.empty());
    QVERIFY(search(u"secret"_s).isEmpty());
    QCOMPARE(m->sql(u"SELECT count(*) FROM annotation WHERE content LIKE '%secret%'"_s), QStringList{u"0"_s});
}

/// In whatever order both come; the count goes on from there.
void TestAnnotations::whatWasTakenBackIsNotUnread()
{
    m->apply(incoming(u"one"_s, u"o1"_s));
    m->apply(incoming(u"two"_s, u"o2"_s));
    QCOMPARE(m->unread(), 2);
    const Applied applied = m->apply(annotation(Kind::Retraction, u"o1"_s));
    QCOMPARE(applied.unread, (std::vector<UnreadCount>{{kBob.bare(), 1}}));
    QCOMPARE(m->unread(), 1);
    m->apply(annotation(Kind::Retraction, u"o3"_s)); // ahead of its message
    m->apply(incoming(u"three"_s, u"o3"_s));
    QCOMPARE(m->unread(), 1);
    m->apply(incoming(u"four"_s, u"o4"_s));
    QCOMPARE(m->unread(), 2);
    QVERIFY(m->store().markRead(kBob.bare()).result());
    m->apply(annotation(Kind::Retraction, u"o4"_s));
    QCOMPARE(m->unread(), 0);
}

void TestAnnotations::aModeration()
{
    m->makeRoom();
    m->apply(inRoom(u"spam"_s, u"o1"_s, u"r1"_s, u"Eve"_s));
    Annotation moderation = annotation(Kind::Moderation, u"r1"_s, occupant(u"Mod"_s));
    moderation.reason = u"no adverts"_s;
    m->apply(moderation);
    const Message now = m->only(kRoom);
    QCOMPARE(now.retraction, Retraction::ByModerator);
    QCOMPARE(now.retractionReason, u"no adverts"_s);
    QVERIFY(now.body.isEmpty());
    // Nobody moderates a conversation between two.
    m->apply(incoming(u"mine"_s, u"o1"_s, u"r1"_s));
    Annotation forged = annotation(Kind::Moderation, u"o1"_s);
    QVERIFY(m->apply(forged).changed.empty());
    QCOMPARE(m->only().body, u"mine"_s);
}

void TestAnnotations::nothingComesBackAfterARetraction()
{
    m->apply(annotation(Kind::Retraction, u"o1"_s));
    m->apply(incoming(u"secret"_s, u"o1"_s));
    m->apply(correction(u"o1"_s, u"secret again"_s));
    m->apply(reactions(u"o1"_s, {u"👍"_s}));
    m->apply(incoming(u"secret"_s, u"o1"_s, u"a1"_s));
    const Message now = m->only();
    QVERIFY(now.body.isEmpty() && now.reactions.empty());
    QCOMPARE(now.retraction, Retraction::BySender);
    QVERIFY(search(u"secret"_s).isEmpty());
}

void TestAnnotations::whoMayRetract()
{
    m->apply(outgoing(u"ours"_s, u"o1"_s));
    QVERIFY(m->apply(annotation(Kind::Retraction, u"o1"_s)).changed.empty());
    QCOMPARE(m->only().body, u"ours"_s);
    QCOMPARE(m->apply(byUs(annotation(Kind::Retraction, u"o1"_s))).changed.size(), 1u);
}

void TestAnnotations::aCopyOfAnAnnotation()
{
    m->apply(incoming(u"1"_s, u"o1"_s, u"a1"_s));
    Annotation change = correction(u"o1"_s, u"2"_s);
    change.originId = u"c1"_s;
    m->apply(change);
    QVERIFY(m->apply(change).metKnown);
    change.archiveId = u"a2"_s;
    QVERIFY(m->apply(change).metKnown);
    change.originId = u"something else"_s;
    QVERIFY(m->apply(change).metKnown); // by the archive's id now
    QCOMPARE(m->sql(u"SELECT count(*) FROM annotation"_s), QStringList{u"1"_s});
    QCOMPARE(m->openGap().after, u"a2"_s); // it is the newest of the archive
}

void TestAnnotations::theSearchFollows()
{
    Message message = incoming(u"Ein Gruß aus München"_s, u"o1"_s);
    message.translations = {{u"fr"_s, u"Un salut de Munich"_s}, {u"ja"_s, u"ミュンヘンからこんにちは"_s}};
    m->apply(message);
    const QStringList found{u"1"_s};
    QCOMPARE(search(u"munchen"_s), found); // without diacritics
    QCOMPARE(search(u"salut"_s), found);
    QCOMPARE(m->sql(u"SELECT rowid FROM message_parts WHERE message_parts MATCH '\"こんに\"'"_s), found);
    m->apply(correction(u"o1"_s, u"Hello"_s));
    QVERIFY(search(u"munchen"_s).isEmpty() && search(u"salut"_s).isEmpty());
    QCOMPARE(search(u"hello"_s), found);
    m->apply(annotation(Kind::Retraction, u"o1"_s));
    QVERIFY(search(u"hello"_s).isEmpty());
    m->apply(incoming(u"Hello again"_s, u"o2"_s));
    m->store().removeConversation(kBob.bare()).result().value();
    QVERIFY(search(u"hello"_s).isEmpty());
    // FTS5 compares its index with the text of the rows (sqlite.org/fts5.html#the_integrity_check_command).
    for (const auto &table : {u"message_words"_s, u"message_parts"_s})
        QCOMPARE(m->sql(u"INSERT INTO %1 (%1, rank) VALUES ('integrity-check', 1)"_s.arg(table)), QStringList());
}

void TestAnnotations::aReplyFindsItsTarget()
{
    Message answer = incoming(u"yes"_s, u"o2"_s);
    answer.reply = Reply{.target = u"o1"_s, .author = kOwn, .message = 0, .quote = u"what they quote"_s};
    QCOMPARE(m->apply(answer).added.at(0).reply->quote, u"what they quote"_s);
    m->older(kBob.bare(), page({archived(outgoing(u"Tea?"_s, u"o1"_s), u"a1"_s)}));
    const Message found = find(u"o2"_s);
    QCOMPARE(found.reply->message, find(u"o1"_s).id);
    QCOMPARE(found.reply->quote, u"Tea?"_s);
    QCOMPARE(found.reply->author, kOwn);
}

QTEST_GUILESS_MAIN(TestAnnotations)
#include "tst_annotations.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/sample.h"
#include "ui/roster/conversationfilter.h"
#include "ui/roster/conversationlistmodel.h"
#include "ui/roster/roles.h"
#include "ui/roster/rowviews.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

class TestConversationListModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void latestStandsFirst();
    void noClockDecides();
    void aMessageMovesOneRowUp();
    void rowsTellWhatIsShown();
    void whatHasNoWordsIsNamed_data();
    void whatHasNoWordsIsNamed();
    void presenceRepaintsOneRow();
    void renamingSortsAnew();
    void contactsComeAndGo();
    void strangersStayWhenTheRosterIsReplaced();
    void withoutSearchOnlyConversations();
    void messagesFromMany();
    void clearingEmpties();
    void pinnedStandFirst();
    void archivedHaveTheirPlace();
    void notesAreFound();
    void filterShows_data();
    void filterShows();
    void openRowStaysInUnread();
    void words_data();
    void words();

private:
    QStringList names(const QAbstractItemModel &model) const;
    void say(const QString &address, const QString &body, int minute, bool unread = false);

    std::unique_ptr<Session> m_session;
    Roster *m_roster = nullptr;
    Conversations *m_conversations = nullptr;
    std::unique_ptr<ConversationListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestConversationListModel::init()
{
    m_session = std::make_unique<Session>(SessionSettings{});
    fakeOf(*m_session).account.jid = {}; // see notesAreFound
    m_roster = &m_session->roster();
    m_conversations = &m_session->conversations();
    m_roster->replaceAll({contact(u"romeo@example.test"_s, u"Romeo"_s),
                          contact(u"juliet@example.test"_s, u"Juliette"_s),
                          contact(u"nurse@example.test"_s, QString())});
    m_model = std::make_unique<ConversationListModel>(*m_session);
    m_model->setContactsIncluded(true);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestConversationListModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_session.reset();
}

QStringList TestConversationListModel::names(const QAbstractItemModel &model) const
{
    QStringList result;
    for (int row = 0; row < model.rowCount(); ++row)
        result << model.index(row, 0).data().toString();
    return result;
}

void TestConversationListModel::say(const QString &address, const QString &body, int minute, bool unread)
{
    const Jid peer = jid(address);
    const QDateTime when(QDate(2026, 11, 20), QTime(14, minute));
    m_conversations->at(peer).append(incoming(peer, body, when), unread);
}

void TestConversationListModel::latestStandsFirst()
{
    QCOMPARE(names(*m_model), (QStringList{u"Juliette"_s, u"nurse"_s, u"Romeo"_s})); // silent ones by name
    say(u"romeo@example.test"_s, u"one"_s, 1);
    say(u"lady@elsewhere.test"_s, u"two"_s, 2);
    QCOMPARE(names(*m_model), (QStringList{u"lady"_s, u"Romeo"_s, u"Juliette"_s, u"nurse"_s}));
}

void TestConversationListModel::noClockDecides()
{
    say(u"romeo@example.test"_s, u"written while our clock was ahead"_s, 50);
    say(u"juliet@example.test"_s, u"came later"_s, 10);
    QCOMPARE(names(*m_model).first(), u"Juliette"_s);
}

void TestConversationListModel::aMessageMovesOneRowUp()
{
    say(u"romeo@example.test"_s, u"one"_s, 1);
    say(u"juliet@example.test"_s, u"two"_s, 2);
    QSignalSpy moved(m_model.get(), &QAbstractItemModel::rowsMoved);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    say(u"romeo@example.test"_s, u"three"_s, 3);
    QCOMPARE(names(*m_model), (QStringList{u"Romeo"_s, u"Juliette"_s, u"nurse"_s}));
    QCOMPARE(moved.size(), 1);
    QCOMPARE(reset.size(), 0);

    // The first stays the first: nothing moves.
    say(u"romeo@example.test"_s, u"four"_s, 4);
    QCOMPARE(moved.size(), 1);
    QCOMPARE(m_model->indexOf(jid(u"romeo@example.test/phone"_s)).row(), 0);
}

void TestConversationListModel::rowsTellWhatIsShown()
{
    const Jid juliet = jid(u"juliet@example.test"_s);
    m_roster->setPresence(presence(u"juliet@example.test/balcony"_s, Availability::Away, u"Thinking"_s));
    say(u"romeo@example.test"_s, u"\n \n"_s.repeated(9000) + u"far below"_s, 4);
    QCOMPARE(m_model->indexOf(jid(u"romeo@example.test"_s)).data(SecondLineRole).toString(), u"far below"_s);
    say(u"juliet@example.test"_s, u"first line\nsecond line"_s, 5, true);
    const QModelIndex row = m_model->indexOf(juliet);
    QCOMPARE(row.data(SecondLineRole).toString(), u"first line second line"_s);
    QCOMPARE(row.data(UnreadRole).toInt(), 1);
    QCOMPARE(row.data(AvailabilityRole).value<Availability>(), Availability::Away);
    QCOMPARE(row.data(KindRole).value<RowKind>(), RowKind::Conversation);
    QCOMPARE(jidOf(row), juliet);
    QVERIFY(!row.data(DeliveryRole).isValid());
    QVERIFY(!row.data(WritingRole).toBool());
    const QString spoken = row.data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.startsWith("Juliette, Away, 1 unread"_L1) && spoken.contains("first line second line"_L1),
             qPrintable(spoken));

    m_conversations->at(juliet).setPeerState(ChatState::Composing);
    QVERIFY(row.data(WritingRole).toBool());
    m_conversations->at(juliet).append(
        outgoing(juliet, u"mine"_s, QDateTime(QDate(2026, 11, 20), QTime(14, 6)), DeliveryState::Sent), false);
    QCOMPARE(row.data(DeliveryRole).value<DeliveryState>(), DeliveryState::Sent);

    // Somebody who has said nothing shows the status; a stranger has no presence.
    QCOMPARE(m_model->indexOf(jid(u"nurse@example.test"_s)).data(SecondLineRole).toString(), u"Offline"_s);
    say(u"lady@elsewhere.test"_s, u"hello"_s, 7);
    QVERIFY(!m_model->indexOf(jid(u"lady@elsewhere.test"_s)).data(AvailabilityRole).isValid());
}

void TestConversationListModel::whatHasNoWordsIsNamed_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<Retraction>("retraction");
    QTest::addColumn<QString>("said");
    QTest::newRow("a file") << u"text/plain"_s << qint64(-1) << Retraction::None << u"a.opus"_s;
    QTest::newRow("a voice message") << u"audio/ogg"_s << qint64(12'400) << Retraction::None
                                     << u"Voice message, 0:12"_s;
    QTest::newRow("one that does not say how long")
        << u"audio/ogg"_s << qint64(-1) << Retraction::None << u"Voice message"_s;
    QTest::newRow("one that was taken back")
        << u"audio/ogg"_s << qint64(1) << Retraction::BySender << u"This message was deleted."_s;
    QTest::newRow("one that was removed")
        << QString() << qint64(-1) << Retraction::ByModerator << u"A moderator removed this message: spam"_s;
}

void TestConversationListModel::whatHasNoWordsIsNamed()
{
    QFETCH(QString, type);
    QFETCH(qint64, length);
    QFETCH(Retraction, retraction);
    const Jid peer = jid(u"romeo@example.test"_s);
    Message message = incoming(peer, QString(), QDateTime(QDate(2026, 11, 20), QTime(14, 1)));
    Attachment file;
    file.name = u"a.opus"_s;
    file.mediaType = type;
    file.durationMs = length;
    message.attachments = {file};
    message.retraction = retraction;
    message.retractionReason = u"spam"_s;
    m_conversations->at(peer).append(message, true);
    const QModelIndex row = m_model->index(0, 0);
    QCOMPARE(row.data().toString(), u"Romeo"_s);
    QTEST(row.data(SecondLineRole).toString(), "said");
}

void TestConversationListModel::presenceRepaintsOneRow()
{
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_roster->setPresence(presence(u"romeo@example.test/orchard"_s, Availability::Available));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex(), m_model->indexOf(jid(u"romeo@example.test"_s)));
    QVERIFY(changed[0][2].value<QList<int>>().contains(int(AvailabilityRole)));
    m_roster->setCurrent(false); // the connection is lost
    const QModelIndex romeo = m_model->indexOf(jid(u"romeo@example.test"_s));
    QCOMPARE(romeo.data(AvailabilityRole).value<Availability>(), Availability::Offline);
    QCOMPARE(changed.takeLast()[0].toModelIndex(), m_model->index(0));
    m_roster->setCurrent(true);
    QCOMPARE(romeo.data(AvailabilityRole).value<Availability>(), Availability::Available);
    QCOMPARE(changed.takeLast()[1].toModelIndex(), m_model->index(m_model->rowCount() - 1));
    // A second device that changes nothing to be seen repaints nothing.
    m_roster->setPresence(presence(u"romeo@example.test/watch"_s, Availability::Away, {}, 0));
    QCOMPARE(changed.size(), 1);
}

void TestConversationListModel::renamingSortsAnew()
{
    m_roster->upsert(contact(u"romeo@example.test"_s, u"A rose"_s));
    QCOMPARE(names(*m_model), (QStringList{u"A rose"_s, u"Juliette"_s, u"nurse"_s}));
    m_roster->upsert(contact(u"romeo@example.test"_s, u"Zephyr"_s));
    QCOMPARE(names(*m_model), (QStringList{u"Juliette"_s, u"nurse"_s, u"Zephyr"_s}));
}

void TestConversationListModel::contactsComeAndGo()
{
    m_roster->upsert(contact(u"paris@example.test"_s, u"Paris"_s));
    QCOMPARE(m_model->rowCount(), 4);
    m_roster->remove(jid(u"paris@example.test"_s));
    QCOMPARE(m_model->rowCount(), 3);

    // What was said with somebody stays when they are removed.
    say(u"romeo@example.test"_s, u"adieu"_s, 1);
    m_roster->remove(jid(u"romeo@example.test"_s));
    QCOMPARE(m_model->rowCount(), 3);
    QCOMPARE(m_model->index(0).data().toString(), u"romeo"_s);
}

void TestConversationListModel::strangersStayWhenTheRosterIsReplaced()
{
    say(u"lady@elsewhere.test"_s, u"hello"_s, 1);
    m_roster->replaceAll({contact(u"paris@example.test"_s, u"Paris"_s)});
    QCOMPARE(names(*m_model), (QStringList{u"lady"_s, u"Paris"_s}));
}

void TestConversationListModel::withoutSearchOnlyConversations()
{
    say(u"romeo@example.test"_s, u"one"_s, 1);
    m_model->setContactsIncluded(false);
    QCOMPARE(names(*m_model), QStringList{u"Romeo"_s});
    m_roster->upsert(contact(u"paris@example.test"_s, u"Paris"_s));
    m_roster->setPresence(presence(u"paris@example.test/church"_s, Availability::Available));
    m_roster->remove(jid(u"paris@example.test"_s));
    QCOMPARE(names(*m_model), QStringList{u"Romeo"_s});
    m_roster->upsert(contact(u"romeo@example.test"_s, u"A rose"_s));
    QCOMPARE(names(*m_model), QStringList{u"A rose"_s});
    m_model->setContactsIncluded(true);
    QCOMPARE(m_model->rowCount(), 3);
}

void TestConversationListModel::messagesFromMany()
{
    // Two thousand messages from fifty people, each of which moves a row.
    m_model->setContactsIncluded(false);
    ConversationFilter filter;
    filter.setSourceModel(m_model.get());
    QWidget parent;
    QListView *view = makeConversationRows(&filter, &parent);
    view->resize(312, 700);
    m_tester.reset(); // it reads every row at every step
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 2000; ++i)
        say(u"person%1@example.test"_s.arg(i * 7 % 50), u"message"_s, 0, true);
    view->grab();
    qInfo("2,000 messages from 50 people: %lld ms", timer.elapsed());
    QCOMPARE(filter.rowCount(), 50);
}

void TestConversationListModel::clearingEmpties()
{
    say(u"romeo@example.test"_s, u"one"_s, 1);
    m_conversations->clear();
    QCOMPARE(names(*m_model), (QStringList{u"Juliette"_s, u"nurse"_s, u"Romeo"_s}));
    say(u"romeo@example.test"_s, u"again"_s, 2); // a new conversation is followed too
    QCOMPARE(m_model->index(0).data().toString(), u"Romeo"_s);
}

void TestConversationListModel::pinnedStandFirst()
{
    say(u"romeo@example.test"_s, u"one"_s, 1);
    say(u"juliet@example.test"_s, u"two"_s, 2);
    say(u"lady@elsewhere.test"_s, u"three"_s, 3);
    m_session->saveSettings(jid(u"romeo@example.test"_s), {.pinned = true});
    QCOMPARE(names(*m_model), (QStringList{u"Romeo"_s, u"lady"_s, u"Juliette"_s, u"nurse"_s}));
    QVERIFY(m_model->index(0).data(PinnedRole).toBool());
    QVERIFY(m_model->index(0).data(Qt::AccessibleTextRole).toString().startsWith("Romeo, pinned, "_L1));
    m_session->saveSettings(jid(u"juliet@example.test"_s), {.pinned = true});
    say(u"lady@elsewhere.test"_s, u"four"_s, 4);
    QCOMPARE(names(*m_model), (QStringList{u"Juliette"_s, u"Romeo"_s, u"lady"_s, u"nurse"_s})); // the later first
    m_session->saveSettings(jid(u"romeo@example.test"_s), {});
    QCOMPARE(names(*m_model), (QStringList{u"Juliette"_s, u"lady"_s, u"Romeo"_s, u"nurse"_s}));
}

void TestConversationListModel::archivedHaveTheirPlace()
{
    using Show = ConversationFilter::Show;
    say(u"romeo@example.test"_s, u"one"_s, 1, true);
    say(u"lady@elsewhere.test"_s, u"two"_s, 2);
    ConversationFilter filter;
    filter.setSourceModel(m_model.get());
    filter.setOpen(u"romeo@example.test"_s);
    m_session->saveSettings(jid(u"romeo@example.test"_s), {.archived = true});
    QCOMPARE(names(filter), QStringList{u"lady"_s}); // gone, though it is open
    filter.setShow(Show::Unread);
    QCOMPARE(names(filter), QStringList());
    filter.setShow(Show::Archived);
    QCOMPARE(names(filter), QStringList{u"Romeo"_s});
    QVERIFY(filter.index(0, 0).data(Qt::AccessibleTextRole).toString().startsWith("Romeo, archived, "_L1));
    filter.setShow(Show::All);
    filter.setWords(u"rom"_s);
    QCOMPARE(names(filter), QStringList{u"Romeo"_s}); // who is looked for is found
    filter.setWords({});
    m_session->saveSettings(jid(u"romeo@example.test"_s), {});
    QCOMPARE(names(filter), (QStringList{u"lady"_s, u"Romeo"_s}));
}

void TestConversationListModel::notesAreFound()
{
    const Jid own = jid(u"alice@example.test"_s);
    fakeOf(*m_session).account.jid = own;
    m_model->setContactsIncluded(false);
    QVERIFY(!m_model->indexOf(own).isValid());
    m_model->setContactsIncluded(true);
    ConversationFilter filter;
    filter.setSourceModel(m_model.get());
    filter.setWords(u"note"_s);
    QCOMPARE(names(filter), QStringList{u"Notes"_s});
    QVERIFY(!m_model->indexOf(own).data(AvailabilityRole).isValid());
    m_model->setAvatars(m_session->avatars());
    QVERIFY(!m_model->indexOf(own).data(PictureRole).value<QImage>().isNull());
    m_model->setContactsIncluded(false);
    say(own.toString(), u"milk"_s, 5);
    QCOMPARE(names(*m_model), QStringList{u"Notes"_s});
}

void TestConversationListModel::filterShows_data()
{
    QTest::addColumn<ConversationFilter::Show>("show");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("shown");
    using Show = ConversationFilter::Show;
    QTest::newRow("all: only where something was said") << Show::All << QString() << QStringList{u"lady"_s, u"Romeo"_s};
    QTest::newRow("unread") << Show::Unread << QString() << QStringList{u"Romeo"_s};
    QTest::newRow("words find silent contacts") << Show::All << u"juli"_s << QStringList{u"Juliette"_s};
    QTest::newRow("words match the address") << Show::All << u"elsewhere"_s << QStringList{u"lady"_s};
    QTest::newRow("words within unread") << Show::Unread << u"e"_s << QStringList{u"Romeo"_s};
    QTest::newRow("no match") << Show::All << u"tybalt"_s << QStringList();
}

void TestConversationListModel::filterShows()
{
    say(u"romeo@example.test"_s, u"one"_s, 1, true);
    say(u"lady@elsewhere.test"_s, u"two"_s, 2);
    ConversationFilter filter;
    QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    filter.setSourceModel(m_model.get());
    QFETCH(ConversationFilter::Show, show);
    QFETCH(QString, words);
    filter.setShow(show);
    filter.setWords(words);
    QTEST(names(filter), "shown");
}

void TestConversationListModel::openRowStaysInUnread()
{
    say(u"romeo@example.test"_s, u"one"_s, 1, true);
    ConversationFilter filter;
    filter.setSourceModel(m_model.get());
    filter.setShow(ConversationFilter::Show::Unread);
    filter.setOpen(u"romeo@example.test"_s);
    m_conversations->at(jid(u"romeo@example.test"_s)).markRead();
    QCOMPARE(filter.rowCount(), 1);
    filter.setOpen(QString());
    QCOMPARE(filter.rowCount(), 0);
}

void TestConversationListModel::words_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("matches");
    QTest::newRow("nothing") << QString() << true;
    QTest::newRow("part of the name") << u"lis"_s << true;
    QTest::newRow("without the accent") << u"elise"_s << true;
    QTest::newRow("with capitals") << u"ÉLISE"_s << true;
    QTest::newRow("two words in any order") << u"durand éli"_s << true;
    QTest::newRow("the address") << u"example.test"_s << true;
    QTest::newRow("one word of two") << u"elise dupont"_s << false;
    QTest::newRow("across name and address") << u"durandelise"_s << false;
}

void TestConversationListModel::words()
{
    QFETCH(QString, words);
    QTEST(matchesWords(words, u"Élise Durand"_s, u"elise@example.test"_s), "matches");
}

QTEST_MAIN(TestConversationListModel)
#include "tst_conversationlistmodel.moc"

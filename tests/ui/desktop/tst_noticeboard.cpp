// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/noticeboard.h"
#include "ui/desktop/noticewords.h"

#include <QTest>
#include <QTranslator>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

/// Which notice is shown, replaced and withdrawn for what happens, and what it says.
class TestNoticeBoard final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_board = NoticeBoard(); }
    void aMessageIsShown();
    void theNextReplacesIt();
    void onlyTheLastAreShown();
    void aRoomSaysWhoSpoke();
    void readingWithdraws();
    void readingElsewhereInPart();
    void whatWasDismissedIsNotCounted();
    void whatExpiredIsCounted();
    void namesOnly();
    void aMissedCallIsToldInAnyCase();
    void textsHiddenWhileTheyStandThere();
    void takenBack();
    void takenBackBehindWhatIsShown();
    void whatCannotBeSeenIsNoLine();
    void missedCallsAreNoMessages();
    void namesFromRightToLeft();
    void picturesComeLater();
    void corrected();
    void missedOnesWaitUntilWeHaveCaughtUp();
    void missedOnesBesideWhatStandsThere();
    void strangersSayNothing();
    void eachStrangerCountsOnce();
    void whoIsAcceptedIsNoStranger();
    void manyStrangers();
    void silenceSparesCalls();
    void aCallRings();
    void accountsStayApart();

private:
    static NoticeKey talk(QStringView peer, int account = 0)
    {
        return {.kind = NoticeKind::Talk, .account = account, .peer = *Jid::parse(peer)};
    }
    NoticeActs say(const QString &words, qint64 id = 0, NoticeMoment moment = NoticeMoment::Now)
    {
        return m_board.take(kBob, u"Bob"_s, {}, {.message = id, .words = words}, moment);
    }
    static QString shown(const NoticeActs &acts); ///< "title|words" of the one that is shown
    static bool withdraws(const NoticeActs &acts, const NoticeKey &key)
    {
        return acts.size() == 1 && acts.front().key == key && !acts.front().notice;
    }

    const NoticeKey kBob = talk(u"bob@example.test");
    NoticeBoard m_board;
    QTranslator m_plurals;
};

QString TestNoticeBoard::shown(const NoticeActs &acts)
{
    if (acts.size() != 1 || !acts.front().notice)
        return u"(%1 acts)"_s.arg(acts.size());
    return acts.front().notice->title + u'|' + acts.front().notice->words;
}

void TestNoticeBoard::initTestCase()
{
    QVERIFY(m_plurals.load(QStringLiteral(CAUSERIE_ENGLISH)));
    QCoreApplication::installTranslator(&m_plurals);
}

void TestNoticeBoard::aMessageIsShown()
{
    const NoticeActs acts = say(u"Good evening"_s);
    QCOMPARE(shown(acts), u"Bob|Good evening"_s);
    QCOMPARE(acts.front().key, kBob);
    const Notice &notice = *acts.front().notice;
    QVERIFY(!notice.isUrgent && !notice.isQuiet);
    QCOMPARE(notice.deeds, (std::vector{NoticeDeed::Open, NoticeDeed::Reply}));
    QCOMPARE(m_board.target(kBob), kBob.peer);
}

void TestNoticeBoard::theNextReplacesIt()
{
    say(u"Good evening"_s);
    const NoticeActs acts = say(u"Are you there?"_s);
    QCOMPARE(shown(acts), u"Bob – 2 new messages|Good evening\nAre you there?"_s);
    QCOMPARE(acts.front().key, kBob);
}

void TestNoticeBoard::onlyTheLastAreShown()
{
    for (int i = 1; i < 12; ++i)
        say(QString::number(i));
    QCOMPARE(shown(say(u"12"_s)), u"Bob – 12 new messages|10\n11\n12"_s);
}

void TestNoticeBoard::aRoomSaysWhoSpoke()
{
    const NoticeKey tea = talk(u"tea@rooms.test");
    QCOMPARE(shown(m_board.take(tea, u"Tea"_s, {}, {.who = u"Ann"_s, .words = u"It is ready"_s}, NoticeMoment::Now)),
             u"Tea|Ann: It is ready"_s);
}

void TestNoticeBoard::readingWithdraws()
{
    say(u"Good evening"_s);
    QVERIFY(withdraws(m_board.read(0, kBob.peer, 0), kBob));
    QVERIFY(m_board.isEmpty());
    QVERIFY(m_board.read(0, kBob.peer, 0).empty());
    QCOMPARE(shown(say(u"Again"_s)), u"Bob|Again"_s);
}

void TestNoticeBoard::readingElsewhereInPart()
{
    for (const QString &words : {u"1"_s, u"2"_s, u"3"_s})
        say(words);
    QVERIFY(m_board.read(0, kBob.peer, 1).empty()); // it does not come up again for that
    QCOMPARE(shown(say(u"4"_s)), u"Bob – 2 new messages|3\n4"_s);
    QVERIFY(m_board.read(0, kBob.peer, 7).empty()); // others of them called for nothing
    QCOMPARE(shown(say(u"5"_s)), u"Bob – 3 new messages|3\n4\n5"_s);
}

void TestNoticeBoard::whatWasDismissedIsNotCounted()
{
    say(u"1"_s);
    m_board.end(kBob, NoticeEnd::Dismissed);
    QCOMPARE(shown(say(u"2"_s)), u"Bob|2"_s);
}

void TestNoticeBoard::whatExpiredIsCounted()
{
    say(u"1"_s);
    m_board.end(kBob, NoticeEnd::Over);
    QCOMPARE(shown(say(u"2"_s)), u"Bob – 2 new messages|1\n2"_s);
    m_board.end(kBob, NoticeEnd::Over);
    QVERIFY(m_board.read(0, kBob.peer, 0).empty()); // nothing stands there any more
    QVERIFY(m_board.isEmpty());
}

void TestNoticeBoard::namesOnly()
{
    QVERIFY(m_board.setTextShown(false).empty());
    QCOMPARE(shown(say(u"the secret"_s)), u"Bob|New message"_s);
    QCOMPARE(shown(say(u"another one"_s)), u"Bob – 2 new messages|"_s);
    const NoticeKey tea = talk(u"tea@rooms.test");
    QCOMPARE(shown(m_board.take(tea, u"Tea"_s, {}, {.who = u"Ann"_s, .words = u"psst"_s}, NoticeMoment::Now)),
             u"Tea|New message"_s);
}

void TestNoticeBoard::aMissedCallIsToldInAnyCase()
{
    m_board.setTextShown(false);
    QCOMPARE(shown(m_board.take(kBob, u"Bob"_s, {}, {.words = u"Missed call"_s, .isCall = true}, NoticeMoment::Now)),
             u"Bob|Missed call"_s);
}

void TestNoticeBoard::textsHiddenWhileTheyStandThere()
{
    say(u"the secret"_s);
    const NoticeActs acts = m_board.setTextShown(false);
    QCOMPARE(shown(acts), u"Bob|New message"_s);
    QVERIFY(acts.front().notice->isQuiet);
    QVERIFY(m_board.setTextShown(false).empty());
}

void TestNoticeBoard::takenBack()
{
    say(u"1"_s, 1);
    say(u"2"_s, 2);
    const NoticeActs acts = m_board.change(kBob, 2, std::nullopt);
    QCOMPARE(shown(acts), u"Bob|1"_s);
    QVERIFY(acts.front().notice->isQuiet);
    QVERIFY(m_board.change(kBob, 7, std::nullopt).empty());
    QVERIFY(withdraws(m_board.change(kBob, 1, std::nullopt), kBob));
}

/// Three are shown, but all are counted.
void TestNoticeBoard::takenBackBehindWhatIsShown()
{
    for (int i = 1; i <= 5; ++i)
        say(QString::number(i), i);
    QCOMPARE(shown(m_board.change(kBob, 1, std::nullopt)), u"Bob – 4 new messages|3\n4\n5"_s);
    m_board.change(kBob, 3, std::nullopt);
    QCOMPARE(shown(m_board.change(kBob, 4, std::nullopt)), u"Bob – 2 new messages|2\n5"_s);
    m_board.change(kBob, 5, std::nullopt);
    QVERIFY(withdraws(m_board.change(kBob, 2, std::nullopt), kBob));
}

void TestNoticeBoard::whatCannotBeSeenIsNoLine()
{
    QCOMPARE(shown(say(QString())), u"Bob|New message"_s);
    QCOMPARE(shown(say(u"Good evening"_s)), u"Bob – 2 new messages|Good evening"_s);
    const NoticeKey tea = talk(u"tea@rooms.test");
    QCOMPARE(shown(m_board.take(tea, u"Tea"_s, {}, {.who = u"Ann"_s, .words = QString()}, NoticeMoment::Now)),
             u"Tea|New message"_s);
}

void TestNoticeBoard::missedCallsAreNoMessages()
{
    const auto miss = [this](qint64 id) {
        return m_board.take(kBob, u"Bob"_s, {}, {.message = id, .words = u"Missed call"_s, .isCall = true},
                            NoticeMoment::Now);
    };
    QCOMPARE(shown(miss(1)), u"Bob|Missed call"_s);
    QCOMPARE(shown(miss(2)), u"Bob – 2 missed calls|Missed call\nMissed call"_s);
    QCOMPARE(shown(say(u"Ring me"_s, 3)), u"Bob – 3 new messages and calls|Missed call\nMissed call\nRing me"_s);
    m_board.change(kBob, 1, std::nullopt); // another device took it
    QCOMPARE(shown(m_board.change(kBob, 2, std::nullopt)), u"Bob|Ring me"_s);
}

void TestNoticeBoard::namesFromRightToLeft()
{
    const auto write = [this] {
        return m_board.take(kBob, u"דוד"_s, {}, {.who = u"דוד"_s, .words = u"3 x"_s}, NoticeMoment::Now);
    };
    QCOMPARE(shown(write()), u"דוד|\u2068דוד\u2069: \u20683 x\u2069"_s);
    QVERIFY(shown(write()).startsWith(u"\u2068דוד\u2069 – 2 new messages|"_s));
}

/// They are read from the disk when they are asked for.
void TestNoticeBoard::picturesComeLater()
{
    QImage picture(2, 2, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QVERIFY(m_board.setPicture(kBob, picture).empty());
    say(u"Good evening"_s);
    const NoticeActs acts = m_board.setPicture(kBob, picture);
    QCOMPARE(shown(acts), u"Bob|Good evening"_s);
    QVERIFY(acts.front().notice->isQuiet);
    QCOMPARE(acts.front().notice->picture, picture);
    QVERIFY(m_board.setPicture(kBob, picture).empty());
    const NoticeKey call{.kind = NoticeKind::Call, .peer = kBob.peer};
    m_board.ring(call, callNotice(u"Bob"_s, {}, {}));
    QCOMPARE(m_board.setPicture(call, picture).front().notice->picture, picture);
}

void TestNoticeBoard::corrected()
{
    say(u"Good evning"_s, 1);
    const NoticeActs acts = m_board.change(kBob, 1, u"Good evening"_s);
    QCOMPARE(shown(acts), u"Bob|Good evening"_s);
    QVERIFY(acts.front().notice->isQuiet);
    QVERIFY(m_board.change(kBob, 1, u"Good evening"_s).empty()); // a reaction, say
}

void TestNoticeBoard::missedOnesWaitUntilWeHaveCaughtUp()
{
    QVERIFY(say(u"1"_s, 1, NoticeMoment::CaughtUp).empty());
    QVERIFY(say(u"2"_s, 2, NoticeMoment::CaughtUp).empty());
    const NoticeKey carol = talk(u"carol@example.test");
    QVERIFY(m_board.take(carol, u"Carol"_s, {}, {.words = u"read elsewhere"_s}, NoticeMoment::CaughtUp).empty());
    QVERIFY(m_board.takeRequest(0, *Jid::parse(u"mallory@evil.test"), NoticeMoment::CaughtUp).empty());
    QVERIFY(m_board.read(0, carol.peer, 0).empty()); // it was never shown
    const NoticeActs acts = m_board.caughtUp(0);
    QCOMPARE(acts.size(), 2u);
    QCOMPARE(shown({acts.front()}), u"Bob – 2 new messages|1\n2"_s);
    QCOMPARE(acts.back().key.kind, NoticeKind::Requests);
    QVERIFY(m_board.caughtUp(0).empty());
}

/// What was missed is not shown before it is known whether another device has shown it; then it calls, once.
void TestNoticeBoard::missedOnesBesideWhatStandsThere()
{
    say(u"1"_s, 1);
    QVERIFY(say(u"2"_s, 2, NoticeMoment::CaughtUp).empty());
    QVERIFY(say(u"3"_s, 3, NoticeMoment::CaughtUp).empty());
    const NoticeActs acts = m_board.caughtUp(0);
    QCOMPARE(shown(acts), u"Bob – 3 new messages|1\n2\n3"_s);
    QVERIFY(!acts.front().notice->isQuiet);
    say(u"4"_s, 4, NoticeMoment::CaughtUp);
    QVERIFY(withdraws(m_board.read(0, kBob.peer, 0), kBob));
    QVERIFY(m_board.caughtUp(0).empty());
    m_board.takeRequest(0, *Jid::parse(u"one@evil.test"), NoticeMoment::Now);
    QVERIFY(m_board.takeRequest(0, *Jid::parse(u"other@evil.test"), NoticeMoment::CaughtUp).empty());
    QVERIFY(shown(m_board.caughtUp(0)).startsWith(u"2 message requests|"_s));
}

void TestNoticeBoard::strangersSayNothing()
{
    const Jid mallory = *Jid::parse(u"buy-pills-now@evil.test");
    const NoticeActs acts = m_board.takeRequest(0, mallory, NoticeMoment::Now);
    const NoticeKey requests{.kind = NoticeKind::Requests};
    QCOMPARE(shown(acts), u"1 message request|Somebody who is not among your contacts writes to you."_s);
    QCOMPARE(acts.front().key, requests);
    QCOMPARE(acts.front().notice->deeds, std::vector{NoticeDeed::Open});
    QVERIFY(acts.front().notice->picture.isNull());
    QCOMPARE(m_board.target(requests), mallory);
    QVERIFY(withdraws(m_board.read(0, mallory, 0), requests));
}

void TestNoticeBoard::eachStrangerCountsOnce()
{
    const Jid one = *Jid::parse(u"one@evil.test");
    const Jid other = *Jid::parse(u"other@evil.test");
    m_board.takeRequest(0, one, NoticeMoment::Now);
    QVERIFY(m_board.takeRequest(0, one, NoticeMoment::Now).empty());
    QVERIFY(shown(m_board.takeRequest(0, other, NoticeMoment::Now)).startsWith(u"2 message requests|"_s));
    const NoticeActs acts = m_board.read(0, other, 0);
    QVERIFY(shown(acts).startsWith(u"1 message request|"_s) && acts.front().notice->isQuiet);
    m_board.end({.kind = NoticeKind::Requests}, NoticeEnd::Dismissed);
    QVERIFY(m_board.takeRequest(0, one, NoticeMoment::Now).empty());
}

void TestNoticeBoard::whoIsAcceptedIsNoStranger()
{
    m_board.takeRequest(0, kBob.peer, NoticeMoment::Now);
    const NoticeActs acts = say(u"Thank you"_s);
    QCOMPARE(acts.size(), 2u);
    QVERIFY(withdraws({acts.front()}, {.kind = NoticeKind::Requests}));
    QCOMPARE(shown({acts.back()}), u"Bob|Thank you"_s);
    // Or both stand there, and one reading withdraws both.
    m_board.takeRequest(0, kBob.peer, NoticeMoment::Now);
    QCOMPARE(m_board.read(0, kBob.peer, 0).size(), 2u);
    QVERIFY(m_board.isEmpty());
}

void TestNoticeBoard::manyStrangers()
{
    const auto knock = [this](int i) {
        return m_board.takeRequest(0, *Jid::parse(u"s%1@evil.test"_s.arg(i)), NoticeMoment::Now);
    };
    for (int i = 0; i < NoticeBoard::kStrangers; ++i)
        QVERIFY(!knock(i).empty());
    QVERIFY(knock(NoticeBoard::kStrangers).empty());
}

void TestNoticeBoard::silenceSparesCalls()
{
    say(u"Good evening"_s);
    const NoticeKey call{.kind = NoticeKind::Call, .peer = kBob.peer};
    m_board.ring(call, callNotice(u"Bob"_s, {}, {}));
    QVERIFY(withdraws(m_board.silence(), kBob));
    QVERIFY(withdraws(m_board.stopRinging(call), call));
}

void TestNoticeBoard::aCallRings()
{
    const NoticeKey call{.kind = NoticeKind::Call, .peer = kBob.peer};
    const NoticeActs acts = m_board.ring(call, callNotice(u"Bob"_s, {}, u"alice@example.test"_s));
    QCOMPARE(shown(acts), u"Bob is calling|Incoming voice call for alice@example.test"_s);
    QVERIFY(acts.front().notice->isUrgent);
    QCOMPARE(acts.front().notice->deeds, (std::vector{NoticeDeed::Open, NoticeDeed::Answer, NoticeDeed::Decline}));
    QVERIFY(withdraws(m_board.stopRinging(call), call));
    QVERIFY(m_board.stopRinging(call).empty());
}

void TestNoticeBoard::accountsStayApart()
{
    say(u"Good evening"_s);
    const NoticeKey sameName = talk(u"bob@example.test", 1);
    m_board.take(sameName, u"Bob"_s, {}, {.words = u"To your other account"_s}, NoticeMoment::Now);
    QVERIFY(withdraws(m_board.leave(0), kBob));
    QVERIFY(!m_board.has(kBob) && m_board.has(sameName));
    QVERIFY(withdraws(m_board.leave(1), sameName));
}

QTEST_GUILESS_MAIN(TestNoticeBoard)
#include "tst_noticeboard.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fakenotifications.h"
#include "tests/support/needed.h"
#include "tests/support/sessionbus.h"
#include "ui/desktop/noticeserver.h"

#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <memory>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 30'000)

/// Notices on a real bus, before a desktop that is made up.
class TestNoticeServer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void whatItCannotDoIsNotAsked();
    void theNextReplacesIt();
    void itsEqualIsNotSent();
    void aQuietOne();
    void aBusyServerGetsTheLastOne();
    void withdrawnBeforeItIsThere();
    void withdrawn();
    void deeds();
    void aTokenIsForOnePress();
    void replies();
    void dismissed();
    void dismissedWhileTheNextIsAsked();
    void expired();
    void expiredAndGone();
    void othersSignalsDoNotCount();
    void aRefusedReplacement();
    void refusedAndNotWanted();
    void refusedAndOutOfDate();
    void refusedAtFirst();
    void refusedByAServerThatGoes();
    void withoutAServer();
    void withoutABus();
    void aServerThatComesLater();
    void aServerThatRestarts();
    void abilitiesOfTheOneBefore_data();
    void abilitiesOfTheOneBefore();
    void aServerThatGoesUnanswered();
    void nothingIsLeftBehind();
    void norWhatWasNotAnswered();

private:
    static Notice message(const QString &words)
    {
        return {.title = u"Bob"_s, .words = words, .deeds = {NoticeDeed::Open, NoticeDeed::Reply}};
    }
    static Notice ringing()
    {
        return {.title = u"Bob is calling"_s,
                .deeds = {NoticeDeed::Open, NoticeDeed::Answer, NoticeDeed::Decline},
                .isUrgent = true};
    }
    void makeServer(const NoticePatience &patience);
    void makeDesktop(const QStringList &capabilities = kAll);
    quint32 show(const Notice &notice); ///< its id
    bool isHeard() const { return m_desktop->isHeardBy(QDBusConnection::sessionBus().baseService()); }
    QString body() const { return m_desktop->shown().isEmpty() ? QString() : m_desktop->shown().constFirst().body; }

    static const QStringList kAll;
    const NoticeKey kBob{.kind = NoticeKind::Talk, .peer = *Jid::parse(u"bob@example.test")};
    const NoticeKey kCall{.kind = NoticeKind::Call, .peer = *Jid::parse(u"bob@example.test")};
    std::unique_ptr<SessionBus> m_bus;
    std::unique_ptr<FakeNotifications> m_desktop;
    std::unique_ptr<NoticeServer> m_server;
};

const QStringList TestNoticeServer::kAll{u"body"_s, u"body-markup"_s, u"actions"_s, u"inline-reply"_s,
                                         u"persistence"_s};

void TestNoticeServer::initTestCase()
{
    CAUSERIE_NEEDS("dbus", !QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty());
    m_bus = std::make_unique<SessionBus>();
    QVERIFY(m_bus->isReady());
}

void TestNoticeServer::init()
{
    makeServer({.again = 1ms});
}

void TestNoticeServer::makeServer(const NoticePatience &patience)
{
    m_server = std::make_unique<NoticeServer>(QDBusConnection::sessionBus(), patience);
}

void TestNoticeServer::cleanup()
{
    m_server.reset();
    m_desktop.reset();
}

void TestNoticeServer::makeDesktop(const QStringList &capabilities)
{
    m_desktop.reset();
    m_desktop = std::make_unique<FakeNotifications>(m_bus->address(), capabilities);
    QVERIFY(m_desktop->isThere());
}

quint32 TestNoticeServer::show(const Notice &notice)
{
    const int asked = m_desktop->asked();
    m_server->show(notice.isUrgent ? kCall : kBob, notice);
    const bool isAsked = QTest::qWaitFor([&] { return m_desktop->asked() > asked; }, 30'000);
    return !isAsked || m_desktop->shown().isEmpty() ? 0 : m_desktop->shown().constLast().id;
}

void TestNoticeServer::whatItCannotDoIsNotAsked()
{
    makeDesktop({u"body"_s, u"actions"_s});
    show(message(u"Good evening"_s));
    QCOMPARE(m_desktop->shown().constFirst().actions, (QStringList{u"default"_s, u"Open"_s}));
    QSignalSpy ended(m_server.get(), &NoticeServer::ended);
    makeDesktop({u"body"_s});
    EVENTUALLY(ended.size() == 1); // it has heard that this is another one
    QVERIFY(show(message(u"Good evening"_s)) != 0);
    QCOMPARE(m_desktop->shown().constFirst().actions, QStringList());
}

void TestNoticeServer::theNextReplacesIt()
{
    makeDesktop();
    const quint32 first = show(message(u"1"_s));
    QCOMPARE(show(message(u"2"_s)), first);
    QCOMPARE(m_desktop->shown().size(), 1);
    QCOMPARE(m_desktop->shown().constFirst().body, u"2"_s);
    QCOMPARE(m_desktop->shown().constFirst().times, 2);
}

void TestNoticeServer::itsEqualIsNotSent()
{
    makeDesktop();
    const quint32 id = show(message(u"1"_s));
    m_server->show(kBob, message(u"1"_s)); // it is on its way
    QVERIFY(isHeard());
    Notice quiet = message(u"1"_s);
    quiet.isQuiet = true;
    m_server->show(kBob, quiet);
    show(ringing());
    QCOMPARE(m_desktop->asked(), 2);
    m_desktop->expire(id);
    QVERIFY(isHeard());
    m_server->show(kBob, message(u"1"_s));
    EVENTUALLY(m_desktop->find(u"Bob"_s)->times == 2);
}

void TestNoticeServer::aQuietOne()
{
    makeDesktop();
    const auto isQuiet = [this] { return m_desktop->shown().constFirst().hints.contains(u"suppress-sound"_s); };
    const auto quiet = [this](const QString &words) {
        Notice notice = message(words);
        notice.isQuiet = true;
        m_server->show(kBob, notice);
    };
    quiet(u"1"_s);
    EVENTUALLY(body() == u"1"_s);
    QVERIFY2(!isQuiet(), "there was none before");
    quiet(u"2"_s);
    EVENTUALLY(body() == u"2"_s);
    QVERIFY(isQuiet());

    QVERIFY(isHeard());
    m_desktop->hold();
    show(message(u"3"_s));
    m_server->show(kBob, message(u"4"_s));
    quiet(u"5"_s);
    m_desktop->letGo();
    EVENTUALLY(body() == u"5"_s);
    QVERIFY2(!isQuiet(), "nobody has seen the fourth");

    QVERIFY(isHeard());
    m_desktop->hold();
    m_desktop->refuse(1);
    show(message(u"6"_s));
    quiet(u"7"_s);
    m_desktop->letGo();
    EVENTUALLY(body() == u"7"_s);
    QVERIFY2(!isQuiet(), "nobody has seen the sixth");
}

void TestNoticeServer::aBusyServerGetsTheLastOne()
{
    makeDesktop();
    m_desktop->hold();
    show(message(u"1"_s));
    for (int i = 2; i <= 1'000; ++i)
        m_server->show(kBob, message(QString::number(i)));
    m_desktop->letGo();
    EVENTUALLY(m_desktop->shown().constFirst().body == u"1000"_s);
    QCOMPARE(m_desktop->asked(), 2);
    QCOMPARE(m_desktop->shown().size(), 1);
}

void TestNoticeServer::withdrawnBeforeItIsThere()
{
    makeDesktop();
    m_desktop->hold();
    const quint32 id = show(message(u"1"_s));
    m_server->withdraw(kBob);
    m_desktop->letGo();
    EVENTUALLY(m_desktop->shown().isEmpty());
    QCOMPARE(m_desktop->closed(), QList<quint32>{id});

    // And shown again before that is known.
    m_desktop->hold();
    show(message(u"2"_s));
    m_server->withdraw(kBob);
    m_server->show(kBob, message(u"3"_s));
    m_desktop->letGo();
    EVENTUALLY(m_desktop->shown().size() == 1 && m_desktop->shown().constFirst().body == u"3"_s);
}

void TestNoticeServer::withdrawn()
{
    makeDesktop();
    QSignalSpy ended(m_server.get(), &NoticeServer::ended);
    const quint32 id = show(message(u"1"_s));
    show(ringing());
    QTRY_COMPARE(m_desktop->shown().size(), 2);
    m_server->withdraw(kBob);
    EVENTUALLY(m_desktop->closed() == QList<quint32>{id});
    m_server->withdraw(kBob); // nothing
    m_server->withdraw(kCall);
    EVENTUALLY(m_desktop->closed().size() == 2);
    QVERIFY(ended.isEmpty());
}

void TestNoticeServer::deeds()
{
    makeDesktop();
    QSignalSpy chosen(m_server.get(), &NoticeServer::chosen);
    const quint32 id = show(message(u"1"_s));
    const quint32 call = show(ringing());
    // What the server says comes behind its answers.
    m_desktop->press(id, u"default"_s, u"token-1"_s);
    EVENTUALLY(chosen.size() == 1);
    QCOMPARE(chosen[0][0].value<NoticeKey>(), kBob);
    QCOMPARE(chosen[0][1].value<NoticeDeed>(), NoticeDeed::Open);
    QCOMPARE(chosen[0][2].toString(), u"token-1"_s);
    m_desktop->press(id, u"no such thing"_s);
    m_desktop->press(id + 100, u"default"_s); // another program's
    m_desktop->press(call, u"answer"_s);
    EVENTUALLY(chosen.size() == 2);
    QCOMPARE(chosen[1][0].value<NoticeKey>(), kCall);
    QCOMPARE(chosen[1][1].value<NoticeDeed>(), NoticeDeed::Answer);
    QCOMPARE(chosen[1][2].toString(), QString());
}

void TestNoticeServer::aTokenIsForOnePress()
{
    makeDesktop();
    QSignalSpy chosen(m_server.get(), &NoticeServer::chosen);
    const quint32 id = show(message(u"1"_s));
    const quint32 call = show(ringing());
    m_desktop->press(id, u"no such thing"_s, u"used"_s);
    m_desktop->press(id, u"default"_s);
    Q_EMIT m_desktop->ActivationToken(id, u"used, too"_s);
    m_desktop->type(id, u"Yes"_s);
    m_desktop->press(id, u"default"_s);
    Q_EMIT m_desktop->ActivationToken(id, u"of this one"_s);
    m_desktop->press(call, u"answer"_s);
    m_desktop->press(id, u"default"_s);
    EVENTUALLY(chosen.size() == 4);
    QStringList tokens;
    for (const QVariantList &each : std::as_const(chosen))
        tokens += each[2].toString();
    QCOMPARE(tokens, (QStringList{{}, {}, {}, u"of this one"_s}));
}

void TestNoticeServer::replies()
{
    makeDesktop();
    QSignalSpy replied(m_server.get(), &NoticeServer::replied);
    const quint32 id = show(message(u"1"_s));
    m_desktop->type(id, u"  \n"_s); // nothing
    m_desktop->type(id, u"<b>Yes</b>"_s);
    EVENTUALLY(replied.size() == 1);
    QCOMPARE(replied[0][0].value<NoticeKey>(), kBob);
    QCOMPARE(replied[0][1].toString(), u"<b>Yes</b>"_s);
}

void TestNoticeServer::dismissed()
{
    makeDesktop();
    QSignalSpy ended(m_server.get(), &NoticeServer::ended);
    const quint32 first = show(message(u"1"_s));
    m_desktop->dismiss(first);
    EVENTUALLY(ended.size() == 1);
    QCOMPARE(ended[0][0].value<NoticeKey>(), kBob);
    QCOMPARE(ended[0][1].value<NoticeEnd>(), NoticeEnd::Dismissed);
    QVERIFY(show(message(u"1"_s)) != first);
}

void TestNoticeServer::dismissedWhileTheNextIsAsked()
{
    makeDesktop();
    QSignalSpy ended(m_server.get(), &NoticeServer::ended);
    const quint32 first = show(message(u"1"_s));
    QVERIFY(isHeard());
    m_server->show(kBob, message(u"2"_s));
    m_desktop->dismiss(first); // before it has heard of the second
    EVENTUALLY(body() == u"2"_s);
    const quint32 second = m_desktop->shown().constFirst().id;
    QVERIFY(second != first);
    QVERIFY(isHeard());
    QVERIFY(ended.isEmpty());
    m_server->withdraw(kBob);
    EVENTUALLY(m_desktop->closed() == QList<quint32>{second});
}

/// It stands in a list: the next one replaces it there, and it is withdrawn when it was read.
void TestNoticeServer::expired()
{
    makeDesktop();
    QSignalSpy ended(m_server.get(), &NoticeServer::ended);
    const quint32 id = show(message(u"1"_s));
    m_desktop->expire(id);
    QVERIFY(isHeard());
    QCOMPARE(show(message(u"2"_s)), id);
    QCOMPARE(m_desktop->shown().size(), 1);
    m_desktop->expire(id);
    QVERIFY(isHeard());
    m_server->withdraw(kBob);
    EVENTUALLY(m_desktop->closed() == QList<quint32>{id});
    QVERIFY(isHeard());
    QVERIFY(ended.isEmpty());
}

/// Where there is no list of them it is over, and is not shown once more because a word of it has changed.
void TestNoticeServer::expiredAndGone()
{
    makeDesktop({u"body"_s});
    QSignalSpy ended(m_server.get(), &NoticeServer::ended);
    const quint32 id = show(message(u"1"_s));
    m_desktop->expire(id);
    EVENTUALLY(ended.size() == 1);
    QCOMPARE(ended[0][1].value<NoticeEnd>(), NoticeEnd::Over);
    QVERIFY(show(message(u"2"_s)) != id);
}

/// Everybody on the bus can send such signals.
void TestNoticeServer::othersSignalsDoNotCount()
{
    makeDesktop();
    QSignalSpy chosen(m_server.get(), &NoticeServer::chosen);
    QSignalSpy replied(m_server.get(), &NoticeServer::replied);
    QSignalSpy ended(m_server.get(), &NoticeServer::ended);
    const quint32 id = show(message(u"1"_s));
    QVERIFY(isHeard());
    // Has the path and the signals, not the name.
    FakeNotifications other(m_bus->address(), {});
    QVERIFY(!other.isThere());
    other.press(id, u"default"_s, u"forged"_s);
    other.type(id, u"Yes"_s);
    Q_EMIT other.ActivationToken(id, u"forged"_s);
    Q_EMIT other.NotificationClosed(id, 2);
    QVERIFY(other.isHeardBy(QDBusConnection::sessionBus().baseService()));
    m_desktop->press(id, u"default"_s);
    EVENTUALLY(chosen.size() == 1);
    QCOMPARE(chosen[0][2].toString(), QString());
    QVERIFY(replied.isEmpty());
    QVERIFY(ended.isEmpty());
    m_server->withdraw(kBob);
    EVENTUALLY(m_desktop->closed() == QList<quint32>{id});
}

void TestNoticeServer::aRefusedReplacement()
{
    makeDesktop();
    QSignalSpy ended(m_server.get(), &NoticeServer::ended);
    const quint32 id = show(message(u"1"_s));
    m_desktop->refuse(2);
    m_server->show(kBob, message(u"2"_s));
    EVENTUALLY(body() == u"2"_s);
    QCOMPARE(m_desktop->asked(), 4);
    QCOMPARE(m_desktop->shown().size(), 1);
    QCOMPARE(m_desktop->shown().constFirst().id, id);
    QVERIFY(ended.isEmpty());
}

void TestNoticeServer::refusedAndNotWanted()
{
    makeServer({.again = 1h});
    makeDesktop();
    QSignalSpy ended(m_server.get(), &NoticeServer::ended);
    const quint32 first = show(message(u"1"_s));
    QVERIFY(isHeard());
    m_desktop->hold();
    m_desktop->refuse(1);
    show(message(u"2"_s));
    m_server->withdraw(kBob);
    m_desktop->letGo();
    EVENTUALLY(m_desktop->closed() == QList<quint32>{first});

    const quint32 second = show(message(u"1"_s));
    m_desktop->refuse(1);
    show(message(u"2"_s));
    QVERIFY(isHeard()); // and waits for its time
    m_server->withdraw(kBob);
    EVENTUALLY(m_desktop->closed() == (QList<quint32>{first, second}));
    QVERIFY(ended.isEmpty());
}

void TestNoticeServer::refusedAndOutOfDate()
{
    makeServer({.again = 1h});
    makeDesktop();
    const quint32 id = show(message(u"1"_s));
    QVERIFY(isHeard());
    m_desktop->hold();
    m_desktop->refuse(1);
    show(message(u"2"_s));
    m_server->show(kBob, message(u"3"_s));
    m_desktop->letGo();
    EVENTUALLY(body() == u"3"_s); // at once
    m_desktop->refuse(1);
    show(message(u"4"_s));
    QVERIFY(isHeard());
    QCOMPARE(show(message(u"4"_s)), id); // so is its equal
    QCOMPARE(body(), u"4"_s);
    QCOMPARE(m_desktop->asked(), 5);
}

void TestNoticeServer::refusedAtFirst()
{
    makeDesktop();
    QSignalSpy ended(m_server.get(), &NoticeServer::ended);
    m_desktop->refuse(1);
    show(message(u"1"_s));
    EVENTUALLY(ended.size() == 1);
    QCOMPARE(ended[0][1].value<NoticeEnd>(), NoticeEnd::Over);

    m_desktop->hold();
    m_desktop->refuse(1);
    show(message(u"2"_s));
    m_server->show(kBob, message(u"3"_s));
    m_desktop->letGo();
    EVENTUALLY(body() == u"3"_s);

    m_desktop->refuse(2);
    m_server->show(kCall, ringing());
    EVENTUALLY(m_desktop->find(u"Bob is calling"_s));
    QCOMPARE(m_desktop->asked(), 6);
    QCOMPARE(ended.size(), 1);
}

void TestNoticeServer::refusedByAServerThatGoes()
{
    makeServer({.again = 1h});
    makeDesktop();
    m_desktop->refuse(1);
    show(ringing());
    QVERIFY(isHeard());
    makeDesktop();
    EVENTUALLY(m_desktop->find(u"Bob is calling"_s));
}

void TestNoticeServer::withoutAServer()
{
    QSignalSpy ended(m_server.get(), &NoticeServer::ended);
    m_server->show(kBob, message(u"1"_s));
    EVENTUALLY(ended.size() == 1);
    QCOMPARE(ended[0][0].value<NoticeKey>(), kBob);
    QCOMPARE(ended[0][1].value<NoticeEnd>(), NoticeEnd::Over);
    m_server->withdraw(kBob);
}

void TestNoticeServer::withoutABus()
{
    NoticeServer nowhere(QDBusConnection::connectToBus(u"unix:path=/nonexistent"_s, u"nowhere"_s));
    nowhere.show(kBob, message(u"1"_s));
    nowhere.withdraw(kBob);
    QDBusConnection::disconnectFromBus(u"nowhere"_s);
}

/// Who calls is calling still.
void TestNoticeServer::aServerThatComesLater()
{
    QSignalSpy ended(m_server.get(), &NoticeServer::ended);
    m_server->show(kCall, ringing());
    m_server->show(kBob, message(u"1"_s));
    EVENTUALLY(ended.size() == 1); // nobody is there
    makeDesktop();
    EVENTUALLY(m_desktop->find(u"Bob is calling"_s));
    QVERIFY(show(message(u"2"_s)) != 0);
    QCOMPARE(m_desktop->shown().size(), 2);
    QCOMPARE(ended.size(), 1);
}

/// What was written is on the board of the one before, and comes with the next message; who calls is calling still.
void TestNoticeServer::aServerThatRestarts()
{
    makeDesktop();
    QSignalSpy ended(m_server.get(), &NoticeServer::ended);
    QSignalSpy chosen(m_server.get(), &NoticeServer::chosen);
    show(message(u"1"_s));
    show(ringing());
    makeDesktop();
    EVENTUALLY(m_desktop->find(u"Bob is calling"_s));
    QCOMPARE(m_desktop->shown().size(), 1);
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ended[0][0].value<NoticeKey>(), kBob);
    const quint32 call = m_desktop->shown().constFirst().id;
    const quint32 id = show(message(u"2"_s));
    QVERIFY(id != call);
    m_desktop->press(id, u"default"_s);
    EVENTUALLY(chosen.size() == 1);
    m_server->withdraw(kCall);
    EVENTUALLY(m_desktop->closed() == QList<quint32>{call});
}

void TestNoticeServer::abilitiesOfTheOneBefore_data()
{
    QTest::addColumn<bool>("isAnswered");
    QTest::newRow("who went after its answer") << true;
    QTest::newRow("who went without one") << false;
}

void TestNoticeServer::abilitiesOfTheOneBefore()
{
    QFETCH(const bool, isAnswered);
    makeServer({.again = 1h});
    QSignalSpy ended(m_server.get(), &NoticeServer::ended);
    makeDesktop();
    m_desktop->holdAbilities();
    m_server->show(kBob, message(u"<b>1</b>"_s));
    EVENTUALLY(m_desktop->held() == 1);
    if (isAnswered)
        m_desktop->letGo();
    makeDesktop({u"body"_s});
    EVENTUALLY(body() == u"<b>1</b>"_s);
    QCOMPARE(m_desktop->shown().constFirst().actions, QStringList());
    QVERIFY(ended.isEmpty());
}

void TestNoticeServer::aServerThatGoesUnanswered()
{
    QSignalSpy ended(m_server.get(), &NoticeServer::ended);
    makeDesktop();
    m_desktop->holdAbilities();
    m_server->show(kBob, message(u"1"_s));
    m_server->show(kCall, ringing());
    EVENTUALLY(m_desktop->held() == 1);
    m_desktop.reset();
    EVENTUALLY(ended.size() == 1); // nobody comes
    makeDesktop();
    EVENTUALLY(m_desktop->find(u"Bob is calling"_s));
    QCOMPARE(m_desktop->shown().size(), 1);
}

void TestNoticeServer::nothingIsLeftBehind()
{
    makeDesktop();
    const quint32 id = show(message(u"1"_s));
    QVERIFY(isHeard());
    m_server.reset();
    EVENTUALLY(m_desktop->closed() == QList<quint32>{id});
}

void TestNoticeServer::norWhatWasNotAnswered()
{
    makeServer({.goodbye = 30s});
    makeDesktop();
    m_desktop->hold();
    const quint32 id = show(message(u"1"_s));
    const quint32 call = show(ringing());
    m_server->withdraw(kCall);
    m_desktop->letGo(); // no event brings the answers before its end
    m_server.reset();
    EVENTUALLY(m_desktop->shown().isEmpty());
    QCOMPARE(QSet<quint32>(m_desktop->closed().cbegin(), m_desktop->closed().cend()), (QSet<quint32>{id, call}));

    makeServer({.goodbye = 1ms});
    m_desktop->hold();
    show(message(u"2"_s));
    m_server.reset(); // it is not waited for without end
}

QTEST_GUILESS_MAIN(TestNoticeServer)
#include "tst_noticeserver.moc"

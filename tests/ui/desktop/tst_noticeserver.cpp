// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fakenotifications.h"
#include "tests/support/sessionbus.h"
#include "ui/desktop/noticeserver.h"

#include <QDBusArgument>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 30'000)

/// Notices on a real bus, before a desktop that is made up.
class TestNoticeServer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void abilities();
    void pictures();
    void isShown();
    void wordsAreWords_data();
    void wordsAreWords();
    void whatItCannotDoIsNotAsked();
    void theNextReplacesIt();
    void aBusyServerGetsTheLastOne();
    void withdrawnBeforeItIsThere();
    void withdrawn();
    void deeds();
    void replies();
    void dismissed();
    void othersSignalsDoNotCount();
    void withoutAServer();
    void withoutABus();
    void aServerThatComesLater();
    void aServerThatRestarts();

private:
    static Notice message(const QString &words)
    {
        return {.title = u"Bob"_s, .words = words, .deeds = {NoticeDeed::Open, NoticeDeed::Reply}};
    }
    static Notice ringing()
    {
        return {.title = u"Bob is calling"_s,
                .words = {},
                .deeds = {NoticeDeed::Open, NoticeDeed::Answer, NoticeDeed::Decline},
                .isUrgent = true};
    }
    void makeDesktop(const QStringList &capabilities = kAll);
    quint32 show(const Notice &notice); ///< its id

    static const QStringList kAll;
    const NoticeKey kBob{.kind = NoticeKind::Talk, .peer = *Jid::parse(u"bob@example.test")};
    const NoticeKey kCall{.kind = NoticeKind::Call, .peer = *Jid::parse(u"bob@example.test")};
    std::unique_ptr<SessionBus> m_bus;
    std::unique_ptr<FakeNotifications> m_desktop;
    std::unique_ptr<NoticeServer> m_server;
};

const QStringList TestNoticeServer::kAll{u"body"_s, u"body-markup"_s, u"actions"_s, u"inline-reply"_s};

void TestNoticeServer::initTestCase()
{
    m_bus = std::make_unique<SessionBus>();
    QVERIFY(m_bus->isReady());
}

void TestNoticeServer::init()
{
    m_server = std::make_unique<NoticeServer>(QDBusConnection::sessionBus());
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
    QTest::qWaitFor([&] { return m_desktop->asked() > asked; }, 30'000);
    return m_desktop->shown().isEmpty() ? 0 : m_desktop->shown().constLast().id;
}

void TestNoticeServer::abilities()
{
    QCOMPARE(noticeAbilities({}), NoticeAbilities());
    QCOMPARE(noticeAbilities(kAll), (NoticeAbilities{.readsMarkup = true, .hasActions = true, .takesReplies = true}));
    for (const NoticeDeed deed : {NoticeDeed::Open, NoticeDeed::Reply, NoticeDeed::Answer, NoticeDeed::Decline})
        QCOMPARE(deedOf(deedKey(deed)), deed);
    QVERIFY(!deedOf(u"rm -rf"_s));
}

void TestNoticeServer::pictures()
{
    QImage red(300, 150, QImage::Format_RGB32);
    red.fill(Qt::red);
    const NoticeImage image = noticeImage(red);
    QCOMPARE(image.width, kNoticeImage);
    QCOMPARE(image.height, kNoticeImage / 2);
    QCOMPARE(image.bytesPerRow, kNoticeImage * 4);
    QCOMPARE(image.data.size(), image.bytesPerRow * image.height);
    QCOMPARE(image.data.first(4), QByteArray("\xff\x00\x00\xff", 4));
}

void TestNoticeServer::isShown()
{
    makeDesktop();
    Notice notice = message(u"Good evening"_s);
    notice.picture = QImage(10, 10, QImage::Format_RGB32);
    notice.picture.fill(Qt::blue);
    show(notice);
    const FakeNotifications::Shown *shown = m_desktop->find(u"Bob"_s);
    QVERIFY(shown);
    QCOMPARE(shown->body, u"Good evening"_s);
    QCOMPARE(shown->timeout, -1);
    QCOMPARE(shown->actions, (QStringList{u"default"_s, u"Open"_s, u"inline-reply"_s, u"Reply"_s}));
    QCOMPARE(shown->hints.value(u"urgency"_s).toInt(), 1);
    QCOMPARE(shown->hints.value(u"desktop-entry"_s).toString(), u"causerie"_s);
    QCOMPARE(qdbus_cast<NoticeImage>(shown->hints.value(u"image-data"_s)), noticeImage(notice.picture));

    const quint32 call = show(ringing());
    QVERIFY(call != 0);
    shown = m_desktop->find(u"Bob is calling"_s);
    QVERIFY(shown);
    QCOMPARE(shown->timeout, 0);
    QCOMPARE(shown->hints.value(u"urgency"_s).toInt(), 2);
    QVERIFY(shown->hints.value(u"resident"_s).toBool());
    QCOMPARE(shown->actions,
             (QStringList{u"default"_s, u"Open"_s, u"answer"_s, u"Answer"_s, u"decline"_s, u"Decline"_s}));
}

void TestNoticeServer::wordsAreWords_data()
{
    QTest::addColumn<QStringList>("capabilities");
    QTest::addColumn<QString>("body");
    QTest::newRow("a server that reads markup")
        << kAll << u"&lt;a href=&quot;http://evil.test&quot;&gt;you &amp; me&lt;/a&gt;"_s;
    QTest::newRow("one that does not") << QStringList{u"body"_s} << u"<a href=\"http://evil.test\">you & me</a>"_s;
}

void TestNoticeServer::wordsAreWords()
{
    QFETCH(const QStringList, capabilities);
    makeDesktop(capabilities);
    show(message(u"<a href=\"http://evil.test\">you & me</a>"_s));
    QCOMPARE(m_desktop->shown().size(), 1);
    QTEST(m_desktop->shown().constFirst().body, "body");
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
    QVERIFY(show(message(u"2"_s)) != first);
}

/// Everybody on the bus can send such signals.
void TestNoticeServer::othersSignalsDoNotCount()
{
    makeDesktop();
    QSignalSpy chosen(m_server.get(), &NoticeServer::chosen);
    const quint32 id = show(message(u"1"_s));
    QDBusConnection other = QDBusConnection::connectToBus(m_bus->address(), u"other"_s);
    QDBusMessage forged = QDBusMessage::createSignal(u"/org/freedesktop/Notifications"_s,
                                                     u"org.freedesktop.Notifications"_s, u"ActionInvoked"_s);
    forged.setArguments({id, u"default"_s});
    // A question behind it: when its answer is here, the signal was.
    QVERIFY(other.send(forged));
    const QDBusMessage ping = QDBusMessage::createMethodCall(QDBusConnection::sessionBus().baseService(), u"/"_s,
                                                             u"org.freedesktop.DBus.Peer"_s, u"Ping"_s);
    QVERIFY(other.call(ping, QDBus::BlockWithGui).type() == QDBusMessage::ReplyMessage);
    m_desktop->press(id, u"default"_s);
    EVENTUALLY(chosen.size() == 1);
    QCoreApplication::processEvents();
    QCOMPARE(chosen.size(), 1);
    QDBusConnection::disconnectFromBus(u"other"_s);
}

void TestNoticeServer::withoutAServer()
{
    QSignalSpy ended(m_server.get(), &NoticeServer::ended);
    m_server->show(kBob, message(u"1"_s));
    m_server->show(kCall, ringing());
    EVENTUALLY(ended.size() == 2);
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

void TestNoticeServer::aServerThatComesLater()
{
    QSignalSpy ended(m_server.get(), &NoticeServer::ended);
    m_server->show(kBob, message(u"1"_s));
    EVENTUALLY(ended.size() == 1);
    makeDesktop();
    QVERIFY(show(message(u"2"_s)) != 0);
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

QTEST_GUILESS_MAIN(TestNoticeServer)
#include "tst_noticeserver.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fakenotifications.h"
#include "tests/support/needed.h"
#include "tests/support/sessionbus.h"
#include "ui/desktop/noticeserver.h"
#include "ui/desktop/noticewords.h"

#include <QDBusArgument>
#include <QDBusMetaType>
#include <QStandardPaths>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

/// The arguments of "Notify", and the same as they come out of a real bus.
class TestNoticeWire final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void abilities();
    void pictures();
    void hints_data();
    void hints();
    void actions_data();
    void actions();
    void wordsAreWords_data();
    void wordsAreWords();
    void whatArrives();

private:
    static Notice message(const QString &words = u"Good evening"_s)
    {
        return {.title = u"Bob"_s, .words = words, .deeds = {NoticeDeed::Open, NoticeDeed::Reply}};
    }
    static Notice ringing()
    {
        return {.title = u"Bob is calling"_s,
                .deeds = {NoticeDeed::Open, NoticeDeed::Answer, NoticeDeed::Decline},
                .isUrgent = true};
    }

    static const QStringList kAll;
    // As the specification numbers the arguments of "Notify".
    enum Place { Replaces = 1, Body = 4, Actions, Hints, Timeout };
};

const QStringList TestNoticeWire::kAll{u"body"_s, u"body-markup"_s, u"actions"_s, u"inline-reply"_s, u"persistence"_s};

void TestNoticeWire::abilities()
{
    QCOMPARE(noticeAbilities({}), NoticeAbilities());
    QCOMPARE(noticeAbilities(kAll),
             (NoticeAbilities{.readsMarkup = true, .hasActions = true, .takesReplies = true, .keepsExpired = true}));
    for (const NoticeDeed deed : {NoticeDeed::Open, NoticeDeed::Reply, NoticeDeed::Answer, NoticeDeed::Decline})
        QCOMPARE(deedOf(deedKey(deed)), deed);
    QVERIFY(!deedOf(u"rm -rf"_s));
}

void TestNoticeWire::pictures()
{
    QImage red(300, 150, QImage::Format_RGB32);
    red.fill(Qt::red);
    const NoticeImage image = noticeImage(red);
    QCOMPARE(image.width, kNoticeImage);
    QCOMPARE(image.height, kNoticeImage / 2);
    QCOMPARE(image.bytesPerRow, kNoticeImage * 4);
    QCOMPARE(image.data.size(), image.bytesPerRow * image.height);
    QCOMPARE(image.data.first(4), QByteArray("\xff\x00\x00\xff", 4));
    qDBusRegisterMetaType<NoticeImage>();
    QCOMPARE(QDBusMetaType::typeToSignature(QMetaType::fromType<NoticeImage>()), "(iiibiiay)");
}

void TestNoticeWire::hints_data()
{
    QTest::addColumn<Notice>("notice");
    QTest::addColumn<QStringList>("capabilities");
    QTest::addColumn<QVariantMap>("hints");
    QTest::addColumn<int>("timeout");

    const QVariantMap plain{{u"desktop-entry"_s, u"causerie"_s},
                            {u"urgency"_s, QVariant::fromValue(uchar(1))},
                            {u"category"_s, u"im.received"_s}};
    QVariantMap answered = plain;
    answered.insert(u"x-kde-reply-placeholder-text"_s, replyHint());
    QVariantMap silent = answered;
    silent.insert(u"suppress-sound"_s, true);
    const QVariantMap urgent{{u"desktop-entry"_s, u"causerie"_s},
                             {u"urgency"_s, QVariant::fromValue(uchar(2))},
                             {u"category"_s, u"call.incoming"_s},
                             {u"resident"_s, true},
                             {u"suppress-sound"_s, true}};
    Notice quiet = message();
    quiet.isQuiet = true;
    Notice told = message();
    told.deeds = {NoticeDeed::Open};

    QTest::newRow("a message") << message() << kAll << answered << -1;
    QTest::newRow("before a server that takes no replies") << message() << QStringList{u"actions"_s} << plain << -1;
    QTest::newRow("that cannot be replied to") << told << kAll << plain << -1;
    QTest::newRow("a word of it has changed") << quiet << kAll << silent << -1;
    QTest::newRow("a call, which rings by itself") << ringing() << kAll << urgent << 0;
}

void TestNoticeWire::hints()
{
    QFETCH(const Notice, notice);
    QFETCH(const QStringList, capabilities);
    const QVariantList arguments = notifyArguments(notice, noticeAbilities(capabilities), 7);
    QCOMPARE(arguments[Replaces], QVariant::fromValue(7U));
    QTEST(arguments[Hints].toMap(), "hints");
    QCOMPARE(arguments[Hints].toMap().value(u"urgency"_s).typeId(), int(QMetaType::UChar));
    QTEST(arguments[Timeout].toInt(), "timeout");
}

void TestNoticeWire::actions_data()
{
    QTest::addColumn<Notice>("notice");
    QTest::addColumn<QStringList>("capabilities");
    QTest::addColumn<QStringList>("actions");
    const QStringList open{u"default"_s, u"Open"_s};
    QTest::newRow("a message") << message() << kAll << open + QStringList{u"inline-reply"_s, u"Reply"_s};
    QTest::newRow("a call") << ringing() << kAll
                            << open + QStringList{u"answer"_s, u"Answer"_s, u"decline"_s, u"Decline"_s};
    QTest::newRow("a server without replies") << message() << QStringList{u"body"_s, u"actions"_s} << open;
    QTest::newRow("one without buttons") << message() << QStringList{u"body"_s} << QStringList();
}

void TestNoticeWire::actions()
{
    QFETCH(const Notice, notice);
    QFETCH(const QStringList, capabilities);
    QTEST(notifyArguments(notice, noticeAbilities(capabilities), 0)[Actions].toStringList(), "actions");
}

void TestNoticeWire::wordsAreWords_data()
{
    QTest::addColumn<QStringList>("capabilities");
    QTest::addColumn<QString>("body");
    QTest::newRow("a server that reads markup")
        << kAll << u"&lt;a href=&quot;http://evil.test&quot;&gt;you &amp; me&lt;/a&gt;"_s;
    QTest::newRow("one that does not") << QStringList{u"body"_s} << u"<a href=\"http://evil.test\">you & me</a>"_s;
}

void TestNoticeWire::wordsAreWords()
{
    QFETCH(const QStringList, capabilities);
    const Notice notice = message(u"<a href=\"http://evil.test\">you & me</a>"_s);
    QTEST(notifyArguments(notice, noticeAbilities(capabilities), 0)[Body].toString(), "body");
}

void TestNoticeWire::whatArrives()
{
    CAUSERIE_NEEDS("dbus", !QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty());
    const test::SessionBus bus;
    test::FakeNotifications desktop(bus.address(), kAll);
    QVERIFY(desktop.isThere());
    NoticeServer server(QDBusConnection::sessionBus());
    Notice notice = message();
    notice.picture = QImage(10, 10, QImage::Format_RGB32);
    notice.picture.fill(Qt::blue);
    server.show({}, notice);
    QTRY_COMPARE_WITH_TIMEOUT(desktop.shown().size(), 1, 30'000);

    const test::FakeNotifications::Shown &shown = desktop.shown().constFirst();
    QCOMPARE(shown.title, u"Bob"_s);
    QCOMPARE(shown.body, u"Good evening"_s);
    QCOMPARE(shown.actions, (QStringList{u"default"_s, u"Open"_s, u"inline-reply"_s, u"Reply"_s}));
    QCOMPARE(shown.timeout, -1);
    QCOMPARE(shown.hints.value(u"urgency"_s).typeId(), int(QMetaType::UChar)); // "BYTE"
    const auto image = shown.hints.value(u"image-data"_s).value<QDBusArgument>();
    QCOMPARE(image.currentSignature(), u"(iiibiiay)"_s);
    QCOMPARE(qdbus_cast<NoticeImage>(image), noticeImage(notice.picture));
}

QTEST_GUILESS_MAIN(TestNoticeWire)
#include "tst_noticewire.moc"

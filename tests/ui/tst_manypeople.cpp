// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/rooms.h"
#include "tests/ui/support/sample.h"
#include "ui/chat/composer.h"
#include "ui/chat/conversationview.h"
#include "ui/mainwindow.h"
#include "ui/rooms/memberlist.h"
#include "ui/rooms/occupantmodel.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QListView>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// A room of 2,000 people in the real window: what changes is what is told.
class TestManyPeople final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void comingInIsOneReset();
    void aPresenceIsOneRow();
    void comingAndGoing();
    void leavingIsOneReset();
    void countingWaits();

private:
    static Occupant person(int number, Availability availability = Availability::Available);
    void enter();
    QAbstractItemModel *people() const;

    static constexpr int kPeople = 2000;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    Room *m_room = nullptr;
    const Jid m_tea = jid(u"tea@rooms.test"_s);
};

void TestManyPeople::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"Causerie"_s);
    QCoreApplication::setApplicationName(u"tst_manypeople"_s);
}

void TestManyPeople::init()
{
    QSettings().clear();
    m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
    m_session = std::make_unique<Session>(SessionSettings{});
    m_room = &m_session->rooms().list().at(m_tea);
    m_window = std::make_unique<MainWindow>(*m_session, *m_theme);
    m_window->resize(1240, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->openConversation(m_tea);
}

void TestManyPeople::cleanup()
{
    m_window.reset();
    m_session.reset();
    m_theme.reset();
}

Occupant TestManyPeople::person(int number, Availability availability)
{
    Occupant occupant;
    occupant.nick = u"person %1"_s.arg(number);
    occupant.role = number % 100 == 0 ? Role::Moderator : Role::Participant;
    occupant.availability = availability;
    return occupant;
}

void TestManyPeople::enter()
{
    m_room->beginJoin(u"person 0"_s);
    for (int i = 0; i < kPeople; ++i)
        m_room->upsert(person(i));
    m_room->finishJoin(u"person 0"_s);
}

QAbstractItemModel *TestManyPeople::people() const
{
    return m_window->findChild<MemberList *>()->findChild<QListView *>()->model();
}

void TestManyPeople::comingInIsOneReset()
{
    QSignalSpy reset(people(), &QAbstractItemModel::modelReset);
    QSignalSpy inserted(people(), &QAbstractItemModel::rowsInserted);
    QElapsedTimer clock;
    clock.start();
    enter();
    const qint64 joined = clock.elapsed();
    QCoreApplication::processEvents();
    qInfo("2,000 people: %lld ms to come in, %lld ms until painted", joined, clock.elapsed());
    QCOMPARE(people()->rowCount(), kPeople);
    QCOMPARE(reset.size(), 1);
    QCOMPARE(inserted.size(), 0);
}

void TestManyPeople::aPresenceIsOneRow()
{
    enter();
    QSignalSpy reset(people(), &QAbstractItemModel::modelReset);
    QSignalSpy moved(people(), &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(people(), &QAbstractItemModel::dataChanged);
    for (int i = 0; i < 500; ++i)
        m_room->upsert(person(i, Availability::Away));
    QCOMPARE(changed.size(), 500);
    QCOMPARE(reset.size() + moved.size(), 0);
    for (const QList<QVariant> &arguments : changed)
        QCOMPARE(arguments[0].toModelIndex(), arguments[1].toModelIndex());
}

void TestManyPeople::comingAndGoing()
{
    enter();
    QSignalSpy reset(people(), &QAbstractItemModel::modelReset);
    QSignalSpy inserted(people(), &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(people(), &QAbstractItemModel::rowsRemoved);
    for (int i = 0; i < 200; ++i) {
        m_room->upsert(person(kPeople + i));
        m_room->remove(u"person %1"_s.arg(i + 1), {});
    }
    QCOMPARE(inserted.size(), 200);
    QCOMPARE(removed.size(), 200);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(people()->rowCount(), kPeople);
    // Who only comes and goes leaves no line.
    QVERIFY(!m_session->conversations().find(m_tea)->last());
}

void TestManyPeople::leavingIsOneReset()
{
    enter();
    QSignalSpy reset(people(), &QAbstractItemModel::modelReset);
    QSignalSpy removed(people(), &QAbstractItemModel::rowsRemoved);
    m_room->leave({});
    QCOMPARE(reset.size(), 1);
    QCOMPARE(removed.size(), 0);
}

/// The header does not spell a new number for everybody who comes.
void TestManyPeople::countingWaits()
{
    enter();
    const auto shows = [this](const QString &words) {
        const auto labels = m_window->findChild<ConversationView *>()->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) { return label->text().contains(words); });
    };
    QVERIFY(shows(u"2000"_s));
    for (int i = 0; i < 50; ++i)
        m_room->upsert(person(kPeople + i));
    QVERIFY(shows(u"2000"_s));
    QTRY_VERIFY(shows(u"2050"_s));
}

QTEST_MAIN(TestManyPeople)
#include "tst_manypeople.moc"

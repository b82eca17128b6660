// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/calllog.h"
#include "core/storage/messagestore.h"
#include "tests/ui/support/sample.h"
#include "ui/roster/calllogmodel.h"
#include "ui/roster/calllogpanel.h"
#include "ui/roster/filterfield.h"
#include "ui/roster/listpanel.h"
#include "ui/roster/rowdelegate.h"
#include "ui/style/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QListView>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{

Message call(const QString &who, Direction direction, CallOutcome outcome, qint64 seconds, int hoursAgo)
{
    const Jid peer = jid(who);
    Message message =
        incoming(peer, {}, QDateTime(QDate::currentDate(), QTime(15, 0)).toUTC().addSecs(-3600 * hoursAgo));
    message.id = 0;
    message.originId = u"sid-%1-%2"_s.arg(who).arg(hoursAgo);
    message.kind = MessageKind::Call;
    message.direction = direction;
    message.outcome = outcome;
    message.callSeconds = seconds;
    return message;
}

} // namespace

/// The list of all calls, in the window's left column, over a real store.
class TestCallLogPanel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void allCallsInOneList();
    void filters();
    void search();
    void pages();
    void newOnesComeAtTheirPlace();
    void aRowLeadsToItsConversation();
    void aRowCallsAgain();
    void whyNot();
    void emptyPlaces();
    void shots_data();
    void shots();

private:
    QListView &rows() const { return m_panel->findChild<CallLogPanel *>()->rows(); }
    QAbstractItemModel *model() const { return rows().model(); }
    QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < model()->rowCount(); ++row)
            names << model()->index(row, 0).data().toString();
        return names;
    }
    void choose(const QString &text) const
    {
        for (auto *button : m_panel->findChildren<QToolButton *>()) {
            if (button->text() == text && button->isVisible())
                return button->click();
        }
        QFAIL(qPrintable(text));
    }
    void store(const std::vector<Message> &calls);

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ListPanel> m_panel;
    int m_files = 0;
};

void TestCallLogPanel::store(const std::vector<Message> &calls)
{
    const QString file = m_folder.filePath(u"%1.sqlite"_s.arg(++m_files));
    {
        storage::Database database(file);
        storage::MessageStore messages(database);
        for (const Message &message : calls)
            QVERIFY(messages.add(message).result());
    }
    QSignalSpy reset(&m_session->callLog(), &CallLog::reset);
    fakeOf(*m_session).openHistory(file);
    QTRY_VERIFY(!reset.isEmpty() && m_session->conversations().find(calls.empty() ? Jid() : calls[0].conversation));
    m_panel = std::make_unique<ListPanel>(*m_session);
    m_panel->resize(340, 700);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    m_panel->setTab(ListPanel::Tab::Calls);
}

void TestCallLogPanel::init()
{
    m_session = std::make_unique<Session>(SessionSettings{});
    fillSample(*m_session);
    using enum Direction;
    using enum CallOutcome;
    store({
        call(u"juliet@example.test"_s, Incoming, Missed, 0, 1),
        call(u"nurse@example.test"_s, Outgoing, Answered, 252, 3),
        call(u"romeo@example.test"_s, Incoming, Answered, 3720, 5),
        call(u"juliet@example.test"_s, Outgoing, Declined, 0, 20),
        call(u"mercutio@example.test"_s, Incoming, AnsweredElsewhere, 0, 30),
        call(u"lady@elsewhere.test"_s, Incoming, Busy, 0, 60),
    });
    QTRY_COMPARE(model()->rowCount(), 6);
}

void TestCallLogPanel::cleanup()
{
    m_panel.reset();
    m_session.reset();
}

void TestCallLogPanel::allCallsInOneList()
{
    const QAbstractItemModelTester tester(model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(names(), (QStringList{u"Juliette Capulet"_s, u"The Nurse"_s, u"Romeo"_s, u"Juliette Capulet"_s,
                                   u"Mercutio"_s, u"lady"_s}));
    const auto words = [this](int row) { return model()->index(row, 0).data(SecondLineRole).toString(); };
    QCOMPARE(words(0), u"Missed call"_s);
    QCOMPARE(words(1), u"Outgoing call, 4 min 12 s"_s);
    QCOMPARE(words(3), u"Call declined"_s);
    QCOMPARE(words(4), u"Answered on another device"_s);
    QVERIFY(model()->index(0, 0).data(Qt::ToolTipRole).toString().contains(u"alice@example.test"));
    QVERIFY(model()->index(0, 0).data(Qt::AccessibleTextRole).toString().startsWith(u"Juliette Capulet, Missed call,"));
}

void TestCallLogPanel::filters()
{
    choose(u"Missed"_s);
    QTRY_COMPARE(names(), (QStringList{u"Juliette Capulet"_s, u"lady"_s}));
    choose(u"Outgoing"_s);
    QTRY_COMPARE(names(), (QStringList{u"The Nurse"_s, u"Juliette Capulet"_s}));
    choose(u"Incoming"_s);
    QTRY_COMPARE(model()->rowCount(), 4);
    choose(u"All calls"_s);
    QTRY_COMPARE(model()->rowCount(), 6);
}

void TestCallLogPanel::search()
{
    auto *field = m_panel->findChild<FilterField *>();
    field->setText(u"capulet"_s); // a name, not an address
    QTRY_COMPARE(names(), (QStringList{u"Juliette Capulet"_s, u"Juliette Capulet"_s}));
    field->setText(u"elsewhere.test"_s);
    QTRY_COMPARE(names(), QStringList{u"lady"_s});
    field->setText(u"tybalt"_s);
    QTRY_COMPARE(model()->rowCount(), 0);
    field->clear();
    QTRY_COMPARE(model()->rowCount(), 6);
}

/// Not all rows at once.
void TestCallLogPanel::pages()
{
    std::vector<Message> many;
    for (int i = 0; i < 3 * CallLogModel::kPage + 7; ++i)
        many.push_back(call(u"romeo@example.test"_s, Direction::Outgoing, CallOutcome::Answered, i, i));
    store(many);
    QTRY_VERIFY(model()->rowCount() > 0);
    const int first = model()->rowCount();
    QVERIFY2(first <= 2 * CallLogModel::kPage, qPrintable(QString::number(first)));
    while (model()->canFetchMore({})) {
        const int before = model()->rowCount();
        model()->fetchMore({});
        QVERIFY(!model()->canFetchMore({})); // one question at a time
        QTRY_VERIFY(model()->rowCount() > before);
    }
    QCOMPARE(model()->rowCount(), int(many.size()));
    for (int row = 0; row < model()->rowCount(); ++row)
        QCOMPARE(model()->index(row, 0).data(TimeRole).toDateTime(), many[size_t(row)].sentAt);
}

void TestCallLogPanel::newOnesComeAtTheirPlace()
{
    Message late = call(u"paris@example.test"_s, Direction::Incoming, CallOutcome::Missed, 0, 4);
    late.id = 500;
    Q_EMIT m_session->callLog().noted(late);
    QCOMPARE(names().at(2), u"Count Paris"_s);
    late.outcome = CallOutcome::AnsweredElsewhere;
    Q_EMIT m_session->callLog().noted(late);
    QCOMPARE(model()->rowCount(), 7);
    QCOMPARE(model()->index(2, 0).data(SecondLineRole).toString(), u"Answered on another device"_s);
    choose(u"Missed"_s);
    QTRY_COMPARE(model()->rowCount(), 2);
    Q_EMIT m_session->callLog().noted(late);
    QCOMPARE(model()->rowCount(), 2);
    Q_EMIT m_session->callLog().forgotten(jid(u"juliet@example.test"_s));
    QCOMPARE(names(), QStringList{u"lady"_s});
}

void TestCallLogPanel::aRowLeadsToItsConversation()
{
    QSignalSpy chosen(m_panel.get(), &ListPanel::chosen);
    const QModelIndex nurse = model()->index(1, 0);
    QTest::mouseClick(rows().viewport(), Qt::LeftButton, {}, rows().visualRect(nurse).center());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<Jid>(), jid(u"nurse@example.test"_s));
    rows().setCurrentIndex(model()->index(2, 0));
    QTest::keyClick(&rows(), Qt::Key_Return);
    QCOMPARE(chosen.size(), 2);
    QCOMPARE(chosen[1][0].value<Jid>(), jid(u"romeo@example.test"_s));
}

void TestCallLogPanel::aRowCallsAgain()
{
    QSignalSpy chosen(m_panel.get(), &ListPanel::chosen);
    QSignalSpy started(&m_session->calls(), &Calls::started);
    const QModelIndex juliet = model()->index(0, 0);
    QVERIFY(juliet.data(CallableRole).toBool());
    const QRect button = callButtonRect(rows().visualRect(juliet), rows().font(), Qt::LeftToRight);
    QTest::mouseClick(rows().viewport(), Qt::LeftButton, {}, button.center());
    QCOMPARE(started.size(), 1);
    QCOMPARE(started[0][0].value<Call *>()->peer(), jid(u"juliet@example.test"_s));
    QCOMPARE(chosen.size(), 0);
    QVERIFY(!juliet.data(CallableRole).toBool()); // we are in a call

    m_session->calls().hangUpAll();
    QTRY_VERIFY(juliet.data(CallableRole).toBool());
    rows().setFocus();
    rows().setCurrentIndex(model()->index(3, 0));
    QTest::keyClick(&rows(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(started.size(), 2);
    QCOMPARE(chosen.size(), 0);
}

void TestCallLogPanel::whyNot()
{
    QSignalSpy started(&m_session->calls(), &Calls::started);
    const QModelIndex romeo = model()->index(2, 0); // cannot be called
    QVERIFY(!romeo.data(CallableRole).toBool());
    m_panel->findChild<CallLogPanel *>()->call(romeo);
    QCOMPARE(started.size(), 0);
    QTRY_VERIFY(std::ranges::any_of(QApplication::topLevelWidgets(), [](const QWidget *widget) {
        return widget->inherits("QTipLabel") && widget->isVisible();
    }));
}

void TestCallLogPanel::emptyPlaces()
{
    const auto says = [this](const QString &text) {
        return std::ranges::any_of(m_panel->findChildren<QLabel *>(), [&text](const QLabel *label) {
            return label->isVisible() && label->text() == text;
        });
    };
    m_panel->findChild<FilterField *>()->setText(u"nobody"_s);
    QTRY_VERIFY(says(u"No such call"_s));
    m_panel->findChild<FilterField *>()->clear();
    QTRY_VERIFY(!says(u"No such call"_s));
    QTRY_COMPARE(model()->rowCount(), 6);
    for (const QString &who : {u"juliet@example.test"_s, u"lady@elsewhere.test"_s})
        Q_EMIT m_session->callLog().forgotten(jid(who));
    choose(u"Missed"_s);
    for (const QString &who : {u"juliet@example.test"_s, u"lady@elsewhere.test"_s}) {
        QTRY_VERIFY(model()->rowCount() > 0);
        Q_EMIT m_session->callLog().forgotten(jid(who));
    }
    QTRY_VERIFY(says(u"Nothing missed"_s));
}

void TestCallLogPanel::shots_data()
{
    QTest::addColumn<ThemeChoice>("look");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

void TestCallLogPanel::shots()
{
    QFETCH(const ThemeChoice, look);
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
    const Theme theme(*qApp, look);
    m_panel = std::make_unique<ListPanel>(*m_session);
    m_panel->resize(340, 640);
    m_panel->show();
    m_panel->setTab(ListPanel::Tab::Calls);
    QTRY_COMPARE(model()->rowCount(), 6);
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    const QString folder = QStringLiteral(CAUSERIE_SHOTS_DIR);
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(m_panel->grab().save(u"%1/calllog-%2.png"_s.arg(folder, QString::fromLatin1(QTest::currentDataTag()))));
    qApp->setStyleSheet({});
}

QTEST_MAIN(TestCallLogPanel)
#include "tst_calllogpanel.moc"

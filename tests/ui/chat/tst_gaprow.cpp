// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/sample.h"
#include "ui/chat/gaprow.h"
#include "ui/chat/messageview.h"
#include "ui/style/theme.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// Where messages may be missing: what stands there in a view, and what its button asks for.
class TestGapRow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aGapIsFilledByItsButton();
    void aGapAtTheEndIsShownWhenSomethingIsInTheWay();
    void aGapMovesWithItsMessages();
    void gapsLookAsTheyShould_data();
    void gapsLookAsTheyShould();

private:
    std::vector<Message> page(qint64 firstId, int count) const;
    GapRow *gapRow() const;
    static Gap gapBefore(qint64 position);

    const Jid m_juliet = jid(u"juliet@example.test"_s);
    std::unique_ptr<Conversation> m_conversation;
    std::unique_ptr<MessageModel> m_model;
    std::unique_ptr<MessageView> m_view;
};

void TestGapRow::init()
{
    m_conversation = std::make_unique<Conversation>(m_juliet);
    m_model = std::make_unique<MessageModel>();
    m_view = std::make_unique<MessageView>(*m_model);
    m_view->resize(640, 600);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestGapRow::cleanup()
{
    m_view.reset();
    m_model.reset();
    m_conversation.reset();
}

/// Message 7 stands at 70.
std::vector<Message> TestGapRow::page(qint64 firstId, int count) const
{
    std::vector<Message> result;
    const QDateTime start(QDate(2026, 1, 1), QTime(8, 0));
    for (qint64 id = firstId; id < firstId + count; ++id) {
        const QString body = u"%1: "_s.arg(id) + u"wherefore art thou "_s.repeated(int(id % 4) * 3 + 1);
        const QDateTime when = start.addSecs(id * 200);
        Message message = id % 2 ? incoming(m_juliet, body, when) : outgoing(m_juliet, body, when);
        message.id = id;
        message.position = id * 10;
        result.push_back(std::move(message));
    }
    return result;
}

GapRow *TestGapRow::gapRow() const
{
    for (GapRow *row : m_view->findChildren<GapRow *>()) {
        if (row->isVisible())
            return row;
    }
    return nullptr;
}

Gap TestGapRow::gapBefore(qint64 position)
{
    Gap gap;
    gap.id = position;
    gap.nextPosition = position;
    return gap;
}

void TestGapRow::aGapIsFilledByItsButton()
{
    m_conversation->setNewestPage(page(1, 3), false);
    m_model->setConversation(m_conversation.get());
    QVERIFY(!gapRow());
    m_conversation->setGaps({gapBefore(25)});
    GapRow *row = gapRow();
    QVERIFY(row);
    const QRect below = m_view->visualRect(m_model->index(2));
    QVERIFY(below.contains(row->geometry()));
    QVERIFY(row->geometry().bottom() < below.center().y());
    QCOMPARE(row->findChild<QLabel *>()->text(), u"Messages may be missing here."_s);
    QCOMPARE(row->button()->text(), u"Load them"_s);
    QVERIFY(!row->button()->accessibleName().isEmpty());

    m_view->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    m_view->setFocus();
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QVERIFY(row->button()->hasFocus());
    QSignalSpy asked(m_conversation.get(), &Conversation::gapFillingRequested);
    QTest::keyClick(row->button(), Qt::Key_Space);
    QCOMPARE(asked.size(), 1);

    m_conversation->setGapFilling(GapFilling::Running);
    QCOMPARE(row->findChild<QLabel *>()->text(), u"Loading the missing messages…"_s);
    QVERIFY(row->button()->isHidden());
    QVERIFY(m_view->hasFocus()); // and not whatever comes behind the button
    m_conversation->setGapFilling(GapFilling::Failed);
    QCOMPARE(row->findChild<QLabel *>()->text(), u"The missing messages could not be loaded."_s);
    QCOMPARE(row->button()->text(), u"Try again"_s);
    QTest::mouseClick(row->button(), Qt::LeftButton);
    QCOMPARE(asked.size(), 2);
    for (const GapFilling filling : {GapFilling::Unreachable, GapFilling::Refused}) {
        m_conversation->setGapFilling(filling);
        QVERIFY(row->button()->isVisible());
        QVERIFY(row->button()->accessibleDescription() == row->findChild<QLabel *>()->text());
    }
    m_conversation->setGaps({});
    QVERIFY(!gapRow());
}

/// There is one for a moment with every new stream: it must not come and go under the last message.
void TestGapRow::aGapAtTheEndIsShownWhenSomethingIsInTheWay()
{
    m_conversation->setNewestPage(page(1, 3), false);
    m_model->setConversation(m_conversation.get());
    const int before = m_view->visualRect(m_model->index(2)).bottom();
    m_conversation->setGapFilling(GapFilling::Running);
    m_conversation->setGaps({gapBefore(100)});
    QVERIFY(!gapRow());
    QCOMPARE(m_view->visualRect(m_model->index(2)).bottom(), before);
    m_conversation->setGapFilling(GapFilling::Failed);
    GapRow *row = gapRow();
    QVERIFY(row);
    QVERIFY(row->y() > m_view->visualRect(m_model->index(2)).bottom());
    QVERIFY(row->geometry().bottom() < m_view->viewport()->height());
    m_conversation->setGapFilling(GapFilling::Running); // asked for: it says so
    QVERIFY(row->isVisible());
    m_conversation->setGaps({});
    QVERIFY(!gapRow());
    QCOMPARE(m_view->visualRect(m_model->index(2)).bottom(), before);
}

void TestGapRow::aGapMovesWithItsMessages()
{
    m_conversation->setNewestPage(page(1, 200), false);
    m_model->setConversation(m_conversation.get());
    m_conversation->setGaps({gapBefore(1995)});
    const auto isInPlace = [this](int index) {
        const GapRow *row = gapRow();
        return row && m_view->visualRect(m_model->index(index)).contains(row->geometry().topLeft());
    };
    QVERIFY(isInPlace(199));
    m_conversation->append(page(300, 1).front(), false); // what is painted moves up
    QVERIFY(isInPlace(199));
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->value() - 30);
    QVERIFY(isInPlace(199));
    m_view->verticalScrollBar()->setValue(0);
    QVERIFY(!gapRow()); // out of sight, out of the keyboard's way
    m_view->scrollToEnd();
    QVERIFY(isInPlace(199));
    m_model->setConversation(nullptr);
    QVERIFY(!gapRow());
}

void TestGapRow::gapsLookAsTheyShould_data()
{
    QTest::addColumn<ThemeChoice>("look");
    QTest::addColumn<int>("width");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<GapFilling>("filling");
    QTest::newRow("waiting-light") << ThemeChoice::Light << 640 << Qt::LeftToRight << GapFilling::Waiting;
    QTest::newRow("waiting-dark") << ThemeChoice::Dark << 640 << Qt::LeftToRight << GapFilling::Waiting;
    QTest::newRow("loading-light") << ThemeChoice::Light << 640 << Qt::LeftToRight << GapFilling::Running;
    QTest::newRow("failed-light") << ThemeChoice::Light << 640 << Qt::LeftToRight << GapFilling::Failed;
    QTest::newRow("failed-dark") << ThemeChoice::Dark << 640 << Qt::LeftToRight << GapFilling::Failed;
    QTest::newRow("narrow-dark") << ThemeChoice::Dark << 300 << Qt::LeftToRight << GapFilling::Refused;
    QTest::newRow("mirrored-light") << ThemeChoice::Light << 640 << Qt::RightToLeft << GapFilling::Failed;
}

/// Between messages and behind the last; words and button stand beside each other and inside of the row.
void TestGapRow::gapsLookAsTheyShould()
{
    QFETCH(ThemeChoice, look);
    QFETCH(int, width);
    QFETCH(Qt::LayoutDirection, direction);
    QFETCH(GapFilling, filling);
    const Theme theme(*qApp, look);
    m_view->setLayoutDirection(direction);
    m_view->resize(width, 420);
    m_conversation->setNewestPage(page(1, 4), false);
    m_model->setConversation(m_conversation.get());
    m_conversation->setGaps({gapBefore(35), gapBefore(100)});
    m_conversation->setGapFilling(GapFilling::Failed); // shows the one at the end
    m_conversation->setGapFilling(filling);
    QCoreApplication::processEvents();
    QCOMPARE(m_view->findChildren<GapRow *>().size(), 2);
    for (const GapRow *row : m_view->findChildren<GapRow *>()) {
        const QRect words = row->findChild<QLabel *>()->geometry();
        QVERIFY(row->rect().contains(words));
        QCOMPARE(row->findChild<QLabel *>()->font().pointSizeF(), row->font().pointSizeF());
        QVERIFY(row->findChild<QLabel *>()->heightForWidth(words.width()) <= row->height());
        if (row->button()->isHidden())
            continue;
        QVERIFY(row->rect().contains(row->button()->geometry()));
        QVERIFY(!words.intersects(row->button()->geometry()));
        QCOMPARE(words.x() < row->button()->x(), direction == Qt::LeftToRight);
    }
    const QString folder = QStringLiteral(CAUSERIE_SHOTS_DIR);
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(m_view->grab().save(u"%1/gaps-%2.png"_s.arg(folder, QString::fromLatin1(QTest::currentDataTag()))));
}

QTEST_MAIN(TestGapRow)
#include "tst_gaprow.moc"

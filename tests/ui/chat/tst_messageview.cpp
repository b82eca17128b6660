// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/sample.h"
#include "ui/chat/messageview.h"
#include "ui/emoji/emojipicker.h"

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPaintEvent>
#include <QScreen>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <random>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

class TestMessageView final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void opensAtTheNewest();
    void fewMessagesStandAtTheBottom();
    void staysWithTheNewest();
    void whatIsPaintedMovesUp();
    void staysWhereItWasScrolledTo();
    void olderPagesDoNotMoveWhatIsSeen();
    void loadsAheadOfTheView();
    void rowsJoinWithoutGaps();
    void resizingKeepsThePlace();
    void writingMakesRoom();
    void marksAndCopies();
    void doubleClickMarksAWord();
    void linksAndSendAgainAreClicked();
    void allOfALongMessageIsShown_data();
    void allOfALongMessageIsShown();
    void styledTextFollowsTheTheme();
    void anyEmojiCanBeGiven();
    void keyboardReachesMessages();
    void keysGoToTheComposer();
    void readersFindTheRows();
    void whatIsInSightStaysWhenTheFarEndGoes();
    void messagesInTheMiddleDoNotMoveWhatIsInSight();
    void aHundredThousandMessages();

private:
    std::vector<Message> page(qint64 firstId, int count) const;
    QString firstInSight() const;
    int topOf(const QString &body) const;

    const Jid m_juliet = jid(u"juliet@example.test"_s);
    std::unique_ptr<Conversation> m_conversation;
    std::unique_ptr<MessageModel> m_model;
    std::unique_ptr<MessageView> m_view;
};

void TestMessageView::init()
{
    m_conversation = std::make_unique<Conversation>(m_juliet);
    m_model = std::make_unique<MessageModel>();
    m_view = std::make_unique<MessageView>(*m_model);
    m_view->resize(640, 600);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestMessageView::cleanup()
{
    m_view.reset();
    m_model.reset();
    m_conversation.reset();
}

std::vector<Message> TestMessageView::page(qint64 firstId, int count) const
{
    // One to eight lines, from both sides, with a separator now and then.
    std::vector<Message> result;
    result.reserve(size_t(count));
    std::mt19937 random(42);
    const QDateTime start(QDate(2026, 1, 1), QTime(8, 0));
    for (qint64 id = firstId; id < firstId + count; ++id) {
        const QString body = u"%1: "_s.arg(id) + u"wherefore art thou "_s.repeated(int(random() % 24) + 1);
        const QDateTime when = start.addSecs(id * 200);
        Message message = random() % 2 ? incoming(m_juliet, body, when) : outgoing(m_juliet, body, when);
        message.id = id;
        result.push_back(std::move(message));
    }
    return result;
}

QString TestMessageView::firstInSight() const
{
    return m_view->indexAt(QPoint(m_view->viewport()->width() / 2, 1)).data().toString();
}

int TestMessageView::topOf(const QString &body) const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->at(row).body == body)
            return m_view->visualRect(m_model->index(row)).top();
    }
    return -1;
}

void TestMessageView::opensAtTheNewest()
{
    m_conversation->setNewestPage(page(1, 200), false);
    m_model->setConversation(m_conversation.get());
    QVERIFY(m_view->isAtEnd());
    const QRect last = m_view->visualRect(m_model->index(199));
    QVERIFY(last.bottom() < m_view->viewport()->height());
    QVERIFY(last.bottom() > m_view->viewport()->height() - 40);
}

void TestMessageView::fewMessagesStandAtTheBottom()
{
    m_conversation->setNewestPage(page(1, 2), false);
    m_model->setConversation(m_conversation.get());
    QVERIFY(m_view->visualRect(m_model->index(0)).top() > 100);
    QCOMPARE(m_view->verticalScrollBar()->maximum(), 0);
    m_model->setConversation(nullptr);
    m_view->grab(); // nothing to paint, nothing to crash
}

void TestMessageView::staysWithTheNewest()
{
    m_conversation->setNewestPage(page(1, 200), false);
    m_model->setConversation(m_conversation.get());
    m_conversation->append(page(300, 1).front(), false);
    QVERIFY(m_view->isAtEnd());
    QVERIFY(m_view->visualRect(m_model->index(200)).bottom() < m_view->viewport()->height());
}

/// A new message costs its own paint, not that of all in sight; and it looks as if all had been painted.
void TestMessageView::whatIsPaintedMovesUp()
{
    struct Painted : QObject {
        bool eventFilter(QObject *, QEvent *event) override
        {
            if (event->type() == QEvent::Paint)
                region += static_cast<QPaintEvent *>(event)->region();
            return false;
        }
        QRegion region;
    };
    m_conversation->setNewestPage(page(1, 60), false);
    m_model->setConversation(m_conversation.get());
    Painted painted;
    m_view->viewport()->installEventFilter(&painted);
    QTRY_VERIFY(painted.region.boundingRect().height() >= m_view->viewport()->height());
    m_view->viewport()->repaint(); // nothing waits any more
    painted.region = {};
    const auto seen = [this] { return m_view->screen()->grabWindow(m_view->winId()).toImage(); };
    for (Message message : page(61, 4)) {
        message.body = u"a short one"_s;
        m_conversation->append(message, false);
        QTRY_VERIFY(!painted.region.isEmpty());
        QVERIFY(painted.region.boundingRect().height() < m_view->viewport()->height() / 2);
        QVERIFY(painted.region.boundingRect().bottom() >= m_view->viewport()->height() - 1);
        const QImage moved = seen();
        m_view->viewport()->repaint();
        QCOMPARE(moved, seen());
        painted.region = {};
    }
}

void TestMessageView::staysWhereItWasScrolledTo()
{
    m_conversation->setNewestPage(page(1, 200), false);
    m_model->setConversation(m_conversation.get());
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->value() - 500);
    QVERIFY(!m_view->isAtEnd());
    const QString first = firstInSight();
    const int top = topOf(first);
    m_conversation->append(page(300, 1).front(), true);
    QCOMPARE(topOf(first), top);
    QVERIFY(!m_view->isAtEnd());

    QSignalSpy reached(m_view.get(), &MessageView::reachedEnd);
    auto *button = m_view->findChild<QToolButton *>();
    QVERIFY(button->isVisible());
    button->click();
    QVERIFY(m_view->isAtEnd());
    QCOMPARE(reached.size(), 1);
    QVERIFY(!button->isVisible());
}

void TestMessageView::olderPagesDoNotMoveWhatIsSeen()
{
    m_conversation->setNewestPage(page(1001, 100), true);
    m_model->setConversation(m_conversation.get());
    for (qint64 first = 901; first >= 1; first -= 100) {
        m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->value() / 2);
        m_view->grab();
        const QString seen = m_view->indexAt(QPoint(320, 300)).data().toString();
        const int top = topOf(seen);
        m_conversation->prependPage(page(first, 100), first > 1);
        QCOMPARE(topOf(seen), top);
    }
    QCOMPARE(m_model->rowCount(), 1100);

    // Even at the very top, where the day separator of the first row goes away, its text stays.
    m_view->verticalScrollBar()->setValue(0);
    QCOMPARE(m_view->indexAt(QPoint(320, 5)).row(), 0);
}

void TestMessageView::loadsAheadOfTheView()
{
    QSignalSpy asked(m_conversation.get(), &Conversation::pageRequested);
    m_conversation->open();
    m_conversation->setNewestPage(page(1001, 400), true);
    m_model->setConversation(m_conversation.get());
    QCOMPARE(asked.size(), 1); // far from the top nothing more is wanted
    while (asked.size() == 1 && m_view->verticalScrollBar()->value() > 0)
        m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->value() - 200);
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked[1][0].toLongLong(), 1001);
    QVERIFY(m_view->verticalScrollBar()->value() > m_view->viewport()->height()); // ahead of it
}

void TestMessageView::rowsJoinWithoutGaps()
{
    m_conversation->setNewestPage(page(1, 500), false);
    m_model->setConversation(m_conversation.get());
    std::mt19937 random(3);
    QScrollBar *bar = m_view->verticalScrollBar();
    for (int step = 0; step < 200; ++step) {
        if (step % 10 == 0)
            bar->setValue(int(random() % unsigned(bar->maximum() + 1)));
        else
            bar->setValue(bar->value() + int(random() % 400) - 200);
        QModelIndex index = m_view->indexAt(QPoint(320, 0));
        QVERIFY(index.isValid());
        int bottom = m_view->visualRect(index).bottom();
        while (bottom < m_view->viewport()->height() - 40 && index.row() + 1 < m_model->rowCount()) {
            index = m_model->index(index.row() + 1);
            QCOMPARE(m_view->visualRect(index).top(), bottom + 1);
            bottom = m_view->visualRect(index).bottom();
        }
        QVERIFY(bottom >= m_view->viewport()->height() - 40);
    }
}

void TestMessageView::resizingKeepsThePlace()
{
    m_conversation->setNewestPage(page(1, 300), false);
    m_model->setConversation(m_conversation.get());
    m_view->resize(400, 500);
    QVERIFY(m_view->isAtEnd());
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() / 2);
    const QString first = firstInSight();
    m_view->resize(700, 500);
    QCOMPARE(firstInSight(), first);
}

void TestMessageView::writingMakesRoom()
{
    m_conversation->setNewestPage(page(1, 100), false);
    m_model->setConversation(m_conversation.get());
    const int before = m_view->visualRect(m_model->index(99)).bottom();
    m_view->setWriting(true);
    QVERIFY(m_view->visualRect(m_model->index(99)).bottom() < before - 20);
    QVERIFY(m_view->isAtEnd());
    m_view->setWriting(false);
    QCOMPARE(m_view->visualRect(m_model->index(99)).bottom(), before);
}

void TestMessageView::marksAndCopies()
{
    m_conversation->setNewestPage({incoming(m_juliet, u"Wherefore art thou"_s, QDateTime::currentDateTime())}, false);
    m_model->setConversation(m_conversation.get());
    const QRect row = m_view->visualRect(m_model->index(0));
    const QPoint start(m_view->viewport()->width() / 20, row.bottom() - 15);
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, start);
    QTest::mouseMove(m_view->viewport(), QPoint(400, start.y()));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, QPoint(400, start.y()));
    m_view->copySelection();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"Wherefore art thou"_s);
    // A click elsewhere lets go; then the current message is what is copied.
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(600, 20));
    QGuiApplication::clipboard()->clear();
    m_view->copySelection();
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
}

void TestMessageView::doubleClickMarksAWord()
{
    m_conversation->setNewestPage({incoming(m_juliet, u"Wherefore"_s, QDateTime::currentDateTime())}, false);
    m_model->setConversation(m_conversation.get());
    const QRect row = m_view->visualRect(m_model->index(0));
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(50, row.bottom() - 15));
    m_view->copySelection();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"Wherefore"_s);
}

void TestMessageView::linksAndSendAgainAreClicked()
{
    const Message theirs = incoming(m_juliet, u"https://example.test/somewhere"_s, QDateTime::currentDateTime());
    const Message failed = outgoing(m_juliet, u"never"_s, QDateTime::currentDateTime(), DeliveryState::Failed);
    m_conversation->setNewestPage({theirs, failed}, false);
    m_model->setConversation(m_conversation.get());
    QSignalSpy links(m_view.get(), &MessageView::linkActivated);
    QSignalSpy again(m_view.get(), &MessageView::sendAgainRequested);
    const QRect link = m_view->visualRect(m_model->index(0));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(80, link.bottom() - 15));
    QCOMPARE(links.size(), 1);
    QCOMPARE(links[0][0].toUrl(), QUrl(u"https://example.test/somewhere"_s));

    // Dragging over a link marks it and opens nothing.
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, QPoint(60, link.bottom() - 15));
    QTest::mouseMove(m_view->viewport(), QPoint(120, link.bottom() - 15));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, QPoint(120, link.bottom() - 15));
    QCOMPARE(links.size(), 1);

    const QRect row = m_view->visualRect(m_model->index(1));
    for (int x = row.right(); x > row.width() / 2 && again.isEmpty(); x -= 5)
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(x, row.bottom() - 12));
    QCOMPARE(again.size(), 1);
    QCOMPARE(again[0][0].toLongLong(), failed.id);
}

void TestMessageView::allOfALongMessageIsShown_data()
{
    QTest::addColumn<bool>("byKey");
    QTest::addColumn<bool>("newest");
    QTest::newRow("clicked, the newest") << false << true;
    QTest::newRow("clicked, with others below") << false << false;
    QTest::newRow("by Enter") << true << true;
}

/// What has been read stays where it is, and what follows comes below.
void TestMessageView::allOfALongMessageIsShown()
{
    QFETCH(bool, byKey);
    QFETCH(bool, newest);
    std::vector<Message> all = page(1, 50);
    Message &letter = all[newest ? 49 : 48];
    letter.body = u"line\n"_s.repeated(2000) + u"end"_s;
    const int row = newest ? 49 : 48;
    m_conversation->setNewestPage(all, false);
    m_model->setConversation(m_conversation.get());
    const QRect before = m_view->visualRect(m_model->index(row));
    QVERIFY(before.height() < 10'000);
    if (byKey) {
        m_view->setFocus();
        m_view->setCurrentIndex(m_model->index(row));
        QTest::keyClick(m_view.get(), Qt::Key_Return);
    } else {
        const int x = before.center().x() < 320 && letter.direction == Direction::Incoming ? 45 : 0;
        bool clicked = false;
        for (int y = before.bottom(); y > before.bottom() - 40 && !clicked; y -= 4) {
            for (int from = x; from < 640 && !clicked; from += 8) {
                QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(from, y));
                clicked = m_view->visualRect(m_model->index(row)).height() != before.height();
            }
        }
    }
    const QRect after = m_view->visualRect(m_model->index(row));
    QVERIFY(after.height() > 2000 * 14);
    QCOMPARE(after.top(), before.top());
    QVERIFY(!m_view->isAtEnd());
    m_view->scrollToEnd();
    QVERIFY(m_view->isAtEnd());
}

void TestMessageView::styledTextFollowsTheTheme()
{
    Message letter = incoming(m_juliet, u"> ████████████"_s, QDateTime::currentDateTime());
    letter.id = 1;
    m_conversation->setNewestPage({letter}, false);
    m_model->setConversation(m_conversation.get());
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark, Scheme::Light}) {
        m_view->setPalette(makePalette(scheme));
        const QImage image = m_view->viewport()->grab().toImage();
        const QRect row = m_view->visualRect(m_model->index(0));
        int muted = 0;
        for (int y = row.top(); y < row.bottom(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                muted += image.pixelColor(x, y) == tokens(scheme).muted;
        }
        QVERIFY2(muted > 100, qPrintable(QString::number(muted)));
    }
}

void TestMessageView::anyEmojiCanBeGiven()
{
    std::vector<Message> messages = page(1, 3);
    messages[1].originId = u"by which it is named"_s;
    m_conversation->setNewestPage(messages, false);
    m_model->setConversation(m_conversation.get());
    QSignalSpy toggled(m_view.get(), &MessageView::reactionToggled);
    m_view->setCurrentIndex(m_model->index(1));
    QContextMenuEvent asked(QContextMenuEvent::Keyboard, {}, m_view->mapToGlobal(QPoint()));
    QCoreApplication::sendEvent(m_view->viewport(), &asked);
    const auto actions = m_view->findChildren<QAction *>();
    const auto other = std::ranges::find(actions, u"&Other…"_s, &QAction::text);
    QVERIFY(other != actions.end());
    (*other)->trigger();
    auto *picker = m_view->findChild<EmojiPicker *>();
    QVERIFY(picker && picker->isVisible());
    auto *query = picker->findChild<QLineEdit *>();
    QTest::keyClicks(query, u"turtle"_s);
    QTest::keyClick(query, Qt::Key_Return);
    QCOMPARE(toggled.size(), 1);
    QCOMPARE(toggled.front(), (QVariantList{m_model->at(1).id, u"🐢"_s}));
}

void TestMessageView::keyboardReachesMessages()
{
    m_conversation->setNewestPage(page(1, 100), false);
    m_model->setConversation(m_conversation.get());
    m_view->setFocus();
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QCOMPARE(m_view->currentIndex().row(), 99);
    for (int i = 0; i < 30; ++i)
        QTest::keyClick(m_view.get(), Qt::Key_Up);
    QCOMPARE(m_view->currentIndex().row(), 69);
    const QRect rect = m_view->visualRect(m_view->currentIndex());
    QVERIFY(rect.top() >= 0 && rect.bottom() <= m_view->viewport()->height());
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), m_model->at(69).body);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(m_view->currentIndex().row(), 0);
    QVERIFY(m_view->visualRect(m_model->index(0)).top() >= 0);
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QVERIFY(m_view->isAtEnd());
}

void TestMessageView::keysGoToTheComposer()
{
    m_conversation->setNewestPage(page(1, 3), false);
    m_model->setConversation(m_conversation.get());
    QSignalSpy typed(m_view.get(), &MessageView::textTyped);
    QTest::keyClick(m_view.get(), 'h');
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(typed.size(), 1);
    QCOMPARE(typed[0][0].toString(), u"h"_s);
}

void TestMessageView::readersFindTheRows()
{
    m_conversation->setNewestPage({incoming(m_juliet, u"hello"_s, QDateTime(QDate(2026, 11, 20), QTime(14, 2)))},
                                  false);
    m_model->setPeerName(u"Juliette"_s);
    m_model->setConversation(m_conversation.get());
    QAccessibleInterface *view = QAccessible::queryAccessibleInterface(m_view.get());
    QVERIFY(view);
    QCOMPARE(view->role(), QAccessible::List);
    QCOMPARE(view->childCount(), 1);
    QAccessibleInterface *row = view->child(0);
    QVERIFY(row && row->isValid());
    QCOMPARE(view->child(0), row);
    QCOMPARE(view->indexOfChild(row), 0);
    QCOMPARE(row->role(), QAccessible::ListItem);
    QVERIFY(!row->state().offscreen);
    QCOMPARE(view->childAt(row->rect().center().x(), row->rect().center().y()), row);
    const QString spoken = row->text(QAccessible::Name);
    QVERIFY2(spoken.startsWith("Juliette, "_L1) && spoken.endsWith(", hello"_L1), qPrintable(spoken));
    m_view->activateWindow();
    m_view->setFocus();
    m_view->setCurrentIndex(m_model->index(0));
    QTRY_VERIFY(row->state().focused); // an X server gives the focus when it likes
    m_model->setConversation(nullptr);
    QVERIFY(!row->isValid());
    QVERIFY(!view->child(0));
}

void TestMessageView::whatIsInSightStaysWhenTheFarEndGoes()
{
    m_conversation->setNewestPage(page(10'001, Conversation::kMostLoaded), true);
    m_model->setConversation(m_conversation.get());
    m_view->verticalScrollBar()->setValue(2'000);
    const QModelIndex seen = m_view->indexAt({10, 100});
    QVERIFY(seen.isValid());
    const qint64 id = m_model->at(seen.row()).id;
    const int top = m_view->visualRect(seen).top();
    m_conversation->prependPage(page(9'901, 100), true);
    QCOMPARE(m_model->rowCount(), Conversation::kMostLoaded + 100 - Conversation::kDropped);
    QVERIFY(m_conversation->hasNewer());
    QCOMPARE(m_view->visualRect(m_model->index(m_model->rowOf(id))).top(), top);

    // Scrolled to its end, the window has not reached the newest: nothing counts as seen, and more is asked for.
    QSignalSpy newer(m_conversation.get(), &Conversation::newerRequested);
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum());
    QVERIFY(!m_view->isAtEnd());
    QCOMPARE(newer.size(), 1);
    const qint64 last = m_conversation->messages().back().id;
    m_conversation->appendPage(page(int(last) + 1, 100), true);
    QVERIFY(!m_view->isAtEnd());
    QSignalSpy newest(m_conversation.get(), &Conversation::pageRequested);
    m_conversation->pageFailed(); // the view has asked for still more
    m_view->scrollToEnd();
    QCOMPARE(newest.size(), 1);
    QCOMPARE(newest[0][0].toLongLong(), 0);
    m_conversation->setNewestPage(page(13'901, 100), true);
    QVERIFY(m_view->isAtEnd());
}

void TestMessageView::messagesInTheMiddleDoNotMoveWhatIsInSight()
{
    std::vector<Message> messages = page(1, 200);
    for (Message &message : messages)
        message.position = message.id * 10;
    m_conversation->setNewestPage(messages, false);
    m_model->setConversation(m_conversation.get());
    m_view->scrollTo(m_model->index(100), QAbstractItemView::PositionAtTop);
    const QModelIndex seen = m_view->indexAt({10, 100});
    const qint64 id = m_model->at(seen.row()).id;
    const int top = m_view->visualRect(seen).top();
    std::vector<Message> missed = page(1'000, 30);
    for (Message &message : missed)
        message.position = 505;
    m_conversation->insert(missed);
    QCOMPARE(m_model->rowCount(), 230);
    QCOMPARE(m_model->at(50).id, 1'000);
    QCOMPARE(m_view->visualRect(m_model->index(m_model->rowOf(id))).top(), top);
}

void TestMessageView::aHundredThousandMessages()
{
    QElapsedTimer timer;
    m_conversation->setNewestPage(page(1, 100'000), false);
    timer.start();
    m_model->setConversation(m_conversation.get());
    m_view->grab();
    const double opened = double(timer.nsecsElapsed()) / 1e6;
    QVERIFY(m_view->isAtEnd());

    // Scrolling by the wheel: every step lays out what comes into sight, and paints.
    std::vector<double> steps;
    QScrollBar *bar = m_view->verticalScrollBar();
    for (int i = 0; i < 400; ++i) {
        timer.restart();
        bar->setValue(bar->value() - 72);
        m_view->grab();
        steps.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(steps);
    std::vector<double> jumps;
    std::mt19937 random(5);
    for (int i = 0; i < 100; ++i) {
        timer.restart();
        bar->setValue(int(random() % unsigned(bar->maximum())));
        m_view->grab();
        jumps.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(jumps);
    timer.restart();
    m_view->resize(500, 600);
    m_view->grab();
    const double resized = double(timer.nsecsElapsed()) / 1e6;
    QVERIFY(bar->maximum() > 3'000'000);
    timer.restart();
    m_conversation->append(page(200'000, 1).front(), false);
    m_view->grab();
    const double appended = double(timer.nsecsElapsed()) / 1e6;
    QCOMPARE(m_model->rowCount(), Conversation::kMostLoaded); // the window has pushed out its far end
    timer.restart();
    m_conversation->prependPage(page(-99, 100), false);
    m_view->grab();
    const double prepended = double(timer.nsecsElapsed()) / 1e6;
    qInfo("100,000 messages, layout and paint in ms: open %.1f; wheel step median %.2f, 99th percentile %.2f; jump "
          "median "
          "%.2f, worst %.2f; resize %.1f; older page %.1f; new message %.1f",
          opened, steps[200], steps[395], jumps[50], jumps.back(), resized, prepended, appended);
}

QTEST_MAIN(TestMessageView)
#include "tst_messageview.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/searchquery.h"
#include "tests/ui/chat/shownmessages.h"
#include "ui/emoji/emojipicker.h"

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// What mouse, keyboard and screen readers do with the messages in a view.
class TestMessageHands : public ShownMessages
{
    Q_OBJECT

private Q_SLOTS:
    void marksAndCopies();
    void doubleClickMarksAWord();
    void linksAndSendAgainAreClicked();
    void allOfALongMessageIsShown_data();
    void allOfALongMessageIsShown();
    void partsOfAVeryLongOneAreTurned();
    void styledTextFollowsTheTheme();
    void anyEmojiCanBeGiven();
    void keyboardReachesMessages();
    void keysGoToTheComposer();
    void readersFindTheRows();
};

void TestMessageHands::marksAndCopies()
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

void TestMessageHands::doubleClickMarksAWord()
{
    m_conversation->setNewestPage({incoming(m_juliet, u"Wherefore"_s, QDateTime::currentDateTime())}, false);
    m_model->setConversation(m_conversation.get());
    const QRect row = m_view->visualRect(m_model->index(0));
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(50, row.bottom() - 15));
    m_view->copySelection();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"Wherefore"_s);
}

void TestMessageHands::linksAndSendAgainAreClicked()
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
void TestMessageHands::allOfALongMessageIsShown_data()
{
    QTest::addColumn<bool>("byKey");
    QTest::addColumn<bool>("newest");
    QTest::newRow("clicked, the newest") << false << true;
    QTest::newRow("clicked, with others below") << false << false;
    QTest::newRow("by Enter") << true << true;
}

/// What has been read stays where it is, and what follows comes below.
void TestMessageHands::allOfALongMessageIsShown()
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

/// What is read stays where it is, and what is found is shown, in whichever part it is.
void TestMessageHands::partsOfAVeryLongOneAreTurned()
{
    Message letter = incoming(m_juliet, u"word "_s.repeated(60'000) + u"needle"_s, QDateTime::currentDateTime());
    letter.id = 7;
    m_conversation->setNewestPage({letter}, false);
    m_model->setConversation(m_conversation.get());
    const QModelIndex index = m_model->index(0);
    const int beginning = m_view->visualRect(index).height();
    m_view->setCurrentIndex(index);
    const int top = m_view->visualRect(index).top();
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(m_view->visualRect(index).top(), top);
    QVERIFY(m_view->visualRect(index).height() > 5 * beginning);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(m_view->visualRect(index).top(), std::max(0, top));
    QTest::keyClick(m_view.get(), Qt::Key_Return); // the third is the last
    const int last = m_view->visualRect(index).height();
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(m_view->visualRect(index).height(), last);

    // The last thing in the bubble leads back to its beginning, which is in sight.
    m_view->scrollToEnd();
    const auto click = [&] {
        const QRect row = m_view->visualRect(index);
        for (int y = row.bottom(); y > row.bottom() - 60 && m_view->visualRect(index).height() == row.height(); y -= 4)
            QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(60, y));
    };
    click();
    QCOMPARE(m_view->visualRect(index).height(), beginning);
    QCOMPARE(m_view->visualRect(index).top(), 0);

    m_view->markFound(7, SearchPattern(*parseSearch(u"needle"_s, QDate(2026, 11, 20))));
    QCOMPARE(m_view->visualRect(index).height(), last);
    m_view->copySelection();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"needle"_s);
}

void TestMessageHands::styledTextFollowsTheTheme()
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

void TestMessageHands::anyEmojiCanBeGiven()
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

void TestMessageHands::keyboardReachesMessages()
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

void TestMessageHands::keysGoToTheComposer()
{
    m_conversation->setNewestPage(page(1, 3), false);
    m_model->setConversation(m_conversation.get());
    QSignalSpy typed(m_view.get(), &MessageView::textTyped);
    QTest::keyClick(m_view.get(), 'h');
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(typed.size(), 1);
    QCOMPARE(typed[0][0].toString(), u"h"_s);
}

void TestMessageHands::readersFindTheRows()
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

QTEST_MAIN(TestMessageHands)
#include "tst_messagehands.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/emoji/emojipicker.h"
#include "ui/emoji/emojiview.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace causerie::ui;
using namespace Qt::StringLiterals;

/// The window in which an emoji is picked; pictures of it are left in build/shots.
class TestEmojiPicker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theFirstFoundByEnter();
    void byTheArrows();
    void byTheMouse();
    void whatIsPasted();
    void nothingIsCalledSo();
    void typingInTheGridSearches();
    void escapeCloses();
    void staysOnTheScreen();
    void pictures_data();
    void pictures();

private:
    QLineEdit *field() const { return m_picker->findChild<QLineEdit *>(); }
    EmojiView *view() const { return m_picker->findChild<EmojiView *>(); }

    std::unique_ptr<QWidget> m_window;
    QPointer<EmojiPicker> m_picker;
    std::unique_ptr<QSignalSpy> m_picked;
};

void TestEmojiPicker::init()
{
    m_window = std::make_unique<QWidget>();
    m_window->resize(900, 700);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_picker = new EmojiPicker(allEmojis(), m_window.get());
    m_picked = std::make_unique<QSignalSpy>(m_picker, &EmojiPicker::picked);
    m_picker->openAt(m_window->mapToGlobal(QPoint(100, 100)));
    QVERIFY(QTest::qWaitForWindowExposed(m_picker));
}

void TestEmojiPicker::cleanup()
{
    m_window.reset();
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void TestEmojiPicker::theFirstFoundByEnter()
{
    QVERIFY(field()->hasFocus());
    QTest::keyClicks(field(), u"turtle"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(m_picked->size(), 1);
    QCOMPARE(m_picked->front().front().toString(), u"🐢"_s);
    QTRY_VERIFY(!m_picker);
}

void TestEmojiPicker::byTheArrows()
{
    QTest::keyClick(field(), Qt::Key_Down);
    QVERIFY(view()->hasFocus());
    QTest::keyClick(view(), Qt::Key_Right);
    QTest::keyClick(view(), Qt::Key_Down);
    const int row = view()->currentIndex().row();
    QVERIFY(row > 2);
    const QString expected = view()->currentIndex().data().toString();
    QTest::keyClick(view(), Qt::Key_Up);
    QCOMPARE(view()->currentIndex().row(), 1);
    QTest::keyClick(view(), Qt::Key_Up);
    QVERIFY(field()->hasFocus());
    QTest::keyClick(field(), Qt::Key_Down);
    QTest::keyClick(view(), Qt::Key_Down);
    QTest::keyClick(view(), Qt::Key_Return);
    QCOMPARE(m_picked->size(), 1);
    QCOMPARE(m_picked->front().front().toString(), expected);
}

void TestEmojiPicker::byTheMouse()
{
    const QModelIndex third = view()->model()->index(2, 0);
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, view()->visualRect(third).center());
    QCOMPARE(m_picked->size(), 1);
    QCOMPARE(m_picked->front().front().toString(), third.data().toString());
}

void TestEmojiPicker::whatIsPasted()
{
    field()->setText(u"👍🏽"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(m_picked->size(), 1);
    QCOMPARE(m_picked->front().front().toString(), u"👍🏽"_s);
}

void TestEmojiPicker::nothingIsCalledSo()
{
    QTest::keyClicks(field(), u"xyzzy"_s);
    QVERIFY(!view()->isVisible());
    QTest::keyClick(field(), Qt::Key_Return);
    QVERIFY(m_picked->isEmpty());
    QVERIFY(m_picker->isVisible());
    field()->clear();
    QVERIFY(view()->isVisible());
}

void TestEmojiPicker::typingInTheGridSearches()
{
    QTest::keyClick(field(), Qt::Key_Down);
    QTest::keyClick(view(), Qt::Key_C);
    QVERIFY(field()->hasFocus());
    QCOMPARE(field()->text(), u"c"_s);
}

void TestEmojiPicker::escapeCloses()
{
    QTest::keyClick(field(), Qt::Key_Escape);
    QTRY_VERIFY(!m_picker);
    QVERIFY(m_picked->isEmpty());
}

void TestEmojiPicker::staysOnTheScreen()
{
    const QRect screen = m_window->screen()->availableGeometry();
    for (const QPoint &corner : {screen.topLeft() - QPoint(50, 50), screen.bottomRight()}) {
        m_picker->openAt(corner);
        QVERIFY(screen.contains(m_picker->geometry()));
    }
}

void TestEmojiPicker::pictures_data()
{
    QTest::addColumn<ThemeChoice>("look");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<QString>("query");
    QTest::newRow("light") << ThemeChoice::Light << Qt::LeftToRight << QString();
    QTest::newRow("dark") << ThemeChoice::Dark << Qt::LeftToRight << u"cat"_s;
    QTest::newRow("rtl") << ThemeChoice::Dark << Qt::RightToLeft << u"heart"_s;
    QTest::newRow("nothing") << ThemeChoice::Light << Qt::LeftToRight << u"xyzzy"_s;
}

void TestEmojiPicker::pictures()
{
    QFETCH(ThemeChoice, look);
    QFETCH(Qt::LayoutDirection, direction);
    QFETCH(QString, query);
    m_picker->close();
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
    QApplication::setLayoutDirection(direction);
    const Theme theme(*qApp, look);
    m_picker = new EmojiPicker(allEmojis(), m_window.get());
    m_picker->openAt(m_window->mapToGlobal(QPoint(600, 100)));
    field()->setText(query);
    QVERIFY(QTest::qWaitForWindowExposed(m_picker));
    const QString folder = QStringLiteral(CAUSERIE_SHOTS_DIR);
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(m_picker->grab().save(u"%1/emoji-%2.png"_s.arg(folder, QLatin1StringView(QTest::currentDataTag()))));
}

QTEST_MAIN(TestEmojiPicker)
#include "tst_emojipicker.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rooms/nickcompleter.h"

#include <QListWidget>
#include <QPlainTextEdit>
#include <QTest>
#include <QVBoxLayout>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

/// Naming people by the keyboard.
class TestNickCompleter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tabEndsAWord();
    void tabWithoutAWordGoesOn();
    void severalAreOffered();
    void anAtShowsAll();
    void escapeKeepsTheText();
    void whoSpokeLastComesFirst();
    void inTheMiddleOfAText();
    void nobodyIsNamedElsewhere();
    void manyPeople();

private:
    bool isOffering() const { return m_completer->list() && m_completer->list()->isVisible(); }
    QStringList offered() const;

    std::unique_ptr<QWidget> m_window;
    QPlainTextEdit *m_edit = nullptr;
    QPlainTextEdit *m_other = nullptr;
    NickCompleter *m_completer = nullptr;
    NickCompleter::People m_people;
};

void TestNickCompleter::init()
{
    m_window = std::make_unique<QWidget>();
    auto *body = new QVBoxLayout(m_window.get());
    m_other = new QPlainTextEdit(m_window.get());
    m_edit = new QPlainTextEdit(m_window.get());
    m_edit->setTabChangesFocus(true);
    body->addWidget(m_other);
    body->addWidget(m_edit);
    m_window->resize(400, 300);
    m_completer = new NickCompleter(*m_edit);
    m_people = {{u"Ann"_s, u"Anton"_s, u"Bob"_s}, {}};
    m_completer->setPeople([this] { return m_people; });
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_edit->setFocus();
}

QStringList TestNickCompleter::offered() const
{
    QStringList names;
    for (int i = 0; i < m_completer->list()->count(); ++i)
        names << m_completer->list()->item(i)->text();
    return names;
}

void TestNickCompleter::tabEndsAWord()
{
    QTest::keyClicks(m_edit, u"bo"_s);
    QVERIFY(!isOffering()); // nothing in the way of who only writes
    QTest::keyClick(m_edit, Qt::Key_Tab);
    QCOMPARE(m_edit->toPlainText(), u"Bob: "_s);
    QVERIFY(m_edit->hasFocus());
    QVERIFY(!isOffering());
}

void TestNickCompleter::tabWithoutAWordGoesOn()
{
    QTest::keyClick(m_edit, Qt::Key_Tab);
    QVERIFY(!m_edit->hasFocus());
    m_edit->setFocus();
    QTest::keyClicks(m_edit, u"xyz"_s); // nobody
    QTest::keyClick(m_edit, Qt::Key_Tab);
    QVERIFY(!m_edit->hasFocus());
    QCOMPARE(m_edit->toPlainText(), u"xyz"_s);
}

void TestNickCompleter::severalAreOffered()
{
    QTest::keyClicks(m_edit, u"an"_s);
    QTest::keyClick(m_edit, Qt::Key_Tab);
    QVERIFY(isOffering());
    QCOMPARE(offered(), (QStringList{u"Ann"_s, u"Anton"_s}));
    QTest::keyClick(m_edit, Qt::Key_Down);
    QTest::keyClick(m_edit, Qt::Key_Down); // around
    QTest::keyClick(m_edit, Qt::Key_Up);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(m_edit->toPlainText(), u"Anton: "_s);
    QVERIFY(!isOffering());
}

void TestNickCompleter::anAtShowsAll()
{
    QTest::keyClicks(m_edit, u"@"_s);
    QVERIFY(isOffering());
    QCOMPARE(offered().size(), 3);
    QTest::keyClicks(m_edit, u"b"_s);
    QCOMPARE(offered(), QStringList{u"Bob"_s});
    QTest::keyClicks(m_edit, u"x"_s);
    QVERIFY(!isOffering());
    QTest::keyClick(m_edit, Qt::Key_Backspace);
    QVERIFY(isOffering());
    QTest::mouseClick(m_completer->list()->viewport(), Qt::LeftButton, {},
                      m_completer->list()->visualItemRect(m_completer->list()->item(0)).center());
    QCOMPARE(m_edit->toPlainText(), u"Bob: "_s);
}

void TestNickCompleter::escapeKeepsTheText()
{
    QTest::keyClicks(m_edit, u"@a"_s);
    QVERIFY(isOffering());
    QTest::keyClick(m_edit, Qt::Key_Escape);
    QVERIFY(!isOffering());
    QCOMPARE(m_edit->toPlainText(), u"@a"_s);
    QTest::keyClicks(m_edit, u"@a"_s);
    m_other->setFocus();
    QVERIFY(!isOffering());
}

void TestNickCompleter::whoSpokeLastComesFirst()
{
    m_people.recent = {u"Anton"_s};
    QTest::keyClicks(m_edit, u"@an"_s);
    QCOMPARE(offered(), (QStringList{u"Anton"_s, u"Ann"_s}));
}

void TestNickCompleter::inTheMiddleOfAText()
{
    QTest::keyClicks(m_edit, u"ask bo"_s);
    QTest::keyClick(m_edit, Qt::Key_Tab);
    QCOMPARE(m_edit->toPlainText(), u"ask Bob "_s);
    QTest::keyClicks(m_edit, u"at ann@example.org"_s); // an address
    QVERIFY(!isOffering());
}

void TestNickCompleter::nobodyIsNamedElsewhere()
{
    m_completer->setPeople({});
    QTest::keyClicks(m_edit, u"@a"_s);
    QVERIFY(!isOffering());
    QTest::keyClick(m_edit, Qt::Key_Tab);
    QVERIFY(!m_edit->hasFocus());
}

void TestNickCompleter::manyPeople()
{
    for (int i = 0; i < 2000; ++i)
        m_people.present << u"person%1"_s.arg(i);
    QTest::keyClicks(m_edit, u"@person1"_s);
    QVERIFY(isOffering());
    QVERIFY(offered().size() <= 50); // nobody reads more
    QVERIFY(m_window->rect().contains(m_completer->list()->geometry()));
}

QTEST_MAIN(TestNickCompleter)
#include "tst_nickcompleter.moc"

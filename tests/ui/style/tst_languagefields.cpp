// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/dialogbody.h"
#include "ui/style/languagefields.h"

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWindow>
#include <qtestwheel.h>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

class TestLanguageFields final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void manyFitOnASmallDisplay();
    void fewNeedNoScrolling();
    void theLineInFocusIsInSight();
    void theWheelScrollsAndChangesNothing();
    void tabGoesFromLineToLine();
    void tabGoesOnAfterAChange();

private:
    void show(int languages)
    {
        std::vector<LocalizedText> texts;
        for (int i = 0; i < languages; ++i)
            texts.push_back({u"x-%1"_s.arg(QChar(char16_t('a' + i))), u"Tea"_s});
        m_fields->setTexts(texts);
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }
    template<typename Widget>
    QList<Widget *> all() const
    {
        QCoreApplication::processEvents(); // who has just been added is shown then
        QList<Widget *> found;
        for (Widget *one : m_fields->findChildren<Widget *>()) {
            if (one->isVisible())
                found << one;
        }
        return found;
    }
    QScrollArea &area() const { return *m_fields->findChild<QScrollArea *>(); }
    bool isInSight(const QWidget &widget) const
    {
        const QRect place(widget.mapTo(area().viewport(), QPoint()), widget.size());
        return area().viewport()->rect().contains(place);
    }
    /// Where Tab goes from the first line, until it leaves the lines.
    QWidgetList walk()
    {
        QWidgetList passed;
        all<QComboBox>().first()->setFocus();
        while (m_fields->isAncestorOf(QApplication::focusWidget()) && passed.size() < 100) {
            passed << QApplication::focusWidget();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        return passed;
    }

    std::unique_ptr<QDialog> m_dialog;
    LanguageFields *m_fields = nullptr;
    QPushButton *m_after = nullptr;
};

void TestLanguageFields::init()
{
    m_dialog = std::make_unique<QDialog>();
    QVBoxLayout *body = makeDialogBody(*m_dialog, u"A title"_s, 520);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    m_fields = new LanguageFields(u"Subject"_s, m_dialog.get());
    m_after = new QPushButton(u"Change"_s, m_dialog.get());
    body->addWidget(m_fields, 1);
    body->addWidget(m_after);
}

void TestLanguageFields::cleanup()
{
    m_dialog.reset();
}

void TestLanguageFields::manyFitOnASmallDisplay()
{
    show(20);
    const int small = 400; // a small laptop in large letters
    QVERIFY(m_dialog->minimumSizeHint().height() <= small);
    QVERIFY(m_dialog->height() <= QGuiApplication::primaryScreen()->availableGeometry().height());
    m_dialog->resize(m_dialog->width(), small);
    QTRY_VERIFY(area().verticalScrollBar()->maximum() > 0);
    QVERIFY(m_after->geometry().bottom() < small);
    QCOMPARE(area().horizontalScrollBar()->maximum(), 0);
    QCOMPARE(m_fields->texts().size(), 20u);
}

void TestLanguageFields::fewNeedNoScrolling()
{
    show(1);
    auto *add = all<QPushButton>().first();
    for (int lines = 1; lines <= 4; ++lines) {
        QTRY_COMPARE(area().verticalScrollBar()->maximum(), 0);
        QCOMPARE(all<QLineEdit>().size(), lines);
        QTRY_VERIFY(isInSight(*all<QLineEdit>().last()));
        add->click();
    }
}

void TestLanguageFields::theLineInFocusIsInSight()
{
    show(19);
    m_dialog->resize(m_dialog->width(), 400);
    QTRY_VERIFY(area().verticalScrollBar()->maximum() > 0);
    all<QPushButton>().first()->click(); // another
    QCOMPARE(all<QLineEdit>().size(), 20);
    QCOMPARE(QApplication::focusWidget(), all<QLineEdit>().last());
    QTRY_VERIFY(isInSight(*all<QLineEdit>().last()));
    all<QLineEdit>().first()->setFocus();
    QVERIFY(isInSight(*all<QLineEdit>().first()));
    m_after->setFocus();
    for (int i = 0; i < 2; ++i) // over the last cross into the last line; there may not be another
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
    QCOMPARE(QApplication::focusWidget(), all<QLineEdit>().last());
    QVERIFY(isInSight(*all<QLineEdit>().last()));
}

void TestLanguageFields::theWheelScrollsAndChangesNothing()
{
    show(20);
    m_dialog->resize(m_dialog->width(), 400);
    QTRY_VERIFY(area().verticalScrollBar()->maximum() > 0);
    area().verticalScrollBar()->setValue(0);
    const auto before = m_fields->texts();
    QComboBox *language = all<QComboBox>().first();
    const QPoint middle = language->rect().center();
    QTest::wheelEvent(m_dialog->windowHandle(), language->mapTo(m_dialog.get(), middle), {0, -120});
    QVERIFY(m_fields->texts() == before);
    QVERIFY(area().verticalScrollBar()->value() > 0);
}

void TestLanguageFields::tabGoesFromLineToLine()
{
    show(3);
    QWidgetList wanted;
    for (int i = 0; i < 3; ++i)
        wanted << all<QComboBox>()[i] << all<QLineEdit>()[i] << all<QToolButton>()[i];
    wanted << all<QPushButton>().first();
    QCOMPARE(walk(), wanted);
    QCOMPARE(QApplication::focusWidget(), m_after);
}

void TestLanguageFields::tabGoesOnAfterAChange()
{
    show(3);
    all<QToolButton>()[1]->click();      // the middle one goes
    all<QPushButton>().first()->click(); // and another one comes
    QCOMPARE(all<QLineEdit>().size(), 3);
    QWidgetList wanted;
    for (int i = 0; i < 3; ++i)
        wanted << all<QComboBox>()[i] << all<QLineEdit>()[i] << all<QToolButton>()[i];
    wanted << all<QPushButton>().first();
    QCOMPARE(walk(), wanted);
}

QTEST_MAIN(TestLanguageFields)
#include "tst_languagefields.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/composer.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace causerie::ui;
using namespace Qt::StringLiterals;

class TestComposer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void enterSends();
    void shiftEnterBreaks();
    void blankIsNotSent();
    void buttonSends();
    void growsToSixLines();
    void longLinesGrowItToo();
    void draftsAreNotTyping();
    void onlyPlainTextIsPasted();

private:
    MessageEdit *edit() { return m_composer->findChild<MessageEdit *>(); }

    std::unique_ptr<Composer> m_composer;
};

void TestComposer::init()
{
    m_composer = std::make_unique<Composer>();
    m_composer->resize(500, 80);
    m_composer->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_composer.get()));
    m_composer->focusText();
}

void TestComposer::enterSends()
{
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    QTest::keyClicks(edit(), u"hello "_s);
    QTest::keyClick(edit(), Qt::Key_Return);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent[0][0].toString(), u"hello"_s);
    QVERIFY(m_composer->text().isEmpty());
}

void TestComposer::shiftEnterBreaks()
{
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    QTest::keyClicks(edit(), u"a"_s);
    QTest::keyClick(edit(), Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(edit(), u"b"_s);
    QCOMPARE(sent.size(), 0);
    QCOMPARE(m_composer->text(), u"a\nb"_s);
}

void TestComposer::blankIsNotSent()
{
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    QTest::keyClick(edit(), Qt::Key_Return);
    QTest::keyClicks(edit(), u"   "_s);
    QTest::keyClick(edit(), Qt::Key_Enter);
    QCOMPARE(sent.size(), 0);
    QVERIFY(!m_composer->findChild<QToolButton *>()->isEnabled());
}

void TestComposer::buttonSends()
{
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    QTest::keyClicks(edit(), u"hello"_s);
    QTest::mouseClick(m_composer->findChild<QToolButton *>(), Qt::LeftButton);
    QCOMPARE(sent.size(), 1);
}

void TestComposer::growsToSixLines()
{
    const int one = edit()->height();
    QList<int> heights;
    for (int line = 2; line <= 9; ++line) {
        QTest::keyClick(edit(), Qt::Key_Return, Qt::ShiftModifier);
        heights << edit()->height();
    }
    QVERIFY(heights[0] > one);
    QVERIFY(heights[4] > heights[3]);     // the sixth line
    QCOMPARE(heights.last(), heights[4]); // no further
    m_composer->setText(QString());
    QCOMPARE(edit()->height(), one);
}

void TestComposer::longLinesGrowItToo()
{
    const int one = edit()->height();
    m_composer->setText(u"word "_s.repeated(60));
    QVERIFY(edit()->height() > one);
}

void TestComposer::draftsAreNotTyping()
{
    QSignalSpy edited(m_composer.get(), &Composer::edited);
    m_composer->setText(u"a draft"_s);
    QCOMPARE(edited.size(), 0);
    QTest::keyClicks(edit(), u"!"_s);
    QCOMPARE(m_composer->text(), u"a draft!"_s); // goes on at the end
    QCOMPARE(edited.size(), 1);
    QCOMPARE(edited[0][0].toBool(), false);
    edit()->selectAll();
    QTest::keyClick(edit(), Qt::Key_Delete);
    QCOMPARE(edited.last()[0].toBool(), true);
}

void TestComposer::onlyPlainTextIsPasted()
{
    auto *mime = new QMimeData;
    mime->setHtml(u"<b>bold</b>"_s);
    mime->setText(u"bold"_s);
    QGuiApplication::clipboard()->setMimeData(mime);
    edit()->paste();
    QCOMPARE(m_composer->text(), u"bold"_s);
}

QTEST_MAIN(TestComposer)
#include "tst_composer.moc"

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/chat/shownmessages.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QScrollBar>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// Three hundred new names do not fill a window.
class TestMessageFolds : public ShownMessages
{
    Q_OBJECT

private Q_SLOTS:
    void whichAreFolded_data();
    void whichAreFolded();
    void manyLinesAreOne();
    void theyComeOneByOne();
    void whatIsSaidBetweenParts();
    void aDayAndWhatIsNewPart();
    void olderLinesJoin();
    void aClickOpens();
    void theKeyboardPassesBy();
    void looks_data();
    void looks();

private:
    Message line(qint64 id, const QString &body = {}) const
    {
        Message line;
        line.id = id;
        line.conversation = line.from = m_juliet;
        line.kind = MessageKind::Event;
        line.body = body.isEmpty() ? u"Ann%1 is now called Ann%2"_s.arg(id).arg(id + 1) : body;
        line.sentAt = QDateTime(QDate(2026, 1, 1), QTime(8, 0)).addSecs(id);
        return line;
    }
    std::vector<Message> lines(qint64 first, int count) const
    {
        std::vector<Message> all;
        for (qint64 id = first; id < first + count; ++id)
            all.push_back(line(id));
        return all;
    }
    int heightOf(int row) const { return m_view->visualRect(m_model->index(row)).height(); }
    QList<int> shown() const
    {
        m_view->grab();
        QList<int> rows;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            if (!m_model->placeOf(row).fold.folded)
                rows << row;
        }
        return rows;
    }
    int standsFor(int row) const { return m_model->placeOf(row).fold.standsFor; }
};

void TestMessageFolds::whichAreFolded_data()
{
    QTest::addColumn<QString>("run"); // f: first, +: one more, .: none
    QTest::addColumn<QString>("shown");
    QTest::newRow("nothing") << u"..."_s << u"..."_s;
    QTest::newRow("four are few") << u"f+++"_s << u"...."_s;
    QTest::newRow("five") << u"f++++"_s << u".3--."_s;
    QTest::newRow("between texts") << u".f+++++."_s << u"..4---.."_s;
    QTest::newRow("two runs") << u"f++++f+++"_s << u".3--....."_s;
    QTest::newRow("two long ones") << u"f++++f++++"_s << u".3--..3--."_s;
}

void TestMessageFolds::whichAreFolded()
{
    QFETCH(QString, run);
    QString seen;
    for (int row = 0; row < run.size(); ++row) {
        const RowFold fold = foldOf(row, int(run.size()), [&run](int of) {
            return run[of] == u'f' ? RunPart::First : run[of] == u'+' ? RunPart::Further : RunPart::None;
        });
        seen += fold.folded ? u"-"_s : fold.standsFor > 0 ? QString::number(fold.standsFor) : u"."_s;
    }
    QTEST(seen, "shown");
}

void TestMessageFolds::manyLinesAreOne()
{
    std::vector<Message> all = lines(1, 300);
    const auto said = page(400, 1);
    all.push_back(said.front());
    m_conversation->setNewestPage(all, false);
    m_model->setConversation(m_conversation.get());
    QCOMPARE(shown(), (QList{0, 1, 299, 300}));
    QCOMPARE(standsFor(1), 298);
    QCOMPARE(heightOf(2), 0);
    QCOMPARE(heightOf(298), 0);
    QCOMPARE(m_view->verticalScrollBar()->maximum(), 0);
    QCOMPARE(m_model->index(1).data(Qt::AccessibleTextRole).toString(), u"… and 298 more"_s);
    QCOMPARE(m_view->indexAt(m_view->visualRect(m_model->index(299)).center()).row(), 299);
}

void TestMessageFolds::theyComeOneByOne()
{
    m_conversation->setNewestPage(page(1, 3), false);
    m_model->setConversation(m_conversation.get());
    for (qint64 id = 1000; id < 1004; ++id)
        m_conversation->append(line(id), false);
    QCOMPARE(shown().size(), 7);
    for (qint64 id = 1004; id < 1100; ++id)
        m_conversation->append(line(id), false);
    QCOMPARE(shown(), (QList{0, 1, 2, 3, 4, 102}));
    QCOMPARE(standsFor(4), 98);
    QVERIFY(m_view->isAtEnd());
    QVERIFY(m_view->visualRect(m_model->index(102)).bottom() < m_view->viewport()->height());
    QCOMPARE(m_view->visualRect(m_model->index(102)).top(), m_view->visualRect(m_model->index(4)).bottom() + 1);
}

void TestMessageFolds::whatIsSaidBetweenParts()
{
    m_conversation->setNewestPage(lines(1, 5), false);
    m_model->setConversation(m_conversation.get());
    QCOMPARE(shown(), (QList{0, 1, 4}));
    m_conversation->append(page(100, 1).front(), false);
    for (qint64 id = 101; id < 110; ++id)
        m_conversation->append(line(id), false);
    QCOMPARE(shown(), (QList{0, 1, 4, 5, 6, 7, 14}));
    QCOMPARE(standsFor(7), 7);
}

void TestMessageFolds::aDayAndWhatIsNewPart()
{
    std::vector<Message> all = lines(1, 12);
    for (size_t i = 6; i < all.size(); ++i)
        all[i].sentAt = all[i].sentAt.addDays(1);
    m_conversation->setNewestPage(all, false);
    m_model->setConversation(m_conversation.get());
    QCOMPARE(shown(), (QList{0, 1, 5, 6, 7, 11}));
    m_model->setFirstNew(4);
    QCOMPARE(shown(), (QList{0, 1, 2, 3, 4, 5, 6, 7, 11}));
    m_model->setFirstNew(0);
    QCOMPARE(shown(), (QList{0, 1, 5, 6, 7, 11}));
    QCOMPARE(heightOf(4), 0);
}

void TestMessageFolds::olderLinesJoin()
{
    std::vector<Message> newest = lines(100, 50);
    for (const Message &said : page(400, 30))
        newest.push_back(said);
    m_conversation->setNewestPage(newest, true);
    m_model->setConversation(m_conversation.get());
    m_view->grab();
    m_conversation->prependPage(lines(50, 50), false);
    QCOMPARE(standsFor(1), 98);
    QCOMPARE(shown().size(), 3 + 30);
    QVERIFY(m_view->isAtEnd());
}

void TestMessageFolds::aClickOpens()
{
    constexpr int kBefore = 30; // more than the window shows
    constexpr int kFold = kBefore + 1;
    std::vector<Message> all = page(1, kBefore);
    for (const Message &line : lines(200, 40))
        all.push_back(line);
    for (const Message &said : page(400, 2))
        all.push_back(said);
    m_conversation->setNewestPage(all, false);
    m_model->setConversation(m_conversation.get());
    m_view->grab();
    const QRect before = m_view->visualRect(m_model->index(kFold));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(before.center().x(), before.bottom() - 8));
    QCOMPARE(shown().size(), kBefore + 42);
    QVERIFY(heightOf(kBefore + 20) > 0);
    QCOMPARE(m_view->visualRect(m_model->index(kFold)).top(), before.top());
    // What comes then is folded anew, what was opened stays.
    for (qint64 id = 500; id < 510; ++id)
        m_conversation->append(line(id), false);
    QCOMPARE(shown().size(), kBefore + 42 + 3);
}

void TestMessageFolds::theKeyboardPassesBy()
{
    m_conversation->setNewestPage(lines(1, 40), false);
    m_model->setConversation(m_conversation.get());
    m_view->setFocus();
    m_view->setCurrentIndex(m_model->index(0));
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(m_view->currentIndex().row(), 1);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(m_view->currentIndex().row(), 39);
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QCOMPARE(m_view->currentIndex().row(), 1);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(shown().size(), 40);
}

void TestMessageFolds::looks_data()
{
    QTest::addColumn<ThemeChoice>("look");
    QTest::newRow("folds-light") << ThemeChoice::Light;
    QTest::newRow("folds-dark") << ThemeChoice::Dark;
}

/// Pictures to look at.
void TestMessageFolds::looks()
{
    QFETCH(ThemeChoice, look);
    Theme theme(*qApp, look);
    std::vector<Message> all = page(1, 2);
    for (const Message &one : lines(1000, 300))
        all.push_back(one);
    for (Message said : page(2000, 2)) {
        said.sentAt = all.back().sentAt.addSecs(10);
        all.push_back(said);
    }
    m_conversation->setNewestPage(all, false);
    m_model->setConversation(m_conversation.get());
    QCoreApplication::processEvents();
    QDir().mkpath(QStringLiteral(CAUSERIE_SHOTS_DIR));
    QVERIFY(m_view->grab().save(
        QStringLiteral(CAUSERIE_SHOTS_DIR "/%1.png").arg(QLatin1StringView(QTest::currentDataTag()))));
}

QTEST_MAIN(TestMessageFolds)
#include "tst_messagefolds.moc"

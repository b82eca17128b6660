// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/composer.h"
#include "ui/chat/composerstrip.h"
#include "ui/chat/messageedit.h"
#include "ui/chat/translationrow.h"
#include "ui/style/languagewords.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWindow>

using namespace causerie::ui;
using namespace Qt::StringLiterals;

namespace
{

class PaintCount final : public QObject
{
public:
    int paints = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        paints += event->type() == QEvent::Paint;
        return false;
    }
};

} // namespace

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
    void anAnswerNamesItsTarget();
    void escapeLeavesTheAnswer();
    void anEditKeepsTheDraft();
    void aDraftIsWhole();
    void anEditKeepsTheWholeDraft();
    void anEditKeepsWhatIsHidden();
    void upInAnEmptyFieldEditsTheLast();
    void otherLanguagesGoAlong();
    void removedVersionsStay_data();
    void removedVersionsStay();
    void hiddenTextsAreMarked();
    void hiddenTextsHaveAHint();
    void ourLanguagesComeFirst();
    void whatIsTypedNextIsKept_data();
    void whatIsTypedNextIsKept();
    void anotherDraftKeepsTheFocus();
    void anotherNameIsPainted();
    void languagesStandBelowEachOther_data();
    void languagesStandBelowEachOther();

private:
    MessageEdit *edit() { return m_composer->findChild<MessageEdit *>(); }
    QAction *hide()
    {
        const auto actions = m_composer->findChild<QMenu *>()->actions();
        return *std::ranges::find_if(actions, [](const QAction *action) { return action->isCheckable(); });
    }
    QWidget *inAWindow();
    void chooseInMenu(Qt::Key key);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void type(const QString &text);
    static QString sentText(const QSignalSpy &spy) { return spy[0][0].value<causerie::OutgoingText>().body; }
    static causerie::Message message(qint64 id, const QString &body);

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

/// As the keyboard does: wherever the focus is. What has been closed is gone by then.
void TestComposer::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QTest::keyClick(m_composer->window()->windowHandle(), key, modifiers);
}

void TestComposer::type(const QString &text)
{
    for (const QChar c : text)
        press(Qt::Key(c.toUpper().unicode()));
}

/// What is behind the button with the plus; the menu runs a loop of its own until `key` closes it.
void TestComposer::chooseInMenu(Qt::Key key)
{
    const auto buttons = m_composer->findChildren<QToolButton *>();
    const auto more = std::ranges::find_if(buttons, &QToolButton::menu);
    QVERIFY(more != buttons.end());
    QSignalSpy pressed(*more, &QToolButton::clicked);
    QTimer whenOpen;
    connect(&whenOpen, &QTimer::timeout, this, [&whenOpen, key] {
        if (QWidget *menu = QApplication::activePopupWidget()) {
            whenOpen.stop();
            QTest::keyClick(menu, key);
        }
    });
    whenOpen.start(0);
    press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!whenOpen.isActive() && !QApplication::activePopupWidget());
    m_composer->window()->activateWindow(); // as window managers do
    QVERIFY(QTest::qWaitForWindowActive(m_composer->window()));
    QTRY_COMPARE(pressed.size(), 1); // a shortcut presses it for a while
}

/// In a window with something else to have the focus, on either side.
QWidget *TestComposer::inAWindow()
{
    auto *window = new QWidget;
    auto *body = new QVBoxLayout(window);
    body->addWidget(new QListView(window));
    body->addWidget(m_composer.get());
    body->addWidget(new QListView(window));
    window->show();
    window->activateWindow();
    m_composer->focusText();
    return window;
}

void TestComposer::enterSends()
{
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    QTest::keyClicks(edit(), u"hello "_s);
    QTest::keyClick(edit(), Qt::Key_Return);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sentText(sent), u"hello"_s);
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

causerie::Message TestComposer::message(qint64 id, const QString &body)
{
    causerie::Message message;
    message.id = id;
    message.body = body;
    return message;
}

void TestComposer::anAnswerNamesItsTarget()
{
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    m_composer->startReply(message(7, u"Wherefore art thou?"_s), u"Juliet"_s);
    QVERIFY(m_composer->findChild<ComposerStrip *>(u"target"_s)->isVisible());
    QVERIFY(edit()->hasFocus());
    QTest::keyClicks(edit(), u"here"_s);
    QTest::keyClick(edit(), Qt::Key_Return);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent[0][0].value<causerie::OutgoingText>().replyTo, 7);
    QVERIFY(!m_composer->findChild<ComposerStrip *>(u"target"_s)->isVisible());
    QTest::keyClicks(edit(), u"again"_s);
    QTest::keyClick(edit(), Qt::Key_Return);
    QCOMPARE(sent[1][0].value<causerie::OutgoingText>().replyTo, 0);
}

void TestComposer::escapeLeavesTheAnswer()
{
    QTest::keyClicks(edit(), u"typed"_s);
    m_composer->startReply(message(7, u"Wherefore art thou?"_s), u"Juliet"_s);
    QTest::keyClick(edit(), Qt::Key_Escape);
    QVERIFY(!m_composer->findChild<ComposerStrip *>(u"target"_s)->isVisible());
    QCOMPARE(m_composer->text(), u"typed"_s);
}

void TestComposer::anEditKeepsTheDraft()
{
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    QSignalSpy changed(m_composer.get(), &Composer::editRequested);
    QTest::keyClicks(edit(), u"half a thought"_s);
    causerie::Message old = message(9, u"Helo"_s);
    old.translations = {{u"fr"_s, u"Bonjour"_s}};
    m_composer->startEdit(old);
    QCOMPARE(m_composer->text(), u"Helo"_s);
    QCOMPARE(m_composer->draft().text.body, u"half a thought"_s);
    edit()->setPlainText(u"Hello"_s);
    QTest::keyClick(edit(), Qt::Key_Return);
    QCOMPARE(sent.size(), 0);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toLongLong(), 9);
    const auto text = changed[0][1].value<causerie::OutgoingText>();
    QCOMPARE(text.body, u"Hello"_s);
    QCOMPARE(text.translations, (std::vector<causerie::LocalizedText>{{u"fr"_s, u"Bonjour"_s}}));
    QCOMPARE(m_composer->text(), u"half a thought"_s);

    m_composer->startEdit(old);
    QTest::keyClick(edit(), Qt::Key_Escape);
    QCOMPARE(m_composer->text(), u"half a thought"_s);
}

void TestComposer::aDraftIsWhole()
{
    QSignalSpy changed(m_composer.get(), &Composer::draftChanged);
    m_composer->startReply(message(7, u"Wherefore art thou?"_s), u"Juliet"_s);
    QCOMPARE(changed.size(), 1);
    QTest::keyClicks(edit(), u"h"_s);
    QCOMPARE(changed.size(), 2);
    m_composer->addTranslation();
    m_composer->findChild<TranslationRow *>()->setText({u"fr"_s, u"Ici"_s});
    QVERIFY(changed.size() > 2);
    changed.clear();
    hide()->trigger();
    QCOMPARE(changed.size(), 1);
    m_composer->findChild<QLineEdit *>()->setText(u"where"_s);
    QCOMPARE(changed.size(), 2);

    const causerie::Draft draft = m_composer->draft();
    QCOMPARE(draft.text.body, u"h"_s);
    QCOMPARE(draft.text.translations, (std::vector<causerie::LocalizedText>{{u"fr"_s, u"Ici"_s}}));
    QVERIFY(!draft.text.language.isEmpty());
    QCOMPARE(draft.text.spoilerHint, u"where"_s);
    QCOMPARE(draft.answers.message, 7);
    changed.clear();
    m_composer->setDraft({});
    QVERIFY(isEmpty(m_composer->draft()));
    QVERIFY(!m_composer->findChild<ComposerStrip *>(u"target"_s)->isVisible());
    m_composer->setDraft(draft);
    QVERIFY(m_composer->draft() == draft);
    QVERIFY(m_composer->findChild<ComposerStrip *>(u"target"_s)->isVisible());
    QCOMPARE(changed.size(), 0);

    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    QTest::keyClick(edit(), Qt::Key_Return);
    const auto text = sent.at(0).at(0).value<causerie::OutgoingText>();
    QCOMPARE(text.replyTo, 7);
    QVERIFY(text.spoiler);
    QCOMPARE(text.translations, draft.text.translations);
    QVERIFY(isEmpty(m_composer->draft()));
    QVERIFY(!changed.isEmpty());
}

void TestComposer::anEditKeepsTheWholeDraft()
{
    const causerie::Draft draft{.text = {.body = u"half a thought"_s,
                                         .language = u"en"_s,
                                         .translations = {{u"fr"_s, u"une moitié"_s}},
                                         .spoiler = true,
                                         .spoilerHint = u"a secret"_s},
                                .answers = {7, u"Juliet"_s, u"Wherefore?"_s}};
    m_composer->setDraft(draft);
    m_composer->startEdit(message(9, u"Helo"_s));
    QCOMPARE(m_composer->text(), u"Helo"_s);
    QVERIFY(!hide()->isChecked());
    QTest::keyClicks(edit(), u"!"_s);
    const causerie::Draft both = m_composer->draft();
    QVERIFY(both.text == draft.text);
    QCOMPARE(both.edits.message, 9);
    QCOMPARE(both.edited.body, u"Helo!"_s);
    m_composer->setDraft({});
    m_composer->setDraft(both); // another conversation was open meanwhile
    QSignalSpy changed(m_composer.get(), &Composer::editRequested);
    QTest::keyClick(edit(), Qt::Key_Return);
    QCOMPARE(changed.at(0).at(0).toLongLong(), 9);
    QCOMPARE(changed.at(0).at(1).value<causerie::OutgoingText>().replyTo, 0);
    QVERIFY(m_composer->draft() == draft);
}

void TestComposer::anEditKeepsWhatIsHidden()
{
    causerie::Message old = message(9, u"He *dies*."_s);
    old.spoiler = true;
    old.spoilerHint = u"the end"_s;
    old.unstyled = true;
    QSignalSpy changed(m_composer.get(), &Composer::editRequested);
    m_composer->startEdit(old);
    QTest::keyClicks(edit(), u"!"_s);
    QTest::keyClick(edit(), Qt::Key_Return);
    const auto text = changed.at(0).at(1).value<causerie::OutgoingText>();
    QVERIFY(text.spoiler);
    QCOMPARE(text.spoilerHint, u"the end"_s);
    QVERIFY(text.unstyled);
}

void TestComposer::hiddenTextsHaveAHint()
{
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    auto *hint = m_composer->findChild<QLineEdit *>();
    QVERIFY(!hint->isVisible());
    hide()->trigger();
    QVERIFY(hint->isVisible());
    QTest::keyClicks(hint, u"the end"_s);
    QTest::keyClicks(edit(), u"He dies."_s);
    hide()->trigger(); // not hidden after all: then nothing is said of it
    QVERIFY(!hint->isVisible());
    QVERIFY(m_composer->draft().text.spoilerHint.isEmpty());
    hide()->trigger();
    QTest::keyClick(hint, Qt::Key_Return);
    QCOMPARE(sent.at(0).at(0).value<causerie::OutgoingText>().spoilerHint, u"the end"_s);
    QVERIFY(!hint->isVisible());
    QVERIFY(hint->text().isEmpty());
}

void TestComposer::upInAnEmptyFieldEditsTheLast()
{
    QSignalSpy last(m_composer.get(), &Composer::editLastRequested);
    QTest::keyClick(edit(), Qt::Key_Up);
    QCOMPARE(last.size(), 1);
    QTest::keyClicks(edit(), u"a"_s);
    QTest::keyClick(edit(), Qt::Key_Up);
    QCOMPARE(last.size(), 1);
}

void TestComposer::otherLanguagesGoAlong()
{
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    QTest::keyClicks(edit(), u"Hello"_s);
    m_composer->addTranslation();
    m_composer->addTranslation();
    m_composer->addTranslation();
    const auto rows = m_composer->findChildren<TranslationRow *>();
    QCOMPARE(rows.size(), 3);
    rows[0]->setText({u"fr"_s, u"Bonjour"_s});
    rows[1]->setText({u"x-klingon"_s, u"nuqneH"_s}); // one the list does not have
    QTest::keyClick(rows[0]->edit(), Qt::Key_Return);
    QCOMPARE(sent.size(), 1);
    const auto text = sent[0][0].value<causerie::OutgoingText>();
    QVERIFY(!text.language.isEmpty());
    QCOMPARE(text.translations,
             (std::vector<causerie::LocalizedText>{{u"fr"_s, u"Bonjour"_s}, {u"x-klingon"_s, u"nuqneH"_s}}));
    QTRY_VERIFY(m_composer->findChildren<TranslationRow *>().isEmpty());
}

void TestComposer::removedVersionsStay_data()
{
    QTest::addColumn<bool>("byKey");
    QTest::newRow("Escape") << true;
    QTest::newRow("button") << false;
}

void TestComposer::removedVersionsStay()
{
    QFETCH(bool, byKey);
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    m_composer->addTranslation();
    auto *row = m_composer->findChild<TranslationRow *>();
    row->setText({u"fr"_s, u"Bonjour"_s});
    if (byKey)
        QTest::keyClick(row->edit(), Qt::Key_Escape);
    else
        row->findChild<QToolButton *>()->click();
    QTest::keyClicks(edit(), u"Hello"_s);
    QTest::keyClick(edit(), Qt::Key_Return);
    const auto text = sent[0][0].value<causerie::OutgoingText>();
    QVERIFY(text.translations.empty());
    QVERIFY(text.language.isEmpty());
}

void TestComposer::hiddenTextsAreMarked()
{
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    const auto actions = m_composer->findChild<QMenu *>()->actions();
    const auto hide = std::ranges::find_if(actions, [](const QAction *action) { return action->isCheckable(); });
    QVERIFY(hide != actions.end());
    (*hide)->trigger();
    for (const auto &body : {u"He dies."_s, u"Really."_s}) {
        QTest::keyClicks(edit(), body);
        QTest::keyClick(edit(), Qt::Key_Return);
    }
    QVERIFY(sent[0][0].value<causerie::OutgoingText>().spoiler);
    QVERIFY(!sent[1][0].value<causerie::OutgoingText>().spoiler); // once
}

void TestComposer::ourLanguagesComeFirst()
{
    QCOMPARE(writtenLanguages({u"pt-BR"_s, u"pt"_s, u"nl"_s}).first(3), (QStringList{u"pt"_s, u"nl"_s, u"en"_s}));
    QCOMPARE(writtenLanguages({u"C"_s}).first(2), (QStringList{u"en"_s, u"fr"_s})); // a machine without a language
    QCOMPARE(writtenLanguages({u"en"_s}).count(u"en"_s), 1);
}

void TestComposer::whatIsTypedNextIsKept_data()
{
    QTest::addColumn<int>("tabs");
    QTest::addColumn<QList<Qt::Key>>("chosen");
    QTest::newRow("from the field") << 0 << QList<Qt::Key>();
    QTest::newRow("from another language") << 0 << QList{Qt::Key_L};
    QTest::newRow("from a third") << 0 << QList{Qt::Key_L, Qt::Key_L};
    QTest::newRow("from the hint of a hidden text") << -1 << QList{Qt::Key_H};
}

/// By keyboard only: what is typed behind Enter belongs to the next message.
void TestComposer::whatIsTypedNextIsKept()
{
    QFETCH(int, tabs);
    QFETCH(QList<Qt::Key>, chosen);
    const std::unique_ptr<QWidget> window(inAWindow());
    const auto apart = qScopeGuard([this] { m_composer->setParent(nullptr); });
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    type(u"hello"_s);
    for (const Qt::Key key : chosen) {
        chooseInMenu(key);
        if (key == Qt::Key_L)
            type(u"bonjour"_s);
    }
    if (tabs < 0) { // the hint stands above the field
        m_composer->findChild<QLineEdit *>()->setFocus(Qt::BacktabFocusReason);
        type(u"about"_s);
    }
    press(Qt::Key_Return);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent[0][0].value<causerie::OutgoingText>().translations.size(), size_t(chosen.count(Qt::Key_L)));
    type(u"next"_s);
    QCOMPARE(m_composer->text(), u"next"_s);
}

void TestComposer::anotherDraftKeepsTheFocus()
{
    const std::unique_ptr<QWidget> window(inAWindow());
    const auto apart = qScopeGuard([this] { m_composer->setParent(nullptr); });
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    chooseInMenu(Qt::Key_L);
    type(u"bonjour"_s);
    m_composer->setText({}); // another conversation
    type(u"next"_s);
    QCOMPARE(m_composer->text(), u"next"_s);
}

void TestComposer::anotherNameIsPainted()
{
    m_composer->setPeerName(u"Juliet"_s);
    m_composer->setFocusProxy(nullptr);
    edit()->clearFocus(); // a cursor that blinks paints, too
    QCoreApplication::processEvents();
    const QImage before = m_composer->grab().toImage();
    PaintCount count;
    edit()->viewport()->installEventFilter(&count);
    m_composer->setPeerName(u"Romeo"_s);
    QTRY_VERIFY(count.paints > 0);
    QVERIFY(m_composer->grab().toImage() != before);
}

void TestComposer::languagesStandBelowEachOther_data()
{
    QTest::addColumn<ThemeChoice>("look");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("light") << ThemeChoice::Light << Qt::LeftToRight;
    QTest::newRow("dark") << ThemeChoice::Dark << Qt::LeftToRight;
    QTest::newRow("light-mirrored") << ThemeChoice::Light << Qt::RightToLeft;
}

/// Box below box, field below field, button below button; below the last one is as much room as above the first.
void TestComposer::languagesStandBelowEachOther()
{
    QFETCH(ThemeChoice, look);
    QFETCH(Qt::LayoutDirection, direction);
    Theme theme(*qApp, look);
    const auto plain = qScopeGuard([] { qApp->setStyleSheet({}); });
    const std::unique_ptr<QWidget> window(inAWindow());
    const auto apart = qScopeGuard([this] { m_composer->setParent(nullptr); });
    window->resize(580, 500);
    m_composer->setLayoutDirection(direction);
    m_composer->setDraft({.text = {.body = u"Good morning, and welcome to all of you who are new here today"_s,
                                   .language = u"en"_s,
                                   .translations = {{u"fr"_s, u"Bonjour"_s}, {u"tlh"_s, u"qavan"_s}}}});
    const auto x = [this](const QWidget *widget) {
        const QRect where(widget->mapTo(m_composer.get(), QPoint(0, 0)), widget->size());
        return std::pair(where.left(), where.right());
    };
    const auto edits = m_composer->findChildren<MessageEdit *>();
    const auto boxes = m_composer->findChildren<QComboBox *>();
    QCOMPARE(edits.size(), 3);
    QCOMPARE(boxes.size(), 3);
    QTRY_VERIFY(boxes.back()->isVisible());
    QTRY_COMPARE(x(boxes.back()), x(boxes.front()));
    for (const QComboBox *box : boxes)
        QCOMPARE(x(box), x(boxes.front()));
    for (const MessageEdit *edit : edits)
        QCOMPARE(x(edit), x(edits.front()));
    QSet<std::pair<int, int>> ends;
    for (const QToolButton *button : m_composer->findChildren<QToolButton *>()) {
        if (button->accessibleName() == "Send"_L1 || button->accessibleName().startsWith("Remove"_L1))
            ends.insert(x(button));
    }
    QCOMPARE(ends.size(), 1);
    const int bottom = edits.back()->mapTo(m_composer.get(), QPoint(0, edits.back()->height())).y();
    const int top = edits.front()->mapTo(m_composer.get(), QPoint(0, 0)).y();
    QVERIFY2(std::abs(m_composer->height() - bottom - top) <= 2,
             qPrintable(u"%1 above, %2 below"_s.arg(top).arg(m_composer->height() - bottom)));
    const QString folder = QStringLiteral(CAUSERIE_SHOTS_DIR);
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(m_composer->grab().save(
        u"%1/composer-languages-%2.png"_s.arg(folder, QString::fromLatin1(QTest::currentDataTag()))));
}

QTEST_MAIN(TestComposer)
#include "tst_composer.moc"

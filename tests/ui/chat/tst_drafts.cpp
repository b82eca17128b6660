// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/files.h"
#include "tests/ui/support/sample.h"
#include "ui/chat/composer.h"
#include "ui/chat/composerstrip.h"
#include "ui/chat/conversationview.h"
#include "ui/chat/messageedit.h"

#include <QInputMethodEvent>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{
Annotation edit(const QString &peer, const QString &body)
{
    Annotation said;
    said.kind = Annotation::Kind::Correction;
    said.conversation = jid(peer);
    said.content.body = body;
    return said;
}
} // namespace

/// What is written and not sent stays with its conversation, all of it.
class TestDrafts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void draftsAreKeptPerConversation();
    void aDraftIsKeptWhole();
    void aDraftIsSavedSoon();
    void aDraftIsSavedAtTheEnd_data();
    void aDraftIsSavedAtTheEnd();
    void whatIsSentIsNoDraft();
    void filesComeBackWithIt();
    void anEditOfWhatIsGoneComesBack();
    void itWaitsWhileSomethingIsWritten();
    void itIsNoPartOfAnAnswer();
    void itIsNotLostToAnInputMethod();
    void severalWaitOneByOne();
    void itComesBackWhereItBelongs();
    void itComesBackWhereNothingIsKept();
    void whatIsKnownLateIsShown();

private:
    Conversation &open(const QString &address)
    {
        const Jid peer = jid(address);
        m_view->open(peer);
        return m_session->conversations().at(peer);
    }
    MessageEdit *edit() const { return m_view->findChild<MessageEdit *>(); }
    Composer &composer() const { return *m_view->findChild<Composer *>(); }
    QPushButton *takeUp() const { return composer().findChild<QPushButton *>(u"action"_s); }
    void refuse(const QString &peer, const QString &body) { Q_EMIT m_session->notCorrected(::edit(peer, body)); }

    std::unique_ptr<Session> m_session;
    std::unique_ptr<ConversationView> m_view;
};

void TestDrafts::init()
{
    m_session = std::make_unique<Session>(SessionSettings{});
    fillSample(*m_session);
    m_view = std::make_unique<ConversationView>(*m_session);
    m_view->resize(640, 700);
    m_view->show();
    m_view->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void TestDrafts::cleanup()
{
    m_view.reset();
    m_session.reset();
}

void TestDrafts::draftsAreKeptPerConversation()
{
    open(u"romeo@example.test"_s);
    QTest::keyClicks(edit(), u"half a thought"_s);
    open(u"juliet@example.test"_s);
    QVERIFY(edit()->toPlainText().isEmpty());
    open(u"romeo@example.test"_s);
    QCOMPARE(edit()->toPlainText(), u"half a thought"_s);
    QTest::keyClick(edit(), Qt::Key_Return);
    open(u"juliet@example.test"_s);
    open(u"romeo@example.test"_s);
    QVERIFY(edit()->toPlainText().isEmpty());
}

void TestDrafts::aDraftIsKeptWhole()
{
    open(u"romeo@example.test"_s);
    auto &composer = *m_view->findChild<Composer *>();
    const Draft draft{.text = {.body = u"half"_s,
                               .language = u"en"_s,
                               .translations = {{u"fr"_s, u"moitié"_s}},
                               .spoiler = true,
                               .spoilerHint = u"a hint"_s},
                      .answers = {3, u"Romeo"_s, u"Really?"_s},
                      .edits = {4, {}, u"helo"_s},
                      .edited = {.body = u"hello"_s}};
    composer.setDraft(draft);
    open(u"juliet@example.test"_s);
    QVERIFY(isEmpty(composer.draft()));
    open(u"romeo@example.test"_s);
    QVERIFY(composer.draft() == draft);
}

void TestDrafts::aDraftIsSavedSoon()
{
    const Conversation &conversation = open(u"romeo@example.test"_s);
    QTest::keyClicks(edit(), u"half a thought"_s);
    QVERIFY(conversation.settings().draft.isEmpty()); // not with every key
    QTRY_COMPARE(conversation.settings().draft, u"half a thought"_s);
    QTest::keyClicks(edit(), u"."_s);
    QTRY_COMPARE(conversation.settings().draft, u"half a thought."_s);
}

void TestDrafts::aDraftIsSavedAtTheEnd_data()
{
    QTest::addColumn<bool>("byHand");
    QTest::newRow("when asked") << true;
    QTest::newRow("with the view") << false;
}

void TestDrafts::aDraftIsSavedAtTheEnd()
{
    QFETCH(bool, byHand);
    const Conversation &conversation = open(u"romeo@example.test"_s);
    QTest::keyClicks(edit(), u"half a thought"_s);
    if (byHand)
        m_view->saveDraft();
    else
        m_view.reset();
    QCOMPARE(conversation.settings().draft, u"half a thought"_s);
}

void TestDrafts::anEditOfWhatIsGoneComesBack()
{
    const Conversation &conversation = open(u"romeo@example.test"_s);
    Q_EMIT m_session->notCorrected(::edit(u"romeo@example.test"_s, u"better words"_s));
    QCOMPARE(edit()->toPlainText(), u"better words"_s);
    QCOMPARE(conversation.settings().draft, u"better words"_s);
    const auto *strip = m_view->findChild<ComposerStrip *>(u"target"_s);
    QVERIFY(strip->isVisible()); // and says why
    QStringList said;
    for (const QLabel *label : strip->findChildren<QLabel *>())
        said << label->text();
    QVERIFY(said.join(u' ').contains(u"cannot be changed"_s));
    QTest::keyClick(edit(), Qt::Key_Return);
    QVERIFY(edit()->toPlainText().isEmpty());
    QVERIFY(!strip->isVisible());
    QVERIFY(fakeOf(*m_session).asked.last().contains(u"better words"_s)); // as a new message
}

void TestDrafts::itWaitsWhileSomethingIsWritten()
{
    const Conversation &conversation = open(u"romeo@example.test"_s);
    QTest::keyClicks(edit(), u"half a thought"_s);
    Q_EMIT m_session->notKept(::edit(u"romeo@example.test"_s, u"better words"_s));
    QCOMPARE(edit()->toPlainText(), u"half a thought"_s);
    QVERIFY(edit()->document()->isUndoAvailable()); // of what was typed
    QCOMPARE(draftOf(conversation.settings()).returned.size(), 1u);
    QVERIFY(takeUp()->isVisible() && !takeUp()->isEnabled());
    QTest::keyClick(edit(), Qt::Key_Return);
    QVERIFY(fakeOf(*m_session).asked.last().contains(u"half a thought"_s));
    QVERIFY(edit()->toPlainText().isEmpty()); // who types on at once does not type into it
    QTest::mouseClick(takeUp(), Qt::LeftButton);
    QCOMPARE(edit()->toPlainText(), u"better words"_s);
    QVERIFY(!takeUp()->isVisible());
    m_view->saveDraft();
    QCOMPARE(conversation.settings().draft, u"better words"_s);
}

void TestDrafts::itIsNoPartOfAnAnswer()
{
    open(u"romeo@example.test"_s);
    Message other = incoming(jid(u"romeo@example.test"_s), u"Really?"_s, QDateTime::currentDateTimeUtc());
    other.id = 4;
    composer().startReply(other, u"Romeo"_s);
    refuse(u"romeo@example.test"_s, u"better words"_s);
    QVERIFY(edit()->toPlainText().isEmpty());
    QCOMPARE(composer().draft().answers.message, 4);
    QVERIFY(composer().findChild<ComposerStrip *>(u"target"_s)->isVisible());
    QVERIFY(!takeUp()->isEnabled());
    composer().startEdit(other); // nor of another edit
    QVERIFY(!takeUp()->isEnabled());
    QTest::keyClick(edit(), Qt::Key_Escape);
    QTest::keyClick(edit(), Qt::Key_Escape);
    QVERIFY(takeUp()->isEnabled());
    QTest::mouseClick(takeUp(), Qt::LeftButton);
    QVERIFY(composer().draft() == Draft{.text = {.body = u"better words"_s}});
}

void TestDrafts::itIsNotLostToAnInputMethod()
{
    open(u"romeo@example.test"_s);
    QInputMethodEvent composing(u"に"_s, {});
    QCoreApplication::sendEvent(edit(), &composing);
    refuse(u"romeo@example.test"_s, u"better words"_s);
    QCOMPARE(edit()->textCursor().block().layout()->preeditAreaText(), u"に"_s);
    QInputMethodEvent done;
    done.setCommitString(u"日"_s);
    QCoreApplication::sendEvent(edit(), &done);
    QCOMPARE(edit()->toPlainText(), u"日"_s);
    QCOMPARE(composer().draft().returned.size(), 1u);
}

void TestDrafts::severalWaitOneByOne()
{
    open(u"romeo@example.test"_s);
    refuse(u"romeo@example.test"_s, u"one"_s);
    refuse(u"romeo@example.test"_s, u"two"_s);
    refuse(u"romeo@example.test"_s, u"three"_s);
    QCOMPARE(edit()->toPlainText(), u"one"_s);
    for (const QString &next : {u"two"_s, u"three"_s}) {
        QTest::keyClick(edit(), Qt::Key_Return);
        QTest::mouseClick(takeUp(), Qt::LeftButton);
        QCOMPARE(edit()->toPlainText(), next);
    }
    QVERIFY(!takeUp()->isVisible());
}

void TestDrafts::itComesBackWhereItBelongs()
{
    const Conversation &conversation = open(u"romeo@example.test"_s);
    QTest::keyClicks(edit(), u"half a thought"_s);
    open(u"juliet@example.test"_s);
    refuse(u"romeo@example.test"_s, u"better words"_s);
    QVERIFY(edit()->toPlainText().isEmpty());
    QVERIFY(!takeUp()->isVisible());
    QVERIFY(draftOf(conversation.settings()) ==
            (Draft{.text = {.body = u"half a thought"_s}, .returned = {{.body = u"better words"_s}}}));
    open(u"romeo@example.test"_s);
    QCOMPARE(edit()->toPlainText(), u"half a thought"_s);
    QVERIFY(takeUp()->isVisible());
}

void TestDrafts::itComesBackWhereNothingIsKept()
{
    open(u"juliet@example.test"_s);
    m_session->removeConversation(jid(u"romeo@example.test"_s));
    QVERIFY(!m_session->conversations().find(jid(u"romeo@example.test"_s)));
    refuse(u"romeo@example.test"_s, u"better words"_s);
    const Conversation *again = m_session->conversations().find(jid(u"romeo@example.test"_s));
    QVERIFY(again);
    QVERIFY(draftOf(again->settings()) == Draft{.returned = {{.body = u"better words"_s}}});
}

void TestDrafts::whatIsSentIsNoDraft()
{
    const Conversation &conversation = open(u"romeo@example.test"_s);
    QTest::keyClicks(edit(), u"Good night"_s);
    m_view->saveDraft();
    QTest::keyClick(edit(), Qt::Key_Return);
    QVERIFY(conversation.settings().draft.isEmpty());
    QVERIFY(edit()->toPlainText().isEmpty());
}

/// As after a restart: the conversation is read from the store, the view is another one.
void TestDrafts::filesComeBackWithIt()
{
    const QTemporaryDir dir;
    m_session->files().openAccount({}, dir.filePath(u"files"_s));
    const Conversation &conversation = open(u"romeo@example.test"_s);
    QImage picture(4, 4, QImage::Format_RGB32);
    picture.fill(Qt::red);
    Q_EMIT edit()->pictureGiven(picture); // pasted
    QTRY_COMPARE(composer().attachments().size(), 1u);
    const QString file = composer().attachments().front().localFile;
    QVERIFY(file.contains(u"/own-"_s)); // which is how the store knows that a draft names it
    open(u"juliet@example.test"_s);
    QVERIFY(composer().attachments().empty());
    QCOMPARE(draftOf(conversation.settings()).files, QStringList{file});
    m_view = std::make_unique<ConversationView>(*m_session);
    m_view->show();
    open(u"romeo@example.test"_s);
    QTRY_COMPARE(composer().attachments().size(), 1u);
    QCOMPARE(composer().attachments().front().localFile, file);
    QTest::keyClicks(edit(), u"look"_s);
    QTest::keyClick(edit(), Qt::Key_Return);
    QVERIFY(conversation.settings().draft.isEmpty());
    QVERIFY(QFile::exists(file)); // it goes with the message
}

void TestDrafts::whatIsKnownLateIsShown()
{
    Conversation &conversation = open(u"romeo@example.test"_s);
    conversation.setSettings(withDraft(conversation.settings(), {.text = {.body = u"from before"_s}}));
    QCOMPARE(edit()->toPlainText(), u"from before"_s);
    QTest::keyClicks(edit(), u"!"_s);
    conversation.setSettings({}); // but what is typed stays
    QCOMPARE(edit()->toPlainText(), u"from before!"_s);
}

QTEST_MAIN(TestDrafts)

#include "tst_drafts.moc"

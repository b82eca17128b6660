// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/sample.h"
#include "ui/chat/composer.h"
#include "ui/chat/composerstrip.h"
#include "ui/chat/conversationview.h"
#include "ui/chat/messageedit.h"

#include <QLabel>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

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
    void anEditOfWhatIsGoneComesBack();
    void itComesBackBehindWhatIsWritten();
    void itComesBackWhereItBelongs();
    void whatIsKnownLateIsShown();

private:
    Conversation &open(const QString &address)
    {
        const Jid peer = jid(address);
        m_view->open(peer);
        return m_session->conversations().at(peer);
    }
    MessageEdit *edit() const { return m_view->findChild<MessageEdit *>(); }

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

void TestDrafts::anEditOfWhatIsGoneComesBack()
{
    const Conversation &conversation = open(u"romeo@example.test"_s);
    Q_EMIT m_session->notCorrected(::edit(u"romeo@example.test"_s, u"better words"_s));
    QCOMPARE(edit()->toPlainText(), u"better words"_s);
    QCOMPARE(conversation.settings().draft, u"better words"_s);
    const auto *strip = m_view->findChild<ComposerStrip *>();
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

void TestDrafts::itComesBackBehindWhatIsWritten()
{
    open(u"romeo@example.test"_s);
    QTest::keyClicks(edit(), u"half a thought"_s);
    Q_EMIT m_session->notKept(::edit(u"romeo@example.test"_s, u"better words"_s));
    QCOMPARE(edit()->toPlainText(), u"half a thought\nbetter words"_s);
    auto &composer = *m_view->findChild<Composer *>();
    Message another = outgoing(jid(u"romeo@example.test"_s), u"another"_s, QDateTime::currentDateTimeUtc());
    another.id = 4;
    composer.startEdit(another);
    Q_EMIT m_session->notCorrected(::edit(u"romeo@example.test"_s, u"more"_s));
    QCOMPARE(edit()->toPlainText(), u"another"_s); // is not disturbed
    QCOMPARE(composer.draft().text.body, u"half a thought\nbetter words\nmore"_s);
}

void TestDrafts::itComesBackWhereItBelongs()
{
    const Conversation &conversation = open(u"romeo@example.test"_s);
    QTest::keyClicks(edit(), u"half a thought"_s);
    open(u"juliet@example.test"_s);
    Q_EMIT m_session->notCorrected(::edit(u"romeo@example.test"_s, u"better words"_s));
    QVERIFY(edit()->toPlainText().isEmpty());
    QCOMPARE(conversation.settings().draft, u"half a thought\nbetter words"_s);
    open(u"romeo@example.test"_s);
    QCOMPARE(edit()->toPlainText(), u"half a thought\nbetter words"_s);
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

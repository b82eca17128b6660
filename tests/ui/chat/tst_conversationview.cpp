// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/call/callfixture.h"
#include "tests/ui/support/sample.h"
#include "ui/chat/callbar.h"
#include "ui/chat/composer.h"
#include "ui/chat/conversationheader.h"
#include "ui/chat/conversationview.h"
#include "ui/chat/detailspane.h"
#include "ui/chat/messageedit.h"
#include "ui/chat/messageview.h"
#include "ui/chat/otherdevicebar.h"
#include "ui/chat/strangerbar.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

class TestConversationView final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void sendingGoesToThePeer();
    void typingIsTold();
    void whatIsSeenIsRead();
    void whatIsNotSeenStaysUnread();
    void comingBackReads();
    void newLineStandsAboveTheUnread();
    void headerSaysHowTheyCanBeReached_data();
    void headerSaysHowTheyCanBeReached();
    void callButtonFollowsTheirDevices();
    void callBarLeadsBack();
    void aCallOfAnotherDeviceIsTakenHere();
    void sendAgainAsksTheSession();
    void clearingClosesIt();
    void detailsAreHonest();
    void messagesAreAnsweredEditedAndLiked();
    void strangersWaitToBeAccepted();

private:
    Conversation &open(const QString &address)
    {
        const Jid peer = jid(address);
        m_view->open(peer);
        return m_session->conversations().at(peer);
    }
    MessageEdit *edit() const { return m_view->findChild<MessageEdit *>(); }
    MessageView *messages() const { return m_view->findChild<MessageView *>(); }
    MessageModel *model() const { return m_view->findChild<MessageModel *>(); }
    QStringList asked() const { return fakeOf(*m_session).asked; }

    std::unique_ptr<Session> m_session;
    std::unique_ptr<ConversationView> m_view;
};

void TestConversationView::init()
{
    m_session = std::make_unique<Session>(SessionSettings{});
    fillSample(*m_session);
    m_view = std::make_unique<ConversationView>(*m_session);
    m_view->resize(640, 700);
    m_view->show();
    m_view->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void TestConversationView::cleanup()
{
    m_view.reset();
    m_session.reset();
}

void TestConversationView::sendingGoesToThePeer()
{
    open(u"romeo@example.test"_s).setNewestPage({}, false);
    QTest::keyClicks(edit(), u"Good night"_s);
    QTest::keyClick(edit(), Qt::Key_Return);
    QVERIFY(asked().contains("send romeo@example.test Good night"_L1));
    QCOMPARE(model()->rowCount(), 1);
    QCOMPARE(model()->at(0).state, DeliveryState::Pending);
}

void TestConversationView::typingIsTold()
{
    open(u"romeo@example.test"_s);
    QTest::keyClicks(edit(), u"ab"_s);
    open(u"juliet@example.test"_s);
    QCOMPARE(asked(),
             (QStringList{u"chat-state romeo@example.test composing"_s, u"chat-state romeo@example.test paused"_s}));
    open(u"romeo@example.test"_s); // its draft comes back without a word
    QCOMPARE(asked().size(), 2);
}

void TestConversationView::whatIsSeenIsRead()
{
    Conversation &conversation = open(u"juliet@example.test"_s);
    QCOMPARE(conversation.unread(), 0);
    conversation.append(incoming(conversation.peer(), u"and now?"_s, QDateTime::currentDateTimeUtc()), true);
    QCOMPARE(conversation.unread(), 0);
    QCOMPARE(model()->firstNew(), model()->at(model()->rowCount() - 2).id); // the line of the opening stays
}

void TestConversationView::whatIsNotSeenStaysUnread()
{
    Conversation &conversation = open(u"juliet@example.test"_s);
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    const Message first = incoming(conversation.peer(), u"are you there?"_s, QDateTime::currentDateTimeUtc());
    conversation.append(first, true);
    conversation.append(incoming(conversation.peer(), u"hello?"_s, QDateTime::currentDateTimeUtc()), true);
    QCOMPARE(conversation.unread(), 2);
    QCOMPARE(model()->firstNew(), first.id);
    other.hide();
    m_view->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    QTRY_COMPARE(conversation.unread(), 0);
    QCOMPARE(model()->firstNew(), first.id); // still shows what was missed
    QTest::keyClicks(edit(), u"yes"_s);
    QTest::keyClick(edit(), Qt::Key_Return);
    QCOMPARE(model()->firstNew(), 0);
}

void TestConversationView::comingBackReads()
{
    QWidget window; // as in the main window, the view is not a window of its own
    auto *inside = new QVBoxLayout(&window);
    inside->addWidget(m_view.get());
    window.resize(640, 700);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    Conversation &conversation = open(u"juliet@example.test"_s);
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    conversation.append(incoming(conversation.peer(), u"are you there?"_s, QDateTime::currentDateTimeUtc()), true);
    QCOMPARE(conversation.unread(), 1);
    other.hide();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTRY_COMPARE(conversation.unread(), 0);
    m_view->setParent(nullptr);
}

void TestConversationView::newLineStandsAboveTheUnread()
{
    const Jid peer = jid(u"romeo@example.test"_s);
    Conversation &conversation = m_session->conversations().at(peer);
    std::vector<Message> page;
    for (int i = 0; i < 60; ++i)
        page.push_back(incoming(peer, u"message %1"_s.arg(i), QDateTime::currentDateTimeUtc().addSecs(i - 3600)));
    page.insert(page.begin() + 30, outgoing(peer, u"mine"_s, QDateTime::currentDateTimeUtc().addSecs(-3000)));
    Message call = incoming(peer, QString(), QDateTime::currentDateTimeUtc());
    call.kind = MessageKind::Call;
    page.push_back(call);
    for (int i = 0; i < 62; ++i)
        page[size_t(i)].id = 5000 + i;
    conversation.setSummary(page.back(), 40);
    open(peer.toString());
    QVERIFY(!model()->firstNew()); // nothing is loaded yet
    conversation.setNewestPage(page, false);
    QCOMPARE(model()->rowOf(model()->firstNew()), 20); // forty of theirs, ours between, a call after
    // Its line is in sight, and what is below stays unread until it is seen.
    const QRect line = messages()->visualRect(model()->index(20));
    QVERIFY(line.top() >= 0 && line.top() < messages()->viewport()->height());
    QCOMPARE(conversation.unread(), 40);
    messages()->scrollToEnd();
    QCOMPARE(conversation.unread(), 0);
}

void TestConversationView::headerSaysHowTheyCanBeReached_data()
{
    QTest::addColumn<int>("devices");
    QTest::addColumn<QString>("status");
    QTest::addColumn<int>("idleMinutes");
    QTest::addColumn<QString>("words");
    QTest::newRow("offline") << 0 << QString() << 0 << u"Offline"_s;
    QTest::newRow("one device") << 1 << QString() << 0 << u"Available"_s;
    QTest::newRow("with a status") << 1 << u"At the balcony"_s << 0 << u"Available — At the balcony"_s;
    QTest::newRow("two devices") << 2 << u"100 % there"_s << 0 << u"Available — 100 % there · 2 device(s)"_s;
    QTest::newRow("last active") << 1 << QString() << 20 << u"Available · last active 20 minute(s) ago"_s;
    QTest::newRow("a clock ahead of ours") << 1 << QString() << -20 << u"Available"_s;
}

void TestConversationView::headerSaysHowTheyCanBeReached()
{
    QFETCH(int, devices);
    QFETCH(QString, status);
    QFETCH(int, idleMinutes);
    const QDateTime now = QDateTime(QDate(2026, 11, 20), QTime(14, 5));
    Contact someone = contact(u"someone@example.test"_s, u"Someone"_s);
    for (int i = 0; i < devices; ++i) {
        Presence device = presence(u"someone@example.test/%1"_s.arg(i), Availability::Available, status);
        if (idleMinutes != 0)
            device.idleSince = now.addSecs(-60 * idleMinutes);
        update(someone.resources, device);
    }
    QTEST(presenceWords(&someone, now), "words");
    QCOMPARE(presenceWords(nullptr, now), u"Not one of your contacts"_s);
}

void TestConversationView::callButtonFollowsTheirDevices()
{
    open(u"romeo@example.test"_s);
    QToolButton *call = nullptr;
    for (QToolButton *button : m_view->findChildren<QToolButton *>()) {
        if (button->accessibleName() == u"Call"_s)
            call = button;
    }
    QVERIFY(call && !call->isEnabled());
    // Each reason is told, and told apart.
    QStringList reasons{call->toolTip()};
    using enum CallObstacle;
    for (const CallObstacle obstacle : {Unknown, NoVoice, NoEncryption}) {
        fakeOf(*m_session).obstacles.insert(jid(u"romeo@example.test"_s), obstacle);
        Q_EMIT m_session->callabilityChanged(jid(u"romeo@example.test"_s));
        QVERIFY(!call->isEnabled());
        reasons << call->toolTip();
        QCOMPARE(call->accessibleDescription(), call->toolTip());
    }
    m_session->calls().setMicrophone(false);
    reasons << call->toolTip();
    m_session->calls().setElsewhere(LineUse::Talking);
    reasons << call->toolTip();
    fakeOf(*m_session).state = SessionState::Waiting;
    Q_EMIT m_session->stateChanged();
    reasons << call->toolTip();
    QVERIFY(!reasons.contains(QString()));
    QCOMPARE(reasons.removeDuplicates(), 0);
    QCOMPARE(reasons.size(), 7);
    fakeOf(*m_session).state = SessionState::Online;
    m_session->calls().setElsewhere(LineUse::Free);
    m_session->calls().setMicrophone(true);
    fakeOf(*m_session).callable.insert(jid(u"romeo@example.test"_s));
    Q_EMIT m_session->callabilityChanged(jid(u"romeo@example.test"_s));
    QVERIFY(call->isEnabled());
    fakeOf(*m_session).state = SessionState::Waiting;
    Q_EMIT m_session->stateChanged();
    QVERIFY(!call->isEnabled());
    fakeOf(*m_session).state = SessionState::Online;
    Q_EMIT m_session->stateChanged();
    QTest::mouseClick(call, Qt::LeftButton);
    QCOMPARE(asked(), QStringList{u"call romeo@example.test"_s});
    QVERIFY(!call->isEnabled()); // one call at a time
}

void TestConversationView::callBarLeadsBack()
{
    open(u"juliet@example.test"_s);
    auto *bar = m_view->findChild<CallBar *>();
    QVERIFY(!bar->isVisible());
    connect(&theirCalls(*m_session), &Calls::incoming, this, [](Call *call) { call->answer(); });
    Call *call = m_session->call(jid(u"juliet@example.test"_s));
    QVERIFY(call);
    QVERIFY(bar->isVisible());
    QTRY_COMPARE(call->state(), CallState::Active);
    QVERIFY(bar->findChild<QLabel *>()->text().startsWith(u"In call with Juliette Capulet · 0:0"_s));
    QSignalSpy wanted(m_view.get(), &ConversationView::callWindowRequested);
    QTest::mouseClick(bar->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    call->hangUp();
    QTRY_VERIFY(!bar->isVisible());
}

void TestConversationView::aCallOfAnotherDeviceIsTakenHere()
{
    open(u"juliet@example.test"_s);
    fakeOf(*m_session).callable.insert(jid(u"juliet@example.test"_s));
    auto *bar = m_view->findChild<OtherDeviceBar *>();
    QVERIFY(!bar->isVisible());
    Device tablet{*fakeOf(*m_session).network, u"alice@example.test/tablet"_s};
    QList<Call *> rang;
    connect(&theirCalls(*m_session), &Calls::incoming, this, [&rang](Call *call) {
        rang.append(call);
        call->answer();
    });
    Call *there = tablet.calls.start(jid(u"juliet@example.test"_s));
    QTRY_VERIFY(bar->isVisible());
    QTRY_COMPARE(there->state(), CallState::Active);
    QCOMPARE(bar->findChild<QLabel *>()->text(), u"You are talking to Juliette Capulet on another device."_s);
    open(u"romeo@example.test"_s);
    QVERIFY(!bar->isVisible());
    open(u"juliet@example.test"_s);
    QVERIFY(bar->isVisible());

    m_session->calls().setMicrophone(false);
    QVERIFY(!bar->takeButton()->isEnabled());
    QVERIFY(!bar->takeButton()->toolTip().isEmpty());
    m_session->calls().setMicrophone(true);
    QTest::mouseClick(bar->takeButton(), Qt::LeftButton);
    Call *here = m_session->calls().current();
    QVERIFY(here);
    QVERIFY(!bar->takeButton()->isEnabled()); // under way
    QTRY_COMPARE(here->state(), CallState::Active);
    QTRY_COMPARE(there->state(), CallState::Ended);
    QTRY_VERIFY(!bar->isVisible());
    QCOMPARE(rang.size(), 1); // once, for both
}

void TestConversationView::sendAgainAsksTheSession()
{
    open(u"juliet@example.test"_s);
    Q_EMIT messages()->sendAgainRequested(77);
    QCOMPARE(asked(), QStringList{u"resend juliet@example.test 77"_s});
}

void TestConversationView::clearingClosesIt()
{
    open(u"juliet@example.test"_s);
    m_session->conversations().clear();
    QVERIFY(m_view->peer().isEmpty());
    QCOMPARE(model()->rowCount(), 0);
}

void TestConversationView::detailsAreHonest()
{
    DetailsPane details(*m_session, [](QMenu &, const Jid &, QWidget *) {});
    details.setPeer(jid(u"juliet@example.test"_s));
    QStringList texts;
    for (const QLabel *label : details.findChildren<QLabel *>())
        texts << label->text();
    QVERIFY(texts.contains(u"Not end-to-end encrypted"_s));
    QVERIFY(texts.contains(u"Available on 2 device(s)"_s));
    QVERIFY(texts.contains(u"“At the balcony” — balcony, priority 5\nAway — phone, priority 0"_s));
    QVERIFY(texts.contains(u"Friends"_s));
    QVERIFY(texts.contains(u"You see each other when online."_s));

    QSignalSpy groups(&details, &DetailsPane::groupsRequested);
    for (QPushButton *button : details.findChildren<QPushButton *>()) {
        if (button->text() == u"&Edit groups…"_s)
            button->click();
    }
    QCOMPARE(groups.size(), 1);
}

void TestConversationView::messagesAreAnsweredEditedAndLiked()
{
    const Jid romeo = jid(u"romeo@example.test"_s);
    Message theirs = incoming(romeo, u"Wherefore?"_s, QDateTime::currentDateTimeUtc());
    theirs.originId = u"theirs"_s;
    Message ours = outgoing(romeo, u"Helo"_s, QDateTime::currentDateTimeUtc());
    ours.originId = u"ours"_s;
    open(u"romeo@example.test"_s).setNewestPage({theirs, ours}, false);

    Q_EMIT messages()->replyRequested(theirs.id);
    QTest::keyClicks(edit(), u"here"_s);
    QTest::keyClick(edit(), Qt::Key_Return);
    QVERIFY(asked().contains("send romeo@example.test here"_L1));

    Q_EMIT messages()->editRequested(ours.id);
    QCOMPARE(edit()->toPlainText(), u"Helo"_s);
    QTest::keyClicks(edit(), u"!"_s);
    QTest::keyClick(edit(), Qt::Key_Return);
    QVERIFY(asked().contains(u"correct romeo@example.test %1 Helo!"_s.arg(ours.id)));

    Q_EMIT messages()->reactionToggled(theirs.id, u"👍"_s);
    QVERIFY(asked().contains(u"react romeo@example.test %1 👍"_s.arg(theirs.id)));
    Q_EMIT messages()->reactionToggled(987'654'321, u"👍"_s); // gone meanwhile
    QCOMPARE(asked().filter(u"react"_s).size(), 1);
}

void TestConversationView::strangersWaitToBeAccepted()
{
    auto *bar = m_view->findChild<StrangerBar *>();
    open(u"juliet@example.test"_s);
    QVERIFY(!bar->isVisible());
    Conversation &stranger = m_session->conversations().at(jid(u"stranger@example.test"_s));
    ConversationSettings settings;
    settings.accepted = false;
    stranger.setSettings(settings);
    open(u"stranger@example.test"_s);
    QVERIFY(bar->isVisible());
    const auto button = [bar](const QString &text) {
        const auto all = bar->findChildren<QPushButton *>();
        const auto found = std::ranges::find_if(all, [&text](auto *one) { return one->text().remove(u'&') == text; });
        return found == all.end() ? nullptr : *found;
    };
    QVERIFY(button(u"Block…"_s)->isVisible() && !button(u"Unblock"_s)->isVisible());
    QTest::mouseClick(button(u"Accept"_s), Qt::LeftButton);
    QVERIFY(asked().contains("accept stranger@example.test"_L1));
    QVERIFY(!bar->isVisible());

    stranger.setSettings(settings);
    QVERIFY(bar->isVisible());
    QTest::mouseClick(button(u"Decline"_s), Qt::LeftButton);
    QVERIFY(asked().contains("decline stranger@example.test"_L1));
    QVERIFY(m_view->peer().isEmpty());
}

QTEST_MAIN(TestConversationView)
#include "tst_conversationview.moc"

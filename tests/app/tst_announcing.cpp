// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/language.h"
#include "tests/app/twoaccounts.h"
#include "tests/support/fakenotifications.h"
#include "tests/support/sessionbus.h"
#include "ui/call/callwindow.h"
#include "ui/desktop/desktopdialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

namespace
{
const SessionBus *g_bus = nullptr; ///< set by main(), before anybody looks for the session bus
}

/// What others say and do stands on the desktop, and what is done there is done: whole windows, a real server, and a
/// desktop that is made up. Alice's account is the one in the window of `m_both`.
class TestAnnouncing final : public TwoAccounts
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void aMessageIsAnnouncedAndOpened();
    void whatIsOpenIsNotAnnounced();
    void aReplyIsSent();
    void readingElsewhereWithdraws();
    void whoIsNotToBeDisturbed();
    void quietHours();
    void namesOnly();
    void silencedInTheDialog();
    void whatWasMissedIsAnnouncedAtTheNextSignIn();
    void aCallIsAnswered();
    void aCallIsDeclined();
    void aCallThatIsGivenUpIsMissed();
    void quittingLeavesNothing();

private:
    bool meetBob(); ///< both are signed in; his window is the one in use
    bool say(const QString &words) { return !m_bob->session().send(jid(u"alice"_s), words).isEmpty(); }
    bool hasCome(const QString &words) ///< to Alice; the server remembers what was said in other tests
    {
        const auto &last = m_both->session().conversations().at(jid(u"bob"_s)).last();
        return last && last->body == words;
    }
    bool hasMissedCall()
    {
        const auto &last = m_both->session().conversations().at(jid(u"bob"_s)).last();
        return last && last->kind == MessageKind::Call && last->outcome == CallOutcome::Missed;
    }
    quint32 idOf(const QString &title)
    {
        const FakeNotifications::Shown *shown = m_desktop->find(title);
        return shown ? shown->id : 0;
    }

    std::unique_ptr<FakeNotifications> m_desktop;
};

void TestAnnouncing::cleanup()
{
    for (Window *window : {&m_both, &m_bob, &m_dave})
        window->reset();
    m_desktop.reset();
}

bool TestAnnouncing::meetBob()
{
    m_desktop = std::make_unique<FakeNotifications>(
        g_bus->address(), QStringList{u"body"_s, u"body-markup"_s, u"actions"_s, u"inline-reply"_s, u"persistence"_s});
    if (!m_desktop->isThere())
        return false;
    m_bob = makeWindow(u"bob"_s);
    m_bob->start();
    if (!signIn(*m_both, u"alice"_s) || !signIn(*m_bob, u"bob"_s))
        return false;
    m_bob->window()->activateWindow();
    return QTest::qWaitForWindowActive(m_bob->window(), kLimitMs) &&
           waitFor([&] { return m_both->session().roster().find(jid(u"bob"_s)) != nullptr; }, kLimitMs);
}

void TestAnnouncing::aMessageIsAnnouncedAndOpened()
{
    QVERIFY(meetBob());
    QVERIFY(say(u"Good <evening>"_s));
    EVENTUALLY(idOf(u"Bob"_s));
    const quint32 id = idOf(u"Bob"_s);
    QCOMPARE(m_desktop->find(u"Bob"_s)->title, u"Bob"_s);
    QCOMPARE(m_desktop->find(u"Bob"_s)->body, u"Good &lt;evening&gt;"_s);
    QVERIFY(say(u"Are you there?"_s));
    EVENTUALLY(m_desktop->find(u"Bob – 2 new messages"_s));
    QCOMPARE(m_desktop->shown().size(), 1);
    QCOMPARE(idOf(u"Bob"_s), id);

    m_desktop->press(id, u"default"_s, u"a-token"_s);
    EVENTUALLY(m_both->mainWindow()->openPeer() == jid(u"bob"_s));
    EVENTUALLY(m_both->window()->isActiveWindow());
    QCOMPARE(qEnvironmentVariable("XDG_ACTIVATION_TOKEN"), u"a-token"_s);
    EVENTUALLY(m_desktop->closed().contains(id)); // it was read
    QVERIFY(m_desktop->shown().isEmpty());
    QCOMPARE(m_both->session().conversations().at(jid(u"bob"_s)).unread(), 0);
}

void TestAnnouncing::whatIsOpenIsNotAnnounced()
{
    QVERIFY(meetBob());
    m_both->mainWindow()->openConversation(jid(u"bob"_s));
    QVERIFY(activate());
    QVERIFY(say(u"You see this"_s));
    EVENTUALLY(hasCome(u"You see this"_s));
    m_both->mainWindow()->openConversation(jid(u"dave"_s));
    QVERIFY(say(u"And not this"_s));
    EVENTUALLY(idOf(u"Bob"_s));
    QCOMPARE(m_desktop->find(u"Bob"_s)->body, u"And not this"_s);
    QCOMPARE(m_desktop->asked(), 1);
}

void TestAnnouncing::aReplyIsSent()
{
    QVERIFY(meetBob());
    QVERIFY(say(u"Tea?"_s));
    EVENTUALLY(idOf(u"Bob"_s));
    m_desktop->type(idOf(u"Bob"_s), u"Yes, <please>"_s);
    const Conversation &there = m_bob->session().conversations().at(jid(u"alice"_s));
    EVENTUALLY(there.last() && there.last()->body == u"Yes, <please>"_s);
    EVENTUALLY(m_desktop->shown().isEmpty()); // who answers has read it
    const Conversation &here = m_both->session().conversations().at(jid(u"bob"_s));
    EVENTUALLY(here.last()->state >= DeliveryState::Delivered);
    QCOMPARE(here.unread(), 0);
    QVERIFY(m_both->mainWindow()->openPeer().isEmpty());
}

/// Another device of Alice's shows it.
void TestAnnouncing::readingElsewhereWithdraws()
{
    QVERIFY(meetBob());
    m_dave = makeWindow(u"other"_s);
    m_dave->start();
    QVERIFY(signIn(*m_dave, u"alice"_s));
    m_dave->mainWindow()->openConversation(jid(u"bob"_s));
    m_dave->window()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dave->window(), kLimitMs));
    QVERIFY(say(u"Good evening"_s));
    EVENTUALLY(m_desktop->asked() == 1); // by the first
    EVENTUALLY(m_desktop->shown().isEmpty());
    QCOMPARE(m_desktop->closed().size(), 1);
}

void TestAnnouncing::whoIsNotToBeDisturbed()
{
    QVERIFY(meetBob());
    m_both->session().setPresence(Availability::DoNotDisturb, QString());
    QVERIFY(say(u"Psst"_s));
    Conversation &conversation = m_both->session().conversations().at(jid(u"bob"_s));
    EVENTUALLY(conversation.unread() == 1);
    m_both->session().setPresence(Availability::Available, QString());
    QVERIFY(say(u"Hello"_s));
    EVENTUALLY(idOf(u"Bob"_s));
    QCOMPARE(m_desktop->find(u"Bob"_s)->body, u"Hello"_s);
    // And a conversation that is to be quiet.
    conversation.markRead();
    EVENTUALLY(m_desktop->shown().isEmpty());
    ConversationSettings settings = conversation.settings();
    settings.notify = Notify::None;
    m_both->session().saveSettings(jid(u"bob"_s), settings);
    QVERIFY(say(u"Quietly"_s));
    EVENTUALLY(conversation.unread() == 1);
    settings.notify = Notify::All;
    m_both->session().saveSettings(jid(u"bob"_s), settings);
    QVERIFY(say(u"Aloud"_s));
    EVENTUALLY(idOf(u"Bob"_s));
    QCOMPARE(m_desktop->find(u"Bob"_s)->body, u"Aloud"_s);
}

/// What is missed then is missed as without them; who may always call does.
void TestAnnouncing::quietHours()
{
    QSettings settings;
    keep(DesktopWishes{.quiet = {.isOn = true, .from = {12, 0}, .to = {12, 0}}}, settings); // all day long
    m_both = makeWindow(u"both"_s);
    m_both->start();
    QVERIFY(meetBob());
    QVERIFY(say(u"At night"_s));
    EVENTUALLY(hasCome(u"At night"_s));
    Conversation &conversation = m_both->session().conversations().at(jid(u"bob"_s));
    EVENTUALLY(m_bob->session().canCall(jid(u"alice"_s)));
    Call *call = m_bob->session().call(jid(u"alice"_s));
    QVERIFY(call);
    QSignalSpy incoming(&m_both->session().calls(), &Calls::incoming);
    EVENTUALLY(!incoming.isEmpty());
    QVERIFY(!m_both->incomingPopup());
    call->hangUp();
    EVENTUALLY(hasMissedCall());
    QCOMPARE(m_desktop->asked(), 0);

    ConversationSettings always = conversation.settings();
    always.ringsAlways = true;
    m_both->session().saveSettings(jid(u"bob"_s), always);
    EVENTUALLY(m_bob->session().canCall(jid(u"alice"_s)));
    QVERIFY(m_bob->session().call(jid(u"alice"_s)));
    EVENTUALLY(idOf(u"Bob is calling"_s));
    QVERIFY(m_both->incomingPopup());
}

void TestAnnouncing::namesOnly()
{
    QSettings settings;
    keep(DesktopWishes{.showsText = false}, settings);
    m_both = makeWindow(u"both"_s);
    m_both->start();
    QVERIFY(meetBob());
    QVERIFY(say(u"the secret"_s));
    EVENTUALLY(idOf(u"Bob"_s));
    QCOMPARE(m_desktop->find(u"Bob"_s)->body, u"New message"_s);
}

void TestAnnouncing::silencedInTheDialog()
{
    QVERIFY(meetBob());
    QVERIFY(say(u"Good evening"_s));
    EVENTUALLY(idOf(u"Bob"_s));
    QVERIFY(activate());
    QVERIFY(pressAndChoose(*m_both->window(), u"Menu"_s, u"Notifications…"_s));
    EVENTUALLY(m_both->window()->findChild<DesktopDialog *>());
    auto *dialog = m_both->window()->findChild<DesktopDialog *>();
    EVENTUALLY(dialog->isVisible());
    shoot(*dialog, u"announcing-dialog"_s);
    dialog->findChild<QCheckBox *>()->click(); // the first: new messages
    EVENTUALLY(m_desktop->shown().isEmpty());
    QVERIFY(!keptDesktopWishes(QSettings()).announces);
    const int asked = m_desktop->asked();
    QVERIFY(say(u"Nobody hears this"_s));
    EVENTUALLY(hasCome(u"Nobody hears this"_s));
    dialog->findChild<QCheckBox *>()->click();
    dialog->close();
    QVERIFY(say(u"This is heard"_s));
    EVENTUALLY(idOf(u"Bob"_s));
    QCOMPARE(m_desktop->find(u"Bob"_s)->body, u"This is heard"_s);
    QCOMPARE(m_desktop->asked(), asked + 1);
}

void TestAnnouncing::whatWasMissedIsAnnouncedAtTheNextSignIn()
{
    QVERIFY(meetBob());
    m_both->session().signOut();
    EVENTUALLY(m_both->session().state() == SessionState::SignedOut && m_both->signInWindow());
    QVERIFY(say(u"1"_s));
    QVERIFY(say(u"2"_s));
    EVENTUALLY(m_bob->session().conversations().at(jid(u"alice"_s)).last()->state >= DeliveryState::Sent);
    QVERIFY(m_desktop->shown().isEmpty());
    QVERIFY(signIn(*m_both, u"alice"_s));
    EVENTUALLY(m_desktop->find(u"Bob – 2 new messages"_s));
    QCOMPARE(m_desktop->find(u"Bob"_s)->body, u"1\n2"_s);
}

void TestAnnouncing::aCallIsAnswered()
{
    QVERIFY(meetBob());
    EVENTUALLY(m_bob->session().canCall(jid(u"alice"_s)));
    QVERIFY(m_bob->session().call(jid(u"alice"_s)));
    EVENTUALLY(idOf(u"Bob is calling"_s));
    const quint32 id = idOf(u"Bob is calling"_s);
    m_desktop->press(id, u"answer"_s);
    EVENTUALLY(m_both->callWindow() && m_bob->callWindow()->call()->state() == CallState::Active);
    EVENTUALLY(m_desktop->closed().contains(id));
    QVERIFY(!m_both->incomingPopup());
}

void TestAnnouncing::aCallIsDeclined()
{
    QVERIFY(meetBob());
    EVENTUALLY(m_bob->session().canCall(jid(u"alice"_s)));
    QVERIFY(m_bob->session().call(jid(u"alice"_s)));
    EVENTUALLY(idOf(u"Bob is calling"_s));
    m_desktop->press(idOf(u"Bob is calling"_s), u"decline"_s);
    EVENTUALLY(m_bob->callWindow()->call()->state() == CallState::Ended);
    QCOMPARE(m_bob->callWindow()->call()->outcome(), CallOutcome::Declined);
    EVENTUALLY(m_desktop->shown().isEmpty());
}

void TestAnnouncing::aCallThatIsGivenUpIsMissed()
{
    QVERIFY(meetBob());
    EVENTUALLY(m_bob->session().canCall(jid(u"alice"_s)));
    Call *call = m_bob->session().call(jid(u"alice"_s));
    QVERIFY(call);
    EVENTUALLY(idOf(u"Bob is calling"_s));
    call->hangUp();
    EVENTUALLY(!m_desktop->find(u"Bob is calling"_s) && idOf(u"Bob"_s));
    QCOMPARE(m_desktop->find(u"Bob"_s)->body, u"Missed call"_s);
}

void TestAnnouncing::quittingLeavesNothing()
{
    QVERIFY(meetBob());
    QVERIFY(say(u"Good evening"_s));
    EVENTUALLY(idOf(u"Bob"_s));
    QSignalSpy finished(m_both.get(), &Application::finished);
    m_both->quit();
    EVENTUALLY(finished.size() == 1);
    EVENTUALLY(m_desktop->shown().isEmpty());
}

int main(int argc, char **argv)
{
    const SessionBus bus;
    g_bus = &bus;
    QApplication application(argc, argv);
    installTranslations(application, QLocale(QLocale::English)); // plurals
    if (!bus.isReady())
        qFatal("there is no D-Bus session");
    TestAnnouncing test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_announcing.moc"

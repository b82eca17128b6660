// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/fakepeople.h"
#include "tests/ui/support/sample.h"
#include "ui/chat/detailspane.h"
#include "ui/roster/names.h"
#include "ui/style/format.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// What stands beside a conversation.
class TestDetailsPane final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theirClockIsAskedOnce();
    void whoMayNotSeeUsIsNotAsked();
    void aClockLikeOursIsNotShown();
    void whenTheyWereLastActive();
    void theirStatusInEveryLanguage();
    void notesHaveNoGroups();

private:
    bool says(const QString &text) const;

    const Jid m_juliet = jid(u"juliet@example.test"_s);
    std::unique_ptr<Session> m_session;
    std::unique_ptr<DetailsPane> m_pane;
};

void TestDetailsPane::init()
{
    m_session = std::make_unique<Session>(SessionSettings{});
    fillSample(*m_session);
    m_pane = std::make_unique<DetailsPane>(*m_session, [](QMenu &, const Jid &, QWidget *) {});
    m_pane->resize(290, 700);
}

void TestDetailsPane::cleanup()
{
    m_pane.reset();
    m_session.reset();
}

bool TestDetailsPane::says(const QString &text) const
{
    for (const QLabel *label : m_pane->findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(text))
            return true;
    }
    return false;
}

void TestDetailsPane::theirClockIsAskedOnce()
{
    FakeProfiles &profiles = fakeOf(m_session->profiles());
    const int ours = QDateTime::currentDateTime().offsetFromUtc() / 60;
    profiles.offset = std::chrono::minutes(ours > 0 ? ours - 300 : ours + 300);
    m_pane->setPeer(m_juliet);
    QVERIFY(profiles.asked.isEmpty()); // nobody looks
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    QCOMPARE(profiles.asked, QStringList{u"juliet@example.test/balcony"_s});
    QVERIFY(says(u" at their place"_s));
    m_session->roster().setPresence(presence(u"juliet@example.test/balcony"_s, Availability::Away));
    QCOMPARE(profiles.asked.first(), u"juliet@example.test/balcony"_s);
    m_pane->setPeer(jid(u"tybalt@example.test"_s)); // who is not there
    QVERIFY(!says(u" at their place"_s));
}

void TestDetailsPane::whoMayNotSeeUsIsNotAsked()
{
    Contact juliet = *m_session->roster().find(m_juliet);
    juliet.subscription = Subscription::To;
    m_session->roster().upsert(juliet);
    m_pane->setPeer(m_juliet);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    QVERIFY(fakeOf(m_session->profiles()).asked.isEmpty());
}

void TestDetailsPane::aClockLikeOursIsNotShown()
{
    fakeOf(m_session->profiles()).offset = std::chrono::minutes(QDateTime::currentDateTime().offsetFromUtc() / 60);
    m_pane->setPeer(m_juliet);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    QCOMPARE(fakeOf(m_session->profiles()).asked.size(), 1);
    QVERIFY(!says(u" at their place"_s));
}

void TestDetailsPane::whenTheyWereLastActive()
{
    Presence idle = presence(u"romeo@example.test/orchard"_s, Availability::Away);
    idle.idleSince = QDateTime::currentDateTimeUtc().addSecs(-20 * 60 - 5);
    m_session->roster().setPresence(idle);
    m_pane->setPeer(jid(u"romeo@example.test"_s));
    m_pane->show();
    QVERIFY(says(u"last active 20 minute(s) ago"_s));
}

void TestDetailsPane::theirStatusInEveryLanguage()
{
    Presence away = presence(u"romeo@example.test/orchard"_s, Availability::Away);
    away.status = u"In the orchard"_s;
    away.statusTranslations = {{u"it"_s, u"Nel frutteto"_s}};
    m_session->roster().setPresence(away);
    m_pane->setPeer(jid(u"romeo@example.test"_s));
    m_pane->show();
    QVERIFY(says(u"“In the orchard”"_s));
    QVERIFY(says(u"\nitaliano: Nel frutteto"_s));
    const Contact *romeo = m_session->roster().find(jid(u"romeo@example.test"_s));
    QVERIFY(addressTip(romeo->jid, romeo, QDateTime::currentDateTimeUtc())
                .endsWith(u"<br>italiano: Nel frutteto</span>"_s));
}

void TestDetailsPane::notesHaveNoGroups()
{
    m_pane->setPeer(m_juliet);
    m_pane->show();
    QVERIFY(says(u"GROUPS"_s) && says(u"WHO SEES WHOM"_s));
    m_pane->setPeer(jid(u"alice@example.test"_s));
    QVERIFY(says(u"Notes"_s) && says(u"your own devices"_s));
    QVERIFY(!says(u"GROUPS"_s) && !says(u"WHO SEES WHOM"_s));
    for (const QPushButton *button : m_pane->findChildren<QPushButton *>())
        QVERIFY(!button->isVisible() || button->text().remove(u'&') != "Call"_L1);
    QVERIFY(fakeOf(m_session->profiles()).asked.size() <= 1); // our own clock is here
    m_pane->setPeer(m_juliet);
    QVERIFY(says(u"GROUPS"_s));
}

QTEST_MAIN(TestDetailsPane)
#include "tst_detailspane.moc"

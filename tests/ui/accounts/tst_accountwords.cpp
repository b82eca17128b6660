// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/accounts/accountwords.h"
#include "ui/style/format.h"

#include <QLocale>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

class TestAccountWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void states_data();
    void states();
    void names();
    void badges_data();
    void badges();
};

void TestAccountWords::states_data()
{
    using Kind = xmpp::ConnectionError::Kind;
    QTest::addColumn<SessionState>("state");
    QTest::addColumn<Availability>("chosen");
    QTest::addColumn<std::optional<Kind>>("error");
    QTest::addColumn<bool>("trouble");
    QTest::addColumn<Availability>("shown");
    QTest::addColumn<QString>("words");
    const std::optional<Kind> none;
    const auto available = Availability::Available;
    const auto offline = Availability::Offline;
    QTest::newRow("online") << SessionState::Online << available << none << false << available << u"Available"_s;
    QTest::newRow("online, away") << SessionState::Online << Availability::Away << none << false << Availability::Away
                                  << u"Away"_s;
    QTest::newRow("connecting") << SessionState::Connecting << available << none << false << offline
                                << u"Connecting…"_s;
    QTest::newRow("connecting again") << SessionState::Connecting << available << std::optional(Kind::Timeout) << false
                                      << offline << u"Connecting…"_s;
    QTest::newRow("lost") << SessionState::Waiting << available << std::optional(Kind::ConnectionLost) << true
                          << offline << u"The connection was lost."_s;
    QTest::newRow("lost, nobody knows why")
        << SessionState::Waiting << available << none << true << offline << u"There is no connection."_s;
    QTest::newRow("a wrong password") << SessionState::Failed << available << std::optional(Kind::WrongPassword) << true
                                      << offline << u"The password is wrong."_s;
    QTest::newRow("signed out") << SessionState::SignedOut << available << none << false << offline << u"Signed out"_s;
    QTest::newRow("given up by a person") << SessionState::SignedOut << available << std::optional(Kind::Unreachable)
                                          << true << offline << u"The server cannot be reached."_s;
}

void TestAccountWords::states()
{
    using Kind = xmpp::ConnectionError::Kind;
    QFETCH(SessionState, state);
    QFETCH(Availability, chosen);
    QFETCH(std::optional<Kind>, error);
    AccountState account;
    account.jid = *Jid::parse(u"alice@example.test");
    account.state = state;
    account.availability = chosen;
    if (error) {
        account.error.emplace();
        account.error->kind = *error;
    }
    QTEST(isInTrouble(account), "trouble");
    QTEST(shownAvailability(account), "shown");
    QTEST(stateWords(account), "words");
}

void TestAccountWords::names()
{
    AccountState account;
    QCOMPARE(accountName(account), u"New account: Signed out"_s);
    account.jid = *Jid::parse(u"alice@example.test");
    account.state = SessionState::Online;
    QCOMPARE(accountName(account), u"alice@example.test: Available"_s);
    account.unread = 3;
    QCOMPARE(accountName(account), u"alice@example.test: Available, 3 unread message(s)"_s);
}

void TestAccountWords::badges_data()
{
    QTest::addColumn<int>("unread");
    QTest::addColumn<QString>("words");
    QTest::newRow("none") << 0 << QString();
    QTest::newRow("less than none") << -1 << QString();
    QTest::newRow("one") << 1 << u"1"_s;
    QTest::newRow("as many as fit") << 99 << u"99"_s;
    QTest::newRow("more") << 100 << u"99+"_s;
    QTest::newRow("very many") << 2'000'000'000 << u"99+"_s;
}

void TestAccountWords::badges()
{
    QFETCH(int, unread);
    QTEST(badgeWords(unread), "words");
}

QTEST_GUILESS_MAIN(TestAccountWords)
#include "tst_accountwords.moc"

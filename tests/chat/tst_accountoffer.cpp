// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/accountoffer.h"

#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

/// Which links let somebody make an account, and what is decided by them (XEP-0445 §2.1, XEP-0401 §4).
class TestAccountOffer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offers_data();
    void offers();
};

void TestAccountOffer::offers_data()
{
    const Jid server = *Jid::parse(u"example.test");
    const Jid juliet = *Jid::parse(u"juliet@example.test");
    QTest::addColumn<QString>("link");
    QTest::addColumn<std::optional<AccountOffer>>("offer");
    const auto row = [](const char *name, const char16_t *link, const std::optional<AccountOffer> &offer) {
        QTest::newRow(name) << QString::fromUtf16(link) << offer;
    };
    row("any name", u"xmpp:example.test?register;preauth=T0K-en_",
        AccountOffer{.server = server, .token = u"T0K-en_"_s});
    row("a chosen name", u"xmpp:romeo@example.test?register;preauth=T0K-en_",
        AccountOffer{.server = server, .name = u"romeo"_s, .token = u"T0K-en_"_s});
    row("open to everybody", u"xmpp:example.test?register", AccountOffer{.server = server});
    row("by a person", u"xmpp:juliet@example.test?roster;preauth=T0K-en_;ibr=y",
        AccountOffer{.server = server, .inviter = juliet, .token = u"T0K-en_"_s});
    row("of a person elsewhere", u"xmpp:juliet@example.test?roster;preauth=T0K-en_", std::nullopt);
    row("ibr without a token", u"xmpp:juliet@example.test?roster;ibr=y", std::nullopt);
    row("by nobody", u"xmpp:example.test?roster;preauth=T0K-en_;ibr=y", std::nullopt);
    row("a conversation", u"xmpp:juliet@example.test", std::nullopt);
    row("a room", u"xmpp:balcony@rooms.example.test?join", std::nullopt);
}

void TestAccountOffer::offers()
{
    QFETCH(QString, link);
    QFETCH(std::optional<AccountOffer>, offer);
    const auto read = parseXmppLink(link);
    QVERIFY(read.has_value());
    QVERIFY(accountOffer(*read) == offer);
}

QTEST_GUILESS_MAIN(TestAccountOffer)
#include "tst_accountoffer.moc"

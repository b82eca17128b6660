// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rooms/memberlist.h"

#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

/// Who may do what with whom (XEP-0045 §5.1.1, §5.2.1).
class TestMemberActs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void table_data();
    void table();
};

namespace
{

Occupant somebody(const QString &nick, Role role, Affiliation affiliation, bool showsJid = true)
{
    Occupant occupant;
    occupant.nick = nick;
    occupant.role = role;
    occupant.affiliation = affiliation;
    if (showsJid)
        occupant.jid = *Jid::parse(nick + u"@example.test/x"_s);
    return occupant;
}

QString spell(const OccupantActs &acts)
{
    QStringList words;
    const auto add = [&words](bool may, const QString &word) {
        if (may)
            words << word;
    };
    add(acts.message, u"message"_s);
    add(acts.kick, u"kick"_s);
    add(acts.ban, u"ban"_s);
    add(acts.voice, u"voice"_s);
    add(acts.moderator, u"moderator"_s);
    add(acts.member, u"member"_s);
    add(acts.admin, u"admin"_s);
    add(acts.owner, u"owner"_s);
    return words.join(u' ');
}

} // namespace

void TestMemberActs::table_data()
{
    QTest::addColumn<int>("ourRole");
    QTest::addColumn<int>("ourRank");
    QTest::addColumn<int>("theirRole");
    QTest::addColumn<int>("theirRank");
    QTest::addColumn<bool>("showsJid");
    QTest::addColumn<QString>("may");
    using enum Role;
    const auto row = [](const char *name, Role ourRole, Affiliation ours, Role theirRole, Affiliation theirs,
                        bool showsJid, const QString &may) {
        QTest::newRow(name) << int(ourRole) << int(ours) << int(theirRole) << int(theirs) << showsJid << may;
    };
    row("a guest and a guest", Participant, Affiliation::None, Participant, Affiliation::None, true, u"message"_s);
    row("a moderator and a guest", Moderator, Affiliation::None, Participant, Affiliation::None, true,
        u"message kick voice"_s);
    row("a moderator and a member", Moderator, Affiliation::None, Participant, Affiliation::Member, true,
        u"message voice"_s);
    row("an admin and a guest", Moderator, Affiliation::Admin, Participant, Affiliation::None, true,
        u"message kick ban voice moderator member"_s);
    row("an admin and a guest without an address", Moderator, Affiliation::Admin, Participant, Affiliation::None, false,
        u"message kick voice moderator"_s);
    row("an admin and an admin", Moderator, Affiliation::Admin, Moderator, Affiliation::Admin, true, u"message kick"_s);
    row("an admin and an owner", Moderator, Affiliation::Admin, Moderator, Affiliation::Owner, true, u"message"_s);
    row("an owner and an owner", Moderator, Affiliation::Owner, Moderator, Affiliation::Owner, true,
        u"message kick ban admin owner"_s);
}

void TestMemberActs::table()
{
    QFETCH(int, ourRole);
    QFETCH(int, ourRank);
    QFETCH(int, theirRole);
    QFETCH(int, theirRank);
    QFETCH(bool, showsJid);
    QFETCH(QString, may);
    const Occupant self = somebody(u"me"_s, Role(ourRole), Affiliation(ourRank));
    const Occupant other = somebody(u"ann"_s, Role(theirRole), Affiliation(theirRank), showsJid);
    QCOMPARE(spell(actsFor(self, other)), may);
    QCOMPARE(spell(actsFor(self, self)), QString());
}

QTEST_APPLESS_MAIN(TestMemberActs)
#include "tst_memberacts.moc"

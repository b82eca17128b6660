// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/roster/contact.h"

#include <QTest>
#include <QTimeZone>

using namespace causerie;
using namespace Qt::StringLiterals;

namespace
{

Presence presence(QStringView from, Availability availability, int priority = 0, const QString &status = {})
{
    Presence p;
    p.from = *Jid::parse(from);
    p.availability = availability;
    p.priority = priority;
    p.status = status;
    return p;
}

using Devices = QList<std::pair<Availability, int>>; ///< how each is there, and for how many minutes unused, or −1

QStringList order(const std::vector<Presence> &resources)
{
    QStringList names;
    for (const Presence &p : resources)
        names << p.from.resource();
    return names;
}

} // namespace

class TestPresence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bestFirst_data();
    void bestFirst();
    void anUnknownResourceLeaving();
    void theSameAgainIsNoChange();
    void aChangeMovesTheResource();
    void leaving();
    void theBareAddressLeavingTakesAll();
    void lastActive_data();
    void lastActive();
    void aContactShowsItsBest();
    void names_data();
    void names();
};

void TestPresence::bestFirst_data()
{
    QTest::addColumn<Presence>("first");
    QTest::addColumn<Presence>("second");
    QTest::addColumn<QStringList>("expected");
    const QStringList ab{u"a"_s, u"b"_s};
    const QStringList ba{u"b"_s, u"a"_s};
    using enum Availability;
    QTest::newRow("available before away") << presence(u"x@y/a", Away) << presence(u"x@y/b", Available) << ba;
    QTest::newRow("free for chat before available")
        << presence(u"x@y/a", Available) << presence(u"x@y/b", FreeForChat) << ba;
    QTest::newRow("away before extended away") << presence(u"x@y/a", Away) << presence(u"x@y/b", ExtendedAway) << ab;
    QTest::newRow("extended away before do not disturb")
        << presence(u"x@y/a", DoNotDisturb) << presence(u"x@y/b", ExtendedAway) << ba;
    QTest::newRow("availability counts more than priority")
        << presence(u"x@y/a", Away, 100) << presence(u"x@y/b", Available, -5) << ba;
    QTest::newRow("then priority") << presence(u"x@y/a", Available, 1) << presence(u"x@y/b", Available, 2) << ba;
    QTest::newRow("a negative priority is last")
        << presence(u"x@y/a", Available, -1) << presence(u"x@y/b", Available, 0) << ba;
    QTest::newRow("then the address") << presence(u"x@y/b", Available) << presence(u"x@y/a", Available) << ab;
}

void TestPresence::bestFirst()
{
    QFETCH(Presence, first);
    QFETCH(Presence, second);
    QFETCH(QStringList, expected);
    std::vector<Presence> resources;
    QVERIFY(update(resources, first));
    QVERIFY(update(resources, second));
    QCOMPARE(order(resources), expected);

    resources.clear();
    QVERIFY(update(resources, second));
    QVERIFY(update(resources, first));
    QCOMPARE(order(resources), expected);
}

void TestPresence::anUnknownResourceLeaving()
{
    std::vector<Presence> resources{presence(u"x@y/a", Availability::Available)};
    QVERIFY(!update(resources, presence(u"x@y/b", Availability::Offline)));
    QCOMPARE(resources.size(), 1u);
}

void TestPresence::theSameAgainIsNoChange()
{
    std::vector<Presence> resources;
    const Presence p = presence(u"x@y/a", Availability::Away, 3, u"lunch"_s);
    QVERIFY(update(resources, p));
    QVERIFY(!update(resources, p));
    QCOMPARE(resources.size(), 1u);
}

void TestPresence::aChangeMovesTheResource()
{
    std::vector<Presence> resources;
    update(resources, presence(u"x@y/a", Availability::Available));
    update(resources, presence(u"x@y/b", Availability::Away));
    QVERIFY(update(resources, presence(u"x@y/a", Availability::DoNotDisturb)));
    QCOMPARE(order(resources), (QStringList{u"b"_s, u"a"_s}));
    QVERIFY(update(resources, presence(u"x@y/a", Availability::DoNotDisturb, 0, u"busy"_s)));
    QCOMPARE(resources.back().status, u"busy"_s);
}

void TestPresence::leaving()
{
    std::vector<Presence> resources;
    update(resources, presence(u"x@y/a", Availability::Available));
    update(resources, presence(u"x@y/b", Availability::Away));
    QVERIFY(update(resources, presence(u"x@y/a", Availability::Offline, 0, u"bye"_s)));
    QCOMPARE(order(resources), QStringList{u"b"_s});
}

void TestPresence::theBareAddressLeavingTakesAll()
{
    std::vector<Presence> resources;
    update(resources, presence(u"x@y/a", Availability::Available));
    update(resources, presence(u"x@y/b", Availability::Away));
    QVERIFY(update(resources, presence(u"x@y", Availability::Offline)));
    QVERIFY(resources.empty());
    QVERIFY(!update(resources, presence(u"x@y", Availability::Offline)));
}

void TestPresence::aContactShowsItsBest()
{
    Contact contact;
    QCOMPARE(contact.availability(), Availability::Offline);
    QVERIFY(contact.status().isEmpty());
    update(contact.resources, presence(u"x@y/a", Availability::Away, 0, u"in the garden"_s));
    update(contact.resources, presence(u"x@y/b", Availability::Available, 0, u"at the desk"_s));
    QCOMPARE(contact.availability(), Availability::Available);
    QCOMPARE(contact.status(), u"at the desk"_s);
}

void TestPresence::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("jid");
    QTest::addColumn<QString>("expected");
    QTest::newRow("the user's name for them") << u"Alice B."_s << u"alice@example.test"_s << u"Alice B."_s;
    QTest::newRow("else the local part") << QString() << u"alice@example.test"_s << u"alice"_s;
    QTest::newRow("else the domain") << QString() << u"example.test"_s << u"example.test"_s;
}

void TestPresence::names()
{
    QFETCH(QString, name);
    QFETCH(QString, jid);
    QFETCH(QString, expected);
    Contact contact;
    contact.jid = *Jid::parse(jid);
    contact.name = name;
    QCOMPARE(displayName(contact), expected);
}

/// XEP-0319: of several devices the one that was used last counts.
void TestPresence::lastActive_data()
{
    QTest::addColumn<Devices>("devices");
    QTest::addColumn<int>("minutes");
    using enum Availability;
    QTest::newRow("nobody there") << Devices{} << -1;
    QTest::newRow("one that is used") << Devices{{Available, -1}} << -1;
    QTest::newRow("one that is not") << Devices{{Away, 20}} << 20;
    QTest::newRow("the one used last") << Devices{{Away, 20}, {Away, 7}, {ExtendedAway, 300}} << 7;
    QTest::newRow("one of two is used") << Devices{{Available, -1}, {Away, 7}} << -1;
    QTest::newRow("one that does not tell") << Devices{{Away, 20}, {Away, -1}} << 20;
    QTest::newRow("available, yet not used") << Devices{{Available, 12}} << 12;
}

void TestPresence::lastActive()
{
    QFETCH(const Devices, devices);
    QFETCH(const int, minutes);
    const QDateTime now(QDate(2026, 11, 20), QTime(12, 0), QTimeZone::UTC);
    Contact contact;
    int n = 0;
    for (const auto &[availability, idle] : devices) {
        Presence device = presence(QString(u"b@x.test/%1"_s).arg(n++), availability);
        if (idle >= 0)
            device.idleSince = now.addSecs(-60 * idle);
        update(contact.resources, device);
    }
    QCOMPARE(contact.lastActive(), minutes < 0 ? QDateTime() : now.addSecs(-60 * minutes));
}

QTEST_APPLESS_MAIN(TestPresence)
#include "tst_presence.moc"

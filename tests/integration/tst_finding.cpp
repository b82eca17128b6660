// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/directory.h"
#include "tests/integration/person.h"
#include "tests/support/ejabberd.h"
#include "tests/support/prosody.h"

#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

/// The directory of a real server (XEP-0055): ejabberd has one, Prosody has none.
class TestFinding final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void somebody();
    void nowhere();
};

void TestFinding::somebody()
{
    const Ejabberd server({u"--strangers"_s, u"--cards"_s});
    QVERIFY(server.isReady());
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    Directory &directory = alice.session().directory();
    std::optional<std::vector<DirectoryService>> services;
    directory.services(this,
                       [&services](const auto &found) { services = found.value_or(std::vector<DirectoryService>()); });
    EVENTUALLY(services);
    QCOMPARE(services->size(), 1u);
    const Jid jid = services->front().jid;
    QCOMPARE(jid.toString(), u"vjud.example.test"_s);
    std::optional<DirectoryForm> form;
    directory.form(jid, this, [&form](const auto &asked) { form = asked.value_or(DirectoryForm()); });
    EVENTUALLY(form);
    QVERIFY(findField(form->form, u"fn"));
    const auto find = [&](const QString &name) {
        DirectoryForm filledIn = *form;
        setValue(filledIn.form, u"fn"_s, {name});
        std::optional<std::vector<DirectoryPerson>> people;
        directory.search(jid, filledIn, this,
                         [&people](const auto &found) { people = found.value_or(std::vector<DirectoryPerson>()); });
        return QTest::qWaitFor([&people] { return people.has_value(); }, kPatience) ? *people
                                                                                    : std::vector<DirectoryPerson>();
    };
    const auto people = find(u"Bob Tester"_s);
    QCOMPARE(people.size(), 1u);
    QCOMPARE(people[0].jid.toString(), server.jid(u"bob"_s));
    QCOMPARE(people[0].name, u"Bob Tester"_s);
    QVERIFY(people[0].details.contains(u"bob1"_s));
    QVERIFY(find(u"Tybalt"_s).empty());
}

void TestFinding::nowhere()
{
    const Prosody server;
    Person alice(server, u"alice"_s);
    Directory &directory = alice.session().directory();
    std::optional<DirectoryFailure> failure;
    directory.services(this, [&failure](const auto &found) { failure = found.error_or(DirectoryFailure()); });
    EVENTUALLY(failure);
    QCOMPARE(failure->kind, RequestError::NotConnected);
    QVERIFY(alice.signIn());
    std::optional<std::size_t> count;
    directory.services(this, [&count](const auto &found) { count = found.value().size(); });
    EVENTUALLY(count);
    QCOMPARE(*count, 0u);
}

QTEST_GUILESS_MAIN(TestFinding)
#include "tst_finding.moc"

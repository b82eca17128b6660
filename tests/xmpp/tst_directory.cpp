// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/directory.h"
#include "tests/xmpp/fakesession.h"
#include "tests/xmpp/xml.h"

#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60'000)

namespace
{

const Jid kServer = *Jid::parse(u"example.test");
const Jid kDirectory = *Jid::parse(u"vjud.example.test");

QString query(const QString &inside)
{
    return u"<iq type='result'><query xmlns='jabber:iq:search'>%1</query></iq>"_s.arg(inside);
}

QString field(const QString &var, const QString &value)
{
    return u"<field var='%1'><value>%2</value></field>"_s.arg(var, value);
}

QString item(const QStringList &fields)
{
    return u"<item>"_s + fields.join(QString()) + u"</item>"_s;
}

QString results(const QString &items)
{
    return query(
        u"<x xmlns='jabber:x:data' type='result'><reported><field var='jid' label='Jabber ID'/></reported>%1</x>"_s.arg(
            items));
}

} // namespace

/// Finding people (XEP-0055): what directories ask and answer, with data forms and without, and in bad faith.
class TestDirectory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forms();
    void people_data();
    void people();
    void peopleAreBounded();
    void asking();
    void askingInPlainFields();
    void faults_data();
    void faults();

private:
    void signIn(FakeServer &server);
    FakeAccount m_account;
    std::unique_ptr<Connection> m_connection;
};

void TestDirectory::forms()
{
    const auto form = parseDirectoryForm(xml(
        query(u"<instructions>old</instructions><first/><x xmlns='jabber:x:data' type='form'><field type='text-single'"
              " label='Name' var='fn'/></x>"_s)));
    QVERIFY(form && !form->isPlain);
    QCOMPARE(form->form.fields.size(), 1u);
    QCOMPARE(form->form.fields[0].label, u"Name"_s);

    const auto plain = parseDirectoryForm(
        xml(query(u"<instructions>Fill in  one</instructions><key>k1</key><email/><first/><unknown/><nick/>"_s)));
    QVERIFY(plain && plain->isPlain);
    QCOMPARE(plain->form.instructions, QStringList{u"Fill in one"_s});
    QStringList vars;
    for (const FormField &each : plain->form.fields)
        vars << each.var;
    QCOMPARE(vars, (QStringList{u"first"_s, u"nick"_s, u"email"_s, u"key"_s}));
    QVERIFY(plain->form.fields.back().type == FormField::Type::Hidden);

    for (const QString &bad :
         {u"<iq type='result'/>"_s, query({}), query(u"<instructions>only words</instructions>"_s)})
        QVERIFY(!parseDirectoryForm(xml(bad)));
}

void TestDirectory::people_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QStringList>("people"); // address|name|details
    const QString juliet = field(u"jid"_s, u"juliet@capulet.test"_s);
    const auto row = [](const char *name, const QString &answer, const QStringList &people) {
        QTest::newRow(name) << answer << people;
    };
    row("nobody", results({}), {});
    row("nobody, and no form", query({}), {});
    row("no answer at all", u"<iq type='result'/>"_s, {});
    row("as ejabberd tells it",
        results(item({juliet, field(u"fn"_s, u"Juliet Capulet"_s), field(u"last"_s, u"Capulet"_s),
                      field(u"first"_s, u"Juliet"_s), field(u"nick"_s, u"JuliC"_s), field(u"bday"_s, {}),
                      field(u"locality"_s, u"Verona"_s)})),
        {u"juliet@capulet.test|Juliet Capulet|JuliC,Verona"_s});
    row("a name in two parts", results(item({juliet, field(u"first"_s, u"Juliet"_s), field(u"last"_s, u"Capulet"_s)})),
        {u"juliet@capulet.test|Juliet Capulet|"_s});
    row("only a nickname", results(item({field(u"nick"_s, u"JuliC"_s), juliet})), {u"juliet@capulet.test|JuliC|"_s});
    row("no name", results(item({juliet})), {u"juliet@capulet.test||"_s});
    row("a device", results(item({field(u"jid"_s, u"juliet@capulet.test/phone"_s)})), {u"juliet@capulet.test||"_s});
    row("who cannot be reached",
        results(item({field(u"fn"_s, u"Nobody"_s)}) + item({field(u"jid"_s, u"@@"_s)}) +
                item({field(u"jid"_s, u"capulet.test"_s)})),
        {});
    row("lines in a name", results(item({juliet, field(u"fn"_s, u"Juliet\n  Capulet"_s)})),
        {u"juliet@capulet.test|Juliet Capulet|"_s});
    row("without a form, XEP-0055 §2.1",
        query(
            u"<item jid='juliet@capulet.com'><first>Juliet</first><last>Capulet</last><nick>JuliC</nick>"
            "<email>juliet@shakespeare.lit</email></item><item jid='tybalt@capulet.com'><nick>ty</nick></item><other/>"_s),
        {u"juliet@capulet.com|Juliet Capulet|JuliC,juliet@shakespeare.lit"_s, u"tybalt@capulet.com|ty|"_s});
}

void TestDirectory::people()
{
    QFETCH(QString, answer);
    const auto found = parsePeople(xml(answer));
    QVERIFY(found);
    QStringList lines;
    for (const DirectoryPerson &person : *found)
        lines << u"%1|%2|%3"_s.arg(person.jid.toString(), person.name, person.details.join(u','));
    QTEST(lines, "people");
}

void TestDirectory::peopleAreBounded()
{
    QString items;
    QStringList fields{field(u"jid"_s, u"a@b.test"_s), field(u"fn"_s, QString(10'000, u'x'))};
    for (int i = 0; i < 100; ++i)
        fields << field(u"f%1"_s.arg(i), u"v%1"_s.arg(i));
    const QString one = item(fields);
    for (int i = 0; i < 1'200; ++i)
        items += i == 0 ? one : item({field(u"jid"_s, u"a%1@b.test"_s.arg(i))});
    const auto found = parsePeople(xml(results(items)));
    QVERIFY(found);
    QCOMPARE(found->size(), 1'000u);
    QCOMPARE(found->front().name.size(), 200);
    QCOMPARE(found->front().details.size(), 8);
    QVERIFY(!parsePeople(xml(query(u"<x xmlns='jabber:x:data' type='odd'/>"_s))));
}

void TestDirectory::signIn(FakeServer &server)
{
    m_connection = std::make_unique<Connection>(quickTuning());
    QSignalSpy announced(m_connection.get(), &Connection::announced);
    m_connection->open(m_account.settings(server));
    EVENTUALLY(announced.size() == 1);
}

void TestDirectory::asking()
{
    FakeServer server(FakeServer::Security::StartTls, m_account.identity, "example.test");
    letIn(server.script())
        .expect("disco#items")
        .send("<iq type='result' id='$id' from='example.test'><query xmlns='http://jabber.org/protocol/disco#items'>"
              "<item jid='vjud.example.test'/><item jid='example.test'/><item jid='vjud.example.test' node='x'/>"
              "<item jid='@@'/></query></iq>")
        .expect("disco#info")
        .send("<iq type='result' id='$id' from='example.test'><query xmlns='http://jabber.org/protocol/disco#info'>"
              "<identity category='server' type='im'/></query></iq>")
        .expect("disco#info")
        .send(
            "<iq type='result' id='$id' from='vjud.example.test'><query xmlns='http://jabber.org/protocol/disco#info'>"
            "<identity category='directory' type='user' name=' User  Search'/><feature var='jabber:iq:search'/>"
            "</query></iq>")
        .expect("<query xmlns=\"jabber:iq:search\"/>")
        .send(
            "<iq type='result' id='$id' from='vjud.example.test'><query xmlns='jabber:iq:search'>"
            "<x xmlns='jabber:x:data' type='form'><field type='hidden' var='FORM_TYPE'><value>jabber:iq:search</value>"
            "</field><field type='text-single' var='fn'/><field type='text-single' var='nick'/></x></query></iq>")
        .expect("<value>Jul*</value>")
        .send("<iq type='result' id='$id' from='vjud.example.test'><query xmlns='jabber:iq:search'>"
              "<x xmlns='jabber:x:data' type='result'><item><field var='jid'><value>juliet@example.test</value></field>"
              "</item></x></query></iq>");
    signIn(server);
    std::optional<std::vector<DirectoryService>> services;
    findDirectories(*m_connection, kServer, this, [&services](const auto &found) { services = found.value(); });
    EVENTUALLY(services);
    QVERIFY(*services == std::vector({DirectoryService{kDirectory, u"User Search"_s}}));
    std::optional<DirectoryForm> form;
    askDirectory(*m_connection, kDirectory, this, [&form](const auto &asked) { form = asked.value(); });
    EVENTUALLY(form);
    setValue(form->form, u"fn"_s, {u"Jul*"_s});
    std::optional<std::vector<DirectoryPerson>> people;
    searchDirectory(*m_connection, kDirectory, *form, this, [&people](const auto &found) { people = found.value(); });
    EVENTUALLY(people);
    QCOMPARE(people->size(), 1u);
    QVERIFY(server.received().contains("<x xmlns=\"jabber:x:data\" type=\"submit\">"));
    QVERIFY(server.received().contains("<value>jabber:iq:search</value>")); // the form's name goes back
    QVERIFY(!server.received().contains("var=\"nick\""));                   // nothing was asked of it
}

void TestDirectory::askingInPlainFields()
{
    FakeServer server(FakeServer::Security::StartTls, m_account.identity, "example.test");
    letIn(server.script()).expect("<key>k1</key>").send("<iq type='result' id='$id' from='vjud.example.test'/>");
    signIn(server);
    auto form = parseDirectoryForm(xml(query(u"<first/><last/><key>k1</key>"_s))).value();
    setValue(form.form, u"last"_s, {u"<Capulet>"_s});
    std::optional<std::vector<DirectoryPerson>> people;
    searchDirectory(*m_connection, kDirectory, form, this, [&people](const auto &found) { people = found.value(); });
    EVENTUALLY(people);
    QVERIFY(people->empty());
    QVERIFY(server.received().contains("<last>&lt;Capulet&gt;</last>"));
    QVERIFY(!server.received().contains("<first"));
}

void TestDirectory::faults_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<IqError::Kind>("kind");
    QTest::newRow("refused") << QByteArray(
                                    "<iq type='error' id='$id' from='vjud.example.test'><error type='auth'><forbidden"
                                    " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>")
                             << IqError::Kind::Refused;
    QTest::newRow("something else")
        << QByteArray("<iq type='result' id='$id' from='vjud.example.test'><query xmlns='x'/></iq>")
        << IqError::Kind::BadAnswer;
}

void TestDirectory::faults()
{
    QFETCH(QByteArray, answer);
    QFETCH(IqError::Kind, kind);
    FakeServer server(FakeServer::Security::StartTls, m_account.identity, "example.test");
    letIn(server.script()).expect("jabber:iq:search").send(answer);
    signIn(server);
    std::optional<std::expected<DirectoryForm, IqError>> form;
    askDirectory(*m_connection, kDirectory, this, [&form](const auto &asked) { form = asked; });
    EVENTUALLY(form);
    QVERIFY(!*form);
    QCOMPARE(form->error().kind, kind);
    m_connection.reset();
}

QTEST_GUILESS_MAIN(TestDirectory)
#include "tst_directory.moc"

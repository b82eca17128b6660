// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/dataformxml.h"
#include "tests/xmpp/xml.h"

#include <QTest>
#include <QXmlStreamWriter>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;
using causerie::test::xml;
using Type = FormField::Type;

class TestDataFormXml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryType();
    void readsValidation();
    void readsATable();
    void strange_data();
    void strange();
    void whatIsWrittenIsReadAgain();
    void answersCarryNoQuestions();
};

namespace
{

QString written(const DataForm &form)
{
    QString text;
    QXmlStreamWriter writer(&text);
    writeDataForm(writer, form);
    return text;
}

} // namespace

void TestDataFormXml::readsEveryType()
{
    // After XEP-0004 example 2
    const auto form = parseDataForm(xml(uR"(<x xmlns='jabber:x:data' type='form'>
        <title>Bot Configuration</title><instructions>Fill out</instructions><instructions>this form</instructions>
        <field type='hidden' var='FORM_TYPE'><value>jabber:bot</value></field>
        <field type='fixed'><value>Section 1</value></field>
        <field type='text-single' label='The name' var='botname'><required/><desc>Of the bot</desc></field>
        <field type='text-multi' var='description'><value>a</value><value>b</value></field>
        <field type='boolean' var='public'><value>1</value></field>
        <field type='text-private' var='password'/>
        <field type='list-multi' var='features'>
          <option label='Contests'><value>contests</value></option><option><value>news</value></option>
          <value>news</value><value>contests</value></field>
        <field type='list-single' var='maxsubs'><value>20</value><option label='10'><value>10</value></option></field>
        <field type='jid-multi' var='invitelist'><value>a@example.test</value></field>
        <field type='jid-single' var='owner'/>
        <field type='something-new' var='new'/><field var='plain'/></x>)"_s));
    QVERIFY(form);
    QCOMPARE(form->title, u"Bot Configuration"_s);
    QCOMPARE(form->instructions, (QStringList{u"Fill out"_s, u"this form"_s}));
    std::vector<Type> types;
    for (const FormField &field : form->fields)
        types.push_back(field.type);
    QCOMPARE(types, (std::vector{Type::Hidden, Type::Fixed, Type::TextSingle, Type::TextMulti, Type::Boolean,
                                 Type::TextPrivate, Type::ListMulti, Type::ListSingle, Type::JidMulti, Type::JidSingle,
                                 Type::TextSingle, Type::TextSingle}));
    QVERIFY(form->fields[2].required);
    QCOMPARE(form->fields[2].label, u"The name"_s);
    QCOMPARE(form->fields[2].description, u"Of the bot"_s);
    QCOMPARE(form->fields[3].values, (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(form->fields[6].options, (std::vector<FormOption>{{u"Contests"_s, u"contests"_s}, {{}, u"news"_s}}));
    QCOMPARE(form->fields[6].values, (QStringList{u"news"_s, u"contests"_s}));
    QCOMPARE(form->fields[7].values, QStringList{u"20"_s}); // an option's value is not the field's
}

void TestDataFormXml::readsValidation()
{
    const auto form = parseDataForm(xml(uR"(<x xmlns='jabber:x:data' type='form'>
        <field var='a'><validate xmlns='http://jabber.org/protocol/xdata-validate' datatype='xs:integer'>
          <range min='1' max='9'/></validate></field>
        <field var='b'><validate xmlns='http://jabber.org/protocol/xdata-validate'><regex>[a-z]+</regex></validate></field>
        <field var='c' type='list-multi'><validate xmlns='http://jabber.org/protocol/xdata-validate'>
          <open/><list-range min='2' max='x'/></validate></field></x>)"_s));
    QVERIFY(form);
    using Method = FormValidation::Method;
    const auto &a = *form->fields[0].validation;
    QCOMPARE(a.datatype, u"xs:integer"_s);
    QCOMPARE(a.method, Method::Range);
    QCOMPARE(a.least + a.most, u"19"_s);
    QCOMPARE(form->fields[1].validation->method, Method::Regex);
    QCOMPARE(form->fields[1].validation->pattern, u"[a-z]+"_s);
    QCOMPARE(form->fields[2].validation->method, Method::Open);
    QCOMPARE(form->fields[2].validation->fewest, 2);
    QCOMPARE(form->fields[2].validation->many, -1);
}

void TestDataFormXml::readsATable()
{
    const auto form = parseDataForm(xml(uR"(<x xmlns='jabber:x:data' type='result'>
        <reported><field var='name' label='Name' type='text-single'/><field var='url'/></reported>
        <item><field var='name'><value>A</value></field><field var='url'><value>u:a</value></field></item>
        <item><field var='name'><value>B</value></field></item></x>)"_s));
    QVERIFY(form);
    QCOMPARE(form->reported.size(), size_t{2});
    QCOMPARE(form->items.size(), size_t{2});
    QCOMPARE(form->items[1][0].values, QStringList{u"B"_s});
}

void TestDataFormXml::strange_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isForm");
    QTest::newRow("no form") << u"<x xmlns='urn:x' type='form'/>"_s << false;
    QTest::newRow("no type") << u"<x xmlns='jabber:x:data'/>"_s << false;
    QTest::newRow("an unknown type") << u"<x xmlns='jabber:x:data' type='dance'/>"_s << false;
    QTest::newRow("empty") << u"<x xmlns='jabber:x:data' type='form'/>"_s << true;
    QTest::newRow("others' elements") << u"<x xmlns='jabber:x:data' type='form'><field xmlns='urn:x'/></x>"_s << true;
    QTest::newRow("a thousand and more fields")
        << u"<x xmlns='jabber:x:data' type='form'>%1</x>"_s.arg(u"<field var='a'/>"_s.repeated(3000)) << true;
}

void TestDataFormXml::strange()
{
    QFETCH(QString, text);
    QFETCH(bool, isForm);
    const auto form = parseDataForm(xml(text));
    QCOMPARE(form.has_value(), isForm);
    if (form)
        QVERIFY(form->fields.size() <= 1000);
}

void TestDataFormXml::whatIsWrittenIsReadAgain()
{
    DataForm form;
    form.title = u"A & B <c>"_s;
    form.instructions = {u"do"_s};
    for (int i = 0; i <= int(Type::TextSingle); ++i) {
        FormField field;
        field.type = Type(i);
        field.var = u"v%1"_s.arg(i);
        field.label = u"L"_s;
        field.description = u"D"_s;
        field.required = i % 2;
        field.values = {u"1"_s};
        field.options = {{u"one"_s, u"1"_s}};
        field.validation = FormValidation{u"xs:integer"_s, FormValidation::Method::Range, u"1"_s, u"2"_s, {}, 1, 2};
        form.fields.push_back(field);
    }
    form.fields[3].validation->method = FormValidation::Method::Regex;
    form.fields[3].validation->pattern = u"<+>"_s;
    form.fields[3].validation->least = form.fields[3].validation->most = QString();
    form.reported = {form.fields[0]};
    const auto again = parseDataForm(xml(written(form)));
    QVERIFY(again);
    QVERIFY(*again == form);
}

void TestDataFormXml::answersCarryNoQuestions()
{
    DataForm form;
    form.type = DataForm::Type::Submit;
    FormField field;
    field.var = u"a"_s;
    field.label = u"secret label"_s;
    field.values = {u"v\u0007"_s};
    field.options = {{u"one"_s, u"1"_s}};
    field.required = true;
    form.fields = {field};
    QCOMPARE(written(form), u"<x xmlns=\"jabber:x:data\" type=\"submit\"><field var=\"a\" type=\"text-single\">"
                            "<value>v</value></field></x>"_s);
}

QTEST_APPLESS_MAIN(TestDataFormXml)
#include "tst_dataformxml.moc"

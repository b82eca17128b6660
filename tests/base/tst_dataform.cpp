// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/dataform.h"

#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;
using Type = FormField::Type;

Q_DECLARE_METATYPE(causerie::FormField)
Q_DECLARE_METATYPE(std::optional<causerie::FormProblem>)

class TestDataForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checks_data();
    void checks();
    void findsAndSets();
    void submissions();
};

namespace
{

FormField field(Type type, const QStringList &values, bool required = false)
{
    FormField result;
    result.type = type;
    result.var = u"x"_s;
    result.required = required;
    result.values = values;
    result.options = {{u"One"_s, u"1"_s}, {u"Two"_s, u"2"_s}, {u"Three"_s, u"3"_s}};
    return result;
}

FormField ruled(Type type, const QStringList &values, const FormValidation &rule)
{
    FormField result = field(type, values);
    result.validation = rule;
    return result;
}

FormValidation range(const QString &datatype, const QString &least, const QString &most)
{
    FormValidation rule;
    rule.datatype = datatype;
    rule.method = FormValidation::Method::Range;
    rule.least = least;
    rule.most = most;
    return rule;
}

FormValidation datatype(const QString &name)
{
    FormValidation rule;
    rule.datatype = name;
    return rule;
}

FormValidation pattern(const QString &text)
{
    FormValidation rule;
    rule.method = FormValidation::Method::Regex;
    rule.pattern = text;
    return rule;
}

FormValidation count(int fewest, int many)
{
    FormValidation rule;
    rule.fewest = fewest;
    rule.many = many;
    return rule;
}

} // namespace

void TestDataForm::checks_data()
{
    using Problem = FormProblem;
    QTest::addColumn<FormField>("given");
    QTest::addColumn<std::optional<FormProblem>>("problem");
    const auto good = [](const char *name, const FormField &given) {
        QTest::newRow(name) << given << std::optional<Problem>();
    };
    const auto bad = [](const char *name, const FormField &given, Problem problem) {
        QTest::newRow(name) << given << std::optional(problem);
    };
    // XEP-0004 §3.2, §3.3
    good("a text", field(Type::TextSingle, {u"hello"_s}));
    good("nothing, and nothing asked for", field(Type::TextSingle, {}));
    bad("nothing where something is required", field(Type::TextSingle, {}, true), Problem::Missing);
    bad("an empty text where one is required", field(Type::TextSingle, {QString()}, true), Problem::Missing);
    good("hidden fields are not ours to judge", field(Type::Hidden, {}, true));
    good("nor are fixed ones", field(Type::Fixed, {}, true));
    good("true", field(Type::Boolean, {u"true"_s}));
    good("0", field(Type::Boolean, {u"0"_s}));
    bad("yes", field(Type::Boolean, {u"yes"_s}), Problem::NotTrueOrFalse);
    good("an address", field(Type::JidSingle, {u"a@example.test"_s}));
    bad("no address", field(Type::JidSingle, {u"a@@b"_s}), Problem::NotAnAddress);
    bad("one of the addresses is none", field(Type::JidMulti, {u"a@example.test"_s, u"@"_s}), Problem::NotAnAddress);
    good("an option", field(Type::ListSingle, {u"2"_s}));
    bad("no option", field(Type::ListSingle, {u"4"_s}), Problem::NotAnOption);
    bad("two of a single", field(Type::ListSingle, {u"1"_s, u"2"_s}), Problem::TooMany);
    good("two of several", field(Type::ListMulti, {u"1"_s, u"2"_s}));
    good("lines with an empty one between", field(Type::TextMulti, {u"a"_s, QString(), u"b"_s}));

    // XEP-0122 §3
    good("a number", ruled(Type::TextSingle, {u"-12"_s}, datatype(u"xs:integer"_s)));
    bad("no number", ruled(Type::TextSingle, {u"12a"_s}, datatype(u"xs:integer"_s)), Problem::NotANumber);
    bad("not a whole one", ruled(Type::TextSingle, {u"1.5"_s}, datatype(u"xs:int"_s)), Problem::NotANumber);
    good("a decimal", ruled(Type::TextSingle, {u"1.5"_s}, datatype(u"xs:decimal"_s)));
    good("the least", ruled(Type::TextSingle, {u"1"_s}, range(u"xs:integer"_s, u"1"_s, u"9"_s)));
    bad("less", ruled(Type::TextSingle, {u"0"_s}, range(u"xs:integer"_s, u"1"_s, u"9"_s)), Problem::OutOfRange);
    bad("more", ruled(Type::TextSingle, {u"10"_s}, range(u"xs:integer"_s, u"1"_s, u"9"_s)), Problem::OutOfRange);
    good("no limit above", ruled(Type::TextSingle, {u"10"_s}, range(u"xs:integer"_s, u"1"_s, {})));
    good("a date", ruled(Type::TextSingle, {u"2003-10-06"_s}, datatype(u"xs:date"_s)));
    bad("no date", ruled(Type::TextSingle, {u"2003-13-06"_s}, datatype(u"xs:date"_s)), Problem::NotADate);
    bad("a date too early",
        ruled(Type::TextSingle, {u"2003-10-04"_s}, range(u"xs:date"_s, u"2003-10-05"_s, u"2003-10-24"_s)),
        Problem::OutOfRange);
    good("a moment", ruled(Type::TextSingle, {u"2003-10-06T11:22:00-07:00"_s}, datatype(u"xs:dateTime"_s)));
    good("a time", ruled(Type::TextSingle, {u"11:22:33"_s}, datatype(u"xs:time"_s)));
    bad("no time", ruled(Type::TextSingle, {u"25:00:00"_s}, datatype(u"xs:time"_s)), Problem::NotADate);
    good("a link", ruled(Type::TextSingle, {u"https://example.org/a"_s}, datatype(u"xs:anyURI"_s)));
    bad("no link", ruled(Type::TextSingle, {u"https://exa mple"_s}, datatype(u"xs:anyURI"_s)), Problem::NotALink);
    good("fits the pattern",
         ruled(Type::TextSingle, {u"123-45-6789"_s}, pattern(u"([0-9]{3})-([0-9]{2})-([0-9]{4})"_s)));
    bad("only a part fits", ruled(Type::TextSingle, {u"x123"_s}, pattern(u"[0-9]+"_s)), Problem::NoMatch);
    good("a broken pattern hinders nobody", ruled(Type::TextSingle, {u"x"_s}, pattern(u"(["_s)));
    good("a datatype of somebody's own", ruled(Type::TextSingle, {u"x"_s}, datatype(u"x:colour"_s)));
    bad("too few", ruled(Type::ListMulti, {u"1"_s}, count(2, 3)), Problem::TooFew);
    bad("too many", ruled(Type::ListMulti, {u"1"_s, u"2"_s}, count(-1, 1)), Problem::TooMany);
    FormValidation open;
    open.method = FormValidation::Method::Open;
    good("a list that takes others", ruled(Type::ListSingle, {u"own"_s}, open));
}

void TestDataForm::checks()
{
    QFETCH(FormField, given);
    QFETCH(std::optional<FormProblem>, problem);
    QCOMPARE(check(given), problem);
}

void TestDataForm::findsAndSets()
{
    DataForm form;
    setValue(form, u"FORM_TYPE"_s, {u"urn:x"_s});
    setValue(form, u"a"_s, {u"1"_s});
    setValue(form, u"a"_s, {u"2"_s, u"3"_s});
    QCOMPARE(form.fields.size(), size_t{2});
    QCOMPARE(formType(form), u"urn:x"_s);
    QCOMPARE(form.fields.front().type, Type::Hidden);
    QCOMPARE(value(form, u"a"), u"2"_s);
    QVERIFY(value(form, u"b").isEmpty());
    QVERIFY(!findField(std::as_const(form), u"b"));
    QVERIFY(isTrue(u"1"_s) && isTrue(u"true"_s) && !isTrue(u"0"_s) && !isTrue({}));
}

void TestDataForm::submissions()
{
    DataForm asked;
    const auto add = [&asked](Type type, const QString &var, const QStringList &values) {
        FormField added;
        added.type = type;
        added.var = var;
        added.label = u"label"_s;
        added.values = values;
        asked.fields.push_back(added);
    };
    add(Type::Hidden, u"FORM_TYPE"_s, {u"urn:x"_s});
    add(Type::Fixed, u"note"_s, {u"Read this"_s});
    add(Type::TextSingle, u"name"_s, {u"old"_s});
    add(Type::TextSingle, u"never"_s, {});
    add(Type::ListMulti, u"many"_s, {u"1"_s});
    DataForm filled = asked;
    setValue(filled, u"name"_s, {QString()});
    setValue(filled, u"many"_s, {});
    const DataForm answer = submission(filled, asked);
    QCOMPARE(answer.type, DataForm::Type::Submit);
    QStringList vars;
    for (const FormField &out : answer.fields) {
        vars += out.var;
        QVERIFY(out.label.isEmpty());
    }
    QCOMPARE(vars, (QStringList{u"FORM_TYPE"_s, u"name"_s, u"many"_s})); // emptied, not left out
    QCOMPARE(findField(answer, u"name")->values, QStringList{QString()});
    QVERIFY(findField(answer, u"many")->values.isEmpty());
}

QTEST_APPLESS_MAIN(TestDataForm)
#include "tst_dataform.moc"

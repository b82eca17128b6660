// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/dataform.h"

#include "core/base/jid.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>

namespace causerie
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype kMaxPattern = 1000; ///< characters; a service must not keep us busy

bool isMulti(FormField::Type type)
{
    using Type = FormField::Type;
    return type == Type::JidMulti || type == Type::ListMulti || type == Type::TextMulti;
}

bool isWhole(const QString &datatype)
{
    static constexpr std::array kWhole{"xs:integer"_L1, "xs:int"_L1, "xs:long"_L1, "xs:short"_L1, "xs:byte"_L1};
    return std::ranges::contains(kWhole, datatype);
}

bool isNumber(const QString &datatype)
{
    return isWhole(datatype) || datatype == "xs:decimal"_L1 || datatype == "xs:double"_L1 || datatype == "xs:float"_L1;
}

std::optional<FormProblem> checkNumber(const QString &text, const FormValidation &rule)
{
    bool ok = false;
    double number = 0;
    if (isWhole(rule.datatype))
        number = static_cast<double>(text.toLongLong(&ok));
    else
        number = text.toDouble(&ok);
    if (!ok)
        return FormProblem::NotANumber;
    if (rule.method != FormValidation::Method::Range)
        return {};
    bool hasLeast = false;
    bool hasMost = false;
    const double least = rule.least.toDouble(&hasLeast);
    const double most = rule.most.toDouble(&hasMost);
    if ((hasLeast && number < least) || (hasMost && number > most))
        return FormProblem::OutOfRange;
    return {};
}

std::optional<FormProblem> checkDate(const QString &text, const FormValidation &rule)
{
    const auto read = [&rule](const QString &from) {
        if (rule.datatype != "xs:time"_L1)
            return QDateTime::fromString(from, Qt::ISODateWithMs);
        const QTime time = QTime::fromString(from, Qt::ISODateWithMs);
        return time.isValid() ? QDateTime(QDate(2000, 1, 1), time) : QDateTime();
    };
    const QDateTime given = read(text);
    if (!given.isValid() || (rule.datatype == "xs:date"_L1 && !QDate::fromString(text, Qt::ISODate).isValid()))
        return FormProblem::NotADate;
    if (rule.method != FormValidation::Method::Range)
        return {};
    const QDateTime least = read(rule.least);
    const QDateTime most = read(rule.most);
    if ((least.isValid() && given < least) || (most.isValid() && given > most))
        return FormProblem::OutOfRange;
    return {};
}

std::optional<FormProblem> checkDatatype(const QString &text, const FormValidation &rule)
{
    if (isNumber(rule.datatype))
        return checkNumber(text, rule);
    if (rule.datatype == "xs:date"_L1 || rule.datatype == "xs:dateTime"_L1 || rule.datatype == "xs:time"_L1)
        return checkDate(text, rule);
    if (rule.datatype == "xs:boolean"_L1 && !QStringList{u"0"_s, u"1"_s, u"true"_s, u"false"_s}.contains(text))
        return FormProblem::NotTrueOrFalse;
    if (rule.datatype == "xs:anyURI"_L1 && !QUrl(text, QUrl::StrictMode).isValid())
        return FormProblem::NotALink;
    if (rule.method == FormValidation::Method::Regex && rule.pattern.size() <= kMaxPattern) {
        const QRegularExpression pattern(QRegularExpression::anchoredPattern(rule.pattern));
        if (pattern.isValid() && !pattern.match(text).hasMatch())
            return FormProblem::NoMatch;
    }
    return {};
}

std::optional<FormProblem> checkValue(const FormField &field, const QString &text)
{
    using Type = FormField::Type;
    switch (field.type) {
    case Type::Boolean:
        if (!QStringList{u"0"_s, u"1"_s, u"true"_s, u"false"_s}.contains(text))
            return FormProblem::NotTrueOrFalse;
        break;
    case Type::JidMulti:
    case Type::JidSingle:
        if (!Jid::parse(text))
            return FormProblem::NotAnAddress;
        break;
    case Type::ListMulti:
    case Type::ListSingle: {
        const bool isOpen = field.validation && field.validation->method == FormValidation::Method::Open;
        if (!isOpen && !std::ranges::contains(field.options, text, &FormOption::value))
            return FormProblem::NotAnOption;
        break;
    }
    case Type::Fixed:
    case Type::Hidden:
    case Type::TextMulti:
    case Type::TextPrivate:
    case Type::TextSingle:
        break;
    }
    return field.validation ? checkDatatype(text, *field.validation) : std::nullopt;
}

bool isBlank(const FormField &field)
{
    return std::ranges::all_of(field.values, [](const QString &text) { return text.isEmpty(); });
}

} // namespace

const FormField *findField(const DataForm &form, QStringView var)
{
    const auto it = std::ranges::find(form.fields, var, &FormField::var);
    return it == form.fields.end() ? nullptr : &*it;
}

FormField *findField(DataForm &form, QStringView var)
{
    const auto it = std::ranges::find(form.fields, var, &FormField::var);
    return it == form.fields.end() ? nullptr : &*it;
}

QString value(const DataForm &form, QStringView var)
{
    const FormField *field = findField(form, var);
    return field && !field->values.isEmpty() ? field->values.front() : QString();
}

QString formType(const DataForm &form)
{
    return value(form, u"FORM_TYPE");
}

bool isTrue(const QString &value)
{
    return value == "1"_L1 || value == "true"_L1;
}

void setValue(DataForm &form, const QString &var, const QStringList &values)
{
    if (FormField *field = findField(form, var)) {
        field->values = values;
        return;
    }
    FormField field;
    field.type = var == "FORM_TYPE"_L1 ? FormField::Type::Hidden : FormField::Type::TextSingle;
    field.var = var;
    field.values = values;
    form.fields.push_back(std::move(field));
}

std::optional<FormProblem> check(const FormField &field)
{
    if (field.type == FormField::Type::Fixed || field.type == FormField::Type::Hidden)
        return {};
    if (isBlank(field) && field.type != FormField::Type::Boolean)
        return field.required ? std::optional(FormProblem::Missing) : std::nullopt;
    if (!isMulti(field.type) && field.values.size() > 1)
        return FormProblem::TooMany;
    for (const QString &text : field.values) {
        if (text.isEmpty() && field.type == FormField::Type::TextMulti)
            continue; // an empty line
        if (const auto problem = checkValue(field, text))
            return problem;
    }
    if (field.type == FormField::Type::ListMulti && field.validation) {
        if (field.validation->fewest >= 0 && field.values.size() < field.validation->fewest)
            return FormProblem::TooFew;
        if (field.validation->many >= 0 && field.values.size() > field.validation->many)
            return FormProblem::TooMany;
    }
    return {};
}

DataForm submission(const DataForm &filledIn, const DataForm &asked)
{
    DataForm answer;
    answer.type = DataForm::Type::Submit;
    for (const FormField &field : filledIn.fields) {
        if (field.type == FormField::Type::Fixed || field.var.isEmpty())
            continue;
        FormField out;
        out.type = field.type;
        out.var = field.var;
        out.values = field.values;
        if (isBlank(field) && field.type != FormField::Type::Hidden) {
            const FormField *before = findField(asked, field.var);
            if (!before || isBlank(*before))
                continue;
            // XEP-0004 says nothing of how to empty a field; services take one empty value, or none of a list.
            out.values = isMulti(field.type) ? QStringList() : QStringList{QString()};
        }
        answer.fields.push_back(std::move(out));
    }
    return answer;
}

} // namespace causerie

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace causerie
{

/// One choice of a list (XEP-0004 §3.2).
struct FormOption {
    QString label; ///< for people; empty: show the value
    QString value;
    friend bool operator==(const FormOption &, const FormOption &) = default;
};

/// What the values of a field must be like (XEP-0122).
struct FormValidation {
    enum class Method { Basic, Open, Range, Regex };
    QString datatype; ///< "xs:integer"; empty: a string
    Method method = Method::Basic;
    QString least; ///< for Range; empty: no limit
    QString most;
    QString pattern; ///< for Regex: a POSIX extended one
    int fewest = -1; ///< values of a list-multi; −1: no limit
    int many = -1;
    friend bool operator==(const FormValidation &, const FormValidation &) = default;
};

/// A picture, sound … of a field, in one of the forms in which it can be had (XEP-0221).
struct FormMedia {
    QString type; ///< MIME, lower case
    QString uri;  ///< "cid:…" (XEP-0231) or an address, as the service wrote it
    friend bool operator==(const FormMedia &, const FormMedia &) = default;
};

/// One question or answer of a form (XEP-0004 §3.2, §3.3).
struct FormField {
    enum class Type {
        Boolean,
        Fixed,  ///< only text, nothing to answer
        Hidden, ///< given back as it came
        JidMulti,
        JidSingle,
        ListMulti,
        ListSingle,
        TextMulti, ///< one value per line
        TextPrivate,
        TextSingle
    };
    Type type = Type::TextSingle;
    QString var;
    QString label;
    QString description;
    bool required = false;
    QStringList values;
    std::vector<FormOption> options;
    std::optional<FormValidation> validation;
    std::vector<FormMedia> media;

    friend bool operator==(const FormField &, const FormField &) = default;
};

/// A form that a service asks to fill in, or one filled in (XEP-0004).
struct DataForm {
    enum class Type { Form, Submit, Cancel, Result };
    Type type = Type::Form;
    QString title;
    QStringList instructions;
    std::vector<FormField> fields;
    std::vector<FormField> reported;           ///< the columns of a table of results (§3.4)
    std::vector<std::vector<FormField>> items; ///< its rows

    friend bool operator==(const DataForm &, const DataForm &) = default;
};

/// Null when the form has no such field. Borrowed.
const FormField *findField(const DataForm &form, QStringView var);
FormField *findField(DataForm &form, QStringView var);
/// The first value, empty without one.
QString value(const DataForm &form, QStringView var);
QString formType(const DataForm &form); ///< FORM_TYPE (XEP-0068)
/// "1" and "true" (XEP-0004 §3.3).
bool isTrue(const QString &value);
/// Sets the values; adds a field when there is none.
void setValue(DataForm &form, const QString &var, const QStringList &values);

/// What is wrong with the values of a field as it was filled in.
enum class FormProblem {
    Missing,
    NotTrueOrFalse,
    NotAnAddress,
    NotAnOption,
    NotANumber,
    NotADate, ///< or time
    NotALink,
    OutOfRange,
    NoMatch, ///< of the pattern
    TooFew,
    TooMany
};
/// Checks one field (XEP-0004 §3.3, XEP-0122 §3). Datatypes and patterns that are not known hinder nobody. Pure.
std::optional<FormProblem> check(const FormField &field);

/// The filled in form as an answer: what can be answered, with its values; what is optional and empty is left out,
/// unless the form came with a value for it: then it is emptied. Pure.
DataForm submission(const DataForm &filledIn, const DataForm &asked);

} // namespace causerie

Q_DECLARE_METATYPE(causerie::DataForm)

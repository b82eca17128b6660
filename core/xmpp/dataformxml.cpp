// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/dataformxml.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/xmltext.h"

#include <QXmlStreamWriter>

#include <array>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto kValidate = "http://jabber.org/protocol/xdata-validate"_L1;
constexpr qsizetype kMaxFields = 1000;
constexpr qsizetype kMaxItems = 20'000;
constexpr qsizetype kMaxMedia = 20; ///< of a field
constexpr auto kMedia = "urn:xmpp:media-element"_L1;

using Type = FormField::Type;
constexpr std::array kTypes{
    std::pair{"boolean"_L1, Type::Boolean},
    std::pair{"fixed"_L1, Type::Fixed},
    std::pair{"hidden"_L1, Type::Hidden},
    std::pair{"jid-multi"_L1, Type::JidMulti},
    std::pair{"jid-single"_L1, Type::JidSingle},
    std::pair{"list-multi"_L1, Type::ListMulti},
    std::pair{"list-single"_L1, Type::ListSingle},
    std::pair{"text-multi"_L1, Type::TextMulti},
    std::pair{"text-private"_L1, Type::TextPrivate},
    std::pair{"text-single"_L1, Type::TextSingle},
};

constexpr std::array kFormTypes{
    std::pair{"form"_L1, DataForm::Type::Form}, std::pair{"submit"_L1, DataForm::Type::Submit},
    std::pair{"cancel"_L1, DataForm::Type::Cancel}, std::pair{"result"_L1, DataForm::Type::Result}};

template<typename Table, typename Value>
QLatin1StringView nameOf(const Table &table, Value value)
{
    for (const auto &[name, known] : table) {
        if (known == value)
            return name;
    }
    return {};
}

Type toFieldType(const QString &text)
{
    for (const auto &[name, type] : kTypes) {
        if (text == name)
            return type;
    }
    return Type::TextSingle;
}

int toCount(const QString &text)
{
    bool ok = false;
    const int number = text.toInt(&ok);
    return ok && number >= 0 ? number : -1;
}

FormValidation parseValidation(const QDomElement &e)
{
    using Method = FormValidation::Method;
    FormValidation rule;
    rule.datatype = e.attribute(u"datatype"_s);
    forEachChild(e, [&rule](const QDomElement &part) {
        if (is(part, "open"_L1, kValidate)) {
            rule.method = Method::Open;
        } else if (is(part, "range"_L1, kValidate)) {
            rule.method = Method::Range;
            rule.least = part.attribute(u"min"_s);
            rule.most = part.attribute(u"max"_s);
        } else if (is(part, "regex"_L1, kValidate)) {
            rule.method = Method::Regex;
            rule.pattern = part.text();
        } else if (is(part, "list-range"_L1, kValidate)) {
            rule.fewest = toCount(part.attribute(u"min"_s));
            rule.many = toCount(part.attribute(u"max"_s));
        }
    });
    return rule;
}

void parseMedia(const QDomElement &media, std::vector<FormMedia> &found)
{
    forEachChild(media, [&found](const QDomElement &e) {
        if (const QString uri = e.text().trimmed();
            is(e, "uri"_L1, kMedia) && !uri.isEmpty() && found.size() < kMaxMedia)
            found.push_back({e.attribute(u"type"_s).toLower(), uri});
    });
}

FormField parseField(const QDomElement &e)
{
    FormField field;
    field.var = e.attribute(u"var"_s);
    // §3.2: FORM_TYPE is hidden whatever a submitted form says; without a name there is nothing to answer.
    const QString type = e.attribute(u"type"_s);
    field.type = field.var == "FORM_TYPE"_L1             ? Type::Hidden
                 : type.isEmpty() && field.var.isEmpty() ? Type::Fixed
                                                         : toFieldType(type);
    field.label = e.attribute(u"label"_s);
    forEachChild(e, [&field](const QDomElement &part) {
        if (is(part, "value"_L1, ns::kDataForm))
            field.values.append(part.text());
        else if (is(part, "required"_L1, ns::kDataForm))
            field.required = true;
        else if (is(part, "desc"_L1, ns::kDataForm))
            field.description = part.text();
        else if (is(part, "option"_L1, ns::kDataForm))
            field.options.push_back({part.attribute(u"label"_s), child(part, "value"_L1, ns::kDataForm).text()});
        else if (is(part, "validate"_L1, kValidate))
            field.validation = parseValidation(part);
        else if (is(part, "media"_L1, kMedia))
            parseMedia(part, field.media);
    });
    return field;
}

std::vector<FormField> parseFields(const QDomElement &parent)
{
    std::vector<FormField> fields;
    forEachChild(parent, [&fields](const QDomElement &e) {
        if (is(e, "field"_L1, ns::kDataForm) && fields.size() < kMaxFields)
            fields.push_back(parseField(e));
    });
    return fields;
}

void writeOptional(QXmlStreamWriter &writer, QLatin1StringView name, const QString &text)
{
    if (!text.isEmpty())
        writer.writeAttribute(name, wireText(text));
}

void writeValidation(QXmlStreamWriter &writer, const FormValidation &rule)
{
    using Method = FormValidation::Method;
    writer.writeStartElement("validate"_L1);
    writer.writeDefaultNamespace(kValidate);
    writeOptional(writer, "datatype"_L1, rule.datatype);
    switch (rule.method) {
    case Method::Basic:
        writer.writeEmptyElement("basic"_L1);
        break;
    case Method::Open:
        writer.writeEmptyElement("open"_L1);
        break;
    case Method::Range:
        writer.writeEmptyElement("range"_L1);
        writeOptional(writer, "min"_L1, rule.least);
        writeOptional(writer, "max"_L1, rule.most);
        break;
    case Method::Regex:
        writer.writeTextElement("regex"_L1, wireText(rule.pattern));
        break;
    }
    if (rule.fewest >= 0 || rule.many >= 0) {
        writer.writeEmptyElement("list-range"_L1);
        if (rule.fewest >= 0)
            writer.writeAttribute("min"_L1, QString::number(rule.fewest));
        if (rule.many >= 0)
            writer.writeAttribute("max"_L1, QString::number(rule.many));
    }
    writer.writeEndElement();
}

void writeField(QXmlStreamWriter &writer, const FormField &field, bool isQuestion)
{
    writer.writeStartElement("field"_L1);
    writeOptional(writer, "var"_L1, field.var);
    writer.writeAttribute("type"_L1, nameOf(kTypes, field.type));
    if (isQuestion) {
        writeOptional(writer, "label"_L1, field.label);
        if (!field.description.isEmpty())
            writer.writeTextElement("desc"_L1, wireText(field.description));
        if (field.required)
            writer.writeEmptyElement("required"_L1);
    }
    for (const QString &text : field.values)
        writer.writeTextElement("value"_L1, wireText(text));
    for (const FormOption &option : isQuestion ? field.options : std::vector<FormOption>()) {
        writer.writeStartElement("option"_L1);
        writeOptional(writer, "label"_L1, option.label);
        writer.writeTextElement("value"_L1, wireText(option.value));
        writer.writeEndElement();
    }
    if (isQuestion && field.validation)
        writeValidation(writer, *field.validation);
    writer.writeEndElement();
}

} // namespace

std::expected<DataForm, DataFormError> parseDataForm(const QDomElement &x)
{
    if (!is(x, "x"_L1, ns::kDataForm))
        return std::unexpected(DataFormError::NotAForm);
    DataForm form;
    const QString type = x.attribute(u"type"_s);
    const auto known = std::ranges::find_if(kFormTypes, [&type](const auto &entry) { return type == entry.first; });
    if (known == kFormTypes.end())
        return std::unexpected(DataFormError::BadType);
    form.type = known->second;
    form.fields = parseFields(x);
    forEachChild(x, [&form](const QDomElement &e) {
        if (is(e, "title"_L1, ns::kDataForm))
            form.title = e.text();
        else if (is(e, "instructions"_L1, ns::kDataForm))
            form.instructions.append(e.text());
        else if (is(e, "reported"_L1, ns::kDataForm))
            form.reported = parseFields(e);
        else if (is(e, "item"_L1, ns::kDataForm) && form.items.size() < kMaxItems)
            form.items.push_back(parseFields(e));
    });
    return form;
}

void writeDataForm(QXmlStreamWriter &writer, const DataForm &form)
{
    const bool isQuestion = form.type == DataForm::Type::Form;
    writer.writeStartElement("x"_L1);
    writer.writeDefaultNamespace(ns::kDataForm);
    writer.writeAttribute("type"_L1, nameOf(kFormTypes, form.type));
    if (!form.title.isEmpty())
        writer.writeTextElement("title"_L1, wireText(form.title));
    for (const QString &text : form.instructions)
        writer.writeTextElement("instructions"_L1, wireText(text));
    const auto writeAll = [&](const std::vector<FormField> &fields, bool asQuestion) {
        for (const FormField &field : fields)
            writeField(writer, field, asQuestion);
    };
    if (!form.reported.empty()) {
        writer.writeStartElement("reported"_L1);
        writeAll(form.reported, true);
        writer.writeEndElement();
    }
    for (const auto &item : form.items) {
        writer.writeStartElement("item"_L1);
        writeAll(item, false);
        writer.writeEndElement();
    }
    writeAll(form.fields, isQuestion);
    writer.writeEndElement();
}

} // namespace causerie::xmpp

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/discoinfo.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/xmltext.h"

#include <QCryptographicHash>

#include <algorithm>
#include <optional>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

std::vector<DiscoField> parseForm(const QDomElement &form)
{
    std::vector<DiscoField> fields;
    forEachChild(form, [&fields](const QDomElement &e) {
        if (!is(e, "field"_L1, ns::kDataForm))
            return;
        DiscoField field{e.attribute(u"var"_s), e.attribute(u"type"_s), {}};
        forEachChild(e, [&field](const QDomElement &value) {
            if (is(value, "value"_L1, ns::kDataForm))
                field.values.append(value.text());
        });
        fields.push_back(std::move(field));
    });
    return fields;
}

/// XEP-0115 sorts by "i;octet" (RFC 4790 §9.3), that is by UTF-8 bytes. False when one appears twice.
bool sortUnique(QByteArrayList &items)
{
    std::ranges::sort(items);
    return std::ranges::adjacent_find(items) == items.end();
}

/// §5.1 2–3: "category/type/lang/name<" of each.
std::optional<QByteArray> identityPart(const std::vector<DiscoIdentity> &identities)
{
    QByteArrayList parts;
    for (const DiscoIdentity &i : identities)
        parts.append((i.category + u'/' + i.type + u'/' + i.language + u'/' + i.name).toUtf8() + '<');
    if (!sortUnique(parts)) // §5.4 3.3
        return {};
    return parts.join();
}

std::optional<QByteArray> featurePart(const QStringList &features)
{
    QByteArrayList parts;
    for (const QString &feature : features)
        parts.append(feature.toUtf8() + '<');
    if (!sortUnique(parts)) // §5.4 3.4
        return {};
    return parts.join();
}

struct FormPart {
    QByteArray formType;
    QByteArray text;
};

/// §5.1 6–7 for one form; empty when §5.4 3.6 says to ignore it, nullopt when it is ill-formed (3.5).
std::optional<FormPart> formPart(const std::vector<DiscoField> &form)
{
    const auto typeField = std::ranges::find(form, u"FORM_TYPE"_s, &DiscoField::var);
    if (typeField == form.end() || typeField->type != "hidden"_L1)
        return FormPart{};
    if (typeField->values.isEmpty() || QSet(typeField->values.begin(), typeField->values.end()).size() != 1)
        return {};

    FormPart part{typeField->values.front().toUtf8(), {}};
    QByteArrayList fields;
    for (const DiscoField &field : form) {
        if (field.var == "FORM_TYPE"_L1)
            continue;
        QByteArrayList values;
        for (const QString &value : field.values)
            values.append(value.toUtf8() + '<');
        std::ranges::sort(values);
        fields.append(field.var.toUtf8() + '<' + values.join());
    }
    std::ranges::sort(fields);
    part.text = part.formType + '<' + fields.join();
    return part;
}

std::optional<QByteArray> formsPart(const std::vector<std::vector<DiscoField>> &forms)
{
    std::vector<FormPart> parts;
    for (const auto &form : forms) {
        auto part = formPart(form);
        if (!part)
            return {};
        if (!part->text.isEmpty())
            parts.push_back(*std::move(part));
    }
    std::ranges::sort(parts, {}, &FormPart::formType);
    if (std::ranges::adjacent_find(parts, {}, &FormPart::formType) != parts.end()) // §5.4 3.5
        return {};
    QByteArray text;
    for (const FormPart &part : parts)
        text += part.text;
    return text;
}

std::optional<QCryptographicHash::Algorithm> algorithmOf(const QString &ver)
{
    const auto decoded = QByteArray::fromBase64Encoding(ver.toUtf8(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return {};
    for (const auto algorithm : {QCryptographicHash::Sha1, QCryptographicHash::Sha256, QCryptographicHash::Sha512}) {
        if ((*decoded).size() == QCryptographicHash::hashLength(algorithm))
            return algorithm;
    }
    return {};
}

std::optional<QString> hashed(const DiscoInfo &info, QCryptographicHash::Algorithm algorithm)
{
    const auto identities = identityPart(info.identities);
    const auto features = featurePart(info.features);
    const auto forms = formsPart(info.forms);
    if (!identities || !features || !forms)
        return {};
    return QString::fromLatin1(QCryptographicHash::hash(*identities + *features + *forms, algorithm).toBase64());
}

} // namespace

std::expected<DiscoInfo, DiscoError> parseDiscoInfo(const QDomElement &element)
{
    const QDomElement query =
        is(element, "query"_L1, ns::kDiscoInfo) ? element : child(element, "query"_L1, ns::kDiscoInfo);
    if (query.isNull())
        return std::unexpected(DiscoError::NotDisco);
    DiscoInfo info;
    forEachChild(query, [&info](const QDomElement &e) {
        if (is(e, "identity"_L1, ns::kDiscoInfo))
            info.identities.push_back(
                {e.attribute(u"category"_s), e.attribute(u"type"_s), language(e), e.attribute(u"name"_s)});
        else if (is(e, "feature"_L1, ns::kDiscoInfo))
            info.features.append(e.attribute(u"var"_s));
        else if (is(e, "x"_L1, ns::kDataForm))
            info.forms.push_back(parseForm(e));
    });
    return info;
}

std::expected<QString, CapsError> capsVer(const DiscoInfo &info, const QString &ver)
{
    const auto algorithm = algorithmOf(ver);
    if (!algorithm)
        return std::unexpected(CapsError::UnknownHash);
    const auto text = hashed(info, *algorithm);
    if (!text)
        return std::unexpected(CapsError::IllFormed);
    return *text;
}

QString capsVer(const DiscoInfo &info)
{
    const auto text = hashed(info, QCryptographicHash::Sha1);
    Q_ASSERT_X(text, "capsVer", "our own answer repeats something");
    return text.value_or(QString());
}

} // namespace causerie::xmpp

// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/registrationxml.h"

#include "core/xmpp/bits.h"
#include "core/xmpp/dataformxml.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/xmltext.h"
#include "core/xmpp/xmlwrite.h"

#include <QUrl>

#include <array>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;
using Kind = RegistrationError::Kind;

namespace
{

constexpr auto kNamespace = "jabber:iq:register"_L1;
constexpr auto kOutOfBand = "jabber:x:oob"_L1;
constexpr auto kCaptcha = "urn:xmpp:captcha"_L1;
constexpr qsizetype kMaxPictures = 10;
constexpr qsizetype kMaxOlderFields = 40;

/// §4, and what the schema names besides.
constexpr std::array kOlderFields{"username"_L1, "nick"_L1,    "password"_L1, "name"_L1,  "first"_L1, "last"_L1,
                                  "email"_L1,    "address"_L1, "city"_L1,     "state"_L1, "zip"_L1,   "phone"_L1,
                                  "url"_L1,      "date"_L1,    "misc"_L1,     "text"_L1,  "key"_L1};

bool isOlderField(const QString &name)
{
    return std::ranges::find_if(kOlderFields, [&name](auto known) { return name == known; }) != kOlderFields.end();
}

/// Empty unless it can be opened safely.
QString httpsOnly(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    const bool good = url.isValid() && url.scheme() == "https"_L1 && !url.host().isEmpty() && url.userInfo().isEmpty();
    return good ? url.toString(QUrl::FullyEncoded) : QString();
}

/// One element of the older way is one question (§3.1.1); what it contains already is its answer so far.
DataForm readOlder(const QDomElement &query)
{
    DataForm form;
    forEachChild(query, [&form](const QDomElement &e) {
        if (e.namespaceURI() != kNamespace || form.fields.size() >= std::size_t(kMaxOlderFields))
            return;
        const QString name = localName(e);
        if (name == "instructions"_L1)
            form.instructions.append(e.text());
        if (!isOlderField(name) || findField(form, name))
            return;
        FormField field;
        field.var = name;
        field.type = name == "password"_L1 ? FormField::Type::TextPrivate
                     : name == "key"_L1    ? FormField::Type::Hidden
                                           : FormField::Type::TextSingle;
        field.required = field.type != FormField::Type::Hidden;
        if (const QString text = e.text(); !text.isEmpty())
            field.values = {text};
        form.fields.push_back(field);
    });
    return form;
}

void readPictures(const QDomElement &parent, QMap<QString, QByteArray> &pictures)
{
    forEachChild(parent, [&pictures](const QDomElement &e) {
        if (pictures.size() >= kMaxPictures)
            return;
        if (const auto bits = readBits(e))
            pictures.insert(u"cid:"_s + bits->cid, bits->bytes);
    });
}

/// XEP-0158 says so by the form's kind; servers also put its fields into the form of an account (§4 there).
bool asksCaptcha(const DataForm &form)
{
    if (formType(form) == kCaptcha || findField(form, u"ocr"))
        return true;
    return std::ranges::any_of(form.fields, [](const FormField &field) { return !field.media.empty(); });
}

bool canBeAnswered(const DataForm &form)
{
    return findField(form, u"username") && findField(form, u"password");
}

bool mentions(const QString &text, std::initializer_list<QLatin1StringView> words)
{
    return std::ranges::any_of(words, [&text](auto word) { return text.contains(word, Qt::CaseInsensitive); });
}

/// What of it was not acceptable: there is one condition for everything, so the words must tell.
Kind faultOf(const QString &text, RegistrationAct act, bool hasCaptcha)
{
    if (mentions(text, {"captcha"_L1}))
        return Kind::WrongCaptcha;
    if (mentions(text, {"invitation"_L1}))
        return Kind::NotAllowed;
    if (mentions(text, {"password"_L1}) || act == RegistrationAct::ChangePassword)
        return Kind::WeakPassword;
    if (mentions(text, {"username"_L1, "user name"_L1, "nodename"_L1}))
        return Kind::BadName;
    return hasCaptcha && text.isEmpty() ? Kind::WrongCaptcha : Kind::NotAcceptable;
}

/// XEP-0445 has one condition for a token that is not (or no longer) good, servers have several.
std::optional<Kind> verdictOf(const QString &condition)
{
    if (condition == "service-unavailable"_L1 || condition == "feature-not-implemented"_L1)
        return Kind::NoTokens;
    for (const auto &used : {"item-not-found"_L1, "forbidden"_L1, "not-allowed"_L1, "not-acceptable"_L1,
                             "not-authorized"_L1, "conflict"_L1, "gone"_L1}) {
        if (condition == used)
            return Kind::BadToken;
    }
    return std::nullopt;
}

Kind kindOf(const IqError &error, RegistrationAct act, bool hasCaptcha)
{
    const QString &condition = error.condition;
    if (const auto verdict = act == RegistrationAct::Present ? verdictOf(condition) : std::nullopt)
        return *verdict;
    if (condition == "conflict"_L1)
        return Kind::NameTaken;
    if (condition == "resource-constraint"_L1 || condition == "policy-violation"_L1)
        return Kind::Wait;
    if (condition == "jid-malformed"_L1)
        return Kind::BadName;
    if (condition == "not-acceptable"_L1)
        return faultOf(error.text, act, hasCaptcha);
    if (condition == "not-allowed"_L1 && mentions(error.text, {"captcha"_L1}))
        return Kind::WrongCaptcha;
    if (condition == "not-allowed"_L1 || condition == "forbidden"_L1 || condition == "not-authorized"_L1 ||
        condition == "registration-required"_L1)
        return Kind::NotAllowed;
    if (condition == "service-unavailable"_L1 || condition == "feature-not-implemented"_L1)
        return Kind::NotOffered;
    return Kind::Refused;
}

} // namespace

std::expected<RegistrationForm, RegistrationError> parseRegistration(const QDomElement &iq)
{
    const QDomElement query = child(iq, "query"_L1, kNamespace);
    RegistrationError error;
    error.kind = Kind::BadAnswer;
    if (query.isNull())
        return std::unexpected(error);
    RegistrationForm result;
    result.page = httpsOnly(child(child(query, "x"_L1, kOutOfBand), "url"_L1, kOutOfBand).text());
    const auto form = parseDataForm(child(query, "x"_L1, ns::kDataForm));
    result.isOlder = !form || form->type != DataForm::Type::Form;
    result.form = result.isOlder ? readOlder(query) : *form;
    if (!canBeAnswered(result.form)) {
        error.kind = result.page.isEmpty() ? Kind::Unanswerable : Kind::PageOnly;
        error.page = result.page;
        error.serverText = child(query, "instructions"_L1, kNamespace).text();
        return std::unexpected(error);
    }
    readPictures(query, result.pictures);
    readPictures(iq, result.pictures);
    result.hasCaptcha = asksCaptcha(result.form);
    return result;
}

RegistrationError toRegistrationError(const IqError &error, RegistrationAct act, bool hasCaptcha)
{
    RegistrationError result;
    result.condition = error.condition;
    result.serverText = error.text;
    switch (error.kind) {
    case IqError::Kind::NotConnected:
        result.kind = Kind::NotConnected;
        break;
    case IqError::Kind::Timeout:
        result.kind = Kind::NoAnswer;
        break;
    case IqError::Kind::BadAnswer:
        result.kind = Kind::BadAnswer;
        break;
    case IqError::Kind::Refused:
        result.kind = kindOf(error, act, hasCaptcha);
        break;
    }
    return result;
}

void writePreauth(QXmlStreamWriter &writer, const QString &token)
{
    startElement(writer, "preauth"_L1, "urn:xmpp:pars:0"_L1);
    writer.writeAttribute("token"_L1, wireText(token));
    writer.writeEndElement();
}

void writeFormRequest(QXmlStreamWriter &writer)
{
    writeEmpty(writer, "query"_L1, kNamespace);
}

void writeRegistration(QXmlStreamWriter &writer, const RegistrationForm &asked, const DataForm &filledIn)
{
    startElement(writer, "query"_L1, kNamespace);
    if (asked.isOlder) {
        for (const FormField &field : filledIn.fields) {
            if (isOlderField(field.var))
                writeText(writer, QLatin1StringView(field.var.toLatin1()), field.values.value(0));
        }
    } else {
        writeDataForm(writer, submission(filledIn, asked.form));
    }
    writer.writeEndElement();
}

void writePasswordChange(QXmlStreamWriter &writer, const QString &name, const QString &password)
{
    startElement(writer, "query"_L1, kNamespace);
    writeText(writer, "username"_L1, name);
    writeText(writer, "password"_L1, password);
    writer.writeEndElement();
}

void writeRemoval(QXmlStreamWriter &writer)
{
    startElement(writer, "query"_L1, kNamespace);
    writer.writeEmptyElement("remove"_L1);
    writer.writeEndElement();
}

} // namespace causerie::xmpp

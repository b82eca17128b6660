// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/directory.h"

#include "core/xmpp/connection.h"
#include "core/xmpp/dataformxml.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/services.h"
#include "core/xmpp/xmlwrite.h"

#include <algorithm>
#include <array>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto kSearch = "jabber:iq:search"_L1;
constexpr std::size_t kMostPeople = 1'000;
constexpr qsizetype kMostDetails = 8;
constexpr qsizetype kLongestWord = 200;
constexpr std::array kPlainFields{"first"_L1, "last"_L1, "nick"_L1, "email"_L1}; // XEP-0055 §2.1

const IqError kBadAnswer{IqError::Kind::BadAnswer, {}, {}, {}};

/// What somebody is said to be, by the names of fields, in order.
using Facts = std::vector<std::pair<QString, QString>>;

QString fact(const Facts &facts, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        for (const auto &[var, value] : facts) {
            if (!value.isEmpty() && var.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        }
    }
    return {};
}

/// Fields have no registered names but the plain ones; those are ejabberd's, Openfire's and Tigase's.
QString nameIn(const Facts &facts)
{
    if (const QString full = fact(facts, {"fn"_L1, "name"_L1, "full_name"_L1}); !full.isEmpty())
        return full;
    const QString both =
        (fact(facts, {"first"_L1, "given"_L1}) + u' ' + fact(facts, {"last"_L1, "family"_L1})).trimmed();
    return both.isEmpty() ? fact(facts, {"nick"_L1, "nickname"_L1, "username"_L1}) : both;
}

void take(std::vector<DirectoryPerson> &people, const QString &address, const Facts &facts)
{
    const auto jid = Jid::parse(address.trimmed());
    if (!jid || jid->local().isEmpty() || people.size() >= kMostPeople)
        return;
    DirectoryPerson person{jid->bare(), nameIn(facts), {}};
    const QStringList inName = person.name.split(u' ');
    for (const auto &[var, value] : facts) {
        const bool isSaid = value.isEmpty() || value == person.name || value == person.jid.toString() ||
                            person.details.contains(value) || inName.contains(value);
        if (!isSaid && person.details.size() < kMostDetails)
            person.details << value;
    }
    people.push_back(std::move(person));
}

std::vector<DirectoryPerson> peopleIn(const DataForm &form)
{
    std::vector<DirectoryPerson> people;
    for (const auto &item : form.items) {
        Facts facts;
        QString address;
        for (const FormField &field : item) {
            const QString value = field.values.join(u' ').simplified().left(kLongestWord);
            if (address.isEmpty() && (field.var.compare("jid"_L1, Qt::CaseInsensitive) == 0))
                address = field.values.value(0);
            else
                facts.emplace_back(field.var, value);
        }
        take(people, address, facts);
    }
    return people;
}

std::vector<DirectoryPerson> plainPeopleIn(const QDomElement &query)
{
    std::vector<DirectoryPerson> people;
    forEachChild(query, [&people](const QDomElement &e) {
        if (!is(e, "item"_L1, kSearch))
            return;
        Facts facts;
        forEachChild(e, [&facts](const QDomElement &field) {
            if (facts.size() < 50)
                facts.emplace_back(localName(field), field.text().simplified().left(kLongestWord));
        });
        take(people, e.attribute(u"jid"_s), facts);
    });
    return people;
}

void writeSearch(QXmlStreamWriter &writer, const DirectoryForm &filledIn)
{
    startElement(writer, "query"_L1, kSearch);
    if (filledIn.isPlain) {
        for (const FormField &field : filledIn.form.fields) {
            const auto known = std::ranges::find(kPlainFields, field.var);
            if (const QString text = field.values.value(0); known != kPlainFields.end() && !text.isEmpty())
                writeText(writer, *known, text);
        }
        if (const QString key = value(filledIn.form, u"key"); !key.isEmpty()) // as jabber:iq:register has it
            writeText(writer, "key"_L1, key);
    } else {
        writeDataForm(writer, submission(filledIn.form, filledIn.form));
    }
    writer.writeEndElement();
}

} // namespace

void findDirectories(Connection &connection, const Jid &server, QObject *context, DirectoriesDone done)
{
    askServices(
        connection, server, context, [done = std::move(done)](const std::expected<Services, IqError> &services) {
            if (!services)
                return done(std::unexpected(services.error()));
            std::vector<DirectoryService> found;
            for (const auto &[jid, info] : services->asked) {
                if (info && info->features.contains(QString(kSearch)))
                    found.push_back(
                        {jid, info->identities.empty() ? QString() : info->identities.front().name.simplified()});
            }
            std::ranges::sort(found, {}, &DirectoryService::jid);
            done(std::move(found));
        });
}

void askDirectory(Connection &connection, const Jid &directory, QObject *context, DirectoryFormDone done)
{
    request(connection, PayloadIq(QXmppIq::Get, directory.toString(), emptyElement("query"_L1, kSearch)), context,
            [done = std::move(done)](const IqResult &result) { done(result.and_then(parseDirectoryForm)); });
}

void searchDirectory(Connection &connection, const Jid &directory, const DirectoryForm &filledIn, QObject *context,
                     PeopleDone done)
{
    PayloadIq iq(QXmppIq::Set, directory.toString(),
                 [filledIn](QXmlStreamWriter &writer) { writeSearch(writer, filledIn); });
    request(connection, std::move(iq), context,
            [done = std::move(done)](const IqResult &result) { done(result.and_then(parsePeople)); });
}

std::expected<DirectoryForm, IqError> parseDirectoryForm(const QDomElement &iq)
{
    const QDomElement query = child(iq, "query"_L1, kSearch);
    if (query.isNull())
        return std::unexpected(kBadAnswer);
    if (const auto form = parseDataForm(child(query, "x"_L1, ns::kDataForm)))
        return DirectoryForm{*form, false};
    DirectoryForm plain{{}, true};
    if (const QString text = child(query, "instructions"_L1, kSearch).text().simplified(); !text.isEmpty())
        plain.form.instructions << text.left(2000);
    for (const QLatin1StringView name : kPlainFields) {
        if (child(query, name, kSearch).isNull())
            continue;
        FormField field;
        field.var = name;
        plain.form.fields.push_back(field);
    }
    if (plain.form.fields.empty())
        return std::unexpected(kBadAnswer);
    if (const QString key = child(query, "key"_L1, kSearch).text(); !key.isEmpty()) {
        FormField field;
        field.type = FormField::Type::Hidden;
        field.var = u"key"_s;
        field.values = {key.left(kLongestWord)};
        plain.form.fields.push_back(field);
    }
    return plain;
}

std::expected<std::vector<DirectoryPerson>, IqError> parsePeople(const QDomElement &iq)
{
    const QDomElement query = child(iq, "query"_L1, kSearch);
    if (query.isNull())
        return std::vector<DirectoryPerson>(); // §2.1: nobody
    const QDomElement x = child(query, "x"_L1, ns::kDataForm);
    if (x.isNull())
        return plainPeopleIn(query);
    const auto form = parseDataForm(x);
    if (!form)
        return std::unexpected(kBadAnswer);
    return peopleIn(*form);
}

} // namespace causerie::xmpp

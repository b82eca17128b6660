// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clicommand.h"
#include "app/clijson.h"
#include "app/clipassword.h"
#include "core/session/newaccount.h"
#include "core/session/serveraccount.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace causerie::cli
{

namespace
{

using xmpp::RegistrationError;

/// `kind` and `text` of an error event.
QJsonObject problemFields(const RegistrationError &error)
{
    if (error.kind == RegistrationError::Kind::NotConnected && error.connection != xmpp::ConnectionError())
        return fields(error.connection);
    QStringList parts{error.condition, error.serverText, error.page};
    parts.removeAll(QString());
    return {{u"kind"_s, xmpp::toString(error.kind)}, {u"text"_s, parts.join(u"; "_s)}};
}

void printProblem(const RegistrationError &error)
{
    print("error"_L1, problemFields(error));
}

QString typeWord(FormField::Type type)
{
    using Type = FormField::Type;
    switch (type) {
    case Type::Boolean:
        return u"boolean"_s;
    case Type::Fixed:
        return u"fixed"_s;
    case Type::Hidden:
        return u"hidden"_s;
    case Type::JidMulti:
        return u"jid-multi"_s;
    case Type::JidSingle:
        return u"jid-single"_s;
    case Type::ListMulti:
        return u"list-multi"_s;
    case Type::ListSingle:
        return u"list-single"_s;
    case Type::TextMulti:
        return u"text-multi"_s;
    case Type::TextPrivate:
        return u"text-private"_s;
    case Type::TextSingle:
        return u"text-single"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QJsonObject formFields(const xmpp::RegistrationForm &form)
{
    QJsonArray questions;
    for (const FormField &field : form.form.fields) {
        if (field.type == FormField::Type::Hidden || field.type == FormField::Type::Fixed)
            continue;
        QJsonObject question{
            {u"name"_s, field.var}, {u"type"_s, typeWord(field.type)}, {u"required"_s, field.required}};
        if (!field.label.isEmpty())
            question[u"label"_s] = field.label;
        QJsonArray options;
        for (const FormOption &option : field.options)
            options.append(option.value);
        if (!options.isEmpty())
            question[u"options"_s] = options;
        questions.append(question);
    }
    return {{u"fields"_s, questions},
            {u"captcha"_s, form.hasCaptcha},
            {u"instructions"_s, form.form.instructions.join(u'\n')},
            {u"page"_s, form.page}};
}

/// `register`: makes the account that --jid names (XEP-0077 §3.1).
class RegisterCommand final : public Command
{
public:
    RegisterCommand(const Arguments &arguments, Session &session) : Command(session), m_arguments(arguments) {}

    bool needsServer() const override { return false; } // nobody is signed in
    bool needsAccount() const override { return false; }

    void start() override
    {
        const auto password = readPassword(m_arguments.passwordFile, "CAUSERIE_PASSWORD"); // readable: see Runner
        m_password = password.value_or(std::nullopt).value_or(QString());
        if (m_password.isEmpty())
            return fail(u"password-file"_s, u"register wants a password: --password-file or CAUSERIE_PASSWORD."_s);
        const auto token = readToken();
        if (!token)
            return fail(u"token-file"_s, token.error());
        connect(&m_newAccount, &NewAccount::asked, this, &RegisterCommand::answer);
        connect(&m_newAccount, &NewAccount::failed, this, [this](const RegistrationError &error) {
            printProblem(error);
            Q_EMIT finished(kFailed);
        });
        connect(&m_newAccount, &NewAccount::made, this, [this](const Account &account) {
            print("registered"_L1, {{u"jid"_s, account.jid.toString()}});
            Q_EMIT finished(kOk);
        });
        Account server;
        server.jid = *m_arguments.jid;
        server.host = m_arguments.host;
        server.port = m_arguments.port;
        server.caFile = m_arguments.caFile;
        m_newAccount.ask(server, *token);
    }

private:
    /// Empty: there is no invitation. One that was given is never passed over.
    std::expected<QString, QString> readToken() const
    {
        if (!m_arguments.token.isEmpty())
            return m_arguments.token;
        const auto given = readPassword(m_arguments.tokenFile, "CAUSERIE_TOKEN");
        if (!given)
            return std::unexpected(given.error());
        return *given ? tokenFrom((*given)->trimmed(), *m_arguments.jid) : QString();
    }

    void answer(const xmpp::RegistrationForm &asked)
    {
        DataForm form = asked.form;
        setValue(form, u"username"_s, {m_arguments.jid->local()});
        setValue(form, u"password"_s, {m_password});
        QStringList wrong;
        for (const QString &given : m_arguments.answers) {
            const QString name = given.section(u'=', 0, 0);
            if (findField(form, name))
                setValue(form, name, {given.section(u'=', 1)});
            else
                wrong << name;
        }
        for (const FormField &field : form.fields) {
            if (check(field))
                wrong << field.var;
        }
        if (wrong.isEmpty() && !asked.hasCaptcha)
            return m_newAccount.submit(form);
        print("registration-form"_L1, formFields(asked));
        fail(u"registration-incomplete"_s, asked.hasCaptcha
                                               ? u"The server asks for a captcha: make the account in the window."_s
                                               : u"Missing, unknown or wrong: %1"_s.arg(wrong.join(u", "_s)));
    }

    Arguments m_arguments;
    QString m_password;
    NewAccount m_newAccount;
};

/// `password` (XEP-0077 §3.3) and `unregister` (§3.2). A lost answer is found out by signing in anew.
class AccountCommand final : public Command
{
public:
    AccountCommand(const Arguments &arguments, Session &session) : Command(session), m_arguments(arguments) {}

    bool survivesLoss() const override { return true; }

    void start() override
    {
        if (m_arguments.verb == Verb::Unregister) {
            if (m_arguments.peer != session().account().jid) {
                printError(u"usage"_s, u"unregister wants the address of the account once more, to be sure."_s);
                Q_EMIT finished(kUsage);
            }
            return;
        }
        const auto password = readPassword(m_arguments.newPasswordFile, "CAUSERIE_NEW_PASSWORD");
        if (!password)
            return fail(u"password-file"_s, password.error());
        m_password = password->value_or(QString());
        if (m_password.isEmpty())
            fail(u"password-file"_s, u"password wants the new one: --new-password-file or CAUSERIE_NEW_PASSWORD."_s);
    }

    void online() override
    {
        const QString jid = session().account().jid.toString();
        ServerAccount &account = session().serverAccount();
        connect(&account, &ServerAccount::failed, this, [this](const RegistrationError &error) {
            printProblem(error);
            Q_EMIT finished(kFailed);
        });
        connect(&account, &ServerAccount::passwordChanged, this, [this, jid] {
            print("password-changed"_L1, {{u"jid"_s, jid}});
            Q_EMIT finished(kOk);
        });
        connect(&account, &ServerAccount::removed, this, [this, jid] {
            print("unregistered"_L1, {{u"jid"_s, jid}});
            Q_EMIT finished(kOk);
        });
        if (m_arguments.verb == Verb::Password)
            account.changePassword(m_password);
        else
            account.remove();
    }

private:
    Arguments m_arguments;
    QString m_password;
};

} // namespace

std::unique_ptr<Command> makeAccountCommand(const Arguments &arguments, Session &session)
{
    if (arguments.verb == Verb::Register)
        return std::make_unique<RegisterCommand>(arguments, session);
    return std::make_unique<AccountCommand>(arguments, session);
}

} // namespace causerie::cli

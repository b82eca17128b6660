// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/registering.h"

#include "core/session/newaccount.h"
#include "ui/signin/newaccountform.h"
#include "ui/signin/providerform.h"
#include "ui/signin/registerwords.h"
#include "ui/signin/signincard.h"
#include "ui/signin/signinform.h"

#include <QLineEdit>

namespace causerie::ui
{

using xmpp::RegistrationError;

Registering::Registering(SignInCard &card, QObject *parent) : QObject(parent), m_card(card)
{
    connect(&card.form(), &SignInForm::newAccountRequested, this, [this] {
        m_card.newAccountForm().clear();
        m_card.providerForm().setServer(m_card.form().account());
        m_card.showProvider();
    });
    connect(&card.providerForm(), &ProviderForm::askRequested, this, &Registering::ask);
    connect(&card.providerForm(), &ProviderForm::backRequested, this, [this] {
        if (m_card.providerForm().isAsking()) {
            m_newAccount->cancel();
            m_card.providerForm().showIdle();
        } else {
            leave();
        }
    });
    connect(&card.newAccountForm(), &NewAccountForm::submitted, this,
            [this](const DataForm &filledIn) { m_newAccount->submit(filledIn); });
    connect(&card.newAccountForm(), &NewAccountForm::backRequested, this, [this] {
        m_newAccount->cancel();
        m_card.newAccountForm().setSending(false);
        m_card.showProvider();
    });
}

Registering::~Registering() = default;

void Registering::makeAsker()
{
    m_newAccount = std::make_unique<NewAccount>();
    NewAccount *asker = m_newAccount.get();
    connect(asker, &NewAccount::stepChanged, &m_card.providerForm(), &ProviderForm::showStep);
    connect(asker, &NewAccount::asked, this, [this](const xmpp::RegistrationForm &form) {
        m_card.newAccountForm().setForm(m_card.providerForm().server().jid.domain(), form);
        m_card.providerForm().showIdle();
        m_card.showNewAccount();
    });
    connect(asker, &NewAccount::failed, this, [this](const RegistrationError &error) {
        if (m_card.providerForm().isAsking())
            m_card.providerForm().showFailure(error);
        else
            m_card.newAccountForm().setTrouble(registrationTrouble(error, m_card.providerForm().server().jid.domain()));
    });
    connect(asker, &NewAccount::made, this, [this](Account account, const QString &password) {
        account.keepPassword = m_card.newAccountForm().keepsPassword();
        m_card.form().setAccount(account);
        m_card.form().passwordEdit()->setText(password); // should signing in fail, it need not be typed again
        m_card.newAccountForm().clear();
        Q_EMIT made(account, password);
    });
}

void Registering::ask(const Account &server)
{
    if (!m_newAccount)
        makeAsker();
    m_newAccount->ask(server);
}

void Registering::leave()
{
    m_newAccount.reset();
    m_card.newAccountForm().clear();
    m_card.showForm();
}

} // namespace causerie::ui

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
        m_offer.reset();
        m_card.newAccountForm().clear();
        m_card.providerForm().setServer(m_card.form().account());
        m_card.providerForm().setInvitation({});
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

void Registering::offer(const AccountOffer &offer)
{
    leave();
    m_offer = offer;
    Account server;
    server.jid = offer.server;
    m_card.providerForm().setServer(server);
    m_card.providerForm().setInvitation(invitationWords(offer));
    m_card.showProvider();
}

const AccountOffer *Registering::offerOf(const Account &server) const
{
    return m_offer && server.jid == m_offer->server ? &*m_offer : nullptr;
}

void Registering::makeAsker()
{
    m_newAccount = std::make_unique<NewAccount>();
    NewAccount *asker = m_newAccount.get();
    connect(asker, &NewAccount::stepChanged, &m_card.providerForm(), &ProviderForm::showStep);
    connect(asker, &NewAccount::asked, this, [this](const xmpp::RegistrationForm &form) {
        const Account server = m_card.providerForm().server();
        m_card.newAccountForm().setForm(server.jid.domain(), form);
        const AccountOffer *invited = offerOf(server);
        m_card.newAccountForm().setGivenName(invited ? invited->name : QString());
        m_card.providerForm().showIdle();
        m_card.showNewAccount();
    });
    connect(asker, &NewAccount::failed, this, [this](const RegistrationError &error) {
        if (m_card.providerForm().isAsking()) {
            m_card.providerForm().showFailure(error);
            if (error.kind == RegistrationError::Kind::BadToken || error.kind == RegistrationError::Kind::NoTokens) {
                m_offer.reset(); // it goes on without
                m_card.providerForm().setInvitation({});
            }
        } else
            m_card.newAccountForm().setTrouble(registrationTrouble(error, m_card.providerForm().server().jid.domain()));
    });
    connect(asker, &NewAccount::made, this, [this](Account account, const QString &password) {
        m_offer.reset();
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
    const AccountOffer *invited = offerOf(server);
    m_newAccount->ask(server, invited ? invited->token : QString());
}

void Registering::leave()
{
    m_newAccount.reset();
    m_offer.reset();
    m_card.newAccountForm().clear();
    m_card.showForm();
}

} // namespace causerie::ui

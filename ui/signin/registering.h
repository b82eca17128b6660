// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/accountoffer.h"
#include "core/session/account.h"

#include <QObject>

#include <memory>

namespace causerie
{
class NewAccount;
}

namespace causerie::ui
{

class SignInCard;

/// Joins the two forms of the card with the making of an account, from the link that asks for it to signing in.
///
/// Thread: GUI. Owner: the sign-in window, with the card.
class Registering final : public QObject
{
    Q_OBJECT

public:
    explicit Registering(SignInCard &card, QObject *parent = nullptr);
    ~Registering() override;

    /// Shows the page of a new account, with the server of the invitation; nothing is sent before a person goes on. The
    /// token goes to that server only, whatever is typed there.
    void offer(const AccountOffer &offer);

Q_SIGNALS:
    void made(const causerie::Account &account, const QString &password);

private:
    void makeAsker();
    void ask(const Account &server);
    void leave();
    const AccountOffer *offerOf(const Account &server) const; ///< null without one

    SignInCard &m_card;
    std::optional<AccountOffer> m_offer;      ///< as long as it may be used
    std::unique_ptr<NewAccount> m_newAccount; ///< while somebody makes one
};

} // namespace causerie::ui

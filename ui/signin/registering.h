// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

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

Q_SIGNALS:
    void made(const causerie::Account &account, const QString &password);

private:
    void makeAsker();
    void ask(const Account &server);
    void leave();

    SignInCard &m_card;
    std::unique_ptr<NewAccount> m_newAccount; ///< while somebody makes one
};

} // namespace causerie::ui
